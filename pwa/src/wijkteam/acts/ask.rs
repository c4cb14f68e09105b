use wdw_contract::limits;
use wdw_contract::texts::{refusals as told, wijkteam as text};
use yew::prelude::*;

use super::{ActForm, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::use_act;
use crate::initiatives::conversation::text_error;
use crate::initiatives::one::IdeaProps;
use crate::ui::{Button, FieldError, TextArea, use_kept};

operation!(AskCompletion, "src/wijkteam/acts/ask.graphql");

/// Asking the submitter something; the clock stops until the answer.
#[component]
pub(super) fn Ask(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.vraag", idea.reference));
    let done = use_done(&idea.reference, text::asked(), kept.sent.clone());
    let act = use_act::<AskCompletion>(&["question"], done);
    let on_submit = {
        let (act, question, id) = (act.clone(), kept.text.clone(), idea.id.clone());
        Callback::from(move |()| {
            if let Some(message) = text_error(&question, told::question_required()) {
                return act.refuse(vec![FieldError { field: Some("question".into()), message }]);
            }
            let (id, question) = (id.clone(), question.trim().to_owned());
            act.send(move |operation_id| ask_completion::Variables {
                input: ask_completion::AskCompletionInput {
                    operation_id,
                    initiative_id: id.clone(),
                    question: question.clone(),
                },
            });
        })
    };
    html! {
        <ActForm idea={idea.clone()} action={InitiativeAction::AskCompletion} title={text::ask()} what={text::ask_what()}
            outcome={act.outcome.clone()} {on_submit}>
            <TextArea id="question" label={text::ask_label()} hint={text::ask_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("question")} />
            <div><Button submit=true busy={act.busy}>{ text::ask_button() }</Button></div>
        </ActForm>
    }
}
