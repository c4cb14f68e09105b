//! What a decision is made of, as clients see it.

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::Cents;

use super::enums::{
    BlockerKind, DecisionLevel, DecisionOutcome, KaderOutcome, KaderReasonKind, ViewPosition,
};
use crate::areas::schema::Partner;
use crate::decisions::dossier::{Dossier, KaderNow};
use crate::decisions::rules::{Asked, AskedPart, FrozenCheck, FrozenView};
use crate::decisions::store::{self, CheckRow, ViewRow};
use crate::graphql::{CentsValue, PartnerId, fault, loaders};
use crate::kaders::rules::{Outcome, Reason};
use crate::kaders::schema::{Kader, KaderVersion};
use crate::platform::Fault;

/// A partner that must be there, because something in the database points to it.
pub(super) async fn partner(ctx: &Context<'_>, id: Uuid) -> Result<Partner> {
    let row = loaders(ctx).await?.load_one(PartnerId(id)).await?;
    row.map(Into::into).ok_or_else(|| fault(Fault::Other("the partner is gone".into())))
}

/// What is asked of one partner.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex, name = "AskedOf")]
pub struct AskedOfPartner {
    /// How much money.
    pub amount: CentsValue,
    /// How many hours.
    pub hours: i32,
    #[graphql(skip)]
    partner_id: Uuid,
}

impl From<AskedPart> for AskedOfPartner {
    fn from(part: AskedPart) -> Self {
        Self { amount: CentsValue(part.amount), hours: part.hours, partner_id: part.partner_id }
    }
}

#[ComplexObject]
impl AskedOfPartner {
    /// Of whom.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        partner(ctx, self.partner_id).await
    }
}

/// A reason why a kader says what it says.
#[derive(SimpleObject, Clone, Debug)]
pub struct KaderReason {
    /// What kind of reason it is.
    pub kind: KaderReasonKind,
    /// Whether the part that was compared is met. Null for other kinds.
    pub met: Option<bool>,
    /// A Dutch sentence: what was compared, what is missing, or what a person is asked.
    pub text: String,
}

impl From<&Reason> for KaderReason {
    fn from(reason: &Reason) -> Self {
        let text = reason.sentence().to_owned();
        match reason {
            Reason::Tested { met, .. } => Self { kind: KaderReasonKind::Tested, met: Some(*met), text },
            Reason::Missing { .. } => Self { kind: KaderReasonKind::Missing, met: None, text },
            Reason::Judge { .. } => Self { kind: KaderReasonKind::Judge, met: None, text },
        }
    }
}

/// What a person of the kader's own partner says of it.
#[derive(SimpleObject, Clone, Debug)]
pub struct KaderJudgement {
    /// Whether it is met.
    pub meets: bool,
    /// Why.
    pub reason: String,
    /// Who, with function.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl KaderJudgement {
    fn of(row: &CheckRow) -> Option<Self> {
        Some(Self {
            meets: row.outcome == Outcome::Meets.as_str(),
            reason: row.reason.clone()?,
            by: row.actor_label.clone().unwrap_or_default(),
            at: row.at,
        })
    }
}

/// What a kader said at some moment.
#[derive(SimpleObject, Clone, Debug)]
pub struct KaderCheckEntry {
    /// What it said.
    pub outcome: KaderOutcome,
    /// Why.
    pub reasons: Vec<KaderReason>,
    /// What a person said, when it was a person.
    pub judgement: Option<KaderJudgement>,
    /// When.
    pub at: DateTime<Utc>,
}

impl From<&CheckRow> for KaderCheckEntry {
    fn from(row: &CheckRow) -> Self {
        let reasons: Vec<Reason> = serde_json::from_str(&row.reasons).unwrap_or_default();
        Self {
            outcome: Outcome::parse(&row.outcome).unwrap_or(Outcome::Open).into(),
            reasons: reasons.iter().map(Into::into).collect(),
            judgement: KaderJudgement::of(row),
            at: row.at,
        }
    }
}

/// What a kader says of an initiative now.
#[derive(SimpleObject, Clone, Debug)]
pub struct KaderCheck {
    /// Which kader.
    pub kader: Kader,
    /// The version that holds for this initiative.
    pub version: KaderVersion,
    /// What it comes to.
    pub outcome: KaderOutcome,
    /// Why, as far as the rule can tell.
    pub reasons: Vec<KaderReason>,
    /// The judgement that counts.
    pub judgement: Option<KaderJudgement>,
    /// Whether the viewer may judge it now.
    pub viewer_may_judge: bool,
    /// Everything that was said before, oldest first.
    pub history: Vec<KaderCheckEntry>,
}

impl KaderCheck {
    pub(super) fn of(kader: &KaderNow, viewer_may_judge: bool) -> Self {
        Self {
            kader: kader.kader.clone().into(),
            version: kader.version.clone().into(),
            outcome: kader.outcome.into(),
            reasons: kader.verdict.reasons.iter().map(Into::into).collect(),
            judgement: kader.judgement.as_ref().and_then(KaderJudgement::of),
            viewer_may_judge: viewer_may_judge && kader.verdict.outcome == Outcome::Open,
            history: kader.history.iter().map(Into::into).collect(),
        }
    }
}

/// What a kader would say of a plan that was not handed in yet.
#[derive(SimpleObject, Clone, Debug)]
pub struct KaderPreview {
    /// Which kader.
    pub kader: Kader,
    /// The version that would hold.
    pub version: KaderVersion,
    /// What it would come to.
    pub outcome: KaderOutcome,
    /// Why.
    pub reasons: Vec<KaderReason>,
    /// Nobody is asked for money yet: this counts only if this partner pays along, and says what would come of it if it
    /// paid all of it.
    pub if_asked: bool,
}

