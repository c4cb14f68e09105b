//! What the partners think.

use wdw_contract::{Cents, texts::decide as text};
use yew::prelude::*;

use super::one::{One, OneProps, View, initials};
use crate::api::enums::*;
use crate::ui::{Badge, Face, Glyph, Tone, when};

/// "Wie vindt wat?": each partner that is asked something, and what it says. Once there is a decision: as it was then.
#[component]
pub(super) fn Views(props: &OneProps) -> Html {
    let one = &props.one;
    if let Some(decision) = &one.decision {
        let views = decision.views.as_deref().unwrap_or_default();
        if views.is_empty() {
            return Html::default();
        }
        return html! {
            <section class="stack" aria-labelledby="standpunten">
                <h2 id="standpunten">{ text::views_title_then() }</h2>
                <ul class="list">{ for views.iter().map(frozen) }</ul>
            </section>
        };
    }
    html! {
        <section class="stack" aria-labelledby="standpunten">
            <h2 id="standpunten">{ text::views_title() }</h2>
            if one.asked_of.is_empty() {
                <p>{ text::views_none() }</p>
            } else {
                <ul class="list">{ for one.asked_of.iter().map(|part| row(one, part)) }</ul>
            }
            if let Some(at) = &one.views_asked_at {
                <p class="small muted">{ text::views_asked(when::day(at)) }</p>
            }
        </section>
    }
}

fn row(one: &One, part: &super::one::deciding::DecidingInitiativeAskedOf) -> Html {
    let view = one.view_of(&part.partner.id);
    let face = view.map_or_else(|| initials(&part.partner.short_name), |view| initials(&view.by));
    let mut facts = Vec::new();
    match view {
        Some(view) if part.amount > Cents::ZERO && view.position != ViewPosition::Object => {
            facts.push(text::view_gives(view.amount, part.amount));
        }
        _ if part.amount > Cents::ZERO => facts.push(part.amount.to_string()),
        _ => {}
    }
    if part.hours > 0 {
        facts.push(text::view_gives_hours(view.map_or(part.hours, |view| view.hours)));
    }
    html! {
        <li key={part.partner.id.clone()} class="stack stack--s">
            <div class="row row--between">
                <div class="who">
                    <Face initials={face} partner={Some(part.partner.kind)} />
                    <div>
                        <p class="strong">{ &part.partner.short_name }</p>
                        <p class="small muted">{ facts.join(" · ") }</p>
                    </div>
                </div>
                { badge(view) }
            </div>
            if let Some(view) = view {
                if let Some(said) = &view.text { <p class="prose small">{ said }</p> }
                <p class="small muted">{ &view.by }{ " · " }{ when::day(&view.at) }</p>
            }
        </li>
    }
}

/// A view as it was when the decision was closed.
fn frozen(view: &super::one::deciding::DecidingInitiativeDecisionViews) -> Html {
    html! {
        <li key={view.partner.clone()} class="stack stack--s">
            <div class="row row--between">
                <div>
                    <p class="strong">{ &view.partner }</p>
                    if view.amount > Cents::ZERO { <p class="small muted">{ view.amount.to_string() }</p> }
                </div>
                { position(view.position) }
            </div>
            if let Some(said) = &view.text { <p class="prose small">{ said }</p> }
            <p class="small muted">{ &view.by }</p>
        </li>
    }
}

fn position(position: ViewPosition) -> Html {
    let (tone, icon, words) = match position {
        ViewPosition::Agree => (Tone::Good, Glyph::Check, text::view_agree()),
        ViewPosition::AgreeIf => (Tone::Good, Glyph::Check, text::view_agree_if()),
        ViewPosition::Object | ViewPosition::Unknown => (Tone::Bad, Glyph::Cross, text::view_object()),
    };
    html! { <Badge {tone} {icon}>{ words }</Badge> }
}

fn badge(view: Option<&View>) -> Html {
    let (tone, icon, words) = match view {
        None => (Tone::Wait, Glyph::Clock, text::view_waits()),
        Some(view) if view.outdated => (Tone::Wait, Glyph::Refresh, text::view_outdated()),
        Some(view) if !view.binding => (Tone::Wait, Glyph::Up, text::view_not_binding()),
        Some(view) => return position(view.position),
    };
    html! { <Badge {tone} {icon}>{ words }</Badge> }
}
