//! One request on one page: the plan, the kadertoets, the money, the views, what is missing, and the button.

use std::rc::Rc;

use wdw_contract::{Cents, texts::decide as text};
use yew::prelude::*;

use super::acts;
use super::kaders::Kaders;
use super::money::Money;
use super::one::{Deciding, KaderCheck, One, OneProps, Readiness, deciding};
use super::views::Views;
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, use_query};
use crate::initiatives::card::{accounting_words, due_words, state_badge};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Card, ErrorState, Foot, Glyph, Icon, Link, Notice, Page, Photos, ShownPhoto, Skeleton, Tone,
    Updated, WhoHasIt, when,
};
use crate::wijkteam::badge;

/// Which request.
#[derive(Properties, PartialEq)]
pub struct BesluitProps {
    /// As people mention it.
    pub reference: AttrValue,
}

/// One request, to decide on.
#[component]
pub fn Besluit(props: &BesluitProps) -> Html {
    html! { <BesluitDoen reference={props.reference.clone()} /> }
}

/// Which request, and what to do with it.
#[derive(Properties, PartialEq)]
pub struct BesluitDoenProps {
    /// As people mention it.
    pub reference: AttrValue,
    /// The last part of the address: `standpunt`, `toekennen`, …; none to look.
    #[prop_or_default]
    pub act: Option<AttrValue>,
}

