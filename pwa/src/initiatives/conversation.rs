//! What submitter and wijkteam write to each other.

use wdw_contract::{limits, texts::initiatives as text, texts::refusals as told};
use yew::prelude::*;

use super::act::{OutcomeView, use_act};
use super::one::IdeaProps;
use crate::api::enums::*;
use crate::api::operation;
use crate::ui::{Button, FieldError, Photos, ShownPhoto, TextArea, use_kept, use_toaster, when};

operation!(SendMessage, "src/initiatives/send_message.graphql");

/// The messages and a place to write one. Nothing for who is not concerned.
#[component]
pub(crate) fn Conversation(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let Some(messages) = &idea.messages else { return Html::default() };
    let mine = if idea.viewer_is_submitter { MessageSide::Submitter } else { MessageSide::Wijkteam };
    html! {
        <section class="stack" aria-labelledby="berichten">
            <h2 id="berichten">{ text::messages() }</h2>
            <p class="small muted">
                { if idea.viewer_is_submitter { text::messages_for_submitter() } else { text::messages_for_wijkteam() } }
            </p>
            if messages.is_empty() { <p>{ text::messages_none() }</p> }
            <ol class="stack messages">
                { for messages.iter().map(|message| html! {
                    <li key={message.id.clone()} class={classes!("stack", (message.side == mine).then_some("is-mine"))}>
                        <p class="small muted"><strong>{ &message.author }</strong>{ " · " }{ when::moment_at(&message.at) }</p>
                        <p class="prose">{ &message.body }</p>
                        <Photos photos={message.photos.iter().map(|photo| ShownPhoto {
                            url: photo.url.clone().into(),
                            thumbnail: photo.thumbnail_url.clone().into(),
                            hidden: photo.hidden_reason.clone().map(AttrValue::from),
                        }).collect::<Vec<_>>()} />
                    </li>
                }) }
            </ol>
            if idea.may(InitiativeAction::Message) { <Write idea={idea.clone()} /> }
        </section>
    }
}

#[component]
fn Write(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.bericht", idea.reference));
    let toaster = use_toaster();
    let act = use_act::<SendMessage>(&["body"], {
        let kept = kept.clone();
        Callback::from(move |()| {
            kept.sent.emit(());
            toaster.say(text::message_sent());
        })
    });
    let onsubmit = {
        let (act, body, id) = (act.clone(), kept.text.clone(), idea.id.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(message) = text_error(&body, told::message_required()) {
                act.refuse(vec![FieldError { field: Some("body".into()), message }]);
                return;
            }
            let (body, id) = (body.to_string(), id.clone());
            act.send(move |operation_id| send_message::Variables {
                input: send_message::SendMessageInput {
                    operation_id,
                    initiative_id: id.clone(),
                    body: body.clone(),
                    photo_ids: Vec::new(),
                },
            });
        })
    };
    html! {
        <form class="stack" novalidate=true {onsubmit}>
            <OutcomeView outcome={act.outcome.clone()} />
            <TextArea id="body" label={text::message_label()} value={kept.text.clone()} on_input={kept.on_input.clone()}
                limit={limits::MESSAGE} error={act.outcome.error("body")} />
            <div><Button submit=true busy={act.busy}>{ text::message_send() }</Button></div>
        </form>
    }
}

/// What is not right with a text that must be there, in the words of the server.
pub(crate) fn text_error(typed: &str, required: &'static str) -> Option<AttrValue> {
    if typed.trim().is_empty() {
        Some(required.into())
    } else if typed.chars().count() > limits::MESSAGE {
        Some(told::text_too_long(limits::MESSAGE).into())
    } else {
        None
    }
}
