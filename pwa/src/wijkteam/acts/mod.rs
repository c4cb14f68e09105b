//! What the wijkteam does with an idea: one file per act, each with the page that says what it does.

mod ask;
mod assign;
mod extend;
mod hide;
mod refer;
mod take_up;

use std::rc::Rc;

use wdw_contract::texts::wijkteam as text;
use yew::prelude::*;
use yew_router::prelude::*;

pub(super) use hide::Unhide;
pub(super) use take_up::TakeUp;

use crate::about::NotFoundBody;
use crate::api::enums::InitiativeAction;
use crate::initiatives::act::{Outcome, OutcomeView};
use crate::initiatives::one::OneInitiative;
use crate::routes::Route;
use crate::ui::{Glyph, Notice, Tone, use_title, use_toaster};

/// An act that has a page: action, address, icon, words.
type ActPage = (InitiativeAction, &'static str, Glyph, fn() -> &'static str);

/// The acts that have a page, in the order in which they are offered.
pub(super) const PAGES: &[ActPage] = &[
    (InitiativeAction::AskCompletion, "vragen", Glyph::Question, text::ask),
    (InitiativeAction::Assign, "toewijzen", Glyph::Person, text::assign),
    (InitiativeAction::ExtendTerm, "datum-verzetten", Glyph::Calendar, text::extend),
    (InitiativeAction::Refer, "doorverwijzen", Glyph::Forward, text::refer),
    (InitiativeAction::Hide, "verbergen", Glyph::Hidden, text::hide),
];

/// The page of an act.
pub(super) fn show(act: &str, idea: Rc<OneInitiative>) -> Html {
    match act {
        "vragen" => html! { <ask::Ask {idea} /> },
        "toewijzen" => html! { <assign::Assign {idea} /> },
        "datum-verzetten" => html! { <extend::Extend {idea} /> },
        "doorverwijzen" => html! { <refer::Refer {idea} /> },
        "verbergen" => html! { <hide::Hide {idea} /> },
        _ => html! { <NotFoundBody /> },
    }
}

/// Back to the idea, saying what was done. `also` forgets what was typed.
#[hook]
fn use_done(reference: &str, said: &'static str, also: Callback<()>) -> Callback<()> {
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::WerklijstInitiatief { reference: reference.to_owned() };
    Callback::from(move |()| {
        also.emit(());
        toaster.say(said);
        if let Some(navigator) = &navigator {
            navigator.replace(&page);
        }
    })
}

#[derive(Properties, PartialEq)]
struct ActFormProps {
    idea: Rc<OneInitiative>,
    /// Which act: when it cannot be done (any more), the reason is told.
    action: InitiativeAction,
    title: AttrValue,
    /// What happens then: who gets a mail, what stops.
    what: AttrValue,
    outcome: Outcome,
    on_submit: Callback<()>,
    /// The fields and the button.
    children: Html,
}

/// The form of an act: what it does, the fields, the button that says it.
#[component]
fn ActForm(props: &ActFormProps) -> Html {
    use_title(Some(props.outcome.title(&props.title)));
    let onsubmit = {
        let on_submit = props.on_submit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_submit.emit(());
        })
    };
    html! {
        <div class="stack stack--l">
            <OutcomeView outcome={props.outcome.clone()} />
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <div class="stack stack--s">
                    <h1>{ &props.title }</h1>
                    <p class="muted">{ &props.idea.title }</p>
                </div>
                if let Some(reason) = props.idea.why_not(props.action) {
                    <Notice tone={Tone::Wait}><p>{ reason.to_owned() }</p></Notice>
                } else {
                    <p>{ &props.what }</p>
                    { props.children.clone() }
                }
            </form>
        </div>
    }
}
