//! Asking for money, undoing a booking, closing a year.

use std::rc::Rc;

use wdw_contract::texts::{budget as text, refusals as told};
use wdw_contract::{Cents, limits};
use yew::prelude::*;
use yew_router::prelude::*;

use super::entries::{BudgetEntries, account, budget_entries, in_answer, uuid};
use super::wijk::{BudgetOfYear, Wijk, budget_of_year};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::initiatives::act::{ActPage, use_act};
use crate::initiatives::conversation::text_error;
use crate::routes::Route;
use crate::ui::{
    Back, Button, ButtonKind, Checkboxes, Choice, FieldError, MoneyField, Notice, Radios, Skeleton,
    SummaryList, SummaryRow, TextArea, TextField, Tone, use_begun, use_kept, use_toaster,
};

operation!(ProposeBudget, "src/budget/propose.graphql");
operation!(ReverseEntry, "src/budget/reverse.graphql");
operation!(CloseBudgetYear, "src/budget/close.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct YearProps {
    pub(super) wijk: Rc<Wijk>,
    pub(super) year: i64,
    pub(super) back: Back,
}

/// Back to the budget of a year, else of this one, saying what was done.
#[hook]
fn use_done(wijk: &str, year: Option<i64>, said: &'static str, also: Callback<()>) -> Callback<()> {
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::BudgetWijk { wijk: wijk.to_owned() };
    Callback::from(move |()| {
        also.emit(());
        toaster.say(said);
        if let Some(navigator) = &navigator {
            let year = year.map(|year| format!("jaar={year}")).unwrap_or_default();
            let _ = navigator.replace_with_query(&page, yew_router::query::Raw(year));
        }
    })
}

fn at(field: &'static str, message: impl Into<AttrValue>) -> FieldError {
    FieldError { field: Some(field.into()), message: message.into() }
}

