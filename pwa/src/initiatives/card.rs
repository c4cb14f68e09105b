//! An idea in a list.

use wdw_contract::limits;
use wdw_contract::texts::{common, initiatives as text};
use yew::prelude::*;

use crate::api::enums::{InitiativeState, WijkteamFunction};
use crate::routes::Route;
use crate::ui::{Badge, Card, Glyph, Icon, Link, Tone, when};

/// What a list tells about an idea.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Idea {
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) state: InitiativeState,
    pub(crate) supports: i64,
    /// Name and function of who has it.
    pub(crate) owner: Option<(String, WijkteamFunction)>,
    /// By when there is an answer, and whether the clock stands still.
    pub(crate) due: Option<(String, bool)>,
    /// When something last happened.
    pub(crate) latest: String,
    /// Its wijk, in a list of several.
    pub(crate) wijk: Option<String>,
}

/// Each operation has a type of its own for the same fields; this makes them one.
macro_rules! card {
    ($node:expr) => {
        $crate::initiatives::card::Idea {
            reference: $node.reference.clone(),
            title: $node.title.clone(),
            state: $node.state,
            supports: $node.support_count,
            owner: $node.owner.as_ref().map(|owner| (owner.name.clone(), owner.function)),
            due: $node.answer_due.as_ref().map(|due| (due.on.clone(), due.paused)),
            latest: $node.latest_event.at.clone(),
            wijk: None,
        }
    };
}
pub(crate) use card;

#[derive(Properties, PartialEq)]
pub(crate) struct IdeaCardProps {
    pub(crate) idea: Idea,
    /// The level of its heading, one below that of what it stands under.
    #[prop_or(AttrValue::Static("h3"))]
    pub(crate) heading: AttrValue,
}

/// An idea: where it stands, who has it, by when.
#[component]
pub(crate) fn IdeaCard(props: &IdeaCardProps) -> Html {
    let idea = &props.idea;
    html! {
        <Card>
            <div class="row row--between">
                { state_badge(idea.state) }
                <span class="with-icon small muted">
                    <Icon glyph={Glyph::Heart} />
                    <span aria-hidden="true">{ idea.supports }</span>
                    <span class="visually-hidden">{ text::supports(idea.supports) }</span>
                </span>
            </div>
            <@{props.heading.to_string()} class="card__heading">
                <Link class="card__title" to={Route::Initiatief { reference: idea.reference.clone() }}>{ &idea.title }</Link>
            </@>
            if let Some(wijk) = &idea.wijk { <p class="small muted">{ wijk }</p> }
            if is_open(idea.state) {
                if let Some((name, function)) = &idea.owner {
                    <p class="small muted">{ text::lies_with(function.label(), name) }</p>
                }
            } else {
                <p class="small muted">{ text::latest(when::day(&idea.latest)) }</p>
            }
            if let (Some((on, paused)), true) = (&idea.due, is_open(idea.state)) {
                <p class="small with-icon">
                    <Icon glyph={if *paused { Glyph::Pause } else { Glyph::Clock }} />{ due_words(on, *paused) }
                </p>
            }
        </Card>
    }
}

/// By when there is an answer, in words.
pub(crate) fn due_words(on: &str, paused: bool) -> String {
    if paused { text::due_paused().to_owned() } else { text::due(when::day(on)) }
}

/// By when the next step after a grant is taken, in words.
pub(crate) fn accounting_words(state: InitiativeState, on: &str) -> String {
    let on = when::day(on);
    if state == InitiativeState::Accounting { text::due_approval(on) } else { text::due_accounts(on) }
}

/// Whether there is still an answer to come.
pub(crate) fn is_open(state: InitiativeState) -> bool {
    matches!(state, InitiativeState::Submitted | InitiativeState::NeedsCompletion | InitiativeState::InReview)
}

/// Where an idea stands, as a badge.
pub(crate) fn state_badge(state: InitiativeState) -> Html {
    use InitiativeState as S;
    let (tone, icon) = match state {
        S::Granted | S::PartlyGranted | S::Completed => (Tone::Good, Some(Glyph::Check)),
        S::InProgress => (Tone::Good, None),
        S::NeedsCompletion => (Tone::Wait, None),
        S::Refused => (Tone::Info, Some(Glyph::Cross)),
        S::Referred => (Tone::Info, Some(Glyph::Forward)),
        S::Submitted | S::InReview | S::Withdrawn | S::Accounting | S::Unknown => (Tone::Info, None),
    };
    html! { <Badge {tone} {icon}>{ state.label() }</Badge> }
}

/// "12 ideeën", read aloud when it changes.
pub(crate) fn count_words(count: i64) -> String {
    match u64::try_from(count).unwrap_or_default() {
        0 => common::ideas_none().to_owned(),
        counted if counted > limits::COUNTED => text::count_beyond().to_owned(),
        _ => text::count(count),
    }
}
