use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use wdw_contract::Cents;
use wdw_contract::kader::{Day, Evidence, Feature, Per, Quantity};

/// What is known of a request. What is `None` is not known yet, which is something else than nought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What is asked of the partner whose kader is tested.
    pub asked: Option<Cents>,
    /// What is asked of all partners together.
    pub asked_in_all: Option<Cents>,
    /// The costs: kind and amount.
    pub costs: Option<Vec<(String, Cents)>>,
    /// What the submitters put in.
    pub own_contribution: Option<Cents>,
    /// What comes from elsewhere.
    pub other_funding: Option<Cents>,
    /// How many others pay along.
    pub other_payers: Option<i64>,
    /// Hours that residents put in.
    pub volunteer_hours: Option<i64>,
    /// People who take part.
    pub participants: Option<i64>,
    /// People or addresses for it.
    pub supporters: Option<i64>,
    /// People or addresses against it.
    pub opponents: Option<i64>,
    /// When it was handed in.
    pub submitted: Option<NaiveDate>,
    /// Its first day.
    pub starts: Option<NaiveDate>,
    /// Its last day.
    pub ends: Option<NaiveDate>,
    /// Earlier grants of this partner, by the respect in which they resemble this request. A respect that is not here
    /// cannot be told.
    pub grants: BTreeMap<Per, Vec<Grant>>,
    /// What is left in the pot.
    pub available: Option<Cents>,
    /// Hours asked of the partner.
    pub hours_asked: Option<i64>,
    /// Hours that the partner still has.
    pub hours_left: Option<i64>,
    /// The values of a feature; a feature that is not here is not known.
    pub features: BTreeMap<Feature, BTreeSet<String>>,
    /// Whether it is attached; what is not here is not known.
    pub evidence: BTreeMap<Evidence, bool>,
}

/// An earlier grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// In which calendar year.
    pub year: i32,
    /// How much.
    pub amount: Cents,
}

/// Something that is not known yet, and without which a kader cannot be tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Datum {
    /// What is asked.
    Asked,
    /// The costs.
    Costs,
    /// The own contribution.
    OwnContribution,
    /// Money from elsewhere.
    OtherFunding,
    /// Who else pays.
    OtherPayers,
    /// Hours of residents.
    VolunteerHours,
    /// Who takes part.
    Participants,
    /// Who is for it.
    Supporters,
    /// Who is against it.
    Opponents,
    /// The day of handing in.
    Submitted,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// Earlier grants.
    Grants,
    /// Where it happens.
    Place,
    /// The pot.
    Available,
    /// Hours asked.
    HoursAsked,
    /// Hours left.
    HoursLeft,
    /// A feature.
    Feature(Feature),
    /// What is attached.
    Evidence,
    /// A limit that the kader does not give for this case.
    Limit,
}

impl Facts {
    /// How much there is of a quantity, in its unit; or what is missing to tell.
    ///
    /// # Errors
    /// The datum that is not known.
    pub fn measure(&self, quantity: &Quantity) -> Result<i64, Datum> {
        use Quantity as Q;
        let cents = |amount: Option<Cents>, datum| amount.map(|amount| amount.0).ok_or(datum);
        match quantity {
            Q::Asked => cents(self.asked, Datum::Asked),
            Q::AskedInAll => cents(self.asked_in_all, Datum::Asked),
            Q::TotalCost => self.cost(|_| true),
            Q::CostOf(kinds) => self.cost(|kind| kinds.iter().any(|one| one == kind)),
            Q::CostOtherThan(kinds) => self.cost(|kind| kinds.iter().all(|one| one != kind)),
            Q::OwnContribution => cents(self.own_contribution, Datum::OwnContribution),
            Q::OtherFunding => cents(self.other_funding, Datum::OtherFunding),
            Q::OtherPayers => self.other_payers.ok_or(Datum::OtherPayers),
            Q::VolunteerHours => self.volunteer_hours.ok_or(Datum::VolunteerHours),
            Q::Participants => self.participants.ok_or(Datum::Participants),
            Q::Supporters => self.supporters.ok_or(Datum::Supporters),
            Q::Opponents => self.opponents.ok_or(Datum::Opponents),
            Q::LeadDays => Ok((self.day(Day::Start)? - self.day(Day::Submitted)?).num_days()),
            Q::ActivityDays => Ok((self.day(Day::End)? - self.day(Day::Start)?).num_days() + 1),
            Q::EarlierGrants { per, years } => {
                Ok(i64::try_from(self.grants_in(*per, *years)?.count()).unwrap_or(i64::MAX))
            }
            Q::GrantedInPeriod { per, years } => {
                let asked = cents(self.asked, Datum::Asked)?;
                Ok(self.grants_in(*per, *years)?.fold(asked, |sum, grant| sum.saturating_add(grant.amount.0)))
            }
            Q::Available => cents(self.available, Datum::Available),
            Q::HoursAsked => self.hours_asked.ok_or(Datum::HoursAsked),
            Q::HoursLeft => self.hours_left.ok_or(Datum::HoursLeft),
        }
    }

    /// A day of the request.
    ///
    /// # Errors
    /// The datum that is not known.
    pub fn day(&self, day: Day) -> Result<NaiveDate, Datum> {
        match day {
            Day::Submitted => self.submitted.ok_or(Datum::Submitted),
            Day::Start => self.starts.ok_or(Datum::Start),
            Day::End => self.ends.ok_or(Datum::End),
        }
    }

    fn cost(&self, counts: impl Fn(&str) -> bool) -> Result<i64, Datum> {
        let costs = self.costs.as_ref().ok_or(Datum::Costs)?;
        Ok(costs.iter().filter(|(kind, _)| counts(kind)).map(|(_, amount)| *amount).sum::<Cents>().0)
    }

    /// Earlier grants in the last so many calendar years, the year of handing in included.
    fn grants_in(&self, per: Per, years: u8) -> Result<impl Iterator<Item = &Grant>, Datum> {
        let this_year = self.day(Day::Submitted)?.year();
        let since = this_year.saturating_sub(i32::from(years.max(1)) - 1);
        let unknown = if per == Per::Address { Datum::Place } else { Datum::Grants };
        let grants = self.grants.get(&per).ok_or(unknown)?;
        Ok(grants.iter().filter(move |grant| (since..=this_year).contains(&grant.year)))
    }
}
