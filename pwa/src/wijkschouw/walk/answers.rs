//! The answers of a question: large buttons over the full width, or a field for a number or words.

use std::rc::Rc;

use wdw_contract::checklist::{Item, Scale};
use wdw_contract::limits;
use wdw_contract::texts::walk as text;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::words;
use crate::api::enums::AnswerState;
use crate::browser::Timer;
use crate::ui::{Button, ButtonKind, Glyph, Icon, use_last_chance};

#[derive(Properties, PartialEq)]
pub(super) struct AnswersProps {
    pub(super) item: Item,
    pub(super) value: Option<String>,
    /// It is answered with `value`.
    pub(super) answered: bool,
    pub(super) say: Callback<(AnswerState, Option<String>)>,
    /// What is typed, at a pause; and whether it takes the place of what was kept a moment ago.
    pub(super) typed: Callback<(String, bool)>,
}

/// The answers of a question.
#[component]
pub(super) fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { item, value, answered, say, .. } = props;
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
            typed: self.typed.clone(),
        }
    }
}

/// A pause in typing.
const PAUSE_MS: u32 = 400;

/// A number or words: kept at every pause, and when the question goes.
#[component]
fn Typed(props: &AnswersProps) -> Html {
    let AnswersProps { item, value, say, .. } = props;
    let typed = use_state(|| value.clone().unwrap_or_default());
    let wrong = use_state_eq(|| false);
    let number = item.scale == Scale::Number;
    // What is typed and not kept yet, with the timer that waits for a pause.
    let waits = use_mut_ref(|| None::<(Option<Timer>, String)>);
    let again = use_mut_ref(|| false);
    let keep = {
        let (waits, again, wrong, item, kept) =
            (Rc::clone(&waits), Rc::clone(&again), wrong.setter(), item.clone(), props.typed.clone());
        Rc::new(move || {
            let Some((_, words)) = waits.take().filter(|(_, words)| !words.trim().is_empty()) else { return };
            match item.read(&words) {
                Some(answered) => {
                    wrong.set(false);
                    kept.emit((answered.value, again.replace(true)));
                }
                None => wrong.set(true),
            }
        })
    };
    use_last_chance(Rc::clone(&keep));
    let hear = {
        let (typed, waits, keep) = (typed.setter(), Rc::clone(&waits), Rc::clone(&keep));
        move |words: String| {
            typed.set(words.clone());
            let keep = Rc::clone(&keep);
            let timer = Timer::after(PAUSE_MS, move || keep());
            waits.replace(Some((timer, words)));
        }
    };
    let onblur = {
        let keep = Rc::clone(&keep);
        Callback::from(move |_: FocusEvent| keep())
    };
    // The button says that it is done: it goes on as the other answers do.
    let on_done = {
        let (item, say, typed, wrong, waits, again) =
            (item.clone(), say.clone(), typed.clone(), wrong.setter(), Rc::clone(&waits), Rc::clone(&again));
        Callback::from(move |_: MouseEvent| match item.read(&typed) {
            Some(answered) => {
                waits.take();
                again.replace(false);
                wrong.set(false);
                say.emit((AnswerState::Answered, Some(answered.value)));
            }
            None => wrong.set(!typed.trim().is_empty()),
        })
    };
    let most = i64::from(item.most.unwrap_or(limits::ANSWER_NUMBER));
    let hint = if number { text::number_hint(most) } else { text::no_names().to_owned() };
    let describedby = if *wrong { "antwoord-hint antwoord-fout" } else { "antwoord-hint" };
    let field = if number {
        let oninput = Callback::from(move |event: InputEvent| {
            hear(event.target_unchecked_into::<HtmlInputElement>().value());
        });
        html! {
            <input id="antwoord" class="utrecht-textbox input input--8" type="text" inputmode="numeric" autocomplete="off"
                value={(*typed).clone()} {oninput} {onblur} aria-labelledby="vraag"
                aria-describedby={describedby} aria-invalid={wrong.then_some("true")} />
        }
    } else {
        let oninput = Callback::from(move |event: InputEvent| {
            hear(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        });
        html! {
            <textarea id="antwoord" class="utrecht-textarea input" rows="4" value={(*typed).clone()} {oninput}
                {onblur} aria-labelledby="vraag" aria-describedby={describedby}
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
            <div><Button kind={ButtonKind::Secondary} icon={Glyph::Check} onclick={on_done}>{ text::keep_answer() }</Button></div>
        </div>
    }
}
