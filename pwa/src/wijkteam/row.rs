//! An idea in the worklist.

use wdw_contract::texts::{initiatives, wijkteam as text};
use yew::prelude::*;

use super::acts::TakeUp;
use super::werklijst::Node;
use crate::api::enums::{InitiativeAction, InitiativeState};
use crate::routes::Route;
use crate::ui::{Badge, Face, Glyph, Link, Tone, when};

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub(super) node: Node,
    /// The part of the address after the question mark, so that the list stays as it is.
    pub(super) query: AttrValue,
    /// It is open beside the list.
    pub(super) current: bool,
    /// The level of its heading: `h2` on a page of its own, `h3` beside an open idea.
    pub(super) heading: AttrValue,
}

/// What it is, how late it is, who has it and by when.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    use InitiativeState as S;
    let node = &props.node;
    let to = Route::WerklijstInitiatief { reference: node.reference.clone() };
    let may_take_up =
        node.viewer_actions.iter().any(|known| known.action == InitiativeAction::TakeUp && known.allowed);
    let answer = node.answer_due.as_ref().filter(|due| !due.paused).map(|due| &due.on);
    let due = answer.or(node.accounting_due.as_ref().map(|due| &due.on));
    let submitter = || node.submitter_name.as_deref().unwrap_or(text::the_submitter());
    let facts = match node.state {
        S::NeedsCompletion => text::waits_for(when::day(&node.latest_event.at), submitter()),
        S::Granted | S::PartlyGranted | S::InProgress => text::waits_for_accounts(submitter()),
        S::Accounting => text::accounts_wait().to_owned(),
        _ => format!("{} · {}", node.requested, initiatives::supports(node.support_count)),
    };
    html! {
        <li class={classes!("stack", "stack--s", props.current.then_some("is-current"))}>
            <div class="work__head">
                <@{props.heading.to_string()} class="card__heading">
                    <Link class="card__title" {to} query={props.query.clone()} aria_current={props.current.then_some("true")}>
                        { &node.title }
                    </Link>
                </@>
                { due_badge(node) }
            </div>
            <p class="small muted">{ facts }</p>
            <div class="row row--between">
                if let Some(owner) = &node.owner {
                    <div class="who small">
                        <Face small=true initials={owner.initials.clone()} partner={Some(owner.partner.kind)} />
                        <span>
                            { &owner.name }
                            if let Some(on) = due {
                                <span class="muted">{ " · " }{ text::by(when::day(on)) }</span>
                            }
                        </span>
                    </div>
                }
                if may_take_up { <TakeUp id={node.id.clone()} small=true /> }
            </div>
        </li>
    }
}

fn due_badge(node: &Node) -> Html {
    match (&node.answer_due, &node.accounting_due) {
        (Some(due), _) => badge(node.state, due.overdue, due.paused, due.days_left),
        (None, Some(due)) => badge(node.state, due.overdue, false, due.days_left),
        (None, None) => Html::default(),
    }
}

/// How near the date is, in words.
pub(crate) fn badge(state: InitiativeState, overdue: bool, paused: bool, days_left: i64) -> Html {
    if overdue {
        return html! { <Badge tone={Tone::Bad} icon={Glyph::Attention}>{ text::days_late(days_left.abs()) }</Badge> };
    }
    if paused {
        return html! { <Badge icon={Glyph::Pause}>{ text::question_open() }</Badge> };
    }
    if state == InitiativeState::Submitted {
        return html! { <Badge>{ text::is_new() }</Badge> };
    }
    let tone = if days_left <= 7 { Tone::Wait } else { Tone::Info };
    html! { <Badge {tone}>{ text::days_left(days_left) }</Badge> }
}
