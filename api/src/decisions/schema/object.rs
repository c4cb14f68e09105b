use std::collections::HashMap;

use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use wdw_contract::{Cents, texts::decide_server as text};

use super::awaited::awaited;
use super::decision::{Accounting, Decision, stands};
use super::enums::{Awaited, BlockerKind};
use super::facts::PlanFacts;
use super::parts::{AskedOfPartner, Blocker, KaderCheck, KaderPreview, PartnerRoom, PartnerView, Readiness};
use super::preview;
use crate::access::{Action, OtherRole, Viewer, permits};
use crate::areas::names;
use crate::areas::schema::Partner;
use crate::budget::schema::LedgerEntry;
use crate::decisions::dossier::Dossier;
use crate::decisions::rules::{self, standings};
use crate::decisions::sentences;
use crate::graphql::{
    AccountsOf, AskedOfInitiative, CentsValue, CommitmentsOf, DecisionsOf, DossierOf, ManagersOf,
    MembersInWijk, PartnerId, PaymentsOf, PhotosOf, app, fault, loaders, viewer,
};
use crate::initiatives::rules::{Purpose, State};
use crate::initiatives::schema::Photo;
use crate::initiatives::store::{self as initiatives, InitiativeRow};
use crate::mandates::rules::Level;
use crate::platform::Fault;
use crate::refusal::{Refusal, RefusalCode};

/// Everything about deciding on an initiative. Merged into `Initiative`.
pub struct InitiativeDeciding(pub InitiativeRow);

/// How near somebody is to the deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// Not at all.
    No,
    /// The one who handed it in.
    Submitter,
    /// In its wijkteam, or a manager or stuurgroep member of a partner.
    Decider,
}

/// How near somebody is to the deciding on an initiative.
#[must_use]
pub fn inside(viewer: &Viewer, row: &InitiativeRow) -> Inside {
    let Some(actor) = viewer.actor() else { return Inside::No };
    if actor.person_id == row.submitter_id {
        return Inside::Submitter;
    }
    let member = actor.function_in(row.wijk_id).is_some();
    let higher =
        actor.roles.iter().any(|held| matches!(held.role, OtherRole::Manager | OtherRole::Stuurgroep));
    if member || higher { Inside::Decider } else { Inside::No }
}

/// Whether the viewer could say something about an initiative on behalf of a partner.
pub struct ViewerConcern {
    /// Nothing is asked of the own partners.
    asked_nothing: bool,
}

impl ViewerConcern {
    /// Why something cannot be done that the table allows.
    #[must_use]
    pub fn refusal(&self, action: Action) -> Option<Refusal> {
        let nothing = action == Action::GiveView && self.asked_nothing;
        nothing.then(|| Refusal::new(RefusalCode::NotAllowed, text::nothing_asked()))
    }
}

/// What the viewer could say about an initiative. Costs nothing for who could say nothing anyhow.
pub async fn concerns_viewer(ctx: &Context<'_>, row: &InitiativeRow) -> Result<ViewerConcern> {
    let viewer = viewer(ctx).await?;
    let may = permits(&viewer, &initiatives::subject(row), Action::GiveView).is_ok();
    let Some(actor) = viewer.actor().filter(|_| may) else {
        return Ok(ViewerConcern { asked_nothing: false });
    };
    let asked = loaders(ctx).await?.load_one(AskedOfInitiative(row.id)).await?.unwrap_or_default();
    let own = standings(actor, row.wijk_id);
    let is_own = |id: Uuid| own.iter().any(|standing| standing.partner_id == id);
    Ok(ViewerConcern { asked_nothing: !asked.iter().any(|part| is_own(part.partner_id)) })
}

impl InitiativeDeciding {
    async fn inside(&self, ctx: &Context<'_>) -> Result<Inside> {
        Ok(inside(&viewer(ctx).await?, &self.0))
    }

    async fn dossier(&self, ctx: &Context<'_>) -> Result<Dossier> {
        let found = loaders(ctx).await?.load_one(DossierOf(self.0.id)).await?;
        found.ok_or_else(|| fault(Fault::Other("the initiative is gone".into())))
    }

