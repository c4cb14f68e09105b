//! One page of the form.

use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{account as text, submit};
use yew::prelude::*;
use yew_router::prelude::*;

use super::answers::Answers;
use super::draft::Draft;
use super::keeping::Desk;
use super::question::{Question, after, before, number, place_of};
use super::{ACT, sending};
use crate::driver::use_outbox;
use crate::routes::Route;
use crate::store::StoreError;
use crate::submit::{DraftPhoto, Keep, use_keeps, use_picking};
use crate::sync::Standing;
use crate::ui::{
    Back, Button, ErrorSummary, FieldError, MoneyField, Notice, Page, PhotoPicker, Progress, TextArea, Tone,
};

/// The part of the address that brings one straight back to the answers.
pub(super) const STRAIGHT_BACK: &str = "terug=nakijken";

/// Which page, and the draft.
#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    pub(super) question: Question,
    pub(super) desk: Desk,
    pub(super) draft: Rc<Draft>,
}

/// One page of the form.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let FormProps { question, desk, draft } = props;
    let question = *question;
    let reference = draft.idea.reference.clone();
    let navigator = use_navigator();
    let straight_back = use_location().is_some_and(|here| here.query_str().contains(STRAIGHT_BACK));
    let keeps = use_keeps();
    let outbox = use_outbox();
    // What was not right when someone wanted to go on, on this page.
    let tried = use_state(|| (question, 0_u32));
    let attempt = if tried.0 == question { tried.1 } else { 0 };
    let problem = if attempt > 0 {
        draft.check(question).map(|problem| problem.message)
    } else {
        refused(question, draft, outbox.find(&draft.id).map(|waiting| &waiting.standing))
    };

    let onsubmit = {
        let (desk, draft, tried, reference) =
            (desk.clone(), Rc::clone(draft), tried.setter(), reference.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if draft.check(question).is_some() {
                tried.set((question, attempt + 1));
                return;
            }
            tried.set((question, 0));
            desk.flush();
            let next = if straight_back { Question::Check } else { after(question, &draft) };
            if let Some(navigator) = &navigator {
                navigator.push(&next.route(&reference));
            }
        })
    };
    let (step, of) = number(question, draft);
    let title = if problem.is_none() {
        submit::page_title(question.title(), of, step)
    } else {
        submit::page_title_with_problem(question.title(), of, step)
    };
    let back = match before(question, draft) {
        _ if straight_back => {
            Back { to: Question::Check.route(&reference), name: submit::back_to_answers().into() }
        }
        Some(earlier) => Back { to: earlier.route(&reference), name: submit::back_to_question().into() },
        None => {
            let to = Route::InitiatiefDoen { reference: reference.clone(), act: ACT.to_owned() };
            Back { to, name: submit::back_to_start().into() }
        }
    };
    let error = problem.clone().map(AttrValue::from);
    let errors: Vec<FieldError> = problem
        .map(|message| FieldError { field: Some(question.field().into()), message: message.into() })
        .into_iter()
        .collect();
    let end = if keeps && desk.failed.is_none() && draft.changed_at > 0 {
        html! { <span>{ submit::kept() }</span> }
    } else {
        Html::default()
    };
    html! {
        <Page {title} class="main--form" {back} {end}>
            <Progress {step} {of} />
            { not_kept(desk, keeps) }
            if question == Question::Check {
                <Answers desk={desk.clone()} draft={Rc::clone(draft)} />
            } else {
                <ErrorSummary {errors} {attempt} />
                <form class="stack stack--l" novalidate=true {onsubmit}>
                    <Ask {question} desk={desk.clone()} draft={Rc::clone(draft)} {error} />
                    <Button submit=true wide=true>{ submit::go_on() }</Button>
                </form>
            }
        </Page>
    }
}

/// What the server refused of this page, as long as nobody tried to mend it.
fn refused(question: Question, draft: &Draft, standing: Option<&Standing>) -> Option<String> {
    let Some(Standing::Refused(reasons)) = standing else { return None };
    let here = |field: &Option<String>| place_of(field.as_deref()?, draft);
    reasons.iter().find(|reason| here(&reason.field) == Some(question)).map(|reason| reason.message.clone())
}

