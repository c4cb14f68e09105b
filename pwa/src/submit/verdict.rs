//! What one kader says of an idea, in plain words, for who hands it in.

use wdw_contract::texts::asked as text;
use yew::prelude::*;

use crate::api::enums::{KaderOutcome, KaderReasonKind};
use crate::ui::{Glyph, Icon};

/// A reason, with where the rest of it can be told.
#[derive(Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) kind: KaderReasonKind,
    /// What the rule itself could tell.
    pub(crate) met: Option<bool>,
    pub(crate) text: String,
    /// A link to the page where it can be told.
    pub(crate) tell: Html,
}

/// Each operation has a type of its own for the same fields; this makes them one.
macro_rules! said {
    ($reasons:expr) => {
        $reasons
            .iter()
            .map(|reason| $crate::submit::verdict::Said {
                kind: reason.kind,
                met: reason.met,
                text: reason.text.clone(),
                tell: ::yew::Html::default(),
            })
            .collect::<Vec<_>>()
    };
}
pub(crate) use said;

#[derive(Properties, PartialEq)]
pub(crate) struct VerdictProps {
    pub(crate) title: AttrValue,
    /// The level of the title.
    #[prop_or(AttrValue::Static("h3"))]
    pub(crate) heading: AttrValue,
    /// Whose kader it is.
    pub(crate) partner: AttrValue,
    pub(crate) outcome: KaderOutcome,
    pub(crate) reasons: Vec<Said>,
    /// It counts only if the partner pays along.
    #[prop_or_default]
    pub(crate) if_asked: bool,
    /// After the reasons.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// An item of a list: the outcome in words and icon, and why. What fits needs no reasons.
#[component]
pub(crate) fn Verdict(props: &VerdictProps) -> Html {
    let (glyph, class, words) = match props.outcome {
        KaderOutcome::Meets => (Glyph::Check, "verdict--good", text::kader_meets()),
        KaderOutcome::Fails => (Glyph::Cross, "verdict--bad", text::kader_fails()),
        KaderOutcome::Open | KaderOutcome::Unknown => (Glyph::Question, "verdict--wait", text::kader_open()),
    };
    let shown = |said: &&Said| match props.outcome {
        KaderOutcome::Meets => false,
        // What was met is not why it fails.
        KaderOutcome::Fails => said.met != Some(true),
        KaderOutcome::Open | KaderOutcome::Unknown => said.kind != KaderReasonKind::Tested,
    };
    let (judged, told): (Vec<&Said>, Vec<&Said>) =
        props.reasons.iter().filter(shown).partition(|said| said.kind == KaderReasonKind::Judge);
    html! {
        <li class={classes!("verdict", class)}>
            <Icon {glyph} />
            <div class="stack stack--s">
                <@{props.heading.to_string()} class="card__heading">{ &props.title }</@>
                <p class="small muted">
                    if props.if_asked { { text::if_pays(&props.partner) } } else { { &props.partner } }
                    { " · " }<span class="verdict__word">{ words }</span>
                </p>
                { for told.iter().map(|said| html! { <p class="small">{ &said.text }{ " " }{ said.tell.clone() }</p> }) }
                if !judged.is_empty() {
                    <p class="small">{ text::fits_judged(props.partner.to_string()) }</p>
                    <ul class="bullets small">{ for judged.iter().map(|said| html! { <li>{ &said.text }</li> }) }</ul>
                }
                { props.children.clone() }
            </div>
        </li>
    }
}
