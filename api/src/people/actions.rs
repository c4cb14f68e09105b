//! What a person does with the own account.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use wdw_contract::texts::{mail as words, refusals};

use super::store::AccountChange;
use super::{letters, rules, store};
use crate::operation::{UseCase, Work};
use crate::platform::mail;
use crate::refusal::{Refusal, RefusalCode, Stop, all_right};
use crate::{budget, follow_ups, initiatives, mandates, wijkschouw};

/// Changes the own account; `None` stays as it is.
#[derive(Debug, Serialize)]
pub struct UpdateAccount {
    /// The name.
    pub name: Option<String>,
    /// Whether the public sees the first name.
    pub show_first_name: Option<bool>,
    /// The own wijk.
    pub wijk_id: Option<Uuid>,
    /// Mail about supported initiatives.
    pub notify_supported: Option<bool>,
    /// Mail about what is new in the own wijkteams.
    pub notify_wijkteam: Option<bool>,
}

impl UseCase for UpdateAccount {
    const KIND: &'static str = "person.update";
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        let actor = work.actor()?;
        let mut refused =
            self.name.as_deref().map(|name| rules::check_name("name", name)).unwrap_or_default();
        if let Some(wijk_id) = self.wijk_id
            && crate::areas::store::wijk(&work.tx, wijk_id).await?.is_none()
        {
            refused.push(Refusal::of("wijkId", RefusalCode::NotFound, refusals::wijk_required()));
        }
        all_right(refused)?;
        let change = AccountChange {
            name: self.name.clone(),
            show_first_name: self.show_first_name,
            wijk_id: self.wijk_id,
            notify_supported: self.notify_supported,
            notify_wijkteam: self.notify_wijkteam,
        };
        store::change_account(&work.tx, actor.person_id, change).await?;
        work.audit(Self::KIND, "person", actor.person_id, serde_json::Value::Null).await
    }
}

/// Everything that is stored about the person, to take along (GDPR, articles 15 and 20).
#[derive(Debug, Serialize)]
pub struct ExportMyData {}

impl UseCase for ExportMyData {
    const KIND: &'static str = "person.export";
    type Outcome = serde_json::Value;

    async fn run(&self, work: &Work<'_>) -> Result<serde_json::Value, Stop> {
        let actor = work.actor()?;
        let person = store::person(&work.tx, actor.person_id).await?;
        let sessions = store::sessions_of(&work.tx, actor.person_id, work.now()).await?;
        let document = json!({
            "exported_at": work.now(),
            "person": person.map(|person| json!({
                "name": person.name,
                "email": person.email,
                "show_first_name": person.show_first_name,
                "notify_supported": person.notify_supported,
                "notify_wijkteam": person.notify_wijkteam,
                "created_at": person.created_at,
            })),
            "functions": actor.functions.iter().map(|held| held.function.as_str()).collect::<Vec<_>>(),
            "sessions": sessions.iter().map(|session| json!({
                "device": session.device,
                "created_at": session.created_at,
                "last_used_at": session.last_used_at,
            })).collect::<Vec<_>>(),
            "initiatives": initiatives::store::export_of(&work.tx, actor.person_id).await?,
            "wijkschouwen": wijkschouw::store::export_of(&work.tx, actor.person_id).await?,
            "follow_ups": follow_ups::store::export_of(&work.tx, actor.person_id).await?,
            "budget": budget::store::export_of(&work.tx, actor.person_id).await?,
        });
        work.audit(Self::KIND, "person", actor.person_id, serde_json::Value::Null).await?;
        Ok(document)
    }
}

/// Deletes the own account: what is open is withdrawn, the person is anonymised, sums stay right.
#[derive(Debug, Serialize)]
pub struct DeleteAccount {
    /// The address once more, as [`rules::email`] leaves it.
    pub email: String,
}

impl UseCase for DeleteAccount {
    const KIND: &'static str = "person.delete";
    type Outcome = ();

    async fn run(&self, work: &Work<'_>) -> Result<(), Stop> {
        let actor = work.actor()?;
        if self.email != actor.email {
            return Err(Refusal::of("email", RefusalCode::BadFormat, refusals::email_other()).into());
        }
        // Somebody in a wijkteam owns open work: that is handed over first.
        if !actor.functions.is_empty() {
            return Err(Refusal::new(RefusalCode::WrongState, refusals::last_wijkregisseur()).into());
        }
        initiatives::actions::withdraw_all_of(work, actor.person_id).await?;
        let farewell = letters::deleted(work.app, &actor.email, actor.name.as_deref());
        wijkschouw::store::leave_all(&work.tx, actor.person_id).await?;
        follow_ups::store::forget(&work.tx, actor.person_id, words::erased()).await?;
        budget::store::forget(&work.tx, actor.person_id, words::erased()).await?;
        mandates::store::forget(&work.tx, actor.person_id, words::erased()).await?;
        store::anonymise(&work.tx, actor.person_id).await?;
        mail::enqueue(&work.tx, &farewell, None).await?;
        work.audit(Self::KIND, "person", actor.person_id, serde_json::Value::Null).await
    }
}
