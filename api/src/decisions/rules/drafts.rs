//! The texts that a decision begins with. The wijkteam makes them its own.

use wdw_contract::texts::decide_server as text;

/// What a decision begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Why it is refused.
    pub refusal: String,
    /// Why it is less than was asked.
    pub partial: String,
    /// What the submitter can do now.
    pub way_forward: String,
    /// What partners ask in return for their yes.
    pub conditions: String,
}

/// A motivation from what stands in the way: each kader that fails with its sentences, and what partners that say no,
/// or give less, gave as reason. The conditions are those that partners gave with their yes.
#[must_use]
pub fn draft(
    failing: &[(String, Vec<String>)],
    objections: &[(String, String)],
    lower: &[(String, String)],
    conditions: &[String],
) -> Draft {
    let mut grounds: Vec<String> =
        failing.iter().map(|(title, sentences)| text::draft_kader(sentences.join(" "), title)).collect();
    grounds.extend(objections.iter().map(|(partner, reason)| text::draft_objection(partner, reason)));
    let refusal = paragraphs(text::draft_refused(), &grounds);
    let mut partly = grounds;
    partly.extend(lower.iter().map(|(partner, reason)| text::draft_lower(partner, reason).trim().to_owned()));
    let partial = paragraphs(text::draft_partly(), &partly);
    let way_forward = text::draft_way_forward().to_owned();
    Draft { refusal, partial, way_forward, conditions: conditions.join("\n") }
}

fn paragraphs(first: &str, grounds: &[String]) -> String {
    let mut all = vec![first.to_owned()];
    all.extend(grounds.iter().cloned());
    all.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_of_each_ground_are_in_it() {
        let failing = [("De straatpot".to_owned(), vec!["Je vraagt € 1.200.".to_owned()])];
        let objections = [("Woonconcept".to_owned(), "Het is niet bij onze huizen.".to_owned())];
        let lower = [("Politie".to_owned(), "Er zijn niet meer uren.".to_owned())];
        let draft = draft(&failing, &objections, &lower, &["Vraag eerst een vergunning aan.".to_owned()]);
        assert!(
            draft.refusal.contains("Je vraagt € 1.200.") && draft.refusal.contains("niet bij onze huizen")
        );
        assert!(draft.partial.contains("Politie geeft minder dan je vroeg. Er zijn niet meer uren."));
        assert!(!draft.refusal.contains("Politie"));
        assert_eq!(draft.conditions, "Vraag eerst een vergunning aan.");
    }
}
