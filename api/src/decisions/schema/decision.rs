use async_graphql::{ComplexObject, Context, ID, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::Cents;

use super::enums::DecisionOutcome;
use super::object::{Inside, inside};
use super::parts::{FrozenCheckObject, FrozenViewObject, partner};
use crate::areas::schema::Partner;
use crate::budget;
use crate::decisions::rules::{Frozen, Outcome, Settlement, settlement};
use crate::decisions::store::{self, AccountingRow, DecisionRow};
use crate::graphql::{
    CentsValue, CommitmentsOf, Day, DecisionsOf, InitiativeById, Kind, NodeId, PhotosOf, app, fault, loaders,
    viewer,
};
use crate::initiatives::rules::Purpose;
use crate::initiatives::schema::Photo;
use crate::initiatives::store::{InitiativeRow, is_for};

/// What one partner gives by a decision.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct DecisionPart {
    /// What it gives.
    pub amount: CentsValue,
    /// What was paid of it.
    pub paid: CentsValue,
    /// What returned to the wijkbudget.
    pub released: CentsValue,
    #[graphql(skip)]
    partner_id: Uuid,
}

#[ComplexObject]
impl DecisionPart {
    /// Whose money it is.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        partner(ctx, self.partner_id).await
    }
}

/// The motivated decision on an initiative.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Decision {
    /// Global and opaque.
    pub id: ID,
    /// The first on this initiative is 1.
    pub number: i32,
    /// How it was decided.
    pub outcome: DecisionOutcome,
    /// What was asked.
    pub requested: CentsValue,
    /// What is given.
    pub granted: CentsValue,
    /// Why.
    pub motivation: Option<String>,
    /// What the submitter has to do.
    pub conditions: Option<String>,
    /// What the submitter can do now.
    pub way_forward: Option<String>,
    /// The day of the meeting. Null: between meetings.
    pub meeting_on: Option<Day>,
    /// When it was closed.
    pub closed_at: DateTime<Utc>,
    /// Who closed it, with function.
    pub closed_by: String,
    /// The last day to object.
    pub object_until: Day,
    /// Since when it is looked at again. Null: it stands.
    pub reopened_at: Option<DateTime<Utc>>,
    /// Who opened it again.
    pub reopened_by: Option<String>,
    /// Why.
    pub reopen_reason: Option<String>,
    #[graphql(skip)]
    row: DecisionRow,
}

impl From<DecisionRow> for Decision {
    fn from(row: DecisionRow) -> Self {
        Self {
            id: NodeId::of(Kind::Decision, row.id),
            number: row.number,
            outcome: store::outcome(&row).into(),
            requested: CentsValue(Cents(row.requested_cents)),
            granted: CentsValue(Cents(row.granted_cents)),
            motivation: row.motivation.clone(),
            conditions: row.conditions.clone(),
            way_forward: row.way_forward.clone(),
            meeting_on: row.meeting_on.map(Day),
            closed_at: row.closed_at,
            closed_by: row.closed_by_label.clone(),
            object_until: Day(row.object_until),
            reopened_at: row.reopened_at,
            reopened_by: row.reopened_by_label.clone(),
            reopen_reason: row.reopen_reason.clone(),
            row,
        }
    }
}

impl Decision {
    /// The decision with this id, when the viewer may see its initiative.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = store::decision(&app(ctx)?.database.read, id).await.map_err(|error| fault(error.into()))?;
        let Some(found) = row.map(Self::from) else { return Ok(None) };
        Ok(found.initiative(ctx).await?.map(|_| found))
    }

    fn frozen(&self) -> Result<Frozen> {
        serde_json::from_str(&self.row.frozen).map_err(|error| fault(error.into()))
    }

    async fn initiative(&self, ctx: &Context<'_>) -> Result<Option<InitiativeRow>> {
        Ok(loaders(ctx).await?.load_one(InitiativeById(self.row.initiative_id)).await?)
    }

    async fn inside(&self, ctx: &Context<'_>) -> Result<Inside> {
        let viewer = viewer(ctx).await?;
        Ok(self.initiative(ctx).await?.map_or(Inside::No, |row| inside(&viewer, &row)))
    }
}

