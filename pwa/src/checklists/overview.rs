//! The whole checklist while it is written: its name, its themes, and the questions in order.

use std::rc::Rc;

use wdw_contract::checklist::Theme;
use wdw_contract::limits;
use wdw_contract::texts::checklists as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::document::{new_item, new_theme};
use super::editor::{item_act, theme_name};
use super::keeping::{Desk, Edit};
use super::page::{One, editing};
use super::publish::Discard;
use super::words;
use crate::ui::{
    Badge, Button, ButtonKind, Glyph, Link, LinkButton, OrderButtons, TextArea, TextField, Tone, reorder,
    use_dragging, use_toaster,
};

#[derive(Properties, PartialEq)]
pub(super) struct OverviewProps {
    pub(super) one: Rc<One>,
    pub(super) desk: Desk,
}

/// Everything but the questions themselves.
#[component]
pub(super) fn Overview(props: &OverviewProps) -> Html {
    let OverviewProps { one, desk } = props;
    let document = &desk.document;
    let editor = desk.editor();
    let typed = |set: fn(&mut wdw_contract::checklist::Checklist, String)| {
        let editor = editor.clone();
        Callback::from(move |typed: String| editor.emit(Box::new(move |document| set(document, typed))))
    };
    let on_move = {
        let editor = editor.clone();
        Callback::from(move |to| editor.emit(Box::new(move |document| reorder(&mut document.themes, to))))
    };
    let dragging = use_dragging(on_move.clone());
    let add = {
        let editor = editor.clone();
        Callback::from(move |_: MouseEvent| {
            editor.emit(Box::new(|document| document.themes.push(new_theme())))
        })
    };
    html! {
        <div class="stack stack--l">
            <TextField id="title" label={text::field_title()} value={document.title.clone()} error={desk.error("title")}
                on_input={typed(|document, typed| document.title = typed)} autocomplete="off" />
            <TextArea id="explanation" label={text::field_explanation()} optional=true limit={limits::PARAGRAPH}
                value={document.explanation.clone()} error={desk.error("explanation")}
                on_input={typed(|document, typed| document.explanation = typed)} />
            <section class="stack" aria-labelledby="themas">
                <h2 id="themas">{ text::themes() }</h2>
                { for document.themes.iter().enumerate().map(|(index, theme)| {
                    let row = dragging.row(index);
                    html! {
                        <div key={theme.key.clone()} class={classes!("card", row.dragged.then_some("is-dragged"))}
                            ondragover={row.ondragover} ondrop={row.ondrop}>
                            <div class="row row--between" draggable="true" ondragstart={row.ondragstart} ondragend={row.ondragend}>
                                <h3>{ text::theme(index + 1) }</h3>
                                <OrderButtons name={theme_name(desk, index)} {index} of={document.themes.len()} on_move={on_move.clone()} />
                            </div>
                            <ThemeCard slug={one.slug.clone()} desk={desk.clone()} theme={Rc::new(theme.clone())} {index} />
                        </div>
                    }
                }) }
                <div><Button kind={ButtonKind::Secondary} icon={Glyph::Plus} onclick={add}>{ text::theme_add() }</Button></div>
            </section>
            <div class="row">
                <LinkButton to={editing(&one.slug, "publiceren")}>{ text::publish_to() }</LinkButton>
            </div>
            <Discard one={one.clone()} desk={desk.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ThemeCardProps {
    slug: String,
    desk: Desk,
    theme: Rc<Theme>,
    index: usize,
}

/// A theme with its questions in order.
#[component]
fn ThemeCard(props: &ThemeCardProps) -> Html {
    let ThemeCardProps { slug, desk, theme, index } = props;
    let index = *index;
    let navigator = use_navigator();
    let toaster = use_toaster();
    let editor = desk.editor();
    let with = move |change: Box<dyn FnOnce(&mut Theme)>| -> Edit {
        Box::new(move |document| {
            if let Some(theme) = document.themes.get_mut(index) {
                change(theme);
            }
        })
    };
    let on_move = {
        let editor = editor.clone();
        Callback::from(move |to| editor.emit(with(Box::new(move |theme| reorder(&mut theme.items, to)))))
    };
    let dragging = use_dragging(on_move.clone());
    let on_title = {
        let editor = editor.clone();
        Callback::from(move |typed: String| editor.emit(with(Box::new(move |theme| theme.title = typed))))
    };
    let add = {
        let (editor, to) = (editor.clone(), editing(slug, &item_act(index, theme.items.len())));
        Callback::from(move |_: MouseEvent| {
            editor.emit(with(Box::new(|theme| theme.items.push(new_item()))));
            if let Some(navigator) = &navigator {
                navigator.push(&to);
            }
        })
    };
    let remove = {
        let (editor, theme) = (editor.clone(), Theme::clone(theme));
        Callback::from(move |_: MouseEvent| {
            editor.emit(Box::new(move |document| {
                if index < document.themes.len() {
                    document.themes.remove(index);
                }
            }));
            let (editor, theme) = (editor.clone(), theme.clone());
            toaster.say_with_undo(text::theme_removed(), move || {
                let theme = theme.clone();
                editor.emit(Box::new(move |document| {
                    let index = index.min(document.themes.len());
                    document.themes.insert(index, theme);
                }));
            });
        })
    };
    let path = format!("themes.{index}");
    html! {
        <>
            <TextField id={format!("{path}.title")} label={text::field_theme()} value={theme.title.clone()} on_input={on_title}
                error={desk.error(&format!("{path}.title"))} autocomplete="off" />
            if !theme.items.is_empty() {
                <ol class="list order-list">
                    { for theme.items.iter().enumerate().map(|(number, item)| {
                        let row = dragging.row(number);
                        let name = if item.question.trim().is_empty() { text::item_unnamed().to_owned() } else { item.question.clone() };
                        let wrong = i64::try_from(desk.problems_under(&format!("{path}.items.{number}."))).unwrap_or_default();
                        html! {
                            <li key={item.key.clone()} draggable="true" class={row.dragged.then_some("is-dragged")}
                                ondragstart={row.ondragstart} ondragover={row.ondragover} ondrop={row.ondrop} ondragend={row.ondragend}>
                                <div class="order-list__name">
                                    <span class="order-list__number" aria-hidden="true">{ number + 1 }</span>
                                    <div>
                                        <Link to={editing(slug, &item_act(index, number))} aria_label={text::item_edit(&name)}>{ &name }</Link>
                                        <p class="small muted">{ words::scale(item.scale) }</p>
                                        if wrong > 0 { <Badge tone={Tone::Bad} icon={Glyph::Attention}>{ text::problems(wrong) }</Badge> }
                                    </div>
                                </div>
                                <OrderButtons {name} index={number} of={theme.items.len()} on_move={on_move.clone()} />
                            </li>
                        }
                    }) }
                </ol>
            }
            <div class="row row--between">
                <Button kind={ButtonKind::Secondary} icon={Glyph::Plus} onclick={add}>{ text::item_add() }</Button>
                <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}>
                        { text::theme_remove() }<span class="visually-hidden">{ ": " }{ theme_name(desk, index) }</span></Button>
            </div>
        </>
    }
}
