use wdw_contract::texts::wijkschouw_server as texts;

use super::Tally;

/// "De wijk krijgt een 6,8. …"
#[must_use]
pub fn conclusion(tally: &Tally, before: Option<&Tally>) -> String {
    let Some(score) = tally.score() else { return texts::conclusion_none().to_owned() };
    let mut sentences = vec![texts::conclusion_score(mark(score))];
    if let Some((now, then)) = before.and_then(|before| tally.compared(before)) {
        sentences.push(match now.cmp(&then) {
            std::cmp::Ordering::Greater => texts::conclusion_higher(mark(now - then)),
            std::cmp::Ordering::Less => texts::conclusion_lower(mark(then - now)),
            std::cmp::Ordering::Equal => texts::conclusion_same().to_owned(),
        });
    }
    let themes = tally.themes(None);
    let scored = || themes.iter().filter_map(|theme| Some((theme.score?, theme.title)));
    if let (Some((top, best)), Some((low, least))) =
        (scored().max_by_key(|(score, _)| *score), scored().min_by_key(|(score, _)| *score))
        && top > low
    {
        sentences.push(texts::conclusion_themes(best, least, mark(low), mark(top)));
    }
    sentences.join(" ")
}

/// 68 reads as "6,8".
#[must_use]
pub fn mark(tenths: u32) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_scored_is_said_in_words() {
        assert_eq!(conclusion(&Tally::default(), None), "Er zijn nog geen cijfers.");
        assert_eq!((mark(68), mark(100), mark(4)), ("6,8".into(), "10,0".into(), "0,4".into()));
    }
}