    async fn may(&self, ctx: &Context<'_>, action: Action) -> Result<bool> {
        Ok(permits(&viewer(ctx).await?, &initiatives::subject(&self.0), action).is_ok())
    }

    async fn blockers(
        &self,
        ctx: &Context<'_>,
        dossier: &Dossier,
        ready: &rules::Readiness,
        partners: &HashMap<Uuid, String>,
    ) -> Result<Vec<Blocker>> {
        let load = loaders(ctx).await?;
        let members = load.load_one(MembersInWijk(self.0.wijk_id)).await?.unwrap_or_default();
        let mut found = Vec::new();
        for blocker in &ready.blockers {
            let partner_id = sentences::partner_of(blocker, dossier);
            let level = sentences::level_for(blocker, dossier);
            let resolved_by = match (blocker, partner_id) {
                (rules::Blocker::KaderFails { .. }, _) => vec![text::resolve_submitter().to_owned()],
                (_, None) => members
                    .iter()
                    .filter(|member| member.function() == crate::access::Function::Wijkregisseur)
                    .map(names::label)
                    .collect(),
                (_, Some(partner_id)) if level == Level::Wijkteam => members
                    .iter()
                    .filter(|member| {
                        member.partner_id == Some(partner_id) && member.person_id != self.0.submitter_id
                    })
                    .map(names::label)
                    .collect(),
                (_, Some(partner_id)) => {
                    let holders = load.load_one(ManagersOf(partner_id)).await?.unwrap_or_default();
                    let partner = partners.get(&partner_id).map(String::as_str).unwrap_or_default();
                    holders
                        .iter()
                        .filter(|holder| holder.level() == level)
                        .filter_map(|holder| holder.name.as_deref())
                        .map(|name| match level {
                            Level::Stuurgroep => text::label_stuurgroep(name, partner),
                            Level::Wijkteam | Level::Manager => text::label_manager(name, partner),
                        })
                        .collect()
                }
            };
            let resolved_by = match (resolved_by, partner_id) {
                (names, _) if !names.is_empty() => names,
                (_, Some(id)) => {
                    vec![text::resolve_partner(partners.get(&id).map(String::as_str).unwrap_or_default())]
                }
                (_, None) => vec![text::resolve_wijkregisseur().to_owned()],
            };
            found.push(Blocker {
                kind: kind(blocker),
                text: sentences::of(blocker, dossier, partners),
                resolved_by,
            });
        }
        Ok(found)
    }
}

async fn partner_names(ctx: &Context<'_>, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, String>> {
    let rows = loaders(ctx).await?.load_many(ids.map(PartnerId)).await?;
    Ok(rows.into_iter().map(|(id, row)| (id.0, row.name)).collect())
}

fn kind(blocker: &rules::Blocker) -> BlockerKind {
    use rules::Blocker as B;
    match blocker {
        B::DivisionMissing => BlockerKind::DivisionMissing,
        B::KaderFails { .. } => BlockerKind::KaderFails,
        B::KaderOpen { .. } => BlockerKind::KaderOpen,
        B::ViewMissing { .. } => BlockerKind::ViewMissing,
        B::ViewObjects { .. } => BlockerKind::ViewObjects,
        B::ViewOutdated { .. } => BlockerKind::ViewOutdated,
        B::MandateTooLow { .. } | B::HoursBeyondMandate { .. } => BlockerKind::MandateTooLow,
        B::AboveLimit { .. } => BlockerKind::AboveLimit,
        B::BudgetMissing { .. } => BlockerKind::BudgetMissing,
        B::BudgetShort { .. } => BlockerKind::BudgetShort,
        B::PaidBefore { .. } => BlockerKind::PaidBefore,
        B::NothingGranted => BlockerKind::NothingGranted,
    }
}

