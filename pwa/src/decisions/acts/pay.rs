use wdw_contract::texts::{decide as text, decide_server as told, refusals};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::{ActProps, Sheet, at, forget, open, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::sent_photos::use_sent_photos;
use crate::ui::{
    Button, ButtonKind, Choice, MoneyField, PhotoPicker, Radios, SummaryList, SummaryRow, TextField,
    use_begun, use_kept,
};

operation!(RecordPayment, "src/decisions/acts/pay.graphql");

/// Booking a payment out of what a partner promised; a page in between repeats it.
#[component]
pub(super) fn Pay(props: &ActProps) -> Html {
    let one = &props.one;
    let parts: Vec<_> = one
        .decision
        .iter()
        .flat_map(|decision| &decision.parts)
        .filter(|part| open(part) > Cents::ZERO)
        .collect();
    let only = match parts.as_slice() {
        [part] => Some(part.partner.id.clone()),
        _ => None,
    };
    let partner =
        use_begun(format!("{}.betalen.organisatie", one.reference), only.as_deref().unwrap_or_default());
    let euros = use_kept(format!("{}.betalen.euro", one.reference));
    let note = use_kept(format!("{}.betalen.waarvoor", one.reference));
    let photos = use_sent_photos();
    let checking = use_state(|| false);
    let turned = use_state(|| false);
    let done = use_done(&one.reference, text::pay_done(), forget([&partner, &euros, &note]));
    let act = use_act::<RecordPayment>(&["amount", "note", "partnerId", "receiptPhotoId"], done);
    let chosen = parts.iter().find(|part| part.partner.id == *partner.text);
    let on_submit = {
        let (act, checking, turned) = (act.clone(), checking.clone(), turned.setter());
        let id = one.id.clone();
        let partner = chosen.map(|part| part.partner.id.clone());
        let (euros, note) = (euros.text.clone(), note.text.trim().to_owned());
        let (left, receipt) = (chosen.map(|part| open(part)), photos.ids().first().cloned());
        Callback::from(move |()| {
            let mut errors = Vec::new();
            if partner.is_none() {
                errors.push(at("partnerId", text::pay_partner_required()));
            }
            let amount = Cents::parse(&euros).ok();
            match (amount, left) {
                (None, _) => errors.push(at("amount", refusals::cost_amount_format())),
                (Some(amount), _) if amount <= Cents::ZERO => {
                    errors.push(at("amount", refusals::cost_amount_too_small()));
                }
                (Some(amount), Some(left)) if amount > left => {
                    errors.push(at("amount", told::payment_beyond(left)));
                }
                _ => {}
            }
            if note.is_empty() {
                errors.push(at("note", told::note_required()));
            } else if note.chars().count() > limits::SHORT_TEXT {
                errors.push(at("note", refusals::text_too_long(limits::SHORT_TEXT)));
            }
            let (Some(partner), Some(amount)) = (partner.clone(), amount.filter(|_| errors.is_empty()))
            else {
                checking.set(false);
                return act.refuse(errors);
            };
            if !*checking {
                act.refuse(Vec::new());
                turned.set(true);
                return checking.set(true);
            }
            let (id, note, receipt) = (id.clone(), note.clone(), receipt.clone());
            act.send(move |operation_id| record_payment::Variables {
                input: record_payment::RecordPaymentInput {
                    operation_id,
                    initiative_id: id.clone(),
                    partner_id: partner.clone(),
                    amount,
                    note: note.clone(),
                    receipt_photo_id: receipt.clone(),
                },
            });
        })
    };
    if parts.is_empty() {
        return html! {
            <Sheet title={text::pay()} back={props.back.clone()} outcome={act.outcome.clone()}
                about={one.title.clone()} on_submit={Callback::noop()}><p>{ text::pay_nothing() }</p></Sheet>
        };
    }
    if *checking && let (Some(part), Ok(amount)) = (chosen, Cents::parse(&euros.text)) {
        let row = |name: &'static str, value: String| SummaryRow {
            name: name.into(),
            value: html! { { value } },
            change: None,
        };
        let mut rows = vec![
            row(text::pay_partner(), part.partner.short_name.clone()),
            row(text::pay_amount(), amount.long()),
            row(text::pay_note(), note.text.to_string()),
        ];
        if let Some(src) = photos.photos.first().and_then(|photo| photo.src.clone()) {
            rows.push(SummaryRow {
                name: text::pay_receipt().into(),
                value: html! { <img {src} alt={text::pay_receipt_alt()} width="120" /> },
                change: None,
            });
        }
        let change = {
            let checking = checking.setter();
            Callback::from(move |_: MouseEvent| checking.set(false))
        };
        return html! {
            <Sheet key="check" turned=true title={text::pay_check_title()} back={props.back.clone()} outcome={act.outcome.clone()}
                about={one.title.clone()} {on_submit}>
                <SummaryList {rows} />
                <p>{ text::pay_what() }{ " " }{ text::pay_check_after(open(part) - amount, &part.partner.short_name) }</p>
                <div class="row">
                    <Button submit=true busy={act.busy}>{ text::pay_button(amount) }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={change}>{ text::pay_change() }</Button>
                </div>
            </Sheet>
        };
    }
    html! {
        <Sheet key="form" turned={*turned} title={text::pay()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            <Radios id="partnerId" legend={text::pay_partner()} value={Some(partner.text.clone()).filter(|id| !id.is_empty())}
                choices={parts.iter().map(|part| {
                    Choice::new(part.partner.id.clone(), text::pay_partner_open(open(part), &part.partner.short_name))
                }).collect::<Vec<_>>()}
                error={act.outcome.error("partnerId")}
                on_change={partner.on_input.reform(|id: AttrValue| id.to_string())} />
            <MoneyField id="amount" label={text::pay_amount()} value={euros.text.clone()} error={act.outcome.error("amount")}
                on_input={euros.on_input.clone()} />
            <TextField id="note" label={text::pay_note()} hint={text::pay_note_hint()} autocomplete="off" value={note.text.clone()}
                error={act.outcome.error("note")}
                on_input={note.on_input.clone()} />
            <PhotoPicker id="receiptPhotoId" legend={text::pay_receipt()} optional=true photos={photos.photos.clone()}
                room={photos.photos.is_empty()} on_add={photos.on_add.clone()} on_remove={photos.on_remove.clone()}
                error={act.outcome.error("receiptPhotoId").or_else(|| photos.error.clone())} />
            <div><Button submit=true>{ text::pay_check() }</Button></div>
        </Sheet>
    }
}
