//! Someone leaves the wijkteam: everything open goes to another.

use wdw_contract::texts::follow_ups as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::list::{only_for_wijkteam, wijken_of};
use crate::api::enums::*;
use crate::api::{Changed, Trouble, operation, use_mutation};
use crate::initiatives::act::{ActPage, Outcome};
use crate::people::{Session, use_session};
use crate::routes::Route;
use crate::ui::{
    Back, Button, ButtonKind, Choice, EmptyState, FieldError, Page, Select, Skeleton, use_toaster,
};
use crate::wijkschouw::team::{members_in, use_team};

operation!(HandOverOpen, "src/follow_ups/hand_over.graphql");

/// Only where one is wijkregisseur.
#[component]
pub(super) fn HandOver() -> Html {
    let session = use_session();
    let location = use_location();
    let viewer = match &session {
        Session::Unknown => return html! { <Page class="main--form"><Skeleton cards=1 /></Page> },
        Session::SignedOut => return only_for_wijkteam(true),
        Session::SignedIn(viewer) => viewer,
    };
    let led: Vec<Choice> = wijken_of(viewer)
        .into_iter()
        .filter(|wijk| {
            viewer
                .memberships
                .iter()
                .any(|known| known.function == WijkteamFunction::Wijkregisseur && known.wijk.id == wijk.id)
        })
        .map(|wijk| Choice::new(wijk.slug, wijk.name))
        .collect();
    let asked = location.as_ref().and_then(|location| {
        location.query_str().trim_start_matches('?').strip_prefix("wijk=").map(str::to_owned)
    });
    let slug = asked
        .filter(|asked| led.iter().any(|wijk| wijk.value == asked.as_str()))
        .or_else(|| led.first().map(|wijk| wijk.value.to_string()));
    match slug {
        Some(slug) => html! { <Form key={slug.clone()} slug={slug.clone()} {led} /> },
        None => html! {
            <Page title={text::hand_over_title()} back={back()}>
                <h1>{ text::hand_over_title() }</h1>
                <EmptyState title={text::hand_over_none()} />
            </Page>
        },
    }
}

fn back() -> Back {
    Back { to: Route::Opvolging, name: text::title().into() }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    slug: String,
    /// The wijken to choose from.
    led: Vec<Choice>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let FormProps { slug, led } = props;
    let team = use_team(slug);
    let navigator = use_navigator();
    let toaster = use_toaster();
    let (from, to) = (use_state(AttrValue::default), use_state(AttrValue::default));
    let outcome = use_state(Outcome::default);
    let mutation = use_mutation::<HandOverOpen>();
    let on_submit = {
        let (mutation, outcome, from, to) =
            (mutation.clone(), outcome.clone(), (*from).clone(), (*to).clone());
        let navigator = navigator.clone();
        Callback::from(move |()| {
            let attempt = outcome.attempt + 1;
            let wrong = |field: &'static str, message: &'static str| FieldError {
                field: Some(field.into()),
                message: message.into(),
            };
            let mut errors = Vec::new();
            if from.is_empty() {
                errors.push(wrong("fromMembershipId", text::hand_over_from_required()));
            }
            if to.is_empty() {
                errors.push(wrong("toMembershipId", text::hand_over_to_required()));
            } else if to == from {
                errors.push(wrong("toMembershipId", text::hand_over_same()));
            }
            if !errors.is_empty() {
                return outcome.set(Outcome { errors, attempt, ..Outcome::default() });
            }
            let (from, to, outcome) = (from.to_string(), to.to_string(), outcome.clone());
            let (toaster, navigator) = (toaster.clone(), navigator.clone());
            mutation.send(
                move |operation_id| hand_over_open::Variables {
                    input: hand_over_open::HandOverInput {
                        operation_id,
                        from_membership_id: from.clone(),
                        to_membership_id: to.clone(),
                    },
                },
                Callback::from(move |answer: Result<Changed, Trouble>| match answer {
                    Err(trouble) => {
                        outcome.set(Outcome { trouble: Some(trouble), attempt, ..Outcome::default() })
                    }
                    Ok(changed) if changed.refusals.is_empty() => {
                        let moved = changed.read::<HandOverOpen>().map_or(0, |data| data.hand_over.moved);
                        toaster.say(text::handed_over(moved));
                        if let Some(navigator) = &navigator {
                            navigator.replace(&Route::Opvolging);
                        }
                    }
                    Ok(changed) => {
                        let errors = changed.refusals.into_iter().map(|refusal| FieldError {
                            field: refusal.field.map(AttrValue::from),
                            message: refusal.message.into(),
                        });
                        outcome.set(Outcome { errors: errors.collect(), attempt, ..Outcome::default() });
                    }
                }),
            );
        })
    };
    let members = members_in(&team.state);
    let people = |only_assignable: bool| -> Vec<Choice> {
        std::iter::once(Choice::new("", ""))
            .chain(members.iter().filter(|member| !only_assignable || member.assignable).map(|member| {
                Choice::new(member.id.clone(), format!("{}, {}", member.name, member.function.label()))
            }))
            .collect()
    };
    let on_wijk = Callback::from(move |slug: AttrValue| {
        if let Some(navigator) = &navigator {
            let page = Route::OpvolgingEen { reference: "overdragen".to_owned() };
            let _ = navigator.replace_with_query(&page, yew_router::query::Raw(format!("wijk={slug}")));
        }
    });
    html! {
        <ActPage title={text::hand_over_title()} back={back()} outcome={(*outcome).clone()} {on_submit}>
            <h1>{ text::hand_over_title() }</h1>
            <p>{ text::hand_over_what() }</p>
            if led.len() > 1 {
                <Select id="wijk" label={text::hand_over_wijk()} choices={led.clone()} value={slug.clone()} on_change={on_wijk} />
            }
            <Select id="fromMembershipId" label={text::hand_over_from()} choices={people(false)} value={(*from).clone()}
                error={outcome.error("fromMembershipId")}
                on_change={let from = from.setter(); Callback::from(move |id| from.set(id))} />
            <Select id="toMembershipId" label={text::hand_over_to()} choices={people(true)} value={(*to).clone()}
                error={outcome.error("toMembershipId")}
                on_change={let to = to.setter(); Callback::from(move |id| to.set(id))} />
            <div><Button submit=true kind={ButtonKind::Danger} busy={mutation.busy}>{ text::hand_over_button() }</Button></div>
        </ActPage>
    }
}