/// Everything about deciding on an initiative.
#[Object]
impl InitiativeDeciding {
    /// What is asked of each partner. Empty: it is not divided yet, or nothing is asked.
    #[graphql(complexity = "4 * child_complexity")]
    async fn asked_of(&self, ctx: &Context<'_>) -> Result<Vec<AskedOfPartner>> {
        let rows = loaders(ctx).await?.load_one(AskedOfInitiative(self.0.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What is known beside the plan, for who is concerned. Null for others, and where nothing is known.
    async fn facts(&self, ctx: &Context<'_>) -> Result<Option<PlanFacts>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        let Some(facts) = &self.0.facts else { return Ok(None) };
        Ok(Some(PlanFacts::read(facts).map_err(fault)?))
    }

    /// What each kader that applies says. Null for who is not concerned.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn kader_checks(&self, ctx: &Context<'_>) -> Result<Option<Vec<KaderCheck>>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        let viewer = viewer(ctx).await?;
        let own: Vec<Uuid> = match viewer.actor() {
            Some(actor) if self.may(ctx, Action::JudgeKader).await? => {
                standings(actor, self.0.wijk_id).iter().map(|standing| standing.partner_id).collect()
            }
            _ => Vec::new(),
        };
        let dossier = self.dossier(ctx).await?;
        let check = |kader| KaderCheck::of(kader, own.contains(&kader.kader.partner_id));
        Ok(Some(dossier.kaders.iter().map(check).collect()))
    }

    /// While nobody is asked for money yet: what the kaders of partners that could be asked would say. Advice. Null for who
    /// is not concerned.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn kaders_if_asked(&self, ctx: &Context<'_>) -> Result<Option<Vec<KaderPreview>>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        let asked = loaders(ctx).await?.load_one(AskedOfInitiative(self.0.id)).await?.unwrap_or_default();
        let open = initiatives::state(&self.0).is_open();
        if !open || !asked.is_empty() || self.0.requested_cents == 0 {
            return Ok(Some(Vec::new()));
        }
        Ok(Some(preview::if_asked(ctx, &self.0).await?))
    }

    /// What the partners think, in this round. Null for who does not decide: the submitter reads it in the decision.
    #[graphql(complexity = "10 + 4 * child_complexity")]
    async fn views(&self, ctx: &Context<'_>) -> Result<Option<Vec<PartnerView>>> {
        if self.inside(ctx).await? != Inside::Decider {
            return Ok(None);
        }
        let dossier = self.dossier(ctx).await?;
        let level = dossier.readiness().level;
        Ok(Some(dossier.views.iter().map(|row| PartnerView::of(row, &dossier.asked, level)).collect()))
    }

    /// What can be decided now, and what is missing. Null for who does not decide, and when it is not in review.
    #[graphql(complexity = "20 + 5 * child_complexity")]
    async fn readiness(&self, ctx: &Context<'_>) -> Result<Option<Readiness>> {
        let in_review = initiatives::state(&self.0) == State::InReview;
        if !in_review || self.inside(ctx).await? != Inside::Decider {
            return Ok(None);
        }
        let dossier = self.dossier(ctx).await?;
        let ready = dossier.readiness();
        let ids = dossier.kaders.iter().map(|kader| kader.kader.partner_id);
        let names = partner_names(ctx, ids.chain(dossier.rooms.iter().map(|room| room.partner_id))).await?;
        let draft = dossier.draft(&names);
        Ok(Some(Readiness {
            level: ready.level.into(),
            total: CentsValue(ready.total),
            outcome: ready.outcome.into(),
            can_grant: ready.blockers.is_empty(),
            can_refuse: ready.not_refused.is_none(),
            not_refused: ready.not_refused.map(sentences::not_refused),
            blockers: self.blockers(ctx, &dossier, &ready, &names).await?,
            budgets: PartnerRoom::all(&dossier),
            refusal_motivation: draft.refusal,
            partial_motivation: draft.partial,
            way_forward: draft.way_forward,
            conditions: draft.conditions,
        }))
    }

    /// On behalf of which partners the viewer can give a view now.
    async fn viewer_partners(&self, ctx: &Context<'_>) -> Result<Vec<Partner>> {
        if !self.may(ctx, Action::GiveView).await? {
            return Ok(Vec::new());
        }
        let viewer = viewer(ctx).await?;
        let Some(actor) = viewer.actor() else { return Ok(Vec::new()) };
        let load = loaders(ctx).await?;
        let asked = load.load_one(AskedOfInitiative(self.0.id)).await?.unwrap_or_default();
        let mut found = Vec::new();
        for standing in standings(actor, self.0.wijk_id) {
            if asked.iter().any(|part| part.partner_id == standing.partner_id) {
                found.extend(load.load_one(PartnerId(standing.partner_id)).await?.map(Into::into));
            }
        }
        Ok(found)
    }

    /// What is awaited of the viewer now: a view of an own partner, at the level at which the viewer decides, or the
    /// judgement of one of its kaders. Null: nothing.
    #[graphql(complexity = 10)]
    async fn viewer_awaited(&self, ctx: &Context<'_>) -> Result<Option<Awaited>> {
        if !self.may(ctx, Action::GiveView).await? {
            return Ok(None);
        }
        let viewer = viewer(ctx).await?;
        let Some(actor) = viewer.actor() else { return Ok(None) };
        let dossier = self.dossier(ctx).await?;
        Ok(awaited(actor, &dossier, &dossier.readiness()))
    }

    /// When the partners were asked for their view, in this round. Null for who is not concerned.
    async fn views_asked_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        Ok(if self.inside(ctx).await? == Inside::No { None } else { self.0.views_asked_at })
    }

