//! Every booking of one budget, the newest first.

use wdw_contract::texts::budget as text;
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::routes::Route;
use crate::ui::{Badge, Button, ButtonKind, ErrorState, Link, Skeleton, when};

operation!(pub(super) BudgetEntries, "src/budget/entries.graphql");

/// A booking.
pub(super) type Entry = budget_entries::BudgetEntriesNodeOnWijkBudgetEntriesNodes;

/// How a kind of booking reads.
pub(super) fn kind(kind: BookingKind) -> &'static str {
    match kind {
        BookingKind::Allocate => text::kind_allocate(),
        BookingKind::Commit => text::kind_commit(),
        BookingKind::Pay => text::kind_pay(),
        BookingKind::Release => text::kind_release(),
        BookingKind::Reverse | BookingKind::Unknown => text::kind_reverse(),
    }
}

/// Where money is, in a word.
pub(super) fn account(account: BudgetAccount) -> &'static str {
    match account {
        BudgetAccount::Source | BudgetAccount::Unknown => text::account_source(),
        BudgetAccount::Available => text::account_available(),
        BudgetAccount::Committed => text::account_committed(),
        BudgetAccount::Paid => text::account_paid(),
    }
}

/// The bookings in an answer.
pub(super) fn in_answer(
    data: &budget_entries::ResponseData,
) -> Option<&budget_entries::BudgetEntriesNodeOnWijkBudgetEntries> {
    match data.node.as_ref()? {
        budget_entries::BudgetEntriesNode::WijkBudget(budget) => Some(&budget.entries),
        _ => None,
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct EntriesProps {
    /// Of which budget.
    pub(super) id: String,
    /// The wijk in the address.
    pub(super) wijk: String,
    #[prop_or_default]
    pub(super) after: Option<String>,
}

/// A page of bookings, and a button for the next.
#[component]
pub(super) fn Entries(props: &EntriesProps) -> Html {
    let query = use_query::<BudgetEntries>(budget_entries::Variables {
        id: props.id.clone(),
        after: props.after.clone(),
    });
    let more = use_state(|| false);
    let loaded = match &query.state {
        QueryState::Loading => return html! { <Skeleton /> },
        QueryState::Failed(trouble) => {
            return html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let Some(found) = in_answer(&loaded.data) else { return Html::default() };
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    if found.nodes.is_empty() && props.after.is_none() {
        return html! { <p class="muted">{ text::bookings_none() }</p> };
    }
    html! {
        <>
            <ul class="list">{ for found.nodes.iter().map(|entry| row(&props.wijk, &props.id, entry)) }</ul>
            if let Some(after) = next {
                if *more {
                    <Entries id={props.id.clone()} wijk={props.wijk.clone()} {after} />
                } else {
                    <Button kind={ButtonKind::Secondary} onclick={let more = more.setter(); Callback::from(move |_| more.set(true))}>{ text::more() }</Button>
                }
            }
        </>
    }
}

fn row(wijk: &str, budget_id: &str, entry: &Entry) -> Html {
    let act = format!("terugboeken-{}", uuid(&entry.id));
    let budget = format!("budget={}", uuid(budget_id));
    html! {
        <li key={entry.id.clone()} class="stack stack--s">
            <div class="row row--between row--top">
                <p class="strong">{ kind(entry.kind) }{ " " }<span class="amount">{ entry.amount.to_string() }</span></p>
                if entry.reversed { <Badge>{ text::entry_reversed() }</Badge> }
            </div>
            <p>
                if let Some(idea) = &entry.initiative {
                    <Link to={Route::Initiatief { reference: idea.reference.clone() }}>{ &idea.title }</Link>
                    if entry.note != idea.title { { ": " }{ &entry.note } }
                } else { { &entry.note } }
            </p>
            <p class="small muted">{ text::entry_way(account(entry.from), account(entry.to)) }{ " · " }{ &entry.booked_by }{ " · " }{ when::day(&entry.at) }</p>
            if entry.receipt.is_some() || entry.viewer_may_reverse {
                <div class="row">
                    if let Some(receipt) = &entry.receipt { <a href={receipt.url.clone()}>{ text::entry_receipt() }</a> }
                    if entry.viewer_may_reverse {
                        <Link to={Route::BudgetDoen { wijk: wijk.to_owned(), act }} query={Some(AttrValue::from(budget))}>
                            { text::reverse() }<span class="visually-hidden">{ " " }{ entry.amount.to_string() }{ " " }{ &entry.note }</span>
                        </Link>
                    }
                </div>
            }
        </li>
    }
}

/// The last part of a global id, as it stands in an address.
pub(super) fn uuid(id: &str) -> &str {
    id.rsplit(':').next().unwrap_or(id)
}
