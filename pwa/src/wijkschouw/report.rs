//! Marks as people write them.

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use crate::ui::{Badge, Tone};

/// `7,3`, from tenths.
pub(super) fn mark(tenths: i64) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

/// The mark of a whole wijkschouw, in a row.
pub(super) fn mark_badge(score: Option<i64>) -> Html {
    let Some(score) = score else { return Html::default() };
    let tone = if score >= 55 { Tone::Good } else { Tone::Wait };
    html! { <Badge {tone}>{ text::report_mark(mark(score)) }</Badge> }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_mark_has_one_decimal() {
        assert_eq!(super::mark(73), "7,3");
        assert_eq!(super::mark(100), "10,0");
        assert_eq!(super::mark(9), "0,9");
    }
}
