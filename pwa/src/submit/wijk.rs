//! In which wijk, and in which part of it.

use wdw_contract::texts::submit;
use yew::prelude::*;

use super::draft::{Area, WijkChoice};
use super::form::Sheet;
use crate::api::{QueryState, operation, use_query};
use crate::areas;
use crate::ui::{Choice, ErrorState, Radios, Skeleton};

operation!(pub(crate) WijkenToChoose, "src/submit/wijken_to_choose.graphql");

/// The page's draft.
#[derive(Properties, PartialEq)]
pub(super) struct WijkPageProps {
    pub(super) sheet: Sheet,
}

/// In which wijk.
#[component]
pub(super) fn WijkPage(props: &WijkPageProps) -> Html {
    let sheet = &props.sheet;
    let wijken = use_query::<WijkenToChoose>(wijken_to_choose::Variables);
    let data = wijken.state.data().cloned();
    // The wijk that the phone knows is the likely answer.
    {
        let (desk, nothing) = (sheet.desk.clone(), sheet.draft.wijk.is_none());
        use_effect_with(data.clone(), move |data| {
            let known = areas::chosen();
            if let (Some(data), Some(known), true) = (data, known, nothing)
                && let Some(wijk) = data.wijken.iter().find(|wijk| wijk.slug == known.slug)
            {
                let choice = choice_of(wijk);
                desk.edit(move |draft| draft.wijk = Some(choice));
            }
        });
    }
    match (&wijken.state, data) {
        (QueryState::Failed(trouble), _) => html! {
            <>
                <h1>{ submit::wijk_question() }</h1>
                <ErrorState trouble={trouble.clone()} on_retry={wijken.reload.clone()} />
            </>
        },
        (_, Some(data)) => {
            let choices: Vec<Choice> = data
                .wijken
                .iter()
                .map(|wijk| {
                    let buurten: Vec<&str> = wijk.buurten.iter().map(|buurt| buurt.name.as_str()).collect();
                    let choice = Choice::new(wijk.id.clone(), wijk.name.clone());
                    // A name that lists its parts needs no list under it.
                    if buurten.len() > 1 && !buurten.iter().all(|buurt| wijk.name.contains(buurt)) {
                        choice.with_hint(buurten.join(", "))
                    } else {
                        choice
                    }
                })
                .collect();
            let on_change = sheet.chosen(move |draft, id| {
                if draft.wijk.as_ref().is_none_or(|wijk| wijk.id != id) {
                    draft.buurt = None;
                    draft.wijk = data.wijken.iter().find(|wijk| wijk.id == id).map(choice_of);
                }
            });
            html! {
                <Radios id="wijk" legend={submit::wijk_question()} heading=true {choices} {on_change}
                    value={sheet.draft.wijk.as_ref().map(|wijk| AttrValue::from(wijk.id.clone()))}
                    error={sheet.error("wijk")} />
            }
        }
        (_, None) => html! { <><h1>{ submit::wijk_question() }</h1><Skeleton cards={3} /></> },
    }
}

fn choice_of(wijk: &wijken_to_choose::WijkenToChooseWijken) -> WijkChoice {
    WijkChoice {
        id: wijk.id.clone(),
        name: wijk.name.clone(),
        buurten: wijk
            .buurten
            .iter()
            .map(|buurt| Area { id: buurt.id.clone(), name: buurt.name.clone() })
            .collect(),
    }
}

/// In which part of it.
#[component]
pub(super) fn BuurtPage(props: &WijkPageProps) -> Html {
    let sheet = &props.sheet;
    let buurten = sheet.draft.wijk.as_ref().map(|wijk| wijk.buurten.clone()).unwrap_or_default();
    let mut choices: Vec<Choice> =
        buurten.iter().map(|buurt| Choice::new(buurt.id.clone(), buurt.name.clone())).collect();
    choices.push(Choice::new("", submit::buurt_whole()));
    let value = sheet.draft.buurt.as_ref().map_or(AttrValue::Static(""), |buurt| buurt.id.clone().into());
    let on_change =
        sheet.chosen(move |draft, id| draft.buurt = buurten.iter().find(|buurt| buurt.id == id).cloned());
    html! {
        <Radios id="buurt" legend={submit::buurt_question()} heading=true {choices} {value} {on_change}
            error={sheet.error("buurt")} />
    }
}
