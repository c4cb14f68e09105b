//! Marks side by side, now and the time before, as a picture and as a table.

use wdw_contract::texts::ui;
use yew::prelude::*;

/// One mark, with the one before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// What has the mark.
    pub label: AttrValue,
    /// In tenths, 10 to 100; none when there was nothing to count.
    pub now: Option<i64>,
    /// The time before.
    pub before: Option<i64>,
}

/// The marks.
#[derive(Properties, PartialEq)]
pub struct ScoreChartProps {
    /// Unique on the page.
    pub id: AttrValue,
    /// What is shown.
    pub title: AttrValue,
    /// What the picture says, in one sentence.
    #[prop_or_default]
    pub conclusion: AttrValue,
    /// The id of that sentence, when it stands elsewhere on the page.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// From top to bottom.
    pub rows: Vec<Scored>,
}

/// The most rows of which the table stands open under the picture.
const SHORT: usize = 6;
/// The longest label that fits in the picture; the table has it whole.
const LABEL: usize = 34;

/// Bars for marks of one to ten; the time before is a narrow striped bar under it. Sizes are in `em`, so that the
/// picture grows with the letters and not with the screen.
///
/// Use when: marks are compared. Not when: parts of a whole (`StackedBar`).
#[component]
pub fn ScoreChart(props: &ScoreChartProps) -> Html {
    let ScoreChartProps { id, title, conclusion, described_by, rows } = props;
    if rows.is_empty() {
        return Html::default();
    }
    let compared = rows.iter().any(|row| row.before.is_some());
    // In hundredths of an em.
    let step = if compared { 360 } else { 290 };
    let described =
        if conclusion.is_empty() { described_by.clone() } else { Some(format!("{id}-conclusion").into()) };
    html! {
        <figure class="stack score-chart">
            <h3 id={format!("{id}-title")} class="score-chart__title">{ title }</h3>
            if !conclusion.is_empty() { <p id={format!("{id}-conclusion")} class="small muted">{ conclusion }</p> }
            if compared {
                <ul class="legend" aria-hidden="true">
                    <li><svg viewBox="0 0 14 14"><rect width="14" height="14" class="fill-1" /></svg>{ ui::chart_now() }</li>
                    <li>
                        <svg viewBox="0 0 14 14"><rect width="14" height="14" fill={format!("url(#{id}-stripes)")} /></svg>
                        { ui::chart_before() }
                    </li>
                </ul>
            }
            <svg class="score-chart__picture" width="100%" height={em(rows.len() * step)} role="img"
                aria-labelledby={format!("{id}-title")} aria-describedby={described}>
                <defs>
                    <pattern id={format!("{id}-stripes")} width="8" height="8" patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)">
                        <rect width="8" height="8" class="fill-3" />
                        <path d="M2 0v8" class="stripes" />
                    </pattern>
                </defs>
                { for rows.iter().enumerate().map(|(index, row)| {
                    let at = |more: usize| em(index * step + more);
                    html! {
                        <g key={index}>
                            <text x="0" y={at(110)}>{ short(&row.label) }</text>
                            <text x="100%" y={at(110)} text-anchor="end" class="score-chart__mark">{ figure(row.now) }</text>
                            if row.now.is_some() {
                                <rect y={at(155)} width="100%" height="0.8em" class="score-chart__track" />
                                <rect y={at(155)} width={percent(row.now)} height="0.8em" class="fill-1" />
                            }
                            if compared && row.before.is_some() {
                                <rect y={at(245)} width={percent(row.before)} height="0.5em" fill={format!("url(#{id}-stripes)")} class="score-chart__before" />
                            }
                        </g>
                    }
                }) }
            </svg>
            <details open={rows.len() <= SHORT}>
                <summary class="small">{ ui::chart_table() }</summary>
                <table class="costs score-chart__table">
                    <caption class="visually-hidden">{ title }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ ui::chart_what() }</th>
                            <th scope="col">{ ui::chart_now() }</th>
                            if compared { <th scope="col">{ ui::chart_before() }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr>
                                <th scope="row">{ &row.label }</th>
                                <td class="amount">{ figure(row.now) }</td>
                                if compared { <td class="amount">{ figure(row.before) }</td> }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}

/// `3.60em`, from hundredths.
fn em(hundredths: usize) -> String {
    format!("{}.{:02}em", hundredths / 100, hundredths % 100)
}

/// `7,3`, or a dash when there is none.
fn figure(tenths: Option<i64>) -> String {
    tenths.map_or_else(|| ui::chart_none().to_owned(), |tenths| format!("{},{}", tenths / 10, tenths % 10))
}

/// Tenths of a mark of ten are hundredths of the width.
fn percent(tenths: Option<i64>) -> String {
    format!("{}%", tenths.unwrap_or_default().clamp(0, 100))
}

fn short(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let mut words: String = label.chars().take(LABEL - 1).collect();
    words.truncate(words.trim_end().len());
    words + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_its_part_of_the_width() {
        assert_eq!((percent(Some(73)), figure(Some(73))), ("73%".into(), "7,3".into()));
        assert_eq!(percent(None), "0%");
    }

    #[test]
    fn a_long_label_ends_in_the_picture() {
        assert_eq!(short("Groen"), "Groen");
        assert_eq!(short(&"lang ".repeat(20)).chars().count(), LABEL);
    }
}
