//! What every page of the form shares.

use std::rc::Rc;

use wdw_contract::texts::{schouw, schouw_plan as text};
use yew::prelude::*;
use yew_router::prelude::*;

use super::check::Check;
use super::draft::{Desk, Wijk};
use super::question::{Question, check, place, sequence};
use super::{pages, route};
use crate::routes::Route;
use crate::ui::{Back, Button, ErrorSummary, FieldError, Page, Progress, when};
use crate::wijkschouw::one::Schouw;

/// The part of the address that brings one straight back to the answers.
pub(super) const STRAIGHT_BACK: &str = "terug=nakijken";

/// A page as its question sees it.
#[derive(Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) desk: Desk,
    pub(super) wijken: Rc<Vec<Wijk>>,
    pub(super) problems: Rc<Vec<FieldError>>,
    /// Of what is changed; none for a new one.
    pub(super) reference: Option<String>,
    /// From the answers, and back to them.
    pub(super) straight_back: bool,
}

impl Sheet {
    /// For the address of a page that leads back to where this one does.
    pub(super) fn query(&self) -> &'static str {
        if self.straight_back { STRAIGHT_BACK } else { "" }
    }

    /// To another page, which leads back to where this one does.
    pub(super) fn go(&self, navigator: Option<&Navigator>, question: Question) {
        if let Some(navigator) = navigator {
            // Only a query that cannot be written fails, and this one is text.
            let _ = navigator.push_with_query(&self.route(question), yew_router::query::Raw(self.query()));
        }
    }

    /// What is not right yet with this control.
    pub(super) fn error(&self, field: &str) -> Option<AttrValue> {
        let wrong = self.problems.iter().find(|problem| problem.field.as_deref() == Some(field));
        wrong.map(|problem| problem.message.clone())
    }

    /// The address of another page.
    pub(super) fn route(&self, question: Question) -> Route {
        route(question, self.reference.as_deref())
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) sheet: Sheet,
}

#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    pub(super) question: Question,
    pub(super) desk: Desk,
    pub(super) wijken: Rc<Vec<Wijk>>,
    pub(super) changes: Option<Rc<Schouw>>,
}

/// One page of the form.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let FormProps { question, desk, wijken, changes } = props;
    let question = *question;
    let navigator = use_navigator();
    let location = use_location();
    let changing = changes.is_some();
    let straight_back =
        changing || location.is_some_and(|location| location.query_str().contains(STRAIGHT_BACK));
    let tried = use_state(|| (question, 0_u32));
    let attempt = if tried.0 == question { tried.1 } else { 0 };
    let today = when::today();
    let problems = if attempt > 0 { check(question, &desk.draft, &today) } else { Vec::new() };
    let sheet = Sheet {
        desk: desk.clone(),
        wijken: Rc::clone(wijken),
        problems: Rc::new(problems.clone()),
        reference: changes.as_ref().map(|schouw| schouw.reference.clone()),
        straight_back,
    };
    let all = sequence(wijken.len(), changing);
    let (step, of, before, after) = place(question, &all);
    let onsubmit = {
        let (sheet, tried) = (sheet.clone(), tried.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !check(question, &sheet.desk.draft, &today).is_empty() {
                tried.set((question, attempt + 1));
                return;
            }
            tried.set((question, 0));
            if question == Question::Open {
                sheet.desk.edit.emit(Box::new(|draft| draft.seen_open = true));
            }
            let stop = matches!(question, Question::Stop(_));
            if stop {
                return sheet.go(navigator.as_ref(), after);
            }
            let next = if sheet.straight_back { Question::Check } else { after };
            if let Some(navigator) = &navigator {
                navigator.push(&sheet.route(next));
            }
        })
    };
    let name = question.title();
    let counted = if changing { name.clone() } else { text::page_title(&name, of, step) };
    let title = if problems.is_empty() { counted } else { wdw_contract::texts::ui::error_title(counted) };
    let stop = matches!(question, Question::Stop(_));
    let back = match (before, &sheet.reference) {
        (_, Some(reference)) if question == Question::Check => Back {
            to: Route::WijkschouwEen { reference: reference.clone() },
            name: schouw::the_wijkschouw().into(),
        },
        _ if straight_back && !stop => {
            Back { to: sheet.route(Question::Check), name: text::back_answers().into() }
        }
        (Some(earlier), _) => Back { to: sheet.route(earlier), name: text::back_question().into() },
        (None, _) => Back {
            to: Route::WijkschouwEen { reference: "plannen".to_owned() },
            name: text::back_start().into(),
        },
    };
    let bar = if changing { text::bar_change() } else { text::bar() };
    let go_on = if stop { text::stop_done() } else { text::go_on() };
    html! {
        <Page {title} class="main--form" {back} end={html! { <span>{ bar }</span> }}>
            if !changing { <Progress {step} {of} /> }
            if question == Question::Check {
                <Check {sheet} changes={changes.clone()} />
            } else {
                <ErrorSummary errors={problems} {attempt} />
                <form class="stack stack--l" novalidate=true {onsubmit}>
                    { pages::show(question, &sheet) }
                    <Button submit=true wide=true>{ go_on }</Button>
                </form>
            }
        </Page>
    }
}