/// Looks at a request, or does something with it.
#[component]
pub fn BesluitDoen(props: &BesluitDoenProps) -> Html {
    let query = use_query::<Deciding>(deciding::Variables { reference: props.reference.to_string() });
    let back = match &props.act {
        Some(_) => Back {
            to: Route::Besluit { reference: props.reference.to_string() },
            name: text::the_request().into(),
        },
        None => Back { to: Route::Besluiten, name: text::back_to().into() },
    };
    let loaded = match &query.state {
        QueryState::Loading => return html! { <Page {back}><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={props.reference.clone()} {back}>
                    <h1>{ &props.reference }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => loaded,
    };
    // Who does not decide has the public page.
    let found = loaded.data.initiative.clone().filter(|one| one.views.is_some());
    let Some(one) = found.map(Rc::new) else { return html! { <NotFound /> } };
    match &props.act {
        Some(act) => acts::show(act, one, back),
        None => html! {
            <Page title={one.title.clone()} {back} end={html! { <SendState /> }} class="main--wide" foot={foot(&one)}>
                <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
                <Look {one} />
            </Page>
        },
    }
}

/// The beginning of a plan: whole words, at most some three sentences.
fn short(plan: &str) -> String {
    const MOST: usize = 280;
    if plan.chars().count() <= MOST {
        return plan.to_owned();
    }
    let beginning: String = plan.chars().take(MOST).collect();
    let whole = beginning.rsplit_once(char::is_whitespace).map_or(beginning.as_str(), |(words, _)| words);
    format!("{whole} …")
}

/// The one thing to do next, at the thumb, and beside it asking the submitter.
fn foot(one: &One) -> Html {
    let Some((act, words)) = next(one) else { return Html::default() };
    let to = Route::BesluitDoen { reference: one.reference.clone(), act };
    html! {
        <Foot>
            <div class="foot__pair">
                if one.may(InitiativeAction::AskCompletion) {
                    <Link class="button button--secondary"
                        to={Route::WerklijstDoen { reference: one.reference.clone(), act: "vragen".to_owned() }}>{ text::ask_short() }</Link>
                }
                <Link class="button button--primary" {to}>{ words }</Link>
            </div>
        </Foot>
    }
}

/// What this reader does next: say what is thought, decide, or see to it that others can.
fn next(one: &One) -> Option<(String, &'static str)> {
    let said = |act: &str, words| Some((act.to_owned(), words));
    let ready = one.readiness.as_ref();
    match one.viewer_awaited {
        Some(Awaited::Judgement) => {
            let open = |check: &&KaderCheck| check.viewer_may_judge && check.outcome == KaderOutcome::Open;
            let first = one.kader_checks.iter().flatten().find(open)?;
            return Some((format!("kader-{}", first.kader.number), text::judge_next()));
        }
        Some(_) if one.may(InitiativeAction::GiveView) => return said("standpunt", text::view()),
        _ => {}
    }
    let misses = |kinds: &[BlockerKind]| {
        ready.is_some_and(|ready| ready.blockers.iter().any(|blocker| kinds.contains(&blocker.kind)))
    };
    match ready {
        Some(ready) if ready.can_grant && one.may(InitiativeAction::Decide) => {
            let words = match ready.outcome {
                DecisionOutcome::PartlyGranted => text::grant_part(),
                _ => text::grant(),
            };
            said("toekennen", words)
        }
        _ if misses(&[BlockerKind::DivisionMissing]) && one.may(InitiativeAction::Divide) => {
            said("verdelen", text::divide())
        }
        _ if misses(acts::ASKABLE) && one.may(InitiativeAction::AskViews) => {
            said("voorleggen", text::ask_views())
        }
        None if one.accounting.as_ref().is_none_or(|accounts| accounts.unpaid > Cents::ZERO)
            && acts::offered(one).iter().any(|(act, ..)| *act == "betalen") =>
        {
            said("betalen", text::pay())
        }
        None if one.accounting.is_some() && one.may(InitiativeAction::ApproveAccounting) => {
            said("verantwoording", text::accounts())
        }
        _ => None,
    }
}

#[component]
fn Look(props: &OneProps) -> Html {
    let one = &props.one;
    html! {
        <div class="idea decide">
            <header class="stack idea__head">
                <div class="row">
                    { state_badge(one.state) }
                    if let Some(due) = &one.answer_due { { badge(one.state, due.overdue, due.paused, due.days_left) } }
                    if let Some(due) = &one.accounting_due { { badge(one.state, due.overdue, false, due.days_left) } }
                </div>
                <h1>{ &one.title }</h1>
                <p class="small muted">
                    <Link to={Route::Wijk { slug: one.wijk.slug.clone() }}>{ &one.wijk.name }</Link>{ " · " }{ &one.reference }{ " · " }
                    { if one.requested > Cents::ZERO { text::asks(one.requested) } else { text::asks_nothing().to_owned() } }
                </p>
                <p class="prose">{ short(&one.plan) }</p>
                <p><Link to={Route::Initiatief { reference: one.reference.clone() }}>{ text::whole_plan() }</Link></p>
            </header>
            <div class="idea__who">
                if let Some(owner) = &one.owner {
                    <WhoHasIt name={owner.name.clone()} initials={owner.initials.clone()}
                        function={owner.function.label()} partner={Some(owner.partner.kind)}>
                        if let Some(due) = &one.answer_due { <p>{ due_words(&due.on, due.paused) }</p> }
                        if let Some(due) = &one.accounting_due { <p>{ accounting_words(one.state, &due.on) }</p> }
                    </WhoHasIt>
                }
            </div>
            <div class="stack stack--l idea__body">
                <Decided one={one.clone()} />
                if let Some(ready) = &one.readiness { { missing(ready) } }
                <Earlier one={one.clone()} />
                <Accounts one={one.clone()} />
                <Kaders one={one.clone()} />
            </div>
            <div class="stack stack--l idea__story">
                <Views one={one.clone()} />
                if one.readiness.is_some() { <Money one={one.clone()} /> }
            </div>
            <div class="idea__acts"><Acts one={one.clone()} /></div>
        </div>
    }
}

/// What is missing, and who can do something about it.
pub(super) fn missing(ready: &Readiness) -> Html {
    let level = match ready.level {
        DecisionLevel::Manager => Some(text::level_manager()),
        DecisionLevel::Stuurgroep => Some(text::level_stuurgroep()),
        DecisionLevel::Wijkteam | DecisionLevel::Unknown => None,
    };
    if ready.blockers.is_empty() {
        return html! { <Notice tone={Tone::Good}><p class="strong">{ text::missing_none() }</p></Notice> };
    }
    html! {
        <section class="stack" aria-labelledby="ontbreekt">
            <h2 id="ontbreekt">{ text::missing_title() }</h2>
            if let Some(level) = level { <p>{ level }</p> }
            <ul class="list">
                { for ready.blockers.iter().map(|blocker| html! {
                    <li class="stack stack--s">
                        <p>{ &blocker.text }</p>
                        <p class="small muted">{ text::missing_who(blocker.resolved_by.join(" · ")) }</p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// How an outcome looks and reads.
fn outcome(outcome: DecisionOutcome, granted: Cents, requested: Cents) -> (Tone, String) {
    match outcome {
        DecisionOutcome::Granted if granted == Cents::ZERO => {
            (Tone::Good, text::decided_outcome_no_money().to_owned())
        }
        DecisionOutcome::Granted => (Tone::Good, text::decided_outcome_granted(granted)),
        DecisionOutcome::PartlyGranted => (Tone::Good, text::decided_outcome_partly(granted, requested)),
        DecisionOutcome::Refused | DecisionOutcome::Unknown => {
            (Tone::Info, text::decided_outcome_refused().to_owned())
        }
    }
}

/// Decisions that were opened again, and why.
#[component]
fn Earlier(props: &OneProps) -> Html {
    let earlier: Vec<Html> = props
        .one
        .decisions
        .iter()
        .filter_map(|decision| {
            let reopened = when::day(decision.reopened_at.as_ref()?);
            let (_, words) = outcome(decision.outcome, decision.granted, decision.requested);
            let by = decision.reopened_by.as_deref().unwrap_or_default();
            Some(html! {
                <li key={decision.number} class="stack stack--s">
                    <p class="strong">{ words }</p>
                    <p class="small muted">{ text::earlier_closed(when::day(&decision.closed_at)) }{ " " }{ text::earlier_reopened(by, reopened) }</p>
                    if let Some(reason) = &decision.reopen_reason { <p class="prose small">{ reason }</p> }
                </li>
            })
        })
        .collect();
    if earlier.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="eerder">
            <h2 id="eerder">{ text::earlier_title() }</h2>
            <ul class="list">{ for earlier }</ul>
        </section>
    }
}

/// The decision that stands.
#[component]
fn Decided(props: &OneProps) -> Html {
    let Some(decision) = &props.one.decision else { return Html::default() };
    let (tone, words) = outcome(decision.outcome, decision.granted, decision.requested);
    html! {
        <section class="stack" aria-labelledby="besluit">
            <h2 id="besluit">{ text::decided_title() }</h2>
            <Notice {tone}>
                <p class="strong">{ words }</p>
                <p class="small">{ text::decided_by(&decision.closed_by, when::day(&decision.closed_at)) }</p>
            </Notice>
            if !decision.parts.is_empty() {
                <ul class="list">
                    { for decision.parts.iter().map(|part| html! {
                        <li>{ if part.released > Cents::ZERO {
                            text::part_line_released(part.amount, part.paid, &part.partner.short_name, part.released)
                        } else {
                            text::part_line(part.amount, part.paid, &part.partner.short_name)
                        } }</li>
                    }) }
                </ul>
            }
            { for [
                (text::close_why(), &decision.motivation),
                (text::close_conditions(), &decision.conditions),
                (text::close_way(), &decision.way_forward),
            ]
            .into_iter()
            .filter_map(|(title, words)| Some(html! {
                <section class="stack stack--s"><h3>{ title }</h3><p class="prose">{ words.as_ref()? }</p></section>
            })) }
            if let Some(letter) = &decision.letter_url {
                <p><a href={letter.clone()}>{ text::decided_letter() }</a></p>
            }
        </section>
    }
}

/// How it went, as the submitter tells.
#[component]
fn Accounts(props: &OneProps) -> Html {
    let one = &props.one;
    let Some(accounts) = &one.accounting else { return Html::default() };
    let results: Vec<ShownPhoto> =
        one.result_photos.iter().map(|photo| shown(&photo.url, &photo.thumbnail_url)).collect();
    let receipts: Vec<ShownPhoto> =
        accounts.receipts.iter().map(|photo| shown(&photo.url, &photo.thumbnail_url)).collect();
    html! {
        <section class="stack" aria-labelledby="verantwoording">
            <h2 id="verantwoording">{ text::accounting_title() }</h2>
            <Card>
                <p class="strong">{ text::accounting_spent(accounts.spent, one.paid()) }</p>
                <p class="prose">{ &accounts.story }</p>
                if !results.is_empty() { <h3 class="card__heading">{ text::accounting_results() }</h3><Photos photos={results} /> }
                if !receipts.is_empty() { <h3 class="card__heading">{ text::accounting_receipts() }</h3><Photos photos={receipts} /> }
            </Card>
        </section>
    }
}

/// A photo on the server.
pub(super) fn shown(url: &str, thumbnail: &str) -> ShownPhoto {
    ShownPhoto { url: url.to_owned().into(), thumbnail: thumbnail.to_owned().into(), hidden: None }
}

/// What can be done now; and what cannot, with the reason.
#[component]
fn Acts(props: &OneProps) -> Html {
    let one = &props.one;
    let offered = acts::offered(one);
    let reasons: Vec<(&'static str, String)> = acts::PAGES
        .iter()
        .filter(|page| !offered.iter().any(|(act, ..)| *act == page.act))
        .filter_map(|page| Some(((page.words)(), one.why_not(page.action)?.to_owned())))
        .collect();
    html! {
        <section class="stack" aria-labelledby="doen">
            <h2 id="doen">{ text::what_to_do() }</h2>
            if !offered.is_empty() {
                <ul class="list">
                    { for offered.into_iter().map(|(act, glyph, words)| html! {
                        <li class="act">
                            <Link to={Route::BesluitDoen { reference: one.reference.clone(), act: act.to_owned() }}>
                                <Icon {glyph} /><span>{ words }</span><Icon glyph={Glyph::Next} />
                            </Link>
                        </li>
                    }) }
                    if one.may(InitiativeAction::AskCompletion) {
                        <li class="act">
                            <Link to={Route::WerklijstDoen { reference: one.reference.clone(), act: "vragen".to_owned() }}>
                                <Icon glyph={Glyph::Question} /><span>{ text::ask_question() }</span><Icon glyph={Glyph::Next} />
                            </Link>
                        </li>
                    }
                </ul>
            }
            if !reasons.is_empty() {
                <details class="small">
                    <summary>{ text::why_not() }</summary>
                    <dl class="summary">
                        { for reasons.into_iter().map(|(words, reason)| html! { <div><dt>{ words }</dt><dd>{ reason }</dd></div> }) }
                    </dl>
                </details>
            }
        </section>
    }
}