fn not_kept(desk: &Desk, keeps: bool) -> Html {
    let words = match &desk.failed {
        Some(StoreError::Full) => text::full(),
        Some(StoreError::Failed(_)) => text::not_written(),
        None if !keeps => text::not_written(),
        None => return Html::default(),
    };
    html! { <Notice tone={Tone::Bad} live=true><p>{ words }</p></Notice> }
}

#[derive(Properties, PartialEq)]
struct AskProps {
    question: Question,
    desk: Desk,
    draft: Rc<Draft>,
    error: Option<AttrValue>,
}

/// The question.
#[component]
fn Ask(props: &AskProps) -> Html {
    let AskProps { question, desk, draft, error } = props;
    let typed = |place: fn(&mut Draft) -> &mut String| {
        let desk = desk.clone();
        Callback::from(move |typed: String| desk.edit(|draft| *place(draft) = typed))
    };
    let id = question.field();
    match question {
        Question::Spent => html! {
            <MoneyField {id} label={text::spent_question()} heading=true hint={text::spent_hint(draft.granted())}
                value={draft.spent.clone()} on_input={typed(|draft| &mut draft.spent)} error={error.clone()} />
        },
        Question::Story => html! {
            <TextArea {id} label={text::story_question()} heading=true hint={text::story_hint()}
                limit={limits::MESSAGE} value={draft.story.clone()} on_input={typed(|draft| &mut draft.story)}
                error={error.clone()} />
        },
        Question::Results => html! {
            <PhotosOf key={id} {id} legend={text::results_question()} hint={text::results_hint()}
                optional={!draft.needs_result()} before={draft.idea.results} photos={draft.results.clone()}
                place={Place(|draft| &mut draft.results)} desk={desk.clone()} error={error.clone()} />
        },
        Question::Receipts => html! {
            <PhotosOf key={id} {id} legend={text::receipts_question()} hint={text::receipts_hint()}
                optional={!draft.needs_receipt()} before={draft.idea.receipts} photos={draft.receipts.clone()}
                place={Place(|draft| &mut draft.receipts)} desk={desk.clone()} error={error.clone()} />
        },
        Question::Check => Html::default(),
    }
}

/// Where the photos of a page stand in the draft.
#[derive(Clone, Copy)]
struct Place(fn(&mut Draft) -> &mut Vec<DraftPhoto>);

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

#[derive(Properties, PartialEq)]
struct PhotosOfProps {
    id: &'static str,
    legend: AttrValue,
    hint: AttrValue,
    optional: bool,
    /// How many were sent along before and came back.
    before: usize,
    photos: Vec<DraftPhoto>,
    place: Place,
    desk: Desk,
    error: Option<AttrValue>,
}

/// Photos of the result, or of receipts.
#[component]
fn PhotosOf(props: &PhotosOfProps) -> Html {
    let Place(place) = props.place;
    let keep: Keep = {
        let desk = props.desk.clone();
        Rc::new(move |photo, bytes| {
            let desk = desk.clone();
            Box::pin(async move { desk.add_photo(place, photo, bytes).await })
        })
    };
    let remove = {
        let desk = props.desk.clone();
        Callback::from(move |uuid: AttrValue| {
            desk.edit(move |draft| place(draft).retain(|photo| photo.uuid != *uuid));
        })
    };
    let picking = use_picking(&props.photos, keep, remove);
    let error = picking.trouble.clone().or_else(|| props.error.clone());
    let before = i64::try_from(props.before).unwrap_or(i64::MAX);
    html! {
        <>
            <PhotoPicker id={props.id} legend={props.legend.clone()} heading=true optional={props.optional}
                hint={props.hint.clone()} {error} photos={picking.photos} room={picking.room}
                on_add={picking.on_add} on_remove={picking.on_remove} />
            if before > 0 { <p class="muted">{ text::photos_before(before) }</p> }
            <p class="visually-hidden" role="alert">{ picking.trouble }</p>
        </>
    }
}

/// Goes to the page that says what became of it.
pub(super) fn to_standing(navigator: Option<&Navigator>, draft: &Draft) {
    if let Some(navigator) = navigator {
        navigator.replace(&sending::standing_of(&draft.idea.reference, &draft.id));
    }
}
