//! Beginning with what was granted.

use wdw_contract::texts::{account as told, initiatives as text};
use yew::prelude::*;
use yew_router::prelude::*;

use super::act::{ActPage, use_act};
use super::decision::{conditions, standing};
use super::one::IdeaProps;
use crate::api::enums::RefusalCode;
use crate::api::operation;
use crate::routes::Route;
use crate::ui::{Back, Button, use_toaster};

operation!(StartInitiative, "src/initiatives/start.graphql");

/// The page that says what beginning means, and begins.
#[component]
pub(super) fn Start(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let toaster = use_toaster();
    let navigator = use_navigator();
    let page = Route::Initiatief { reference: idea.reference.clone() };
    let act = use_act::<StartInitiative>(&[], {
        let page = page.clone();
        Callback::from(move |()| {
            toaster.say(told::started());
            if let Some(navigator) = &navigator {
                navigator.replace(&page);
            }
        })
    });
    let on_submit = {
        let (act, id) = (act.clone(), idea.id.clone());
        Callback::from(move |()| {
            let id = id.clone();
            act.send(move |operation_id| start_initiative::Variables {
                input: start_initiative::StartInitiativeInput { operation_id, initiative_id: id.clone() },
            });
        })
    };
    let back = Back { to: page, name: text::the_idea().into() };
    html! {
        <ActPage title={told::start_title()} {back} outcome={act.outcome.clone()} {on_submit}>
            <h1>{ told::start_title() }</h1>
            <p>{ told::start_what() }</p>
            { standing(idea).map(conditions).unwrap_or_default() }
            <p>{ told::start_after() }</p>
            <div><Button submit=true wide=true busy={act.busy}>{ told::start_button() }</Button></div>
        </ActPage>
    }
}
