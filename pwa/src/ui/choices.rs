//! Choosing from a few: one (radios) or some (checkboxes).

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{described_by, hint_and_error, optional_mark};

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// For the program.
    pub value: AttrValue,
    /// For the person.
    pub label: AttrValue,
    /// What helps to choose.
    pub hint: Option<AttrValue>,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<AttrValue>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A group of choices of which one holds.
#[derive(Properties, PartialEq)]
pub struct RadiosProps {
    /// The id of the first choice, where the error summary leads; the others get a number behind it.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// The legend is the page's `h1`.
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
    /// Up to fifteen.
    pub choices: Vec<Choice>,
    /// What is chosen.
    #[prop_or_default]
    pub value: Option<AttrValue>,
    /// When something is chosen.
    pub on_change: Callback<AttrValue>,
}

/// One of a few.
///
/// Use when: up to fifteen choices that are worth seeing side by side. Not when: in a row of filters (`Select`).
#[component]
pub fn Radios(props: &RadiosProps) -> Html {
    let group = Group {
        id: &props.id,
        legend: &props.legend,
        heading: props.heading,
        optional: props.optional,
        hint: props.hint.as_ref(),
        error: props.error.as_ref(),
    };
    group.render(props.choices.iter().enumerate().map(|(index, choice)| {
        let onchange = {
            let (on_change, value) = (props.on_change.clone(), choice.value.clone());
            Callback::from(move |_: Event| on_change.emit(value.clone()))
        };
        let checked = props.value.as_ref() == Some(&choice.value);
        option(&props.id, index, choice, "radio", checked, onchange)
    }))
}

/// A group of choices of which any number holds.
#[derive(Properties, PartialEq)]
pub struct CheckboxesProps {
    /// The id of the first choice, where the error summary leads; the others get a number behind it.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// The legend is the page's `h1`.
    #[prop_or_default]
    pub heading: bool,
    /// What helps to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is not right yet.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What is chosen.
    pub values: Vec<AttrValue>,
    /// When a choice is made (true) or taken back.
    pub on_change: Callback<(AttrValue, bool)>,
}

/// Any number of a few.
///
/// Use when: settings, or a question to which several answers hold. Not when: only one can hold (`Radios`).
#[component]
pub fn Checkboxes(props: &CheckboxesProps) -> Html {
    let group = Group {
        id: &props.id,
        legend: &props.legend,
        heading: props.heading,
        optional: false,
        hint: props.hint.as_ref(),
        error: props.error.as_ref(),
    };
    group.render(props.choices.iter().enumerate().map(|(index, choice)| {
        let onchange = {
            let (on_change, value) = (props.on_change.clone(), choice.value.clone());
            Callback::from(move |event: Event| {
                on_change.emit((value.clone(), event.target_unchecked_into::<HtmlInputElement>().checked()));
            })
        };
        option(&props.id, index, choice, "checkbox", props.values.contains(&choice.value), onchange)
    }))
}

struct Group<'a> {
    id: &'a AttrValue,
    legend: &'a AttrValue,
    heading: bool,
    optional: bool,
    hint: Option<&'a AttrValue>,
    error: Option<&'a AttrValue>,
}

impl Group<'_> {
    fn render(&self, options: impl Iterator<Item = Html>) -> Html {
        let legend = html! { <>{ self.legend }{ optional_mark(self.optional) }</> };
        let described = described_by(self.id, self.hint.is_some(), self.error.is_some(), None);
        html! {
            <fieldset class={classes!("utrecht-form-fieldset", "field", self.error.map(|_| "field--error"))}
                aria-describedby={described}>
                if self.heading {
                    <legend><h1 class="field__heading">{ legend }</h1></legend>
                } else {
                    <legend class="field__label">{ legend }</legend>
                }
                { hint_and_error(self.id, self.hint, self.error) }
                <div class="choices">{ for options }</div>
            </fieldset>
        }
    }
}

fn option(
    group: &str,
    index: usize,
    choice: &Choice,
    kind: &'static str,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    let id = if index == 0 { group.to_owned() } else { format!("{group}-{index}") };
    let describedby = choice.hint.as_ref().map(|_| format!("{id}-choice-hint"));
    html! {
        <label class="choice">
            <input type={kind} {id} name={group.to_owned()} value={&choice.value} {checked} {onchange}
                aria-describedby={describedby.clone()} />
            <span>{ &choice.label }</span>
            if let Some(hint) = &choice.hint { <span class="choice__hint" id={describedby}>{ hint }</span> }
        </label>
    }
}
