//! The wijkteams, managers, stuurgroep, an administrator and residents. Nobody exists.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;
use wdw_entities::{membership, partner, person, role_assignment, wijk, wijkteam};

use super::stories::{FIRST, LAST};
use crate::access::{Function, OtherRole};
use crate::platform::ids::Ids;
use crate::platform::{App, Fault};

/// Mail to here arrives nowhere (RFC 2606).
const DOMAIN: &str = "example";
const RESIDENTS: usize = 30;
const CHUNK: usize = 500;

/// Who plays in a wijk.
pub(super) struct Cast {
    pub(super) wijk_id: Uuid,
    /// On behalf of partners, the wijkregisseur first: membership, person, "Sanne Wolters, wijkregisseur".
    pub(super) team: Vec<(Uuid, Uuid, String)>,
    pub(super) residents: Vec<Uuid>,
}

/// Somebody to sign in as.
#[derive(Clone, Debug)]
pub struct Demonstrator {
    /// What they are, for a person to choose from.
    pub role: String,
    /// The address to sign in with.
    pub email: String,
}

#[derive(Default)]
struct Rows {
    persons: Vec<person::ActiveModel>,
    memberships: Vec<membership::ActiveModel>,
    roles: Vec<role_assignment::ActiveModel>,
}

/// Made-up people: how many there are, and how often each name was given. Who comes later under the same name has a
/// number in the address.
#[derive(Default)]
struct Naming {
    people: usize,
    given: HashMap<String, usize>,
}

impl Naming {
    fn next(&mut self) -> (String, String) {
        let number = self.people;
        self.people += 1;
        let first = FIRST[number % FIRST.len()];
        let last = LAST[(number + number / FIRST.len()) % LAST.len()];
        let local = format!("{}.{}", first.to_lowercase(), last.to_lowercase());
        let times = self.given.entry(local.clone()).or_default();
        *times += 1;
        let tail = if *times == 1 { String::new() } else { times.to_string() };
        (format!("{first} {last}"), local + &tail)
    }
}

pub(super) async fn plant(app: &App, dice: &Ids) -> Result<Vec<Cast>, Fault> {
    let db = &app.database.read;
    let partners: HashMap<String, Uuid> =
        partner::Entity::find().all(db).await?.into_iter().map(|row| (row.key, row.id)).collect();
    let teams: HashMap<Uuid, Uuid> =
        wijkteam::Entity::find().all(db).await?.into_iter().map(|row| (row.wijk_id, row.id)).collect();
    let since = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap_or_default();
    let mut planting =
        Planting { app, dice, partners, since, rows: Rows::default(), naming: Naming::default() };
    let mut casts = Vec::new();
    for (index, wijk) in super::wijken(app).await?.iter().enumerate() {
        let team = teams.get(&wijk.id).copied().unwrap_or_default();
        casts.push(planting.wijk(index, wijk, team));
    }
    planting.others();
    let Rows { persons, memberships, roles } = planting.rows;
    let (persons, memberships, roles) = (&persons, &memberships, &roles);
    app.database
        .write_transaction(|tx| async move {
            for rows in persons.chunks(CHUNK) {
                person::Entity::insert_many(rows.to_vec()).exec_without_returning(&tx).await?;
            }
            for rows in memberships.chunks(CHUNK) {
                membership::Entity::insert_many(rows.to_vec()).exec_without_returning(&tx).await?;
            }
            for rows in roles.chunks(CHUNK) {
                role_assignment::Entity::insert_many(rows.to_vec()).exec_without_returning(&tx).await?;
            }
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(casts)
}

struct Planting<'a> {
    app: &'a App,
    dice: &'a Ids,
    partners: HashMap<String, Uuid>,
    since: NaiveDate,
    rows: Rows,
    naming: Naming,
}

impl Planting<'_> {
    fn person(&mut self, name: &str, email: String, wijk_id: Option<Uuid>, show_first_name: bool) -> Uuid {
        let id = self.dice.uuid();
        self.rows.persons.push(person::ActiveModel {
            id: Set(id),
            email: Set(Some(email)),
            name: Set(Some(name.to_owned())),
            show_first_name: Set(show_first_name),
            wijk_id: Set(wijk_id),
            notify_supported: Set(true),
            notify_wijkteam: Set(true),
            created_at: Set(self.app.clock.now()),
            anonymised_at: Set(None),
        });
        id
    }

    fn wijk(&mut self, index: usize, wijk: &wijk::Model, wijkteam_id: Uuid) -> Cast {
        let mut team = Vec::new();
        let functions: Vec<(Function, String)> =
            self.app.municipality.functions.iter().map(|(f, p)| (*f, p.clone())).collect();
        for (function, partner) in functions {
            let (name, local) = self.naming.next();
            let email = format!("{local}@{partner}.{DOMAIN}");
            let person_id = self.person(&name, email.clone(), None, true);
            let partner_id = self.partners.get(&partner).copied();
            let membership_id =
                self.membership(wijkteam_id, person_id, function, partner_id, Some((email, index)));
            let label = format!("{name}, {}", crate::areas::names::function(function));
            team.push((membership_id, person_id, label));
        }
        // Five wijkplatforms and a dorpsvereniging: not every wijk has one.
        if index % 7 != 3 {
            let (name, local) = self.naming.next();
            let person_id = self.person(&name, format!("{local}@wijkplatform.{DOMAIN}"), Some(wijk.id), true);
            self.membership(wijkteam_id, person_id, Function::Wijkplatform, None, None);
        }
        let residents = (0..RESIDENTS)
            .map(|number| {
                let (name, local) = self.naming.next();
                self.person(&name, format!("{local}@bewoner.{DOMAIN}"), Some(wijk.id), number % 3 != 0)
            })
            .collect();
        Cast { wijk_id: wijk.id, team, residents }
    }

    fn membership(
        &mut self,
        wijkteam_id: Uuid,
        person_id: Uuid,
        function: Function,
        partner_id: Option<Uuid>,
        reachable: Option<(String, usize)>,
    ) -> Uuid {
        let id = self.dice.uuid();
        // Numbers that are kept free for stories.
        let phone =
            reachable.as_ref().map(|_| format!("085 1234 {:03}", self.rows.memberships.len() % 1_000));
        self.rows.memberships.push(membership::ActiveModel {
            id: Set(id),
            wijkteam_id: Set(wijkteam_id),
            person_id: Set(person_id),
            partner_id: Set(partner_id),
            function: Set(function.as_str().to_owned()),
            phone: Set(phone),
            email: Set(reachable.map(|(email, _)| email)),
            valid_from: Set(self.since),
            valid_until: Set(None),
        });
        id
    }

    fn others(&mut self) {
        let mut partners: Vec<(String, Uuid)> = self.partners.clone().into_iter().collect();
        partners.sort();
        for (key, partner_id) in partners {
            for role in [OtherRole::Manager, OtherRole::Stuurgroep] {
                let (name, _) = self.naming.next();
                let person_id = self.person(&name, format!("{}@{key}.{DOMAIN}", role.as_str()), None, true);
                self.role(person_id, role, Some(partner_id));
            }
        }
        let (name, _) = self.naming.next();
        let person_id = self.person(&name, format!("beheer@gemeente.{DOMAIN}"), None, true);
        self.role(person_id, OtherRole::Administrator, None);
    }

    fn role(&mut self, person_id: Uuid, role: OtherRole, partner_id: Option<Uuid>) {
        self.rows.roles.push(role_assignment::ActiveModel {
            id: Set(self.dice.uuid()),
            person_id: Set(person_id),
            role: Set(role.as_str().to_owned()),
            partner_id: Set(partner_id),
            valid_from: Set(self.since),
            valid_until: Set(None),
        });
    }
}

