//! What an idea costs and who pays.

use wdw_contract::{Cents, texts::decision, texts::initiatives as text};
use yew::prelude::*;

use super::one::{IdeaProps, OneInitiative};
use crate::ui::{Part, StackedBar};

/// As many parts as one picture can show.
const PICTURED: usize = 3;

/// The amount asked, the parts of the whole as a picture, and every cost.
#[component]
pub(super) fn Money(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    if idea.total_cost == Cents::ZERO {
        return html! {
            <section class="stack" aria-labelledby="geld">
                <h2 id="geld">{ text::money() }</h2>
                <p>{ text::money_none() }</p>
                { asked_line(idea, false) }
            </section>
        };
    }
    let mut conclusion = vec![text::money_total(idea.total_cost)];
    if idea.own_contribution > Cents::ZERO {
        conclusion.push(text::money_own(idea.own_contribution));
    }
    if idea.other_funding > Cents::ZERO {
        conclusion.push(match &idea.other_funding_source {
            Some(source) => text::money_other_from(idea.other_funding, source),
            None => text::money_other(idea.other_funding),
        });
    }
    let part = |label: &'static str, amount| Part { label: label.into(), amount };
    // When it is known who is asked, the picture shows that; the whole and what others put in stands under it.
    let payers: Vec<Part> = idea
        .asked_of
        .iter()
        .filter(|part| part.amount > Cents::ZERO)
        .map(|part| Part { label: part.partner.short_name.clone().into(), amount: part.amount })
        .collect();
    let pictured = (1..=PICTURED).contains(&payers.len());
    html! {
        <section class="stack">
            <StackedBar id="geld" title={text::money_asked(idea.requested)} conclusion={conclusion.join(" ")}
                parts={if pictured { payers } else { vec![
                    part(text::part_asked(), idea.requested),
                    part(text::part_own(), idea.own_contribution),
                    part(text::part_other(), idea.other_funding),
                ] }} />
            { asked_line(idea, pictured) }
            <details>
                <summary>{ text::costs_all(i64::try_from(idea.budget_lines.len()).unwrap_or(i64::MAX)) }</summary>
                <table class="costs">
                    <thead class="visually-hidden">
                        <tr><th scope="col">{ text::cost() }</th><th scope="col">{ text::amount() }</th></tr>
                    </thead>
                    <tbody>
                        { for idea.budget_lines.iter().map(|line| html! {
                            <tr>
                                <td>{ &line.description }<br /><span class="small muted">{ line.kind.label() }</span></td>
                                <td class="amount">{ line.amount.long() }</td>
                            </tr>
                        }) }
                    </tbody>
                    <tfoot><tr><th scope="row">{ text::together() }</th><td class="amount">{ idea.total_cost.long() }</td></tr></tfoot>
                </table>
            </details>
        </section>
    }
}

/// Of whom what is asked. Not when the picture says all of it.
fn asked_line(idea: &OneInitiative, pictured: bool) -> Html {
    let asked = idea.asked_of.iter().filter(|part| part.amount > Cents::ZERO || part.hours > 0);
    if asked.clone().next().is_none() || (pictured && asked.clone().all(|part| part.hours == 0)) {
        return Html::default();
    }
    let parts: Vec<String> =
        asked.map(|part| format!("{} {}", part.partner.short_name, much(part.amount, part.hours))).collect();
    html! { <p class="small">{ decision::asked_of() }{ ": " }{ parts.join(", ") }</p> }
}

/// Money, hours, or both.
fn much(amount: Cents, hours: i64) -> String {
    match (amount > Cents::ZERO, hours > 0) {
        (true, true) => format!("{amount} + {}", decision::asked_hours(hours)),
        (false, true) => decision::asked_hours(hours),
        _ => amount.to_string(),
    }
}
