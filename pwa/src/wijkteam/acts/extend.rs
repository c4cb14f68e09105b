use wdw_contract::limits;
use wdw_contract::texts::{refusals as told, wijkteam as text};
use yew::prelude::*;

use super::{ActForm, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::initiatives::one::IdeaProps;
use crate::ui::{Button, CalendarField, FieldError, TextArea, use_kept, when};

operation!(ExtendTerm, "src/wijkteam/acts/extend.graphql");

/// Moving the date of the answer, once, with a reason that everyone can read.
#[component]
pub(super) fn Extend(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.datum", idea.reference));
    let due_on = use_state(String::new);
    let done = use_done(&idea.reference, text::extended(), kept.sent.clone());
    let act = use_act::<ExtendTerm>(&["dueOn", "reason"], done);
    let on_submit = {
        let (act, reason, due_on, id) = (act.clone(), kept.text.clone(), due_on.clone(), idea.id.clone());
        Callback::from(move |()| {
            let date = due_on.is_empty().then(|| FieldError {
                field: Some("dueOn".into()),
                message: text::extend_date_required().into(),
            });
            let why = text_error(&reason, told::reason_required())
                .map(|message| FieldError { field: Some("reason".into()), message });
            let errors: Vec<FieldError> = date.into_iter().chain(why).collect();
            if !errors.is_empty() {
                return act.refuse(errors);
            }
            let (id, due_on, reason) = (id.clone(), (*due_on).clone(), reason.trim().to_owned());
            act.send(move |operation_id| extend_term::Variables {
                input: extend_term::ExtendTermInput {
                    operation_id,
                    initiative_id: id.clone(),
                    due_on: due_on.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    let now = idea.answer_due.as_ref().map(|due| due.on.clone());
    let hint = match &now {
        Some(on) => text::extend_hint(when::day(on), limits::EXTENSION_DAYS / 7),
        None => String::new(),
    };
    html! {
        <ActForm idea={idea.clone()} action={InitiativeAction::ExtendTerm} title={text::extend()} what={text::extend_what()}
            outcome={act.outcome.clone()} {on_submit}>
            <CalendarField id="dueOn" label={text::extend_date()} {hint} value={(*due_on).clone()}
                min={now.map(AttrValue::from)} error={act.outcome.error("dueOn")}
                on_input={let due_on = due_on.setter(); Callback::from(move |date| due_on.set(date))} />
            <TextArea id="reason" label={text::extend_reason()} limit={limits::MESSAGE} value={kept.text.clone()}
                on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true busy={act.busy}>{ text::extend_button() }</Button></div>
        </ActForm>
    }
}
