//! From what was recorded to what the server gets, and from its answer to what the outbox hears.

use std::collections::BTreeMap;

use graphql_client::GraphQLQuery;
use serde::Deserialize;
use serde_json::Value;

use super::keys::{aggregate, batch};
use super::operations::*;
use super::record::{FindingRecord, Fix, Given, PhotoRecord, Prepared, StopRecord};
use crate::api::enums::*;
use crate::api::{self, PATIENCE_MS, Refusal, Trouble, lean};
use crate::driver::next_order;
use crate::sync::{Answer, Operation, PhotoRef, Refused, State};
use crate::ui::when;

/// Answers, up to forty in one request.
pub(crate) const ANSWERS: &str = record_answers::OPERATION_NAME;
/// The begin.
pub(crate) const BEGIN: &str = begin_wijkschouw::OPERATION_NAME;
/// Findings.
pub(crate) const FINDING: &str = add_finding::OPERATION_NAME;
/// Stops that were added on the way.
pub(crate) const STOP: &str = add_stop::OPERATION_NAME;
/// The end.
pub(crate) const END: &str = complete_wijkschouw::OPERATION_NAME;

/// The document of a kind; none: not of a walk.
fn document(kind: &str) -> Option<&'static str> {
    Some(match kind {
        begin_wijkschouw::OPERATION_NAME => begin_wijkschouw::QUERY,
        add_stop::OPERATION_NAME => add_stop::QUERY,
        record_answers::OPERATION_NAME => record_answers::QUERY,
        add_finding::OPERATION_NAME => add_finding::QUERY,
        choose_answer::OPERATION_NAME => choose_answer::QUERY,
        complete_wijkschouw::OPERATION_NAME => complete_wijkschouw::QUERY,
        _ => return None,
    })
}

/// Who records, and when.
pub(super) struct Pen<'w> {
    pub(super) walk: &'w Prepared,
    /// Milliseconds since 1970.
    pub(super) at: u64,
}

impl Pen<'_> {
    pub(super) fn begin(&self) -> Operation {
        let id = crate::browser::new_id();
        let input = begin_wijkschouw::BeginWijkschouwInput {
            operation_id: id.clone(),
            wijkschouw_id: self.walk.id.clone(),
            made_at: when::iso(self.at),
            checklist_version_id: some(&self.walk.checklist_id),
        };
        self.operation::<BeginWijkschouw>(id, "begin", begin_wijkschouw::Variables { input }, &[])
    }

    pub(super) fn stop(&self, stop: &StopRecord) -> Operation {
        let place = stop.latitude.map(|_| add_stop::PlaceInput {
            description: None,
            latitude: stop.latitude,
            longitude: stop.longitude,
        });
        let id = stop.operation.clone().unwrap_or_default();
        let input = add_stop::AddStopInput {
            operation_id: id.clone(),
            wijkschouw_id: self.walk.id.clone(),
            stop: add_stop::StopInput {
                uuid: stop.uuid.clone(),
                name: stop.name.clone(),
                description: some(&stop.description),
                place,
                root_uuid: None,
            },
            made_at: when::iso(self.at),
        };
        self.operation::<AddStop>(id, &format!("stop:{}", stop.uuid), add_stop::Variables { input }, &[])
    }

    /// The operation that records an answer; none while nothing is answered. `stop`: the operation that adds its
    /// stop, when that was done on this phone.
    pub(super) fn answer(&self, given: &Given, stop: Option<&str>) -> Option<Operation> {
        let id = given.operation.clone()?;
        let (place, accuracy_metres) = place(given.fix);
        let input = record_answers::RecordAnswersInput {
            wijkschouw_id: self.walk.id.clone(),
            answers: vec![record_answers::AnswerInput {
                operation_id: id.clone(),
                stop_uuid: given.stop.clone(),
                item: given.item.clone(),
                state: given.said.state?,
                value: given.said.value.clone(),
                note: some(&given.note),
                photo_ids: given.photos.iter().map(|photo| photo.uuid.clone()).collect(),
                place,
                accuracy_metres,
                made_at: when::iso(self.at),
            }],
        };
        let part = format!("answer:{}", given.key());
        let operation =
            self.operation::<RecordAnswers>(id, &part, record_answers::Variables { input }, &given.photos);
        Some(Operation { after: stop.map(str::to_owned).into_iter().collect(), ..operation })
    }

    pub(super) fn finding(&self, finding: &FindingRecord, stop: Option<&str>) -> Operation {
        let place = finding.fix.map(|fix| add_finding::PlaceInput {
            description: None,
            latitude: Some(fix.latitude),
            longitude: Some(fix.longitude),
        });
        let input = add_finding::AddFindingInput {
            operation_id: finding.uuid.clone(),
            wijkschouw_id: self.walk.id.clone(),
            stop_uuid: finding.stop.clone(),
            theme: finding.theme.clone(),
            note: finding.note.clone(),
            class: None,
            place,
            accuracy_metres: finding.fix.map(|fix| i64::from(fix.accuracy)),
            photo_ids: finding.photos.iter().map(|photo| photo.uuid.clone()).collect(),
            made_at: when::iso(self.at),
        };
        let part = format!("finding:{}", finding.uuid);
        let operation = self.operation::<AddFinding>(
            finding.uuid.clone(),
            &part,
            add_finding::Variables { input },
            &finding.photos,
        );
        Operation { after: stop.map(str::to_owned).into_iter().collect(), ..operation }
    }

    /// One of two answers holds. `mine`: the operation of one's own answer, which the server must know first.
    pub(super) fn choose(&self, question: &str, answer: &str, mine: Option<&str>) -> Operation {
        let id = crate::browser::new_id();
        let input = choose_answer::ChooseAnswerInput {
            operation_id: id.clone(),
            wijkschouw_id: self.walk.id.clone(),
            answer_uuid: answer.to_owned(),
        };
        let part = format!("choose:{question}");
        let operation = self.operation::<ChooseAnswer>(id, &part, choose_answer::Variables { input }, &[]);
        Operation { after: mine.map(str::to_owned).into_iter().collect(), ..operation }
    }

    pub(super) fn end(&self) -> Operation {
        let id = crate::browser::new_id();
        let input = complete_wijkschouw::CompleteWijkschouwInput {
            operation_id: id.clone(),
            wijkschouw_id: self.walk.id.clone(),
            made_at: when::iso(self.at),
        };
        let operation =
            self.operation::<CompleteWijkschouw>(id, "end", complete_wijkschouw::Variables { input }, &[]);
        Operation { batch: None, after: vec![batch(&self.walk.reference)], ..operation }
    }

    fn operation<Q: GraphQLQuery>(
        &self,
        id: String,
        part: &str,
        variables: Q::Variables,
        photos: &[PhotoRecord],
    ) -> Operation {
        let body = Q::build_query(variables);
        let photo = |photo: &PhotoRecord| PhotoRef {
            uuid: photo.uuid.clone(),
            sha256: photo.sha256.clone(),
            size: photo.size,
            sent: false,
        };
        Operation {
            id,
            order: next_order(),
            aggregate: aggregate(&self.walk.reference, part),
            kind: body.operation_name.to_owned(),
            batch: Some(batch(&self.walk.reference)),
            after: Vec::new(),
            actor: self.walk.actor.trim().to_lowercase(),
            // Cannot fail: plain data with text keys.
            payload: serde_json::to_string(&body.variables).unwrap_or_default(),
            photos: photos.iter().map(photo).collect(),
            state: State::Waiting,
            attempts: 0,
            in_doubt: false,
            reason: None,
            code_asked_at: None,
            codes_asked: 0,
        }
    }
}

