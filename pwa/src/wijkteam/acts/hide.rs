use std::rc::Rc;

use wdw_contract::limits;
use wdw_contract::texts::{refusals as told, wijkteam as text};
use yew::prelude::*;

use super::{ActForm, use_done};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::initiatives::conversation::text_error;
use crate::initiatives::one::{IdeaProps, OneInitiative};
use crate::ui::{
    Button, ButtonKind, Choice, FieldError, Glyph, Photos, Radios, ShownPhoto, TextArea, use_kept,
    use_toaster,
};

operation!(HideInitiative, "src/wijkteam/acts/hide.graphql");
operation!(UnhideInitiative, "src/wijkteam/acts/unhide.graphql");

/// The choice that means the text and not a photo.
const WHOLE: &str = "tekst";

/// Hiding a text or a photo, with a reason that the submitter hears.
#[component]
pub(super) fn Hide(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let kept = use_kept(format!("{}.verbergen", idea.reference));
    let choices = choices(idea);
    let chosen = use_state(|| None::<AttrValue>);
    let done = use_done(&idea.reference, text::hidden(), kept.sent.clone());
    let act = use_act::<HideInitiative>(&["photoId", "reason"], done);
    // With one thing to hide there is nothing to choose.
    let only = match choices.as_slice() {
        [only] => Some(only.value.clone()),
        _ => None,
    };
    let what = (*chosen).clone().or(only);
    let on_submit = {
        let (act, reason, id, what) = (act.clone(), kept.text.clone(), idea.id.clone(), what.clone());
        Callback::from(move |()| {
            let which = what
                .is_none()
                .then(|| FieldError { field: Some("photoId".into()), message: text::hide_required().into() });
            let why = text_error(&reason, told::reason_required())
                .map(|message| FieldError { field: Some("reason".into()), message });
            let errors: Vec<FieldError> = which.into_iter().chain(why).collect();
            if !errors.is_empty() {
                return act.refuse(errors);
            }
            let photo_id = what.as_ref().filter(|what| *what != WHOLE).map(AttrValue::to_string);
            let (id, reason) = (id.clone(), reason.trim().to_owned());
            act.send(move |operation_id| hide_initiative::Variables {
                input: hide_initiative::HideInitiativeInput {
                    operation_id,
                    initiative_id: id.clone(),
                    photo_id: photo_id.clone(),
                    reason: reason.clone(),
                },
            });
        })
    };
    let photos: Vec<ShownPhoto> = visible(idea)
        .map(|photo| ShownPhoto {
            url: photo.url.clone().into(),
            thumbnail: photo.thumbnail_url.clone().into(),
            hidden: None,
        })
        .collect();
    html! {
        <ActForm idea={idea.clone()} action={InitiativeAction::Hide} title={text::hide()} what={text::hide_what()}
            outcome={act.outcome.clone()} {on_submit}>
            if choices.len() > 1 {
                <Photos {photos} />
                <Radios id="photoId" legend={text::hide_which()} {choices} value={what}
                    error={act.outcome.error("photoId")}
                    on_change={let chosen = chosen.setter(); Callback::from(move |value| chosen.set(Some(value)))} />
            }
            <TextArea id="reason" label={text::hide_reason()} hint={text::hide_reason_hint()} limit={limits::MESSAGE}
                value={kept.text.clone()} on_input={kept.on_input.clone()} error={act.outcome.error("reason")} />
            <div><Button submit=true busy={act.busy}>{ text::hide_button() }</Button></div>
        </ActForm>
    }
}

fn visible(idea: &Rc<OneInitiative>) -> impl Iterator<Item = &crate::initiatives::one::IdeaPhoto> {
    idea.photos.iter().filter(|photo| photo.hidden_reason.is_none())
}

fn choices(idea: &Rc<OneInitiative>) -> Vec<Choice> {
    let whole = idea
        .hidden_reason
        .is_none()
        .then(|| Choice::new(WHOLE, text::hide_whole()).with_hint(text::hide_whole_hint()));
    whole
        .into_iter()
        .chain(
            visible(idea)
                .enumerate()
                .map(|(index, photo)| Choice::new(photo.id.clone(), text::hide_photo(index + 1))),
        )
        .collect()
}

/// The button that shows the text again.
#[component]
pub(in crate::wijkteam) fn Unhide(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let toaster = use_toaster();
    let act = use_act::<UnhideInitiative>(&[], Callback::from(move |()| toaster.say(text::unhidden())));
    let onclick = {
        let (act, id) = (act.clone(), idea.id.clone());
        Callback::from(move |_| {
            let id = id.clone();
            act.send(move |operation_id| unhide_initiative::Variables {
                input: unhide_initiative::UnhideInitiativeInput {
                    operation_id,
                    initiative_id: id.clone(),
                    photo_id: None,
                },
            });
        })
    };
    html! {
        <>
            <OutcomeView outcome={act.outcome.clone()} />
            <Button kind={ButtonKind::Secondary} icon={Glyph::Undo} busy={act.busy} {onclick}>{ text::unhide() }</Button>
        </>
    }
}
