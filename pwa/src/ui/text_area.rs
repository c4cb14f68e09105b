//! Several lines of text, with a count of characters.

use wdw_contract::texts::ui;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::field::{Field, described_by};
use crate::browser::Timer;

/// How long after the last keystroke the count is read aloud.
const PAUSE_MS: u32 = 1_000;

/// Lines of text and what surrounds them.
#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
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
    /// How many characters fit. More can be typed, and is told.
    pub limit: usize,
}

/// Several lines of text. The count is shown at once and read aloud a second after the last keystroke.
///
/// Use when: an answer can run over several lines. Not when: it is a name or a title (`TextField`).
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let oninput = {
        let on_input = props.on_input.clone();
        Callback::from(move |event: InputEvent| {
            on_input.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let used = props.value.chars().count();
    let count = words(used, props.limit);
    let spoken = use_state(String::new);
    {
        let (spoken, count, touched) = (spoken.setter(), count.clone(), !props.value.is_empty());
        use_effect_with(used, move |_| {
            let timer = Timer::after(PAUSE_MS, move || {
                if touched {
                    spoken.set(count);
                }
            });
            move || drop(timer)
        });
    }
    let describedby = described_by(&props.id, props.hint.is_some(), props.error.is_some(), Some("limit"));
    html! {
        <Field id={&props.id} label={&props.label} heading={props.heading} optional={props.optional}
            hint={props.hint.clone()} error={props.error.clone()}>
            <textarea class="utrecht-textarea input" id={&props.id} name={&props.id} rows="6" value={&props.value}
                {oninput} aria-describedby={describedby} aria-invalid={props.error.is_some().then_some("true")} />
            <p id={format!("{}-limit", props.id)} class="visually-hidden">{ ui::count_limit(props.limit) }</p>
            <p class={classes!("field__count", (used > props.limit).then_some("field__count--over"))}
                aria-hidden="true">{ count }</p>
            <p class="visually-hidden" aria-live="polite">{ &*spoken }</p>
        </Field>
    }
}

fn words(used: usize, limit: usize) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    if used > limit { ui::count_over(number(used - limit)) } else { ui::count_left(number(limit - used)) }
}
