//! The end: what must be answered is asked once, the rest becomes skipped, and the server hears it when everything of
//! this phone is there.

use wdw_contract::texts::walk as text;
use yew::prelude::*;

use super::desk::Desk;
use super::device::tick;
use super::head::Frame;
use super::keys::{answer_key, place_key};
use super::record::Said;
use super::{DeskProps, title, use_go};
use crate::api::enums::AnswerState;
use crate::browser;
use crate::driver::Successor;
use crate::store::{Room, Writing};
use crate::ui::{Button, ButtonKind, Glyph, Icon, Notice, Tone, use_title};

/// Finishing the walk.
#[component]
pub(super) fn Finish(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::finish(), desk)));
    let go = use_go(desk);
    let (required, open, total) = desk.with(|walk| (walk.open(true), walk.open(false).len(), walk.total()));
    let jump = {
        let (desk, go) = (desk.clone(), go.clone());
        Callback::from(move |(stop, item): (Option<String>, String)| {
            desk.go(stop, item);
            go.emit(None);
        })
    };
    let rows: Vec<_> = desk.with(|walk| {
        let name = |uuid: &Option<String>| {
            let stop = uuid.as_ref().and_then(|uuid| walk.stops().find(|stop| stop.uuid == *uuid));
            stop.map_or_else(|| text::once_title().to_owned(), |stop| stop.name.clone())
        };
        let question = |item: &str| walk.prepared.checklist.item(item).map(|(_, item)| item.question.clone());
        required
            .iter()
            .map(|(stop, item)| (stop.clone(), item.clone(), question(item).unwrap_or_default(), name(stop)))
            .collect()
    });
    let end = {
        let desk = desk.clone();
        Callback::from(move |_| {
            tick();
            end(&desk);
        })
    };
    if !desk.prepared().may_record {
        return html! {
            <Frame desk={desk.clone()} back=true>
                <h1>{ text::finish_watch() }</h1>
                <p>{ text::finish_watch_more() }</p>
                <div class="stack">
                    <Button wide=true icon={Glyph::Check} onclick={end}>{ text::finish_watch_now() }</Button>
                    <Button kind={ButtonKind::Secondary} wide=true onclick={go.reform(|_| None)}>{ text::finish_not_yet() }</Button>
                </div>
            </Frame>
        };
    }
    html! {
        <Frame desk={desk.clone()} back=true>
            <div class="stack">
                <h1>{ text::finish() }</h1>
                <p>{ text::total(total.done, total.of) }</p>
            </div>
            if !rows.is_empty() {
                <Notice tone={Tone::Wait}>
                    <h2>{ text::required_title() }</h2>
                    <p>{ text::required_more() }</p>
                </Notice>
                <ul class="list">
                    { for rows.into_iter().map(|(stop, item, question, name)| {
                        let (jump, key) = (jump.clone(), format!("{stop:?}{item}"));
                        html! {
                            <li class="act" {key}>
                                <button type="button" class="walk__jump" onclick={Callback::from(move |_| jump.emit((stop.clone(), item.clone())))}>
                                    <Icon glyph={Glyph::Question} /><span>{ question }<span class="choose__more">{ name }</span></span>
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            }
            if open > 0 { <p>{ text::open_become_skipped(i64::try_from(open).unwrap_or(i64::MAX)) }</p> }
            <p>{ text::finish_more() }</p>
            <div class="stack">
                <Button wide=true icon={Glyph::Check} onclick={end}>{ text::finish_now() }</Button>
                <Button kind={ButtonKind::Secondary} wide=true onclick={go.reform(|_| None)}>{ text::finish_not_yet() }</Button>
            </div>
        </Frame>
    }
}

/// Everything that nobody answered becomes skipped, and the end goes after all of it: in one transaction.
fn end(desk: &Desk) {
    let mut also = Writing::new();
    let mut successors = Vec::new();
    let (open, may_record) = desk.with(|walk| (walk.open(false), walk.prepared.may_record));
    // Who only looks along answers nothing, and skips nothing.
    for (stop, item) in open.into_iter().filter(|_| may_record) {
        let mut given = desk.with(|walk| walk.draft(stop.as_deref(), &item));
        let replaces = given.operation.replace(browser::new_id());
        given.said = Said { state: Some(AnswerState::Skipped), value: None, at: 0 };
        let own_stop = desk.with(|walk| {
            let own = walk.own_stops.iter().find(|own| Some(&own.uuid) == stop.as_ref());
            own.and_then(|stop| stop.operation.clone())
        });
        if let Some(operation) = desk.with_pen(|_, pen| pen.answer(&given, own_stop.as_deref())) {
            successors.push(Successor { operation, replaces });
        }
        also = also.put_record(Room::Walks, &answer_key(desk.reference(), &given.key()), &given);
        desk.with_walk(|walk| walk.given.insert(given.key(), given));
    }
    if may_record {
        successors.push(Successor { operation: desk.with_pen(|_, pen| pen.end()), replaces: None });
    }
    desk.edit(|walk| walk.place.finished = true);
    let place = desk.with(|walk| walk.place.clone());
    desk.write(None, successors, also.put_record(Room::Walks, &place_key(desk.reference()), &place));
}
