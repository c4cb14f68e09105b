//! What a list of ideas is narrowed to, as it stands in the address.

use web_sys::UrlSearchParams;

use crate::api::enums::{InitiativeSort, InitiativeState, Theme};

/// Part of the life of an idea, as a resident would ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Open,
    Decided,
    Granted,
    Refused,
    UnderWay,
    Completed,
    Referred,
}

impl Phase {
    pub(super) const ALL: &[Self] = &[
        Self::Open,
        Self::Decided,
        Self::Granted,
        Self::Refused,
        Self::UnderWay,
        Self::Completed,
        Self::Referred,
    ];

    /// In the address.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "besloten",
            Self::Granted => "toegekend",
            Self::Refused => "afgewezen",
            Self::UnderWay => "in-uitvoering",
            Self::Completed => "klaar",
            Self::Referred => "doorverwezen",
        }
    }

    pub(super) fn states(self) -> Vec<InitiativeState> {
        use InitiativeState as S;
        match self {
            Self::Open => vec![S::Submitted, S::NeedsCompletion, S::InReview],
            Self::Decided => {
                vec![S::Granted, S::PartlyGranted, S::Refused, S::InProgress, S::Accounting, S::Completed]
            }
            Self::Granted => vec![S::Granted, S::PartlyGranted],
            Self::Refused => vec![S::Refused],
            Self::UnderWay => vec![S::InProgress, S::Accounting],
            Self::Completed => vec![S::Completed],
            Self::Referred => vec![S::Referred],
        }
    }
}

/// What a list of ideas is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filters {
    /// Words to look for.
    pub(super) text: String,
    /// The slug of a wijk; empty for all.
    pub(super) wijk: String,
    pub(super) theme: Option<Theme>,
    pub(super) phase: Option<Phase>,
    pub(super) sort: InitiativeSort,
}

impl Filters {
    /// From the part of the address after the question mark.
    pub(super) fn of(query: &str) -> Self {
        let query = UrlSearchParams::new_with_str(query).ok();
        let get = |name: &str| query.as_ref().and_then(|query| query.get(name)).unwrap_or_default();
        let (theme, phase, sort) = (get("thema"), get("fase"), get("sorteer"));
        Self {
            text: get("zoek"),
            wijk: get("wijk"),
            theme: Theme::ALL.iter().copied().find(|known| theme_key(*known) == theme),
            phase: Phase::ALL.iter().copied().find(|known| known.key() == phase),
            sort: SORTS
                .iter()
                .copied()
                .find(|known| sort_key(*known) == sort)
                .unwrap_or(InitiativeSort::Newest),
        }
    }

    /// The part of the address after the question mark; what is as usual is left out.
    pub(super) fn query(&self) -> String {
        let Ok(query) = UrlSearchParams::new() else { return String::new() };
        let set = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append(name, value);
            }
        };
        set("zoek", self.text.trim());
        set("wijk", &self.wijk);
        set("thema", self.theme.map_or("", theme_key));
        set("fase", self.phase.map_or("", Phase::key));
        set("sorteer", if self.sort == InitiativeSort::Newest { "" } else { sort_key(self.sort) });
        query.to_string().into()
    }

    /// How many of the choices behind "Filter" differ from the usual.
    pub(super) fn narrowed(&self) -> usize {
        usize::from(!self.wijk.is_empty())
            + usize::from(self.theme.is_some())
            + usize::from(self.phase.is_some())
            + usize::from(self.sort != InitiativeSort::Newest)
    }
}

pub(super) const SORTS: &[InitiativeSort] =
    &[InitiativeSort::Newest, InitiativeSort::MostSupported, InitiativeSort::SoonestDue];

/// In the address.
pub(super) const fn sort_key(sort: InitiativeSort) -> &'static str {
    match sort {
        InitiativeSort::Newest | InitiativeSort::Unknown => "nieuwste",
        InitiativeSort::MostSupported => "meeste-steun",
        InitiativeSort::SoonestDue => "eerste-antwoord",
    }
}

/// In the address.
pub(super) const fn theme_key(theme: Theme) -> &'static str {
    match theme {
        Theme::Meeting => "ontmoeten",
        Theme::Green => "groen",
        Theme::Play => "spelen",
        Theme::Safe => "veilig",
        Theme::Clean => "schoon",
        Theme::Traffic => "verkeer",
        Theme::Culture => "cultuur-en-sport",
        Theme::Other | Theme::Unknown => "anders",
    }
}
