//! Who has it, and by when.

use wdw_contract::texts::ui;
use yew::prelude::*;

use super::{Card, Face};
use crate::api::enums::PartnerKind;

/// Who has it.
#[derive(Properties, PartialEq)]
pub struct WhoHasItProps {
    /// What this person does with it; "Wie heeft het nu?" when none.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The name.
    pub name: AttrValue,
    /// Two or three letters.
    pub initials: AttrValue,
    /// What the person does: "wijkregisseur".
    pub function: AttrValue,
    /// The colour of the partner.
    #[prop_or_default]
    pub partner: Option<PartnerKind>,
    /// By when: "Antwoord uiterlijk 12 maart".
    #[prop_or_default]
    pub children: Html,
}

/// The promise of Wijkwerk: who has it now, and by when there is an answer.
///
/// Use when: at the top of anything open, once. Not when: in a list, there a small [`Face`] and a name do.
#[component]
pub fn WhoHasIt(props: &WhoHasItProps) -> Html {
    html! {
        <Card tint=true>
            <p class="small muted">{ props.label.clone().unwrap_or(ui::who_has_it().into()) }</p>
            <div class="who">
                <Face initials={&props.initials} partner={props.partner} />
                <div>
                    <p class="strong">{ &props.name }{ ", " }{ &props.function }</p>
                    <div class="small">{ props.children.clone() }</div>
                </div>
            </div>
        </Card>
    }
}
