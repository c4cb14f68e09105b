//! What became of what was found: of the first wijkschouw all is closed, of the second some is on its way or late.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;
use wdw_contract::limits;
use wdw_entities::{finding, follow_up, follow_up_note, membership};

use super::References;
use super::people::Cast;
use crate::follow_ups::rules::{Kind, State};
use crate::platform::clock::local_date;
use crate::platform::ids::Ids;
use crate::platform::{App, Fault};

/// What becomes of the first findings of a wijkschouw, how far each is after half a year, and what was told of it.
const STORY: [(Kind, State, &str); 7] = [
    (Kind::Action, State::Done, "Opgeruimd met bewoners van de straat."),
    (Kind::Report, State::Done, "De gemeente heeft het gemaakt."),
    (Kind::Action, State::InProgress, "De aannemer komt kijken."),
    (Kind::Signal, State::Done, "Besproken met de beheerder. Er komt een vaste ronde."),
    (Kind::Report, State::InProgress, "Het staat op de lijst voor de volgende ronde."),
    (Kind::Action, State::Open, ""),
    (Kind::Action, State::Open, ""),
];
/// After this long everything is closed.
const CLOSED_AFTER: i64 = 300;

/// Rows of both tables.
#[derive(Default)]
pub(super) struct Rows {
    follow_ups: Vec<follow_up::ActiveModel>,
    notes: Vec<follow_up_note::ActiveModel>,
    pub(super) given: References,
}

/// On behalf of whom each membership is.
pub(super) async fn partners(app: &App) -> Result<HashMap<Uuid, Uuid>, Fault> {
    let rows = membership::Entity::find().all(&app.database.read).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, row.partner_id?))).collect())
}

impl Rows {
    /// Empty, after these references were given.
    pub(super) fn after(given: References) -> Self {
        Self { given, ..Self::default() }
    }

    pub(super) fn add(
        &mut self,
        (dice, now): (&Ids, DateTime<Utc>),
        cast: &Cast,
        partners: &HashMap<Uuid, Uuid>,
        findings: &[finding::ActiveModel],
        reported_at: DateTime<Utc>,
    ) {
        let long_ago = now - reported_at > TimeDelta::days(CLOSED_AFTER);
        let organiser = cast.team.first().map(|(_, person, _)| *person).unwrap_or_default();
        for (number, (found, (kind, state, told))) in findings.iter().zip(STORY).enumerate() {
            let Some((owner_id, person_id, label)) = cast.team.get((number + 1) % cast.team.len().max(1))
            else {
                return;
            };
            let Some(partner_id) = partners.get(owner_id) else { return };
            let state = if long_ago && state != State::Done { State::Dropped } else { state };
            let told = match state {
                State::Dropped => "Na een jaar is hier niets meer te zien.",
                _ => told,
            };
            let moved_at = reported_at + TimeDelta::days(20 + i64::try_from(number).unwrap_or_default());
            let closed = matches!(state, State::Done | State::Dropped);
            // The last one still has time; what is open before it is late.
            let due_on = local_date(if number == 6 { now } else { reported_at }) + TimeDelta::days(42);
            let id = dice.uuid();
            let note = found.note.clone().take().unwrap_or_default();
            let title: String =
                note.split(['.', '?']).next().unwrap_or_default().chars().take(limits::TITLE).collect();
            self.follow_ups.push(follow_up::ActiveModel {
                id: Set(id),
                reference: Set(self.given.next("A", dice)),
                wijk_id: Set(cast.wijk_id),
                wijkschouw_id: Set(found.wijkschouw_id.clone().take()),
                finding_id: Set(found.id.clone().take()),
                kind: Set(kind.as_str().to_owned()),
                title: Set(title),
                body: Set(Some(note)),
                owner_id: Set(Some(*owner_id)),
                partner_id: Set(Some(*partner_id)),
                due_on: Set(Some(due_on)),
                state: Set(state.as_str().to_owned()),
                exported_at: Set((kind == Kind::Report).then_some(reported_at)),
                created_by: Set(organiser),
                created_at: Set(reported_at),
                updated_at: Set(if told.is_empty() { reported_at } else { moved_at }),
                closed_at: Set(closed.then_some(moved_at)),
            });
            if !told.is_empty() {
                self.notes.push(follow_up_note::ActiveModel {
                    id: Set(dice.uuid()),
                    follow_up_id: Set(id),
                    author_id: Set(*person_id),
                    author_label: Set(label.clone()),
                    state: Set(Some(state.as_str().to_owned())),
                    body: Set(told.to_owned()),
                    created_at: Set(moved_at),
                });
            }
        }
    }

    pub(super) async fn write(&self, app: &App) -> Result<(), Fault> {
        const CHUNK: usize = 300;
        app.database
            .write_transaction(|tx| async move {
                for chunk in self.follow_ups.chunks(CHUNK) {
                    follow_up::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
                }
                for chunk in self.notes.chunks(CHUNK) {
                    follow_up_note::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
                }
                Ok(())
            })
            .await
    }
}
