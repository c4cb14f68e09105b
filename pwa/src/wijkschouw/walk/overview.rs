//! Everything at a glance: jump to any stop or question, what is missing first; and what was answered last.

use wdw_contract::texts::walk as text;
use yew::prelude::*;

use super::head::Frame;
use super::record::Place;
use super::route::{Answered, question_key};
use super::{DeskProps, page, route, title, use_go, words};
use crate::ui::{Button, ButtonKind, Card, Glyph, Icon, Link, use_title, when};

/// The whole walk.
#[component]
pub(super) fn Overview(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::overview(), desk)));
    let go = use_go(desk);
    let opened = use_state_eq(|| desk.with(|walk| walk.place.stop.clone().unwrap_or_default()));
    let total = desk.with(|walk| walk.total());
    let first_open = desk.with(|walk| walk.open(false).into_iter().next());
    let to = {
        let (desk, go) = (desk.clone(), go.clone());
        Callback::from(move |(stop, item): (Option<String>, String)| {
            desk.go(stop, item);
            go.emit(None);
        })
    };
    let set = |change: fn(&mut Place)| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit(|walk| change(&mut walk.place));
            desk.keep_place();
        })
    };
    let (place, prepared) = (desk.with(|walk| walk.place.clone()), desk.prepared());
    let to_page = |page: &'static str, glyph, words: &'static str| {
        html! {
            <li class="act">
                <Link to={route(desk)} query={Some(AttrValue::from(page))}><Icon {glyph} /><span>{ words }</span></Link>
            </li>
        }
    };
    let rounds: Vec<_> = desk.with(|walk| {
        walk.rounds()
            .into_iter()
            .map(|round| {
                (
                    round.map(|stop| (stop.uuid.clone(), stop.name.clone())),
                    walk.count(round.map(|stop| stop.uuid.as_str())),
                )
            })
            .collect()
    });
    html! {
        <Frame desk={desk.clone()} back=true>
            <div class="stack">
                <h1>{ text::overview() }</h1>
                <p>{ text::total(total.done, total.of) }</p>
                if let Some(first) = first_open {
                    <Button wide=true onclick={to.reform(move |_| first.clone())}>{ text::first_open() }</Button>
                }
            </div>
            <div class="choose">
                { for rounds.iter().enumerate().map(|(index, (round, count))| {
                    let uuid = round.as_ref().map(|(uuid, _)| uuid.clone());
                    let name = round.as_ref().map_or_else(
                        || text::once_title().to_owned(),
                        |(_, name)| text::stop_name(name, index + 1),
                    );
                    let is_open = *opened == uuid.clone().unwrap_or_default();
                    let toggle = {
                        let (opened, uuid) = (opened.clone(), uuid.clone().unwrap_or_default());
                        Callback::from(move |_| opened.set(if is_open { "dicht".to_owned() } else { uuid.clone() }))
                    };
                    html! {
                        <div key={uuid.clone().unwrap_or_default()} class="stack stack--s">
                            <button type="button" class="choose__item" aria-expanded={if is_open { "true" } else { "false" }} onclick={toggle}>
                                <span><strong>{ name }</strong><span class="choose__more">{ text::count(count.done, count.of) }</span></span>
                                <Icon glyph={if count.done == count.of { Glyph::Check } else { Glyph::Down }} />
                            </button>
                            if is_open { <Questions desk={desk.clone()} stop={uuid} to={to.clone()} /> }
                        </div>
                    }
                }) }
            </div>
            <section class="stack">
                <h2>{ text::what_else() }</h2>
                <ul class="list">
                    if prepared.may_add { { to_page(page::FINDING, Glyph::Plus, text::add_finding()) } }
                    if prepared.may_record { { to_page(page::STOP, Glyph::Pin, text::add_stop()) } }
                    { to_page(page::HISTORY, Glyph::Undo, text::history()) }
                    { to_page(page::SENT, Glyph::Saved, text::what_waits()) }
                    { to_page(page::FINISH, Glyph::Check, text::to_finish()) }
                </ul>
            </section>
            <Card>
                <h2>{ text::settings() }</h2>
                <Button kind={ButtonKind::Secondary} pressed={place.moves_on} onclick={set(|place| place.moves_on ^= true)}>
                    { if place.moves_on { text::moves_on_off() } else { text::moves_on() } }
                </Button>
                <Button kind={ButtonKind::Secondary} icon={Glyph::Pin} pressed={place.uses_position}
                    onclick={set(|place| place.uses_position ^= true)}>
                    { if place.uses_position { text::position_off() } else { text::position() } }
                </Button>
                <p class="small muted">{ super::start::position_words(desk.whereabouts()) }</p>
                <Button kind={ButtonKind::Secondary} icon={Glyph::Pause} onclick={set(|place| place.paused = true)}>{ text::pause() }</Button>
            </Card>
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionsProps {
    desk: super::desk::Desk,
    stop: Option<String>,
    to: Callback<(Option<String>, String)>,
}

/// The questions at one stop, what nobody answered first.
#[component]
fn Questions(props: &QuestionsProps) -> Html {
    let QuestionsProps { desk, stop, to } = props;
    let mut all: Vec<_> = desk.with(|walk| {
        let of = |(_, item): (_, &wdw_contract::checklist::Item)| {
            let given = walk.given(stop.as_deref(), &item.key);
            let said = given.map(|given| words::said(item, given.said.state, given.said.value.as_deref()));
            (item.key.clone(), item.question.clone(), walk.answered(stop.as_deref(), &item.key), said)
        };
        walk.items(stop.is_some()).map(of).collect()
    });
    all.sort_by_key(|(_, _, answered, _)| match answered {
        Answered::Conflict => 0,
        Answered::No => 1,
        Answered::Skipped => 2,
        Answered::ByOther | Answered::Yes => 3,
    });
    html! {
        <ul class="list">
            { for all.into_iter().map(|(key, question, answered, said)| {
                let (glyph, words) = match answered {
                    Answered::Conflict => (Glyph::Attention, text::difference().to_owned()),
                    Answered::No => (Glyph::Question, text::not_answered().to_owned()),
                    Answered::Skipped => (Glyph::Forward, text::skipped().to_owned()),
                    Answered::ByOther => (Glyph::Person, text::by_other().to_owned()),
                    Answered::Yes => (Glyph::Check, said.unwrap_or_default()),
                };
                let (to, stop, item) = (to.clone(), stop.clone(), key.clone());
                html! {
                    <li class="act" key={key}>
                        <button type="button" class="walk__jump" onclick={Callback::from(move |_| to.emit((stop.clone(), item.clone())))}>
                            <Icon {glyph} /><span>{ question }<span class="choose__more">{ words }</span></span>
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}

/// How many answers of the history are shown.
const SHOWN: usize = 40;

/// What was answered last on this phone, each to be undone.
#[component]
pub(super) fn History(props: &DeskProps) -> Html {
    let desk = &props.desk;
    use_title(Some(title(text::history(), desk)));
    let go = use_go(desk);
    let rows: Vec<_> = desk.with(|walk| {
        let of = |given: &super::record::Given| {
            let item =
                walk.prepared.checklist.item(&given.item).map(|(_, item)| item.clone()).unwrap_or_default();
            let stop = given.stop.as_ref().and_then(|uuid| walk.stops().find(|stop| stop.uuid == *uuid));
            (
                question_key(given.stop.as_deref(), &given.item),
                item.question.clone(),
                words::said(&item, given.said.state, given.said.value.as_deref()),
                stop.map_or_else(|| text::once_title().to_owned(), |stop| stop.name.clone()),
                given.said.at,
            )
        };
        walk.history().into_iter().take(SHOWN).map(of).collect()
    });
    html! {
        <Frame desk={desk.clone()} back=true>
            <h1>{ text::history() }</h1>
            if rows.is_empty() { <p>{ text::history_empty() }</p> }
            <ul class="list">
                { for rows.into_iter().map(|(key, question, said, stop, at)| {
                    let undo = {
                        let (desk, go, key) = (desk.clone(), go.clone(), key.clone());
                        Callback::from(move |_| {
                            desk.undo(Some(&key));
                            go.emit(None);
                        })
                    };
                    html! {
                        <li {key} class="stack stack--s">
                            <p><strong>{ &question }</strong></p>
                            <p>{ said }<span class="choose__more">{ stop }{ " · " }{ when::moment(at) }</span></p>
                            <div>
                                <Button kind={ButtonKind::Plain} icon={Glyph::Undo} onclick={undo}>
                                    { text::undo() }<span class="visually-hidden">{ ": " }{ question }</span>
                                </Button>
                            </div>
                        </li>
                    }
                }) }
            </ul>
        </Frame>
    }
}
