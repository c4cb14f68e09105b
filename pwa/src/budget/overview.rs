//! The budgets that somebody has to do with, wijk by wijk.

use std::collections::BTreeMap;

use wdw_contract::{Cents, texts::budget as text};
use yew::prelude::*;

use super::wijk::{BudgetOfYear, budget_of_year};
use super::{downloads, picture, use_year};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::{SendState, Session, use_session};
use crate::routes::Route;
use crate::ui::{ButtonKind, Card, Chip, Chips, EmptyState, ErrorState, Link, Page, SignInLink, Skeleton};

operation!(BudgetOverview, "src/budget/overview.graphql");
operation!(BudgetYears, "src/budget/years.graphql");

/// For managers and the stuurgroep all wijken; for who works in a wijkteam the own wijken.
#[component]
pub fn Budget() -> Html {
    let session = use_session();
    let content = match &session {
        Session::Unknown => html! { <Skeleton cards=3 /> },
        Session::SignedOut => {
            html! { <EmptyState title={text::only_for()}><SignInLink class={ButtonKind::Primary.class()} /></EmptyState> }
        }
        Session::SignedIn(viewer) if !viewer.decides() => html! { <EmptyState title={text::only_for()} /> },
        Session::SignedIn(viewer) => {
            let mut own: Vec<_> = viewer.memberships.iter().map(|held| &held.wijk).collect();
            own.dedup_by_key(|wijk| &wijk.slug);
            let higher =
                viewer.roles.iter().any(|held| matches!(held.role, RoleKind::Manager | RoleKind::Stuurgroep));
            html! {
                <>
                    if !higher {
                        <div class="ideas">
                            { for own.into_iter().map(|wijk| html! {
                                <OwnWijk id={wijk.id.clone()} slug={wijk.slug.clone()} name={wijk.name.clone()} />
                            }) }
                        </div>
                    }
                    if higher { <Overview /> }
                    <p><Link to={Route::BudgetWijk { wijk: "voorstellen".to_owned() }}>{ text::proposals_title() }</Link></p>
                </>
            }
        }
    };
    html! {
        <Page title={text::title()} end={html! { <SendState /> }} class="main--wide">
            <div class="stack"><h1>{ text::title() }</h1></div>
            { content }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OwnWijkProps {
    id: String,
    slug: String,
    name: String,
}

/// This year's money of a wijk, of all partners together.
#[component]
fn OwnWijk(props: &OwnWijkProps) -> Html {
    let OwnWijkProps { id, slug, name } = props;
    let year = use_year(&[]);
    let query = use_query::<BudgetOfYear>(budget_of_year::Variables { wijk_id: id.clone(), year });
    let more = html! { <p><Link to={Route::BudgetWijk { wijk: slug.clone() }}>{ text::title_wijk(name) }</Link></p> };
    match &query.state {
        QueryState::Loading => html! { <Skeleton cards=1 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => {
            let budgets = loaded.data.wijk_budgets.as_deref().unwrap_or_default();
            if budgets.is_empty() {
                return html! { <Card><h2>{ name }</h2><p>{ text::none(year) }</p>{ more }</Card> };
            }
            let sum = |amount: fn(&budget_of_year::BudgetOfYearWijkBudgets) -> Cents| {
                budgets.iter().map(amount).sum::<Cents>()
            };
            let sums = [
                sum(|one| one.allocated),
                sum(|one| one.available),
                sum(|one| one.committed),
                sum(|one| one.paid),
            ];
            html! { <Card>{ picture(slug, name, sums) }{ more }</Card> }
        }
    }
}

#[component]
fn Overview() -> Html {
    let years = use_query::<BudgetYears>(budget_years::Variables);
    let known: Vec<i64> = years.state.data().map(|data| data.budget_years.clone()).unwrap_or_default();
    let year = use_year(&known);
    let query = use_query::<BudgetOverview>(budget_overview::Variables { year });
    let chips: Vec<Chip> = known
        .iter()
        .map(|one| Chip {
            label: one.to_string().into(),
            count: None,
            query: format!("jaar={one}").into(),
            current: *one == year,
        })
        .collect();
    let content = match &query.state {
        QueryState::Loading => html! { <Skeleton cards=3 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => match &loaded.data.budget_overview {
            None => html! { <EmptyState title={text::only_for()} /> },
            Some(all) if all.rows.is_empty() => {
                html! { <EmptyState title={text::none(year)}><p>{ text::none_more() }</p></EmptyState> }
            }
            Some(all) => html! { <>{ wijken(all, year) }{ downloads("alle", year) }</> },
        },
    };
    html! {
        <section class="stack stack--l" aria-labelledby="alle">
            <div class="stack stack--s"><h2 id="alle">{ text::all_wijken() }</h2><p class="muted">{ text::overview_intro() }</p></div>
            <Chips label={text::year()} to={Route::Budget} {chips} />
            { content }
        </section>
    }
}

fn wijken(all: &budget_overview::BudgetOverviewBudgetOverview, year: i64) -> Html {
    let mut sums: BTreeMap<(&str, &str), [Cents; 4]> = BTreeMap::new();
    for row in &all.rows {
        let sum = sums.entry((&row.wijk.name, &row.wijk.slug)).or_insert([Cents::ZERO; 4]);
        for (at, amount) in sum.iter_mut().zip([row.allocated, row.available, row.committed, row.paid]) {
            *at = *at + amount;
        }
    }
    html! {
        <>
            <Card>{ picture("samen", text::total(), [all.allocated, all.available, all.committed, all.paid]) }</Card>
            <div class="ideas">
                { for sums.into_iter().map(|((name, slug), sum)| html! {
                    <Card>
                        { picture(slug, name, sum) }
                        <p><Link to={Route::BudgetWijk { wijk: slug.to_owned() }} query={Some(AttrValue::from(format!("jaar={year}")))}>{ text::title_wijk(name) }</Link></p>
                    </Card>
                }) }
            </div>
            <details>
                <summary>{ text::table() }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label={text::table()}>
                <table class="costs costs--columns">
                    <thead><tr>
                        <th scope="col">{ text::column_wijk() }</th><th scope="col">{ text::column_partner() }</th>
                        <th scope="col" class="amount">{ text::column_allocated() }</th><th scope="col" class="amount">{ text::column_committed() }</th>
                        <th scope="col" class="amount">{ text::column_paid() }</th><th scope="col" class="amount">{ text::column_available() }</th>
                    </tr></thead>
                    <tbody>
                        { for all.rows.iter().map(|row| html! {
                            <tr>
                                <th scope="row">{ &row.wijk.name }</th><td>{ &row.partner.short_name }</td>
                                <td class="amount">{ row.allocated.to_string() }</td><td class="amount">{ row.committed.to_string() }</td>
                                <td class="amount">{ row.paid.to_string() }</td><td class="amount">{ row.available.to_string() }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
                </div>
            </details>
        </>
    }
}
