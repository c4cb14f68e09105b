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
}

/// A motivation from what stands in the way: each kader that fails with its sentences, and what partners that say no,
/// or give less, gave as reason.
#[must_use]
pub fn draft(failing: &[(String, Vec<String>)], objections: &[(String, String)], lower: &[String]) -> Draft {
    let mut grounds: Vec<String> =
        failing.iter().map(|(title, sentences)| text::draft_kader(sentences.join(" "), title)).collect();
    grounds.extend(objections.iter().map(|(partner, reason)| text::draft_objection(partner, reason)));
    let refusal = paragraphs(text::draft_refused(), &grounds);
    let mut partly = grounds;
    partly.extend(lower.iter().map(text::draft_lower));
    let partial = paragraphs(text::draft_partly(), &partly);
    Draft { refusal, partial, way_forward: text::draft_way_forward().to_owned() }
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
        let draft = draft(&failing, &objections, &["Politie".to_owned()]);
        assert!(
            draft.refusal.contains("Je vraagt € 1.200.") && draft.refusal.contains("niet bij onze huizen")
        );
        assert!(draft.partial.contains("Politie") && !draft.refusal.contains("Politie"));
    }
}
