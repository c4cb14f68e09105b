//! What can be done with a request: one file per act, each with the page that says what it does.

mod accounts;
mod ask;
mod close;
mod divide;
mod facts;
mod judge;
mod pay;
mod reopen;
mod view;

use std::rc::Rc;

use wdw_contract::texts::decide as text;
use wdw_contract::{Cents, ParseCentsError};
use yew::prelude::*;
use yew_router::prelude::*;

use super::one::One;
use crate::about::NotFound;
use crate::api::enums::*;
use crate::initiatives::act::{Outcome, OutcomeView};
use crate::routes::Route;
use crate::ui::{Back, FieldError, Glyph, Kept, Notice, Page, Tone, focus, use_toaster};

/// An act that has a page.
pub(super) struct ActPage {
    pub(super) action: InitiativeAction,
    pub(super) act: &'static str,
    glyph: Glyph,
    pub(super) words: fn() -> &'static str,
}

const fn page(
    action: InitiativeAction,
    act: &'static str,
    glyph: Glyph,
    words: fn() -> &'static str,
) -> ActPage {
    ActPage { action, act, glyph, words }
}

/// The acts that have a page, in the order in which they are offered. Judging stands beside each kader.
pub(super) const PAGES: &[ActPage] = &[
    page(InitiativeAction::GiveView, "standpunt", Glyph::Message, text::view),
    page(InitiativeAction::Decide, "toekennen", Glyph::Check, text::grant),
    page(InitiativeAction::AskViews, "voorleggen", Glyph::Mail, text::ask_views),
    page(InitiativeAction::Divide, "verdelen", Glyph::Euro, text::divide),
    page(InitiativeAction::RecordFacts, "gegevens", Glyph::Pencil, text::facts),
    page(InitiativeAction::Decide, "weigeren", Glyph::Cross, text::refuse),
    page(InitiativeAction::Pay, "betalen", Glyph::Euro, text::pay),
    page(InitiativeAction::ApproveAccounting, "verantwoording", Glyph::Checklist, text::accounts),
    page(InitiativeAction::Reopen, "heropenen", Glyph::Undo, text::reopen),
];

/// What is missing of which somebody can be asked.
pub(super) const ASKABLE: &[BlockerKind] = &[
    BlockerKind::ViewMissing,
    BlockerKind::ViewOutdated,
    BlockerKind::KaderOpen,
    BlockerKind::MandateTooLow,
    BlockerKind::AboveLimit,
];

/// The acts that this reader can do now: address, icon, words.
pub(super) fn offered(one: &One) -> Vec<(&'static str, Glyph, &'static str)> {
    let fits = |page: &&ActPage| {
        one.may(page.action)
            && match page.act {
                "weigeren" => one.readiness.as_ref().is_some_and(|ready| ready.can_refuse),
                "toekennen" => one.readiness.as_ref().is_some_and(|ready| ready.can_grant),
                "voorleggen" => one
                    .readiness
                    .iter()
                    .flat_map(|ready| &ready.blockers)
                    .any(|blocker| ASKABLE.contains(&blocker.kind)),
                "betalen" => one
                    .decision
                    .iter()
                    .flat_map(|decision| &decision.parts)
                    .any(|part| open(part) > Cents::ZERO),
                _ => true,
            }
    };
    let partly = one.readiness.as_ref().is_some_and(|ready| ready.outcome == DecisionOutcome::PartlyGranted);
    let words = |page: &ActPage| match page.act {
        "toekennen" if partly => text::grant_part(),
        _ => (page.words)(),
    };
    PAGES.iter().filter(fits).map(|page| (page.act, page.glyph, words(page))).collect()
}

/// What of a promise is still open.
fn open(part: &super::one::deciding::DecidingInitiativeDecisionParts) -> Cents {
    part.amount - part.paid - part.released
}

