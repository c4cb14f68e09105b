//! One question on one card, with its answers at the thumb.

use wdw_contract::texts::walk as text;
use yew::prelude::*;

use super::answers::Answers;
use super::desk::Desk;
use super::device::{Whereabouts, metres, tick};
use super::head::Frame;
use super::pictures::{Example, NotePhotos};
use super::record::StopRecord;
use super::route::{Answered, question_key};
use super::{DeskProps, page, route, title, use_go, words};
use crate::api::enums::AnswerState;
use crate::driver::Successor;
use crate::store::{Room, Writing};
use crate::ui::{Button, ButtonKind, Glyph, Icon, Link, Notice, Tone, focus, use_title, when};

/// Farther from the stop than this is worth a remark.
const FAR_METRES: u32 = 150;

/// The question that is asked now.
#[component]
pub(super) fn Card(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let go = use_go(desk);
    let others_open = use_state_eq(|| false);
    let here = desk.here();
    {
        // Another question begins at its top, and is read aloud.
        let others_open = others_open.setter();
        use_effect_with(here.clone(), move |_| {
            others_open.set(false);
            focus("vraag");
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }
    let Some((stop, _)) = here else {
        return html! { <Frame desk={desk.clone()} back=true><h1>{ text::nothing_to_ask() }</h1></Frame> };
    };
    let Some((theme, item)) =
        desk.with(|walk| walk.current().map(|(theme, item)| (theme.title.clone(), item.clone())))
    else {
        return Html::default();
    };
    let given = desk.with(|walk| walk.given(stop.as_deref(), &item.key).cloned());
    let next = desk.with(|walk| walk.step(false));
    let say = {
        let (desk, next, go) = (desk.clone(), next.clone(), go.clone());
        Callback::from(move |(state, value): (AnswerState, Option<String>)| {
            tick();
            desk.answer(state, value);
            if desk.with(|walk| walk.place.moves_on) {
                move_on(&desk, next.clone(), &go);
            }
        })
    };
    let typed = {
        let (desk, stop, item) = (desk.clone(), stop.clone(), item.key.clone());
        Callback::from(move |(value, again): (String, bool)| desk.typed(stop.as_deref(), &item, value, again))
    };
    let on_next = {
        let (desk, next, go) = (desk.clone(), next.clone(), go.clone());
        Callback::from(move |_| move_on(&desk, next.clone(), &go))
    };
    let on_undo = {
        let desk = desk.clone();
        Callback::from(move |_| {
            tick();
            desk.undo(None);
        })
    };
    let on_skip = {
        let (desk, next, go) = (desk.clone(), next.clone(), go.clone());
        Callback::from(move |_| {
            tick();
            desk.answer(AnswerState::Skipped, None);
            move_on(&desk, next.clone(), &go);
        })
    };
    let can_undo = desk.with(|walk| walk.last().is_some());
    let next_words = match &next {
        None => text::to_finish(),
        Some((to, _)) if *to != stop => text::next_stop(),
        Some(_) => text::next(),
    };
    let read_only = !desk.prepared().may_record;
    let foot = html! {
        <>
            if can_undo {
                <Button kind={ButtonKind::Plain} icon={Glyph::Undo} onclick={on_undo}>{ text::undo() }</Button>
            }
            <Button wide=true onclick={on_next}>{ next_words }</Button>
        </>
    };
    let bad = given.as_ref().and_then(|given| given.said.value.as_deref()).and_then(|value| item.read(value));
    let bad = bad.is_some_and(|answered| answered.bad);
    let asks_photo = bad && item.photo_when_bad && given.as_ref().is_none_or(|given| given.photos.is_empty());
    let asks_note =
        bad && item.note_when_bad && given.as_ref().is_none_or(|given| given.note.trim().is_empty());
    let toggle = {
        let open = others_open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let state = given.as_ref().and_then(|given| given.said.state);
    let is_other =
        matches!(state, Some(AnswerState::NotApplicable | AnswerState::DontKnow | AnswerState::Unknown));
    html! {
        <Frame desk={desk.clone()} head={html! { <Head desk={desk.clone()} /> }} {foot}>
            <Title question={item.question.clone()} desk={desk.clone()} />
            <div class="stack">
                <div class="stack stack--s">
                    <p class="muted">{ theme }</p>
                    <h1 id="vraag" tabindex="-1">{ &item.question }</h1>
                    if !item.guidance.is_empty() { <p class="muted">{ &item.guidance }</p> }
                </div>
                if let Some(uuid) = &item.example {
                    <Example desk={desk.clone()} uuid={uuid.clone()} />
                }
                <Difference desk={desk.clone()} />
                { far(desk) }
                if read_only {
                    if desk.prepared().may_add {
                        <div><Button kind={ButtonKind::Secondary} icon={Glyph::Plus} onclick={go.reform(|_| Some(page::FINDING))}>{ text::add_finding() }</Button></div>
                    }
                } else {
                    <Answers item={item.clone()} value={given.as_ref().and_then(|given| given.said.value.clone())}
                        answered={state == Some(AnswerState::Answered)} say={say.clone()} {typed}
                        key={question_key(stop.as_deref(), &item.key)} />
                    if asks_photo { <p class="with-icon strong"><Icon glyph={Glyph::Camera} />{ text::asks_photo() }</p> }
                    if asks_note { <p class="with-icon strong"><Icon glyph={Glyph::Pencil} />{ text::asks_note() }</p> }
                    <NotePhotos desk={desk.clone()} key={format!("n{}", question_key(stop.as_deref(), &item.key))} />
                    <div class="stack">
                        <div class="walk__others">
                            <Button kind={ButtonKind::Plain} class="walk__other" onclick={toggle} pressed={*others_open || is_other}>
                                { text::other_answers() }
                            </Button>
                            <Button kind={ButtonKind::Plain} class="walk__other" icon={Glyph::Forward} onclick={on_skip}
                                pressed={state == Some(AnswerState::Skipped)}>{ text::skip() }</Button>
                        </div>
                        if *others_open || is_other { { others(state, &say) } }
                    </div>
                }
            </div>
        </Frame>
    }
}

/// "Don't know" and its like, behind one button.
fn others(state: Option<AnswerState>, say: &Callback<(AnswerState, Option<String>)>) -> Html {
    let one = |wanted: AnswerState, words: &'static str| {
        let say = say.clone();
        let chosen =
            state == Some(wanted) || wanted == AnswerState::DontKnow && state == Some(AnswerState::Unknown);
        html! {
            <button type="button" class="answer" aria-pressed={if chosen { "true" } else { "false" }}
                onclick={Callback::from(move |_| say.emit((wanted, None)))}>
                <span class="answer__words"><strong>{ words }</strong></span>
                if chosen { <Icon glyph={Glyph::Check} /> }
            </button>
        }
    };
    html! {
        <div class="answers">
            { one(AnswerState::NotApplicable, text::not_applicable()) }
            { one(AnswerState::DontKnow, text::dont_know()) }
        </div>
    }
}

fn move_on(desk: &Desk, next: Option<(Option<String>, String)>, go: &Callback<Option<&'static str>>) {
    match next {
        Some((stop, item)) => desk.go(stop, item),
        None => go.emit(Some(page::FINISH)),
    }
}

/// A remark when one is far from the stop. Never a wall.
fn far(desk: &Desk) -> Html {
    let Whereabouts::Here(fix, _) = desk.whereabouts() else { return Html::default() };
    let stop = desk.with(|walk| walk.current_stop().cloned());
    let Some(StopRecord { latitude: Some(latitude), longitude: Some(longitude), name, .. }) = stop else {
        return Html::default();
    };
    let distance = metres((fix.latitude, fix.longitude), (latitude, longitude));
    if distance < FAR_METRES.max(fix.accuracy.saturating_mul(2)) {
        return Html::default();
    }
    html! { <Notice><p>{ text::far(i64::from(distance), name) }</p></Notice> }
}

#[derive(Properties, PartialEq)]
struct TitleProps {
    question: String,
    desk: Desk,
}

#[component]
fn Title(props: &TitleProps) -> Html {
    use_title(Some(title(&props.question, &props.desk)));
    Html::default()
}

/// Where one is: the stop, how far, and the way to the overview.
#[component]
fn Head(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let (name, number, stops, count) = desk.with(|walk| {
        let stop = walk.current_stop();
        let count = walk.count(walk.place.stop.as_deref());
        (stop.map(|stop| stop.name.clone()), walk.stop_number(), walk.stops().count(), count)
    });
    let (title, sub) = match name {
        Some(name) => (text::stop_of(number, stops), name),
        None => (text::once_title().to_owned(), text::once_sub().to_owned()),
    };
    let (done, of) = (count.done, count.of);
    let may_record = desk.prepared().may_record;
    html! {
        <header>
            <Link to={route(desk)} query={Some(AttrValue::from(page::OVERVIEW))} class="walk__head">
                <Icon glyph={Glyph::List} />
                <span class="walk__where">
                    <strong>{ title }</strong>
                    <span class="muted">{ sub }</span>
                </span>
                <span class="walk__count">if may_record { { text::count(done, of) } }<span class="visually-hidden">{ " " }{ text::opens_overview() }</span></span>
            </Link>
            <svg class="walk__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(done * 100 / of.max(1)).to_string()} height="1" />
            </svg>
        </header>
    }
}

/// Two people answered differently: both are shown, and anyone may choose. Also what others said alone.
#[component]
fn Difference(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let Some((stop, item)) = desk.here() else { return Html::default() };
    let key = question_key(stop.as_deref(), &item);
    let (state, item, mine, others) = desk.with(|walk| {
        let others: Vec<_> = walk.said_by_others(&key).cloned().collect();
        let item_of = walk.current().map(|(_, item)| item.clone()).unwrap_or_default();
        (walk.answered(stop.as_deref(), &item), item_of, walk.given.get(&key).cloned(), others)
    });
    match state {
        Answered::ByOther => html! {
            <Notice>
                { for others.iter().map(|other| html! {
                    <p>{ text::other_said(words::said(&item, other.state, other.value.as_deref()), &other.author) }</p>
                }) }
            </Notice>
        },
        Answered::Conflict => {
            let choose = |answer: Option<String>, mine: Option<String>| {
                let (desk, key) = (desk.clone(), key.clone());
                Callback::from(move |_: MouseEvent| {
                    if let Some(answer) = &answer {
                        choose(&desk, &key, answer, mine.as_deref());
                    }
                })
            };
            let own = mine.unwrap_or_default();
            let mine_said = words::said(&item, own.said.state, own.said.value.as_deref());
            html! {
                <Notice tone={Tone::Wait}>
                    <h2>{ text::difference() }</h2>
                    <p>{ text::difference_more() }</p>
                    { side(mine_said, text::difference_mine(when::moment(own.said.at)), choose(own.operation.clone(), own.operation.clone())) }
                    { for others.iter().map(|other| side(
                        words::said(&item, other.state, other.value.as_deref()),
                        text::difference_other(&other.author, when::moment_at(&other.made_at)),
                        choose(Some(other.uuid.clone()), own.operation.clone()),
                    )) }
                </Notice>
            }
        }
        _ => Html::default(),
    }
}

/// One of the answers that differ: what was said, by whom and when.
fn side(said: String, who: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="answer" {onclick}>
            <span class="answer__words"><strong>{ said }</strong><span class="muted">{ who }</span></span>
        </button>
    }
}

/// One answer holds; the server hears it after one's own answer.
fn choose(desk: &Desk, question: &str, answer: &str, mine: Option<&str>) {
    let operation = desk.with_pen(|_, pen| pen.choose(question, answer, mine));
    desk.edit(|walk| {
        walk.place.chosen.retain(|(settled, _)| settled != question);
        walk.place.chosen.push((question.to_owned(), answer.to_owned()));
    });
    let place = desk.with(|walk| walk.place.clone());
    let also = Writing::new().put_record(Room::Walks, &super::keys::place_key(desk.reference()), &place);
    desk.write(None, vec![Successor { operation, replaces: None }], also);
}
