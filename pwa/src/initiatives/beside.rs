//! What can change along with an answer beside the plan: of whom the money is asked, for whom it is, and how many take
//! part.

use wdw_contract::texts::{asked as text, decide_server};
use wdw_contract::{Cents, limits};
use yew::prelude::*;

use super::act::Outcome;
use super::complete::complete_initiative::{AskedOfInput, PlanFactsInput};
use super::one::OneInitiative;
use crate::api::enums::*;
use crate::api::{operation, use_query};
use crate::submit::{DraftAsked, amount_error, applicants, part_id, people_in, use_parts};
use crate::ui::{Choice, FieldError, MoneyField, Radios, TextField};

operation!(FactsOfIdea, "src/initiatives/facts.graphql");

/// What is known of an idea beside its plan.
pub(super) type Facts = facts_of_idea::FactsOfIdeaInitiativeFacts;

const KNOWN: &str = "ik";

/// What is known of an idea beside its plan; none until it is here.
#[hook]
pub(super) fn use_facts(reference: &str) -> Option<Facts> {
    let query = use_query::<FactsOfIdea>(facts_of_idea::Variables { reference: reference.to_owned() });
    query.state.data()?.initiative.as_ref()?.facts.clone()
}

/// As it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beside {
    knows: bool,
    asked: Vec<DraftAsked>,
    /// None: as it was.
    applicant: Option<String>,
    taking_part: Option<String>,
}

impl Beside {
    /// As it was.
    pub(super) fn of(idea: &OneInitiative) -> Self {
        let asked = idea.asked_of.iter().map(|part| DraftAsked {
            partner_id: part.partner.id.clone(),
            name: part.partner.short_name.clone(),
            amount: part.amount.long().replace("€\u{a0}", ""),
        });
        Self { knows: !idea.asked_of.is_empty(), asked: asked.collect(), ..Self::default() }
    }

    /// Of whom what is asked; none when it stays as it is.
    pub(super) fn asked(
        &self,
        idea: &OneInitiative,
        requested: Cents,
    ) -> Result<Option<Vec<AskedOfInput>>, Vec<FieldError>> {
        let wrong = |field: String, message: String| FieldError {
            field: Some(field.into()),
            message: message.into(),
        };
        if *self
            == (Self {
                applicant: self.applicant.clone(),
                taking_part: self.taking_part.clone(),
                ..Self::of(idea)
            })
            && (requested == idea.requested || !self.knows)
        {
            return Ok(None);
        }
        if !self.knows || requested == Cents::ZERO {
            return Ok(Some(Vec::new()));
        }
        let errors: Vec<FieldError> = self
            .asked
            .iter()
            .filter_map(|part| Some(wrong(part_id(&part.partner_id), amount_error(&part.amount)?)))
            .collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let read = |part: &DraftAsked| Cents::parse(&part.amount).unwrap_or_default();
        let sum: Cents = self.asked.iter().map(read).sum();
        if sum != requested {
            let (field, message) = match self.asked.first() {
                Some(first) if sum > Cents::ZERO => (
                    part_id(&first.partner_id),
                    decide_server::division_sum(requested.to_string(), sum.to_string()),
                ),
                _ => ("askedOf".to_owned(), text::nothing().to_owned()),
            };
            return Err(vec![wrong(field, message)]);
        }
        // Hours that the wijkteam asked stay.
        let hours = |id: &str| idea.asked_of.iter().find(|part| part.partner.id == id).map(|part| part.hours);
        let parts = self.asked.iter().filter(|part| read(part) > Cents::ZERO).map(|part| AskedOfInput {
            partner_id: part.partner_id.clone(),
            amount: Some(read(part)),
            hours: hours(&part.partner_id),
        });
        Ok(Some(parts.collect()))
    }

