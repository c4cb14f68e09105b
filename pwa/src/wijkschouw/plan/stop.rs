//! One stop: what it is called and where it is.

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::schouw_plan as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Draft, Point, Stop};
use super::form::Sheet;
use super::question::Question;
use crate::browser;
use crate::ui::{Button, ButtonKind, Glyph, Icon, TextField};

#[derive(Properties, PartialEq)]
pub(super) struct StopPageProps {
    pub(super) sheet: Sheet,
    /// Which, from zero.
    pub(super) index: usize,
}

/// How looking for the present place goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looking {
    Not,
    Busy,
    Failed,
}

/// One stop.
#[component]
pub(super) fn StopPage(props: &StopPageProps) -> Html {
    let StopPageProps { sheet, index } = props;
    let index = *index;
    let navigator = use_navigator();
    let looking = use_state(|| Looking::Not);
    let Some(stop) = sheet.desk.draft.stops.get(index).cloned() else { return Html::default() };
    let change = |set: fn(&mut Stop, String)| {
        let edit = sheet.desk.edit.clone();
        Callback::from(move |typed: String| {
            edit.emit(Box::new(move |draft: &mut Draft| {
                if let Some(stop) = draft.stops.get_mut(index) {
                    set(stop, typed);
                }
            }));
        })
    };
    let place = move |at: Option<Point>| -> super::draft::Edit {
        Box::new(move |draft: &mut Draft| {
            if let Some(stop) = draft.stops.get_mut(index) {
                stop.at = at;
            }
        })
    };
    let here = {
        let (edit, looking) = (sheet.desk.edit.clone(), looking.clone());
        Callback::from(move |_: MouseEvent| {
            looking.set(Looking::Busy);
            let (edit, looking) = (edit.clone(), looking.clone());
            spawn_local(async move {
                let Some(found) = browser::position().await else { return looking.set(Looking::Failed) };
                let at = Point {
                    latitude: found.latitude,
                    longitude: found.longitude,
                    metres: Some(found.metres),
                };
                edit.emit(place(Some(at)));
                looking.set(Looking::Not);
            });
        })
    };
    let forget = {
        let edit = sheet.desk.edit.clone();
        Callback::from(move |_: MouseEvent| edit.emit(place(None)))
    };
    let remove = {
        let (edit, sheet) = (sheet.desk.edit.clone(), sheet.clone());
        Callback::from(move |_: MouseEvent| {
            sheet.go(navigator.as_ref(), Question::Route);
            edit.emit(Box::new(move |draft: &mut Draft| {
                if index < draft.stops.len() {
                    draft.stops.remove(index);
                }
            }));
        })
    };
    let known = stop.at.map(|at| match at.metres {
        Some(metres) => text::stop_here_known(metres),
        None => text::stop_here_kept().to_owned(),
    });
    html! {
        <>
            <h1>{ text::stop(index + 1) }</h1>
            <TextField id="naam" label={text::stop_name()} hint={text::stop_name_hint()} value={stop.name.clone()}
                on_input={change(|stop, typed| stop.name = typed)} error={sheet.error("naam")} autocomplete="off" />
            <TextField id="plek" label={text::stop_text()} optional=true value={stop.text.clone()}
                on_input={change(|stop, typed| stop.text = typed)} error={sheet.error("plek")} autocomplete="off" />
            <div class="stack">
                <div aria-live="polite" class="stack stack--s">
                    if *looking == Looking::Busy { <p class="muted">{ text::stop_here_busy() }</p> }
                    if *looking == Looking::Failed { <p>{ text::stop_here_failed() }</p> }
                    if let Some(known) = known { <p class="with-icon"><Icon glyph={Glyph::Pin} /><span>{ known }</span></p> }
                </div>
                <div class="row">
                    <Button kind={ButtonKind::Secondary} icon={Glyph::Pin} busy={*looking == Looking::Busy} onclick={here}>
                        { text::stop_here() }
                    </Button>
                    if stop.at.is_some() {
                        <Button kind={ButtonKind::Plain} onclick={forget}>{ text::stop_here_remove() }</Button>
                    }
                </div>
            </div>
            <div><Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}>{ text::stop_remove() }</Button></div>
        </>
    }
}
