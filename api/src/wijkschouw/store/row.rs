//! Rows, and what the rules make of them.

use sea_orm::FromQueryResult;
use uuid::Uuid;
use wdw_contract::checklist::Scale;
use wdw_contract::texts::{mail, wijkschouw_server as texts};
use wdw_entities::{answer, finding, stop, wijkschouw};

use crate::access::Function;
use crate::access::wijkschouw::Subject;
use crate::areas::names;
use crate::people::rules::first_name;
use crate::wijkschouw::rules::{AnswerState, Asked, Given, ParticipantState, State, Tally};

/// A wijkschouw as stored.
pub type SchouwRow = wijkschouw::Model;
/// A stop as stored.
pub type StopRow = stop::Model;
/// An answer as stored.
pub type AnswerRow = answer::Model;
/// A finding as stored.
pub type FindingRow = finding::Model;

/// Somebody who is asked or takes part, with what they are in the wijkteam.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ParticipantRow {
    /// In which wijkschouw.
    pub wijkschouw_id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// Whether they take part, as a word.
    pub state: String,
    /// When they prepared their phone for the plan as it is now.
    pub prepared_at: Option<chrono::DateTime<chrono::Utc>>,
    /// The name of the account.
    pub name: Option<String>,
    /// The address of the account.
    pub email: Option<String>,
    /// The function, as a word; residents have none.
    pub function: Option<String>,
    /// On behalf of whom.
    pub partner_id: Option<Uuid>,
}

impl ParticipantRow {
    /// Whether they take part.
    #[must_use]
    pub fn state(&self) -> ParticipantState {
        ParticipantState::parse(&self.state).unwrap_or(ParticipantState::Left)
    }

    /// The function in the wijkteam.
    #[must_use]
    pub fn function(&self) -> Option<Function> {
        self.function.as_deref().map(|word| Function::parse(word).unwrap_or(Function::Other))
    }

    /// Professionals with their full name, residents with their first name.
    #[must_use]
    pub fn shown_name(&self) -> String {
        let name = self.name.as_deref().unwrap_or_default();
        let name = if self.partner_id.is_some() { name } else { first_name(name) };
        if name.is_empty() { texts::resident().to_owned() } else { name.to_owned() }
    }

    /// "Sanne Wolters, wijkregisseur".
    #[must_use]
    pub fn label(&self) -> String {
        let name = self.shown_name();
        self.function().map_or_else(|| name.clone(), |function| mail::owner(names::function(function), &name))
    }
}

/// Where it stands. The database holds no other words; should it ever, then nobody can do anything with it.
#[must_use]
pub fn state(row: &SchouwRow) -> State {
    State::parse(&row.state).unwrap_or(State::Cancelled)
}

/// What the access table needs to know of it, and of the viewer in it.
#[must_use]
pub fn subject(row: &SchouwRow, viewer: Option<ParticipantState>) -> Subject {
    Subject {
        wijkschouw_id: row.id,
        wijk_id: row.wijk_id,
        state: state(row),
        open: row.open_to_residents,
        residents_may_add: row.residents_may_add,
        viewer,
    }
}

/// Its scores, once it was finished.
#[must_use]
pub fn tally(row: &SchouwRow) -> Option<Tally> {
    serde_json::from_str(row.result.as_deref()?).ok()
}

/// The versions of checklists that an earlier plan named, the latest first.
#[must_use]
pub fn earlier_versions(row: &SchouwRow) -> Vec<Uuid> {
    let known = row.earlier_versions.as_deref();
    known.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// An answer as the rules see it.
#[must_use]
pub fn given<'a>(schouw: &SchouwRow, asked: &Asked, row: &'a AnswerRow) -> Given<'a> {
    let item = asked.answered(&row.item_key, row.value.as_deref());
    Given {
        id: row.id,
        stop_key: row.stop_key,
        item: &row.item_key,
        state: AnswerState::parse(&row.state).unwrap_or(AnswerState::Skipped),
        value: row.value.as_deref(),
        made_at: row.made_at,
        chosen: row.chosen,
        free: item.is_some_and(|(_, item)| item.scale == Scale::Text),
        after: schouw.reported_at.is_some_and(|at| row.received_at > at),
    }
}
