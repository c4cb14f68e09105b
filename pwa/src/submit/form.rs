//! What every page of the form shares: where one is, what is not right yet, and how to go on.

use std::rc::Rc;

use wdw_contract::Cents;
use wdw_contract::texts::submit;
use yew::prelude::*;
use yew_router::prelude::*;

use super::answers::Answers;
use super::check::{Problem, check, check_all};
use super::draft::Draft;
use super::fits::Fits;
use super::keeping::{Desk, Edit, Keeping, use_keeps};
use super::pages;
use super::question::{Question, after, before, number, place_of};
use super::similar;
use crate::driver::use_outbox;
use crate::people::use_session;
use crate::routes::Route;
use crate::store::StoreError;
use crate::sync::Standing;
use crate::ui::{Back, Button, ErrorSummary, FieldError, Notice, Page, Progress, Tone, when};

/// The part of the address that brings one straight back to the answers.
pub(super) const STRAIGHT_BACK: &str = "terug=nakijken";

/// A page as its question sees it.
#[derive(Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) draft: Rc<Draft>,
    pub(super) desk: Desk,
    pub(super) problems: Rc<Vec<Problem>>,
}

impl Sheet {
    /// What is not right yet with this control.
    pub(super) fn error(&self, field: &str) -> Option<AttrValue> {
        self.problems
            .iter()
            .find(|problem| problem.field == field)
            .map(|p| AttrValue::from(p.message.clone()))
    }

    /// What keeps a typed text.
    pub(super) fn typed(&self, place: fn(&mut Draft) -> &mut String) -> Callback<String> {
        let editor = self.desk.editor();
        Callback::from(move |text: String| {
            let edit: Edit = Box::new(move |draft| *place(draft) = text);
            editor.emit(edit);
        })
    }

    /// What keeps something chosen.
    pub(super) fn chosen(&self, choose: impl Fn(&mut Draft, &str) + 'static) -> Callback<AttrValue> {
        let (editor, choose) = (self.desk.editor(), Rc::new(choose));
        Callback::from(move |value: AttrValue| {
            let choose = Rc::clone(&choose);
            let edit: Edit = Box::new(move |draft| choose(draft, &value));
            editor.emit(edit);
        })
    }
}

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
    let navigator = use_navigator();
    let location = use_location();
    let straight_back = location.is_some_and(|location| location.query_str().contains(STRAIGHT_BACK));
    let session = use_session();
    let signed_in = session.viewer().is_some();
    let outbox = use_outbox();
    let keeps = use_keeps();

    // What was not right when someone wanted to go on, on this page.
    let tried = use_state(|| (question, 0_u32));
    let attempt = if tried.0 == question { tried.1 } else { 0 };
    let today = when::today();
    let problems = if attempt > 0 {
        if question == Question::Check {
            check_all(draft, signed_in, &today)
        } else {
            check(question, draft, &today)
        }
    } else {
        refused(question, draft, outbox.find(&draft.id).map(|waiting| &waiting.standing))
    };
    let similar = similar::use_similar(draft, question == Question::Plan || question == Question::Similar);

    // Where one is, so that the form opens here again.
    {
        let (desk, slug) = (desk.clone(), question.slug());
        use_effect_with(slug, move |slug| {
            if desk.draft.as_ref().and_then(Option::as_ref).is_some_and(|draft| draft.page != *slug) {
                let slug = slug.clone();
                desk.edit(move |draft| draft.page = slug);
            }
        });
    }

    let onsubmit = {
        let (desk, draft, tried, today, navigator) =
            (desk.clone(), Rc::clone(draft), tried.setter(), today.clone(), navigator.clone());
        let similar_found = similar.found();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !check(question, &draft, &today).is_empty() {
                tried.set((question, attempt + 1));
                return;
            }
            tried.set((question, 0));
            if matches!(question, Question::Costs | Question::Cost(_)) {
                desk.edit(Draft::drop_empty_costs);
            }
            desk.flush();
            let next = if straight_back && !matches!(question, Question::Cost(_)) {
                Question::Check
            } else if question == Question::Plan && similar_found {
                Question::Similar
            } else {
                after(question, &draft, signed_in)
            };
            go(navigator.as_ref(), next, straight_back && matches!(question, Question::Cost(_)));
        })
    };

    let sheet = Sheet { draft: Rc::clone(draft), desk: desk.clone(), problems: Rc::new(problems.clone()) };
    let (step, of) = number(question, draft, signed_in);
    let name = question.title();
    let title = if problems.is_empty() {
        submit::page_title(&name, of, step)
    } else {
        submit::page_title_with_problem(&name, of, step)
    };
    let back = match before(question, draft, signed_in) {
        _ if straight_back && !matches!(question, Question::Cost(_)) => {
            Back { to: Question::Check.route(), name: submit::back_to_answers().into() }
        }
        Some(earlier) => Back { to: earlier.route(), name: submit::back_to_question().into() },
        None => Back { to: Route::Indienen, name: submit::back_to_start().into() },
    };
    let errors: Vec<FieldError> = problems
        .iter()
        .map(|problem| FieldError {
            field: Some(problem.field.to_string().into()),
            message: problem.message.clone().into(),
        })
        .collect();

    html! {
        <Page title={title} class="main--form" {back}
            end={kept(&desk.keeping, keeps)}>
            <Progress {step} {of} />
            { not_kept(&desk.keeping, keeps) }
            if question == Question::Check {
                <Answers {sheet} {attempt} on_try={Callback::from(move |()| tried.set((question, attempt + 1)))} />
            } else {
                <ErrorSummary {errors} {attempt} />
                <form class="stack stack--l" novalidate=true {onsubmit}>
                    { pages::show(question, &sheet, &similar) }
                    if matches!(question, Question::Costs | Question::AskedOf) && draft.requested() > Cents::ZERO {
                        <Fits draft={Rc::clone(draft)} />
                    }
                    <Button submit=true wide=true>{ submit::go_on() }</Button>
                </form>
            }
        </Page>
    }
}

/// Goes to a page of the form.
pub(super) fn go(navigator: Option<&Navigator>, to: Question, straight_back: bool) {
    let Some(navigator) = navigator else { return };
    if straight_back {
        let _ = navigator.push_with_query(&to.route(), [("terug", "nakijken")]);
    } else {
        navigator.push(&to.route());
    }
}

/// What the server refused of this page, as long as nobody tried to mend it.
fn refused(question: Question, draft: &Draft, standing: Option<&Standing>) -> Vec<Problem> {
    let Some(Standing::Refused(reasons)) = standing else { return Vec::new() };
    if draft.queued {
        return Vec::new();
    }
    let here = |field: Option<&String>| place_of(field?).filter(|(asked, _)| *asked == question);
    reasons
        .iter()
        .filter_map(|reason| {
            let (question, field) = here(reason.field.as_ref())?;
            Some(Problem { question, field: field.into(), message: reason.message.clone() })
        })
        .collect()
}

fn kept(keeping: &Keeping, keeps: bool) -> Html {
    match keeping {
        // A pause in typing later it is: no flicker at every letter.
        Keeping::Kept | Keeping::Busy if keeps => html! { <span>{ submit::kept() }</span> },
        _ => Html::default(),
    }
}

fn not_kept(keeping: &Keeping, keeps: bool) -> Html {
    let words = match keeping {
        Keeping::Failed(StoreError::Full) => submit::full(),
        Keeping::Failed(StoreError::Failed(_)) => submit::not_written(),
        _ if !keeps => submit::keeps_nothing(),
        _ => return Html::default(),
    };
    html! { <Notice tone={Tone::Bad} live=true><p>{ words }</p></Notice> }
}
