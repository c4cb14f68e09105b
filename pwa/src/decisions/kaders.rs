//! What the kaders say of a request.

use wdw_contract::texts::{asked, decide as text};
use yew::prelude::*;

use super::one::deciding::{
    DecidingInitiativeDecisionChecks, DecidingInitiativeKaderChecksHistory, DecidingInitiativeKadersIfAsked,
};
use super::one::{KaderCheck, OneProps};
use crate::api::enums::*;
use crate::routes::Route;
use crate::submit::verdict::{Verdict, said};
use crate::ui::{Glyph, Icon, Link, when};

/// "Past het binnen de kaders?": per kader the outcome in words and icon, why, and who said so. Once there is a
/// decision: as it was then.
#[component]
pub(super) fn Kaders(props: &OneProps) -> Html {
    let one = &props.one;
    if let Some(decision) = &one.decision {
        return html! {
            <section class="stack" aria-labelledby="kaders">
                <h2 id="kaders">{ text::kaders_title_then() }</h2>
                <ul class="list verdicts">{ for decision.checks.iter().flatten().map(frozen) }</ul>
            </section>
        };
    }
    let checks = one.kader_checks.as_deref().unwrap_or_default();
    let may_count = one.kaders_if_asked.as_deref().unwrap_or_default();
    html! {
        <section class="stack" aria-labelledby="kaders">
            <h2 id="kaders">{ text::kaders_title() }</h2>
            if checks.is_empty() {
                <p>{ text::kaders_none() }</p>
            } else {
                <ul class="list verdicts">{ for checks.iter().map(|check| row(&one.reference, check)) }</ul>
            }
            if !may_count.is_empty() {
                <h3>{ asked::if_asked_title() }</h3>
                <p class="small">{ asked::if_asked_what() }</p>
                <ul class="list verdicts">{ for may_count.iter().map(if_asked) }</ul>
            }
        </section>
    }
}

/// How an outcome looks and reads.
pub(super) fn mark(outcome: KaderOutcome) -> (Glyph, &'static str, &'static str) {
    match outcome {
        KaderOutcome::Meets => (Glyph::Check, "verdict--good", text::kader_meets()),
        KaderOutcome::Fails => (Glyph::Cross, "verdict--bad", text::kader_fails()),
        KaderOutcome::Open | KaderOutcome::Unknown => (Glyph::Question, "verdict--wait", text::kader_open()),
    }
}

/// A kader that counts if its partner pays along: advice for who divides it.
fn if_asked(check: &DecidingInitiativeKadersIfAsked) -> Html {
    let partner = check.kader.partner.as_ref().map(|partner| partner.short_name.clone()).unwrap_or_default();
    let reasons = said!(check.reasons);
    html! {
        <Verdict key={check.kader.number.clone()} heading="h4" title={check.version.title.clone()} {partner}
            outcome={check.outcome} {reasons} if_asked=true />
    }
}

fn row(reference: &str, check: &KaderCheck) -> Html {
    let (glyph, class, words) = mark(check.outcome);
    let partner = check.kader.partner.as_ref().map(|partner| partner.short_name.as_str()).unwrap_or_default();
    let judged = check.judgement.as_ref();
    html! {
        <li key={check.kader.number.clone()} class={classes!("verdict", class)}>
            <Icon {glyph} />
            <div class="stack stack--s">
                <h3 class="card__heading">{ &check.version.title }</h3>
                <p class="small muted">{ text::kader_of(&check.kader.number, partner) }{ " · " }<span class="verdict__word">{ words }</span></p>
                if let Some(judged) = judged {
                    <p class="small">
                        { if judged.meets { text::judged_meets(&judged.by, &judged.reason) } else { text::judged_fails(&judged.by, &judged.reason) } }
                    </p>
                } else {
                    { for check.reasons.iter().map(|reason| html! { <p class="small">{ &reason.text }</p> }) }
                }
                <div class="row">
                    if check.viewer_may_judge {
                        <Link class="button button--secondary button--small"
                            to={Route::BesluitDoen { reference: reference.to_owned(), act: format!("kader-{}", check.kader.number) }}>
                            { if judged.is_some() { text::judge_again() } else { text::judge() } }
                            <span class="visually-hidden">{ " " }{ text::kader_of(&check.kader.number, partner) }</span>
                        </Link>
                    }
                </div>
                <details class="small">
                    <summary>{ text::explanation() }<span class="visually-hidden">{ " " }{ &check.kader.number }</span></summary>
                    <p>{ &check.version.explanation }</p>
                    if judged.is_some() {
                        { for check.reasons.iter().map(|reason| html! { <p>{ &reason.text }</p> }) }
                    }
                    if check.history.len() > 1 {
                        <p class="strong">{ text::history() }</p>
                        <ul class="plain stack stack--s">{ for check.history.iter().map(said) }</ul>
                    }
                </details>
            </div>
        </li>
    }
}

/// A kader as it was when the decision was closed.
fn frozen(check: &DecidingInitiativeDecisionChecks) -> Html {
    let (glyph, class, words) = mark(check.outcome);
    html! {
        <li key={check.kader_number.clone()} class={classes!("verdict", class)}>
            <Icon {glyph} />
            <div class="stack stack--s">
                <h3 class="card__heading">{ &check.title }</h3>
                <p class="small muted">{ text::kader_number(&check.kader_number) }{ " · " }<span class="verdict__word">{ words }</span></p>
                if let Some(judged) = &check.judgement {
                    <p class="small">{ judged }</p>
                } else {
                    { for check.reasons.iter().map(|reason| html! { <p class="small">{ reason }</p> }) }
                }
            </div>
        </li>
    }
}

fn said(entry: &DecidingInitiativeKaderChecksHistory) -> Html {
    let (_, _, words) = mark(entry.outcome);
    let (day, words) = (when::day(&entry.at), words.to_lowercase());
    let line = match &entry.judgement {
        Some(judged) => text::history_person(&judged.by, &day, &words, &judged.reason),
        None => text::history_rule(&day, &words),
    };
    html! { <li>{ line }</li> }
}
