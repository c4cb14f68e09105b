//! Giving and ending a mandate.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::{mandates_server as texts, refusals};

use super::rules::{Giving, Level, MandateKind, Room, check_end, holds, make_room};
use super::store::{self, Holder, NewMandate};
use crate::access::mandates::{Subject, permit};
use crate::access::{Actor, OtherRole};
use crate::areas::{self, names};
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};

/// Gives somebody a mandate. One of the same kind that they hold ends the day before.
#[derive(Debug, Serialize)]
pub struct Give {
    /// To this member of a wijkteam.
    pub membership_id: Option<Uuid>,
    /// Or to this manager.
    pub manager_id: Option<Uuid>,
    /// Money or hours.
    pub kind: MandateKind,
    /// Cents or hours, up to and including.
    pub up_to: Option<i64>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl UseCase for Give {
    const KIND: &'static str = "mandate.give";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let actor = work.actor()?;
        let (holder, subject) = self.holder(work).await?;
        let permit = permit(work.viewer, &subject)?;
        let Giving { kind, from, until, .. } = self.giving();
        all_right(self.giving().check(work.today))?;
        let standing = store::standing(&work.tx, holder, kind).await?;
        let days: Vec<_> = standing.iter().map(|row| (row.valid_from, row.valid_until)).collect();
        let room = make_room(&days, &self.giving())?;
        for (row, room) in standing.iter().zip(room) {
            match room {
                Room::Stays => {}
                Room::EndsOn(on) => store::end(&work.tx, &permit, row.id, on).await?,
                Room::Replaced => {
                    let was = json!({ "kind": row.kind, "up_to": row.up_to, "from": row.valid_from });
                    work.audit("mandate.replaced", "mandate", row.id, was).await?;
                    store::replace(&work.tx, &permit, row.id).await?;
                }
            }
        }
        let by = names::of_role(&work.tx, actor, subject.partner_id.unwrap_or_default()).await?;
        let up_to = self.up_to.unwrap_or_default();
        let new = NewMandate { holder, kind, up_to, from, until, by: &by };
        let id = store::give(&work.tx, &permit, &new).await?;
        let detail = json!({
            "to": permit.holder_id(), "kind": kind.as_str(), "up_to": up_to, "from": from, "until": until,
        });
        work.audit(Self::KIND, "mandate", id, detail).await?;
        Ok(id)
    }
}

impl Give {
    fn giving(&self) -> Giving {
        Giving { kind: self.kind, up_to: self.up_to, from: self.from, until: self.until }
    }

    /// Who gets it; they hold their function or role today.
    async fn holder(&self, work: &Work<'_>) -> Result<(Holder, Subject), Stop> {
        let missing = |field| Refusal::of(field, RefusalCode::NotFound, texts::holder_required());
        match (self.membership_id, self.manager_id) {
            (Some(id), None) => {
                let found = areas::store::members_by_id(&work.tx, &[id]).await?.pop();
                let member = found
                    .filter(|member| holds(member.valid_from, member.valid_until, work.today))
                    .ok_or_else(|| missing("membershipId"))?;
                let (person_id, partner_id) = (member.person_id, member.partner_id);
                Ok((Holder::Membership(id), Subject { person_id, partner_id, level: Level::Wijkteam }))
            }
            (None, Some(id)) => {
                let found = store::role(&work.tx, id).await?;
                let role = found
                    .filter(|role| role.role == OtherRole::Manager.as_str())
                    .filter(|role| holds(role.valid_from, role.valid_until, work.today))
                    .ok_or_else(|| missing("managerId"))?;
                let (person_id, partner_id) = (role.person_id, role.partner_id);
                Ok((Holder::Role(id), Subject { person_id, partner_id, level: Level::Manager }))
            }
            _ => Err(Refusal::of("membershipId", RefusalCode::Required, texts::holder_required()).into()),
        }
    }
}

/// Makes a mandate end.
#[derive(Debug, Serialize)]
pub struct End {
    /// Which mandate.
    pub mandate_id: Uuid,
    /// Its last day.
    pub on: NaiveDate,
}

impl UseCase for End {
    const KIND: &'static str = "mandate.end";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let _: &Actor = work.actor()?;
        let row = store::given(&work.tx, self.mandate_id)
            .await?
            .ok_or_else(|| Refusal::new(RefusalCode::NotFound, refusals::unknown()))?;
        let permit = permit(work.viewer, &row.subject())?;
        let days = (row.valid_from, row.valid_until);
        all_right(check_end(days, self.on, work.today).into_iter().collect())?;
        store::end(&work.tx, &permit, row.id, self.on).await?;
        work.audit(Self::KIND, "mandate", row.id, json!({ "on": self.on })).await?;
        Ok(row.id)
    }
}
