//! The answers of a question: large buttons over the full width, or a field for a number or words.

use wdw_contract::checklist::{Item, Scale};
use wdw_contract::limits;
use wdw_contract::texts::walk as text;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::words;
use crate::api::enums::AnswerState;
use crate::ui::{Button, ButtonKind, Glyph, Icon};

#[derive(Properties, PartialEq)]
pub(super) struct AnswersProps {
    pub(super) item: Item,
    pub(super) value: Option<String>,
    /// It is answered with `value`.
    pub(super) answered: bool,
    pub(super) say: Callback<(AnswerState, Option<String>)>,
}

/// The answers of a question.
#[component]
pub(super) fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { item, value, answered, say } = props;
    if !item.scale.has_options() {
        return html! { <Typed ..props.clone() /> };
    }
    let chosen = value.as_deref().filter(|_| *answered);
    let marks = item.scale == Scale::ReportMark && item.options.is_empty();
    html! {
        <div class={classes!("answers", marks.then_some("answers--marks"))} role="group" aria-labelledby="vraag">
            { for item.choices().iter().map(|option| {
                let label = words::label(item, option);
                let pressed = chosen == Some(option.value.as_str());
                let onclick = {
                    let (say, value) = (say.clone(), option.value.clone());
                    Callback::from(move |_| say.emit((AnswerState::Answered, Some(value.clone()))))
                };
                html! {
                    <button type="button" class="answer" key={option.value.clone()} {onclick}
                        aria-pressed={if pressed { "true" } else { "false" }}>
                        if let Some(code) = label.code { <span class="answer__code">{ code }</span> }
                        <span class={classes!("answer__words", marks.then_some("visually-hidden"))}>
                            <strong>{ label.words }</strong>
                            if !label.hint.is_empty() { <span class="muted">{ label.hint }</span> }
                        </span>
                        if pressed { <Icon glyph={Glyph::Check} /> }
                    </button>
                }
            }) }
        </div>
    }
}

impl Clone for AnswersProps {
    fn clone(&self) -> Self {
        Self {
            item: self.item.clone(),
            value: self.value.clone(),
            answered: self.answered,
            say: self.say.clone(),
        }
    }
}

/// A number or words: kept when the field is left or the button is tapped.
#[component]
fn Typed(props: &AnswersProps) -> Html {
    let AnswersProps { item, value, say, .. } = props;
    let typed = use_state(|| value.clone().unwrap_or_default());
    let wrong = use_state_eq(|| false);
    let number = item.scale == Scale::Number;
    let keep = {
        let (typed, wrong, item, say, kept) =
            (typed.clone(), wrong.setter(), item.clone(), say.clone(), value.clone());
        Callback::from(move |()| {
            if typed.trim().is_empty() {
                return;
            }
            match item.read(&typed) {
                Some(answered) => {
                    wrong.set(false);
                    if kept.as_deref() != Some(answered.value.as_str()) {
                        say.emit((AnswerState::Answered, Some(answered.value)));
                    }
                }
                None => wrong.set(true),
            }
        })
    };
    let most = i64::from(item.most.unwrap_or(limits::ANSWER_NUMBER));
    let hint = if number { text::number_hint(most) } else { text::no_names().to_owned() };
    let describedby = if *wrong { "antwoord-hint antwoord-fout" } else { "antwoord-hint" };
    let field = if number {
        let oninput = {
            let typed = typed.setter();
            Callback::from(move |event: InputEvent| {
                typed.set(event.target_unchecked_into::<HtmlInputElement>().value())
            })
        };
        html! {
            <input id="antwoord" class="utrecht-textbox input input--8" type="text" inputmode="numeric" autocomplete="off"
                value={(*typed).clone()} {oninput} onblur={keep.reform(|_| ())} aria-labelledby="vraag"
                aria-describedby={describedby} aria-invalid={wrong.then_some("true")} />
        }
    } else {
        let oninput = {
            let typed = typed.setter();
            Callback::from(move |event: InputEvent| {
                typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value())
            })
        };
        html! {
            <textarea id="antwoord" class="utrecht-textarea input" rows="4" value={(*typed).clone()} {oninput}
                onblur={keep.reform(|_| ())} aria-labelledby="vraag" aria-describedby={describedby}
                aria-invalid={wrong.then_some("true")} />
        }
    };
    html! {
        <div class={classes!("field", wrong.then_some("field--error"))}>
            <p id="antwoord-hint" class="field__hint">{ hint }</p>
            if *wrong {
                <p id="antwoord-fout" class="field__error" role="alert">
                    { if number { text::number_wrong(most) } else { text::words_wrong(limits::MESSAGE) } }
                </p>
            }
            if item.unit.is_empty() { { field } } else { <div class="row">{ field }<span>{ &item.unit }</span></div> }
            <div><Button kind={ButtonKind::Secondary} icon={Glyph::Check} onclick={keep.reform(|_| ())}>{ text::keep_answer() }</Button></div>
        </div>
    }
}
