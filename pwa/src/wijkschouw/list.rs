//! Every wijkschouw of a wijk: those to come, those under way, those that were.

use wdw_contract::texts::{common, schouw as text};
use yew::prelude::*;
use yew_router::prelude::*;

use super::card::{SchouwCard, row};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::areas::{Wijken, chosen, wijken};
use crate::people::{SendState, use_session};
use crate::routes::Route;
use crate::ui::{
    Button, ButtonKind, Choice, EmptyState, ErrorState, Glyph, Link, LinkButton, Page, Select, Skeleton,
    Updated,
};

operation!(WijkschouwList, "src/wijkschouw/list.graphql");

/// The wijk in the address: `?wijk=haveltermade`; `alle` for all of them.
const ALL: &str = "alle";

/// The list, of the wijk of this phone unless the address says another.
#[component]
pub fn Wijkschouwen() -> Html {
    let all = use_query::<Wijken>(wijken::Variables);
    let session = use_session();
    let navigator = use_navigator();
    let location = use_location();
    let asked = location.as_ref().and_then(|location| {
        location.query_str().trim_start_matches('?').strip_prefix("wijk=").map(str::to_owned)
    });
    let slug = asked
        .or_else(|| chosen().map(|chosen| chosen.slug))
        .or_else(|| {
            session.viewer().and_then(|viewer| viewer.memberships.first().map(|m| m.wijk.slug.clone()))
        })
        .unwrap_or_else(|| ALL.to_owned());
    let on_change = Callback::from(move |slug: AttrValue| {
        if let Some(navigator) = &navigator {
            let query = yew_router::query::Raw(format!("wijk={slug}"));
            // Only a query that cannot be written fails, and this one is text.
            let _ = navigator.replace_with_query(&Route::Wijkschouw, query);
        }
    });
    let body = match &all.state {
        QueryState::Loading => html! { <Skeleton cards=3 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={all.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => {
            let known = loaded.data.wijken.iter().find(|wijk| wijk.slug == slug);
            let mut choices = vec![Choice::new(ALL, text::all_wijken())];
            choices.extend(loaded.data.wijken.iter().map(|w| Choice::new(w.slug.clone(), w.name.clone())));
            let wijk_id = known.map(|wijk| wijk.id.clone());
            html! {
                <>
                    <div class="schouw-which">
                        <Select id="wijk" label={text::which_wijk()} {choices} {on_change}
                            value={known.map_or(ALL.to_owned(), |wijk| wijk.slug.clone())} />
                    </div>
                    <Lists key={slug.clone()} {wijk_id} />
                </>
            }
        }
    };
    html! {
        <Page title={text::title()} end={html! { <SendState /> }} class="main--wide">
            <div class="row row--between row--top">
                <div class="stack">
                    <h1>{ text::title() }</h1>
                    <p>{ text::lead() }</p>
                </div>
                if session.is_professional() {
                    <div class="stack">
                        <LinkButton to={Route::WijkschouwEen { reference: "plannen".to_owned() }} icon={Glyph::Plus}>
                            { text::plan() }
                        </LinkButton>
                    </div>
                }
            </div>
            { body }
            if session.is_professional() {
                <nav class="row" aria-label={common::more_pages()}>
                    <Link to={Route::Checklists}>{ text::to_checklists() }</Link>
                    <Link to={Route::Opvolging}>{ text::to_follow_ups() }</Link>
                </nav>
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ListsProps {
    /// None for all wijken.
    wijk_id: Option<String>,
    /// Where this part of the past starts; none for the whole page.
    #[prop_or_default]
    after: Option<String>,
}

/// What is to come, soonest first, and what was, latest first.
#[component]
fn Lists(props: &ListsProps) -> Html {
    let filter = |states: &[WijkschouwState]| wijkschouw_list::WijkschouwFilter {
        wijk_id: props.wijk_id.clone(),
        states: Some(states.to_vec()),
        mine: None,
    };
    let list = use_query::<WijkschouwList>(wijkschouw_list::Variables {
        coming: filter(&[WijkschouwState::Planned, WijkschouwState::UnderWay]),
        past: filter(&[WijkschouwState::Completed, WijkschouwState::Reported, WijkschouwState::Cancelled]),
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
    let all = props.wijk_id.is_none();
    // The server tells the latest first; who looks for one to join wants the soonest.
    let coming: Vec<_> = loaded.data.coming.nodes.iter().rev().map(|node| row!(node, all)).collect();
    let (under_way, planned): (Vec<_>, Vec<_>) =
        coming.into_iter().partition(|row| row.state == WijkschouwState::UnderWay);
    let past = &loaded.data.past;
    let next = past.page_info.end_cursor.clone().filter(|_| past.page_info.has_next_page);
    let rest = html! {
        <>
            <ul class="ideas">
                { for past.nodes.iter().map(|node| html! { <li key={node.reference.clone()}><SchouwCard row={row!(node, all)} /></li> }) }
            </ul>
            if let Some(after) = next {
                if *more {
                    <Lists wijk_id={props.wijk_id.clone()} {after} />
                } else {
                    <div>
                        <Button kind={ButtonKind::Secondary} onclick={{
                            let more = more.setter();
                            Callback::from(move |_| more.set(true))
                        }}>{ text::more() }</Button>
                    </div>
                }
            }
        </>
    };
    if props.after.is_some() {
        return rest;
    }
    let cards = |rows: Vec<super::card::Row>| {
        html! {
            <ul class="ideas">
                { for rows.into_iter().map(|row| html! { <li key={row.reference.clone()}><SchouwCard {row} /></li> }) }
            </ul>
        }
    };
    html! {
        <>
            <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={list.reload.clone()} />
            if !under_way.is_empty() {
                <section class="stack" aria-labelledby="nu">
                    <h2 id="nu">{ text::under_way() }</h2>
                    { cards(under_way) }
                </section>
            }
            <section class="stack" aria-labelledby="straks">
                <h2 id="straks">{ text::coming() }</h2>
                if planned.is_empty() {
                    <EmptyState title={text::none_coming()}><p>{ text::none_coming_more() }</p></EmptyState>
                } else {
                    { cards(planned) }
                }
            </section>
            <section class="stack" aria-labelledby="geweest">
                <h2 id="geweest">{ text::past() }</h2>
                if past.nodes.is_empty() { <EmptyState title={text::none_past()} /> }
                { rest }
            </section>
        </>
    }
}
