//! The conditions of a kader as data: composed from few primitives, so that the forms which municipalities and
//! housing corporations really use can be written down without code (domain page, "Kaders and the kadertoets").
//!
//! The same form stands in the database, goes over GraphQL (`KaderRule`), is imported and exported, and is what the
//! editor builds from sentences. What a condition says of a request is worked out by the server alone.

use serde::{Deserialize, Serialize};

/// How deep conditions and limits may be nested.
pub const DEPTH: usize = 8;
/// How many conditions and limits one kader may consist of.
pub const PARTS: usize = 200;

/// A condition. Its outcome is one of three: met, failed, or not to be told yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Condition {
    /// Each of them. Empty: always met.
    All(Vec<Condition>),
    /// One of them is enough. Empty: never met.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// Where `this` is met, `then` has to be met as well.
    #[serde(rename_all = "camelCase")]
    When {
        /// In which case.
        this: Box<Condition>,
        /// What holds then.
        then: Box<Condition>,
    },
    /// A guideline: where it fails, a person judges.
    Guideline(Box<Condition>),
    /// A quantity is at most, or at least, so much.
    #[serde(rename_all = "camelCase")]
    Compare {
        /// What is measured.
        what: Quantity,
        /// On which side of the limit it has to be; the limit itself is always allowed.
        relation: Relation,
        /// The limit, in the unit of the quantity.
        limit: Limit,
    },
    /// A feature has one of these values.
    #[serde(rename_all = "camelCase")]
    Is {
        /// Which feature.
        what: Feature,
        /// Any of these.
        one_of: Vec<String>,
    },
    /// A day falls in a period; an open end is no limit.
    #[serde(rename_all = "camelCase")]
    Falls {
        /// Which day.
        what: Day,
        /// First day, as `YYYY-MM-DD`.
        #[serde(default)]
        from: Option<String>,
        /// Last day.
        #[serde(default)]
        until: Option<String>,
    },
    /// Something is attached.
    Has(Evidence),
    /// Only a person can tell: a member of the kader's own partner.
    Judge {
        /// What is asked of that person.
        question: String,
    },
}

/// On which side of a limit something has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// Not above it.
    AtMost,
    /// Not below it.
    AtLeast,
}

/// What is measured in a request. The unit of each is in [`Quantity::unit`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Quantity {
    /// What is asked of the partner whose kader it is.
    Asked,
    /// What is asked of all partners together.
    AskedInAll,
    /// The sum of the costs.
    TotalCost,
    /// The costs of these kinds.
    CostOf(Vec<String>),
    /// The costs of all other kinds.
    CostOtherThan(Vec<String>),
    /// What the submitters put in.
    OwnContribution,
    /// What comes from elsewhere.
    OtherFunding,
    /// How many others pay along.
    OtherPayers,
    /// Hours that residents put in.
    VolunteerHours,
    /// People who take part.
    Participants,
    /// People or addresses that support it.
    Supporters,
    /// People or addresses that are against it.
    Opponents,
    /// Days between handing in and the first day.
    LeadDays,
    /// Days that it lasts, the first and last included.
    ActivityDays,
    /// Earlier grants of this partner in the last so many years, to the same applicant or for the same place.
    #[serde(rename_all = "camelCase")]
    EarlierGrants {
        /// For whom or what they are counted.
        per: Per,
        /// Over how many calendar years, this one included.
        years: u8,
    },
    /// What those grants came to, with what is asked now.
    #[serde(rename_all = "camelCase")]
    GrantedInPeriod {
        /// For whom or what they are counted.
        per: Per,
        /// Over how many calendar years, this one included.
        years: u8,
    },
    /// What is left in the pot of this wijk, year and partner.
    Available,
    /// Hours asked of the partner.
    HoursAsked,
    /// Hours that the partner can still deploy in this wijk and year.
    HoursLeft,
}

/// For whom or what earlier grants are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Per {
    /// The same applicant.
    Applicant,
    /// The same address.
    Address,
    /// The same wijk and theme.
    Activity,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Euro cents.
    Cents,
    /// People, addresses, payers, grants.
    Number,
    /// Calendar days.
    Days,
    /// Hours.
    Hours,
}

