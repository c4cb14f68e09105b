//! What every form field has around it: label, hint, error.

use wdw_contract::texts::ui;
use yew::prelude::*;

/// The parts around a control.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Of the control; hint and error get `-hint` and `-error` behind it.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The label is the only question of the page, and so its `h1`.
    #[prop_or_default]
    pub heading: bool,
    /// Adds "(niet verplicht)".
    #[prop_or_default]
    pub optional: bool,
    /// What helps to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet, in the same words as in the summary.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The control.
    #[prop_or_default]
    pub children: Html,
}

/// Label, hint and error around one control.
///
/// Use when: making a field component. Not when: on a page, use the field component itself; for a group of
/// choices use a `fieldset` (see `radios`).
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let label = html! {
        <label class="utrecht-form-label field__label" for={&props.id}>
            { &props.label }{ optional_mark(props.optional) }
        </label>
    };
    html! {
        <div class={classes!("utrecht-form-field", "field", props.error.is_some().then_some("field--error"))}>
            if props.heading { <h1 class="field__heading">{ label }</h1> } else { { label } }
            { hint_and_error(&props.id, props.hint.as_ref(), props.error.as_ref()) }
            { props.children.clone() }
        </div>
    }
}

/// " (niet verplicht)", or nothing.
pub fn optional_mark(optional: bool) -> Html {
    if optional {
        html! { <span class="field__optional">{ " " }{ ui::optional() }</span> }
    } else {
        Html::default()
    }
}

/// The hint and the error above a control.
pub fn hint_and_error(id: &str, hint: Option<&AttrValue>, error: Option<&AttrValue>) -> Html {
    html! {
        <>
            if let Some(hint) = hint { <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p> }
            if let Some(error) = error {
                <p class="utrecht-form-field-error-message field__error" id={format!("{id}-error")}>
                    <span class="visually-hidden">{ ui::error_prefix() }{ " " }</span>{ error }
                </p>
            }
        </>
    }
}

/// What `aria-describedby` of a control says: the ids of its hint, its error and anything `more`.
#[must_use]
pub fn described_by(id: &str, hint: bool, error: bool, more: Option<&str>) -> Option<AttrValue> {
    let ids: Vec<String> = [
        hint.then(|| format!("{id}-hint")),
        error.then(|| format!("{id}-error")),
        more.map(|part| format!("{id}-{part}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!ids.is_empty()).then(|| ids.join(" ").into())
}
