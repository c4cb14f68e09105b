//! What the partners think of a request: asking them, and saying so.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::{Cents, texts::decide_server as text};

use super::common::{dossier_of, opened, partner_names, signed, standing};
use crate::access::may;
use crate::areas;
use crate::decisions::dossier::Dossier;
use crate::decisions::letters::{self, Asking};
use crate::decisions::rules::{AskedPart, Position};
use crate::decisions::store::{self, NewView};
use crate::initiatives::actions::signature;
use crate::initiatives::letters::{Recipient, recipient};
use crate::initiatives::rules::check_answer;
use crate::mandates::rules::{Level, highest_hours, highest_money};
use crate::mandates::store::held_by;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Asks those who still have to answer: for the view of a partner, for that of somebody higher when one does not bind,
/// and for the judgement of a kader.
#[derive(Debug, Serialize)]
pub struct AskViews {
    /// Which initiative.
    pub initiative_id: Uuid,
}

impl UseCase for AskViews {
    const KIND: &'static str = "initiative.ask_views";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (dossier, permit) = opened::<may::AskViews>(work, self.initiative_id).await?;
        let row = &dossier.row;
        if !dossier.asked.divides(Cents(row.requested_cents)) {
            return Err(Refusal::new(RefusalCode::WrongState, text::divide_first()).into());
        }
        let ready = dossier.readiness();
        let awaited: Vec<(AskedPart, Level)> = dossier
            .asked
            .parts()
            .iter()
            .filter_map(|part| Some((*part, dossier.awaited(*part, ready.level)?)))
            .collect();
        let mut judges: Vec<Uuid> = dossier.to_judge(&ready).map(|kader| kader.kader.partner_id).collect();
        judges.sort();
        judges.dedup();
        // Who gives a view for its partner sees its kaders there.
        let hears = |partner: &Uuid| {
            awaited.iter().any(|(part, level)| part.partner_id == *partner && *level == Level::Wijkteam)
        };
        judges.retain(|partner| !hears(partner));
        if awaited.is_empty() && judges.is_empty() {
            return Err(Refusal::new(RefusalCode::WrongState, text::all_answered()).into());
        }
        store::ask_views(&work.tx, &permit, true).await?;
        let (_, label) = signature(work, &permit).await?;
        for (part, level) in &awaited {
            let said = dossier.has_answered(part.partner_id);
            let news = if said { letters::higher_needed } else { letters::view_asked };
            tell(work, &dossier, *part, *level, &label, news).await?;
        }
        for partner_id in &judges {
            let part = dossier.asked.of(*partner_id);
            tell(work, &dossier, part, Level::Wijkteam, &label, letters::judge_asked).await?;
        }
        work.audit(
            Self::KIND,
            "initiative",
            row.id,
            json!({ "asked": awaited.len(), "judges": judges.len() }),
        )
        .await?;
        Ok(row.id)
    }
}

/// Writes to everyone who can answer for a partner at this level.
async fn tell(
    work: &Work<'_>,
    dossier: &Dossier,
    part: AskedPart,
    level: Level,
    actor: &str,
    news: fn(&Asking<'_>) -> crate::initiatives::letters::News,
) -> Result<(), Stop> {
    let row = &dossier.row;
    let names = partner_names(work).await?;
    let wijk = areas::store::wijk(&work.tx, row.wijk_id).await?.map(|wijk| wijk.name).unwrap_or_default();
    let asking = Asking {
        row,
        partner: names.get(&part.partner_id).map(String::as_str).unwrap_or_default(),
        wijk: &wijk,
        actor,
        amount: part.amount,
    };
    for to in who_answers(work, row.wijk_id, part.partner_id, level).await? {
        // Nobody decides on what they handed in themselves.
        if to.person_id != row.submitter_id && Some(to.person_id) != work.viewer.person_id() {
            letters::to_decider(work, &to, row, news(&asking)).await?;
        }
    }
    Ok(())
}

async fn who_answers(
    work: &Work<'_>,
    wijk_id: Uuid,
    partner_id: Uuid,
    level: Level,
) -> Result<Vec<Recipient>, Stop> {
    let mut found = Vec::new();
    if level == Level::Wijkteam {
        let members = areas::store::members_in_wijk(&work.tx, wijk_id, work.today).await?;
        for member in members.iter().filter(|member| member.partner_id == Some(partner_id)) {
            found.extend(recipient(work, member.person_id).await?);
        }
        return Ok(found);
    }
    let holders = store::managers_of(&work.tx, &[partner_id], work.today).await?;
    let fit = holders.into_iter().filter(|holder| holder.level() == level);
    found.extend(fit.filter_map(|holder| {
        Some(Recipient { person_id: holder.person_id, email: holder.email?, name: holder.name })
    }));
    Ok(found)
}

/// Says what a partner thinks.
#[derive(Debug, Serialize)]
pub struct GiveView {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// On behalf of which partner.
    pub partner_id: Uuid,
    /// Yes or no.
    pub position: Position,
    /// What it gives; left out: what was asked.
    pub amount: Option<Cents>,
    /// What it does; left out: what was asked.
    pub hours: Option<i32>,
    /// The condition, or the reason.
    pub text: Option<String>,
}

impl UseCase for GiveView {
    const KIND: &'static str = "initiative.give_view";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (dossier, permit) = opened::<may::GiveView>(work, self.initiative_id).await?;
        let (row, round) = (dossier.row.clone(), dossier.row.round);
        let own = || text::not_your_partner().to_owned();
        let standing = standing(work, row.wijk_id, self.partner_id, "partnerId", own)?;
        let ready = dossier.readiness();
        let higher = dossier.view_of(self.partner_id).is_some_and(|view| {
            view.level > standing.level && !view.is_outdated(&dossier.asked) && view.binds(ready.level)
        });
        if higher {
            return Err(Refusal::of("partnerId", RefusalCode::NotAllowed, text::decided_higher()).into());
        }
        let asked = dossier.asked.of(self.partner_id);
        if asked.amount == Cents::ZERO && asked.hours == 0 {
            return Err(Refusal::of("partnerId", RefusalCode::NotFound, text::nothing_asked()).into());
        }
        let (amount, hours) = self.given(asked);
        all_right(self.check(asked, amount, hours))?;
        let held = held_by(&work.tx, permit.person_id(), work.today).await?;
        let money =
            highest_money(&held, self.partner_id, row.wijk_id).map_or(Cents::ZERO, |(_, up_to)| up_to);
        let most = highest_hours(&held, self.partner_id, row.wijk_id).map_or(0, |(_, up_to)| up_to);
        let bounded = standing.level != Level::Stuurgroep;
        let names = partner_names(work).await?;
        let partner = names.get(&self.partner_id).map(String::as_str).unwrap_or_default();
        let label = signed(work, &permit, standing, partner).await?;
        let new = NewView {
            round,
            partner_id: self.partner_id,
            actor_label: label.clone(),
            level: standing.level,
            position: self.position,
            amount,
            hours,
            asked,
            mandate: bounded.then_some(money),
            mandate_hours: bounded.then_some(most),
            body: self.text.clone(),
        };
        store::insert_view(&work.tx, &permit, new).await?;
        // Who speaks without being asked puts it before the others too.
        if row.views_asked_at.is_none() {
            store::ask_views(&work.tx, &permit, true).await?;
        }
        let detail = json!({ "partner": self.partner_id, "position": self.position, "amount": amount });
        work.audit(Self::KIND, "initiative", row.id, detail).await?;
        pass_on(work, &dossier, &dossier_of(work, row).await?, asked, &label).await?;
        Ok(self.initiative_id)
    }
}

