//! Everything that a decision depends on, of one or many initiatives, in a number of statements that does not depend on
//! how many there are.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use wdw_contract::Cents;

use super::rules::{
    Asked, AskedPart, Blocker, Case, Draft, FrozenCheck, FrozenView, Limits, PartnerCheck, Position,
    Readiness, Room, View, awaited, draft, readiness,
};
use super::store::{self, CheckRow, ViewRow};
use crate::budget;
use crate::budget::store::CommitmentRow;
use crate::initiatives::store::InitiativeRow;
use crate::kaders::rules::{Facts, Judgement, Outcome, Reason, Verdict, evaluate, judged};
use crate::kaders::store::{self as kaders, KaderRow, VersionRow};
use crate::mandates::rules::Level;
use crate::platform::{App, Fault};

/// Everything that a decision on one initiative depends on.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The initiative.
    pub row: InitiativeRow,
    /// Of whom what is asked.
    pub asked: Asked,
    /// The view of each partner that counts.
    pub views: Vec<ViewRow>,
    /// What each kader that applies says.
    pub kaders: Vec<KaderNow>,
    /// What is in the pots.
    pub rooms: Vec<Room>,
    /// Who decides up to what.
    pub limits: Limits,
}

/// What a kader says of an initiative now.
#[derive(Clone, Debug)]
pub struct KaderNow {
    /// The kader.
    pub kader: KaderRow,
    /// The version that holds for this initiative.
    pub version: VersionRow,
    /// What the rule says.
    pub verdict: Verdict,
    /// What it comes to, with the judgement.
    pub outcome: Outcome,
    /// The judgement that counts.
    pub judgement: Option<CheckRow>,
    /// Everything that was said before, oldest first.
    pub history: Vec<CheckRow>,
}

impl KaderNow {
    /// What the rule said last in a round.
    #[must_use]
    pub fn last_told(&self, round: i32) -> Option<&CheckRow> {
        self.history.iter().rev().find(|row| row.round == round && row.source == "rule")
    }

    /// The reasons, as sentences.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        self.verdict.reasons.iter().map(|reason| reason.sentence().to_owned()).collect()
    }

    /// As a decision keeps it.
    #[must_use]
    pub fn freeze(&self) -> FrozenCheck {
        FrozenCheck {
            number: self.kader.number.clone(),
            title: self.version.title.clone(),
            version: self.version.number,
            version_id: self.version.id,
            outcome: self.outcome,
            reasons: self.sentences(),
            judgement: self.judgement.as_ref().map(|row| {
                (row.reason.clone().unwrap_or_default(), row.actor_label.clone().unwrap_or_default())
            }),
        }
    }
}

impl Dossier {
    /// What can be decided now, and what is missing.
    #[must_use]
    pub fn readiness(&self) -> Readiness {
        let views: Vec<View> = self.views.iter().map(store::view).collect();
        let checks: Vec<PartnerCheck> = self
            .kaders
            .iter()
            .map(|kader| PartnerCheck {
                kader_id: kader.kader.id,
                partner_id: kader.kader.partner_id,
                applies: kaders::applies(&kader.version),
                outcome: kader.outcome,
            })
            .collect();
        readiness(Case { checks: &checks, ..self.case(&views) })
    }

    fn case<'a>(&'a self, views: &'a [View]) -> Case<'a> {
        Case {
            requested: Cents(self.row.requested_cents),
            asked: &self.asked,
            views,
            checks: &[],
            rooms: &self.rooms,
            limits: self.limits,
        }
    }

    /// At which level somebody of a partner that is asked this is awaited; none: it has said so in a way that binds.
    #[must_use]
    pub fn awaited(&self, part: AskedPart, needed: Level) -> Option<Level> {
        let views: Vec<View> = self.views.iter().map(store::view).collect();
        awaited(self.case(&views), part, needed)
    }

    /// What a partner paid for it before, after a decision that was opened again.
    #[must_use]
    pub fn paid(&self, partner_id: Uuid) -> Cents {
        self.rooms.iter().find(|room| room.partner_id == partner_id).map_or(Cents::ZERO, |room| room.paid)
    }

