//! How the questions look on a phone, one at a time.

use std::rc::Rc;

use wdw_contract::checklist::{Checklist, Item, Scale};
use wdw_contract::texts::checklists as text;
use yew::prelude::*;

use super::words::{asks, label, tile};
use crate::ui::{Button, ButtonKind, Glyph};

#[derive(Properties, PartialEq)]
pub(super) struct PreviewProps {
    pub(super) document: Rc<Checklist>,
}

/// A phone with one question on it; the others by buttons and by the list beside it.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let document = &props.document;
    let shown = use_state(|| 0_usize);
    let count = document.items().count();
    let index = (*shown).min(count.saturating_sub(1));
    let Some((theme, item)) = document.items().nth(index) else { return Html::default() };
    let to = |index: Option<usize>| {
        let shown = shown.setter();
        Callback::from(move |_: MouseEvent| {
            if let Some(index) = index {
                shown.set(index);
            }
        })
    };
    let mut number = 0;
    html! {
        <div class="preview">
            <section class="stack" aria-labelledby="voorbeeld">
                <h2 id="voorbeeld">{ text::look() }</h2>
                <div class="phone" role="group" aria-live="polite" aria-labelledby="voorbeeld">
                    <p class="small muted">{ &theme.title }{ " · " }{ text::item_of(index + 1, count) }</p>
                    <Question item={Rc::new(item.clone())} />
                </div>
                <div class="row">
                    <Button kind={ButtonKind::Secondary} icon={Glyph::Back} onclick={to(index.checked_sub(1))}>{ text::before() }</Button>
                    <Button kind={ButtonKind::Secondary} icon={Glyph::Next} onclick={to((index + 1 < count).then_some(index + 1))}>{ text::after() }</Button>
                </div>
            </section>
            <section class="stack" aria-labelledby="vragen">
                <h2 id="vragen">{ text::questions() }</h2>
                { for document.themes.iter().map(|theme| html! {
                    <div key={theme.key.clone()} class="stack stack--s">
                        <h3>{ &theme.title }</h3>
                        <ul class="list">
                            { for theme.items.iter().map(|item| {
                                let mine = number;
                                number += 1;
                                html! {
                                    <li key={item.key.clone()} class={classes!("pick-item", (mine == index).then_some("is-current"))}>
                                        <button type="button" onclick={to(Some(mine))} aria-pressed={if mine == index { "true" } else { "false" }}>
                                            { &item.question }
                                        </button>
                                    </li>
                                }
                            }) }
                        </ul>
                    </div>
                }) }
            </section>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct QuestionProps {
    pub(super) item: Rc<Item>,
}

/// One question as the walk shows it; nothing here can be answered.
#[component]
pub(super) fn Question(props: &QuestionProps) -> Html {
    let item = &props.item;
    let question = if item.question.is_empty() { text::item_unnamed() } else { &item.question };
    html! {
        <div class="stack">
            <p class="phone__question">{ question }</p>
            if !item.guidance.is_empty() { <p class="muted">{ &item.guidance }</p> }
            if let Some(example) = &item.example {
                <img class="phone__example" src={format!("/photos/{example}?size=thumb")} alt={text::example()} width="320" height="240" loading="lazy" />
            }
            { match item.scale {
                Scale::Number if item.unit.is_empty() => html! { <p class="phone__field">{ text::answer_number() }</p> },
                Scale::Number => html! { <p class="phone__field">{ text::answer_number_unit(&item.unit) }</p> },
                Scale::Text => html! { <p class="phone__field">{ text::answer_text() }</p> },
                _ => html! {
                    <ul class="phone__answers">
                        { for item.choices().iter().map(|option| html! {
                            <li key={option.value.clone()}>
                                if let Some(tile) = tile(item, option) { <span class="phone__tile" aria-hidden="true">{ tile }</span> }
                                <span>
                                    <span class="strong">{ label(item, option) }</span>
                                    if !option.hint.is_empty() { <span class="phone__hint">{ &option.hint }</span> }
                                    if option.bad { <span class="visually-hidden">{ " (" }{ text::bad() }{ ")" }</span> }
                                </span>
                            </li>
                        }) }
                    </ul>
                },
            } }
            if !asks(item).is_empty() {
                <p class="small muted">{ asks(item).join(" · ") }</p>
            }
        </div>
    }
}
