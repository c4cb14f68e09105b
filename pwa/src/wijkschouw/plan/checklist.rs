//! Which checklist, with what it asks.

use std::rc::Rc;

use wdw_contract::texts::schouw_plan as text;
use yew::prelude::*;

use super::draft::Chosen;
use super::form::SheetProps;
use crate::api::{QueryState, operation, use_query};
use crate::checklists::Outline;
use crate::routes::Route;
use crate::ui::{Choice, EmptyState, ErrorState, Link, Radios, Skeleton};

operation!(ChecklistsToChoose, "src/wijkschouw/plan/checklists.graphql");

/// One of the published checklists.
#[component]
pub(super) fn ChecklistPage(props: &SheetProps) -> Html {
    let sheet = &props.sheet;
    let all = use_query::<ChecklistsToChoose>(checklists_to_choose::Variables);
    let heading = html! { <h1>{ text::checklist() }</h1> };
    let data = match &all.state {
        QueryState::Loading => return html! { <>{ heading }<Skeleton cards=3 /></> },
        QueryState::Failed(trouble) => {
            return html! { <>{ heading }<ErrorState trouble={trouble.clone()} on_retry={all.reload.clone()} /></> };
        }
        QueryState::Ready(loaded) => Rc::clone(&loaded.data),
    };
    let mut published: Vec<_> = data
        .checklists
        .iter()
        .filter_map(|one| one.published.as_ref().map(|version| (one, version)))
        .collect();
    let chosen = sheet.desk.draft.checklist.as_ref();
    // A pinned version that is not the newest stays the one of this wijkschouw.
    let pinned = chosen.filter(|chosen| !published.iter().any(|(_, version)| version.id == chosen.id));
    if published.is_empty() && pinned.is_none() {
        return html! {
            <>
                { heading }
                <EmptyState title={text::checklist_none()}>
                    <Link to={Route::Checklists}>{ wdw_contract::texts::schouw::to_checklists() }</Link>
                </EmptyState>
            </>
        };
    }
    published.sort_by(|a, b| a.1.title.cmp(&b.1.title));
    let mut choices: Vec<Choice> =
        pinned.map(|chosen| Choice::new(chosen.id.clone(), chosen.title.clone())).into_iter().collect();
    choices.extend(published.iter().map(|(_, version)| {
        let document = &version.document;
        let count = |count: usize| i64::try_from(count).unwrap_or_default();
        let size = text::checklist_size(count(document.items().count()), count(document.themes.len()));
        let hint =
            if document.explanation.is_empty() { size } else { format!("{} {size}.", document.explanation) };
        Choice::new(version.id.clone(), version.title.clone()).with_hint(hint)
    }));
    let shown = chosen.and_then(|chosen| published.iter().find(|(_, version)| version.id == chosen.id));
    let outline = shown.map(|(_, version)| {
        html! {
            <details key={version.id.clone()}>
                <summary>{ text::checklist_asks() }</summary>
                <Outline document={Rc::new(version.document.clone())} />
            </details>
        }
    });
    let on_change = {
        let data = Rc::clone(&data);
        sheet.desk.chosen(move |draft, id| {
            let version =
                data.checklists.iter().filter_map(|one| one.published.as_ref()).find(|v| v.id == id);
            if let Some(version) = version {
                draft.checklist = Some(Chosen { id: version.id.clone(), title: version.title.clone() });
            }
        })
    };
    html! {
        <>
            <Radios id="checklist" legend={text::checklist()} heading=true hint={text::checklist_hint()} {choices} {on_change}
                value={chosen.map(|chosen| AttrValue::from(chosen.id.clone()))} error={sheet.error("checklist")} />
            { outline.unwrap_or_default() }
        </>
    }
}
