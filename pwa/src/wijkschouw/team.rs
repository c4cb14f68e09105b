//! Choosing from the wijkteam of a wijk.

use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::ui::{Checkboxes, Choice, EmptyState, ErrorState, Skeleton, capital};

operation!(TeamOfWijk, "src/wijkschouw/team.graphql");

/// Someone of a wijkteam.
pub(crate) type Member = team_of_wijk::TeamOfWijkWijkWijkteamMembers;

/// Adds what is ticked, takes away what is not.
pub(super) fn members(chosen: &UseStateHandle<Vec<AttrValue>>) -> Callback<(AttrValue, bool)> {
    let chosen = chosen.clone();
    Callback::from(move |(id, ticked): (AttrValue, bool)| {
        let mut all: Vec<AttrValue> = chosen.iter().filter(|known| **known != id).cloned().collect();
        if ticked {
            all.push(id);
        }
        chosen.set(all);
    })
}

/// A person with function and partner, to choose.
pub(crate) fn choice(member: &Member) -> Choice {
    let function = capital(member.function.label());
    let role = match &member.partner {
        Some(partner) => format!("{function}, {}", partner.short_name),
        None => function,
    };
    Choice::new(member.id.clone(), member.name.clone()).with_hint(role)
}

/// Asks for the wijkteam of a wijk.
#[hook]
pub(crate) fn use_team(slug: &str) -> crate::api::Query<team_of_wijk::ResponseData> {
    use_query::<TeamOfWijk>(team_of_wijk::Variables { slug: slug.to_owned() })
}

/// The people in an answer.
pub(crate) fn members_in(state: &QueryState<team_of_wijk::ResponseData>) -> Vec<Member> {
    let wijk = state.data().and_then(|data| data.wijk.as_ref());
    wijk.map(|wijk| wijk.wijkteam.members.clone()).unwrap_or_default()
}

#[derive(Properties, PartialEq)]
pub(super) struct TeamChoiceProps {
    /// Of which wijk.
    pub(super) slug: String,
    pub(super) id: AttrValue,
    pub(super) legend: AttrValue,
    /// The legend is the page's `h1`.
    #[prop_or_default]
    pub(super) heading: bool,
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    /// The names of who need not be chosen any more.
    #[prop_or_default]
    pub(super) there: Vec<AttrValue>,
    pub(super) values: Vec<AttrValue>,
    pub(super) on_change: Callback<(AttrValue, bool)>,
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    /// What is said when there is nobody to choose.
    pub(super) nobody: AttrValue,
    /// Under the choices, when there are any.
    #[prop_or_default]
    pub(super) children: Html,
}

/// Any number of people of a wijkteam.
#[component]
pub(super) fn TeamChoice(props: &TeamChoiceProps) -> Html {
    let team = use_team(&props.slug);
    let heading = || {
        if props.heading {
            html! { <h1>{ &props.legend }</h1> }
        } else {
            Html::default()
        }
    };
    match &team.state {
        QueryState::Loading => html! { <>{ heading() }<Skeleton cards=2 /></> },
        QueryState::Failed(trouble) => html! {
            <>{ heading() }<ErrorState trouble={trouble.clone()} on_retry={team.reload.clone()} /></>
        },
        QueryState::Ready(_) => {
            let choices: Vec<Choice> = members_in(&team.state)
                .iter()
                .filter(|member| !props.there.iter().any(|name| **name == *member.name))
                .map(choice)
                .collect();
            if choices.is_empty() {
                return html! { <>{ heading() }<EmptyState title={&props.nobody} />{ props.children.clone() }</> };
            }
            html! {
                <>
                    <Checkboxes id={&props.id} legend={&props.legend} heading={props.heading} hint={props.hint.clone()}
                        {choices} values={props.values.clone()} on_change={props.on_change.clone()}
                        error={props.error.clone()} />
                    { props.children.clone() }
                </>
            }
        }
    }
}
