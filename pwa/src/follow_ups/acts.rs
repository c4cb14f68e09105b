//! Writing how it goes, and giving it to someone else.

use wdw_contract::limits;
use wdw_contract::texts::follow_ups as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::page::{One, OneProps};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{ActPage, use_act};
use crate::initiatives::conversation::text_error;
use crate::routes::Route;
use crate::ui::{
    Back, Button, CalendarField, Choice, FieldError, Radios, TextArea, use_kept, use_toaster, when,
};
use crate::wijkschouw::team::{choice, members_in, use_team};

operation!(ProgressFollowUp, "src/follow_ups/progress.graphql");
operation!(AssignFollowUp, "src/follow_ups/assign.graphql");

fn back(one: &One) -> Back {
    Back { to: Route::OpvolgingEen { reference: one.reference.clone() }, name: text::the_follow_up().into() }
}

/// Back to it, saying what was done. `also` forgets what was typed.
#[hook]
fn use_done(reference: &str, said: &'static str, also: Callback<()>) -> Callback<()> {
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::OpvolgingEen { reference: reference.to_owned() };
    Callback::from(move |()| {
        also.emit(());
        toaster.say(said);
        if let Some(navigator) = &navigator {
            navigator.replace(&page);
        }
    })
}

fn state_words(state: FollowUpState) -> &'static str {
    match state {
        FollowUpState::Open | FollowUpState::Unknown => text::state_open_long(),
        FollowUpState::InProgress => text::state_in_progress_long(),
        FollowUpState::Done => text::state_done_long(),
        FollowUpState::Dropped => text::state_dropped_long(),
    }
}

/// Where it stands, and what happened.
#[component]
pub(super) fn Progress(props: &OneProps) -> Html {
    let one = &props.one;
    let kept = use_kept(format!("{}.bijwerken", one.reference));
    // Who writes about something that is open is doing it.
    let state =
        use_state(|| if one.state == FollowUpState::Open { FollowUpState::InProgress } else { one.state });
    let done = use_done(&one.reference, text::progress_done(), kept.sent.clone());
    let act = use_act::<ProgressFollowUp>(&["note", "state"], done);
    let on_submit = {
        let (act, note, id, state) = (act.clone(), kept.text.clone(), one.id.clone(), *state);
        Callback::from(move |()| {
            if let Some(message) = text_error(&note, text::note_required()) {
                return act.refuse(vec![FieldError { field: Some("note".into()), message }]);
            }
            let (id, note) = (id.clone(), note.trim().to_owned());
            act.send(move |operation_id| progress_follow_up::Variables {
                input: progress_follow_up::ProgressFollowUpInput {
                    operation_id,
                    follow_up_id: id.clone(),
                    state,
                    note: note.clone(),
                },
            });
        })
    };
    let choices: Vec<Choice> =
        FollowUpState::ALL.iter().map(|state| Choice::new(state.name(), state_words(*state))).collect();
    html! {
        <ActPage title={text::progress_title()} back={back(one)} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s">
                <h1>{ text::progress_title() }</h1>
                <p class="muted">{ &one.title }</p>
            </div>
            <Radios id="state" legend={text::progress_state()} {choices} value={Some(AttrValue::from(state.name()))}
                error={act.outcome.error("state")}
                on_change={let state = state.setter(); Callback::from(move |name: AttrValue| state.set(FollowUpState::of(&name)))} />
            <TextArea id="note" label={text::progress_note()} hint={text::progress_note_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("note")} />
            <div><Button submit=true busy={act.busy}>{ text::progress_button() }</Button></div>
        </ActPage>
    }
}

/// Someone else does it.
#[component]
pub(super) fn Assign(props: &OneProps) -> Html {
    let one = &props.one;
    let team = use_team(&one.wijk.slug);
    let chosen = use_state(|| None::<AttrValue>);
    let due = use_state(|| one.due_on.clone().unwrap_or_default());
    let done = use_done(&one.reference, text::assigned(), Callback::noop());
    let act = use_act::<AssignFollowUp>(&["membershipId", "dueOn"], done);
    let on_submit = {
        let (act, chosen, id, due) = (act.clone(), chosen.clone(), one.id.clone(), (*due).clone());
        Callback::from(move |()| {
            let Some(membership) = (*chosen).clone() else {
                let message = text::assign_required().into();
                return act.refuse(vec![FieldError { field: Some("membershipId".into()), message }]);
            };
            let (id, due) = (id.clone(), Some(due.clone()).filter(|due| !due.is_empty()));
            act.send(move |operation_id| assign_follow_up::Variables {
                input: assign_follow_up::AssignFollowUpInput {
                    operation_id,
                    follow_up_id: id.clone(),
                    membership_id: membership.to_string(),
                    due_on: due.clone(),
                },
            });
        })
    };
    let has_it = one.owner.as_ref().map(|owner| owner.name.clone());
    let choices: Vec<Choice> = members_in(&team.state)
        .iter()
        .filter(|member| member.assignable && Some(&member.name) != has_it.as_ref())
        .map(choice)
        .collect();
    html! {
        <ActPage title={text::assign()} back={back(one)} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s">
                <h1>{ text::assign() }</h1>
                <p class="muted">{ &one.title }</p>
            </div>
            <p>{ text::assign_what() }</p>
            <Radios id="membershipId" legend={text::assign_who()} {choices} value={(*chosen).clone()}
                error={act.outcome.error("membershipId")}
                on_change={let chosen = chosen.setter(); Callback::from(move |id| chosen.set(Some(id)))} />
            <CalendarField id="dueOn" label={text::assign_by()} optional=true value={(*due).clone()} min={when::today()}
                error={act.outcome.error("dueOn")}
                on_input={let due = due.setter(); Callback::from(move |day| due.set(day))} />
            <div><Button submit=true busy={act.busy}>{ text::assign_button() }</Button></div>
        </ActPage>
    }
}
