use wdw_contract::limits;
use wdw_contract::texts::{refusals as told, wijkteam as text};
use yew::prelude::*;

use super::{ActForm, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::initiatives::one::IdeaProps;
use crate::ui::{Button, ButtonKind, FieldError, Notice, TextArea, TextField, Tone, use_kept};

operation!(ReferInitiative, "src/wijkteam/acts/refer.graphql");

/// Referring an individual case to an organisation that can help; its text leaves the public page.
#[component]
pub(super) fn Refer(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.doorverwijzen", idea.reference));
    let organisation = use_state(String::new);
    let done = use_done(&idea.reference, text::referred(), kept.sent.clone());
    let act = use_act::<ReferInitiative>(&["organisation", "explanation"], done);
    let on_submit = {
        let (act, explanation, organisation, id) =
            (act.clone(), kept.text.clone(), organisation.clone(), idea.id.clone());
        Callback::from(move |()| {
            let name = organisation.trim().to_owned();
            let mut errors = Vec::new();
            let mut wrong = |field: &'static str, message: AttrValue| {
                errors.push(FieldError { field: Some(field.into()), message });
            };
            if name.is_empty() {
                wrong("organisation", told::organisation_required().into());
            } else if name.chars().count() > limits::SHORT_TEXT {
                wrong("organisation", told::text_too_long(limits::SHORT_TEXT).into());
            }
            if let Some(message) = text_error(&explanation, told::explanation_required()) {
                wrong("explanation", message);
            }
            if !errors.is_empty() {
                return act.refuse(errors);
            }
            let (id, explanation) = (id.clone(), explanation.trim().to_owned());
            act.send(move |operation_id| refer_initiative::Variables {
                input: refer_initiative::ReferInitiativeInput {
                    operation_id,
                    initiative_id: id.clone(),
                    organisation: name.clone(),
                    explanation: explanation.clone(),
                },
            });
        })
    };
    html! {
        <ActForm idea={idea.clone()} action={InitiativeAction::Refer} title={text::refer()} what={text::refer_what()}
            outcome={act.outcome.clone()} {on_submit}>
            <Notice tone={Tone::Wait}><p>{ text::refer_final() }</p></Notice>
            <TextField id="organisation" label={text::refer_organisation()} hint={text::refer_organisation_hint()}
                value={(*organisation).clone()} error={act.outcome.error("organisation")}
                on_input={let organisation = organisation.setter(); Callback::from(move |typed| organisation.set(typed))} />
            <TextArea id="explanation" label={text::refer_explanation()} hint={text::refer_explanation_hint()}
                limit={limits::MESSAGE} value={kept.text.clone()} on_input={kept.on_input.clone()}
                error={act.outcome.error("explanation")} />
            <div><Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::refer_button() }</Button></div>
        </ActForm>
    }
}
