//! All answers, to check before sending.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::{account as text, submit};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Draft, Problem};
use super::keeping::{self, Desk};
use super::pages::{STRAIGHT_BACK, to_standing};
use super::question::Question;
use super::sending;
use crate::driver::{enqueue, next_order};
use crate::people::use_session;
use crate::store::StoreError;
use crate::submit::{DraftPhoto, use_addresses};
use crate::ui::{Button, Glyph, Link, Notice, SignInLink, SummaryList, SummaryRow, Tone};

/// The draft.
#[derive(Properties, PartialEq)]
pub(super) struct AnswersProps {
    pub(super) desk: Desk,
    pub(super) draft: Rc<Draft>,
}

/// All answers, each with a way to change it, and the button that sends.
#[component]
pub(super) fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { desk, draft } = props;
    let navigator = use_navigator();
    let session = use_session();
    let email = session.viewer().map(|viewer| viewer.person.email.clone());
    let busy = use_state(|| false);
    let attempt = use_state(|| 0_u32);
    let trouble = use_state(|| None::<&'static str>);
    let problems = if *attempt > 0 { draft.check_all() } else { Vec::new() };
    let known = email.is_some();
    let onsubmit = {
        let (draft, desk, busy, trouble) = (Rc::clone(draft), desk.clone(), busy.clone(), trouble.setter());
        let attempt = attempt.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let Some(actor) = email.clone().filter(|_| draft.check_all().is_empty()) else {
                attempt.set(*attempt + 1);
                return;
            };
            busy.set(true);
            let (draft, desk, busy, trouble) =
                (Rc::clone(&draft), desk.clone(), busy.setter(), trouble.clone());
            let navigator = navigator.clone();
            spawn_local(async move {
                desk.hold();
                let operation = sending::operation(&draft, &actor, next_order());
                let outcome = enqueue(&operation, keeping::handed_in(&draft)).await;
                busy.set(false);
                match outcome {
                    // Not stored anew: it is on its way already, and its page says so.
                    Ok(_) => {
                        desk.handed_in(&draft);
                        to_standing(navigator.as_ref(), &draft);
                    }
                    Err(StoreError::Full) => trouble.set(Some(text::full())),
                    Err(StoreError::Failed(_)) => trouble.set(Some(text::not_written())),
                }
            });
        })
    };
    html! {
        <>
            { listed(&problems, &draft.idea.reference, *attempt) }
            <h1>{ text::check_title() }</h1>
            if let Some(words) = *trouble { <Notice tone={Tone::Bad} live=true><p>{ words }</p></Notice> }
            <Summary draft={Rc::clone(draft)} />
            <form novalidate=true class="stack" {onsubmit}>
                if !known {
                    <Notice tone={Tone::Wait}><p>{ text::sign_in_first() }</p><p><SignInLink /></p></Notice>
                }
                <Button submit=true wide=true icon={Glyph::Mail} busy={*busy}>{ text::check_send() }</Button>
                <p class="small muted">{ text::check_next() }</p>
            </form>
        </>
    }
}

/// What is not right yet, each with a link to its question.
fn listed(problems: &[Problem], reference: &str, attempt: u32) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <Notice key={attempt} tone={Tone::Bad} live=true>
            <p class="strong">{ submit::check_problems() }</p>
            <ul>
                { for problems.iter().map(|problem| html! {
                    <li><Link to={problem.question.route(reference)} query={STRAIGHT_BACK}>{ &problem.message }</Link></li>
                }) }
            </ul>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct SummaryProps {
    draft: Rc<Draft>,
}

/// What was answered, as it was understood.
#[component]
fn Summary(props: &SummaryProps) -> Html {
    let draft = &props.draft;
    let all: Vec<DraftPhoto> = draft.results.iter().chain(&draft.receipts).cloned().collect();
    let addresses = use_addresses(&all);
    let photos = |list: &[DraftPhoto], before: usize| {
        let earlier = i64::try_from(before).unwrap_or(i64::MAX);
        html! {
            <>
                if list.is_empty() && before == 0 {
                    <span class="muted">{ submit::check_nothing() }</span>
                }
                if !list.is_empty() {
                    <ul class="photos">
                        { for list.iter().enumerate().map(|(index, photo)| html! {
                            <li>
                                if let Some(src) = addresses.get(&photo.uuid) {
                                    <img {src} alt={submit::check_photo(index + 1)} />
                                } else {
                                    <span class="photos__empty"></span>
                                }
                            </li>
                        }) }
                    </ul>
                }
                if before > 0 { <span class="small muted">{ text::photos_before(earlier) }</span> }
            </>
        }
    };
    let value = |question: Question| match question {
        Question::Spent => html! {
            <>
                <strong class="amount">{ draft.spent().map(|spent| spent.long()).unwrap_or_default() }</strong>
                if let Some(words) = draft.balance() { <br /><span class="small muted">{ words }</span> }
            </>
        },
        Question::Story => html! { <span class="prose">{ draft.story.trim() }</span> },
        Question::Results => photos(&draft.results, draft.idea.results),
        Question::Receipts => photos(&draft.receipts, draft.idea.receipts),
        Question::Check => Html::default(),
    };
    let short = |question: Question| match question {
        Question::Spent => text::spent_short(),
        Question::Story => text::story_short(),
        Question::Results => text::results_short(),
        Question::Receipts | Question::Check => text::receipts_short(),
    };
    let questions = draft.questions().into_iter().filter(|question| *question != Question::Check);
    let rows: Vec<SummaryRow> = questions
        .map(|question| SummaryRow {
            name: short(question).into(),
            value: value(question),
            change: Some(question.route(&draft.idea.reference)),
        })
        .collect();
    html! { <SummaryList {rows} query={STRAIGHT_BACK} /> }
}
