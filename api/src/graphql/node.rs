//! Global ids: `initiative:0192…`. A client treats them as opaque; the server reads what they are.

use async_graphql::{Context, ID, Interface, Object, Result};
use uuid::Uuid;

use super::context::{app, loaders, viewer};
use super::loaders::{
    BuurtId, ChecklistId, ChecklistVersionId, KaderId, MemberId, PartnerId, WijkId, WijkteamId,
};
use super::refusals::fault;
use crate::areas::schema::{Buurt, Membership, Partner, Wijk, Wijkteam};
use crate::budget::schema::{BudgetProposal, LedgerEntry, WijkBudget};
use crate::checklists::schema::{Checklist, ChecklistVersion};
use crate::decisions::schema::Decision;
use crate::follow_ups::{self, schema::FollowUp};
use crate::initiatives;
use crate::initiatives::schema::{Initiative, Message, Photo, TimelineEvent};
use crate::kaders::schema::Kader;
use crate::mandates::schema::{Manager, Mandate};
use crate::people::schema::{Person, Session};
use crate::wijkschouw::{self, schema::Finding, schema::Wijkschouw};
use crate::words::words;

words! {
    /// What an id is of.
    pub enum Kind {
        /// A partner.
        Partner = "partner",
        /// A wijk.
        Wijk = "wijk",
        /// A buurt.
        Buurt = "buurt",
        /// A wijkteam.
        Wijkteam = "wijkteam",
        /// A membership.
        Membership = "membership",
        /// An initiative.
        Initiative = "initiative",
        /// A step of an initiative.
        TimelineEvent = "timeline_event",
        /// A message.
        Message = "message",
        /// A photo.
        Photo = "photo",
        /// A person.
        Person = "person",
        /// A session.
        Session = "session",
        /// A checklist.
        Checklist = "checklist",
        /// A version of a checklist.
        ChecklistVersion = "checklist_version",
        /// A kader.
        Kader = "kader",
        /// A decision on an initiative.
        Decision = "decision",
        /// A wijkschouw.
        Wijkschouw = "wijkschouw",
        /// Something seen in one.
        Finding = "finding",
        /// What becomes of a finding.
        FollowUp = "follow_up",
        /// The money of a wijk, a year and a partner.
        WijkBudget = "wijk_budget",
        /// A booking on it.
        LedgerEntry = "ledger_entry",
        /// Money that the stuurgroep is asked for.
        BudgetProposal = "budget_proposal",
        /// What somebody may decide.
        Mandate = "mandate",
        /// A manager of a partner.
        Manager = "manager",
    }
}

/// Writing and reading of global ids.
#[derive(Debug)]
pub struct NodeId;

impl NodeId {
    /// The global id of a thing.
    #[must_use]
    pub fn of(kind: Kind, id: Uuid) -> ID {
        ID(format!("{}:{id}", kind.as_str()))
    }

    /// What a global id is of; `None` when it is not one.
    #[must_use]
    pub fn read(id: &ID) -> Option<(Kind, Uuid)> {
        let (kind, uuid) = id.0.split_once(':')?;
        Some((Kind::parse(kind)?, Uuid::try_parse(uuid).ok()?))
    }

    /// The id of a thing of this kind. Any other id answers the nil id, which nothing has: what is not there and
    /// what is of another kind are the same to a client.
    #[must_use]
    pub fn expect(kind: Kind, id: &ID) -> Uuid {
        Self::read(id).filter(|(found, _)| *found == kind).map(|(_, uuid)| uuid).unwrap_or_default()
    }
}

/// Anything that has a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID", desc = "Global and opaque."))]
#[expect(clippy::large_enum_variant, reason = "one value per request")]
pub enum Node {
    /// A partner.
    Partner(Partner),
    /// A wijk.
    Wijk(Wijk),
    /// A buurt.
    Buurt(Buurt),
    /// A wijkteam.
    Wijkteam(Wijkteam),
    /// A membership.
    Membership(Membership),
    /// An initiative.
    Initiative(Initiative),
    /// A step of an initiative.
    TimelineEvent(TimelineEvent),
    /// A message.
    Message(Message),
    /// A photo.
    Photo(Photo),
    /// A person.
    Person(Person),
    /// A session.
    Session(Session),
    /// A checklist.
    Checklist(Checklist),
    /// A version of a checklist.
    ChecklistVersion(ChecklistVersion),
    /// A kader.
    Kader(Kader),
    /// A decision on an initiative.
    Decision(Decision),
    /// A wijkschouw.
    Wijkschouw(Wijkschouw),
    /// Something seen in one.
    Finding(Finding),
    /// What becomes of a finding.
    FollowUp(FollowUp),
    /// The money of a wijk, a year and a partner.
    WijkBudget(WijkBudget),
    /// A booking on it.
    LedgerEntry(LedgerEntry),
    /// Money that the stuurgroep is asked for.
    BudgetProposal(BudgetProposal),
    /// What somebody may decide.
    Mandate(Mandate),
    /// A manager of a partner.
    Manager(Manager),
}

