//! Looking over the answers, and sending them.

use std::rc::Rc;

use wdw_contract::texts::{schouw_plan as text, ui as words};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Desk, Draft};
use super::form::{STRAIGHT_BACK, Sheet};
use super::question::{Question, check, place_of, sequence};
use crate::api::enums::*;
use crate::api::{Changed, Refusal, Trouble, operation, use_mutation};
use crate::routes::Route;
use crate::ui::{
    Button, Link, Notice, SignInLink, SummaryList, SummaryRow, Tone, capital, use_toaster, when,
};
use crate::wijkschouw::one::Schouw;

operation!(PlanWijkschouw, "src/wijkschouw/plan/plan.graphql");
operation!(ChangeWijkschouw, "src/wijkschouw/plan/change.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct CheckProps {
    pub(super) sheet: Sheet,
    /// What is changed; none for a new one.
    pub(super) changes: Option<Rc<Schouw>>,
}

/// How sending went.
#[derive(Clone, Default, PartialEq)]
struct Sent {
    /// What is not right, and where that is asked.
    wrong: Vec<(Option<Question>, String)>,
    trouble: Option<Trouble>,
    sign_in: bool,
}

/// All answers with a way to change each, and the button that sends them.
#[component]
pub(super) fn Check(props: &CheckProps) -> Html {
    let CheckProps { sheet, changes } = props;
    let draft = Rc::clone(&sheet.desk.draft);
    let navigator = use_navigator();
    let toaster = use_toaster();
    let plan = use_mutation::<PlanWijkschouw>();
    let change = use_mutation::<ChangeWijkschouw>();
    let sent = use_state(Sent::default);
    let all = sequence(sheet.wijken.len(), changes.is_some());
    let done = {
        let (sent, desk, navigator, toaster) = (sent.setter(), sheet.desk.clone(), navigator, toaster);
        let changed = changes.as_ref().map(|schouw| schouw.reference.clone());
        Callback::from(move |answer: Result<Changed, Trouble>| match answer {
            Err(trouble) => {
                let sign_in = trouble == Trouble::SignedOut;
                sent.set(Sent { trouble: Some(trouble), sign_in, ..Sent::default() });
            }
            Ok(changed) if !changed.refusals.is_empty() => sent.set(refused(&changed.refusals)),
            Ok(answer) => {
                let reference = changed.clone().or_else(|| new_reference(&answer));
                let to = reference.map_or(Route::Wijkschouw, |reference| Route::WijkschouwEen { reference });
                toaster.say(if changed.is_some() { text::changed() } else { text::planned() });
                if let Some(navigator) = &navigator {
                    navigator.replace(&to);
                }
                desk.clear.emit(());
            }
        })
    };
    let onsubmit = {
        let (draft, changes, sent) = (Rc::clone(&draft), changes.clone(), sent.setter());
        let (plan, change) = (plan.clone(), change.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let today = when::today();
            let wrong: Vec<(Option<Question>, String)> = all
                .iter()
                .flat_map(|question| {
                    check(*question, &draft, &today)
                        .into_iter()
                        .map(|wrong| (Some(*question), wrong.message.to_string()))
                })
                .collect();
            if !wrong.is_empty() {
                return sent.set(Sent { wrong, ..Sent::default() });
            }
            sent.set(Sent::default());
            let draft = Rc::clone(&draft);
            match &changes {
                None => plan.send(move |operation_id| planned(&draft, operation_id), done.clone()),
                Some(schouw) => {
                    let id = schouw.id.clone();
                    change.send(move |operation_id| changed(&draft, id.clone(), operation_id), done.clone());
                }
            }
        })
    };
    let (send, what) = if changes.is_some() {
        (text::send_change(), Some(text::send_change_what()))
    } else {
        (text::send(), (!draft.people.is_empty()).then_some(text::send_what()))
    };
    let ready = changes.iter().flat_map(|schouw| schouw.participants.iter().flatten());
    let ready = ready.filter(|person| person.prepared_at.is_some()).count();
    html! {
        <>
            <Problems sent={(*sent).clone()} sheet={sheet.clone()} />
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <h1>{ text::check() }</h1>
                <SummaryList rows={rows(sheet, changes.is_some())} query={STRAIGHT_BACK} />
                if let Some(what) = what { <p>{ what }</p> }
                if ready > 0 { <Notice tone={Tone::Wait}><p>{ text::prepared(i64::try_from(ready).unwrap_or_default()) }</p></Notice> }
                <Button submit=true wide=true busy={plan.busy || change.busy}>{ send }</Button>
            </form>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ProblemsProps {
    sent: Sent,
    sheet: Sheet,
}

/// What has to change first, each with the page where it is asked.
#[component]
fn Problems(props: &ProblemsProps) -> Html {
    let Sent { wrong, trouble, sign_in } = &props.sent;
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(wrong.clone(), move |wrong| {
            if !wrong.is_empty()
                && let Some(place) = place.cast::<web_sys::HtmlElement>()
            {
                let _ = place.focus();
            }
        });
    }
    html! {
        <>
            if !wrong.is_empty() {
                <div class="error-summary" role="alert" tabindex="-1" ref={place}>
                    <p class="error-summary__title">{ text::check_missing() }</p>
                    <ul class="error-summary__list">
                        { for wrong.iter().map(|(question, message)| html! {
                            <li>
                                if let Some(question) = question {
                                    <Link to={props.sheet.route(*question)} query={STRAIGHT_BACK}>{ message }</Link>
                                } else {
                                    { message }
                                }
                            </li>
                        }) }
                    </ul>
                </div>
            }
            if let Some(trouble) = trouble {
                <Notice tone={Tone::Bad} live=true>
                    <p class="strong">{ trouble.message() }</p>
                    <p>{ words::typed_stays() }</p>
                </Notice>
            }
            if *sign_in { <p><SignInLink /></p> }
        </>
    }
}

