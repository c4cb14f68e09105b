//! What is written for a spreadsheet.

/// A text that a spreadsheet does not take for a formula: what begins like one gets a quote in front.
#[must_use]
pub fn harmless(text: &str) -> String {
    let formula =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches(' ').starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula() {
        for text in ["=1+1", "+31", "-5", "@SUM(A1)", "\t=1", " =HYPERLINK(\"http://x\")", "＝1"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        for text in ["", "Bankje", "10 - 5", "a=b", "😀"] {
            assert_eq!(harmless(text), text);
        }
    }
}
