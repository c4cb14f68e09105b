//! Loaders: however many rows a page has, each kind of thing beside them takes one statement.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use uuid::Uuid;

use crate::access::Viewer;
use crate::areas::store::{self as areas, BuurtRow, MemberRow, PartnerRow, WijkRow, WijkteamRow, grouped};
use crate::budget::store::{self as budget, CommitmentRow};
use crate::checklists::store::{self as checklists, ChecklistRow, VersionRow};
use crate::decisions::dossier::{self, Dossier};
use crate::decisions::rules::AskedPart;
use crate::decisions::store::{self as decisions, AccountingRow, DecisionRow, RoleHolder};
use crate::follow_ups::store::{self as follow_ups, FollowUpRow, NoteRow};
use crate::initiatives::store::{
    self as initiatives, BudgetLineRow, EventRow, InitiativeRow, MessageRow, PhotoRow,
};
use crate::kaders::store::{self as kaders, KaderRow, VersionRow as KaderVersionRow};
use crate::people::store::{self as people, PersonRow};
use crate::platform::clock::local_date;
use crate::platform::{App, Fault};
use crate::wijkschouw::rules::ParticipantState;
use crate::wijkschouw::store::{self as schouwen, AnswerRow, FindingRow, ParticipantRow, SchouwRow, StopRow};

/// The loaders of one request. What was loaded once is kept until the request ends or changes something.
pub type Loaders = DataLoader<Source, HashMapCache>;

/// Where loaders load from.
pub struct Source {
    app: Arc<App>,
    viewer: Viewer,
}

pub(super) fn new(app: Arc<App>, viewer: Viewer) -> Loaders {
    DataLoader::with_cache(Source { app, viewer }, tokio::spawn, HashMapCache::default())
}

/// Declares one loader: the key, what it gives, and the statement that loads many at once.
macro_rules! loader {
    ($(#[$doc:meta])* $Key:ident -> $Value:ty, |$source:ident, $ids:ident| $load:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $Key(pub Uuid);

        impl Loader<$Key> for Source {
            type Value = $Value;
            type Error = Arc<Fault>;

            async fn load(&self, keys: &[$Key]) -> Result<HashMap<$Key, $Value>, Arc<Fault>> {
                let $source = self;
                let $ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
                let loaded: HashMap<Uuid, $Value> = $load.map_err(|error| Arc::new(Fault::from(error)))?;
                Ok(loaded.into_iter().map(|(id, value)| ($Key(id), value)).collect())
            }
        }
    };
}

mod money;

pub use money::{
    BudgetId, CommitmentId, CommitmentsOfBudget, FirstEntriesOf, ManagersOfPartner, MandatesOfPartner,
    MandatesOfWijkteam, PaymentsOf, PhotoId, ReversalOf,
};

fn by_id<Row>(rows: Vec<Row>, id: impl Fn(&Row) -> Uuid) -> HashMap<Uuid, Row> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}