/// What a partner thinks of a request.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct PartnerView {
    /// Yes or no.
    pub position: ViewPosition,
    /// What it gives.
    pub amount: CentsValue,
    /// What it does, in hours.
    pub hours: i32,
    /// The condition, or the reason.
    pub text: Option<String>,
    /// Who gave it, with function.
    pub by: String,
    /// How high that person decides.
    pub level: DecisionLevel,
    /// When.
    pub at: DateTime<Utc>,
    /// Something else is asked since: the partner has to say it again.
    pub outdated: bool,
    /// Whether the mandate of who gave it covers it, and somebody of this level is enough.
    pub binding: bool,
    #[graphql(skip)]
    partner_id: Uuid,
}

impl PartnerView {
    pub(super) fn of(row: &ViewRow, asked: &Asked, needed: crate::mandates::rules::Level) -> Self {
        let view = store::view(row);
        Self {
            position: view.position.into(),
            amount: CentsValue(view.amount),
            hours: view.hours,
            text: row.body.clone(),
            by: row.actor_label.clone(),
            level: view.level.into(),
            at: row.at,
            outdated: view.is_outdated(asked),
            binding: view.binds(needed),
            partner_id: row.partner_id,
        }
    }
}

#[ComplexObject]
impl PartnerView {
    /// Whose view it is.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        partner(ctx, self.partner_id).await
    }
}

/// Something without which a request cannot be granted.
#[derive(SimpleObject, Clone, Debug)]
pub struct Blocker {
    /// What kind it is.
    pub kind: BlockerKind,
    /// A Dutch sentence.
    pub text: String,
    /// Who can do something about it: names with functions, or who it is in general.
    pub resolved_by: Vec<String>,
}

/// What is in the pot of a partner, beside what is asked and given.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(complex)]
pub struct PartnerRoom {
    /// What is asked of it.
    pub asked: CentsValue,
    /// What is free in its wijkbudget of this year. Null: there is none.
    pub available: Option<CentsValue>,
    /// What it gives. Null: it has not said.
    pub given: Option<CentsValue>,
    /// What it paid before, after a decision that was opened again. Part of what it gives.
    pub paid: CentsValue,
    #[graphql(skip)]
    partner_id: Uuid,
}

impl PartnerRoom {
    pub(super) fn all(dossier: &Dossier) -> Vec<Self> {
        let room = |part: &AskedPart| Self {
            asked: CentsValue(part.amount),
            available: dossier
                .rooms
                .iter()
                .find(|room| room.partner_id == part.partner_id)
                .and_then(|room| room.available)
                .map(CentsValue),
            given: dossier.view_of(part.partner_id).map(|view| CentsValue(view.amount)),
            paid: CentsValue(dossier.paid(part.partner_id)),
            partner_id: part.partner_id,
        };
        dossier.asked.parts().iter().filter(|part| part.amount > Cents::ZERO).map(room).collect()
    }
}

#[ComplexObject]
impl PartnerRoom {
    /// Whose pot it is.
    async fn partner(&self, ctx: &Context<'_>) -> Result<Partner> {
        partner(ctx, self.partner_id).await
    }
}

/// What can be decided now, and what is missing.
#[derive(SimpleObject, Clone, Debug)]
pub struct Readiness {
    /// How high somebody of each partner has to decide.
    pub level: DecisionLevel,
    /// What the partners give together.
    pub total: CentsValue,
    /// Whether that is all or a part.
    pub outcome: DecisionOutcome,
    /// Whether it can be granted.
    pub can_grant: bool,
    /// Whether it can be refused.
    pub can_refuse: bool,
    /// Why it cannot be refused, as a Dutch sentence.
    pub not_refused: Option<String>,
    /// What is missing to grant.
    pub blockers: Vec<Blocker>,
    /// What is in the pots.
    pub budgets: Vec<PartnerRoom>,
    /// A motivation to begin with, for refusing.
    pub refusal_motivation: String,
    /// A motivation to begin with, for granting a part.
    pub partial_motivation: String,
    /// A way forward to begin with.
    pub way_forward: String,
    /// Conditions to begin with, for granting: what partners ask in return for their yes.
    pub conditions: String,
}

/// What a kader said when it was decided.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(name = "FrozenCheck")]
pub struct FrozenCheckObject {
    /// As people mention it.
    pub kader_number: String,
    /// What it was called.
    pub title: String,
    /// Which version.
    pub version: i32,
    /// What it said.
    pub outcome: KaderOutcome,
    /// Why, as sentences.
    pub reasons: Vec<String>,
    /// What a person said of it, if a person judged.
    pub judgement: Option<String>,
}

impl From<FrozenCheck> for FrozenCheckObject {
    fn from(check: FrozenCheck) -> Self {
        Self {
            kader_number: check.number,
            title: check.title,
            version: check.version,
            outcome: check.outcome.into(),
            reasons: check.reasons,
            judgement: check.judgement.map(|(reason, _)| reason),
        }
    }
}

/// What a partner thought when it was decided.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(name = "FrozenView")]
pub struct FrozenViewObject {
    /// The partner, by name.
    pub partner: String,
    /// Yes or no.
    pub position: ViewPosition,
    /// What it gives.
    pub amount: CentsValue,
    /// Who said so.
    pub by: String,
    /// The condition, or the reason.
    pub text: Option<String>,
}

impl From<FrozenView> for FrozenViewObject {
    fn from(view: FrozenView) -> Self {
        Self {
            partner: view.partner,
            position: view.position.into(),
            amount: CentsValue(view.amount),
            by: view.by,
            text: view.text,
        }
    }
}
