use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::decide_server as text;

use super::common::{opened, partner_names, signed, standing};
use crate::access::may;
use crate::decisions::store::{self, NewCheck};
use crate::initiatives::rules::check_answer;
use crate::kaders::rules::Outcome;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Judges a kader that the rule cannot tell, on behalf of its own partner.
#[derive(Debug, Serialize)]
pub struct JudgeKader {
    /// Which initiative.
    pub initiative_id: Uuid,
    /// Which kader.
    pub kader_id: Uuid,
    /// Whether it is met.
    pub meets: bool,
    /// Why.
    pub reason: String,
}

impl UseCase for JudgeKader {
    const KIND: &'static str = "initiative.judge_kader";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (dossier, permit) = opened::<may::JudgeKader>(work, self.initiative_id).await?;
        let Some(kader) = dossier.kaders.iter().find(|kader| kader.kader.id == self.kader_id) else {
            return Err(Refusal::of("kaderId", RefusalCode::NotFound, text::kader_unknown()).into());
        };
        let names = partner_names(work).await?;
        let partner_id = kader.kader.partner_id;
        let partner = names.get(&partner_id).cloned().unwrap_or_default();
        let standing =
            standing(work, dossier.row.wijk_id, partner_id, "kaderId", || text::kader_not_yours(&partner))?;
        if kader.verdict.outcome != Outcome::Open {
            return Err(Refusal::of("kaderId", RefusalCode::WrongState, text::kader_told()).into());
        }
        all_right(check_answer("reason", &self.reason, text::judgement_required()))?;
        let label = signed(work, &permit, standing, &partner).await?;
        let new = NewCheck {
            initiative_id: dossier.row.id,
            round: dossier.row.round,
            kader_id: kader.kader.id,
            kader_version_id: kader.version.id,
            outcome: if self.meets { Outcome::Meets } else { Outcome::Fails },
            reasons: serde_json::to_string(&kader.verdict.reasons)?,
            judge: Some((permit.person_id(), label, self.reason.clone())),
        };
        store::insert_check(&work.tx, new).await?;
        let detail = json!({ "kader": self.kader_id, "meets": self.meets });
        work.audit(Self::KIND, "initiative", dossier.row.id, detail).await?;
        Ok(dossier.row.id)
    }
}
