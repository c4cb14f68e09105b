use wdw_contract::texts::{decide as text, decide_server as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::divide::whole;
use super::{ActProps, Sheet, amount, at, euros as euros_of, forget, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::ui::use_begun;
use crate::ui::{Button, Choice, MoneyField, Radios, TextArea, TextField, use_kept};

operation!(GiveView, "src/decisions/acts/view.graphql");

/// What the reader's partner thinks, and what it gives.
#[component]
pub(super) fn GiveViewPage(props: &ActProps) -> Html {
    let one = &props.one;
    let partners = &one.viewer_partners;
    let first = partners.first().map(|partner| partner.id.clone()).unwrap_or_default();
    let partner = use_state(|| first);
    let kept = use_kept(format!("{}.standpunt", one.reference));
    let asked = one.asked_of.iter().find(|part| part.partner.id == *partner);
    let (asked_amount, asked_hours) = asked.map_or((Cents::ZERO, 0), |part| (part.amount, part.hours));
    let choice = use_kept(format!("{}.standpunt.keuze", one.reference));
    let euros = use_begun(format!("{}.standpunt.euro", one.reference), &euros_of(asked_amount));
    let hours = use_begun(format!("{}.standpunt.uren", one.reference), &asked_hours.to_string());
    let done = use_done(&one.reference, text::view_done(), forget([&kept, &choice, &euros, &hours]));
    let act = use_act::<GiveView>(&["amount", "hours", "text"], done);
    let position = Some(&choice.text).filter(|name| !name.is_empty()).map(|name| ViewPosition::of(name));
    let objects = position == Some(ViewPosition::Object);
    let on_submit = {
        let (act, said, position, partner) = (act.clone(), kept.text.clone(), position, (*partner).clone());
        let (id, typed_euros, typed_hours) = (one.id.clone(), euros.text.clone(), hours.text.clone());
        Callback::from(move |()| {
            let mut errors = Vec::new();
            let given = amount(&typed_euros);
            let spent = whole(&typed_hours);
            if position.is_none() {
                errors.push(at("position", text::view_required()));
            }
            if given.is_err() && position != Some(ViewPosition::Object) {
                errors.push(at("amount", text::divide_amount_format()));
            }
            if spent.is_none() && position != Some(ViewPosition::Object) {
                errors.push(at("hours", text::number_format()));
            }
            let lower = given.as_ref().is_ok_and(|given| *given < asked_amount);
            let required = match position {
                Some(ViewPosition::Object) => Some(told::objection_required()),
                Some(ViewPosition::AgreeIf) => Some(told::condition_required()),
                Some(_) if lower => Some(told::lower_required()),
                _ => None,
            };
            let said = said.trim().to_owned();
            if (required.is_some() || !said.is_empty())
                && let Some(message) = text_error(&said, required.unwrap_or_default())
            {
                errors.push(at("text", message));
            }
            let Some(position) = position.filter(|_| errors.is_empty()) else { return act.refuse(errors) };
            let gives = position != ViewPosition::Object;
            let (id, partner) = (id.clone(), partner.clone());
            let (given, spent) = (given.ok().filter(|_| gives), spent.filter(|_| gives));
            act.send(move |operation_id| give_view::Variables {
                input: give_view::GiveViewInput {
                    operation_id,
                    initiative_id: id.clone(),
                    partner_id: partner.clone(),
                    position,
                    amount: given,
                    hours: spent,
                    text: Some(said.clone()).filter(|said| !said.is_empty()),
                },
            });
        })
    };
    let name =
        partners.iter().find(|known| known.id == *partner).map(|p| p.short_name.as_str()).unwrap_or_default();
    let what = if asked_hours > 0 {
        text::view_what_hours(asked_amount, asked_hours, name)
    } else {
        text::view_what(asked_amount, name)
    };
    // Giving less asks for a reason too.
    let lower = amount(&euros.text).is_ok_and(|given| given < asked_amount);
    let needs_words = lower || matches!(position, Some(ViewPosition::AgreeIf | ViewPosition::Object));
    let label = match position {
        Some(ViewPosition::Object) => text::view_text_object(),
        Some(ViewPosition::AgreeIf) => text::view_text_condition(),
        _ => text::view_text(),
    };
    let choices = [
        (ViewPosition::Agree, text::view_choice_agree()),
        (ViewPosition::AgreeIf, text::view_choice_agree_if()),
        (ViewPosition::Object, text::view_choice_object()),
    ];
    html! {
        <Sheet title={text::view()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            if partners.len() > 1 {
                <Radios id="partnerId" legend={text::view_for()} value={Some(AttrValue::from((*partner).clone()))}
                    choices={partners.iter().map(|p| Choice::new(p.id.clone(), p.short_name.clone())).collect::<Vec<_>>()}
                    on_change={let (partner, euros, hours) = (partner.setter(), euros.sent.clone(), hours.sent.clone());
                        Callback::from(move |id: AttrValue| { partner.set(id.to_string()); euros.emit(()); hours.emit(()); })} />
            }
            <p>{ what }</p>
            <Radios id="position" legend={text::view_choice()} value={position.map(|position| AttrValue::from(position.name()))}
                choices={choices.into_iter().map(|(position, words)| Choice::new(position.name(), words)).collect::<Vec<_>>()}
                error={act.outcome.error("position")}
                on_change={choice.on_input.reform(|name: AttrValue| name.to_string())} />
            if asked_amount > Cents::ZERO && !objects {
                <MoneyField id="amount" label={text::view_amount()} hint={text::view_amount_hint()} value={euros.text.clone()}
                    error={act.outcome.error("amount")}
                    on_input={euros.on_input.clone()} />
            }
            if asked_hours > 0 && !objects {
                <TextField id="hours" label={text::view_hours()} inputmode="numeric" autocomplete="off" value={hours.text.clone()}
                    error={act.outcome.error("hours")}
                    on_input={hours.on_input.clone()} />
            }
            <TextArea id="text" {label} optional={!needs_words} hint={text::view_text_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("text")} />
            <div><Button submit=true busy={act.busy}>{ text::view_button() }</Button></div>
        </Sheet>
    }
}