/// The page of an act.
pub(super) fn show(act: &str, one: Rc<One>, back: Back) -> Html {
    if let Some(number) = act.strip_prefix("kader-") {
        return html! { <judge::Judge {one} {back} number={number.to_owned()} /> };
    }
    let Some(page) = PAGES.iter().find(|page| page.act == act) else { return html! { <NotFound /> } };
    if !one.may(page.action) {
        let Some(reason) = one.why_not(page.action).map(str::to_owned) else { return html! { <NotFound /> } };
        let title = (page.words)();
        return html! {
            <Page {title} {back} class="main--form">
                <h1>{ title }</h1>
                <Notice tone={Tone::Wait}><p>{ reason }</p></Notice>
            </Page>
        };
    }
    match act {
        "standpunt" => html! { <view::GiveViewPage {one} {back} /> },
        "toekennen" => html! { <close::Close {one} {back} refuse=false /> },
        "weigeren" => html! { <close::Close {one} {back} refuse=true /> },
        "voorleggen" => html! { <ask::Ask {one} {back} /> },
        "verdelen" => html! { <divide::Divide {one} {back} /> },
        "gegevens" => html! { <facts::Facts {one} {back} /> },
        "betalen" => html! { <pay::Pay {one} {back} /> },
        "verantwoording" => html! { <accounts::Accounts {one} {back} /> },
        _ => html! { <reopen::Reopen {one} {back} /> },
    }
}

#[derive(Properties, PartialEq)]
struct ActProps {
    one: Rc<One>,
    back: Back,
}

/// Back to the request, saying what was done. `also` forgets what was typed.
#[hook]
fn use_done(reference: &str, said: &'static str, also: Callback<()>) -> Callback<()> {
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::Besluit { reference: reference.to_owned() };
    Callback::from(move |()| {
        also.emit(());
        toaster.say(said);
        if let Some(navigator) = &navigator {
            navigator.replace(&page);
        }
    })
}

/// Forgets all that was typed, once it was sent.
fn forget<const FIELDS: usize>(kept: [&Kept; FIELDS]) -> Callback<()> {
    let all = kept.map(|kept| kept.sent.clone());
    Callback::from(move |()| all.iter().for_each(|sent| sent.emit(())))
}

/// The heading of a page with a form.
const HEADING: &str = "kop";

#[derive(Properties, PartialEq)]
struct SheetProps {
    title: AttrValue,
    back: Back,
    outcome: Outcome,
    /// The title of the idea, under the heading.
    about: AttrValue,
    /// It takes the place of another page at the same address: then the focus goes to its heading.
    #[prop_or_default]
    turned: bool,
    on_submit: Callback<()>,
    /// What happens then, the fields, and the button.
    children: Html,
}

/// A page with one form on it.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let onsubmit = {
        let on_submit = props.on_submit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_submit.emit(());
        })
    };
    let turned = props.turned && props.outcome.errors.is_empty();
    use_effect_with((), move |()| {
        if turned {
            focus(HEADING);
        }
    });
    html! {
        <Page title={props.outcome.title(&props.title)} back={props.back.clone()} class="main--form">
            <OutcomeView outcome={props.outcome.clone()} />
            <form class="stack stack--l" novalidate=true {onsubmit}>
                <div class="stack stack--s">
                    <h1 id={HEADING} tabindex="-1">{ &props.title }</h1>
                    <p class="muted">{ &props.about }</p>
                </div>
                { props.children.clone() }
            </form>
        </Page>
    }
}

/// An amount as it was typed; nothing typed is nought.
fn amount(typed: &str) -> Result<Cents, ParseCentsError> {
    if typed.trim().is_empty() { Ok(Cents::ZERO) } else { Cents::parse(typed) }
}

/// An amount as somebody would type it, in a field that has the sign before it.
fn euros(amount: Cents) -> String {
    amount.long().trim_start_matches(['€', ' ', '\u{a0}']).to_owned()
}

/// A mistake at a field.
fn at(field: impl Into<AttrValue>, message: impl Into<AttrValue>) -> FieldError {
    FieldError { field: Some(field.into()), message: message.into() }
}
