use wdw_contract::texts::{decide as text, refusals as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::super::one::One;
use super::super::page::shown;
use super::{ActProps, Sheet, at, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::initiatives::conversation::text_error;
use crate::routes::Route;
use crate::ui::{
    Button, ButtonKind, Card, Link, Notice, Photos, ShownPhoto, SummaryList, SummaryRow, TextArea, Tone,
    use_kept, when,
};

/// What was paid, with the receipts that were booked along.
fn payments(one: &One) -> Html {
    let paid: Vec<_> = one.payments.iter().flatten().filter(|payment| !payment.reversed).collect();
    if paid.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="betaald">
            <h2 id="betaald">{ text::accounts_payments() }</h2>
            <ul class="list">
                { for paid.into_iter().map(|payment| html! {
                    <li class="stack stack--s">
                        <div class="row row--between">
                            <p>{ &payment.note }</p>
                            <p class="strong">{ payment.amount.long() }</p>
                        </div>
                        <p class="small muted">{ when::day(&payment.at) }</p>
                        if let Some(photo) = &payment.receipt { <Photos photos={vec![shown(&photo.url, &photo.thumbnail_url)]} /> }
                    </li>
                }) }
            </ul>
        </section>
    }
}

operation!(ApproveAccounting, "src/decisions/acts/approve_accounting.graphql");
operation!(ReturnAccounting, "src/decisions/acts/return_accounting.graphql");

/// Approving what a resident tells of how it went, or sending it back. A page in between repeats where the money goes.
#[component]
pub(super) fn Accounts(props: &ActProps) -> Html {
    let one = &props.one;
    let kept = use_kept(format!("{}.terugsturen", one.reference));
    let approved = use_done(&one.reference, text::accounts_approved(), kept.sent.clone());
    let approve = use_act::<ApproveAccounting>(&[], approved);
    let returned = use_done(&one.reference, text::accounts_returned(), kept.sent.clone());
    let act = use_act::<ReturnAccounting>(&["reason"], returned);
    let checking = use_state(|| false);
    let turned = use_state(|| false);
    let check = |shown: bool| {
        let (checking, turned) = (checking.setter(), turned.setter());
        Callback::from(move |_: MouseEvent| {
            turned.set(true);
            checking.set(shown);
        })
    };
    let (spent, returns, unpaid) = one
        .accounting
        .as_ref()
        .map_or_else(Default::default, |accounts| (accounts.spent, accounts.returns, accounts.unpaid));
    let on_approve = {
        let (approve, id) = (approve.clone(), one.id.clone());
        Callback::from(move |()| {
            let id = id.clone();
            approve.send(move |operation_id| approve_accounting::Variables {
                input: approve_accounting::ApproveAccountingInput {
                    operation_id,
                    initiative_id: id.clone(),
                    returns,
                    unpaid,
                },
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
    if *checking {
        let mut rows = vec![(text::accounts_check_spent(), spent), (text::accounts_check_paid(), one.paid())];
        if unpaid > Cents::ZERO {
            rows.push((text::accounts_check_unpaid(), unpaid));
        }
        rows.push((text::accounts_check_returns(), returns));
        let rows: Vec<SummaryRow> = rows
            .into_iter()
            .map(|(name, amount)| SummaryRow {
                name: name.into(),
                value: html! { { amount.long() } },
                change: None,
            })
            .collect();
        let (words, kind) = if unpaid > Cents::ZERO {
            (text::accounts_check_button_unpaid(unpaid), ButtonKind::Danger)
        } else {
            (text::accounts_check_button().to_owned(), ButtonKind::Primary)
        };
        return html! {
            <Sheet key="check" turned=true title={text::accounts_check_title()} back={props.back.clone()}
                outcome={approve.outcome.clone()} about={one.title.clone()} on_submit={on_approve}>
                <SummaryList {rows} />
                <p>{ text::accounts_check_what() }</p>
                <div class="row">
                    <Button submit=true {kind} busy={approve.busy}>{ words }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={check(false)}>{ text::accounts_check_back() }</Button>
                </div>
            </Sheet>
        };
    }
    let results: Vec<ShownPhoto> =
        one.result_photos.iter().map(|photo| shown(&photo.url, &photo.thumbnail_url)).collect();
    let receipts: Vec<ShownPhoto> = one
        .accounting
        .iter()
        .flat_map(|accounts| &accounts.receipts)
        .map(|photo| shown(&photo.url, &photo.thumbnail_url))
        .collect();
    html! {
        <Sheet key="form" turned={*turned} title={text::accounts()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            if let Some(accounts) = &one.accounting {
                <Card tint=true>
                    <p class="strong">{ text::accounting_spent(accounts.spent, one.paid()) }</p>
                    <p class="prose">{ &accounts.story }</p>
                </Card>
                if !results.is_empty() {
                    <section class="stack"><h2>{ text::accounting_results() }</h2><Photos photos={results} /></section>
                }
                if !receipts.is_empty() {
                    <section class="stack"><h2>{ text::accounting_receipts() }</h2><Photos photos={receipts} /></section>
                }
            }
            { payments(one) }
            <section class="stack" aria-labelledby="goedkeuren">
                <h2 id="goedkeuren">{ text::accounts_approve() }</h2>
                <OutcomeView outcome={approve.outcome.clone()} />
                if one.paid() > spent {
                    <Notice tone={Tone::Wait}>
                        <p class="strong">{ text::accounts_paid_beyond(one.paid(), spent) }</p>
                        <p><Link to={Route::BudgetWijk { wijk: one.wijk.slug.clone() }}>{ text::accounts_to_budget() }</Link></p>
                    </Notice>
                } else if unpaid > Cents::ZERO {
                    <Notice tone={Tone::Wait}>
                        <p class="strong">{ text::accounts_unpaid(unpaid) }</p>
                        <p>{ text::accounts_unpaid_what() }</p>
                    </Notice>
                    <div class="row">
                        if one.may(InitiativeAction::Pay) {
                            <Link class="button button--primary"
                                to={Route::BesluitDoen { reference: one.reference.clone(), act: "betalen".to_owned() }}>{ text::pay() }</Link>
                        }
                        <Button kind={ButtonKind::Secondary} onclick={check(true)}>{ text::accounts_approve_anyway() }</Button>
                    </div>
                } else {
                    <p>{ if returns > Cents::ZERO { text::accounts_approve_left(returns) } else { text::accounts_approve_what().to_owned() } }</p>
                    <div><Button onclick={check(true)}>{ text::accounts_approve() }</Button></div>
                }
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
