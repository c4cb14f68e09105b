//! A person of the wijkteam, in the colour of the partner.

use yew::prelude::*;

use crate::api::enums::PartnerKind;

/// Whose face.
#[derive(Properties, PartialEq)]
pub struct FaceProps {
    /// Two or three letters.
    pub initials: AttrValue,
    /// Whose colour; grey for who belongs to no partner.
    #[prop_or_default]
    pub partner: Option<PartnerKind>,
    /// For in a row.
    #[prop_or_default]
    pub small: bool,
}

/// Initials in a circle. Hidden from screen readers: the name stands beside it.
///
/// Use when: beside a person's name. Not when: alone.
#[component]
pub fn Face(props: &FaceProps) -> Html {
    let colour = match props.partner {
        Some(PartnerKind::Municipality) => Some("face--municipality"),
        Some(PartnerKind::HousingCorporation) => Some("face--housing"),
        Some(PartnerKind::Police) => Some("face--police"),
        Some(PartnerKind::Welfare) => Some("face--welfare"),
        Some(PartnerKind::Other | PartnerKind::Unknown) | None => None,
    };
    html! {
        <span class={classes!("face", colour, props.small.then_some("face--small"))} aria-hidden="true">
            { &props.initials }
        </span>
    }
}
