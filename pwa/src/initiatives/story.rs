//! What happened with an idea, and what is still to come.

use wdw_contract::texts::{initiatives as text, timeline};
use yew::prelude::*;

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
    use InitiativeState as S;
    let (now, later) = match idea.state {
        S::Submitted => (text::now_submitted(), text::later_decision()),
        S::NeedsCompletion => (text::now_needs_completion(), text::later_decision()),
        S::InReview => (text::now_in_review(), text::later_decision()),
        S::Granted | S::PartlyGranted => (text::now_granted(), text::later_accounts()),
        S::InProgress => (text::now_in_progress(), text::later_accounts()),
        S::Accounting => (text::now_accounting(), text::later_completed()),
        _ => return Vec::new(),
    };
    let answer = idea.answer_due.as_ref().filter(|due| !due.paused).map(|due| &due.on);
    let by = answer.or(idea.accounting_due.as_ref().map(|due| &due.on));
    let by = by.map(|on| Html::from(text::later_by(when::day(on)))).unwrap_or_default();
    // The day is that of what comes; of accounts it is that of looking at them.
    let (now_by, later_by) =
        if idea.state == S::Accounting { (by, Html::default()) } else { (Html::default(), by) };
    vec![
        Step { state: StepState::Now, title: now.into(), detail: now_by },
        Step { state: StepState::Later, title: later.into(), detail: later_by },
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
