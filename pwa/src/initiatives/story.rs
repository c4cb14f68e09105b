//! What happened with an idea, and what is still to come.

use wdw_contract::texts::{initiatives as text, timeline};
use yew::prelude::*;

use super::card::is_open;
use super::one::{IdeaProps, OneInitiative};
use crate::api::enums::{InitiativeState, TimelineKind};
use crate::ui::{Step, StepState, Steps, when};

/// The story so far, and the steps to come.
#[component]
pub(crate) fn Story(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let mut steps: Vec<Step> = idea
        .timeline
        .iter()
        .map(|event| {
            let at = when::day(&event.at);
            let line = match &event.actor {
                Some(actor) => format!("{at} · {actor}"),
                None => at,
            };
            Step {
                state: StepState::Done,
                title: kind_words(event.kind).into(),
                detail: html! {
                    <>
                        if let Some(words) = &event.text { <p class="prose">{ words }</p> }
                        <p>{ line }</p>
                    </>
                },
            }
        })
        .collect();
    steps.extend(to_come(idea));
    html! {
        <section class="stack" aria-labelledby="verhaal">
            <h2 id="verhaal">{ text::story() }</h2>
            <Steps {steps} />
        </section>
    }
}

fn to_come(idea: &OneInitiative) -> Vec<Step> {
    let now = match idea.state {
        InitiativeState::Submitted => text::now_submitted(),
        InitiativeState::NeedsCompletion => text::now_needs_completion(),
        InitiativeState::InReview => text::now_in_review(),
        _ => return Vec::new(),
    };
    let by = idea
        .answer_due
        .as_ref()
        .filter(|due| !due.paused && is_open(idea.state))
        .map(|due| text::later_by(when::day(&due.on)));
    vec![
        Step { state: StepState::Now, title: now.into(), detail: Html::default() },
        Step {
            state: StepState::Later,
            title: text::later_decision().into(),
            detail: by.map(Html::from).unwrap_or_default(),
        },
    ]
}

fn kind_words(kind: TimelineKind) -> &'static str {
    match kind {
        TimelineKind::Submitted => timeline::submitted(),
        TimelineKind::TakenUp => timeline::taken_up(),
        TimelineKind::Assigned => timeline::assigned(),
        TimelineKind::CompletionAsked => timeline::completion_asked(),
        TimelineKind::CompletedBySubmitter => timeline::completed_by_submitter(),
        TimelineKind::TermExtended => timeline::term_extended(),
        TimelineKind::Referred => timeline::referred(),
        TimelineKind::Withdrawn => timeline::withdrawn(),
        TimelineKind::Hidden => timeline::hidden(),
        TimelineKind::Unhidden => timeline::unhidden(),
        TimelineKind::Decided => timeline::decided(),
        TimelineKind::Started => timeline::started(),
        TimelineKind::Accounted => timeline::accounted(),
        TimelineKind::Closed => timeline::closed(),
        TimelineKind::Reopened => timeline::reopened(),
        TimelineKind::Unknown => text::something_happened(),
    }
}
