//! From a draft to what the server gets, and from its answer to what the phone keeps.

use serde::{Deserialize, Serialize};
use wdw_contract::Cents;

use super::check::supporters;
use super::draft::{Day, Draft};
use crate::api::enums::*;
use crate::api::{self, Trouble, lean, operation};
use crate::sync::{Answer, Operation, PhotoRef, Refused, State};

operation!(pub(crate) SubmitInitiative, "src/submit/submit_initiative.graphql");

use submit_initiative::{AskedOfInput, BudgetLineInput, PlaceInput, PlanFactsInput, SubmitInitiativeInput};

/// The kind of operation that hands in an idea.
pub(crate) const KIND: &str = "SubmitInitiative";

/// What the phone keeps of the answer, for the confirmation page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Sent {
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) wijk: String,
    /// Who has it now: name, function, organisation.
    pub(crate) owner: Option<(String, String, String)>,
    /// The day of the answer at the latest.
    pub(crate) due: Option<String>,
}

/// The operation that hands in this draft in the name of `actor`. The draft has been checked.
pub(crate) fn operation(draft: &Draft, actor: &str, order: u64) -> Operation {
    Operation {
        id: draft.id.clone(),
        order,
        aggregate: format!("draft:{}", draft.id),
        kind: KIND.to_owned(),
        batch: None,
        after: Vec::new(),
        actor: actor.trim().to_lowercase(),
        // Cannot fail: plain data with text keys.
        payload: serde_json::to_string(&input(draft)).unwrap_or_default(),
        photos: draft
            .photos
            .iter()
            .map(|photo| PhotoRef {
                uuid: photo.uuid.clone(),
                sha256: photo.sha256.clone(),
                size: photo.size,
                sent: false,
            })
            .collect(),
        state: State::Waiting,
        attempts: 0,
        in_doubt: false,
        reason: None,
        code_asked_at: None,
        codes_asked: 0,
    }
}

fn input(draft: &Draft) -> SubmitInitiativeInput {
    let text = |typed: &str| (!typed.trim().is_empty()).then(|| typed.trim().to_owned());
    let amount = |typed: &str| Cents::parse(typed).ok().filter(|amount| *amount > Cents::ZERO);
    let day = |day: &Day| day.typed().iso();
    let other = amount(&draft.other).filter(|_| draft.total() > Cents::ZERO);
    SubmitInitiativeInput {
        operation_id: draft.id.clone(),
        wijk_id: draft.wijk.as_ref().map(|wijk| wijk.id.clone()).unwrap_or_default(),
        buurt_id: draft.buurt.as_ref().map(|buurt| buurt.id.clone()),
        title: draft.title.trim().to_owned(),
        plan: draft.plan.trim().to_owned(),
        theme: Theme::of(&draft.theme),
        place: text(&draft.place).map(|description| PlaceInput {
            description: Some(description),
            latitude: None,
            longitude: None,
        }),
        participants: text(&draft.participants),
        benefit: text(&draft.benefit),
        starts_on: day(&draft.starts),
        ends_on: day(&draft.ends),
        supporter_estimate: supporters(&draft.supporters).ok().flatten(),
        budget_lines: draft
            .costs
            .iter()
            .map(|cost| BudgetLineInput {
                description: cost.description.trim().to_owned(),
                amount: Cents::parse(&cost.amount).unwrap_or_default(),
                kind: CostKind::of(&cost.kind),
            })
            .collect(),
        own_contribution: amount(&draft.own),
        other_funding_source: other.and_then(|_| text(&draft.other_source)),
        other_funding: other,
        asked_of: asked_of(draft),
        facts: facts(draft),
        photo_ids: draft.photos.iter().map(|photo| photo.uuid.clone()).collect(),
        submitter_name: draft.name.trim().to_owned(),
        show_first_name: draft.show_first_name,
    }
}

/// Of whom what is asked; none: the wijkteam chooses.
fn asked_of(draft: &Draft) -> Option<Vec<AskedOfInput>> {
    let parts = parts(draft).into_iter().map(|(partner_id, amount)| AskedOfInput {
        partner_id,
        amount: Some(amount),
        hours: None,
    });
    Some(parts.collect::<Vec<_>>()).filter(|parts| !parts.is_empty())
}

/// Each organisation of which something is asked, with how much.
pub(super) fn parts(draft: &Draft) -> Vec<(String, Cents)> {
    if !draft.knows_payers || draft.requested() == Cents::ZERO {
        return Vec::new();
    }
    let read = draft.asked.iter().map(|part| (part.partner_id.clone(), Cents::parse(&part.amount)));
    read.filter_map(|(id, amount)| Some((id, amount.ok().filter(|amount| *amount > Cents::ZERO)?))).collect()
}

/// For whom it is and how many take part.
pub(super) fn told(draft: &Draft) -> (Option<ApplicantKind>, Option<i64>) {
    let kind = (!draft.applicant.is_empty()).then(|| ApplicantKind::of(&draft.applicant));
    (kind, supporters(&draft.taking_part).ok().flatten())
}

fn facts(draft: &Draft) -> Option<PlanFactsInput> {
    let (applicant_kind, participant_count) = told(draft);
    if applicant_kind.is_none() && participant_count.is_none() {
        return None;
    }
    Some(PlanFactsInput {
        applicant_kind,
        participant_count,
        volunteer_hours: None,
        other_payers: None,
        opponents: None,
        evidence: None,
        tenant_of: None,
        lives_in: None,
        complex: None,
        other_funds: None,
    })
}

