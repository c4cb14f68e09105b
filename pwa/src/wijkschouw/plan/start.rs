//! Before the first question.

use std::rc::Rc;

use wdw_contract::texts::{schouw, schouw_plan as text, wijkteam};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Desk, Draft, Wijk};
use super::question::{Question, check, sequence};
use super::route;
use crate::routes::Route;
use crate::ui::{Back, Button, ButtonKind, EmptyState, LinkButton, Notice, Page, SignInLink, when};

#[derive(Properties, PartialEq)]
pub(super) struct StartProps {
    pub(super) desk: Desk,
    /// Those that the planner works in.
    pub(super) wijken: Rc<Vec<Wijk>>,
}

/// What will be asked, and where it was left.
#[component]
pub(super) fn Start(props: &StartProps) -> Html {
    let StartProps { desk, wijken } = props;
    let navigator = use_navigator();
    let all = sequence(wijken.len(), false);
    let begin = {
        let (desk, wijken, navigator, first) =
            (desk.clone(), Rc::clone(wijken), navigator.clone(), all.first().copied());
        Callback::from(move |_: MouseEvent| {
            let only = if let [only] = wijken.as_slice() { Some(only.clone()) } else { None };
            desk.clear.emit(());
            desk.edit
                .emit(Box::new(move |draft| *draft = Draft { wijk: only, open: true, ..Draft::default() }));
            if let (Some(navigator), Some(first)) = (&navigator, first) {
                navigator.push(&route(first, None));
            }
        })
    };
    let today = when::today();
    let left = all.iter().copied().find(|question| !check(*question, &desk.draft, &today).is_empty());
    let begun = desk.draft.wijk.as_ref().map(|wijk| text::start_begun_in(&wijk.name));
    html! {
        <Page title={text::start_title()} class="main--form" back={Back { to: Route::Wijkschouw, name: schouw::title().into() }}>
            <h1>{ text::start_title() }</h1>
            <p>{ text::start_text() }</p>
            if desk.begun {
                <Notice><p>{ begun.unwrap_or_else(|| text::start_begun().to_owned()) }</p></Notice>
                <div class="row">
                    <LinkButton to={route(left.unwrap_or(Question::Check), None)}>{ text::start_go_on() }</LinkButton>
                    <Button kind={ButtonKind::Secondary} onclick={begin}>{ text::start_again() }</Button>
                </div>
            } else {
                <div><Button onclick={begin}>{ text::start_button() }</Button></div>
            }
        </Page>
    }
}

/// Residents come along; planning is the work of the wijkteam.
pub(super) fn only_for_wijkteam(signed_out: bool) -> Html {
    html! {
        <Page title={text::start_title()} back={Back { to: Route::Wijkschouw, name: schouw::title().into() }}>
            <h1>{ text::start_title() }</h1>
            <EmptyState title={text::only_team()}>
                if signed_out {
                    <SignInLink class={ButtonKind::Primary.class()} />
                } else {
                    <LinkButton to={Route::MijnWijk}>{ wijkteam::to_mijn_wijk() }</LinkButton>
                }
            </EmptyState>
        </Page>
    }
}
