//! What it costs: the list with its sum, and one cost.

use wdw_contract::texts::{common, submit, ui};
use wdw_contract::{Cents, limits};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Draft, DraftCost};
use super::form::{STRAIGHT_BACK, Sheet, go};
use super::pages::chosen;
use super::question::Question;
use crate::api::enums::CostKind;
use crate::ui::{Button, ButtonKind, Choice, Glyph, Link, MoneyField, Radios, TextField};

/// The page's draft.
#[derive(Properties, PartialEq)]
pub(super) struct CostsPageProps {
    pub(super) sheet: Sheet,
}

/// All costs, their sum, and what the submitters put in.
#[component]
pub(super) fn CostsPage(props: &CostsPageProps) -> Html {
    let sheet = &props.sheet;
    let navigator = use_navigator();
    let straight_back = use_location().is_some_and(|here| here.query_str().contains(STRAIGHT_BACK));
    let costs = &sheet.draft.costs;
    let add = {
        let (desk, count) = (sheet.desk.clone(), costs.len());
        Callback::from(move |_| {
            desk.edit(|draft| {
                draft.drop_empty_costs();
                draft.costs.push(DraftCost::default());
            });
            go(navigator.as_ref(), Question::Cost(count), straight_back);
        })
    };
    let query = straight_back.then_some(AttrValue::Static(STRAIGHT_BACK));
    let total = sheet.draft.total();
    html! {
        <>
            <div class="stack">
                <h1>{ submit::costs_question() }</h1>
                <p class="muted">{ if costs.is_empty() { submit::costs_none() } else { submit::costs_hint() } }</p>
            </div>
            if !costs.is_empty() {
                <ul class="list">
                    { for costs.iter().enumerate().map(|(index, cost)| row(index, cost, query.clone())) }
                </ul>
            }
            if costs.len() < limits::COSTS {
                <Button kind={ButtonKind::Secondary} icon={Glyph::Plus} wide=true onclick={add}>
                    { if costs.is_empty() { submit::costs_add_first() } else { submit::costs_add() } }
                </Button>
            }
            if !costs.is_empty() {
                <p class="row row--between total">
                    <span class="strong">{ submit::costs_total() }</span>
                    <span class="strong amount total__sum">{ total.long() }</span>
                </p>
                <MoneyField id="eigen" label={submit::own_label()} optional=true value={sheet.draft.own.clone()}
                    on_input={sheet.typed(|draft| &mut draft.own)} error={sheet.error("eigen")} />
                <p role="status">{ submit::costs_requested(sheet.draft.requested()) }</p>
            }
        </>
    }
}

fn row(index: usize, cost: &DraftCost, query: Option<AttrValue>) -> Html {
    let name = name_of(index, cost);
    html! {
        <li class="row row--between">
            <div>
                <div class="strong">{ &name }</div>
                <Link to={Question::Cost(index).route()} {query} class="small">
                    { ui::change() }<span class="visually-hidden">{ " " }{ &name }</span>
                </Link>
            </div>
            <span class="strong amount">{ amount_of(cost) }</span>
        </li>
    }
}

/// How a cost is called, also before it has a name.
pub(super) fn name_of(index: usize, cost: &DraftCost) -> String {
    let typed = cost.description.trim();
    if typed.is_empty() { submit::cost_unnamed(index + 1) } else { typed.to_owned() }
}

/// The amount as it was understood, or as it was typed.
pub(super) fn amount_of(cost: &DraftCost) -> String {
    Cents::parse(&cost.amount).map_or_else(|_| cost.amount.clone(), Cents::long)
}

/// Which cost.
#[derive(Properties, PartialEq)]
pub(super) struct CostPageProps {
    pub(super) sheet: Sheet,
    pub(super) index: usize,
}

/// One cost.
#[component]
pub(super) fn CostPage(props: &CostPageProps) -> Html {
    let CostPageProps { sheet, index } = props;
    let index = *index;
    let navigator = use_navigator();
    let straight_back = use_location().is_some_and(|here| here.query_str().contains(STRAIGHT_BACK));
    let Some(cost) = sheet.draft.costs.get(index).cloned() else {
        return html! {
            <>
                <h1>{ submit::cost_question(index + 1) }</h1>
                <p>{ submit::cost_gone() }</p>
            </>
        };
    };
    let set = |place: fn(&mut DraftCost, String)| {
        let editor = sheet.desk.editor();
        Callback::from(move |text: String| {
            editor.emit(Box::new(move |draft: &mut Draft| {
                if let Some(cost) = draft.costs.get_mut(index) {
                    place(cost, text);
                }
            }));
        })
    };
    let remove = {
        let desk = sheet.desk.clone();
        Callback::from(move |_| {
            desk.edit(move |draft| {
                if index < draft.costs.len() {
                    draft.costs.remove(index);
                }
            });
            go(navigator.as_ref(), Question::Costs, straight_back);
        })
    };
    let kinds: Vec<Choice> =
        CostKind::ALL.iter().map(|kind| Choice::new(kind.name(), kind.label())).collect();
    let set_kind = set(|cost, kind| cost.kind = kind);
    html! {
        <>
            <h1>{ submit::cost_question(index + 1) }</h1>
            <TextField id="omschrijving" label={submit::cost_description()} hint={submit::cost_description_hint()}
                value={cost.description} on_input={set(|cost, text| cost.description = text)}
                error={sheet.error("omschrijving")} autocomplete="off" />
            <MoneyField id="bedrag" label={submit::cost_amount()} value={cost.amount}
                on_input={set(|cost, text| cost.amount = text)} error={sheet.error("bedrag")} />
            <Radios id="soort" legend={submit::cost_kind()} choices={kinds} value={chosen(&cost.kind)}
                error={sheet.error("soort")} on_change={Callback::from(move |kind: AttrValue| set_kind.emit(kind.to_string()))} />
            <div>
                <Button kind={ButtonKind::Plain} icon={Glyph::Trash} onclick={remove}>{ submit::cost_remove() }</Button>
            </div>
        </>
    }
}

/// The kind of a cost, for the page with all answers.
pub(super) fn kind_of(cost: &DraftCost) -> &'static str {
    if cost.kind.is_empty() { common::cost_other() } else { CostKind::of(&cost.kind).label() }
}
