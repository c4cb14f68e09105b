use wdw_contract::texts::decide as text;
use yew::prelude::*;

use super::{ActProps, Sheet, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::ui::{Button, Glyph, when};

operation!(AskViews, "src/decisions/acts/ask.graphql");

/// Asking the partners for their view, by mail.
#[component]
pub(super) fn Ask(props: &ActProps) -> Html {
    let one = &props.one;
    let done = use_done(&one.reference, text::ask_views_done(), Callback::noop());
    let act = use_act::<AskViews>(&[], done);
    let on_submit = {
        let (act, id) = (act.clone(), one.id.clone());
        Callback::from(move |()| {
            let id = id.clone();
            act.send(move |operation_id| ask_views::Variables {
                input: ask_views::AskViewsInput { operation_id, initiative_id: id.clone() },
            });
        })
    };
    html! {
        <Sheet title={text::ask_views()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            <p>{ text::ask_views_what() }</p>
            if let Some(at) = &one.views_asked_at { <p>{ text::ask_views_again(when::day(at)) }</p> }
            <div><Button submit=true icon={Glyph::Mail} busy={act.busy}>{ text::ask_views_button() }</Button></div>
        </Sheet>
    }
}