fn refused(refusals: &[Refusal]) -> Sent {
    let sign_in = refusals.iter().any(|refusal| refusal.code == RefusalCode::SignInRequired);
    let wrong = refusals
        .iter()
        .map(|refusal| (refusal.field.as_deref().and_then(place_of), refusal.message.clone()))
        .collect();
    Sent { wrong, sign_in, trouble: None }
}

fn new_reference(answer: &Changed) -> Option<String> {
    let data = answer.read::<PlanWijkschouw>().ok()?;
    Some(data.plan_wijkschouw.wijkschouw?.reference)
}

/// Nothing when only white space was typed.
fn some(typed: &str) -> Option<String> {
    Some(typed.trim().to_owned()).filter(|text| !text.is_empty())
}

fn version(draft: &Draft) -> String {
    draft.checklist.as_ref().map(|chosen| chosen.id.clone()).unwrap_or_default()
}

/// Each operation has types of its own for the same stops; this fills either.
macro_rules! stops {
    ($module:ident, $draft:expr) => {
        $draft
            .stops
            .iter()
            .map(|stop| $module::StopInput {
                uuid: stop.uuid.clone(),
                name: stop.name.trim().to_owned(),
                description: some(&stop.text),
                place: stop.at.map(|at| $module::PlaceInput {
                    description: None,
                    latitude: Some(at.latitude),
                    longitude: Some(at.longitude),
                }),
                root_uuid: stop.root.clone(),
            })
            .collect()
    };
}

fn planned(draft: &Draft, operation_id: String) -> plan_wijkschouw::Variables {
    plan_wijkschouw::Variables {
        input: plan_wijkschouw::PlanWijkschouwInput {
            operation_id,
            wijk_id: draft.wijk.as_ref().map(|wijk| wijk.id.clone()).unwrap_or_default(),
            form: draft.form().unwrap_or(WijkschouwForm::Walk),
            starts_at: draft.starts_at().unwrap_or_default(),
            meeting_point: draft.place.trim().to_owned(),
            explanation: some(&draft.words),
            open_to_residents: draft.open,
            residents_may_add: draft.open && draft.add,
            checklist_version_id: version(draft),
            previous_id: draft.previous.clone(),
            stops: stops!(plan_wijkschouw, draft),
            membership_ids: draft.people.clone(),
        },
    }
}

fn changed(draft: &Draft, wijkschouw_id: String, operation_id: String) -> change_wijkschouw::Variables {
    change_wijkschouw::Variables {
        input: change_wijkschouw::ChangeWijkschouwInput {
            operation_id,
            wijkschouw_id,
            form: draft.form().unwrap_or(WijkschouwForm::Walk),
            starts_at: draft.starts_at().unwrap_or_default(),
            meeting_point: draft.place.trim().to_owned(),
            explanation: some(&draft.words),
            open_to_residents: draft.open,
            residents_may_add: draft.open && draft.add,
            checklist_version_id: version(draft),
            stops: stops!(change_wijkschouw, draft),
        },
    }
}

/// The answers as they are told.
fn rows(sheet: &Sheet, changing: bool) -> Vec<SummaryRow> {
    let Desk { draft, .. } = &sheet.desk;
    let or_nothing = |words: String| if words.is_empty() { text::check_none().to_owned() } else { words };
    let people = match i64::try_from(draft.people.len()).unwrap_or_default() {
        0 => text::check_nobody().to_owned(),
        count => text::check_people(count),
    };
    let open = match (draft.open, draft.add) {
        (false, _) => text::check_open_no(),
        (true, false) => text::check_open_yes(),
        (true, true) => text::check_open_add(),
    };
    let starts = draft.starts_at().map(|at| capital(&when::appointment(&at))).unwrap_or_default();
    let stops = html! {
        if draft.stops.is_empty() { { text::check_none() } } else {
            <ol class="route">{ for draft.stops.iter().map(|stop| html! { <li>{ &stop.name }</li> }) }</ol>
        }
    };
    let words = |words: String| html! { <span class="prose">{ or_nothing(words) }</span> };
    let wijk = draft.wijk.as_ref().map(|wijk| wijk.name.clone()).unwrap_or_default();
    let form = draft.form().map(|form| form.label().to_owned()).unwrap_or_default();
    let checklist = draft.checklist.as_ref().map(|chosen| chosen.title.clone()).unwrap_or_default();
    let choose_wijk = !changing && sheet.wijken.len() > 1;
    [
        (Question::Wijk, text::row_wijk(), words(wijk)),
        (Question::Form, text::row_form(), words(form)),
        (Question::When, text::row_when(), words(starts)),
        (Question::Place, text::row_place(), words(draft.place.clone())),
        (Question::Checklist, text::row_checklist(), words(checklist)),
        (Question::Route, text::row_route(), stops),
        (Question::People, text::row_people(), words(people)),
        (Question::Open, text::row_open(), words(open.to_owned())),
        (Question::Words, text::row_words(), words(draft.words.clone())),
    ]
    .into_iter()
    .filter(|(question, ..)| !changing || *question != Question::People)
    .map(|(question, name, value)| SummaryRow {
        name: name.into(),
        value,
        change: (question != Question::Wijk || choose_wijk).then(|| sheet.route(question)),
    })
    .collect()
}
