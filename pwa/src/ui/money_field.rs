//! An amount in euros.

use yew::prelude::*;

use super::TextField;

/// An amount and what surrounds it.
#[derive(Properties, PartialEq)]
pub struct MoneyFieldProps {
    /// Also the name of the control, and where the error summary leads.
    pub id: AttrValue,
    /// What is asked, with "in euro".
    pub label: AttrValue,
    /// The label is the page's `h1`.
    #[prop_or_default]
    pub heading: bool,
    /// Adds "(niet verplicht)".
    #[prop_or_default]
    pub optional: bool,
    /// What helps to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What is typed so far, as it was typed: `Cents::parse` understands it on sending.
    pub value: AttrValue,
    /// With every change.
    pub on_input: Callback<String>,
}

/// An amount. It takes "€ 1.500,00", "1500" and "1500,5".
///
/// Use when: an amount is asked; show on the next page what was understood. Not when: a number that is no money.
#[component]
pub fn MoneyField(props: &MoneyFieldProps) -> Html {
    html! {
        <TextField id={&props.id} label={&props.label} heading={props.heading} optional={props.optional}
            hint={props.hint.clone()} error={props.error.clone()} value={&props.value}
            on_input={props.on_input.clone()} inputmode="decimal" prefix="€" autocomplete="off" />
    }
}
