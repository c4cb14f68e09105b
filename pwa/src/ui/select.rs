//! The browser's own list to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::{Field, described_by};
use super::{Choice, Glyph, Icon};

/// A list to choose from.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Also the name of the control, and where the error summary leads.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// Adds "(niet verplicht)".
    #[prop_or_default]
    pub optional: bool,
    /// What helps to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What can be chosen; start with one of which the value is empty ("Kies een wijk").
    pub choices: Vec<Choice>,
    /// What is chosen; empty for nothing.
    pub value: AttrValue,
    /// When something is chosen.
    pub on_change: Callback<AttrValue>,
}

/// The browser's own list.
///
/// Use when: a filter, or a choice where the options need no comparing. Not when: it is the question of the page
/// (`Radios`).
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: Event| {
            on_change.emit(event.target_unchecked_into::<HtmlSelectElement>().value().into());
        })
    };
    let describedby = described_by(&props.id, props.hint.is_some(), props.error.is_some(), None);
    html! {
        <Field id={&props.id} label={&props.label} optional={props.optional} hint={props.hint.clone()}
            error={props.error.clone()}>
            <div class="select">
                <select class="utrecht-select input" id={&props.id} name={&props.id} {onchange}
                    aria-describedby={describedby} aria-invalid={props.error.is_some().then_some("true")}>
                    { for props.choices.iter().map(|choice| html! {
                        <option value={&choice.value} selected={choice.value == props.value}>{ &choice.label }</option>
                    }) }
                </select>
                <Icon glyph={Glyph::Down} />
            </div>
        </Field>
    }
}