    /// The decision that stands. Null: there is none, or it is looked at again.
    async fn decision(&self, ctx: &Context<'_>) -> Result<Option<Decision>> {
        let rows = loaders(ctx).await?.load_one(DecisionsOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.into_iter().find(stands).map(Into::into))
    }

    /// All decisions, newest first.
    #[graphql(complexity = "3 * child_complexity")]
    async fn decisions(&self, ctx: &Context<'_>) -> Result<Vec<Decision>> {
        let rows = loaders(ctx).await?.load_one(DecisionsOf(self.0.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The newest accounts, for who is concerned.
    async fn accounting(&self, ctx: &Context<'_>) -> Result<Option<Accounting>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        let rows = loaders(ctx).await?.load_one(AccountsOf(self.0.id)).await?;
        Ok(rows.and_then(|mut rows| rows.pop()).map(Into::into))
    }

    /// What was paid for it, oldest first, also what was booked back later. Null for who is not concerned.
    #[graphql(complexity = "3 * child_complexity")]
    async fn payments(&self, ctx: &Context<'_>) -> Result<Option<Vec<LedgerEntry>>> {
        if self.inside(ctx).await? == Inside::No {
            return Ok(None);
        }
        let load = loaders(ctx).await?;
        let promises = load.load_one(CommitmentsOf(self.0.id)).await?.unwrap_or_default();
        let paid = load.load_many(promises.iter().map(|promise| PaymentsOf(promise.id))).await?;
        let mut paid: Vec<_> = paid.into_values().flatten().collect();
        paid.sort_by_key(|row| (row.booked_at, row.id));
        Ok(Some(paid.into_iter().map(Into::into).collect()))
    }

    /// How it went, once the accounts are approved.
    async fn result_story(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if initiatives::state(&self.0) != State::Completed {
            return Ok(None);
        }
        let rows = loaders(ctx).await?.load_one(AccountsOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.into_iter().rev().find(|row| row.approved_at.is_some()).map(|row| row.story))
    }

    /// What came of it: for everyone once the accounts are approved, before that for who is concerned.
    #[graphql(complexity = "4 * child_complexity")]
    async fn result_photos(&self, ctx: &Context<'_>) -> Result<Vec<Photo>> {
        let completed = initiatives::state(&self.0) == State::Completed;
        let inside = self.inside(ctx).await?;
        if !completed && inside == Inside::No {
            return Ok(Vec::new());
        }
        let rows = loaders(ctx).await?.load_one(PhotosOf(self.0.id)).await?.unwrap_or_default();
        let results = rows.into_iter().filter(|row| initiatives::is_for(row, Purpose::Result));
        let shown = results.filter(|row| row.hidden_at.is_none() || inside != Inside::No);
        Ok(shown.map(Into::into).collect())
    }

    /// Whether a photo of the result is enough to account for it; otherwise receipts are needed.
    async fn light_accounting(&self, ctx: &Context<'_>) -> Result<bool> {
        let rows = loaders(ctx).await?.load_one(DecisionsOf(self.0.id)).await?.unwrap_or_default();
        let granted = rows.iter().find(|row| stands(row)).map_or(Cents::ZERO, |row| Cents(row.granted_cents));
        Ok(granted <= app(ctx)?.municipality.decisions.light_accounting)
    }
}
