//! Questions that people answered differently: both are shown, and anyone of the wijkteam picks one, also afterwards.

use std::rc::Rc;

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use super::acts::back_to;
use super::one::{Difference, SchouwProps};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::act::{OutcomeView, use_act};
use crate::routes::Route;
use crate::ui::{
    Button, ButtonKind, Card, EmptyState, LinkButton, Notice, Page, Photos, ShownPhoto, Tone, use_toaster,
    when,
};

operation!(ChooseAnswer, "src/wijkschouw/walk/queries/choose.graphql");

/// That there are some, and the way to them.
#[component]
pub(super) fn OpenDifferences(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let count = schouw.differences.as_ref().map_or(0, Vec::len);
    if count == 0 || !schouw.may(WijkschouwAction::Choose) {
        return Html::default();
    }
    let to = Route::WijkschouwDoen { reference: schouw.reference.clone(), act: "verschillen".to_owned() };
    html! {
        <Notice tone={Tone::Wait}>
            <p class="strong">{ text::differences_open(i64::try_from(count).unwrap_or_default()) }</p>
            <p>{ text::differences_more() }</p>
            <div><LinkButton {to} kind={ButtonKind::Secondary}>{ text::differences_to() }</LinkButton></div>
        </Notice>
    }
}

/// All of them, one under the other.
#[component]
pub(super) fn Differences(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let all = schouw.differences.clone().unwrap_or_default();
    html! {
        <Page title={text::differences_title()} back={back_to(schouw)} class="main--form">
            <h1>{ text::differences_title() }</h1>
            if all.is_empty() {
                <EmptyState title={text::differences_none()}>
                    <LinkButton to={Route::WijkschouwEen { reference: schouw.reference.clone() }}>{ text::the_wijkschouw() }</LinkButton>
                </EmptyState>
            } else {
                <p>{ text::differences_lead() }</p>
            }
            { for all.into_iter().map(|difference| {
                let key = difference.answers.iter().map(|answer| answer.uuid.as_str()).collect::<Vec<_>>().join(" ");
                html! { <One {key} id={schouw.id.clone()} difference={Rc::new(difference)} /> }
            }) }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    /// Of the wijkschouw.
    id: String,
    difference: Rc<Difference>,
}

/// One question with what each person answered.
#[component]
fn One(props: &OneProps) -> Html {
    let OneProps { id, difference } = props;
    let toaster = use_toaster();
    let act = use_act::<ChooseAnswer>(&[], Callback::from(move |()| toaster.say(text::difference_chosen())));
    let place =
        difference.stop.as_ref().map_or_else(|| text::told_once().to_owned(), |stop| stop.name.clone());
    html! {
        <Card>
            <p class="small muted">{ place }</p>
            <h2 class="card__heading">{ &difference.question }</h2>
            <OutcomeView outcome={act.outcome.clone()} />
            <ul class="list">
                { for difference.answers.iter().map(|answer| {
                    let onclick = {
                        let (act, id, uuid) = (act.clone(), id.clone(), answer.uuid.clone());
                        Callback::from(move |_: MouseEvent| {
                            let (id, uuid) = (id.clone(), uuid.clone());
                            act.send(move |operation_id| choose_answer::Variables {
                                input: choose_answer::ChooseAnswerInput {
                                    operation_id,
                                    wijkschouw_id: id.clone(),
                                    answer_uuid: uuid.clone(),
                                },
                            });
                        })
                    };
                    let photos: Vec<ShownPhoto> = answer
                        .photos
                        .iter()
                        .map(|photo| ShownPhoto {
                            url: photo.url.clone().into(),
                            thumbnail: photo.thumbnail_url.clone().into(),
                            hidden: None,
                        })
                        .collect();
                    html! {
                        <li key={answer.uuid.clone()} class="stack stack--s">
                            <p class="strong">{ &answer.said }</p>
                            <p class="small muted">
                                { &answer.author }{ ", " }{ when::moment_at(&answer.made_at) }
                                if answer.late { { " · " }{ text::finding_late() } }
                            </p>
                            if let Some(note) = &answer.note { <p class="prose">{ note }</p> }
                            <Photos {photos} />
                            <div>
                                <Button kind={ButtonKind::Secondary} busy={act.busy} {onclick}>
                                    { text::difference_choose() }<span class="visually-hidden">{ ": " }{ &answer.said }</span>
                                </Button>
                            </div>
                        </li>
                    }
                }) }
            </ul>
        </Card>
    }
}