loader!(
    /// A partner by id.
    PartnerId -> PartnerRow,
    |source, ids| areas::partners_by_id(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// A wijk by id.
    WijkId -> WijkRow,
    |source, ids| areas::wijken_by_id(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// A buurt by id.
    BuurtId -> BuurtRow,
    |source, ids| areas::buurten_by_id(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// The buurten of a wijk.
    BuurtenOf -> Vec<BuurtRow>,
    |source, ids| areas::buurten_of(&source.app.database.read, &ids).await.map(|rows| grouped(rows, |row| row.wijk_id))
);
loader!(
    /// The wijkteam of a wijk.
    WijkteamOf -> WijkteamRow,
    |source, ids| areas::wijkteams_of(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.wijk_id))
);
loader!(
    /// A wijkteam by id.
    WijkteamId -> WijkteamRow,
    |source, ids| areas::wijkteams_by_id(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// Who is in a wijkteam today.
    MembersOf -> Vec<MemberRow>,
    |source, ids| {
        let today = local_date(source.app.clock.now());
        areas::members_of(&source.app.database.read, &ids, today).await
            .map(|rows| grouped(rows, |row| row.wijkteam_id))
    }
);
loader!(
    /// A membership by id, also one that has ended.
    MemberId -> MemberRow,
    |source, ids| areas::members_by_id(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// A person by id.
    PersonId -> PersonRow,
    |source, ids| people::persons_by_id(&source.app.database.read, &ids).await.map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// The costs of an initiative.
    BudgetOf -> Vec<BudgetLineRow>,
    |source, ids| initiatives::budget_lines_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id))
);
loader!(
    /// The steps of an initiative.
    TimelineOf -> Vec<EventRow>,
    |source, ids| initiatives::timeline_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id))
);
loader!(
    /// The messages about an initiative.
    MessagesOf -> Vec<MessageRow>,
    |source, ids| initiatives::messages_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id))
);
loader!(
    /// The photos of an initiative itself, whatever they are for.
    PhotosOf -> Vec<PhotoRow>,
    |source, ids| initiatives::photos_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id.unwrap_or_default()))
);
loader!(
    /// The photos that came with a message.
    PhotosWith -> Vec<PhotoRow>,
    |source, ids| initiatives::photos_of_messages(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.message_id.unwrap_or_default()))
);
loader!(
    /// There when the viewer supports this initiative.
    SupportedByViewer -> (),
    |source, ids| match source.viewer.person_id() {
        Some(person_id) => initiatives::supported_by(&source.app.database.read, person_id, &ids).await
            .map(|found| found.into_iter().map(|id| (id, ())).collect()),
        None => Ok::<_, sea_orm::DbErr>(HashMap::new()),
    }
);
loader!(
    /// A checklist by id, when the viewer may read it.
    ChecklistId -> ChecklistRow,
    |source, ids| checklists::by_ids(&source.app.database.read, &source.viewer, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// The versions of a checklist that the viewer may read, newest first.
    VersionsOf -> Vec<VersionRow>,
    |source, ids| checklists::versions_of(&source.app.database.read, &source.viewer, &ids).await
        .map(|rows| grouped(rows, |row| row.checklist_id))
);
loader!(
    /// A version of a checklist by id, when the viewer may read it.
    ChecklistVersionId -> VersionRow,
    |source, ids| checklists::versions_by_id(&source.app.database.read, &source.viewer, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);

loader!(
    /// An initiative by id, when the viewer may see it.
    InitiativeById -> InitiativeRow,
    |source, ids| initiatives::find_many(&source.app.database.read, &source.viewer, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// What is asked of each partner for an initiative.
    AskedOfInitiative -> Vec<AskedPart>,
    |source, ids| decisions::asked_of(&source.app.database.read, &ids).await.map(|rows| {
        grouped(rows, |row| row.initiative_id)
            .into_iter()
            .map(|(id, rows)| (id, rows.iter().map(decisions::asked_part).collect()))
            .collect()
    })
);
loader!(
    /// The decisions on an initiative, newest first.
    DecisionsOf -> Vec<DecisionRow>,
    |source, ids| decisions::decisions_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id))
);
loader!(
    /// The accounts of an initiative, oldest first.
    AccountsOf -> Vec<AccountingRow>,
    |source, ids| decisions::accounts_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id))
);
loader!(
    /// What was promised to an initiative.
    CommitmentsOf -> Vec<CommitmentRow>,
    |source, ids| budget::commitments_of_initiatives(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.initiative_id))
);
loader!(
    /// Everything that a decision on an initiative depends on, when the viewer may see it.
    DossierOf -> Dossier,
    |source, ids| source.dossiers(&ids).await
);
loader!(
    /// Who is in the wijkteam of a wijk today.
    MembersInWijk -> Vec<MemberRow>,
    |source, ids| {
        let today = local_date(source.app.clock.now());
        areas::members_in_wijken(&source.app.database.read, &ids, today).await
    }
);
loader!(
    /// The managers and stuurgroep members of a partner today.
    ManagersOf -> Vec<RoleHolder>,
    |source, ids| {
        let today = local_date(source.app.clock.now());
        decisions::managers_of(&source.app.database.read, &ids, today).await
            .map(|rows| grouped(rows, |row| row.partner_id.unwrap_or_default()))
    }
);
loader!(
    /// A kader by id.
    KaderId -> KaderRow,
    |source, ids| kaders::by_ids(&source.app.database.read, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// The versions of a kader, newest first.
    VersionsOfKader -> Vec<KaderVersionRow>,
    |source, ids| kaders::versions_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.kader_id))
);
loader!(
    /// A wijkschouw by id, when the viewer may see it.
    SchouwId -> SchouwRow,
    |source, ids| schouwen::find_many(&source.app.database.read, &source.viewer, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// The stops of a wijkschouw, in order.
    StopsOf -> Vec<StopRow>,
    |source, ids| schouwen::stops_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.wijkschouw_id))
);
loader!(
    /// Who is asked for a wijkschouw or takes part.
    ParticipantsOf -> Vec<ParticipantRow>,
    |source, ids| schouwen::participants_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.wijkschouw_id))
);
loader!(
    /// How many come along to a wijkschouw.
    ParticipantCount -> i64,
    |source, ids| schouwen::counts(&source.app.database.read, &ids).await
        .map(|counts| counts.into_iter().collect())
);
loader!(
    /// Whether the viewer takes part in a wijkschouw.
    ViewerTakesPart -> ParticipantState,
    |source, ids| match source.viewer.person_id() {
        Some(person_id) => schouwen::viewer_states(&source.app.database.read, person_id, &ids).await
            .map(|found| found.into_iter().collect()),
        None => Ok::<_, sea_orm::DbErr>(HashMap::new()),
    }
);
loader!(
    /// The answers of a wijkschouw.
    AnswersOf -> Vec<AnswerRow>,
    |source, ids| schouwen::answers_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.wijkschouw_id))
);
loader!(
    /// The findings of a wijkschouw.
    FindingsOf -> Vec<FindingRow>,
    |source, ids| schouwen::findings_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.wijkschouw_id))
);
loader!(
    /// The photos of an answer.
    PhotosOfAnswer -> Vec<PhotoRow>,
    |source, ids| schouwen::photos_of_answers(&source.app.database.read, &ids).await.map(pairs)
);
loader!(
    /// The photos of a finding: its own, or those of its answer.
    PhotosOfFinding -> Vec<PhotoRow>,
    |source, ids| schouwen::photos_of_findings(&source.app.database.read, &ids).await.map(pairs)
);
loader!(
    /// What became of a finding.
    FollowUpOf -> FollowUpRow,
    |source, ids| follow_ups::of_findings(&source.app.database.read, &ids).await
        .map(|rows| by_id(rows, |row| row.finding_id.unwrap_or_default()))
);
loader!(
    /// The steps of a follow-up, oldest first.
    NotesOf -> Vec<NoteRow>,
    |source, ids| follow_ups::notes_of(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.follow_up_id))
);

impl Source {
    async fn dossiers(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Dossier>, Fault> {
        let database = &self.app.database.read;
        let rows = initiatives::find_many(database, &self.viewer, ids).await?;
        dossier::load(&self.app, database, rows, local_date(self.app.clock.now())).await
    }
}

fn pairs<Row>(rows: Vec<(Uuid, Row)>) -> HashMap<Uuid, Vec<Row>> {
    let mut groups: HashMap<Uuid, Vec<Row>> = HashMap::new();
    for (key, row) in rows {
        groups.entry(key).or_default().push(row);
    }
    groups
}
