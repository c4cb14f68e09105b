//! For whom it is and how many take part: what kaders ask most, and a plan seldom tells.

use wdw_contract::texts::asked as text;
use yew::prelude::*;

use super::form::Sheet;
use crate::api::enums::ApplicantKind;
use crate::ui::{Choice, Radios, TextField};

/// How a kind of applicant reads, to the applicant.
pub(crate) fn applicant(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::Resident => text::applicant_resident(),
        ApplicantKind::Group => text::applicant_group(),
        ApplicantKind::Association => text::applicant_association(),
        ApplicantKind::Foundation => text::applicant_foundation(),
        ApplicantKind::School => text::applicant_school(),
        ApplicantKind::Company => text::applicant_company(),
        ApplicantKind::Unknown => text::applicant_untold(),
    }
}

/// What can be chosen; the last is that one rather does not tell.
pub(crate) fn applicants() -> Vec<Choice> {
    let told = ApplicantKind::ALL.iter().map(|kind| Choice::new(kind.name(), applicant(*kind)));
    told.chain([Choice::new("", text::applicant_untold())]).collect()
}

/// The page's draft.
#[derive(Properties, PartialEq)]
pub(super) struct ApplicantPageProps {
    pub(super) sheet: Sheet,
}

/// For whom, and how many people take part. Both may be left open.
#[component]
pub(super) fn ApplicantPage(props: &ApplicantPageProps) -> Html {
    let sheet = &props.sheet;
    html! {
        <>
            <Radios id="wie" legend={text::applicant_question()} heading=true optional=true
                hint={text::applicant_hint()} choices={applicants()}
                value={AttrValue::from(sheet.draft.applicant.clone())} error={sheet.error("wie")}
                on_change={sheet.chosen(|draft, kind| draft.applicant = kind.to_owned())} />
            <TextField id="mensen" label={text::taking_part()} optional=true width={Some(8)} inputmode="numeric"
                value={sheet.draft.taking_part.clone()} error={sheet.error("mensen")}
                on_input={sheet.typed(|draft| &mut draft.taking_part)} autocomplete="off" />
        </>
    }
}