/// Finding anything by its global id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Anything by its global id. What does not exist and what the viewer may not see are both null.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A global id.")] id: ID,
    ) -> Result<Option<Node>> {
        let Some((kind, id)) = NodeId::read(&id) else { return Ok(None) };
        let load = loaders(ctx).await?;
        let database = &app(ctx)?.database.read;
        let viewer = viewer(ctx).await?;
        let broken = |error: sea_orm::DbErr| fault(error.into());
        Ok(match kind {
            Kind::Partner => load.load_one(PartnerId(id)).await?.map(|row| Node::Partner(row.into())),
            Kind::Wijk => load.load_one(WijkId(id)).await?.map(|row| Node::Wijk(row.into())),
            Kind::Buurt => load.load_one(BuurtId(id)).await?.map(|row| Node::Buurt(row.into())),
            Kind::Wijkteam => load.load_one(WijkteamId(id)).await?.map(|row| Node::Wijkteam(row.into())),
            Kind::Membership => load.load_one(MemberId(id)).await?.map(|row| Node::Membership(row.into())),
            Kind::Initiative => initiatives::store::find(database, &viewer, id)
                .await
                .map_err(broken)?
                .map(|row| Node::Initiative(row.into())),
            Kind::TimelineEvent => initiatives::store::find_event(database, &viewer, id)
                .await
                .map_err(broken)?
                .map(|row| Node::TimelineEvent(row.into())),
            Kind::Message => initiatives::store::find_message(database, &viewer, id)
                .await
                .map_err(broken)?
                .map(|row| Node::Message(row.into())),
            Kind::Photo => initiatives::store::find_photo(database, &viewer, id)
                .await
                .map_err(broken)?
                .map(|row| Node::Photo(row.into())),
            Kind::Person => Person::find(ctx, id).await?.map(Node::Person),
            Kind::Session => Session::find(ctx, id).await?.map(Node::Session),
            Kind::Kader => load.load_one(KaderId(id)).await?.map(|row| Node::Kader(row.into())),
            Kind::Decision => Decision::find(ctx, id).await?.map(Node::Decision),
            Kind::Checklist => load.load_one(ChecklistId(id)).await?.map(|row| Node::Checklist(row.into())),
            Kind::ChecklistVersion => {
                load.load_one(ChecklistVersionId(id)).await?.map(|row| Node::ChecklistVersion(row.into()))
            }
            Kind::Wijkschouw => wijkschouw::store::find(database, &viewer, id)
                .await
                .map_err(broken)?
                .map(|(row, _)| Node::Wijkschouw(row.into())),
            Kind::Finding => Finding::find(ctx, id).await?.map(Node::Finding),
            Kind::FollowUp => follow_ups::store::find(database, &viewer, id)
                .await
                .map_err(broken)?
                .map(|row| Node::FollowUp(row.into())),
            Kind::WijkBudget => WijkBudget::find(ctx, id).await?.map(Node::WijkBudget),
            Kind::LedgerEntry => LedgerEntry::find(ctx, id).await?.map(Node::LedgerEntry),
            Kind::BudgetProposal => BudgetProposal::find(ctx, id).await?.map(Node::BudgetProposal),
            Kind::Mandate => Mandate::find(ctx, id).await?.map(Node::Mandate),
            Kind::Manager => Manager::find(ctx, id).await?.map(Node::Manager),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_another_kind_is_nothing() {
        let id = NodeId::of(Kind::Wijk, Uuid::from_u128(5));
        assert_eq!(NodeId::read(&id), Some((Kind::Wijk, Uuid::from_u128(5))));
        assert_eq!(NodeId::expect(Kind::Initiative, &id), Uuid::nil());
        for junk in
            ["", "wijk", "wijk:", "wijk:1", ":", "kat:00000000-0000-0000-0000-000000000005", "wijk:\0"]
        {
            assert_eq!(NodeId::read(&ID(junk.to_owned())), None, "{junk}");
        }
    }
}
