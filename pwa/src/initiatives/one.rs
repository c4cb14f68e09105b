//! Fetching one idea, for its public page and for the wijkteam.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{Query, QueryState, operation, use_query};

operation!(pub(crate) OneIdea, "src/initiatives/one.graphql");

/// One idea with everything that its reader may see.
pub(crate) type OneInitiative = one_idea::OneIdeaInitiative;
/// A photo with an idea.
pub(crate) type IdeaPhoto = one_idea::OneIdeaInitiativePhotos;

/// Asks for the idea that people mention by this reference.
#[hook]
pub(crate) fn use_idea(reference: &str) -> Query<one_idea::ResponseData> {
    use_query::<OneIdea>(one_idea::Variables { reference: reference.to_owned() })
}

#[derive(Properties, PartialEq)]
pub(crate) struct IdeaProps {
    pub(crate) idea: Rc<OneInitiative>,
}

/// The idea in an answer, if there is one.
pub(crate) fn idea_in(state: &QueryState<one_idea::ResponseData>) -> Option<Rc<OneInitiative>> {
    state.data().and_then(|data| data.initiative.clone()).map(Rc::new)
}

impl OneInitiative {
    /// Whether the reader may do this now.
    pub(crate) fn may(&self, action: InitiativeAction) -> bool {
        self.viewer_actions.iter().any(|known| known.action == action && known.allowed)
    }

    /// Why the reader may not do this now, when the server says.
    pub(crate) fn why_not(&self, action: InitiativeAction) -> Option<&str> {
        self.viewer_actions
            .iter()
            .find(|known| known.action == action && !known.allowed)
            .and_then(|known| known.reason.as_deref())
    }
}
