//! The list of a wijkteam, and beside it, on a wide screen, the idea that is open.

use wdw_contract::texts::{common, wijkteam as text};
use yew::prelude::*;
use yew_router::prelude::*;

use super::bucket::{Bucket, Shown};
use super::detail::Detail;
use super::row::Row;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::{SendState, Session, Viewer, use_session};
use crate::routes::Route;
use crate::ui::{
    Back, Button, ButtonKind, Chip, Chips, Choice, EmptyState, ErrorState, Link, LinkButton, Page, Select,
    SignInLink, Skeleton, Updated,
};

operation!(Worklist, "src/wijkteam/worklist.graphql");

/// An idea in the list.
pub(super) type Node = worklist::WorklistWijkInitiativesNodes;

/// Which idea is open beside the list, and what is being done with it.
#[derive(Properties, PartialEq)]
pub struct WerklijstProps {
    /// As people mention it; none for only the list.
    #[prop_or_default]
    pub reference: Option<AttrValue>,
    /// The last part of the address: `vragen`, `toewijzen`, …
    #[prop_or_default]
    pub act: Option<AttrValue>,
}

/// What the wijkteam has to do.
#[component]
pub fn Werklijst(props: &WerklijstProps) -> Html {
    let session = use_session();
    let location = use_location();
    let shown = Shown::of(location.as_ref().map_or("", |location| location.query_str()));
    let end = html! { <SendState /> };
    let viewer = match &session {
        Session::Unknown => return html! { <Page {end}><Skeleton /></Page> },
        Session::SignedOut => {
            return only_for_wijkteam(html! { <SignInLink class={ButtonKind::Primary.class()} /> });
        }
        Session::SignedIn(viewer) if viewer.memberships.is_empty() => {
            return only_for_wijkteam(
                html! { <LinkButton to={Route::MijnWijk}>{ text::to_mijn_wijk() }</LinkButton> },
            );
        }
        Session::SignedIn(viewer) => viewer.clone(),
    };
    let Some(slug) = chosen_wijk(&viewer, &shown) else { return Html::default() };
    let open = props.reference.clone();
    let query: AttrValue = shown.query().into();
    let back = open.as_ref().map(|reference| match props.act {
        Some(_) => Back {
            to: Route::WerklijstInitiatief { reference: reference.to_string() },
            name: wdw_contract::texts::initiatives::the_idea().into(),
        },
        None => Back { to: Route::Werklijst, name: common::worklist().into() },
    });
    // With an idea beside it, the page has the title of the idea.
    let title = open.is_none().then(|| AttrValue::from(common::worklist()));
    let form = props.act.as_ref().map(|_| "main--form");
    html! {
        <Page {title} {back} {end} class={classes!("main--split", form)}>
            <div class={classes!("split", open.as_ref().map(|_| "split--open"))}>
                <section class="split__list stack" aria-labelledby="werklijst">
                    if open.is_none() {
                        <h1 id="werklijst">{ common::worklist() }</h1>
                    } else {
                        <h2 id="werklijst">{ common::worklist() }</h2>
                    }
                    <p class="small row">
                        <Link to={Route::Besluiten}>{ text::to_decisions() }</Link>
                        <Link to={Route::BudgetWijk { wijk: slug.clone() }}>{ text::to_budget() }</Link>
                    </p>
                    <WhichWijk viewer={viewer.clone()} slug={slug.clone()} shown={shown.clone()} />
                    <List key={format!("{slug}{query}")} slug={slug.clone()} shown={shown.clone()} query={query.clone()} open={open.clone()} />
                </section>
                <div class="split__detail">
                    if let Some(reference) = open {
                        <Detail key={reference.to_string()} reference={reference.clone()} act={props.act.clone()} />
                    } else {
                        <div class="wide-only"><EmptyState title={text::choose_one()} /></div>
                    }
                </div>
            </div>
        </Page>
    }
}

fn only_for_wijkteam(what_to_do: Html) -> Html {
    html! {
        <Page title={common::worklist()}>
            <h1>{ common::worklist() }</h1>
            <EmptyState title={text::only_for_wijkteam()}>{ what_to_do }</EmptyState>
        </Page>
    }
}

/// The wijk in the address when the reader works there, else the first.
fn chosen_wijk(viewer: &Viewer, shown: &Shown) -> Option<String> {
    let slugs = || viewer.memberships.iter().map(|membership| &membership.wijk.slug);
    slugs().find(|slug| Some(*slug) == shown.wijk.as_ref()).or_else(|| slugs().next()).cloned()
}

#[derive(Properties, PartialEq)]
struct WhichWijkProps {
    viewer: std::rc::Rc<Viewer>,
    slug: String,
    shown: Shown,
}

