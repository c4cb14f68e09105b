//! What the submitter can do after the decision.

use wdw_contract::texts::{account, decision as text};
use yew::prelude::*;

use super::one::IdeaProps;
use crate::accounting;
use crate::api::enums::{InitiativeAction, InitiativeState};
use crate::driver::use_outbox;
use crate::routes::Route;
use crate::ui::{Link, LinkButton, Notice, Tone, when};

/// Beginning, telling how it went, and what came back.
#[component]
pub(super) fn Next(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let outbox = use_outbox();
    let doing = |act: &str| Route::InitiatiefDoen { reference: idea.reference.clone(), act: act.to_owned() };
    let waiting = accounting::waits_for(&outbox, &idea.reference);
    if let Some(to) = waiting.and_then(|waiting| accounting::standing_route(&waiting.operation)) {
        return html! {
            <Notice tone={Tone::Wait}>
                <p>{ text::next_waits() }</p>
                <p><Link {to}>{ account::waits_look() }</Link></p>
            </Notice>
        };
    }
    let may_account = idea.may(InitiativeAction::Account);
    let by = idea.accounting_due.as_ref().map(|due| when::day(&due.on));
    let returned = idea.accounting.as_ref().and_then(|accounts| accounts.return_reason.as_ref());
    if let (Some(reason), true) = (returned, may_account) {
        return html! {
            <Notice tone={Tone::Wait}>
                <h2>{ text::next_returned() }</h2>
                <p class="prose">{ reason }</p>
                if let Some(by) = by { <p>{ text::next_by(by) }</p> }
                <div><LinkButton to={doing(accounting::ACT)}>{ account::go_on() }</LinkButton></div>
            </Notice>
        };
    }
    if idea.may(InitiativeAction::Start) {
        return html! {
            <Notice>
                <h2>{ text::next_start() }</h2>
                <p>{ text::next_start_text() }</p>
                if let Some(by) = by { <p>{ text::next_tell_by(by) }</p> }
                <div class="row">
                    <LinkButton to={doing("beginnen")}>{ account::start_button() }</LinkButton>
                    if may_account { <Link to={doing(accounting::ACT)}>{ account::title() }</Link> }
                </div>
            </Notice>
        };
    }
    if may_account {
        return html! {
            <Notice>
                <h2>{ text::next_account() }</h2>
                <p>{ text::next_account_text() }</p>
                if let Some(by) = by { <p>{ text::next_by(by) }</p> }
                <div><LinkButton to={doing(accounting::ACT)}>{ account::title() }</LinkButton></div>
            </Notice>
        };
    }
    if idea.state == InitiativeState::Accounting {
        return html! { <Notice>
            <p>{ text::handed_in() }</p>
            if let Some(by) = by { <p>{ text::hear_by(by) }</p> }
        </Notice> };
    }
    Html::default()
}
