//! What the stuurgroep was asked, and its answer.

use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{budget as text, refusals as told};
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::initiatives::act::{OutcomeView, use_act};
use crate::initiatives::conversation::text_error;
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Badge, Button, ButtonKind, EmptyState, ErrorState, FieldError, Page, Skeleton, TextArea, Tone,
    use_kept, use_toaster, when,
};

operation!(BudgetProposals, "src/budget/proposals.graphql");
operation!(SettleBudgetProposal, "src/budget/settle.graphql");

type Proposal = budget_proposals::BudgetProposalsBudgetProposals;

/// Everything that was asked: what waits, and behind it what was answered.
#[component]
pub(super) fn Proposals() -> Html {
    let query = use_query::<BudgetProposals>(budget_proposals::Variables);
    let content = match &query.state {
        QueryState::Loading => html! { <Skeleton cards=3 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => match &loaded.data.budget_proposals {
            None => html! { <EmptyState title={text::only_for()} /> },
            Some(all) if all.is_empty() => html! { <EmptyState title={text::proposals_none()} /> },
            Some(all) => {
                let (open, settled): (Vec<&Proposal>, Vec<&Proposal>) =
                    all.iter().partition(|one| one.state == ProposalState::Proposed);
                html! {
                    <>
                        if open.is_empty() { <EmptyState title={text::proposals_none_open()} /> } else { { rows(&open) } }
                        if !settled.is_empty() {
                            <details class="stack"><summary>{ text::proposals_settled() }</summary>{ rows(&settled) }</details>
                        }
                    </>
                }
            }
        },
    };
    let back = Back { to: Route::Budget, name: text::title().into() };
    html! {
        <Page title={text::proposals_title()} {back} end={html! { <SendState /> }}>
            <h1>{ text::proposals_title() }</h1>
            { content }
        </Page>
    }
}

fn rows(all: &[&Proposal]) -> Html {
    html! {
        <ul class="list">
            { for all.iter().map(|one| html! { <Row key={one.id.clone()} one={Rc::new((*one).clone())} /> }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    one: Rc<Proposal>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let one = &props.one;
    let (tone, words) = match one.state {
        ProposalState::Approved => (Tone::Good, text::state_approved()),
        ProposalState::Declined => (Tone::Info, text::state_declined()),
        ProposalState::Proposed | ProposalState::Unknown => (Tone::Wait, text::state_proposed()),
    };
    html! {
        <li class="stack stack--s">
            <div class="row row--between row--top">
                <h2 class="card__heading">{ &one.wijk.name }{ " · " }{ text::proposal_line(one.amount, &one.partner.short_name, one.year) }</h2>
                <Badge {tone}>{ words }</Badge>
            </div>
            <p class="prose">{ &one.reason }</p>
            <p class="small muted">{ text::proposal_by(&one.proposed_by, when::day(&one.proposed_at)) }</p>
            if let (Some(by), Some(at)) = (&one.settled_by, &one.settled_at) {
                <p class="small muted">{ text::proposal_settled(by, when::day(at), words) }</p>
            }
            if let Some(reason) = &one.decline_reason { <p class="prose">{ reason }</p> }
            if one.viewer_may_settle { <Settle one={one.clone()} /> }
        </li>
    }
}

/// Approving asks once more with the amount; declining asks for the reason.
#[component]
fn Settle(props: &RowProps) -> Html {
    let one = &props.one;
    let toaster = use_toaster();
    let kept = use_kept(format!("voorstel.{}", one.id));
    let choice = use_state(|| None::<bool>);
    let approve = *choice == Some(true);
    let act = {
        let sent = kept.sent.clone();
        use_act::<SettleBudgetProposal>(
            &["reason"],
            Callback::from(move |()| {
                sent.emit(());
                toaster.say(if approve { text::approve_done() } else { text::decline_done() });
            }),
        )
    };
    let choose = |value: Option<bool>| {
        let choice = choice.setter();
        Callback::from(move |_: MouseEvent| choice.set(value))
    };
    let send = {
        let (act, id, reason) = (act.clone(), one.id.clone(), kept.text.clone());
        Callback::from(move |_: MouseEvent| {
            if !approve && let Some(message) = text_error(&reason, told::reason_required()) {
                return act.refuse(vec![FieldError { field: Some("reason".into()), message }]);
            }
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| settle_budget_proposal::Variables {
                input: settle_budget_proposal::SettleBudgetProposalInput {
                    operation_id,
                    proposal_id: id.clone(),
                    approve,
                    reason: Some(reason.clone()).filter(|_| !approve),
                },
            });
        })
    };
    html! {
        <div class="stack">
            <OutcomeView outcome={act.outcome.clone()} />
            if choice.is_none() {
                <div class="row">
                    <Button onclick={choose(Some(true))}>{ text::approve() }<span class="visually-hidden">{ ": " }{ &one.wijk.name }</span></Button>
                    <Button kind={ButtonKind::Secondary} onclick={choose(Some(false))}>{ text::decline() }<span class="visually-hidden">{ ": " }{ &one.wijk.name }</span></Button>
                </div>
            } else if approve {
                <p>{ text::approve_what(one.amount, &one.partner.short_name, &one.wijk.name, one.year) }</p>
                <div class="row">
                    <Button onclick={send} busy={act.busy}>{ text::approve_title(one.amount) }</Button>
                    <Button kind={ButtonKind::Plain} onclick={choose(None)}>{ wdw_contract::texts::ui::change() }</Button>
                </div>
            } else {
                <TextArea id={AttrValue::from(format!("reason-{}", super::entries::uuid(&one.id)))} label={text::decline_reason()} limit={limits::MESSAGE}
                    value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
                <div class="row">
                    <Button kind={ButtonKind::Danger} onclick={send} busy={act.busy}>{ text::decline() }</Button>
                    <Button kind={ButtonKind::Plain} onclick={choose(None)}>{ wdw_contract::texts::ui::change() }</Button>
                </div>
            }
        </div>
    }
}