/// The name of the wijk, or a choice for who works in several.
#[component]
fn WhichWijk(props: &WhichWijkProps) -> Html {
    let navigator = use_navigator();
    let mut wijken: Vec<(&str, &str)> =
        props.viewer.memberships.iter().map(|m| (m.wijk.slug.as_str(), m.wijk.name.as_str())).collect();
    wijken.dedup();
    if let [(_, name)] = wijken.as_slice() {
        return html! { <p class="muted">{ text::wijkteam_of(*name) }</p> };
    }
    let on_change = {
        let shown = props.shown.clone();
        Callback::from(move |slug: AttrValue| {
            let shown = Shown { wijk: Some(slug.to_string()), ..shown.clone() };
            if let Some(navigator) = &navigator {
                let _ =
                    navigator.replace_with_query(&Route::Werklijst, yew_router::query::Raw(shown.query()));
            }
        })
    };
    html! {
        <Select id="wijk" label={text::which_wijkteam()} value={props.slug.clone()} {on_change}
            choices={wijken.iter().map(|(slug, name)| Choice::new((*slug).to_owned(), (*name).to_owned())).collect::<Vec<_>>()} />
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    slug: String,
    shown: Shown,
    query: AttrValue,
    /// Which idea is open beside it.
    open: Option<AttrValue>,
    #[prop_or_default]
    after: Option<String>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let bucket = props.shown.bucket;
    let list = use_query::<Worklist>(worklist::Variables {
        slug: props.slug.clone(),
        filter: worklist::InitiativeFilter {
            wijk_id: None,
            states: bucket.states(),
            theme: None,
            text: None,
            mine: None,
            bucket: bucket.part(),
            owned: (bucket == Bucket::Mine).then_some(true),
        },
        after: props.after.clone(),
    });
    let more = use_state(|| false);
    let loaded = match &list.state {
        QueryState::Loading => return html! { <Skeleton cards=4 /> },
        QueryState::Failed(trouble) => {
            return html! { <ErrorState trouble={trouble.clone()} on_retry={list.reload.clone()} /> };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let Some(wijk) = &loaded.data.wijk else {
        return html! { <EmptyState title={text::only_for_wijkteam()} /> };
    };
    let found = &wijk.initiatives;
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    html! {
        <>
            if props.after.is_none() {
                <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={list.reload.clone()} />
                <Chips label={text::buckets()} to={Route::Werklijst} chips={chips(&props.shown, wijk.worklist_counts.as_ref())} />
            }
            if found.nodes.is_empty() {
                <EmptyState title={text::nothing()}><p>{ text::nothing_more() }</p></EmptyState>
            } else {
                <ul class="list">
                    { for found.nodes.iter().map(|node| html! {
                        <Row key={node.reference.clone()} node={node.clone()} query={props.query.clone()}
                            heading={if props.open.is_some() { "h3" } else { "h2" }}
                            current={props.open.as_deref() == Some(node.reference.as_str())} />
                    }) }
                </ul>
            }
            if let Some(after) = next {
                if *more {
                    <List slug={props.slug.clone()} shown={props.shown.clone()} query={props.query.clone()}
                        open={props.open.clone()} {after} />
                } else {
                    <Button kind={ButtonKind::Secondary} onclick={{
                        let more = more.setter();
                        Callback::from(move |_| more.set(true))
                    }}>{ wdw_contract::texts::initiatives::more() }</Button>
                }
            }
        </>
    }
}

fn chips(shown: &Shown, counts: Option<&worklist::WorklistWijkWorklistCounts>) -> Vec<Chip> {
    Bucket::ALL
        .iter()
        .map(|bucket| {
            let count = counts.and_then(|counts| match bucket {
                Bucket::All => Some(counts.new + counts.waiting_for_us + counts.waiting_for_resident),
                Bucket::Part(WorklistBucket::New) => Some(counts.new),
                Bucket::Part(WorklistBucket::WaitingForUs) => Some(counts.waiting_for_us),
                Bucket::Part(WorklistBucket::WaitingForResident) => Some(counts.waiting_for_resident),
                Bucket::Part(WorklistBucket::ToDecide) => Some(counts.to_decide),
                Bucket::Part(WorklistBucket::AfterGrant) => Some(counts.after_grant),
                Bucket::Part(WorklistBucket::Overdue | WorklistBucket::Unknown) => Some(counts.overdue),
                Bucket::Mine => None,
            });
            let query = Shown { bucket: *bucket, ..shown.clone() }.query().into();
            Chip { label: bucket.label().into(), count, query, current: shown.bucket == *bucket }
        })
        .collect()
}
