//! Made-up people and initiatives, the same ones every time: to look around, for pictures and for benchmarks.
//! Nobody in here exists. It writes rows directly, because it plays ten years in a second; nothing else may.

mod budget;
mod follow_ups;
mod grants;
mod initiatives;
mod people;
mod schouw_stories;
mod schouwen;
mod stories;

use std::collections::HashSet;

use clap::ValueEnum;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use wdw_entities::{person, wijk};

use crate::municipality::Wijk;
use crate::platform::clock::Clock;
use crate::platform::ids::Ids;
use crate::platform::{App, Fault};
use crate::{areas, checklists, kaders};

pub use people::{Demonstrator, people};

/// Every run rolls the same dice.
const SEED: u64 = 2018;

/// How much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scale {
    /// Only the wijkteams, their mandates and this year's money, and some residents, no initiatives: for tests.
    People,
    /// Seven wijken, ten years, 600 initiatives, and what their wijkschouwen saw.
    Meppel,
    /// Twenty times as much.
    Province,
    /// Four hundred times as much.
    Country,
}

impl Scale {
    const fn times(self) -> usize {
        match self {
            Self::People | Self::Meppel => 1,
            Self::Province => 20,
            Self::Country => 400,
        }
    }
}

/// Adds what the municipality's file names and the database has not yet, and the checklists and kaders that come along.
///
/// # Errors
/// When the database fails.
pub async fn load_base_data(app: &App) -> Result<(), Fault> {
    app.database
        .write_transaction(|tx| async move {
            areas::store::plant(&tx, &app.municipality).await?;
            checklists::base::plant(&tx).await?;
            kaders::base::plant(&tx).await
        })
        .await
}

/// Whether nobody has an account yet.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(app: &App) -> Result<bool, Fault> {
    Ok(person::Entity::find().count(&app.database.read).await? == 0)
}

/// Fills an empty database.
///
/// # Errors
/// When the database fails.
pub async fn fill(app: &App, scale: Scale) -> Result<(), Fault> {
    let dice = &Ids::seeded(SEED, Clock::fixed(app.clock.now()));
    load_base_data(app).await?;
    if scale.times() > 1 {
        let mut larger = app.municipality.clone();
        larger.wijken = more_wijken(&app.municipality.wijken, scale.times());
        let larger = &larger;
        app.database
            .write_transaction(|tx| async move { Ok::<_, Fault>(areas::store::plant(&tx, larger).await?) })
            .await?;
    }
    let cast = people::plant(app, dice).await?;
    let money = budget::Money::of(app, scale != Scale::People).await?;
    budget::plant_mandates(app, &money.dice).await?;
    if scale == Scale::People {
        money.plant(&cast, &[]).await?;
    } else {
        initiatives::plant(app, dice, &cast, (scale.times(), &money)).await?;
        schouwen::plant(app, dice, &cast).await?;
    }
    Ok(())
}

/// The wijken of more municipalities like this one, with made-up names.
fn more_wijken(own: &[Wijk], times: usize) -> Vec<Wijk> {
    let mut all = own.to_vec();
    for number in 1..times {
        for wijk in own {
            let name = format!("{} {}", stories::village(number), wijk.name);
            let slug = format!("{}-{}", stories::village(number).to_lowercase().replace(' ', "-"), wijk.slug);
            all.push(Wijk { name, slug, email: None, phone: None, ..wijk.clone() });
        }
    }
    all
}

/// All wijken, for who plants something in each.
/// References that were given out. Among a quarter of a million, six letters come twice.
#[derive(Default)]
struct References(HashSet<String>);

impl References {
    /// One that nobody has yet.
    fn next(&mut self, letter: &str, dice: &Ids) -> String {
        loop {
            let reference = format!("{letter}-{}", dice.reference(6));
            if self.0.insert(reference.clone()) {
                return reference;
            }
        }
    }
}

async fn wijken(app: &App) -> Result<Vec<wijk::Model>, Fault> {
    Ok(areas::store::wijken(&app.database.read).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_given_once_also_when_the_dice_repeat() {
        let dice = || Ids::seeded(SEED, Clock::system());
        let mut given = References::default();
        let first = given.next("W", &dice());
        assert_ne!(given.next("W", &dice()), first, "the same dice again");
    }
}
