//! What happened and what is still to come; how far a form is.

use wdw_contract::texts::ui;
use yew::prelude::*;

use super::{Glyph, Icon};

/// Where a step is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// It happened.
    Done,
    /// It is happening.
    Now,
    /// It is still to come.
    Later,
}

/// One step.
#[derive(Clone, PartialEq)]
pub struct Step {
    /// Where it is in time.
    pub state: StepState,
    /// What happens.
    pub title: AttrValue,
    /// Who, when, why.
    pub detail: Html,
}

/// The steps.
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// The oldest first.
    pub steps: Vec<Step>,
}

/// A story in steps. The state of each is also in words, for who does not see the dots.
///
/// Use when: something goes through steps that follow each other. Not when: the order does not matter.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    html! {
        <ol class="steps">
            { for props.steps.iter().map(|step| {
                let (class, state) = match step.state {
                    StepState::Done => ("is-done", ui::step_done()),
                    StepState::Now => ("is-now", ui::step_now()),
                    StepState::Later => ("is-later", ui::step_later()),
                };
                html! {
                    <li {class} aria-current={(step.state == StepState::Now).then_some("step")}>
                        <span class="steps__dot">
                            if step.state == StepState::Done { <Icon glyph={Glyph::Check} /> }
                        </span>
                        <div>
                            <p class={classes!((step.state != StepState::Later).then_some("strong"))}>
                                { &step.title }<span class="visually-hidden">{ " " }{ state }</span>
                            </p>
                            <div class="small muted">{ step.detail.clone() }</div>
                        </div>
                    </li>
                }
            }) }
        </ol>
    }
}

/// How far a form is.
#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    /// The present step, from one.
    pub step: u32,
    /// How many there are.
    pub of: u32,
}

/// "Stap 2 van 6", in words and as a bar.
///
/// Use when: above each page of a form. Not when: waiting for something (`Skeleton`).
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let percent = props.step * 100 / props.of.max(1);
    html! {
        <div class="stack">
            <p class="small muted">{ ui::step_of(props.of, props.step) }</p>
            <div class="progress" aria-hidden="true">
                <svg><rect width={format!("{percent}%")} height="100%" /></svg>
            </div>
        </div>
    }
}
