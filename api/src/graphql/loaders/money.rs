//! Loaders of the wijkbudget and of who may decide what.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use uuid::Uuid;

use super::{Source, by_id};
use crate::access::OtherRole;
use crate::areas::store::grouped;
use crate::budget::store::{self as budget, BudgetRow, CommitmentRow, LedgerRow};
use crate::initiatives::store::{self as initiatives, PhotoRow};
use crate::mandates::store::{self as mandates, GivenRow, RoleHolder};
use crate::platform::Fault;
use crate::platform::clock::local_date;

loader!(
    /// A photo by id. Whether the viewer gets to see the picture is decided where it is served.
    PhotoId -> PhotoRow,
    |source, ids| initiatives::photos_by_id(&source.app.database.read, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// A wijkbudget by id.
    BudgetId -> BudgetRow,
    |source, ids| budget::budgets_by_id(&source.app.database.read, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// What was promised out of a wijkbudget, newest first.
    CommitmentsOfBudget -> Vec<CommitmentRow>,
    |source, ids| budget::commitments_of_budgets(&source.app.database.read, &ids).await
        .map(|rows| grouped(rows, |row| row.wijk_budget_id))
);
loader!(
    /// A promise by id.
    CommitmentId -> CommitmentRow,
    |source, ids| budget::commitments_by_id(&source.app.database.read, &ids).await
        .map(|rows| by_id(rows, |row| row.id))
);
loader!(
    /// What was paid out of a promise, oldest first, also what was booked back.
    PaymentsOf -> Vec<LedgerRow>,
    |source, ids| budget::payments_of(&source.app.database.read, &ids).await.map(|rows| {
        let of = |row: &LedgerRow| row.commitment_id.unwrap_or_default();
        grouped(rows, of)
    })
);
loader!(
    /// The booking that undoes a booking.
    ReversalOf -> Uuid,
    |source, ids| budget::reversals_of(&source.app.database.read, &ids).await
        .map(|pairs| pairs.into_iter().collect())
);
loader!(
    /// The mandates that hold now, or later, of who is in a wijkteam.
    MandatesOfWijkteam -> Vec<GivenRow>,
    |source, ids| {
        let today = local_date(source.app.clock.now());
        mandates::of_wijkteams(&source.app.database.read, &ids, today).await
            .map(|rows| grouped(rows, |row| row.wijkteam_id.unwrap_or_default()))
    }
);
loader!(
    /// The mandates that hold now, or later, of the managers of a partner.
    MandatesOfPartner -> Vec<GivenRow>,
    |source, ids| {
        let today = local_date(source.app.clock.now());
        mandates::of_partners(&source.app.database.read, &ids, today).await
            .map(|rows| grouped(rows, |row| row.partner_id.unwrap_or_default()))
    }
);
loader!(
    /// The managers of a partner today.
    ManagersOfPartner -> Vec<RoleHolder>,
    |source, ids| {
        let today = local_date(source.app.clock.now());
        mandates::roles_of_partners(&source.app.database.read, &ids, OtherRole::Manager, today).await
            .map(|rows| grouped(rows, |row| row.partner_id.unwrap_or_default()))
    }
);

/// The first bookings of a wijkbudget, newest first, and one more when there are more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FirstEntriesOf {
    /// Of which one.
    pub wijk_budget_id: Uuid,
    /// How many.
    pub first: u64,
}

impl Loader<FirstEntriesOf> for Source {
    type Value = Vec<LedgerRow>;
    type Error = Arc<Fault>;

    async fn load(
        &self,
        keys: &[FirstEntriesOf],
    ) -> Result<HashMap<FirstEntriesOf, Vec<LedgerRow>>, Arc<Fault>> {
        // Most requests ask for as many of each; one statement per number that is asked for.
        let mut by_first: HashMap<u64, Vec<Uuid>> = HashMap::new();
        for key in keys {
            by_first.entry(key.first).or_default().push(key.wijk_budget_id);
        }
        let mut found = HashMap::new();
        for (first, ids) in by_first {
            let pages = budget::first_pages(&self.app.database.read, &ids, first).await;
            let pages = pages.map_err(|error| Arc::new(Fault::from(error)))?;
            found.extend(
                pages
                    .into_iter()
                    .map(|(wijk_budget_id, rows)| (FirstEntriesOf { wijk_budget_id, first }, rows)),
            );
        }
        Ok(found)
    }
}
