use std::collections::BTreeMap;

use wdw_contract::{Cents, texts::decide as text};
use yew::prelude::*;

use super::{ActProps, Sheet, amount, at, euros, use_done};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::initiatives::act::use_act;
use crate::ui::use_begun;
use crate::ui::{Button, ErrorState, MoneyField, Skeleton, TextField};

operation!(DivideRequest, "src/decisions/acts/divide.graphql");
operation!(PartnersToAsk, "src/decisions/acts/partners.graphql");

/// What is typed for one partner: euros and hours.
type Typed = BTreeMap<String, (String, String)>;

/// Dividing what is asked over the partners, with a running total.
#[component]
pub(super) fn Divide(props: &ActProps) -> Html {
    let one = &props.one;
    let partners = use_query::<PartnersToAsk>(partners_to_ask::Variables);
    let now: Typed = one
        .asked_of
        .iter()
        .map(|part| {
            let euros = if part.amount > Cents::ZERO { euros(part.amount) } else { String::new() };
            let hours = if part.hours > 0 { part.hours.to_string() } else { String::new() };
            (part.partner.id.clone(), (euros, hours))
        })
        .collect();
    let kept = use_begun(format!("{}.verdelen", one.reference), &written(&now));
    let typed = read(&kept.text);
    let done = use_done(&one.reference, text::divide_done(), kept.sent.clone());
    let act = use_act::<DivideRequest>(&["askedOf"], done);
    let list = match &partners.state {
        QueryState::Ready(loaded) => loaded.data.partners.clone(),
        QueryState::Loading => {
            return html! { <Sheet title={text::divide()} back={props.back.clone()} outcome={act.outcome.clone()} about={one.title.clone()} on_submit={Callback::noop()}><Skeleton /></Sheet> };
        }
        QueryState::Failed(trouble) => {
            return html! {
                <Sheet title={text::divide()} back={props.back.clone()} outcome={act.outcome.clone()} about={one.title.clone()} on_submit={Callback::noop()}>
                    <ErrorState trouble={trouble.clone()} on_retry={partners.reload.clone()} />
                </Sheet>
            };
        }
    };
    let sum: Cents = typed.values().filter_map(|(euros, _)| amount(euros).ok()).sum();
    let on_submit = {
        let (act, id, typed, list) = (act.clone(), one.id.clone(), typed.clone(), list.clone());
        Callback::from(move |()| {
            let mut errors = Vec::new();
            let mut parts = Vec::new();
            for partner in &list {
                let (euros, hours) = typed.get(&partner.id).cloned().unwrap_or_default();
                let euros = amount(&euros)
                    .map_err(|_| errors.push(at(field(&partner.id, "amount"), text::divide_amount_format())));
                let hours = whole(&hours)
                    .ok_or_else(|| errors.push(at(field(&partner.id, "hours"), text::number_format())));
                if let (Ok(euros), Ok(hours)) = (euros, hours)
                    && (euros > Cents::ZERO || hours > 0)
                {
                    parts.push((partner.id.clone(), euros, hours));
                }
            }
            if !errors.is_empty() {
                return act.refuse(errors);
            }
            let id = id.clone();
            act.send(move |operation_id| divide_request::Variables {
                input: divide_request::DivideRequestInput {
                    operation_id,
                    initiative_id: id.clone(),
                    asked_of: parts
                        .iter()
                        .map(|(partner_id, amount, hours)| divide_request::AskedOfInput {
                            partner_id: partner_id.clone(),
                            amount: Some(*amount),
                            hours: Some(*hours),
                        })
                        .collect(),
                },
            });
        })
    };
    let change = |id: &str, hours: bool| {
        let (typed, keep, id) = (typed.clone(), kept.on_input.clone(), id.to_owned());
        Callback::from(move |text: String| {
            let mut next = typed.clone();
            let entry = next.entry(id.clone()).or_default();
            if hours {
                entry.1 = text
            } else {
                entry.0 = text
            }
            keep.emit(written(&next));
        })
    };
    let value = |id: &str| typed.get(id).cloned().unwrap_or_default();
    html! {
        <Sheet title={text::divide()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            <p>{ text::divide_what(one.requested) }</p>
            if let Some(wrong) = act.outcome.error("askedOf") { <p class="field__error" id="askedOf" tabindex="-1">{ wrong }</p> }
            { for list.iter().map(|partner| html! {
                <MoneyField key={partner.id.clone()} id={field(&partner.id, "amount")} label={text::divide_amount(&partner.short_name)} optional=true
                    value={value(&partner.id).0} on_input={change(&partner.id, false)} error={act.outcome.error(&field(&partner.id, "amount"))} />
            }) }
            <p class="row row--between total" role="status">
                <span class="strong">{ text::divide_sum(one.requested, sum) }</span>
            </p>
            <details open={one.asked_of.iter().any(|part| part.hours > 0)}>
                <summary>{ text::divide_hours_title() }</summary>
                <div class="stack">
                    { for list.iter().map(|partner| html! {
                        <TextField key={partner.id.clone()} id={field(&partner.id, "hours")} label={text::divide_hours(&partner.short_name)} optional=true
                            inputmode="numeric" autocomplete="off" value={value(&partner.id).1} on_input={change(&partner.id, true)}
                            error={act.outcome.error(&field(&partner.id, "hours"))} />
                    }) }
                </div>
            </details>
            <div><Button submit=true busy={act.busy}>{ text::divide_button() }</Button></div>
        </Sheet>
    }
}

/// As it is kept on the phone: a line for each partner.
fn written(typed: &Typed) -> String {
    typed.iter().map(|(id, (euros, hours))| format!("{id}\t{euros}\t{hours}\n")).collect()
}

fn read(kept: &str) -> Typed {
    kept.lines()
        .filter_map(|line| {
            let mut parts = line.split('\t').map(str::to_owned);
            Some((parts.next()?, (parts.next()?, parts.next()?)))
        })
        .collect()
}

fn field(partner_id: &str, name: &str) -> String {
    format!("{name}-{}", partner_id.rsplit(':').next().unwrap_or(partner_id))
}

/// A whole number as it was typed; nothing typed is nought.
pub(super) fn whole(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    if typed.is_empty() {
        Some(0)
    } else {
        typed.parse().ok().filter(|number| (0..=100_000).contains(number))
    }
}
