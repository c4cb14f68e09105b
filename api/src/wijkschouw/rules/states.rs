use crate::words::words;

words! {
    /// In which form the wijkteam goes into the wijk.
    pub enum Form {
        /// On foot.
        Walk = "walk",
        /// By bicycle.
        Bicycle = "bicycle",
        /// In the evening.
        Evening = "evening",
        /// With children.
        Children = "children",
        /// With people for whom a kerb is an obstacle.
        Accessibility = "accessibility",
        /// A conversation on the street corner.
        StreetCorner = "street_corner",
        /// From home.
        Online = "online",
    }
}

words! {
    /// Where a wijkschouw stands.
    pub enum State {
        /// There is a date; nothing is filled in yet.
        Planned = "planned",
        /// Something is filled in, or somebody began.
        UnderWay = "under_way",
        /// It was finished; the wijkteam follows up.
        Completed = "completed",
        /// The result is public.
        Reported = "reported",
        /// It does not happen.
        Cancelled = "cancelled",
    }
}

impl State {
    /// All but cancelled: a phone that comes home days later still gets its answers in.
    pub const RECORDABLE: &'static [Self] = &[Self::Planned, Self::UnderWay, Self::Completed, Self::Reported];

    /// Whether it was finished: what arrives now is late.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Completed | Self::Reported)
    }
}

words! {
    /// How an item was answered.
    pub enum AnswerState {
        /// With an answer on its scale.
        Answered = "answered",
        /// There is nothing here to answer it about.
        NotApplicable = "not_applicable",
        /// Who looked does not know.
        Unknown = "unknown",
        /// Passed over.
        Skipped = "skipped",
    }
}

words! {
    /// What has to happen with a finding.
    pub enum FindingClass {
        /// At once.
        AtOnce = "at_once",
        /// In the regular maintenance round.
        Maintenance = "maintenance",
        /// In a project.
        Project = "project",
        /// On private ground: its owner is asked.
        PrivateGround = "private_ground",
        /// Nothing, with the reason.
        Nothing = "nothing",
    }
}

words! {
    /// Whether somebody takes part.
    pub enum ParticipantState {
        /// Was asked.
        Invited = "invited",
        /// Comes along.
        Joined = "joined",
        /// Does not come after all.
        Left = "left",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_late_begins_when_it_is_finished() {
        for state in State::ALL {
            assert_eq!(State::parse(state.as_str()), Some(*state));
            assert_eq!(state.is_finished(), matches!(state.as_str(), "completed" | "reported"));
        }
        assert!(!State::RECORDABLE.contains(&State::Cancelled));
    }
}
