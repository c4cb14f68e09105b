use wdw_contract::texts::{decide as text, refusals as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::{ActProps, Sheet, at, open, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::ui::{Button, ButtonKind, TextArea, use_kept};

operation!(ReopenDecision, "src/decisions/acts/reopen.graphql");

/// Looking at a decision again.
#[component]
pub(super) fn Reopen(props: &ActProps) -> Html {
    let one = &props.one;
    let kept = use_kept(format!("{}.heropenen", one.reference));
    let done = use_done(&one.reference, text::reopen_done(), kept.sent.clone());
    let act = use_act::<ReopenDecision>(&["reason"], done);
    let on_submit = {
        let (act, reason, id) = (act.clone(), kept.text.clone(), one.id.clone());
        Callback::from(move |()| {
            if let Some(message) = text_error(&reason, told::reason_required()) {
                return act.refuse(vec![at("reason", message)]);
            }
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| reopen_decision::Variables {
                input: reopen_decision::ReopenDecisionInput {
                    operation_id,
                    initiative_id: id.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    let returns: Cents = one.decision.iter().flat_map(|decision| &decision.parts).map(open).sum();
    html! {
        <Sheet title={text::reopen()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            if returns > Cents::ZERO { <p class="strong">{ text::reopen_returns(returns) }</p> }
            <p>{ text::reopen_what() }</p>
            <TextArea id="reason" label={text::reopen_reason()} limit={limits::MESSAGE} value={kept.text.clone()}
                on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::reopen_button() }</Button></div>
        </Sheet>
    }
}
