//! What the stories of a wijkschouw have in common.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Actor, Scene, operation, refusals};

/// What a story looks at.
pub const FIELDS: &str = "id reference state participantCount viewerParticipates cancelledReason \
    stops { uuid position name addedOnTheWay } \
    answers { uuid stopUuid item state value said note author mine late counts conflict photos { uuid } } \
    differences { question stop { name } answers { uuid said author late } } \
    findings { id uuid item theme themeTitle note class author mine late photos { uuid } stop { name } } \
    participants { name function state viewer } \
    result { score answered expected conclusion lateAnswers told { question said late stop { name } } themes { theme score previous answers } \
    stops { stop { name } score previous } previous { reference } }";

/// A wijkschouw that was planned, with what is needed to walk it.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Its id.
    pub id: Value,
    /// Its reference.
    pub reference: String,
    /// Its stops.
    pub stops: Vec<Uuid>,
}

/// What is typed to plan a wijkschouw in Haveltermade that nothing is wrong with.
pub async fn schouw_plan(s: &Scene, stops: &[Uuid]) -> Value {
    let query = "{ checklist(slug: \"schoon-heel-veilig-groen\") { published { id } } }";
    let version = s.visitor().ask(query, Value::Null).await;
    let stops: Vec<Value> = stops
        .iter()
        .zip(["Plein", "Park", "School"].iter().cycle())
        .map(|(uuid, name)| json!({ "uuid": uuid, "name": name, "place": { "latitude": 52.7, "longitude": 6.19 } }))
        .collect();
    json!({
        "wijkId": s.wijk("haveltermade").await,
        "form": "WALK",
        "startsAt": "2026-03-12T18:00:00Z",
        "meetingPoint": "Buurthuis, bij de deur",
        "explanation": "We lopen een rondje.",
        "openToResidents": true,
        "residentsMayAdd": true,
        "checklistVersionId": version["checklist"]["published"]["id"],
        "stops": stops,
        "membershipIds": [],
    })
}

/// An answer that nothing is wrong with, given on the first day at ten.
#[must_use]
pub fn answer(stop: Uuid, item: &str, value: &str) -> Value {
    json!({
        "operationId": operation(), "stopUuid": stop, "item": item, "state": "ANSWERED", "value": value,
        "photoIds": [], "madeAt": "2026-03-02T10:00:00Z",
    })
}

impl Actor {
    /// Plans a wijkschouw in Haveltermade.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn plans(&self, s: &Scene, change: impl FnOnce(&mut Value)) -> Planned {
        let stops: Vec<Uuid> = (0..3).map(|_| operation()).collect();
        let mut input = schouw_plan(s, &stops).await;
        change(&mut input);
        let planned = self.walks("planWijkschouw", input).await;
        let reference = planned["reference"].as_str().unwrap_or_default().to_owned();
        Planned { id: planned["id"].clone(), reference, stops }
    }

    /// A mutation on a wijkschouw, with a new operation id; answers its payload.
    pub async fn walk(&self, mutation: &str, mut input: Value) -> Value {
        if input.get("operationId").is_none() {
            input["operationId"] = json!(operation());
        }
        let (first, rest) = mutation.split_at(1);
        let kind = format!("{}{rest}Input", first.to_uppercase());
        let query = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ \
             wijkschouw {{ {FIELDS} }} refusals {{ code field message }} }} }}"
        );
        self.ask(&query, json!({ "input": input })).await[mutation].clone()
    }

    /// A mutation on a wijkschouw that must not be refused; answers the wijkschouw.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn walks(&self, mutation: &str, input: Value) -> Value {
        let payload = self.walk(mutation, input).await;
        assert_eq!(payload["refusals"], json!([]), "{mutation}");
        payload["wijkschouw"].clone()
    }

    /// A mutation on a wijkschouw that must be refused; answers the codes, with the field where there is one.
    ///
    /// # Panics
    /// When it is not refused.
    pub async fn may_not(&self, mutation: &str, input: Value) -> Vec<String> {
        let payload = self.walk(mutation, input).await;
        assert_eq!(payload["wijkschouw"], Value::Null, "{mutation} is refused");
        refusals(&payload)
    }

    /// Sends answers; answers the payload.
    pub async fn records(&self, planned: &Planned, answers: &[Value]) -> Value {
        let query = "mutation($input: RecordAnswersInput!) { recordAnswers(input: $input) { \
                     outcomes { operationId refusals { code field message } } refusals { code field message } } }";
        let input = json!({ "wijkschouwId": planned.id, "answers": answers });
        self.ask(query, json!({ "input": input })).await["recordAnswers"].clone()
    }

    /// Sends answers of which none may be refused.
    ///
    /// # Panics
    /// When one is.
    pub async fn answers(&self, planned: &Planned, answers: &[Value]) {
        let payload = self.records(planned, answers).await;
        assert_eq!(payload["refusals"], json!([]));
        let outcomes = payload["outcomes"].as_array().cloned().unwrap_or_default();
        assert_eq!(outcomes.len(), answers.len());
        assert!(outcomes.iter().all(|outcome| outcome["refusals"] == json!([])), "{payload}");
    }

    /// A wijkschouw as this person sees it; null when it is not there for them.
    pub async fn looks_at(&self, planned: &Planned, fields: &str) -> Value {
        let query =
            format!("query($reference: String!) {{ wijkschouw(reference: $reference) {{ {fields} }} }}");
        self.ask(&query, json!({ "reference": planned.reference })).await["wijkschouw"].clone()
    }
}
