//! One line of text.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Field, described_by};

/// A line of text and what surrounds it.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Also the name of the control, and where the error summary leads.
    pub id: AttrValue,
    /// What is asked.
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
    /// What is typed so far.
    pub value: AttrValue,
    /// With every change.
    pub on_input: Callback<String>,
    /// `text`, `email`, `tel`, `search`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Which keyboard: `numeric`, `decimal`, `email`.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// What the browser may fill in: `name`, `email`, `one-time-code`.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// Before the control, like €. The label says it too.
    #[prop_or_default]
    pub prefix: Option<AttrValue>,
    /// How many characters the control is wide; as wide as its place when none.
    #[prop_or_default]
    pub width: Option<u8>,
}

/// A line of text. Nothing that is typed is cut off: what is too long is told on sending.
///
/// Use when: a name, a title, a place. Not when: an answer can run over several lines (`TextArea`), an amount
/// (`MoneyField`), a date (`DateField`).
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = {
        let on_input = props.on_input.clone();
        Callback::from(move |event: InputEvent| {
            on_input.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let describedby = described_by(&props.id, props.hint.is_some(), props.error.is_some(), None);
    let width = props.width.map(|width| {
        format!(
            "input--{}",
            if width <= 4 {
                "4"
            } else if width <= 8 {
                "8"
            } else {
                "16"
            }
        )
    });
    let input = html! {
        <input class={classes!("utrecht-textbox", "input", width)} id={&props.id} name={&props.id}
            type={&props.kind} value={&props.value} {oninput} inputmode={props.inputmode.clone()}
            autocomplete={props.autocomplete.clone()} aria-describedby={describedby}
            aria-invalid={props.error.is_some().then_some("true")} />
    };
    html! {
        <Field id={&props.id} label={&props.label} heading={props.heading} optional={props.optional}
            hint={props.hint.clone()} error={props.error.clone()}>
            if let Some(prefix) = &props.prefix {
                <div class="input-group"><span class="input-group__prefix" aria-hidden="true">{ prefix }</span>{ input }</div>
            } else {
                { input }
            }
        </Field>
    }
}
