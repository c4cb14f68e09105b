//! Of whom the money is asked: the wijkteam chooses, or each organisation with its part.

use std::rc::Rc;

use wdw_contract::texts::asked as text;
use yew::prelude::*;

use super::check::part_id;
use super::draft::{Draft, DraftAsked};
use super::form::Sheet;
use crate::api::{QueryState, operation, use_query};
use crate::ui::{Choice, ErrorState, MoneyField, Radios, Skeleton};

operation!(pub(crate) PartnersToChoose, "src/submit/asked.graphql");

/// The value of the choice that it is known.
const KNOWN: &str = "ik";

/// The organisations that can be asked, with what was typed for each. Those that the phone knows from before come
/// along without a connection.
#[hook]
pub(crate) fn use_parts(
    typed: &[DraftAsked],
) -> (Vec<DraftAsked>, QueryState<partners_to_choose::ResponseData>, Callback<()>) {
    let partners = use_query::<PartnersToChoose>(partners_to_choose::Variables);
    let mut parts: Vec<DraftAsked> = match partners.state.data() {
        Some(data) => data
            .partners
            .iter()
            .map(|partner| DraftAsked {
                partner_id: partner.id.clone(),
                name: partner.short_name.clone(),
                amount: String::new(),
            })
            .collect(),
        None => Vec::new(),
    };
    for part in typed {
        match parts.iter_mut().find(|known| known.partner_id == part.partner_id) {
            Some(known) => known.amount.clone_from(&part.amount),
            None => parts.push(part.clone()),
        }
    }
    (parts, partners.state, partners.reload)
}

/// The page's draft.
#[derive(Properties, PartialEq)]
pub(super) struct AskedOfPageProps {
    pub(super) sheet: Sheet,
}

/// Of whom the money is asked.
#[component]
pub(super) fn AskedOfPage(props: &AskedOfPageProps) -> Html {
    let sheet = &props.sheet;
    let draft = Rc::clone(&sheet.draft);
    let (parts, state, reload) = use_parts(&draft.asked);
    let choices = vec![
        Choice::new("wijkteam", text::wijkteam_chooses()).with_hint(text::wijkteam_chooses_hint()),
        Choice::new(KNOWN, text::known()),
    ];
    let value = AttrValue::Static(if draft.knows_payers { KNOWN } else { "wijkteam" });
    let on_change = sheet.chosen(|draft, choice| draft.knows_payers = choice == KNOWN);
    let list = match &state {
        QueryState::Failed(trouble) if parts.is_empty() => html! {
            <ErrorState trouble={trouble.clone()} on_retry={reload} />
        },
        QueryState::Loading if parts.is_empty() => html! { <Skeleton cards={1} /> },
        _ => html! {
            <>
                <p class="muted">{ text::asked_in_all(draft.requested()) }</p>
                { for parts.iter().map(|part| field(sheet, part)) }
                <p class="row row--between total" role="status">
                    <span class="strong">{ text::divided() }</span>
                    <span class="strong amount">{ text::divided_of(draft.requested(), draft.divided()) }</span>
                </p>
            </>
        },
    };
    html! {
        <>
            <Radios id="van-wie" legend={text::question()} heading=true {choices} {value} {on_change}
                error={sheet.error("van-wie")} />
            if draft.knows_payers { <div class="stack">{ list }</div> }
        </>
    }
}

fn field(sheet: &Sheet, part: &DraftAsked) -> Html {
    let id = part_id(&part.partner_id);
    let on_input = {
        let (editor, partner_id, name) = (sheet.desk.editor(), part.partner_id.clone(), part.name.clone());
        Callback::from(move |typed: String| {
            let (partner_id, name) = (partner_id.clone(), name.clone());
            editor.emit(Box::new(move |draft: &mut Draft| draft.ask(&partner_id, &name, typed)));
        })
    };
    html! {
        <MoneyField key={id.clone()} id={id.clone()} label={text::amount_of(&part.name)} optional=true
            value={part.amount.clone()} error={sheet.error(&id)} {on_input} />
    }
}
