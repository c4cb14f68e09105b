use wdw_contract::texts::wijkteam as text;
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::ui::{Button, ButtonKind, Glyph, use_toaster};

operation!(TakeUpInitiative, "src/wijkteam/acts/take_up.graphql");

#[derive(Properties, PartialEq)]
pub(in crate::wijkteam) struct TakeUpProps {
    pub(in crate::wijkteam) id: String,
    /// For in a row.
    #[prop_or_default]
    pub(in crate::wijkteam) small: bool,
}

/// The button that takes an idea up: from then on the reader has it.
#[component]
pub(in crate::wijkteam) fn TakeUp(props: &TakeUpProps) -> Html {
    let toaster = use_toaster();
    let act = use_act::<TakeUpInitiative>(&[], Callback::from(move |()| toaster.say(text::taken_up())));
    let onclick = {
        let (act, id) = (act.clone(), props.id.clone());
        Callback::from(move |_| {
            let id = id.clone();
            act.send(move |operation_id| take_up_initiative::Variables {
                input: take_up_initiative::TakeUpInitiativeInput { operation_id, initiative_id: id.clone() },
            });
        })
    };
    let (kind, icon) =
        if props.small { (ButtonKind::Plain, None) } else { (ButtonKind::Primary, Some(Glyph::Check)) };
    html! {
        <>
            <OutcomeView outcome={act.outcome.clone()} />
            <Button {kind} {icon} busy={act.busy} {onclick}>{ text::take_up() }</Button>
        </>
    }
}
