//! Changing the costs of an idea.

use wdw_contract::texts::{initiatives as text, refusals as told};
use wdw_contract::{Cents, ParseCentsError, limits};
use yew::prelude::*;

use super::act::Outcome;
use super::one::OneInitiative;
use crate::api::enums::CostKind;
use crate::ui::{Button, ButtonKind, Choice, FieldError, Glyph, MoneyField, Select, TextField};

/// A cost as it is typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TypedCost {
    pub(super) description: String,
    pub(super) amount: String,
    pub(super) kind: CostKind,
}

impl TypedCost {
    /// The costs of an idea, to change.
    pub(super) fn of(idea: &OneInitiative) -> Vec<Self> {
        idea.budget_lines
            .iter()
            .map(|line| Self {
                description: line.description.clone(),
                amount: line.amount.long().replace("€\u{a0}", ""),
                kind: line.kind,
            })
            .collect()
    }

    fn is_empty(&self) -> bool {
        self.description.trim().is_empty() && self.amount.trim().is_empty()
    }
}

/// What was understood: description, amount, kind. Rows in which nothing was typed are left out.
pub(super) fn read(typed: &[TypedCost]) -> Result<Vec<(String, Cents, CostKind)>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut costs = Vec::new();
    for (index, cost) in typed.iter().enumerate().filter(|(_, cost)| !cost.is_empty()) {
        let mut wrong = |part: &str, message: AttrValue| {
            errors.push(FieldError { field: Some(format!("budgetLines.{index}.{part}").into()), message });
        };
        let description = cost.description.trim();
        if description.is_empty() {
            wrong("description", told::cost_description_required().into());
        } else if description.chars().count() > limits::COST {
            wrong("description", told::cost_description_too_long(limits::COST).into());
        }
        match amount(&cost.amount) {
            Ok(amount) if amount == Cents::ZERO => wrong("amount", told::cost_amount_too_small().into()),
            Ok(amount) => costs.push((description.to_owned(), amount, cost.kind)),
            Err(message) => wrong("amount", message),
        }
    }
    if errors.is_empty() { Ok(costs) } else { Err(errors) }
}

/// An amount as it was typed, or what to do about it.
pub(super) fn amount(typed: &str) -> Result<Cents, AttrValue> {
    let too_large = || AttrValue::from(told::amount_too_large(Cents(limits::AMOUNT)));
    match Cents::parse(typed) {
        Ok(amount) if amount.0 > limits::AMOUNT => Err(too_large()),
        Ok(amount) => Ok(amount),
        Err(ParseCentsError::Empty) => Err(told::cost_amount_required().into()),
        Err(ParseCentsError::NotAnAmount) => Err(told::cost_amount_format().into()),
        Err(ParseCentsError::TooLarge) => Err(too_large()),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct CostsProps {
    pub(super) costs: Vec<TypedCost>,
    pub(super) outcome: Outcome,
    pub(super) on_change: Callback<Vec<TypedCost>>,
}

/// The costs, each with what it is for, how much, and what kind; with the running total.
#[component]
pub(super) fn Costs(props: &CostsProps) -> Html {
    let add = {
        let (costs, on_change) = (props.costs.clone(), props.on_change.clone());
        Callback::from(move |_| {
            let mut costs = costs.clone();
            costs.push(TypedCost {
                description: String::new(),
                amount: String::new(),
                kind: CostKind::Material,
            });
            on_change.emit(costs);
        })
    };
    let total: Cents = props.costs.iter().filter_map(|cost| Cents::parse(&cost.amount).ok()).sum();
    html! {
        <div class="stack">
            <h2>{ text::complete_costs() }</h2>
            { for props.costs.iter().enumerate().map(|(index, cost)| row(props, index, cost)) }
            if props.costs.len() < limits::COSTS {
                <div><Button kind={ButtonKind::Secondary} icon={Glyph::Plus} onclick={add}>{ text::cost_add() }</Button></div>
            }
            <p class="row row--between strong"><span>{ text::together() }</span><span class="amount" role="status">{ total.long() }</span></p>
        </div>
    }
}

fn row(props: &CostsProps, index: usize, cost: &TypedCost) -> Html {
    let number = index + 1;
    let id = |part: &str| format!("budgetLines.{index}.{part}");
    let change = |set: fn(&mut TypedCost, String)| {
        let (costs, on_change) = (props.costs.clone(), props.on_change.clone());
        Callback::from(move |typed: String| {
            let mut costs = costs.clone();
            if let Some(cost) = costs.get_mut(index) {
                set(cost, typed);
            }
            on_change.emit(costs);
        })
    };
    let remove = {
        let (costs, on_change) = (props.costs.clone(), props.on_change.clone());
        Callback::from(move |_| {
            let mut costs = costs.clone();
            costs.remove(index);
            on_change.emit(costs);
        })
    };
    let kinds: Vec<Choice> =
        CostKind::ALL.iter().map(|kind| Choice::new(kind.name(), kind.label())).collect();
    let error = |part: &str| props.outcome.error(&id(part));
    html! {
        <fieldset class="card">
            <legend class="strong">{ text::cost_number(number) }</legend>
            <TextField id={id("description")} label={text::cost_for()} value={cost.description.clone()}
                error={error("description")} on_input={change(|cost, typed| cost.description = typed)} />
            <MoneyField id={id("amount")} label={text::cost_amount()} value={cost.amount.clone()}
                error={error("amount")} on_input={change(|cost, typed| cost.amount = typed)} />
            <Select id={id("kind")} label={text::cost_kind()} choices={kinds} value={cost.kind.name()}
                error={error("kind")}
                on_change={change(|cost, name| cost.kind = CostKind::of(&name)).reform(|value: AttrValue| value.to_string())} />
            <div>
                <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}
                    aria_label={text::cost_remove_number(number)}>{ text::cost_remove() }</Button>
            </div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(description: &str, amount: &str) -> TypedCost {
        TypedCost { description: description.into(), amount: amount.into(), kind: CostKind::Material }
    }

    #[test]
    fn what_was_typed_is_understood_and_empty_rows_are_left_out() {
        let costs = read(&[typed("Grond", "1.500,50"), typed(" ", ""), typed("Bomen", "640")]).unwrap();
        let amounts: Vec<Cents> = costs.iter().map(|(_, amount, _)| *amount).collect();
        assert_eq!(amounts, [Cents(150_050), Cents(64_000)]);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let errors = read(&[typed("Grond", "veel"), typed("", "12"), typed("Niets", "0")]).unwrap_err();
        let fields: Vec<&str> = errors.iter().filter_map(|error| error.field.as_deref()).collect();
        assert_eq!(fields, ["budgetLines.0.amount", "budgetLines.1.description", "budgetLines.2.amount"]);
    }
}
