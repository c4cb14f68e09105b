//! What a person reads for the enums of a wijkschouw, and how a score is written.

use wdw_contract::texts::schouw as text;

use crate::api::enums::*;
use crate::ui::{Glyph, Tone};

impl WijkschouwForm {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Walk | Self::Unknown => text::form_walk(),
            Self::Bicycle => text::form_bicycle(),
            Self::Evening => text::form_evening(),
            Self::Children => text::form_children(),
            Self::Accessibility => text::form_accessibility(),
            Self::StreetCorner => text::form_street_corner(),
            Self::Online => text::form_online(),
        }
    }

    /// What helps to choose it.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Walk | Self::Unknown => text::form_walk_hint(),
            Self::Bicycle => text::form_bicycle_hint(),
            Self::Evening => text::form_evening_hint(),
            Self::Children => text::form_children_hint(),
            Self::Accessibility => text::form_accessibility_hint(),
            Self::StreetCorner => text::form_street_corner_hint(),
            Self::Online => text::form_online_hint(),
        }
    }
}

impl WijkschouwState {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Planned | Self::Unknown => text::state_planned(),
            Self::UnderWay => text::state_under_way(),
            Self::Completed => text::state_completed(),
            Self::Reported => text::state_reported(),
            Self::Cancelled => text::state_cancelled(),
        }
    }

    pub(super) fn tone(self) -> Tone {
        match self {
            Self::Planned | Self::Unknown => Tone::Info,
            Self::UnderWay | Self::Completed => Tone::Wait,
            Self::Reported => Tone::Good,
            Self::Cancelled => Tone::Bad,
        }
    }

    pub(super) fn glyph(self) -> Option<Glyph> {
        match self {
            Self::Planned | Self::Unknown => Some(Glyph::Calendar),
            Self::UnderWay | Self::Completed => Some(Glyph::Clock),
            Self::Reported => Some(Glyph::Check),
            Self::Cancelled => Some(Glyph::Cross),
        }
    }
}

impl FindingClass {
    /// As a person reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AtOnce => text::class_at_once(),
            Self::Maintenance => text::class_maintenance(),
            Self::Project => text::class_project(),
            Self::PrivateGround => text::class_private_ground(),
            Self::Nothing | Self::Unknown => text::class_nothing(),
        }
    }
}
