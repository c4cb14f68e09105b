//! Fetching one wijkschouw.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{Query, QueryState, operation, use_query};

operation!(pub(crate) OneWijkschouw, "src/wijkschouw/one.graphql");

/// One wijkschouw with everything that its reader may see.
pub(crate) type Schouw = one_wijkschouw::OneWijkschouwWijkschouw;
/// What was seen.
pub(crate) type Finding = one_wijkschouw::OneWijkschouwWijkschouwFindings;
/// A question that people answered differently.
pub(crate) type Difference = one_wijkschouw::OneWijkschouwWijkschouwDifferences;
/// What came of it.
pub(crate) type SchouwResult = one_wijkschouw::OneWijkschouwWijkschouwResult;

/// A number or words that answer a question.
pub(crate) type OneTold = one_wijkschouw::OneWijkschouwWijkschouwResultTold;

/// Asks for the wijkschouw that people mention by this reference.
#[hook]
pub(crate) fn use_wijkschouw(reference: &str) -> Query<one_wijkschouw::ResponseData> {
    use_query::<OneWijkschouw>(one_wijkschouw::Variables { reference: reference.to_owned() })
}

#[derive(Properties, PartialEq)]
pub(crate) struct SchouwProps {
    pub(crate) schouw: Rc<Schouw>,
}

/// The wijkschouw in an answer, if there is one.
pub(crate) fn schouw_in(state: &QueryState<one_wijkschouw::ResponseData>) -> Option<Rc<Schouw>> {
    state.data().and_then(|data| data.wijkschouw.clone()).map(Rc::new)
}

impl Schouw {
    /// Whether the reader may do this now.
    pub(crate) fn may(&self, action: WijkschouwAction) -> bool {
        self.viewer_actions.iter().any(|known| known.action == action && known.allowed)
    }

    /// Why the reader may not do this now, when the server says.
    pub(crate) fn why_not(&self, action: WijkschouwAction) -> Option<&str> {
        self.viewer_actions
            .iter()
            .find(|known| known.action == action && !known.allowed)
            .and_then(|known| known.reason.as_deref())
    }

    /// Whether people can still come, or are there now.
    pub(crate) fn is_ahead(&self) -> bool {
        matches!(self.state, WijkschouwState::Planned | WijkschouwState::UnderWay)
    }

    /// Findings that nobody did anything with yet.
    pub(crate) fn open_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_open())
    }
}

impl Finding {
    /// Nothing was done with it yet, and nobody said why not.
    pub(crate) fn is_open(&self) -> bool {
        self.follow_up.is_none() && self.class_reason.is_none()
    }
}