    /// The kaders without which it cannot be granted and that a person of their partner has to look at.
    pub fn to_judge<'a>(&'a self, ready: &'a Readiness) -> impl Iterator<Item = &'a KaderNow> + 'a {
        let open = |id: Uuid| ready.blockers.contains(&Blocker::KaderOpen { kader_id: id });
        self.kaders.iter().filter(move |kader| open(kader.kader.id))
    }

    /// The view of a partner that counts.
    #[must_use]
    pub fn view_of(&self, partner_id: Uuid) -> Option<View> {
        self.views.iter().find(|row| row.partner_id == partner_id).map(store::view)
    }

    /// Whether a partner has said what it thinks of what is asked now.
    #[must_use]
    pub fn has_answered(&self, partner_id: Uuid) -> bool {
        self.view_of(partner_id).is_some_and(|view| !view.is_outdated(&self.asked))
    }

    /// The views of partners that are asked something.
    pub fn given(&self) -> impl Iterator<Item = View> + '_ {
        let asked = |view: &View| self.asked.parts().iter().any(|part| part.partner_id == view.partner_id);
        self.views.iter().map(store::view).filter(asked)
    }

    /// The views as a decision keeps them.
    #[must_use]
    pub fn freeze_views(&self, name: &impl Fn(Uuid) -> String) -> Vec<FrozenView> {
        self.views
            .iter()
            .map(|row| FrozenView {
                partner: name(row.partner_id),
                position: store::position(row),
                amount: Cents(row.amount_cents),
                by: row.actor_label.clone(),
                text: row.body.clone(),
            })
            .collect()
    }

    /// The texts that a decision begins with.
    #[must_use]
    pub fn draft(&self, names: &HashMap<Uuid, String>) -> Draft {
        let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
        let failing: Vec<(String, Vec<String>)> = self
            .kaders
            .iter()
            .filter(|kader| kader.outcome == Outcome::Fails)
            .map(|kader| {
                let said = kader.judgement.as_ref().and_then(|row| row.reason.clone());
                (kader.version.title.clone(), said.map_or_else(|| kader.sentences(), |reason| vec![reason]))
            })
            .collect();
        let objections: Vec<(String, String)> = self
            .views
            .iter()
            .filter(|row| store::position(row) == Position::Object)
            .map(|row| (name(row.partner_id), row.body.clone().unwrap_or_default()))
            .collect();
        let said = |partner: Uuid| self.views.iter().find(|row| row.partner_id == partner)?.body.clone();
        let agreeing = || self.given().filter(|view| view.position != Position::Object);
        let lower: Vec<(String, String)> = agreeing()
            .filter(|view| view.amount < view.asked.amount)
            .map(|view| (name(view.partner_id), said(view.partner_id).unwrap_or_default()))
            .collect();
        let conditions: Vec<String> = agreeing()
            .filter(|view| view.position == Position::AgreeIf)
            .filter_map(|view| said(view.partner_id))
            .collect();
        draft(&failing, &objections, &lower, &conditions)
    }
}