/// The document that sends this payload.
pub(crate) fn document_of(payload: &str) -> String {
    let variables = format!(r#"{{"input":{payload}}}"#);
    api::assemble(submit_initiative::OPERATION_NAME, submit_initiative::QUERY, &variables)
}

/// The title in a payload, to tell what waits.
pub(crate) fn title_in(payload: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Titled {
        title: String,
    }
    lean::from_text::<Titled>(payload).ok().map(|titled| titled.title)
}

/// What the server says in this answer.
pub(crate) fn answer_in(text: &str) -> Result<Answer, Trouble> {
    type Data = <SubmitInitiative as graphql_client::GraphQLQuery>::ResponseData;
    let payload = api::understand::<Data>(text)?.submit_initiative;
    if !payload.refusals.is_empty() {
        let refused = payload.refusals.into_iter().map(|refusal| Refused {
            code: refusal.code.name().to_owned(),
            message: refusal.message,
            field: refusal.field,
        });
        return Ok(Answer::Refused(refused.collect()));
    }
    let Some(initiative) = payload.initiative else { return Err(Trouble::Server) };
    let sent = Sent {
        reference: initiative.reference,
        title: initiative.title,
        wijk: initiative.wijk.name,
        owner: initiative
            .owner
            .map(|owner| (owner.name, owner.function.label().to_owned(), owner.partner.short_name)),
        due: initiative.answer_due.map(|due| due.on),
    };
    Ok(Answer::Accepted { receipt: serde_json::to_string(&sent).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submit::draft::{DraftCost, DraftPhoto, WijkChoice};

    #[test]
    fn what_is_sent_is_what_was_meant() {
        let mut draft = Draft::new("id-1".into());
        draft.wijk = Some(WijkChoice { id: "wijk:1".into(), ..WijkChoice::default() });
        draft.title = "  Pluktuin ".into();
        draft.theme = "GREEN".into();
        draft.supporters = "1.200".into();
        draft.own = "€ 300".into();
        draft.other_source = "Niemand".into();
        draft.starts = Day { day: "1".into(), month: "9".into(), year: "2027".into() };
        draft.costs.push(DraftCost {
            description: "Bomen".into(),
            amount: "640,5".into(),
            kind: "MATERIAL".into(),
        });
        draft.photos.push(DraftPhoto { uuid: "p1".into(), sha256: "s".into(), size: 9 });
        let operation = operation(&draft, " Anna@Example.org ", 7);
        let sent: serde_json::Value = serde_json::from_str(&operation.payload).unwrap();
        assert_eq!(
            sent,
            serde_json::json!({
                "operationId": "id-1", "wijkId": "wijk:1", "title": "Pluktuin", "plan": "", "theme": "GREEN",
                "startsOn": "2027-09-01", "supporterEstimate": 1200, "ownContribution": 30000,
                "budgetLines": [{"description": "Bomen", "amount": 64050, "kind": "MATERIAL"}],
                "photoIds": ["p1"], "submitterName": "", "showFirstName": false
            })
        );
        assert_eq!((operation.actor.as_str(), operation.photos.len()), ("anna@example.org", 1));
        let document: serde_json::Value = serde_json::from_str(&document_of(&operation.payload)).unwrap();
        assert_eq!(document["operationName"], "SubmitInitiative");
        assert_eq!(document["variables"]["input"], sent);
    }

    #[test]
    fn who_is_asked_goes_along_only_when_it_is_known() {
        let mut draft = Draft::new("x".into());
        draft.costs.push(DraftCost { amount: "1200".into(), ..DraftCost::default() });
        draft.ask("partner:1", "gemeente", "700".into());
        draft.ask("partner:2", "Woonconcept", "500,-".into());
        draft.ask("partner:3", "politie", String::new());
        assert_eq!((draft.divided(), asked_of(&draft), facts(&draft)), (Cents(120_000), None, None));
        draft.knows_payers = true;
        draft.applicant = "GROUP".into();
        let sent = serde_json::to_value((asked_of(&draft), facts(&draft))).unwrap();
        assert_eq!(
            sent,
            serde_json::json!([
                [{"partnerId": "partner:1", "amount": 70000}, {"partnerId": "partner:2", "amount": 50000}],
                {"applicantKind": "GROUP"}
            ])
        );
    }

    #[test]
    fn an_answer_becomes_a_receipt_or_reasons() {
        let yes = r#"{"data":{"submitInitiative":{"initiative":{"reference":"W-7KQ2M9","title":"Pluktuin",
            "wijk":{"name":"Haveltermade"},"owner":{"name":"Sanne","function":"WIJKREGISSEUR",
            "partner":{"shortName":"gemeente"}},"answerDue":{"on":"2027-01-04"}},"refusals":[]}}}"#;
        let Ok(Answer::Accepted { receipt }) = answer_in(yes) else { panic!() };
        let sent: Sent = serde_json::from_str(&receipt).unwrap();
        assert_eq!(sent.owner.unwrap().1, "wijkregisseur");
        let no = r#"{"data":{"submitInitiative":{"initiative":null,"refusals":[
            {"code":"TOO_LONG","field":"title","message":"Maak de titel korter"},
            {"code":"REQUIRED","field":null,"message":"Vul dit in"}]}}}"#;
        let Ok(Answer::Refused(reasons)) = answer_in(no) else { panic!() };
        assert_eq!(reasons.len(), 2);
        assert_eq!(answer_in(r#"{"data":null,"errors":[{"message":"x"}]}"#), Err(Trouble::Server));
        assert_eq!(answer_in("<html>"), Err(Trouble::AppTooOld));
    }
}
