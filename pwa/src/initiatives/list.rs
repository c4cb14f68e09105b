//! All ideas, to search and to narrow.

use wdw_contract::texts::{common, initiatives as text};
use web_sys::HtmlElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::card::{IdeaCard, card, count_words};
use super::filters::{Filters, Phase, SORTS, sort_key, theme_key};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::areas::{Wijken, wijken};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Button, ButtonKind, Choice, EmptyState, ErrorState, Glyph, LinkButton, Page, Select, Skeleton, TextField,
    Updated,
};

operation!(Ideas, "src/initiatives/list.graphql");

/// All ideas.
#[component]
pub fn Ideeen() -> Html {
    let location = use_location();
    let filters = Filters::of(location.as_ref().map_or("", |location| location.query_str()));
    let navigator = use_navigator();
    let change = Callback::from(move |filters: Filters| {
        if let Some(navigator) = &navigator {
            // The address says what is shown; "back" leaves the list.
            let _ = navigator.replace_with_query(&Route::Ideeen, yew_router::query::Raw(filters.query()));
        }
    });
    let wijken = use_query::<Wijken>(wijken::Variables);
    let wijken: Vec<(String, String, String)> = wijken
        .state
        .data()
        .map(|data| data.wijken.iter().map(|w| (w.slug.clone(), w.name.clone(), w.id.clone())).collect())
        .unwrap_or_default();
    let wijk_id = wijken.iter().find(|(slug, ..)| *slug == filters.wijk).map(|(.., id)| id.clone());
    // Which wijk is meant is not known before its id is.
    let ready = filters.wijk.is_empty() || wijk_id.is_some();
    html! {
        <Page title={common::ideas()} end={html! { <SendState /> }} class="main--wide">
            <h1>{ common::ideas() }</h1>
            <Search filters={filters.clone()} {wijken} on_change={change} />
            if ready {
                <Results key={filters.query()} filters={filters.clone()} {wijk_id} />
            } else {
                <Skeleton cards=4 />
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct SearchProps {
    filters: Filters,
    /// Slug, name, id.
    wijken: Vec<(String, String, String)>,
    on_change: Callback<Filters>,
}

#[component]
fn Search(props: &SearchProps) -> Html {
    let typed = use_state(|| props.filters.text.clone());
    let open = use_state(|| props.filters.narrowed() > 0);
    let onsubmit = {
        let (filters, typed, on_change) = (props.filters.clone(), typed.clone(), props.on_change.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_change.emit(Filters { text: (*typed).clone(), ..filters.clone() });
        })
    };
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let changed = |set: fn(&mut Filters, &str)| {
        let (filters, typed, on_change) = (props.filters.clone(), typed.clone(), props.on_change.clone());
        Callback::from(move |value: AttrValue| {
            let mut filters = Filters { text: (*typed).clone(), ..filters.clone() };
            set(&mut filters, &value);
            on_change.emit(filters);
        })
    };
    let filters = &props.filters;
    let wijken = first(
        text::filter_all_wijken(),
        props.wijken.iter().map(|(slug, name, _)| Choice::new(slug.clone(), name.clone())),
    );
    let themes = first(
        text::filter_all_themes(),
        Theme::ALL.iter().map(|theme| Choice::new(theme_key(*theme), theme.label())),
    );
    let phases = first(
        text::filter_all_phases(),
        Phase::ALL.iter().map(|phase| Choice::new(phase.key(), phase_words(*phase))),
    );
    let sorts = SORTS.iter().map(|sort| Choice::new(sort_key(*sort), sort_words(*sort))).collect::<Vec<_>>();
    let label = match filters.narrowed() {
        0 => text::filter().to_owned(),
        count => text::filter_count(count),
    };
    html! {
        <form role="search" class="stack" {onsubmit} novalidate=true>
            <div class="search">
                <TextField id="zoek" label={text::search_label()} kind="search" value={(*typed).clone()} {on_input}
                    autocomplete="off" />
                <Button submit=true kind={ButtonKind::Secondary} icon={Glyph::Search}>{ text::search() }</Button>
            </div>
            <button type="button" class="button button--plain filters__toggle" onclick={toggle}
                aria-expanded={if *open { "true" } else { "false" }} aria-controls="filters">{ label }</button>
            <div id="filters" class={classes!("filters", open.then_some("filters--open"))}>
                <Select id="wijk" label={text::filter_wijk()} choices={wijken} value={filters.wijk.clone()}
                    on_change={changed(|filters, value| filters.wijk = value.to_owned())} />
                <Select id="thema" label={text::filter_theme()} choices={themes}
                    value={filters.theme.map_or("", theme_key)}
                    on_change={changed(|filters, value| {
                        filters.theme = Theme::ALL.iter().copied().find(|theme| theme_key(*theme) == value);
                    })} />
                <Select id="fase" label={text::filter_phase()} choices={phases} value={filters.phase.map_or("", Phase::key)}
                    on_change={changed(|filters, value| {
                        filters.phase = Phase::ALL.iter().copied().find(|phase| phase.key() == value);
                    })} />
                <Select id="sorteer" label={text::sort()} choices={sorts} value={sort_key(filters.sort)}
                    on_change={changed(|filters, value| {
                        if let Some(sort) = SORTS.iter().copied().find(|sort| sort_key(*sort) == value) {
                            filters.sort = sort;
                        }
                    })} />
            </div>
        </form>
    }
}

fn first(all: &'static str, others: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", all)).chain(others).collect()
}

fn phase_words(phase: Phase) -> &'static str {
    match phase {
        Phase::Open => text::phase_open(),
        Phase::Decided => text::phase_decided(),
        Phase::Granted => common::state_granted(),
        Phase::Refused => common::state_refused(),
        Phase::UnderWay => common::state_in_progress(),
        Phase::Completed => common::state_completed(),
        Phase::Referred => common::state_referred(),
    }
}

fn sort_words(sort: InitiativeSort) -> &'static str {
    match sort {
        InitiativeSort::Newest | InitiativeSort::Unknown => text::sort_newest(),
        InitiativeSort::MostSupported => text::sort_supported(),
        InitiativeSort::SoonestDue => text::sort_due(),
    }
}