/// The dossiers of these initiatives, by id.
///
/// # Errors
/// When the database fails.
pub async fn load(
    app: &App,
    db: &impl ConnectionTrait,
    rows: Vec<InitiativeRow>,
    today: NaiveDate,
) -> Result<HashMap<Uuid, Dossier>, Fault> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let asked = store::asked_of(db, &ids).await?;
    let views = store::views_of(db, &ids).await?;
    let checks = store::checks_of(db, &ids).await?;
    let all = kaders::all(db).await?;
    let kader_ids: Vec<Uuid> = all.iter().map(|row| row.id).collect();
    let versions = kaders::versions_of(db, &kader_ids).await?;
    let wijken: Vec<Uuid> = rows.iter().map(|row| row.wijk_id).collect();
    let pots = budget::store::budgets_of_wijken(db, &wijken, today.year()).await?;
    let mut partners: Vec<Uuid> = all.iter().map(|row| row.partner_id).collect();
    partners.sort();
    partners.dedup();
    let decided: Vec<Uuid> = rows.iter().filter(|row| row.round > 0).map(|row| row.id).collect();
    let promises = budget::store::commitments_of_initiatives(db, &decided).await?;
    let facts = crate::kaders::facts::facts(db, &rows, &partners, today).await?;
    let settings = &app.municipality.decisions;
    let limits = Limits { wijkteam: settings.wijkteam_limit, manager: settings.manager_limit };

    let mut found = HashMap::new();
    for row in rows {
        let of_this = |id: Uuid| id == row.id;
        let parts: Vec<AskedPart> =
            asked.iter().filter(|part| of_this(part.initiative_id)).map(store::asked_part).collect();
        let promised: Vec<&CommitmentRow> =
            promises.iter().filter(|promise| promise.initiative_id == row.id).collect();
        // Also who is not asked any more may have paid, before it was looked at again.
        let mut payers: Vec<Uuid> = parts.iter().map(|part| part.partner_id).collect();
        payers.extend(promised.iter().map(|promise| promise.partner_id));
        payers.sort();
        payers.dedup();
        let rooms = payers
            .into_iter()
            .map(|partner_id| Room {
                partner_id,
                available: pots
                    .iter()
                    .find(|pot| pot.wijk_id == row.wijk_id && pot.partner_id == partner_id)
                    .filter(|pot| pot.closed_at.is_none())
                    .map(|pot| Cents(pot.available_cents)),
                paid: promised
                    .iter()
                    .filter(|promise| promise.partner_id == partner_id)
                    .map(|promise| Cents(promise.paid_cents))
                    .sum(),
            })
            .collect();
        let own: Vec<ViewRow> = views.iter().filter(|view| of_this(view.initiative_id)).cloned().collect();
        let told: Vec<CheckRow> =
            checks.iter().filter(|check| of_this(check.initiative_id)).cloned().collect();
        let mut dossier = Dossier {
            asked: Asked::kept(parts),
            views: store::newest_of_each(&own, row.round),
            kaders: Vec::new(),
            rooms,
            limits,
            row,
        };
        dossier.kaders = kaders_now(&dossier, &all, &versions, &told, &facts);
        found.insert(dossier.row.id, dossier);
    }
    Ok(found)
}

fn kaders_now(
    dossier: &Dossier,
    all: &[KaderRow],
    versions: &[VersionRow],
    told: &[CheckRow],
    facts: &HashMap<(Uuid, Uuid), Facts>,
) -> Vec<KaderNow> {
    let row = &dossier.row;
    all.iter()
        .filter_map(|kader| {
            let part = dossier.asked.of(kader.partner_id);
            let version = kaders::version_for(versions, kader.id, row.submitted_at)
                .filter(|version| kaders::applies(version).to(part.amount > Cents::ZERO, part.hours > 0))?;
            let mut known = facts.get(&(row.id, kader.partner_id)).cloned().unwrap_or_default();
            // A part of what is asked may fit where the whole does not.
            if let Some(view) = dossier.view_of(kader.partner_id)
                && view.position != Position::Object
                && !view.is_outdated(&dossier.asked)
            {
                known.asked = Some(view.amount);
                known.hours_asked = Some(i64::from(view.hours));
            }
            let history: Vec<CheckRow> =
                told.iter().filter(|check| check.kader_id == kader.id).cloned().collect();
            Some(now(kader.clone(), version.clone(), &known, history, row.round))
        })
        .collect()
}

fn now(kader: KaderRow, version: VersionRow, facts: &Facts, history: Vec<CheckRow>, round: i32) -> KaderNow {
    // A condition that cannot be read is for a person: nothing is granted or refused by a mistake of ours.
    let verdict = kaders::condition(&version).map_or_else(
        |_| Verdict {
            outcome: Outcome::Open,
            reasons: vec![Reason::Judge { question: version.title.clone() }],
        },
        |condition| evaluate(&condition, facts),
    );
    let said: Vec<(Judgement, &CheckRow)> = history
        .iter()
        .filter(|row| row.source == "person" && row.round == round && row.kader_version_id == version.id)
        .filter_map(|row| {
            let reasons = serde_json::from_str(&row.reasons).ok()?;
            Some((Judgement { meets: row.outcome == Outcome::Meets.as_str(), reasons }, row))
        })
        .collect();
    let judgements: Vec<Judgement> = said.iter().map(|(judgement, _)| judgement.clone()).collect();
    let (outcome, which) = judged(&verdict, &judgements);
    let judgement = which.and_then(|index| said.get(index)).map(|(_, row)| (*row).clone());
    KaderNow { kader, version, verdict, outcome, judgement, history }
}