impl GiveView {
    fn given(&self, asked: AskedPart) -> (Cents, i32) {
        match self.position {
            Position::Object => (Cents::ZERO, 0),
            Position::Agree | Position::AgreeIf => {
                (self.amount.unwrap_or(asked.amount), self.hours.unwrap_or(asked.hours))
            }
        }
    }

    fn check(&self, asked: AskedPart, amount: Cents, hours: i32) -> Vec<Refusal> {
        let mut refused = Vec::new();
        let mut wrong = |field, code, message: String| refused.push(Refusal::of(field, code, message));
        if amount < Cents::ZERO {
            wrong(
                "amount",
                RefusalCode::TooSmall,
                wdw_contract::texts::refusals::amount_negative().to_owned(),
            );
        } else if amount > asked.amount {
            wrong("amount", RefusalCode::TooLarge, text::beyond_asked(asked.amount.to_string()));
        }
        if !(0..=asked.hours).contains(&hours) {
            wrong("hours", RefusalCode::TooLarge, text::hours_beyond_asked(asked.hours));
        }
        if self.position != Position::Object && amount == Cents::ZERO && hours == 0 {
            wrong("amount", RefusalCode::Required, text::agree_nothing().to_owned());
        }
        let required = match self.position {
            Position::Object => Some(text::objection_required()),
            Position::AgreeIf => Some(text::condition_required()),
            Position::Agree if amount < asked.amount => Some(text::lower_required()),
            Position::Agree => None,
        };
        match (&self.text, required) {
            (Some(typed), _) => refused.extend(check_answer("text", typed, "")),
            (None, Some(message)) => refused.push(Refusal::of("text", RefusalCode::Required, message)),
            (None, None) => {}
        }
        refused
    }
}

/// Who has to do something now: somebody higher where a view does not bind (any more: the whole may have become more than
/// the wijkteam decides on), the wijkregisseur when nothing is missing.
async fn pass_on(
    work: &Work<'_>,
    before: &Dossier,
    now: &Dossier,
    said: AskedPart,
    label: &str,
) -> Result<(), Stop> {
    let (was, ready) = (before.readiness(), now.readiness());
    for part in now.asked.parts() {
        let higher = now.awaited(*part, ready.level).filter(|_| now.has_answered(part.partner_id));
        let known = *part != said && before.awaited(*part, was.level) == higher;
        if let Some(level) = higher.filter(|_| !known) {
            tell(work, now, *part, level, label, letters::higher_needed).await?;
        }
    }
    if ready.blockers.is_empty() {
        let members = areas::store::members_in_wijk(&work.tx, now.row.wijk_id, work.today).await?;
        let closer = members.iter().find(|member| {
            member.function() == crate::access::Function::Wijkregisseur && member.partner_id.is_some()
        });
        if let Some(closer) = closer
            && Some(closer.person_id) != work.viewer.person_id()
            && let Some(to) = recipient(work, closer.person_id).await?
        {
            letters::to_decider(work, &to, &now.row, letters::all_in(&now.row)).await?;
        }
    }
    Ok(())
}
