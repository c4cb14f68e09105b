//! The route: stops in order, by buttons or by dragging, of one's own or taken from an earlier wijkschouw.

use wdw_contract::texts::{schouw_plan as text, ui};
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Draft, Point, Stop};
use super::form::SheetProps;
use super::question::Question;
use crate::api::enums::*;
use crate::api::{operation, use_query};
use crate::browser;
use crate::ui::{
    Button, ButtonKind, Choice, Glyph, Icon, Link, OrderButtons, Select, reorder, use_dragging, use_toaster,
    when,
};

operation!(EarlierRoutes, "src/wijkschouw/plan/earlier.graphql");

/// The stops in order.
#[component]
pub(super) fn RoutePage(props: &SheetProps) -> Html {
    let sheet = &props.sheet;
    let stops = &sheet.desk.draft.stops;
    let navigator = use_navigator();
    let on_move = {
        let edit = sheet.desk.edit.clone();
        Callback::from(move |to| edit.emit(Box::new(move |draft: &mut Draft| reorder(&mut draft.stops, to))))
    };
    let dragging = use_dragging(on_move.clone());
    let error = sheet.error("halte-erbij");
    let add = {
        let (sheet, next) = (sheet.clone(), Question::Stop(stops.len()));
        Callback::from(move |_: MouseEvent| {
            sheet.desk.edit.emit(Box::new(|draft: &mut Draft| draft.stops.push(Stop::new())));
            sheet.go(navigator.as_ref(), next);
        })
    };
    html! {
        <>
            <div class="stack">
                <h1>{ text::route() }</h1>
                <p class="muted">{ text::route_hint() }</p>
                if let Some(error) = &error {
                    <p class="field__error"><span class="visually-hidden">{ ui::error_prefix() }{ " " }</span>{ error }</p>
                }
            </div>
            if stops.is_empty() {
                <p>{ text::route_empty() }</p>
            } else {
                <ol class="list order-list">
                    { for stops.iter().enumerate().map(|(index, stop)| {
                        let row = dragging.row(index);
                        let name = if stop.name.trim().is_empty() { text::stop_unnamed().to_owned() } else { stop.name.clone() };
                        html! {
                            <li key={stop.uuid.clone()} draggable="true" class={row.dragged.then_some("is-dragged")}
                                ondragstart={row.ondragstart} ondragover={row.ondragover} ondrop={row.ondrop} ondragend={row.ondragend}>
                                <div class="order-list__name">
                                    <span class="order-list__number" aria-hidden="true">{ index + 1 }</span>
                                    <div>
                                        <Link to={sheet.route(Question::Stop(index))} query={sheet.query()} aria_label={text::stop_edit_named(&name)}>{ &name }</Link>
                                        if !stop.text.trim().is_empty() { <p class="small muted">{ &stop.text }</p> }
                                        if stop.at.is_some() { <p class="small muted with-icon"><Icon glyph={Glyph::Pin} />{ text::stop_here_kept() }</p> }
                                    </div>
                                </div>
                                <OrderButtons {name} {index} of={stops.len()} on_move={on_move.clone()} />
                            </li>
                        }
                    }) }
                </ol>
            }
            <div>
                <button type="button" id="halte-erbij" class={ButtonKind::Secondary.class()} onclick={add}>
                    <Icon glyph={Glyph::Plus} />{ text::stop_add() }
                </button>
            </div>
            if sheet.reference.is_none() { <Copy sheet={sheet.clone()} /> }
        </>
    }
}

/// The stops of an earlier wijkschouw in this wijk. A stop that repeats one keeps its root, so that marks can be
/// compared.
#[component]
fn Copy(props: &SheetProps) -> Html {
    let desk = &props.sheet.desk;
    let wijk_id = desk.draft.wijk.as_ref().map(|wijk| wijk.id.clone()).unwrap_or_default();
    let earlier = use_query::<EarlierRoutes>(earlier_routes::Variables { wijk_id });
    let chosen = use_state(AttrValue::default);
    let toaster = use_toaster();
    let Some(data) = earlier.state.data().cloned() else { return Html::default() };
    let known: Vec<_> = data.wijkschouwen.nodes.iter().filter(|schouw| !schouw.stops.is_empty()).collect();
    if known.is_empty() {
        return Html::default();
    }
    let mut choices = vec![Choice::new("", text::route_copy_none())];
    choices.extend(known.iter().map(|schouw| {
        let count = i64::try_from(schouw.stops.len()).unwrap_or_default();
        Choice::new(
            schouw.id.clone(),
            text::route_copy_choice(schouw.form.label(), count, when::day(&schouw.starts_at)),
        )
    }));
    let copy = {
        let (edit, chosen, data) = (desk.edit.clone(), (*chosen).clone(), data.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(schouw) = data.wijkschouwen.nodes.iter().find(|schouw| schouw.id == chosen.as_str())
            else {
                return;
            };
            let stops: Vec<Stop> = schouw
                .stops
                .iter()
                .map(|stop| Stop {
                    uuid: browser::new_id(),
                    name: stop.name.clone(),
                    text: stop.description.clone().unwrap_or_default(),
                    at: stop.place.as_ref().and_then(|place| {
                        Some(Point { latitude: place.latitude?, longitude: place.longitude?, metres: None })
                    }),
                    root: Some(stop.uuid.clone()),
                })
                .collect();
            let previous = schouw.id.clone();
            edit.emit(Box::new(move |draft: &mut Draft| {
                let mut new: Vec<Stop> = stops
                    .into_iter()
                    .filter(|stop| {
                        !draft.stops.iter().any(|known| known.root.is_some() && known.root == stop.root)
                    })
                    .collect();
                draft.stops.append(&mut new);
                draft.previous = Some(previous);
            }));
            toaster.say(text::route_copied());
        })
    };
    html! {
        <div class="stack card">
            <Select id="overnemen" label={text::route_copy()} hint={text::route_copy_hint()} {choices} value={(*chosen).clone()}
                on_change={let chosen = chosen.setter(); Callback::from(move |id| chosen.set(id))} />
            <div><Button kind={ButtonKind::Secondary} onclick={copy}>{ text::route_copy_button() }</Button></div>
        </div>
    }
}
