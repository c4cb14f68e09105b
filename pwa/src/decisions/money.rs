//! What is asked, what is in the pots and what partners give.

use wdw_contract::{Cents, texts::decide as text};
use yew::prelude::*;

use super::one::OneProps;
use crate::ui::{Part, StackedBar};

/// The money of a request: a picture of what is given, and a table with what is in the pots.
#[component]
pub(super) fn Money(props: &OneProps) -> Html {
    let one = &props.one;
    if one.requested == Cents::ZERO {
        return html! {
            <section class="stack" aria-labelledby="geld">
                <h2 id="geld">{ text::money_title() }</h2>
                <p>{ text::money_none() }</p>
                { hours(one) }
            </section>
        };
    }
    let given: Cents = one.readiness.as_ref().map_or(Cents::ZERO, |ready| ready.total);
    let open = (one.requested - given).max(Cents::ZERO);
    let pots = one.readiness.as_ref().map(|ready| ready.budgets.as_slice()).unwrap_or_default();
    html! {
        <section class="stack">
            <StackedBar id="geld" title={text::money_title()}
                conclusion={if pots.iter().all(|pot| pot.given.is_none()) {
                    text::money_nobody(one.requested)
                } else {
                    text::money_conclusion(given, one.requested)
                }}
                parts={vec![
                    Part { label: text::money_part_given().into(), amount: given },
                    Part {
                        label: if pots.iter().all(|pot| pot.given.is_some()) && !pots.is_empty() {
                            text::money_part_rest().into()
                        } else {
                            text::money_part_open().into()
                        },
                        amount: open,
                    },
                ]} />
            if pots.is_empty() {
                if one.asked_of.is_empty() { <p>{ text::money_undivided() }</p> }
            } else {
                <div class="scroll" tabindex="0" role="group" aria-label={text::money_title()}>
                <table class="costs costs--columns">
                    <thead>
                        <tr>
                            <th scope="col">{ text::column_partner() }</th>
                            <th scope="col" class="amount">{ text::money_asked() }</th>
                            <th scope="col" class="amount">{ text::money_given() }</th>
                            <th scope="col" class="amount">{ text::money_pot() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for pots.iter().map(|pot| html! {
                            <tr>
                                <th scope="row">{ &pot.partner.short_name }</th>
                                <td class="amount">{ pot.asked.to_string() }</td>
                                <td class="amount">{ pot.given.map_or_else(nothing_said, |given| html! { { given.to_string() } }) }</td>
                                <td class="amount">{ pot.available.map_or_else(|| text::money_no_pot().to_owned(), |there| there.to_string()) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
                </div>
            }
            { hours(one) }
        </section>
    }
}

fn nothing_said() -> Html {
    html! { <><span aria-hidden="true">{ "–" }</span><span class="visually-hidden">{ text::money_not_said() }</span></> }
}

fn hours(one: &super::one::One) -> Html {
    one.asked_of
        .iter()
        .filter(|part| part.hours > 0)
        .map(|part| html! { <p>{ text::hours_asked(part.hours, &part.partner.short_name) }</p> })
        .collect()
}
