use wdw_contract::texts::decide as text;
use yew::prelude::*;

use super::{ActProps, Sheet, at, forget, use_done};
use crate::api::enums::*;
use crate::api::{operation, use_query};
use crate::initiatives::act::use_act;
use crate::ui::use_begun;
use crate::ui::{Button, Checkboxes, Choice, Select, TextField};

operation!(RecordFacts, "src/decisions/acts/facts.graphql");
operation!(KnownNames, "src/decisions/acts/known.graphql");

/// What is known to be none of the choices, which is something else than not known.
const NONE: &str = "-";

/// How a kind of applicant reads.
pub(crate) fn applicant(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::Resident => text::applicant_resident(),
        ApplicantKind::Group => text::applicant_group(),
        ApplicantKind::Association => text::applicant_association(),
        ApplicantKind::Foundation => text::applicant_foundation(),
        ApplicantKind::School => text::applicant_school(),
        ApplicantKind::Company => text::applicant_company(),
        ApplicantKind::Unknown => text::facts_applicant_unknown(),
    }
}

fn words(kind: Evidence) -> &'static str {
    match kind {
        Evidence::Quotes => text::evidence_quotes(),
        Evidence::Permission => text::evidence_permission(),
        Evidence::SupporterList => text::evidence_supporter_list(),
        Evidence::Plan => text::evidence_plan(),
        Evidence::Photos | Evidence::Unknown => text::evidence_photos(),
    }
}

/// A number that is asked: field, words.
type Number = (&'static str, fn() -> &'static str);

const NUMBERS: [Number; 4] = [
    ("participantCount", text::facts_participants),
    ("volunteerHours", text::facts_volunteer_hours),
    ("otherPayers", text::facts_payers),
    ("opponents", text::facts_opponents),
];

/// As it is kept on the phone.
fn written(attached: &[Evidence]) -> String {
    attached.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ")
}

fn chosen(name: &str) -> Option<ApplicantKind> {
    ApplicantKind::ALL.iter().copied().find(|kind| kind.name() == name)
}

/// Of which partner one rents: not known, none of them, or which.
fn tenant(keys: Option<&[String]>) -> String {
    match keys {
        None => String::new(),
        Some([]) => NONE.to_owned(),
        Some(keys) => keys.join(" "),
    }
}

/// [`tenant`] read back.
fn tenant_of(chosen: &str) -> Option<Vec<String>> {
    let keys = || chosen.split_whitespace().filter(|key| *key != NONE).map(str::to_owned).collect();
    (!chosen.is_empty()).then(keys)
}

/// Names with a comma between them; none is not known.
fn named(typed: &str) -> Option<Vec<String>> {
    let names: Vec<String> =
        typed.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    (!names.is_empty()).then_some(names)
}

