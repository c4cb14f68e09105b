//! What is done with a kader: writing its concept, trying it, publishing it.

use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{kader_editor as text, kaders as read};
use yew::prelude::*;

use super::keeping::{Desk, Keeping, Writing, use_desk};
use super::one::{One, OneKader, doing, one_kader};
use super::publish::{Discard, Publish};
use super::rules::Rules;
use super::tree::{Way, list_of};
use super::trying::Trying;
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, use_query};
use crate::browser;
use crate::routes::Route;
use crate::ui::{
    Back, Button, ButtonKind, CalendarField, Choice, ErrorState, Glyph, LinkButton, Notice, Page, Radios,
    Skeleton, TextArea, TextField, Tone,
};

/// Which kader, and what to do with it.
#[derive(Properties, PartialEq)]
pub struct DoenProps {
    /// As in `Kader.number`.
    pub number: AttrValue,
    /// The last part of the address: `bewerken`, `proberen`, `publiceren`.
    pub act: AttrValue,
}

/// What is done with a kader.
#[component]
pub fn KaderDoen(props: &DoenProps) -> Html {
    let query = use_query::<OneKader>(one_kader::Variables { number: props.number.to_string() });
    let number = props.number.to_string();
    let back = Back { to: Route::Kader { number }, name: read::number(&props.number).into() };
    match &query.state {
        QueryState::Loading => html! { <Page {back} class="main--form"><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => html! {
            <Page title={read::number(&props.number)} {back} class="main--form">
                <h1>{ read::number(&props.number) }</h1>
                <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
            </Page>
        },
        QueryState::Ready(loaded) => match &loaded.data.kader {
            Some(one) if one.viewer_may_edit && one.draft.is_some() => {
                html! { <Work one={Rc::new(one.clone())} act={props.act.clone()} /> }
            }
            _ => html! { <NotFound /> },
        },
    }
}

#[derive(Properties, PartialEq)]
struct WorkProps {
    one: Rc<One>,
    act: AttrValue,
}

/// The concept stays on the desk from page to page.
#[component]
fn Work(props: &WorkProps) -> Html {
    let WorkProps { one, act } = props;
    let desk = use_desk(one);
    let back =
        Back { to: Route::Kader { number: one.number.clone() }, name: read::number(&one.number).into() };
    match act.as_str() {
        "bewerken" => html! {
            <Page title={text::edit_title(&one.number)} {back} end={standing(&desk.keeping)}>
                <div class="stack">
                    <h1>{ text::edit_title(&one.number) }</h1>
                    <p>{ text::edit_what() }</p>
                </div>
                <KeepingTrouble desk={desk.clone()} />
                <Editor one={one.clone()} {desk} />
            </Page>
        },
        "proberen" => html! {
            <Page title={text::try_title()} {back} end={standing(&desk.keeping)}>
                <Trying one={one.clone()} {desk} />
            </Page>
        },
        "publiceren" if one.viewer_may_publish => html! {
            <Page title={text::publish_title()} {back} class="main--form">
                <KeepingTrouble desk={desk.clone()} />
                <Publish one={one.clone()} {desk} />
            </Page>
        },
        _ => html! { <NotFound /> },
    }
}

/// In the bar: whether it is kept.
fn standing(keeping: &Keeping) -> Html {
    let words = match keeping {
        Keeping::Saved => text::saved(),
        Keeping::Busy => text::saving(),
        Keeping::Refused(_) | Keeping::Trouble(_) => text::not_saved(),
    };
    html! { <span role="status">{ words }</span> }
}

#[derive(Properties, PartialEq)]
struct KeepingTroubleProps {
    desk: Desk,
}

/// Why it is not kept, and what to do.
#[component]
fn KeepingTrouble(props: &KeepingTroubleProps) -> Html {
    let desk = &props.desk;
    match &desk.keeping {
        Keeping::Saved | Keeping::Busy => Html::default(),
        Keeping::Trouble(trouble) => {
            let onclick = {
                let desk = desk.clone();
                Callback::from(move |_: MouseEvent| desk.save())
            };
            html! {
                <Notice tone={Tone::Bad} live=true>
                    <p class="strong">{ trouble.message() }</p>
                    <p>{ text::save_trouble() }</p>
                    <div><Button kind={ButtonKind::Secondary} icon={Glyph::Refresh} {onclick}>{ text::save_again() }</Button></div>
                </Notice>
            }
        }
        Keeping::Refused(refusals) => {
            let onclick = {
                let desk = desk.clone();
                Callback::from(move |_: MouseEvent| {
                    desk.forget();
                    // Without a window there is nothing to load again.
                    let _ = browser::window().map(|window| window.location().reload());
                })
            };
            html! {
                <Notice tone={Tone::Bad} live=true>
                    <ul class="bullets">{ for refusals.iter().map(|refusal| html! { <li>{ &refusal.message }</li> }) }</ul>
                    if desk.overtaken() {
                        <p>{ text::overtaken() }</p>
                        <div><Button kind={ButtonKind::Secondary} icon={Glyph::Refresh} {onclick}>{ text::load_again() }</Button></div>
                    }
                </Notice>
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    one: Rc<One>,
    desk: Desk,
}

/// Everything that a version says.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let EditorProps { one, desk } = props;
    let writing = &desk.writing;
    let editor = desk.editor();
    let typed = |set: fn(&mut Writing, String)| {
        let editor = editor.clone();
        Callback::from(move |typed: String| editor.emit(Box::new(move |writing| set(writing, typed))))
    };
    let on_applies = {
        let editor = editor.clone();
        Callback::from(move |name: AttrValue| {
            editor.emit(Box::new(move |writing| writing.applies = name.to_string()));
        })
    };
    let list = list_of(&writing.condition, "condition");
    html! {
        <div class="stack stack--l">
            <TextField id="title" label={text::field_title()} value={writing.title.clone()} error={desk.error("title")}
                on_input={typed(|writing, typed| writing.title = typed)} autocomplete="off" />
            <TextArea id="explanation" label={text::field_explanation()} hint={text::field_explanation_hint()} limit={limits::MESSAGE}
                value={writing.explanation.clone()} error={desk.error("explanation")}
                on_input={typed(|writing, typed| writing.explanation = typed)} />
            <Radios id="applies" legend={text::new_applies()} value={AttrValue::from(writing.applies.clone())} on_change={on_applies}
                choices={KaderApplies::ALL.iter().map(|one| Choice::new(one.name(), super::applies(*one))).collect::<Vec<_>>()} />
            <section class="stack" aria-labelledby="regels">
                <h2 id="regels">{ text::rules() }</h2>
                <p>{ text::rules_what() }</p>
                if let Some(error) = desk.error("condition") { <p class="field__error">{ error }</p> }
                <Rules desk={desk.clone()} list={Rc::new(list.list)} way={Way::new()} at={list.at} numbered={list.numbered} />
            </section>
            <TextArea id="reading" label={text::field_reading()} hint={text::field_reading_hint()} limit={limits::MESSAGE} optional=true
                value={writing.reading.clone()} error={desk.error("reading")}
                on_input={typed(|writing, typed| writing.reading = typed)} />
            <CalendarField id="validUntil" label={text::field_until()} hint={text::field_until_hint()} optional=true
                value={writing.until.clone().unwrap_or_default()} error={desk.error("validUntil")}
                on_input={typed(|writing, typed| writing.until = (!typed.is_empty()).then_some(typed))} />
            <div class="row">
                <LinkButton to={doing(&one.number, "proberen")}>{ text::try_to() }</LinkButton>
                if one.viewer_may_publish {
                    <LinkButton to={doing(&one.number, "publiceren")} kind={ButtonKind::Secondary}>{ text::publish_to() }</LinkButton>
                }
            </div>
            <Discard one={one.clone()} desk={desk.clone()} />
        </div>
    }
}