#[ComplexObject]
impl Decision {
    /// What each partner gives.
    async fn parts(&self, ctx: &Context<'_>) -> Result<Vec<DecisionPart>> {
        let promised = loaders(ctx).await?.load_one(CommitmentsOf(self.row.initiative_id)).await?;
        let promised = promised.unwrap_or_default();
        let decisions = loaders(ctx).await?.load_one(DecisionsOf(self.row.initiative_id)).await?;
        let mut until = decisions.unwrap_or_default();
        until.retain(|other| other.number <= self.row.number);
        let until: Vec<Uuid> = until.into_iter().map(|other| other.id).collect();
        let part = |partner_id: Uuid, amount: Cents| {
            // What was carried over to another year stands as a promise of its own; what was paid after an earlier
            // decision, that was opened again, is part of this one.
            let own = || {
                let counts = |row: &&budget::store::CommitmentRow| until.contains(&row.decision_id);
                let of_partner = promised.iter().filter(|row| row.partner_id == partner_id);
                of_partner.filter(counts).map(budget::store::commitment)
            };
            let paid: Cents = own().map(|promise| promise.paid).sum();
            let open: Cents = own().map(|promise| promise.open()).sum();
            DecisionPart {
                amount: CentsValue(amount),
                paid: CentsValue(paid),
                released: CentsValue(amount - paid - open),
                partner_id,
            }
        };
        let parts = self.frozen()?.parts.into_iter().filter(|part| part.amount > Cents::ZERO);
        Ok(parts.map(|frozen| part(frozen.partner_id, frozen.amount)).collect())
    }

    /// The letter as a PDF, for the submitter, the wijkteam and who decides.
    async fn letter_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        let row = self.initiative(ctx).await?;
        Ok(row.map(|row| format!("/letters/{}-{}.pdf", row.reference, self.row.number)))
    }

    /// The kadertoets as it was. Null for who is not concerned.
    async fn checks(&self, ctx: &Context<'_>) -> Result<Option<Vec<FrozenCheckObject>>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        Ok(Some(self.frozen()?.checks.into_iter().map(Into::into).collect()))
    }

    /// What the partners thought. Null for who is not concerned.
    async fn views(&self, ctx: &Context<'_>) -> Result<Option<Vec<FrozenViewObject>>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        Ok(Some(self.frozen()?.views.into_iter().map(Into::into).collect()))
    }
}

/// Whether a decision still stands.
pub(super) fn stands(row: &DecisionRow) -> bool {
    row.reopened_at.is_none() && Outcome::parse(&row.outcome).is_some()
}

/// How a resident accounts for what was granted.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct Accounting {
    /// What was spent.
    pub spent: CentsValue,
    /// How it went.
    pub story: String,
    /// When it was handed in.
    pub handed_in_at: DateTime<Utc>,
    /// When it came back.
    pub returned_at: Option<DateTime<Utc>>,
    /// What is missing.
    pub return_reason: Option<String>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    #[graphql(skip)]
    row: AccountingRow,
}

impl From<AccountingRow> for Accounting {
    fn from(row: AccountingRow) -> Self {
        Self {
            spent: CentsValue(Cents(row.spent_cents)),
            story: row.story.clone(),
            handed_in_at: row.handed_in_at,
            returned_at: row.returned_at,
            return_reason: row.return_reason.clone(),
            approved_at: row.approved_at,
            row,
        }
    }
}

#[ComplexObject]
impl Accounting {
    /// The receipts that the submitter sent along.
    async fn receipts(&self, ctx: &Context<'_>) -> Result<Vec<Photo>> {
        let rows = loaders(ctx).await?.load_one(PhotosOf(self.row.initiative_id)).await?;
        let receipts = rows.unwrap_or_default().into_iter().filter(|row| is_for(row, Purpose::Receipt));
        let own = receipts.filter(|row| row.uploader_id == self.row.submitter_id);
        Ok(own.map(Into::into).collect())
    }

    /// What approving would return to the wijkbudgets: all that is promised and not paid.
    async fn returns(&self, ctx: &Context<'_>) -> Result<CentsValue> {
        Ok(CentsValue(self.settlement(ctx).await?.returns))
    }

    /// What was spent within the grant and is not paid. Approving while this is not zero means that it never is.
    async fn unpaid(&self, ctx: &Context<'_>) -> Result<CentsValue> {
        Ok(CentsValue(self.settlement(ctx).await?.unpaid))
    }
}

impl Accounting {
    async fn settlement(&self, ctx: &Context<'_>) -> Result<Settlement> {
        let promises = loaders(ctx).await?.load_one(CommitmentsOf(self.row.initiative_id)).await?;
        let promises: Vec<_> = promises.iter().flatten().map(budget::store::commitment).collect();
        let paid = promises.iter().map(|promise| promise.paid).sum();
        let open = promises.iter().map(|promise| promise.open()).sum();
        Ok(settlement(self.spent.0, paid, open))
    }
}