/// What else is known of a request.
#[component]
pub(super) fn Facts(props: &ActProps) -> Html {
    let one = &props.one;
    let known = one.facts.as_ref();
    let name = |field: &str| format!("{}.gegevens.{field}", one.reference);
    let shown = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let [participants, hours, payers, opponents] = NUMBERS.map(|(field, _)| name(field));
    let participants = use_begun(participants, &shown(known.and_then(|facts| facts.participant_count)));
    let hours = use_begun(hours, &shown(known.and_then(|facts| facts.volunteer_hours)));
    let payers = use_begun(payers, &shown(known.and_then(|facts| facts.other_payers)));
    let opponents = use_begun(opponents, &shown(known.and_then(|facts| facts.opponents)));
    let kind =
        use_begun(name("kind"), known.and_then(|facts| facts.applicant_kind).map_or("", ApplicantKind::name));
    let evidence = use_begun(
        name("evidence"),
        &written(known.and_then(|facts| facts.evidence.as_deref()).unwrap_or_default()),
    );
    let complex =
        use_begun(name("complex"), known.and_then(|facts| facts.complex.as_deref()).unwrap_or_default());
    let tenant = use_begun(name("tenantOf"), &tenant(known.and_then(|facts| facts.tenant_of.as_deref())));
    let lives =
        use_begun(name("livesIn"), known.and_then(|facts| facts.lives_in.as_deref()).unwrap_or_default());
    let funds = use_begun(
        name("otherFunds"),
        &known.and_then(|facts| facts.other_funds.as_deref()).unwrap_or_default().join(", "),
    );
    let names = use_query::<KnownNames>(known_names::Variables);
    let attached: Vec<Evidence> = evidence.text.split_whitespace().map(Evidence::of).collect();
    let done = use_done(
        &one.reference,
        text::facts_done(),
        forget([
            &participants,
            &hours,
            &payers,
            &opponents,
            &kind,
            &evidence,
            &complex,
            &tenant,
            &lives,
            &funds,
        ]),
    );
    let numbers = [participants, hours, payers, opponents];
    let act = use_act::<RecordFacts>(
        &[
            "participantCount",
            "volunteerHours",
            "otherPayers",
            "opponents",
            "complex",
            "tenantOf",
            "livesIn",
            "otherFunds",
        ],
        done,
    );
    let on_submit = {
        let (act, id, attached, complex) =
            (act.clone(), one.id.clone(), attached.clone(), complex.text.clone());
        let numbers = numbers.clone().map(|number| number.text);
        let kind = chosen(&kind.text);
        let (tenant_of, other_funds) = (tenant_of(&tenant.text), named(&funds.text));
        let lives_in = Some(lives.text.to_string()).filter(|wijk| !wijk.is_empty());
        Callback::from(move |()| {
            let mut errors = Vec::new();
            let read: Vec<Option<i64>> = NUMBERS
                .iter()
                .zip(&numbers)
                .map(|((field, _), typed)| {
                    if typed.trim().is_empty() {
                        return None;
                    }
                    let number = super::divide::whole(typed);
                    if number.is_none() {
                        errors.push(at(*field, text::number_format()));
                    }
                    number
                })
                .collect();
            if !errors.is_empty() {
                return act.refuse(errors);
            }
            let (id, attached, complex) = (id.clone(), attached.clone(), complex.trim().to_owned());
            let (tenant_of, lives_in, other_funds) =
                (tenant_of.clone(), lives_in.clone(), other_funds.clone());
            act.send(move |operation_id| {
                let number = |index: usize| read.get(index).copied().flatten();
                record_facts::Variables {
                    input: record_facts::RecordFactsInput {
                        operation_id,
                        initiative_id: id.clone(),
                        facts: record_facts::PlanFactsInput {
                            applicant_kind: kind,
                            participant_count: number(0),
                            volunteer_hours: number(1),
                            other_payers: number(2),
                            opponents: number(3),
                            evidence: Some(attached.clone()),
                            tenant_of: tenant_of.clone(),
                            lives_in: lives_in.clone(),
                            complex: Some(complex.clone()).filter(|typed| !typed.is_empty()),
                            other_funds: other_funds.clone(),
                        },
                    },
                }
            });
        })
    };
    let mut kinds = vec![Choice::new("", text::facts_applicant_unknown())];
    kinds.extend(ApplicantKind::ALL.iter().map(|kind| Choice::new(kind.name(), applicant(*kind))));
    let unknown = || Choice::new("", text::facts_applicant_unknown());
    let (mut landlords, mut wijken) = (vec![unknown()], vec![unknown()]);
    if let Some(names) = names.state.data() {
        let housing = names.partners.iter().filter(|one| one.kind == PartnerKind::HousingCorporation);
        landlords.extend(housing.map(|one| Choice::new(one.key.clone(), one.name.clone())));
        wijken.extend(names.wijken.iter().map(|wijk| Choice::new(wijk.slug.clone(), wijk.name.clone())));
    }
    // Without a connection what is known stays what is chosen.
    for (choices, now) in [(&mut landlords, &tenant.text), (&mut wijken, &lives.text)] {
        if now != NONE && choices.iter().all(|choice| choice.value != now.as_str()) {
            choices.push(Choice::new(now.clone(), now.clone()));
        }
    }
    landlords.push(Choice::new(NONE, text::facts_tenant_none()));
    wijken.push(Choice::new(NONE, text::facts_lives_elsewhere()));
    html! {
        <Sheet title={text::facts()} back={props.back.clone()} outcome={act.outcome.clone()}
            about={one.title.clone()} {on_submit}>
            <p>{ text::facts_what() }</p>
            <Select id="applicantKind" label={text::facts_applicant()} choices={kinds}
                value={kind.text.clone()} on_change={kind.on_input.reform(|name: AttrValue| name.to_string())} />
            { for NUMBERS.iter().zip(&numbers).map(|((field, label), number)| html! {
                <TextField id={*field} label={label()} optional=true inputmode="numeric" autocomplete="off"
                    value={number.text.clone()} on_input={number.on_input.clone()} error={act.outcome.error(field)} />
            }) }
            <Checkboxes id="evidence" legend={text::facts_evidence()}
                choices={Evidence::ALL.iter().map(|kind| Choice::new(kind.name(), words(*kind))).collect::<Vec<_>>()}
                values={attached.iter().map(|kind| AttrValue::from(kind.name())).collect::<Vec<_>>()}
                on_change={let keep = evidence.on_input.clone(); Callback::from(move |(name, chosen): (AttrValue, bool)| {
                    let kind = Evidence::of(&name);
                    let mut next: Vec<Evidence> = attached.iter().copied().filter(|known| *known != kind).collect();
                    if chosen {
                        next.push(kind);
                    }
                    keep.emit(written(&next));
                })} />
            <TextField id="complex" label={text::facts_complex()} optional=true autocomplete="off" value={complex.text.clone()}
                on_input={complex.on_input.clone()} error={act.outcome.error("complex")} />
            <Select id="tenantOf" label={text::facts_tenant()} choices={landlords} value={tenant.text.clone()}
                on_change={tenant.on_input.reform(|key: AttrValue| key.to_string())} error={act.outcome.error("tenantOf")} />
            <Select id="livesIn" label={text::facts_lives()} choices={wijken} value={lives.text.clone()}
                on_change={lives.on_input.reform(|slug: AttrValue| slug.to_string())} error={act.outcome.error("livesIn")} />
            <TextField id="otherFunds" label={text::facts_funds()} hint={text::facts_funds_hint()} optional=true autocomplete="off"
                value={funds.text.clone()} on_input={funds.on_input.clone()} error={act.outcome.error("otherFunds")} />
            <div><Button submit=true busy={act.busy}>{ text::facts_button() }</Button></div>
        </Sheet>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_known_is_something_else_than_none() {
        for keys in [None, Some(vec![]), Some(vec!["woonconcept".to_owned()])] {
            assert_eq!(tenant_of(&tenant(keys.as_deref())), keys);
        }
        assert_eq!(named(" , "), None);
        assert_eq!(named("Oranjefonds, VSB "), Some(vec!["Oranjefonds".to_owned(), "VSB".to_owned()]));
    }
}
