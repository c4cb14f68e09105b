//! From a draft to what the server gets, and from its answer to what the phone keeps.

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::keeping::{key, reference_in};
use crate::api::enums::*;
use crate::api::{self, Trouble, lean, operation};
use crate::driver::{Outbox, Waiting};
use crate::routes::Route;
use crate::submit::DraftPhoto;
use crate::sync::{Answer, Operation, PhotoRef, Refused, State};

operation!(AccountForInitiative, "src/accounting/account.graphql");

use account_for_initiative::AccountForInitiativeInput;

/// The kind of operation that hands in accounts.
pub(crate) const KIND: &str = account_for_initiative::OPERATION_NAME;

/// Before the id in the address of the page that says what became of it.
pub(super) const STANDING: &str = "verantwoord-";

/// What stands in the outbox: what is sent, and what tells a person what it is.
#[derive(Serialize, Deserialize)]
struct Payload {
    title: String,
    /// The input of the mutation, in JSON.
    input: String,
}

/// What the phone keeps of the answer, for the confirmation page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    pub(super) reference: String,
    pub(super) title: String,
    /// Who looks at it: name, function, organisation.
    pub(super) owner: Option<(String, String, String)>,
}

/// Where one can see what became of accounts; none: it is something else.
pub(crate) fn standing_route(operation: &Operation) -> Option<Route> {
    let reference = reference_in(&operation.aggregate).filter(|_| operation.kind == KIND)?;
    Some(standing_of(reference, &operation.id))
}

/// The same, by the id of the operation.
pub(super) fn standing_of(reference: &str, id: &str) -> Route {
    Route::InitiatiefDoen { reference: reference.to_owned(), act: format!("{STANDING}{id}") }
}

/// The accounts of this idea that are on the phone and not yet sent.
pub(crate) fn waits_for<'o>(outbox: &'o Outbox, reference: &str) -> Option<&'o Waiting> {
    let ours = |waiting: &&Waiting| {
        waiting.operation.kind == KIND && reference_in(&waiting.operation.aggregate) == Some(reference)
    };
    outbox.waiting.iter().find(ours)
}

/// The operation that hands in this draft in the name of `actor`. The draft has been checked.
pub(super) fn operation(draft: &Draft, actor: &str, order: u64) -> Operation {
    let ids = |photos: &[DraftPhoto]| photos.iter().map(|photo| photo.uuid.clone()).collect();
    let receipts: &[DraftPhoto] = if draft.idea.light { &[] } else { &draft.receipts };
    let input = AccountForInitiativeInput {
        operation_id: draft.id.clone(),
        initiative_id: draft.idea.id.clone(),
        spent: draft.spent().unwrap_or_default(),
        story: draft.story.trim().to_owned(),
        photo_ids: ids(&draft.results),
        receipt_ids: ids(receipts),
    };
    let photo = |photo: &DraftPhoto| PhotoRef {
        uuid: photo.uuid.clone(),
        sha256: photo.sha256.clone(),
        size: photo.size,
        sent: false,
    };
    // Cannot fail: plain data with text keys.
    let input = serde_json::to_string(&input).unwrap_or_default();
    let payload = Payload { title: draft.idea.name.clone(), input };
    Operation {
        id: draft.id.clone(),
        order,
        aggregate: key(&draft.idea.reference),
        kind: KIND.to_owned(),
        batch: None,
        after: Vec::new(),
        actor: actor.trim().to_lowercase(),
        payload: serde_json::to_string(&payload).unwrap_or_default(),
        photos: draft.results.iter().chain(receipts).map(photo).collect(),
        state: State::Waiting,
        attempts: 0,
        in_doubt: false,
        reason: None,
        code_asked_at: None,
        codes_asked: 0,
    }
}

/// The document that sends this payload; none: a newer app made it.
pub(crate) fn document_of(payload: &str) -> Option<String> {
    let input = lean::from_text::<Payload>(payload).ok()?.input;
    let variables = format!(r#"{{"input":{input}}}"#);
    Some(api::assemble(account_for_initiative::OPERATION_NAME, account_for_initiative::QUERY, &variables))
}

/// The title of the idea in a payload, to tell what waits.
pub(crate) fn title_in(payload: &str) -> Option<String> {
    lean::from_text::<Payload>(payload).ok().map(|payload| payload.title)
}

/// What the server says in this answer.
pub(crate) fn answer_in(text: &str) -> Result<Answer, Trouble> {
    type Data = <AccountForInitiative as graphql_client::GraphQLQuery>::ResponseData;
    let payload = api::understand::<Data>(text)?.account_for_initiative;
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
        owner: initiative
            .owner
            .map(|owner| (owner.name, owner.function.label().to_owned(), owner.partner.short_name)),
    };
    Ok(Answer::Accepted { receipt: serde_json::to_string(&sent).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounting::draft::About;

    #[test]
    fn what_is_sent_is_what_was_meant() {
        let photo = |uuid: &str| DraftPhoto { uuid: uuid.into(), sha256: "s".into(), size: 9 };
        let idea = About {
            id: "initiative:1".into(),
            reference: "W-7KQ2M9".into(),
            name: "Een \"bank\"".into(),
            granted: 30_000,
            ..About::default()
        };
        let draft = Draft {
            id: "id-1".into(),
            idea,
            spent: "€ 250,5".into(),
            story: " Hij staat. ".into(),
            results: vec![photo("p1")],
            receipts: vec![photo("r1")],
            ..Draft::default()
        };
        let made = operation(&draft, " Anna@Example.org ", 7);
        let photos: Vec<_> = made.photos.iter().map(|photo| photo.uuid.as_str()).collect();
        assert_eq!((made.actor.as_str(), photos), ("anna@example.org", vec!["p1", "r1"]));
        assert_eq!(title_in(&made.payload).as_deref(), Some("Een \"bank\""));
        let document: serde_json::Value = serde_json::from_str(&document_of(&made.payload).unwrap()).unwrap();
        assert_eq!(
            document["variables"]["input"],
            serde_json::json!({
                "operationId": "id-1", "initiativeId": "initiative:1", "spent": 25050, "story": "Hij staat.",
                "photoIds": ["p1"], "receiptIds": ["r1"]
            })
        );
        let light = Draft { idea: About { light: true, ..draft.idea.clone() }, ..draft };
        assert_eq!(operation(&light, "a", 7).photos.len(), 1, "a small grant needs no receipts");
    }

    #[test]
    fn an_answer_becomes_a_receipt_or_reasons() {
        let yes = r#"{"data":{"accountForInitiative":{"initiative":{"reference":"W-7KQ2M9","title":"Bank",
            "owner":{"name":"Sanne","function":"WIJKREGISSEUR","partner":{"shortName":"gemeente"}}},"refusals":[]}}}"#;
        let Ok(Answer::Accepted { receipt }) = answer_in(yes) else { panic!() };
        assert_eq!(serde_json::from_str::<Sent>(&receipt).unwrap().reference, "W-7KQ2M9");
        let no = r#"{"data":{"accountForInitiative":{"initiative":null,"refusals":[
            {"code":"REQUIRED","field":"story","message":"Vertel hoe het ging"}]}}}"#;
        assert!(matches!(answer_in(no), Ok(Answer::Refused(reasons)) if reasons.len() == 1));
    }
}
