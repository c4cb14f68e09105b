//! The parts of the worklist, as they stand in the address.

use wdw_contract::texts::wijkteam as text;
use web_sys::UrlSearchParams;

use crate::api::enums::{InitiativeState, WorklistBucket};

/// Which part of the worklist is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bucket {
    /// Everything that still waits for an answer.
    #[default]
    All,
    /// Everything that the reader has and that is not over, also after a grant.
    Mine,
    /// As the server cuts it.
    Part(WorklistBucket),
}

impl Bucket {
    pub(super) const ALL: &[Self] = &[
        Self::All,
        Self::Part(WorklistBucket::Overdue),
        Self::Part(WorklistBucket::New),
        Self::Part(WorklistBucket::WaitingForUs),
        Self::Part(WorklistBucket::ToDecide),
        Self::Part(WorklistBucket::WaitingForResident),
        Self::Part(WorklistBucket::AfterGrant),
        Self::Mine,
    ];

    /// In the address.
    const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Mine => "van-mij",
            Self::Part(WorklistBucket::New) => "nieuw",
            Self::Part(WorklistBucket::WaitingForUs) => "in-behandeling",
            Self::Part(WorklistBucket::WaitingForResident) => "wacht-op-indiener",
            Self::Part(WorklistBucket::ToDecide) => "te-beslissen",
            Self::Part(WorklistBucket::AfterGrant) => "na-toekenning",
            Self::Part(WorklistBucket::Overdue | WorklistBucket::Unknown) => "te-laat",
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::All => text::bucket_all(),
            Self::Mine => text::bucket_mine(),
            Self::Part(WorklistBucket::New) => text::bucket_new(),
            Self::Part(WorklistBucket::WaitingForUs) => text::bucket_ours(),
            Self::Part(WorklistBucket::WaitingForResident) => text::bucket_resident(),
            Self::Part(WorklistBucket::ToDecide) => text::bucket_to_decide(),
            Self::Part(WorklistBucket::AfterGrant) => text::bucket_after_grant(),
            Self::Part(WorklistBucket::Overdue | WorklistBucket::Unknown) => text::bucket_overdue(),
        }
    }

    /// The states to ask for; none where the server cuts by itself.
    pub(super) fn states(self) -> Option<Vec<InitiativeState>> {
        use InitiativeState as S;
        match self {
            Self::All => Some(vec![S::Submitted, S::NeedsCompletion, S::InReview]),
            Self::Mine | Self::Part(_) => None,
        }
    }

    /// For the server.
    pub(super) const fn part(self) -> Option<WorklistBucket> {
        match self {
            Self::Part(part) => Some(part),
            Self::All | Self::Mine => None,
        }
    }
}

/// What the address says: which part, and of which wijk when someone works in several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) bucket: Bucket,
    pub(super) wijk: Option<String>,
}

impl Shown {
    /// From the part of the address after the question mark.
    pub(super) fn of(query: &str) -> Self {
        let query = UrlSearchParams::new_with_str(query).ok();
        let get = |name: &str| query.as_ref().and_then(|query| query.get(name));
        let key = get("deel").unwrap_or_default();
        Self {
            bucket: Bucket::ALL.iter().copied().find(|bucket| bucket.key() == key).unwrap_or_default(),
            wijk: get("wijk"),
        }
    }

    /// The part of the address after the question mark.
    pub(super) fn query(&self) -> String {
        let Ok(query) = UrlSearchParams::new() else { return String::new() };
        if let Some(wijk) = &self.wijk {
            query.append("wijk", wijk);
        }
        if self.bucket != Bucket::All {
            query.append("deel", self.bucket.key());
        }
        query.to_string().into()
    }
}
