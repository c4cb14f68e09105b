//! Taking an idea back.

use wdw_contract::{limits, texts::initiatives as text, texts::refusals as told};
use yew::prelude::*;
use yew_router::prelude::*;

use super::act::{ActPage, use_act};
use super::one::IdeaProps;
use crate::api::enums::RefusalCode;
use crate::api::operation;
use crate::routes::Route;
use crate::ui::{Back, Button, ButtonKind, FieldError, Notice, TextArea, Tone, use_kept, use_toaster};

operation!(WithdrawInitiative, "src/initiatives/withdraw.graphql");

/// The page that says what taking back does, and does it.
#[component]
pub(super) fn Withdraw(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.intrekken", idea.reference));
    let toaster = use_toaster();
    let navigator = use_navigator();
    let act = use_act::<WithdrawInitiative>(&["reason"], {
        let kept = kept.clone();
        Callback::from(move |()| {
            kept.sent.emit(());
            toaster.say(text::withdrawn());
            if let Some(navigator) = &navigator {
                navigator.replace(&Route::Ik);
            }
        })
    });
    let on_submit = {
        let (act, reason, id) = (act.clone(), kept.text.clone(), idea.id.clone());
        Callback::from(move |()| {
            if reason.chars().count() > limits::MESSAGE {
                let message = told::text_too_long(limits::MESSAGE).into();
                act.refuse(vec![FieldError { field: Some("reason".into()), message }]);
                return;
            }
            let (id, reason) =
                (id.clone(), Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty()));
            act.send(move |operation_id| withdraw_initiative::Variables {
                input: withdraw_initiative::WithdrawInitiativeInput {
                    operation_id,
                    initiative_id: id.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    let back =
        Back { to: Route::Initiatief { reference: idea.reference.clone() }, name: text::the_idea().into() };
    html! {
        <ActPage title={text::withdraw_title()} {back} outcome={act.outcome.clone()} {on_submit}>
            <h1>{ text::withdraw_title() }</h1>
            <Notice tone={Tone::Wait}><p>{ text::withdraw_what() }</p></Notice>
            <TextArea id="reason" label={text::withdraw_reason()} optional=true limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::withdraw_button() }</Button></div>
        </ActPage>
    }
}