/// The wijk that the welcome is about.
pub(super) const SHOWN: &str = "haveltermade";

/// Somebody of each role, in one wijk; empty when this is not the demo of Meppel.
///
/// # Errors
/// When the database fails.
pub async fn people(app: &App) -> Result<Vec<Demonstrator>, Fault> {
    let db = &app.database.read;
    let wijken = super::wijken(app).await?;
    let Some(wijk) = wijken.iter().find(|wijk| wijk.slug == SHOWN).or(wijken.first()) else {
        return Ok(Vec::new());
    };
    let today = crate::platform::clock::local_date(app.clock.now());
    let members = crate::areas::store::members_in_wijk(db, wijk.id, today).await?;
    let mut found = Vec::new();
    for member in members {
        if let Some(email) =
            person::Entity::find_by_id(member.person_id).one(db).await?.and_then(|row| row.email)
        {
            let role = format!("{} ({})", crate::areas::names::function(member.function()), wijk.name);
            found.push(Demonstrator { role, email });
        }
    }
    for role in OtherRole::ALL.iter().rev() {
        let held = role_assignment::Entity::find()
            .filter(role_assignment::Column::Role.eq(role.as_str()))
            .order_by_asc(role_assignment::Column::Id)
            .one(db)
            .await?;
        let Some(held) = held else { continue };
        if let Some(email) =
            person::Entity::find_by_id(held.person_id).one(db).await?.and_then(|row| row.email)
        {
            found.push(Demonstrator { role: role.as_str().to_owned(), email });
        }
    }
    let resident = person::Entity::find()
        .filter(person::Column::WijkId.eq(wijk.id))
        .filter(person::Column::Email.ends_with(format!("@bewoner.{DOMAIN}")))
        .order_by_asc(person::Column::Id)
        .one(db)
        .await?;
    if let Some(email) = resident.and_then(|row| row.email) {
        found.push(Demonstrator { role: format!("bewoner ({})", wijk.name), email });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Naming;

    #[test]
    fn a_country_full_of_people_has_an_address_each() {
        let mut naming = Naming::default();
        let all: HashSet<String> = (0..100_000).map(|_| naming.next().1).collect();
        assert_eq!(all.len(), 100_000);
    }
}