/// Up to where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Limit {
    /// So much, in the unit of what is compared.
    Fixed(i64),
    /// As much as this other quantity.
    SameAs(Quantity),
    /// A share of a quantity, which it names: a percentage is never of nothing.
    #[serde(rename_all = "camelCase")]
    Share {
        /// In hundredths of a percent: 2500 is a quarter.
        basis_points: u32,
        /// Of what.
        of: Quantity,
    },
    /// So much for each: per participant, per hour.
    #[serde(rename_all = "camelCase")]
    Each {
        /// In the unit of what is compared.
        amount: i64,
        /// For each of these.
        of: Quantity,
    },
    /// The lowest of them: `min(cap, share)`.
    Lowest(Vec<Limit>),
    /// The highest of them.
    Highest(Vec<Limit>),
    /// Depends on a size: the step with the highest `from` that is not above the size.
    #[serde(rename_all = "camelCase")]
    Tiers {
        /// Which size.
        by: Quantity,
        /// From small to large.
        steps: Vec<Tier>,
    },
    /// Depends on a feature, such as the kind of activity; none of them: the last, without values.
    #[serde(rename_all = "camelCase")]
    ByFeature {
        /// Which feature.
        what: Feature,
        /// Per value.
        cases: Vec<Case>,
    },
}

/// A step of [`Limit::Tiers`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tier {
    /// From this size, in the unit of `by`.
    pub from: i64,
    /// The limit there.
    pub limit: Limit,
}

/// A case of [`Limit::ByFeature`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    /// Any of these values; empty: all others.
    pub one_of: Vec<String>,
    /// The limit there.
    pub limit: Limit,
}

/// What can be one of several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Feature {
    /// Who asks: `resident`, `group`, `association`, `foundation`, `school`, `company`.
    ApplicantKind,
    /// The wijk, by its slug.
    Wijk,
    /// The buurt, by its name.
    Buurt,
    /// What it is about, as in the schema in lower case.
    Theme,
    /// Whose houses the applicant rents: the key of a partner.
    TenantOf,
    /// The wijk in which the applicant lives.
    LivesIn,
    /// The complex or address area of a partner in which it happens.
    Complex,
    /// Other funds that pay along, by name.
    OtherFund,
}

/// A day of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Day {
    /// Of handing in.
    Submitted,
    /// The first day.
    Start,
    /// The last day.
    End,
}

/// What can be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Evidence {
    /// Quotes of suppliers.
    Quotes,
    /// Permission of the owner of the ground or building.
    Permission,
    /// A list of supporters.
    SupporterList,
    /// A plan or drawing.
    Plan,
    /// Photos.
    Photos,
}

impl Evidence {
    /// Everything that can be attached.
    pub const ALL: [Self; 5] =
        [Self::Quotes, Self::Permission, Self::SupporterList, Self::Plan, Self::Photos];
}

impl Quantity {
    /// What it counts.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        match self {
            Self::Asked
            | Self::AskedInAll
            | Self::TotalCost
            | Self::CostOf(_)
            | Self::CostOtherThan(_)
            | Self::OwnContribution
            | Self::OtherFunding
            | Self::GrantedInPeriod { .. }
            | Self::Available => Unit::Cents,
            Self::VolunteerHours | Self::HoursAsked | Self::HoursLeft => Unit::Hours,
            Self::LeadDays | Self::ActivityDays => Unit::Days,
            Self::OtherPayers
            | Self::Participants
            | Self::Supporters
            | Self::Opponents
            | Self::EarlierGrants { .. } => Unit::Number,
        }
    }
}

impl Condition {
    /// How deep it is nested and of how many parts it consists.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        match self {
            Self::All(parts) | Self::Any(parts) => around(parts.iter().map(Self::size)),
            Self::Not(part) | Self::Guideline(part) => around([part.size()]),
            Self::When { this, then } => around([this.size(), then.size()]),
            Self::Compare { limit, .. } => around([limit.size()]),
            Self::Is { .. } | Self::Falls { .. } | Self::Has(_) | Self::Judge { .. } => (1, 1),
        }
    }
}

impl Limit {
    fn size(&self) -> (usize, usize) {
        match self {
            Self::Lowest(limits) | Self::Highest(limits) => around(limits.iter().map(Self::size)),
            Self::Tiers { steps, .. } => around(steps.iter().map(|step| step.limit.size())),
            Self::ByFeature { cases, .. } => around(cases.iter().map(|case| case.limit.size())),
            Self::Fixed(_) | Self::SameAs(_) | Self::Share { .. } | Self::Each { .. } => (1, 1),
        }
    }
}

fn around(parts: impl IntoIterator<Item = (usize, usize)>) -> (usize, usize) {
    let (depth, count) =
        parts.into_iter().fold((0, 0), |(deepest, sum), (depth, count)| (deepest.max(depth), sum + count));
    (depth + 1, count + 1)
}
