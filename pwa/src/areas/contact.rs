//! How to reach the wijkteam and who is in it.

use wdw_contract::texts::areas as text;
use yew::prelude::*;

use crate::api::enums::PartnerKind;
use crate::ui::{Face, Glyph, Icon, capital};

#[derive(Properties, PartialEq)]
pub(super) struct TeamMemberProps {
    pub(super) name: AttrValue,
    pub(super) initials: AttrValue,
    pub(super) function: AttrValue,
    pub(super) partner: Option<AttrValue>,
    pub(super) kind: Option<PartnerKind>,
    pub(super) phone: Option<AttrValue>,
    pub(super) email: Option<AttrValue>,
}

/// A person with function, organisation, and buttons to call or mail.
#[component]
pub(super) fn TeamMember(props: &TeamMemberProps) -> Html {
    let function = capital(&props.function);
    let role = match &props.partner {
        Some(partner) => format!("{function}, {partner}"),
        None => function,
    };
    html! {
        <li class="member">
            <div class="who">
                <Face initials={&props.initials} partner={props.kind} />
                <div>
                    <p class="strong">{ &props.name }</p>
                    <p class="small muted">{ role }</p>
                </div>
            </div>
            <div class="reach">
                if let Some(phone) = &props.phone {
                    <a class="button button--plain button--icon" href={tel(phone)} aria-label={text::call(&props.name)}>
                        <Icon glyph={Glyph::Phone} />
                    </a>
                }
                if let Some(email) = &props.email {
                    <a class="button button--plain button--icon" href={format!("mailto:{email}")} aria-label={text::mail(&props.name)}>
                        <Icon glyph={Glyph::Mail} />
                    </a>
                }
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ContactProps {
    pub(super) phone: Option<AttrValue>,
    pub(super) email: Option<AttrValue>,
}

/// The shared number and address of the wijkteam, in words.
#[component]
pub(super) fn Contact(props: &ContactProps) -> Html {
    html! {
        <ul class="stack stack--s">
            if let Some(phone) = &props.phone {
                <li class="with-icon"><Icon glyph={Glyph::Phone} /><a href={tel(phone)}>{ text::team_call(phone) }</a></li>
            }
            if let Some(email) = &props.email {
                <li class="with-icon"><Icon glyph={Glyph::Mail} /><a href={format!("mailto:{email}")}>{ text::team_mail(email) }</a></li>
            }
        </ul>
    }
}

/// `tel:` with only what can be dialled.
fn tel(phone: &str) -> String {
    let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{dialled}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_can_be_dialled() {
        assert_eq!(super::tel("0522 - 85 05 00"), "tel:0522850500");
        assert_eq!(super::tel("+31 6 12"), "tel:+31612");
    }
}
