//! Supporting an idea, and taking that back.

use wdw_contract::texts::initiatives as text;
use yew::prelude::*;

use super::act::{Act, OutcomeView, use_act};
use super::one::IdeaProps;
use crate::api::enums::*;
use crate::api::operation;
use crate::people::{Session, use_session};
use crate::ui::{Button, ButtonKind, Foot, Glyph, Icon, SignInLink, use_toaster};

operation!(Support, "src/initiatives/support.graphql");
operation!(Unsupport, "src/initiatives/unsupport.graphql");

fn give(act: &Act<Support>, id: &str) {
    let id = id.to_owned();
    act.send(move |operation_id| support::Variables {
        input: support::SupportInitiativeInput { operation_id, initiative_id: id.clone() },
    });
}

fn take_back(act: &Act<Unsupport>, id: &str) {
    let id = id.to_owned();
    act.send(move |operation_id| unsupport::Variables {
        input: unsupport::UnsupportInitiativeInput { operation_id, initiative_id: id.clone() },
    });
}

/// The button at the thumb. Nothing when supporting is over, or when it never is for this reader.
#[component]
pub(super) fn SupportButton(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let toaster = use_toaster();
    let given = use_act::<Support>(&[], {
        let toaster = toaster.clone();
        Callback::from(move |()| toaster.say(text::support_given()))
    });
    let taken_back = {
        let (given, id) = (given.clone(), idea.id.clone());
        use_act::<Unsupport>(
            &[],
            Callback::from(move |()| {
                let (given, id) = (given.clone(), id.clone());
                toaster.say_with_undo(text::support_taken_back(), move || give(&given, &id));
            }),
        )
    };
    let signed_out = use_session() == Session::SignedOut;
    let button = if idea.viewer_supports && idea.may(InitiativeAction::Unsupport) {
        let onclick = {
            let (act, id) = (taken_back.clone(), idea.id.clone());
            Callback::from(move |_| take_back(&act, &id))
        };
        html! {
            <Button kind={ButtonKind::Secondary} wide=true busy={taken_back.busy} pressed={true} {onclick}>
                <Icon glyph={Glyph::Heart} filled=true />{ text::supported(idea.support_count) }
            </Button>
        }
    } else if idea.may(InitiativeAction::Support) {
        let onclick = {
            let (act, id) = (given.clone(), idea.id.clone());
            Callback::from(move |_| give(&act, &id))
        };
        html! {
            <Button wide=true busy={given.busy} icon={Glyph::Heart} {onclick}>{ text::support(idea.support_count) }</Button>
        }
    } else if signed_out && super::card::is_open(idea.state) {
        html! { <SignInLink class={ButtonKind::Primary.class()}><Icon glyph={Glyph::Heart} />{ text::support_sign_in(idea.support_count) }</SignInLink> }
    } else {
        return Html::default();
    };
    html! {
        <Foot>
            <OutcomeView outcome={given.outcome.clone()} />
            <OutcomeView outcome={taken_back.outcome.clone()} />
            { button }
        </Foot>
    }
}