    /// What is known beside the plan; none when it stays as it is.
    pub(super) fn facts(&self, known: Option<&Facts>) -> Result<Option<PlanFactsInput>, FieldError> {
        if self.applicant.is_none() && self.taking_part.is_none() {
            return Ok(None);
        }
        let participant_count = match &self.taking_part {
            Some(typed) => people_in(typed).map_err(|()| FieldError {
                field: Some("facts.participantCount".into()),
                message: decide_server::facts_range(i64::from(limits::SUPPORTERS)).into(),
            })?,
            None => known.and_then(|known| known.participant_count),
        };
        let applicant_kind = match self.applicant.as_deref() {
            Some("") => None,
            Some(name) => Some(ApplicantKind::of(name)),
            None => known.and_then(|known| known.applicant_kind),
        };
        // What the wijkteam filled in stays.
        Ok(Some(PlanFactsInput {
            applicant_kind,
            participant_count,
            volunteer_hours: known.and_then(|known| known.volunteer_hours),
            other_payers: known.and_then(|known| known.other_payers),
            opponents: known.and_then(|known| known.opponents),
            evidence: known.and_then(|known| known.evidence.clone()),
            tenant_of: known.and_then(|known| known.tenant_of.clone()),
            lives_in: known.and_then(|known| known.lives_in.clone()),
            complex: known.and_then(|known| known.complex.clone()),
            other_funds: known.and_then(|known| known.other_funds.clone()),
        }))
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct BesideFieldsProps {
    pub(super) beside: Beside,
    /// What is asked, with the costs as they are typed now.
    pub(super) requested: Cents,
    pub(super) facts: Option<Facts>,
    pub(super) outcome: Outcome,
    pub(super) on_change: Callback<Beside>,
}

/// The fields.
#[component]
pub(super) fn BesideFields(props: &BesideFieldsProps) -> Html {
    let BesideFieldsProps { beside, requested, facts, outcome, on_change } = props;
    let (parts, ..) = use_parts(&beside.asked);
    let change = |set: fn(&mut Beside, String)| {
        let (beside, on_change) = (beside.clone(), on_change.clone());
        Callback::from(move |typed: String| {
            let mut next = beside.clone();
            set(&mut next, typed);
            on_change.emit(next);
        })
    };
    let choose = |set: fn(&mut Beside, String)| change(set).reform(|value: AttrValue| value.to_string());
    let amount = |part: &DraftAsked| {
        let (beside, on_change, part) = (beside.clone(), on_change.clone(), part.clone());
        Callback::from(move |amount: String| {
            let mut next = beside.clone();
            match next.asked.iter_mut().find(|known| known.partner_id == part.partner_id) {
                Some(known) => known.amount = amount,
                None => next.asked.push(DraftAsked { amount, ..part.clone() }),
            }
            on_change.emit(next);
        })
    };
    let divided: Cents = beside.asked.iter().filter_map(|part| Cents::parse(&part.amount).ok()).sum();
    let kind = facts.as_ref().and_then(|facts| facts.applicant_kind);
    let kind = beside.applicant.clone().unwrap_or_else(|| kind.map_or("", ApplicantKind::name).to_owned());
    let people = facts.as_ref().and_then(|facts| facts.participant_count);
    let people = beside
        .taking_part
        .clone()
        .unwrap_or_else(|| people.map(|people| people.to_string()).unwrap_or_default());
    html! {
        <>
            if *requested > Cents::ZERO {
                <Radios id="askedOf" legend={text::question()} error={outcome.error("askedOf")}
                    choices={vec![Choice::new("wijkteam", text::wijkteam_chooses()), Choice::new(KNOWN, text::known())]}
                    value={AttrValue::Static(if beside.knows { KNOWN } else { "wijkteam" })}
                    on_change={choose(|beside, choice| beside.knows = choice == KNOWN)} />
                if beside.knows {
                    { for parts.iter().map(|part| {
                        let id = part_id(&part.partner_id);
                        html! {
                            <MoneyField key={id.clone()} id={id.clone()} label={text::amount_of(&part.name)} optional=true
                                value={part.amount.clone()} on_input={amount(part)} error={outcome.error(&id)} />
                        }
                    }) }
                    <p class="row row--between strong" role="status">
                        <span>{ text::divided() }</span><span class="amount">{ text::divided_of(*requested, divided) }</span>
                    </p>
                }
            }
            if facts.is_some() {
                <Radios id="facts.applicantKind" legend={text::applicant_question()} optional=true choices={applicants()}
                    value={AttrValue::from(kind)} on_change={choose(|beside, kind| beside.applicant = Some(kind))} />
                <TextField id="facts.participantCount" label={text::taking_part()} optional=true width={Some(8)}
                    inputmode="numeric" autocomplete="off" value={people} error={outcome.error("facts.participantCount")}
                    on_input={change(|beside, typed| beside.taking_part = Some(typed))} />
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_wijkteam_filled_in_stays() {
        let known = Facts {
            applicant_kind: Some(ApplicantKind::Group),
            participant_count: None,
            volunteer_hours: Some(12),
            other_payers: None,
            opponents: None,
            evidence: Some(vec![Evidence::Quotes]),
            tenant_of: None,
            lives_in: None,
            complex: Some("Ezinge".into()),
            other_funds: None,
        };
        let mut beside = Beside::default();
        assert_eq!(beside.facts(Some(&known)), Ok(None));
        beside.taking_part = Some("30".into());
        let sent = beside.facts(Some(&known)).unwrap().unwrap();
        assert_eq!((sent.applicant_kind, sent.participant_count), (Some(ApplicantKind::Group), Some(30)));
        assert_eq!((sent.volunteer_hours, sent.complex.as_deref()), (Some(12), Some("Ezinge")));
        beside.taking_part = Some("veel".into());
        assert!(beside.facts(Some(&known)).is_err());
    }
}
