//! Parts of one amount, as a picture.

use wdw_contract::Cents;
use yew::prelude::*;

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Whose or what: "Buren".
    pub label: AttrValue,
    /// How much.
    pub amount: Cents,
}

/// The parts.
#[derive(Properties, PartialEq)]
pub struct StackedBarProps {
    /// Tells the parts of several pictures on one page apart.
    pub id: AttrValue,
    /// What is shown; the heading of the picture.
    pub title: AttrValue,
    /// What the picture says, in one sentence.
    pub conclusion: AttrValue,
    /// At most three; parts of nothing are left out.
    pub parts: Vec<Part>,
}

/// Parts of one amount. Colour is never the only difference: the second part is striped, the third white.
///
/// Use when: up to three parts of one amount. Not when: amounts that do not add up to something.
#[component]
pub fn StackedBar(props: &StackedBarProps) -> Html {
    let id = &props.id;
    let parts: Vec<(usize, &Part)> =
        props.parts.iter().enumerate().filter(|(_, part)| part.amount > Cents::ZERO).collect();
    let total: Cents = parts.iter().map(|(_, part)| part.amount).sum();
    let mut start = 0;
    let bars: Vec<Html> = parts
        .iter()
        .map(|(index, part)| {
            let width = thousandths(part.amount, total);
            let x = start;
            start += width;
            filled(id, *index, x, width)
        })
        .collect();
    html! {
        <figure class="stack" aria-labelledby={format!("{id}-title")}>
            <h2 id={format!("{id}-title")}>{ &props.title }</h2>
            <svg class="bar-chart" viewBox="0 0 1000 28" preserveAspectRatio="none" role="img"
                aria-labelledby={format!("{id}-title")} aria-describedby={format!("{id}-conclusion")}>
                <defs>
                    <pattern id={format!("{id}-stripes")} width="10" height="10" patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)">
                        <rect width="10" height="10" class="fill-3" />
                        <path d="M2.5 0v10" class="stripes" />
                    </pattern>
                </defs>
                { for bars }
            </svg>
            <ul class="legend">
                { for parts.iter().map(|(index, part)| html! {
                    <li>
                        <svg viewBox="0 0 14 14" aria-hidden="true">{ filled(id, *index, 0, 14) }</svg>
                        { &part.label }{ " " }<span class="amount">{ part.amount.to_string() }</span>
                    </li>
                }) }
            </ul>
            <figcaption id={format!("{id}-conclusion")} class="small muted">{ &props.conclusion }</figcaption>
        </figure>
    }
}

fn filled(id: &str, index: usize, x: i64, width: i64) -> Html {
    let (x, width) = (x.to_string(), width.to_string());
    match index {
        0 => html! { <rect {x} {width} height="28" class="fill-1" /> },
        1 => html! { <rect {x} {width} height="28" fill={format!("url(#{id}-stripes)")} /> },
        _ => html! { <rect {x} {width} height="28" class="fill-3" /> },
    }
}

fn thousandths(part: Cents, total: Cents) -> i64 {
    // Amounts are at most some billions of cents, far from the end of an i64.
    part.0.saturating_mul(1_000) / total.0.max(1)
}
