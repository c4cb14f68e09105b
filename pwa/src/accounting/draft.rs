//! Half-filled accounts, as they were typed. They live on the phone for weeks and outlive versions of the app.

use serde::{Deserialize, Serialize};
use wdw_contract::texts::{account as text, decide_server, refusals};
use wdw_contract::{Cents, limits};

use super::question::Question;
use crate::store::Record;
use crate::submit::{DraftPhoto, amount_error};

/// What is being told of one idea. Nothing here is checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    /// Also the id of the operation that hands it in.
    pub(crate) id: String,
    /// In milliseconds since 1970.
    pub(crate) changed_at: u64,
    /// It waits to be sent: see the outbox.
    pub(crate) queued: bool,
    pub(crate) idea: About,
    pub(crate) spent: String,
    pub(crate) story: String,
    pub(crate) results: Vec<DraftPhoto>,
    pub(crate) receipts: Vec<DraftPhoto>,
}

/// The idea, with what the questions need to know about it without a connection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    pub(crate) id: String,
    pub(crate) reference: String,
    pub(crate) name: String,
    /// In cents.
    pub(crate) granted: i64,
    /// A photo of the result is enough.
    pub(crate) light: bool,
    /// What was sent along before and came back.
    pub(crate) results: usize,
    pub(crate) receipts: usize,
}

impl Record for Draft {
    const VERSION: u32 = 1;
}

/// Something that is not right yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) question: Question,
    pub(super) message: String,
}

impl Draft {
    /// What was granted.
    pub(super) fn granted(&self) -> Cents {
        Cents(self.idea.granted)
    }

    /// What was spent, when that can be read.
    pub(super) fn spent(&self) -> Option<Cents> {
        Cents::parse(&self.spent).ok()
    }

    /// The questions that this idea takes: without money only how it went, and receipts only above a limit.
    pub(super) fn questions(&self) -> Vec<Question> {
        let mut all = Vec::new();
        if self.idea.granted > 0 {
            all.push(Question::Spent);
        }
        all.extend([Question::Story, Question::Results]);
        if !self.idea.light {
            all.push(Question::Receipts);
        }
        all.push(Question::Check);
        all
    }

    /// What is not right on one page, in the words that the server would use.
    pub(super) fn check(&self, question: Question) -> Option<Problem> {
        let required = |message: &str| Some(message.to_owned());
        let message = match question {
            Question::Spent if self.spent.trim().is_empty() => required(decide_server::spent_required()),
            Question::Spent => amount_error(&self.spent),
            Question::Story if self.story.trim().is_empty() => required(decide_server::story_required()),
            Question::Story if self.story.chars().count() > limits::MESSAGE => {
                Some(refusals::text_too_long(limits::MESSAGE))
            }
            Question::Results if self.needs_result() && self.results.is_empty() => {
                required(decide_server::result_photo_required())
            }
            Question::Receipts if self.needs_receipt() && self.receipts.is_empty() => {
                required(decide_server::receipts_required())
            }
            _ => None,
        };
        message.map(|message| Problem { question, message })
    }

    /// What is not right on any page.
    pub(super) fn check_all(&self) -> Vec<Problem> {
        self.questions().into_iter().filter_map(|question| self.check(question)).collect()
    }

    /// Whether a photo of the result must be added now.
    pub(super) fn needs_result(&self) -> bool {
        self.idea.granted > 0 && self.idea.results == 0
    }

    /// Whether a photo of a receipt must be added now.
    pub(super) fn needs_receipt(&self) -> bool {
        self.idea.granted > 0 && !self.idea.light && self.idea.receipts == 0
    }

    /// What is left of the grant, or what was spent beyond it, in words.
    pub(super) fn balance(&self) -> Option<String> {
        let (spent, granted) = (self.spent()?, self.granted());
        Some(if spent > granted {
            text::spent_more(spent - granted)
        } else if spent < granted {
            text::spent_less(granted - spent)
        } else {
            text::spent_all().to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    /// As the first version of the app that knows of accounts wrote it. Never change this text: phones keep it.
    const FIRST: &str = r#"{"v":1,"record":{"id":"7c0e","changed_at":1790000000000,"queued":false,
        "idea":{"id":"initiative:1","reference":"W-7KQ2M9","name":"Pluktuin","granted":120000,"light":false,
        "results":0,"receipts":1},"spent":"1.150,-","story":"De bomen staan.",
        "results":[{"uuid":"a","sha256":"b","size":3}],"receipts":[]}}"#;

    #[test]
    fn a_draft_of_the_first_version_is_read_whole() {
        let draft: Draft = store::read(FIRST).unwrap();
        assert_eq!((draft.spent(), draft.granted()), (Some(Cents(115_000)), Cents(120_000)));
        assert_eq!(draft.idea.receipts, 1);
        assert!(draft.check_all().is_empty());
        assert_eq!(store::read::<Draft>(&store::write(&draft)), Some(draft));
    }

    #[test]
    fn only_what_the_idea_takes_is_asked() {
        let mut draft = Draft::default();
        draft.idea.light = true;
        assert_eq!(draft.questions(), [Question::Story, Question::Results, Question::Check]);
        draft.idea.granted = 30_000;
        draft.idea.light = false;
        let missing: Vec<_> = draft.check_all().into_iter().map(|problem| problem.question).collect();
        assert_eq!(missing, [Question::Spent, Question::Story, Question::Results, Question::Receipts]);
        (draft.idea.results, draft.idea.receipts) = (1, 1);
        assert_eq!(draft.check_all().len(), 2, "what was sent along before counts");
    }
}
