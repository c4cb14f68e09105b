//! The money of one wijk in one year.

use std::rc::Rc;

use wdw_contract::{Cents, texts::budget as text};
use yew::prelude::*;
use yew_router::prelude::*;

use super::acts::{CloseYear, Propose, Reverse};
use super::entries::Entries;
use super::proposals::Proposals;
use super::{downloads, picture, use_year};
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Chip, Chips, EmptyState, ErrorState, Glyph, Icon, Link, Notice, Page, Skeleton, Tone, Updated, when,
};

operation!(pub(super) BudgetOfWijk, "src/budget/wijk.graphql");
operation!(pub(super) BudgetOfYear, "src/budget/year.graphql");

/// A wijk, and what the reader may do with its budget.
pub(super) type Wijk = budget_of_wijk::BudgetOfWijkWijk;

/// Which wijk.
#[derive(Properties, PartialEq)]
pub struct BudgetWijkProps {
    /// Its name in an address, or `voorstellen`.
    pub wijk: AttrValue,
}

/// The budget of a wijk, or what the stuurgroep was asked.
#[component]
pub fn BudgetWijk(props: &BudgetWijkProps) -> Html {
    if props.wijk == "voorstellen" {
        return html! { <Proposals /> };
    }
    html! { <BudgetDoen wijk={props.wijk.clone()} /> }
}

/// Which wijk, and what to do with its budget.
#[derive(Properties, PartialEq)]
pub struct BudgetDoenProps {
    /// Its name in an address.
    pub wijk: AttrValue,
    /// The last part of the address: `voorstellen`, `jaar-afsluiten`, `terugboeken-…`; none to look.
    #[prop_or_default]
    pub act: Option<AttrValue>,
}

