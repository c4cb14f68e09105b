//! Supporting an initiative: one support each.

use serde::Serialize;
use uuid::Uuid;
use wdw_contract::texts::refusals;

use super::super::store;
use super::common::permitted;
use crate::access::may;
use crate::operation::{UseCase, Work};
use crate::refusal::{Refusal, RefusalCode, Stop};

/// Supports an initiative.
#[derive(Debug, Serialize)]
pub struct Support {
    /// Which initiative.
    pub initiative_id: Uuid,
}

impl UseCase for Support {
    const KIND: &'static str = "initiative.support";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Support>(work, self.initiative_id).await?;
        if store::add_support(&work.tx, &permit).await? {
            Ok(row.id)
        } else {
            Err(Refusal::new(RefusalCode::WrongState, refusals::already_supported()).into())
        }
    }
}

/// Stops supporting an initiative.
#[derive(Debug, Serialize)]
pub struct Unsupport {
    /// Which initiative.
    pub initiative_id: Uuid,
}

impl UseCase for Unsupport {
    const KIND: &'static str = "initiative.unsupport";
    type Outcome = Uuid;

    async fn run(&self, work: &Work<'_>) -> Result<Uuid, Stop> {
        let (row, permit) = permitted::<may::Unsupport>(work, self.initiative_id).await?;
        if store::remove_support(&work.tx, &permit).await? {
            Ok(row.id)
        } else {
            Err(Refusal::new(RefusalCode::WrongState, refusals::not_supported()).into())
        }
    }
}
