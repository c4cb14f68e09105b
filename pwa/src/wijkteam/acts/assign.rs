use wdw_contract::texts::wijkteam as text;
use yew::prelude::*;

use super::{ActForm, use_done};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::initiatives::act::use_act;
use crate::initiatives::one::IdeaProps;
use crate::ui::{Button, Choice, EmptyState, ErrorState, FieldError, Radios, Skeleton, capital};

operation!(AssignInitiative, "src/wijkteam/acts/assign.graphql");
operation!(Team, "src/wijkteam/acts/team.graphql");

/// Giving an idea to someone of the wijkteam.
#[component]
pub(super) fn Assign(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let team = use_query::<Team>(team::Variables { slug: idea.wijk.slug.clone() });
    let chosen = use_state(|| None::<AttrValue>);
    let done = use_done(&idea.reference, text::assigned(), Callback::noop());
    let act = use_act::<AssignInitiative>(&["membershipId"], done);
    let on_submit = {
        let (act, chosen, id) = (act.clone(), chosen.clone(), idea.id.clone());
        Callback::from(move |()| {
            let Some(membership) = (*chosen).clone() else {
                let message = text::assign_required().into();
                return act.refuse(vec![FieldError { field: Some("membershipId".into()), message }]);
            };
            let id = id.clone();
            act.send(move |operation_id| assign_initiative::Variables {
                input: assign_initiative::AssignInitiativeInput {
                    operation_id,
                    initiative_id: id.clone(),
                    membership_id: membership.to_string(),
                },
            });
        })
    };
    let has_it = idea.owner.as_ref().map(|owner| owner.name.clone());
    let choices: Vec<Choice> = team
        .state
        .data()
        .and_then(|data| data.wijk.as_ref())
        .map(|wijk| wijk.wijkteam.members.as_slice())
        .unwrap_or_default()
        .iter()
        .filter(|member| member.assignable && Some(&member.name) != has_it.as_ref())
        .map(|member| {
            let function = capital(member.function.label());
            let role = match &member.partner {
                Some(partner) => format!("{function}, {}", partner.short_name),
                None => function,
            };
            Choice::new(member.id.clone(), member.name.clone()).with_hint(role)
        })
        .collect();
    let fields = match &team.state {
        QueryState::Loading => html! { <Skeleton cards=2 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={team.reload.clone()} /> }
        }
        QueryState::Ready(_) if choices.is_empty() => html! { <EmptyState title={text::assign_nobody()} /> },
        QueryState::Ready(_) => html! {
            <>
                <Radios id="membershipId" legend={text::assign_label()} {choices} value={(*chosen).clone()}
                    error={act.outcome.error("membershipId")}
                    on_change={let chosen = chosen.setter(); Callback::from(move |id| chosen.set(Some(id)))} />
                <div><Button submit=true busy={act.busy}>{ text::assign_button() }</Button></div>
            </>
        },
    };
    let what = match &has_it {
        Some(name) => text::assign_what_from(name),
        None => text::assign_what().to_owned(),
    };
    html! {
        <ActForm idea={idea.clone()} action={InitiativeAction::Assign} title={text::assign()} {what}
            outcome={act.outcome.clone()} {on_submit}>{ fields }</ActForm>
    }
}
