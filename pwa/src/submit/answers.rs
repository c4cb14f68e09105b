//! All answers, to check before sending.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::Cents;
use wdw_contract::texts::{asked, submit};
use yew::prelude::*;
use yew_router::prelude::*;

use super::applicant::applicant;
use super::check::{Problem, check_all};
use super::costs::{amount_of, kind_of, name_of};
use super::draft::{Day, Draft};
use super::fits::Fits;
use super::form::{STRAIGHT_BACK, Sheet};
use super::photos::use_addresses;
use super::question::Question;
use super::{keeping, sending};
use crate::api::enums::{ApplicantKind, Theme};
use crate::driver::{enqueue, next_order};
use crate::people::use_session;
use crate::store::StoreError;
use crate::ui::{Button, Glyph, Link, Notice, SummaryList, SummaryRow, Tone, when};

/// The draft, and what is not right yet.
#[derive(Properties, PartialEq)]
pub(super) struct AnswersProps {
    pub(super) sheet: Sheet,
    /// How often sending was tried while something was not right.
    pub(super) attempt: u32,
    /// Sending was tried while something was not right.
    pub(super) on_try: Callback<()>,
}

/// All answers, each with a way to change it, and the button that sends.
#[component]
pub(super) fn Answers(props: &AnswersProps) -> Html {
    let sheet = &props.sheet;
    let draft = Rc::clone(&sheet.draft);
    let navigator = use_navigator();
    let session = use_session();
    let viewer = session.viewer().cloned();
    let busy = use_state(|| false);
    let trouble = use_state(|| None::<&'static str>);
    let addresses = use_addresses(&draft.photos);

    let onsubmit = {
        let (draft, desk, on_try) = (Rc::clone(&draft), sheet.desk.clone(), props.on_try.clone());
        let (busy, trouble) = (busy.clone(), trouble.setter());
        let email = viewer.as_ref().map(|viewer| viewer.person.email.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            if !check_all(&draft, email.is_some(), &when::today()).is_empty() {
                on_try.emit(());
                return;
            }
            busy.set(true);
            let actor = email.clone().unwrap_or_else(|| draft.email.clone());
            let (draft, desk, busy, trouble) =
                (Rc::clone(&draft), desk.clone(), busy.setter(), trouble.clone());
            let navigator = navigator.clone();
            spawn_local(async move {
                let operation = sending::operation(&draft, &actor, next_order());
                let outcome = enqueue(&operation, keeping::handed_in(&draft)).await;
                busy.set(false);
                match outcome {
                    // Not stored anew: it is on its way already, and its page says so.
                    Ok(_) => {
                        desk.clear();
                        if let Some(navigator) = navigator {
                            navigator.replace(&super::standing_route(&draft.id));
                        }
                    }
                    Err(StoreError::Full) => trouble.set(Some(submit::full())),
                    Err(StoreError::Failed(_)) => trouble.set(Some(submit::not_written())),
                }
            });
        })
    };

    let photos = html! {
        if draft.photos.is_empty() {
            { nothing() }
        } else {
            <ul class="photos">
                { for draft.photos.iter().enumerate().map(|(index, photo)| html! {
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
    };
    html! {
        <>
            { problems(&sheet.problems, props.attempt) }
            <h1>{ submit::check_title() }</h1>
            if let Some(words) = *trouble { <Notice tone={Tone::Bad} live=true><p>{ words }</p></Notice> }
            <SummaryList rows={rows(&draft, viewer.as_ref().map(|viewer| viewer.person.email.as_str()), photos)}
                query={STRAIGHT_BACK} />
            <form novalidate=true class="stack" {onsubmit}>
                <Fits draft={Rc::clone(&draft)} />
                <p>{ submit::check_public() }</p>
                <Button submit=true wide=true icon={Glyph::Mail} busy={*busy}>{ submit::check_send() }</Button>
                <p class="small muted">
                    { if viewer.is_some() { submit::check_next_signed_in() } else { submit::check_next() } }
                </p>
            </form>
        </>
    }
}

/// What is not right yet, each with a link to its question.
fn problems(problems: &[Problem], attempt: u32) -> Html {
    if problems.is_empty() || attempt == 0 {
        return Html::default();
    }
    html! {
        <Notice key={attempt} tone={Tone::Bad} live=true>
            <p class="strong">{ submit::check_problems() }</p>
            <ul>
                { for problems.iter().map(|problem| html! {
                    <li><Link to={problem.question.route()} query={STRAIGHT_BACK}>{ &problem.message }</Link></li>
                }) }
            </ul>
        </Notice>
    }
}

fn nothing() -> Html {
    html! { <span class="muted">{ submit::check_nothing() }</span> }
}

fn text(typed: &str) -> Html {
    if typed.trim().is_empty() {
        nothing()
    } else {
        html! { <span class="prose">{ typed.trim() }</span> }
    }
}

fn day(typed: &Day) -> Html {
    typed.typed().iso().map_or_else(nothing, |iso| html! { { when::day(&iso) } })
}

fn amount(typed: &str) -> Html {
    match Cents::parse(typed) {
        Ok(amount) if amount > Cents::ZERO => html! { { amount.long() } },
        _ => nothing(),
    }
}

fn rows(draft: &Draft, signed_in_as: Option<&str>, photos: Html) -> Vec<SummaryRow> {
    let row = |name: &'static str, value: Html, question: Question| SummaryRow {
        name: name.into(),
        value,
        change: Some(question.route()),
    };
    let mut rows = vec![row(
        submit::wijk_short(),
        text(draft.wijk.as_ref().map_or("", |wijk| wijk.name.as_str())),
        Question::Wijk,
    )];
    if draft.wijk.as_ref().is_some_and(|wijk| wijk.buurten.len() > 1) {
        let name = draft.buurt.as_ref().map_or(submit::buurt_whole(), |buurt| buurt.name.as_str());
        rows.push(row(submit::buurt_short(), text(name), Question::Buurt));
    }
    let theme = if draft.theme.is_empty() { "" } else { Theme::of(&draft.theme).label() };
    rows.extend([
        row(submit::title_short(), text(&draft.title), Question::Title),
        row(submit::plan_short(), text(&draft.plan), Question::Plan),
        row(submit::theme_short(), text(theme), Question::Theme),
        row(submit::place_short(), text(&draft.place), Question::Place),
        row(submit::participants_short(), text(&draft.participants), Question::Participants),
        row(submit::supporters_short(), text(&draft.supporters), Question::Participants),
        row(asked::applicant_short(), text(told_by(draft)), Question::Applicant),
        row(asked::taking_part_short(), text(&draft.taking_part), Question::Applicant),
        row(submit::benefit_short(), text(&draft.benefit), Question::Benefit),
        row(submit::starts_legend(), day(&draft.starts), Question::When),
        row(submit::ends_legend(), day(&draft.ends), Question::When),
        row(submit::costs_short(), costs(draft), Question::Costs),
        row(submit::own_short(), amount(&draft.own), Question::Costs),
    ]);
    if draft.total() > Cents::ZERO {
        rows.push(row(submit::other_short(), other(draft), Question::OtherMoney));
        rows.push(SummaryRow {
            name: submit::requested_short().into(),
            value: html! { <strong>{ draft.requested().long() }</strong> },
            change: None,
        });
        if draft.requested() > Cents::ZERO {
            rows.push(row(asked::short(), asked_of(draft), Question::AskedOf));
        }
    }
    let name = if draft.show_first_name { submit::check_name_shown() } else { submit::check_name_hidden() };
    let name = html! { <>{ text(&draft.name) }<br /><span class="small muted">{ name }</span></> };
    rows.extend([
        row(submit::photos_short(), photos, Question::Photos),
        row(submit::name_short(), name, Question::Name),
    ]);
    rows.push(match signed_in_as {
        Some(email) => SummaryRow { name: submit::email_short().into(), value: text(email), change: None },
        None => row(submit::email_short(), text(&draft.email), Question::Email),
    });
    rows
}

fn told_by(draft: &Draft) -> &'static str {
    if draft.applicant.is_empty() { "" } else { applicant(ApplicantKind::of(&draft.applicant)) }
}

/// Of whom how much is asked, as it was understood.
fn asked_of(draft: &Draft) -> Html {
    if !draft.knows_payers {
        return html! { { asked::wijkteam_chooses_short() } };
    }
    let read = |typed: &str| Cents::parse(typed).is_ok_and(|amount| amount > Cents::ZERO);
    html! {
        <ul class="plain">
            { for draft.asked.iter().filter(|part| read(&part.amount)).map(|part| html! {
                <li>{ &part.name }{ ": " }<span class="amount">{ amount(&part.amount) }</span></li>
            }) }
        </ul>
    }
}

fn costs(draft: &Draft) -> Html {
    if draft.costs.is_empty() {
        return html! { { submit::check_no_costs() } };
    }
    html! {
        <table class="costs">
            <tbody>
                { for draft.costs.iter().enumerate().map(|(index, cost)| html! {
                    <tr>
                        <th scope="row">
                            { name_of(index, cost) }<br /><span class="small muted">{ kind_of(cost) }</span>
                        </th>
                        <td class="amount">{ amount_of(cost) }</td>
                    </tr>
                }) }
            </tbody>
            <tfoot>
                <tr><th scope="row">{ submit::costs_total() }</th><td class="amount">{ draft.total().long() }</td></tr>
            </tfoot>
        </table>
    }
}

fn other(draft: &Draft) -> Html {
    html! {
        <>
            { amount(&draft.other) }
            if !draft.other_source.trim().is_empty() { <br /><span class="small muted">{ draft.other_source.trim() }</span> }
        </>
    }
}
