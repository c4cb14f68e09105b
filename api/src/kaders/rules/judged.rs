use super::evaluate::{Outcome, Reason, Verdict};

/// What a person of the kader's own partner said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it is met.
    pub meets: bool,
    /// What was open when it was judged.
    pub reasons: Vec<Reason>,
}

/// What a kader comes to, and which judgement decided. What the rule can tell stands: nobody judges it away. What is
/// open is decided by the newest judgement that was made while the same was open; one about something else holds no
/// longer. `judgements` oldest first.
#[must_use]
pub fn judged(verdict: &Verdict, judgements: &[Judgement]) -> (Outcome, Option<usize>) {
    if verdict.outcome != Outcome::Open {
        return (verdict.outcome, None);
    }
    let deciding = judgements.iter().enumerate().rev().find(|(_, said)| said.reasons == verdict.reasons);
    match deciding {
        Some((index, said)) => (if said.meets { Outcome::Meets } else { Outcome::Fails }, Some(index)),
        None => (Outcome::Open, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(question: &str) -> Vec<Reason> {
        vec![Reason::Judge { question: question.to_owned() }]
    }

    fn verdict(outcome: Outcome) -> Verdict {
        Verdict { outcome, reasons: asks("Past het?") }
    }

    #[test]
    fn the_newest_judgement_on_what_is_open_decides() {
        let said = |meets, question: &str| Judgement { meets, reasons: asks(question) };
        let judgements = [said(false, "Past het?"), said(true, "Past het?"), said(false, "Iets anders?")];
        assert_eq!(judged(&verdict(Outcome::Open), &judgements), (Outcome::Meets, Some(1)));
        assert_eq!(judged(&verdict(Outcome::Open), &judgements[..1]), (Outcome::Fails, Some(0)));
        assert_eq!(judged(&verdict(Outcome::Open), &judgements[2..]), (Outcome::Open, None));
    }

    #[test]
    fn nobody_judges_away_what_the_rule_can_tell() {
        let judgements = [Judgement { meets: true, reasons: asks("Past het?") }];
        for outcome in [Outcome::Meets, Outcome::Fails] {
            assert_eq!(judged(&verdict(outcome), &judgements), (outcome, None));
        }
    }
}
