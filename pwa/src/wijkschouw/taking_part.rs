//! Walking along, and taking that back: one tap each.

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use super::one::SchouwProps;
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{Act, OutcomeView, use_act};
use crate::people::{Session, use_session};
use crate::ui::{Button, ButtonKind, Foot, Glyph, Icon, Notice, SignInLink, Tone, use_toaster};

operation!(JoinWijkschouw, "src/wijkschouw/join.graphql");
operation!(LeaveWijkschouw, "src/wijkschouw/leave.graphql");

fn join(act: &Act<JoinWijkschouw>, id: &str) {
    let id = id.to_owned();
    act.send(move |operation_id| join_wijkschouw::Variables {
        input: join_wijkschouw::JoinWijkschouwInput { operation_id, wijkschouw_id: id.clone() },
    });
}

fn leave(act: &Act<LeaveWijkschouw>, id: &str) {
    let id = id.to_owned();
    act.send(move |operation_id| leave_wijkschouw::Variables {
        input: leave_wijkschouw::LeaveWijkschouwInput { operation_id, wijkschouw_id: id.clone() },
    });
}

/// The button at the thumb, for who does not take part yet.
#[component]
pub(super) fn JoinButton(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let toaster = use_toaster();
    let act = use_act::<JoinWijkschouw>(&[], Callback::from(move |()| toaster.say(text::joined())));
    let signed_out = use_session() == Session::SignedOut;
    let button = if schouw.may(WijkschouwAction::Join) && !schouw.viewer_participates {
        let onclick = {
            let (act, id) = (act.clone(), schouw.id.clone());
            Callback::from(move |_| join(&act, &id))
        };
        html! { <Button wide=true busy={act.busy} icon={Glyph::Check} {onclick}>{ text::join() }</Button> }
    } else if signed_out && schouw.open_to_residents && schouw.state == WijkschouwState::Planned {
        html! { <SignInLink class={ButtonKind::Primary.class()}><Icon glyph={Glyph::Check} />{ text::join_sign_in() }</SignInLink> }
    } else {
        return Html::default();
    };
    html! { <Foot><OutcomeView outcome={act.outcome.clone()} />{ button }</Foot> }
}

#[derive(Properties, PartialEq)]
pub(super) struct JoinHereProps {
    /// Of the wijkschouw.
    pub(super) id: String,
    /// Which one; read aloud.
    pub(super) name: String,
}

/// The same in a list.
#[component]
pub(super) fn JoinHere(props: &JoinHereProps) -> Html {
    let toaster = use_toaster();
    let act = use_act::<JoinWijkschouw>(&[], Callback::from(move |()| toaster.say(text::joined())));
    let onclick = {
        let (act, id) = (act.clone(), props.id.clone());
        Callback::from(move |_| join(&act, &id))
    };
    html! {
        <div class="stack">
            <OutcomeView outcome={act.outcome.clone()} />
            <div>
                <Button kind={ButtonKind::Secondary} busy={act.busy} icon={Glyph::Check} {onclick}>
                    { text::join() }<span class="visually-hidden">{ ": " }{ &props.name }</span>
                </Button>
            </div>
        </div>
    }
}

/// What who takes part should know, and the way back.
#[component]
pub(super) fn TakesPart(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let toaster = use_toaster();
    let joined = use_act::<JoinWijkschouw>(&[], Callback::noop());
    let act = {
        let (joined, id) = (joined.clone(), schouw.id.clone());
        use_act::<LeaveWijkschouw>(
            &[],
            Callback::from(move |()| {
                let (joined, id) = (joined.clone(), id.clone());
                toaster.say_with_undo(text::left(), move || join(&joined, &id));
            }),
        )
    };
    let invited = schouw
        .participants
        .iter()
        .flatten()
        .any(|person| person.viewer && person.state == ParticipantState::Invited);
    if !(schouw.viewer_participates || invited) || !schouw.is_ahead() {
        return Html::default();
    }
    let onclick = {
        let (act, id) = (act.clone(), schouw.id.clone());
        Callback::from(move |_| leave(&act, &id))
    };
    if !schouw.viewer_participates {
        return html! {
            <>
                <OutcomeView outcome={act.outcome.clone()} />
                <Notice>
                    <p class="strong">{ text::you_are_invited() }</p>
                    <p>{ text::you_are_invited_more() }</p>
                    <div><Button kind={ButtonKind::Secondary} busy={act.busy} {onclick}>{ text::decline() }</Button></div>
                </Notice>
            </>
        };
    }
    html! {
        <>
            <OutcomeView outcome={act.outcome.clone()} />
            <OutcomeView outcome={joined.outcome.clone()} />
            <Notice tone={Tone::Good}>
                <p class="strong">{ text::you_joined() }</p>
                <p>{ text::you_joined_more(&schouw.meeting_point) }</p>
                if schouw.residents_may_add { <p>{ text::you_may_add() }</p> }
                if schouw.may(WijkschouwAction::Leave) {
                    <div><Button kind={ButtonKind::Secondary} busy={act.busy} {onclick}>{ text::leave() }</Button></div>
                }
            </Notice>
        </>
    }
}
