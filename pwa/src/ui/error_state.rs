//! It could not be fetched, and what can be done about it.

use wdw_contract::texts::ui;
use yew::prelude::*;

use super::{Button, ButtonKind, Glyph, Notice, SignInLink, Tone};
use crate::api::{Freshness, Trouble};
use crate::ui::when;

/// What went wrong.
#[derive(Properties, PartialEq)]
pub struct ErrorStateProps {
    /// Why.
    pub trouble: Trouble,
    /// Tries once more.
    pub on_retry: Callback<()>,
}

/// What went wrong, in words, and a button to try again.
///
/// Use when: nothing can be shown. Not when: something older can be shown (`Updated`).
#[component]
pub fn ErrorState(props: &ErrorStateProps) -> Html {
    let onclick = props.on_retry.reform(|_| ());
    html! {
        <Notice tone={Tone::Bad} live=true>
            <p class="strong">{ props.trouble.message() }</p>
            <div class="row">
                if props.trouble == Trouble::SignedOut {
                    <SignInLink class={ButtonKind::Primary.class()} />
                }
                <Button kind={ButtonKind::Secondary} icon={Glyph::Refresh} {onclick}>{ ui::retry() }</Button>
            </div>
        </Notice>
    }
}

/// How old what is shown may be.
#[derive(Properties, PartialEq)]
pub struct UpdatedProps {
    /// Whether it is the newest.
    pub freshness: Freshness,
    /// When it was fetched, in milliseconds since 1970.
    pub at: u64,
    /// Tries once more.
    pub on_retry: Callback<()>,
}

/// Says from when the page is, when the server could not be asked. Nothing when it is the newest.
///
/// Use when: above anything from `use_query`.
#[component]
pub fn Updated(props: &UpdatedProps) -> Html {
    let Freshness::Kept(trouble) = &props.freshness else { return Html::default() };
    let onclick = props.on_retry.reform(|_| ());
    html! {
        <Notice tone={Tone::Wait}>
            <p>{ trouble.message() }{ " " }{ ui::kept_from(when::moment(props.at)) }</p>
            <div><Button kind={ButtonKind::Secondary} icon={Glyph::Refresh} {onclick}>{ ui::retry() }</Button></div>
        </Notice>
    }
}