/// Looks at a budget, or does something with it.
#[component]
pub fn BudgetDoen(props: &BudgetDoenProps) -> Html {
    let query = use_query::<BudgetOfWijk>(budget_of_wijk::Variables { slug: props.wijk.to_string() });
    let location = use_location();
    let years: Vec<i64> = query.state.data().map(|data| data.budget_years.clone()).unwrap_or_default();
    let year = use_year(&years);
    let back = match &props.act {
        Some(_) => Back { to: Route::BudgetWijk { wijk: props.wijk.to_string() }, name: text::back().into() },
        None => Back { to: Route::Budget, name: text::title().into() },
    };
    let wijk = match &query.state {
        QueryState::Loading => return html! { <Page {back}><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={text::title()} {back}>
                    <h1>{ text::title() }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => loaded.data.wijk.clone().filter(|wijk| wijk.viewer_may_see_budget),
    };
    let Some(wijk) = wijk.map(Rc::new) else { return html! { <NotFound /> } };
    match props.act.as_deref() {
        None => html! { <Look {wijk} {year} {years} {back} /> },
        Some("voorstellen") if !wijk.viewer_may_propose_for.is_empty() => {
            html! { <Propose {wijk} {year} {back} /> }
        }
        Some("jaar-afsluiten") if wijk.viewer_may_keep_budget => html! { <CloseYear {wijk} {year} {back} /> },
        Some(act) if act.starts_with("terugboeken-") && wijk.viewer_may_keep_budget => {
            let query = location.as_ref().map_or("", |location| location.query_str());
            let budget =
                web_sys::UrlSearchParams::new_with_str(query).ok().and_then(|query| query.get("budget"));
            let entry = act.trim_start_matches("terugboeken-").to_owned();
            html! { <Reverse {wijk} {entry} budget={budget.unwrap_or_default()} {back} /> }
        }
        Some(_) => html! { <NotFound /> },
    }
}

#[derive(Properties, PartialEq)]
struct LookProps {
    wijk: Rc<Wijk>,
    year: i64,
    years: Vec<i64>,
    back: Back,
}

#[component]
fn Look(props: &LookProps) -> Html {
    let LookProps { wijk, year, years, back } = props;
    let query =
        use_query::<BudgetOfYear>(budget_of_year::Variables { wijk_id: wijk.id.clone(), year: *year });
    let to = Route::BudgetWijk { wijk: wijk.slug.clone() };
    let chips: Vec<Chip> = years
        .iter()
        .map(|one| Chip {
            label: one.to_string().into(),
            count: None,
            query: format!("jaar={one}").into(),
            current: one == year,
        })
        .collect();
    let content = match &query.state {
        QueryState::Loading => html! { <Skeleton cards=2 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => {
            let budgets = loaded.data.wijk_budgets.as_deref().unwrap_or_default();
            html! {
                <>
                    <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
                    { acts(wijk, *year, &loaded.data) }
                    if budgets.is_empty() {
                        <EmptyState title={text::none(*year)}><p>{ text::none_more() }</p></EmptyState>
                    } else {
                        <div class="pots">{ for budgets.iter().map(|budget| one(wijk, budget)) }</div>
                        { downloads(&wijk.slug, *year) }
                    }
                </>
            }
        }
    };
    html! {
        <Page title={text::title_wijk(&wijk.name)} back={back.clone()} end={html! { <SendState /> }} class="main--wide">
            <h1>{ text::title_wijk(&wijk.name) }</h1>
            <Chips label={text::year()} {to} {chips} />
            { content }
        </Page>
    }
}

fn acts(wijk: &Wijk, year: i64, data: &budget_of_year::ResponseData) -> Html {
    let waiting = data.budget_proposals.as_ref().map_or(0, Vec::len);
    let doing = |act: &str| Route::BudgetDoen { wijk: wijk.slug.clone(), act: act.to_owned() };
    let year_query = Some(AttrValue::from(format!("jaar={year}")));
    let closes = wijk.viewer_may_keep_budget
        && data.budget_closing.as_ref().is_some_and(|closing| closing.allowed || closing.carry_over_allowed);
    html! {
        <ul class="list">
            if !wijk.viewer_may_propose_for.is_empty() {
                <li class="act"><Link to={doing("voorstellen")}><Icon glyph={Glyph::Plus} /><span>{ text::propose() }</span><Icon glyph={Glyph::Next} /></Link></li>
            }
            <li class="act">
                <Link to={Route::BudgetWijk { wijk: "voorstellen".to_owned() }}>
                    <Icon glyph={Glyph::Clock} />
                    <span>{ if waiting > 0 { text::proposals_wait(i64::try_from(waiting).unwrap_or(i64::MAX)) } else { text::proposals().to_owned() } }</span>
                    <Icon glyph={Glyph::Next} />
                </Link>
            </li>
            if closes {
                <li class="act"><Link to={doing("jaar-afsluiten")} query={year_query}><Icon glyph={Glyph::Check} /><span>{ text::close(year) }</span><Icon glyph={Glyph::Next} /></Link></li>
            }
        </ul>
    }
}

fn one(wijk: &Wijk, budget: &budget_of_year::BudgetOfYearWijkBudgets) -> Html {
    let open: Vec<_> = budget.commitments.iter().filter(|promise| promise.open > Cents::ZERO).collect();
    html! {
        <section key={budget.id.clone()} class="stack">
            { picture(super::entries::uuid(&budget.id), &budget.partner.name, [budget.allocated, budget.available, budget.committed, budget.paid]) }
            if let Some(at) = &budget.closed_at { <Notice tone={Tone::Info}><p>{ text::closed(when::day(at)) }</p></Notice> }
            if !open.is_empty() {
                <h3>{ text::promises() }</h3>
                <ul class="list">
                    { for open.into_iter().map(|promise| html! {
                        <li class="row row--between">
                            if let Some(idea) = &promise.initiative {
                                <span>{ text::promise_line(promise.granted, promise.open, &idea.title) }</span>
                                if wijk.viewer_may_keep_budget {
                                    <Link to={Route::BesluitDoen { reference: idea.reference.clone(), act: "betalen".to_owned() }}>
                                        { text::pay() }<span class="visually-hidden">{ " " }{ &idea.title }</span>
                                    </Link>
                                }
                            } else { <span>{ text::promise_hidden(promise.granted, promise.open) }</span> }
                        </li>
                    }) }
                </ul>
            }
            <details>
                <summary>{ text::bookings() }<span class="visually-hidden">{ " " }{ &budget.partner.name }</span></summary>
                <div class="stack"><Entries id={budget.id.clone()} wijk={wijk.slug.clone()} /></div>
            </details>
        </section>
    }
}
