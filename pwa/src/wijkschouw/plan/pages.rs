//! The questions.

use wdw_contract::limits;
use wdw_contract::texts::schouw_plan as text;
use yew::prelude::*;

use super::checklist::ChecklistPage;
use super::draft::Draft;
use super::form::Sheet;
use super::question::Question;
use super::stop::StopPage;
use super::stops::RoutePage;
use crate::api::enums::WijkschouwForm;
use crate::people::use_session;
use crate::ui::{CalendarField, Checkboxes, Choice, Radios, TextArea, TextField, when};
use crate::wijkschouw::team::TeamChoice;

/// The question of a page.
pub(super) fn show(question: Question, sheet: &Sheet) -> Html {
    let (draft, desk) = (&sheet.desk.draft, &sheet.desk);
    let sheet = sheet.clone();
    match question {
        Question::Wijk => wijk(&sheet),
        Question::Form => {
            let choices: Vec<Choice> = WijkschouwForm::ALL
                .iter()
                .map(|form| Choice::new(form.name(), form.label()).with_hint(form.hint()))
                .collect();
            html! {
                <Radios id="vorm" legend={text::form()} heading=true {choices} error={sheet.error("vorm")}
                    value={draft.form().map(|form| AttrValue::from(form.name()))}
                    on_change={desk.chosen(|draft, form| draft.form = form.to_owned())} />
            }
        }
        Question::When => html! {
            <>
                <h1>{ text::when() }</h1>
                <CalendarField id="dag" label={text::when_day()} value={draft.day.clone()} min={when::today()}
                    on_input={desk.typed(|draft| &mut draft.day)} error={sheet.error("dag")} />
                <TextField id="tijd" label={text::when_time()} hint={text::when_time_hint()} kind="time" width={Some(8)}
                    value={draft.time.clone()} on_input={desk.typed(|draft| &mut draft.time)} error={sheet.error("tijd")} />
            </>
        },
        Question::Place => html! {
            <TextField id="waar" label={text::place()} heading=true hint={text::place_hint()} value={draft.place.clone()}
                on_input={desk.typed(|draft| &mut draft.place)} error={sheet.error("waar")} autocomplete="off" />
        },
        Question::Checklist => html! { <ChecklistPage {sheet} /> },
        Question::Route => html! { <RoutePage {sheet} /> },
        Question::Stop(index) => html! { <StopPage {sheet} {index} /> },
        Question::People => html! { <People {sheet} /> },
        Question::Open => open(&sheet),
        Question::Words => html! {
            <TextArea id="uitleg" label={text::words()} heading=true optional=true hint={text::words_hint()}
                value={draft.words.clone()} on_input={desk.typed(|draft| &mut draft.words)}
                error={sheet.error("uitleg")} limit={limits::PARAGRAPH} />
        },
        Question::Check => Html::default(),
    }
}

fn wijk(sheet: &Sheet) -> Html {
    let wijken = sheet.wijken.clone();
    let choices: Vec<Choice> =
        wijken.iter().map(|wijk| Choice::new(wijk.id.clone(), wijk.name.clone())).collect();
    let on_change = sheet.desk.chosen(move |draft, id| {
        if draft.wijk.as_ref().is_none_or(|wijk| wijk.id != id) {
            draft.wijk = wijken.iter().find(|wijk| wijk.id == id).cloned();
            // People belong to a wijk.
            draft.people.clear();
        }
    });
    html! {
        <Radios id="wijk" legend={text::wijk()} heading=true {choices} {on_change} error={sheet.error("wijk")}
            value={sheet.desk.draft.wijk.as_ref().map(|wijk| AttrValue::from(wijk.id.clone()))} />
    }
}

#[derive(Properties, PartialEq)]
struct PeopleProps {
    sheet: Sheet,
}

/// Who of the wijkteam comes along; the planner does already.
#[component]
fn People(props: &PeopleProps) -> Html {
    let desk = &props.sheet.desk;
    let session = use_session();
    let me: Vec<AttrValue> = session
        .viewer()
        .and_then(|viewer| viewer.person.name.clone().map(AttrValue::from))
        .into_iter()
        .collect();
    let edit = desk.edit.clone();
    let on_change = Callback::from(move |(id, ticked): (AttrValue, bool)| {
        edit.emit(Box::new(move |draft: &mut Draft| {
            draft.people.retain(|known| known.as_str() != id.as_str());
            if ticked {
                draft.people.push(id.to_string());
            }
        }));
    });
    let values: Vec<AttrValue> = desk.draft.people.iter().map(|id| id.clone().into()).collect();
    html! {
        <TeamChoice slug={desk.draft.wijk.as_ref().map(|wijk| wijk.slug.clone()).unwrap_or_default()} id="wie"
            legend={text::people()} heading=true hint={text::people_hint()} there={me} {values} {on_change}
            nobody={text::people_nobody()} />
    }
}

fn open(sheet: &Sheet) -> Html {
    let draft = &sheet.desk.draft;
    let values: Vec<AttrValue> = [(draft.open, "open"), (draft.open && draft.add, "bijdragen")]
        .into_iter()
        .filter(|(ticked, _)| *ticked)
        .map(|(_, value)| value.into())
        .collect();
    let mut choices =
        vec![Choice::new("open", text::open_residents()).with_hint(text::open_residents_hint())];
    if draft.open {
        choices.push(Choice::new("bijdragen", text::open_add()).with_hint(text::open_add_hint()));
    }
    let edit = sheet.desk.edit.clone();
    let on_change = Callback::from(move |(which, ticked): (AttrValue, bool)| {
        edit.emit(Box::new(move |draft: &mut Draft| match which.as_str() {
            "open" => draft.open = ticked,
            _ => draft.add = ticked,
        }));
    });
    html! { <Checkboxes id="bewoners" legend={text::open()} heading=true {choices} {values} {on_change} /> }
}