/// Asking the stuurgroep of a partner for money.
#[component]
pub(super) fn Propose(props: &YearProps) -> Html {
    let wijk = &props.wijk;
    let kept = use_kept(format!("budget.{}.voorstel", wijk.slug));
    let only = match wijk.viewer_may_propose_for.as_slice() {
        [only] => only.id.as_str(),
        _ => "",
    };
    let partner = use_begun(format!("budget.{}.voorstel.organisatie", wijk.slug), only);
    let year = use_begun(format!("budget.{}.voorstel.jaar", wijk.slug), &(props.year + 1).to_string());
    let euros = use_kept(format!("budget.{}.voorstel.euro", wijk.slug));
    let sent = {
        let all = [&kept, &partner, &year, &euros].map(|kept| kept.sent.clone());
        Callback::from(move |()| all.iter().for_each(|sent| sent.emit(())))
    };
    let done = use_done(&wijk.slug, None, text::propose_done(), sent);
    let act = use_act::<ProposeBudget>(&["partnerId", "year", "amount", "reason"], done);
    let on_submit = {
        let (act, wijk_id) = (act.clone(), wijk.id.clone());
        let (partner, year, euros, reason) =
            (partner.text.clone(), year.text.clone(), euros.text.clone(), kept.text.clone());
        let partner = wijk.viewer_may_propose_for.iter().map(|one| one.id.clone()).find(|id| *id == *partner);
        Callback::from(move |()| {
            let mut errors = Vec::new();
            if partner.is_none() {
                errors.push(at("partnerId", text::propose_partner_required()));
            }
            let number = year.trim().parse::<i64>().ok().filter(|year| (2000..=2200).contains(year));
            if number.is_none() {
                errors.push(at("year", text::propose_year_format()));
            }
            let amount = Cents::parse(&euros).ok().filter(|amount| *amount > Cents::ZERO);
            if amount.is_none() {
                errors.push(at("amount", text::amount_format()));
            }
            if let Some(message) = text_error(&reason, text::propose_reason_required()) {
                errors.push(at("reason", message));
            }
            let (Some(partner), Some(year), Some(amount)) =
                (partner.clone(), number, amount.filter(|_| errors.is_empty()))
            else {
                return act.refuse(errors);
            };
            let (wijk_id, reason) = (wijk_id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| propose_budget::Variables {
                input: propose_budget::ProposeBudgetInput {
                    operation_id,
                    wijk_id: wijk_id.clone(),
                    year,
                    partner_id: partner.clone(),
                    amount,
                    reason: reason.clone(),
                },
            });
        })
    };
    html! {
        <ActPage title={text::propose()} back={props.back.clone()} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s"><h1>{ text::propose() }</h1><p class="muted">{ &wijk.name }</p></div>
            <p>{ text::propose_what() }</p>
            <Radios id="partnerId" legend={text::propose_partner()} value={Some(partner.text.clone()).filter(|id| !id.is_empty())}
                choices={wijk.viewer_may_propose_for.iter().map(|p| Choice::new(p.id.clone(), p.short_name.clone())).collect::<Vec<_>>()}
                error={act.outcome.error("partnerId")}
                on_change={partner.on_input.reform(|id: AttrValue| id.to_string())} />
            <TextField id="year" label={text::propose_year()} inputmode="numeric" autocomplete="off" value={year.text.clone()}
                error={act.outcome.error("year")} on_input={year.on_input.clone()} />
            <MoneyField id="amount" label={text::propose_amount()} value={euros.text.clone()} error={act.outcome.error("amount")}
                on_input={euros.on_input.clone()} />
            <TextArea id="reason" label={text::propose_reason()} limit={limits::MESSAGE} value={kept.text.clone()}
                on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true busy={act.busy}>{ text::propose_button() }</Button></div>
        </ActPage>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ReverseProps {
    pub(super) wijk: Rc<Wijk>,
    /// The last part of the id of the booking, and of its budget.
    pub(super) entry: String,
    pub(super) budget: String,
    pub(super) back: Back,
}

/// Undoing a booking, with the reason.
#[component]
pub(super) fn Reverse(props: &ReverseProps) -> Html {
    let query = use_query::<BudgetEntries>(budget_entries::Variables {
        id: format!("wijk_budget:{}", props.budget),
        after: None,
    });
    let kept = use_kept(format!("terugboeken.{}", props.entry));
    let done = use_done(&props.wijk.slug, None, text::reverse_done(), kept.sent.clone());
    let act = use_act::<ReverseEntry>(&["reason"], done);
    let id = format!("ledger_entry:{}", props.entry);
    let on_submit = {
        let (act, reason, id) = (act.clone(), kept.text.clone(), id.clone());
        Callback::from(move |()| {
            if let Some(message) = text_error(&reason, told::reason_required()) {
                return act.refuse(vec![at("reason", message)]);
            }
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| reverse_entry::Variables {
                input: reverse_entry::ReverseEntryInput {
                    operation_id,
                    entry_id: id.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    let entry = match &query.state {
        QueryState::Loading => None,
        state => state
            .data()
            .and_then(|data| in_answer(data))
            .and_then(|found| found.nodes.iter().find(|entry| uuid(&entry.id) == props.entry).cloned()),
    };
    let title =
        entry.as_ref().map_or_else(|| text::reverse().to_owned(), |entry| text::reverse_title(entry.amount));
    html! {
        <ActPage title={title.clone()} back={props.back.clone()} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s"><h1>{ title }</h1><p class="muted">{ &props.wijk.name }</p></div>
            if let Some(entry) = &entry {
                <p>{ &entry.note }</p>
                <p>{ text::reverse_what(account(entry.to), account(entry.from)) }</p>
            } else if matches!(query.state, QueryState::Loading) { <Skeleton /> }
            <TextArea id="reason" label={text::reverse_reason()} limit={limits::MESSAGE} value={kept.text.clone()}
                on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::reverse() }</Button></div>
        </ActPage>
    }
}

/// Closing a year.
#[component]
pub(super) fn CloseYear(props: &YearProps) -> Html {
    let YearProps { wijk, year, back } = props;
    let query =
        use_query::<BudgetOfYear>(budget_of_year::Variables { wijk_id: wijk.id.clone(), year: *year });
    let carry = use_state(|| false);
    let checking = use_state(|| false);
    let done = use_done(&wijk.slug, Some(*year), text::close_done(), Callback::noop());
    let act = use_act::<CloseBudgetYear>(&["year", "carryOver"], done);
    let on_submit = {
        let (act, wijk_id, year, carry_over) = (act.clone(), wijk.id.clone(), *year, *carry);
        let checking = checking.clone();
        Callback::from(move |()| {
            if !*checking {
                return checking.set(true);
            }
            let wijk_id = wijk_id.clone();
            act.send(move |operation_id| close_budget_year::Variables {
                input: close_budget_year::CloseBudgetYearInput {
                    operation_id,
                    wijk_id: wijk_id.clone(),
                    year,
                    carry_over,
                },
            });
        })
    };
    let closing = query.state.data().and_then(|data| data.budget_closing.clone());
    // Where the server says why not, there is no button that only says it again.
    let blocked = closing.as_ref().is_some_and(|closing| {
        if closing.open > Cents::ZERO { !closing.carry_over_allowed } else { closing.reason.is_some() }
    });
    if *checking
        && !blocked
        && let Some(data) = query.state.data()
    {
        let row = |name: String, amount: Cents| SummaryRow {
            name: name.into(),
            value: html! { { amount.long() } },
            change: None,
        };
        let pots = data.wijk_budgets.iter().flatten().filter(|pot| pot.closed_at.is_none());
        let mut rows: Vec<SummaryRow> =
            pots.map(|pot| row(text::close_free(&pot.partner.short_name), pot.available)).collect();
        if let Some(closing) = closing.as_ref().filter(|closing| closing.open > Cents::ZERO) {
            rows.push(row(text::close_along().to_owned(), closing.open));
        }
        let change = {
            let checking = checking.setter();
            Callback::from(move |_: MouseEvent| checking.set(false))
        };
        return html! {
            <ActPage key="check" title={text::close_check(*year)} back={back.clone()} outcome={act.outcome.clone()} {on_submit}>
                <div class="stack stack--s"><h1>{ text::close_check(*year) }</h1><p class="muted">{ &wijk.name }</p></div>
                <SummaryList {rows} />
                <p>{ text::close_what(*year) }</p>
                <div class="row">
                    <Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::close_button(*year) }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={change}>{ text::close_back() }</Button>
                </div>
            </ActPage>
        };
    }
    html! {
        <ActPage key="form" title={text::close_title()} back={back.clone()} outcome={act.outcome.clone()} {on_submit}>
            <div class="stack stack--s"><h1>{ text::close_title() }</h1><p class="muted">{ &wijk.name }</p></div>
            <p>{ text::close_what(*year) }</p>
            if let Some(closing) = closing {
                if closing.open > Cents::ZERO {
                    <p>{ text::close_open(closing.open) }</p>
                    if let Some(reason) = closing.carry_over_reason.as_ref() { <Notice tone={Tone::Wait}><p>{ reason }</p></Notice> }
                    if closing.carry_over_allowed {
                        <Checkboxes id="carryOver" legend={text::promises()} choices={vec![Choice::new("mee", text::close_carry())]}
                            values={if *carry { vec![AttrValue::from("mee")] } else { Vec::new() }} error={act.outcome.error("carryOver")}
                            on_change={let carry = carry.setter(); Callback::from(move |(_, chosen): (AttrValue, bool)| carry.set(chosen))} />
                    }
                } else if let Some(reason) = closing.reason.as_ref() { <Notice tone={Tone::Wait}><p>{ reason }</p></Notice> }
            }
            if !blocked {
                <div><Button submit=true>{ text::close_on() }</Button></div>
            }
        </ActPage>
    }
}
