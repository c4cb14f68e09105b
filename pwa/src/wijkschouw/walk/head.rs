//! What stands above every page of the walk: the strip that says what is true about sending, and where one is.

use wdw_contract::texts::walk as text;
use yew::prelude::*;

use super::desk::Desk;
use super::keys::walk_of;
use super::{page, route, sending, use_go};
use crate::driver::{Outbox, Waiting, use_outbox};
use crate::store::StoreError;
use crate::sync::Standing;
use crate::ui::{Button, ButtonKind, Glyph, Icon, Link, Notice, Tone};

/// What is true about sending, in one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Summary {
    pub(super) tone: Tone,
    pub(super) glyph: Glyph,
    pub(super) words: String,
}

/// What waits of this walk. That it began is no thing of the person, unless it is all that waits: recording begins it
/// too.
pub(super) fn waiting_of<'o>(outbox: &'o Outbox, reference: &str) -> Vec<&'o Waiting> {
    let here = |waiting: &&Waiting| walk_of(&waiting.operation) == Some(reference);
    let mut all: Vec<&Waiting> = outbox.waiting.iter().filter(here).collect();
    if all.len() > 1 {
        all.retain(|waiting| {
            waiting.operation.kind != sending::BEGIN || matches!(waiting.standing, Standing::Refused(_))
        });
    }
    all
}

/// Sums up what waits of this walk.
#[hook]
pub(super) fn use_summary(reference: &str) -> Option<Summary> {
    let outbox = use_outbox();
    if !outbox.known {
        return None;
    }
    let (mut count, mut refused, mut sign_in, mut only_answers) = (0_i64, 0_i64, false, true);
    for waiting in waiting_of(&outbox, reference) {
        count += 1;
        only_answers &= waiting.operation.kind == sending::ANSWERS;
        refused += i64::from(matches!(waiting.standing, Standing::Refused(_)));
        sign_in |= waiting.standing == Standing::WaitsForSignIn;
    }
    let (tone, glyph, words) = if !outbox.keeps {
        (Tone::Bad, Glyph::Attention, text::strip_keeps_nothing().to_owned())
    } else if refused > 0 {
        (Tone::Bad, Glyph::Attention, text::strip_refused(refused))
    } else if count == 0 && outbox.gathers {
        (Tone::Wait, Glyph::Saved, text::state_saved().to_owned())
    } else if count == 0 {
        (Tone::Good, Glyph::Check, text::strip_sent().to_owned())
    } else if sign_in {
        (Tone::Wait, Glyph::Person, text::strip_sign_in(count))
    } else {
        let glyph = if outbox.online { Glyph::Clock } else { Glyph::Saved };
        let words = match (outbox.online, only_answers) {
            (true, true) => text::strip_answers_wait(count),
            (true, false) => text::strip_waits(count),
            (false, true) => text::strip_answers_saved(count),
            (false, false) => text::strip_saved(count),
        };
        (Tone::Wait, glyph, words)
    };
    Some(Summary { tone, glyph, words })
}

#[derive(Properties, PartialEq)]
pub(super) struct StripProps {
    pub(super) desk: Desk,
}

/// The strip; a tap shows each thing with its state. It alone follows the outbox, so that a tap on an answer draws
/// nothing else again.
#[component]
pub(super) fn WalkStrip(props: &StripProps) -> Html {
    let desk = &props.desk;
    let summary = use_summary(desk.reference());
    let Summary { tone, glyph, words } = summary.unwrap_or_else(|| Summary {
        tone: Tone::Info,
        glyph: Glyph::Saved,
        words: text::strip_looking().to_owned(),
    });
    html! {
        <Link to={route(desk)} query={Some(AttrValue::from(page::SENT))} class={classes!("strip", "walk__strip", tone.class())}>
            <Icon {glyph} /><span role="status">{ words }</span>
            <Icon glyph={Glyph::Next} />
        </Link>
    }
}

/// Says at once that something could not be kept.
pub(super) fn trouble(desk: &Desk) -> Html {
    let Some(error) = desk.trouble() else { return Html::default() };
    let again = {
        let desk = desk.clone();
        Callback::from(move |_| desk.write_again())
    };
    html! {
        <Notice tone={Tone::Bad} live=true>
            <p class="strong">{ text::not_kept() }</p>
            <p>{ if error == StoreError::Full { text::not_kept_full() } else { text::not_kept_more() } }</p>
            <div><Button kind={ButtonKind::Secondary} onclick={again}>{ text::keep_again() }</Button></div>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FrameProps {
    pub(super) desk: Desk,
    /// The way to the walk is shown, for pages beside the question.
    #[prop_or_default]
    pub(super) back: bool,
    #[prop_or_default]
    pub(super) head: Html,
    #[prop_or_default]
    pub(super) foot: Html,
    #[prop_or_default]
    pub(super) children: Html,
}

/// The frame of every page of the walk.
#[component]
pub(super) fn Frame(props: &FrameProps) -> Html {
    let FrameProps { desk, back, head, foot, children } = props;
    let go = use_go(desk);
    html! {
        <div class="walk">
            <WalkStrip desk={desk.clone()} />
            if *back {
                <header class="walk__head">
                    <Button kind={ButtonKind::Plain} icon={Glyph::Back} onclick={go.reform(|_| None)}>
                        { text::back_to_question() }
                    </Button>
                </header>
            } else {
                { head.clone() }
            }
            <main id="main" tabindex="-1" class="main walk__main">
                { trouble(desk) }
                { children.clone() }
            </main>
            if *foot != Html::default() { <div class="foot walk__foot">{ foot.clone() }</div> }
        </div>
    }
}
