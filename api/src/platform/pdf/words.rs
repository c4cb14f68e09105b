//! Typed text, made fit for paper: every sign that is set has a glyph, and every line has a place to break.

use serde_json::Value;

use super::desk::has_glyph;

/// What stands in the place of a sign that the fonts do not have, such as an emoji.
const UNKNOWN: char = '□';
/// A place to break that nobody sees.
const BREAK: char = '\u{200b}';
/// Signs in a row without a place to break; the narrowest column holds about as many.
const UNBROKEN: usize = 24;

/// All texts in `data` made fit, and how many bytes there are.
pub(super) fn fit(data: &mut Value) -> usize {
    match data {
        Value::String(text) => {
            *text = fitted(text);
            text.len()
        }
        Value::Array(all) => all.iter_mut().map(fit).sum(),
        Value::Object(fields) => fields.values_mut().map(fit).sum(),
        _ => 0,
    }
}

fn fitted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut unbroken = 0;
    for sign in text.chars().filter_map(shown) {
        unbroken = if sign.is_whitespace() { 0 } else { unbroken + 1 };
        if unbroken > UNBROKEN {
            out.push(BREAK);
            unbroken = 1;
        }
        out.push(sign);
    }
    out
}

/// The sign as it is set; none for what only steers how text runs: on paper it could turn a sentence around.
fn shown(sign: char) -> Option<char> {
    match sign {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
        sign if sign.is_control() => None,
        sign if has_glyph(sign) => Some(sign),
        sign if sign.is_whitespace() => Some(' '),
        _ => Some(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_steers_text_is_left_out_and_what_cannot_be_set_is_marked() {
        assert_eq!(
            fitted("Café, “ß” – € 1.250\nŁódź, Şahin, Ωμέγα"),
            "Café, “ß” – € 1.250\nŁódź, Şahin, Ωμέγα"
        );
        assert_eq!(fitted("a\u{0}b\u{202e}c\u{200d}d\u{feff}\te\u{7}"), "abcd e");
        assert_eq!(fitted("Leuk 🎉 سلام"), "Leuk □ □□□□");
    }

    #[test]
    fn no_word_runs_off_the_page() {
        let long = fitted(&"x".repeat(1_000));
        assert!(long.split(BREAK).all(|part| part.len() <= UNBROKEN));
        assert_eq!(long.replace(BREAK, ""), "x".repeat(1_000));
        assert_eq!(fitted("gewone woorden in een gewone zin"), "gewone woorden in een gewone zin");
    }

    #[test]
    fn every_text_is_reached() {
        let mut data = json!({ "a": ["\u{0}x", { "b": "y\u{7}" }], "c": 3 });
        assert_eq!(fit(&mut data), 2);
        assert_eq!(data, json!({ "a": ["x", { "b": "y" }], "c": 3 }));
    }
}
