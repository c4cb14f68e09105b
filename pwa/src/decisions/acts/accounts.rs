use wdw_contract::texts::{decide as text, refusals as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::super::page::shown;
use super::{ActProps, Sheet, at, open, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::initiatives::conversation::text_error;
use crate::ui::{Button, ButtonKind, Card, Photos, ShownPhoto, TextArea, use_kept};

operation!(ApproveAccounting, "src/decisions/acts/approve_accounting.graphql");
operation!(ReturnAccounting, "src/decisions/acts/return_accounting.graphql");

/// Approving what a resident tells of how it went, or sending it back.
#[component]
pub(super) fn Accounts(props: &ActProps) -> Html {
    let one = &props.one;
    let kept = use_kept(format!("{}.terugsturen", one.reference));
    let approved = use_done(&one.reference, text::accounts_approved(), kept.sent.clone());
    let approve = use_act::<ApproveAccounting>(&[], approved);
    let returned = use_done(&one.reference, text::accounts_returned(), kept.sent.clone());
    let act = use_act::<ReturnAccounting>(&["reason"], returned);
    let on_approve = {
        let (approve, id) = (approve.clone(), one.id.clone());
        Callback::from(move |_: MouseEvent| {
            let id = id.clone();
            approve.send(move |operation_id| approve_accounting::Variables {
                input: approve_accounting::ApproveAccountingInput { operation_id, initiative_id: id.clone() },
            });
        })
    };
    let on_submit = {
        let (act, reason, id) = (act.clone(), kept.text.clone(), one.id.clone());
        Callback::from(move |()| {
            if let Some(message) = text_error(&reason, told::reason_required()) {
                return act.refuse(vec![at("reason", message)]);
            }
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| return_accounting::Variables {
                input: return_accounting::ReturnAccountingInput {
                    operation_id,
                    initiative_id: id.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    let left: Cents = one.decision.iter().flat_map(|decision| &decision.parts).map(open).sum();
    let receipts: Vec<ShownPhoto> = one
        .accounting
        .iter()
        .flat_map(|accounts| &accounts.receipts)
        .map(|photo| shown(&photo.url, &photo.thumbnail_url))
        .collect();
    html! {
        <Sheet title={text::accounts()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            if let Some(accounts) = &one.accounting {
                <Card tint=true>
                    <p class="strong">{ text::accounting_spent(accounts.spent, one.paid()) }</p>
                    <p class="prose">{ &accounts.story }</p>
                </Card>
                if !receipts.is_empty() {
                    <section class="stack"><h2>{ text::accounting_receipts() }</h2><Photos photos={receipts} /></section>
                }
            }
            <section class="stack" aria-labelledby="goedkeuren">
                <h2 id="goedkeuren">{ text::accounts_approve() }</h2>
                <p>{ if left > Cents::ZERO { text::accounts_approve_left(left) } else { text::accounts_approve_what().to_owned() } }</p>
                <OutcomeView outcome={approve.outcome.clone()} />
                <div><Button onclick={on_approve} busy={approve.busy}>{ text::accounts_approve() }</Button></div>
            </section>
            <section class="stack" aria-labelledby="terugsturen">
                <h2 id="terugsturen">{ text::accounts_return() }</h2>
                <p>{ text::accounts_return_what() }</p>
                <TextArea id="reason" label={text::accounts_return_reason()} limit={limits::MESSAGE} value={kept.text.clone()}
                    on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
                <div><Button submit=true kind={ButtonKind::Secondary} busy={act.busy}>{ text::accounts_return() }</Button></div>
            </section>
        </Sheet>
    }
}