fn some(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn place(fix: Option<Fix>) -> (Option<record_answers::PlaceInput>, Option<i64>) {
    let place = fix.map(|fix| record_answers::PlaceInput {
        description: None,
        latitude: Some(fix.latitude),
        longitude: Some(fix.longitude),
    });
    (place, fix.map(|fix| i64::from(fix.accuracy)))
}

/// Whether operations of this kind are sent here.
pub(crate) fn sends(kind: &str) -> bool {
    document(kind).is_some()
}

/// Sends operations of one kind; answers go in one request.
pub(crate) async fn send(operations: &[Operation]) -> Result<Vec<(String, Answer)>, Trouble> {
    let Some(first) = operations.first() else { return Ok(Vec::new()) };
    let query = document(&first.kind).ok_or(Trouble::AppTooOld)?;
    if first.kind == ANSWERS {
        let body = api::assemble(&first.kind, query, &together(operations));
        return outcomes(operations, &api::send_document(&body, PATIENCE_MS).await?);
    }
    let mut answers = Vec::with_capacity(operations.len());
    for operation in operations {
        let body = api::assemble(&operation.kind, query, &operation.payload);
        let text = api::send_document(&body, PATIENCE_MS).await?;
        answers.push((operation.id.clone(), answer_in(&operation.kind, &text)?));
    }
    Ok(answers)
}

/// The variables of one request with all these answers.
fn together(operations: &[Operation]) -> String {
    let mut whole: Option<Value> = None;
    for operation in operations {
        let Ok(mut one) = lean::parse(&operation.payload) else { continue };
        match (whole.as_mut().and_then(answers_of), answers_of(&mut one)) {
            (Some(all), Some(more)) => all.append(more),
            _ => whole = Some(one),
        }
    }
    whole.unwrap_or_default().to_string()
}

fn answers_of(variables: &mut Value) -> Option<&mut Vec<Value>> {
    variables.get_mut("input")?.get_mut("answers")?.as_array_mut()
}

fn refused(refusals: Vec<Refusal>) -> Vec<Refused> {
    refusals
        .into_iter()
        .map(|refusal| Refused {
            code: refusal.code.name().to_owned(),
            message: refusal.message,
            field: refusal.field,
        })
        .collect()
}

fn accepted() -> Answer {
    Answer::Accepted { receipt: String::new() }
}

/// What the server says to each answer. What it refuses as a whole, it refuses of each.
fn outcomes(operations: &[Operation], text: &str) -> Result<Vec<(String, Answer)>, Trouble> {
    type Data = <RecordAnswers as GraphQLQuery>::ResponseData;
    let payload = api::understand::<Data>(text)?.record_answers;
    let whole =
        payload.refusals.into_iter().map(|r| Refusal { code: r.code, field: r.field, message: r.message });
    let whole = refused(whole.collect());
    let one = |outcome: record_answers::RecordAnswersRecordAnswersOutcomes| {
        let own = outcome.refusals.into_iter();
        let own =
            refused(own.map(|r| Refusal { code: r.code, field: r.field, message: r.message }).collect());
        let answer = match (own.is_empty(), whole.is_empty()) {
            (true, true) => accepted(),
            (false, _) => Answer::Refused(own),
            (true, false) => Answer::Refused(whole.clone()),
        };
        (outcome.operation_id, answer)
    };
    if payload.outcomes.is_empty() && !whole.is_empty() {
        let each = |operation: &Operation| (operation.id.clone(), Answer::Refused(whole.clone()));
        return Ok(operations.iter().map(each).collect());
    }
    Ok(payload.outcomes.into_iter().map(one).collect())
}

/// What the server says to anything else.
fn answer_in(kind: &str, text: &str) -> Result<Answer, Trouble> {
    #[derive(Deserialize)]
    struct Payload {
        refusals: Vec<Refusal>,
    }
    let payloads: BTreeMap<String, Payload> = api::understand(text)?;
    let refusals: Vec<Refusal> = payloads.into_values().flat_map(|payload| payload.refusals).collect();
    // Another phone was first: it has begun, or it is over, and that is what was wanted.
    let was_first = matches!(kind, begin_wijkschouw::OPERATION_NAME | complete_wijkschouw::OPERATION_NAME)
        && refusals.iter().all(|refusal| refusal.code == RefusalCode::WrongState);
    Ok(if refusals.is_empty() || was_first { accepted() } else { Answer::Refused(refused(refusals)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(id: &str, payload: &str) -> Operation {
        Operation {
            id: id.into(),
            order: 1,
            aggregate: aggregate("S-1", id),
            kind: ANSWERS.into(),
            batch: Some(batch("S-1")),
            after: Vec::new(),
            actor: "anna@example.org".into(),
            payload: payload.into(),
            photos: Vec::new(),
            state: State::Waiting,
            attempts: 0,
            in_doubt: false,
            reason: None,
            code_asked_at: None,
            codes_asked: 0,
        }
    }

    #[test]
    fn what_is_refused_as_a_whole_is_refused_of_each() {
        let operations = [answer("a", "{}"), answer("b", "{}")];
        let text = r#"{"data":{"recordAnswers":{"outcomes":[],"refusals":[
            {"code":"WRONG_STATE","field":null,"message":"Deze wijkschouw gaat niet door"}]}}}"#;
        let told = outcomes(&operations, text).unwrap();
        assert_eq!(told.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        for (_, answer) in told {
            assert!(
                matches!(answer, Answer::Refused(why) if why[0].message == "Deze wijkschouw gaat niet door")
            );
        }
    }

    #[test]
    fn answers_go_together_in_one_request() {
        let one = answer("a", r#"{"input":{"wijkschouwId":"w","answers":[{"operationId":"a"}]}}"#);
        let two = answer("b", r#"{"input":{"wijkschouwId":"w","answers":[{"operationId":"b"}]}}"#);
        let sent: Value = serde_json::from_str(&together(&[one, two])).unwrap();
        let both = serde_json::json!([{"operationId": "a"}, {"operationId": "b"}]);
        assert_eq!(sent, serde_json::json!({"input": {"wijkschouwId": "w", "answers": both}}));
    }

    #[test]
    fn each_answer_hears_its_own_outcome() {
        let text = r#"{"data":{"recordAnswers":{"refusals":[],"outcomes":[
            {"operationId":"a","refusals":[]},
            {"operationId":"b","refusals":[{"code":"NOT_FOUND","field":"item","message":"Weg"}]}]}}}"#;
        let outcomes = outcomes(&[], text).unwrap();
        assert_eq!(outcomes[0], ("a".to_owned(), accepted()));
        assert!(matches!(&outcomes[1].1, Answer::Refused(reasons) if reasons[0].message == "Weg"));
    }

    #[test]
    fn another_phone_that_finished_first_is_no_refusal() {
        let text = |code: &str| {
            format!(r#"{{"data":{{"x":{{"refusals":[{{"code":"{code}","field":null,"message":"Nee"}}]}}}}}}"#)
        };
        assert_eq!(answer_in(END, &text("WRONG_STATE")), Ok(accepted()));
        assert!(matches!(answer_in(END, &text("NOT_ALLOWED")), Ok(Answer::Refused(_))));
        assert!(matches!(answer_in(STOP, &text("WRONG_STATE")), Ok(Answer::Refused(_))));
    }
}