#[derive(Properties, PartialEq)]
struct ResultsProps {
    filters: Filters,
    wijk_id: Option<String>,
    /// Where this part of the list starts; none for the first.
    #[prop_or_default]
    after: Option<String>,
}

/// Twenty ideas, and after them, when asked for, the next twenty.
#[component]
fn Results(props: &ResultsProps) -> Html {
    let filters = &props.filters;
    let ideas = use_query::<Ideas>(ideas::Variables {
        filter: Some(ideas::InitiativeFilter {
            wijk_id: props.wijk_id.clone(),
            states: filters.phase.map(Phase::states),
            theme: filters.theme,
            text: Some(filters.text.trim().to_owned()).filter(|text| !text.is_empty()),
            mine: None,
            bucket: None,
            owned: None,
        }),
        sort: filters.sort,
        after: props.after.clone(),
    });
    let more = use_state(|| false);
    let list = use_node_ref();
    let continued = props.after.is_some();
    {
        // Who asked for more reads on where the new ones start.
        let list = list.clone();
        use_effect_with(ideas.state.data().is_some(), move |there| {
            if *there
                && continued
                && let Some(list) = list.cast::<HtmlElement>()
                && let Ok(Some(link)) = list.query_selector("a")
            {
                super::act::focus_element(&link);
            }
        });
    }
    let loaded = match &ideas.state {
        QueryState::Loading => return html! { <Skeleton cards=4 /> },
        QueryState::Failed(trouble) => {
            return html! { <ErrorState trouble={trouble.clone()} on_retry={ideas.reload.clone()} /> };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let found = &loaded.data.initiatives;
    let all_wijken = props.wijk_id.is_none();
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    html! {
        <>
            if !continued {
                <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={ideas.reload.clone()} />
                <p class="muted" role="status">{ count_words(found.total_count) }</p>
            }
            if found.nodes.is_empty() && !continued {
                <EmptyState title={text::none_title()}>
                    <p>{ text::none_more() }</p>
                    <LinkButton to={Route::Indienen}>{ common::submit_idea() }</LinkButton>
                </EmptyState>
            }
            <ul class="ideas" ref={list}>
                { for found.nodes.iter().map(|node| {
                    let mut idea = card!(node);
                    idea.wijk = all_wijken.then(|| node.wijk.name.clone());
                    html! { <li key={idea.reference.clone()}><IdeaCard {idea} heading="h2" /></li> }
                }) }
            </ul>
            if let Some(after) = next {
                if *more {
                    <Results filters={filters.clone()} wijk_id={props.wijk_id.clone()} {after} />
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
    }
}
