//! The wijkbudget: the money of a wijk per year and partner, every booking, asking for money and closing a year.
//!
//! Not here: paying for one request (`decisions`), and any arithmetic: the server keeps the books.

mod acts;
mod entries;
mod overview;
mod proposals;
mod wijk;

use wdw_contract::{Cents, texts::budget as text};
use yew::prelude::*;
use yew_router::prelude::*;

pub use overview::Budget;
pub use wijk::{BudgetDoen, BudgetWijk};

use crate::ui::{Part, StackedBar};

/// The picture of a budget: paid, promised, free, with one sentence.
fn picture(id: &str, title: &str, [allocated, available, committed, paid]: [Cents; 4]) -> Html {
    html! {
        <StackedBar id={id.to_owned()} title={title.to_owned()} conclusion={text::conclusion(allocated, available)}
            parts={vec![
                Part { label: text::part_paid().into(), amount: paid },
                Part { label: text::part_committed().into(), amount: committed },
                Part { label: text::part_available().into(), amount: available },
            ]} />
    }
}

/// The files of a year.
fn downloads(name: &str, year: i64) -> Html {
    let file = |ending: &str| format!("/export/budget/{name}-{year}.{ending}");
    html! {
        <section class="stack" aria-labelledby="meenemen">
            <h2 id="meenemen">{ text::download() }</h2>
            <ul class="plain row">
                <li><a href={file("pdf")} download="">{ text::download_pdf() }</a></li>
                <li><a href={file("xlsx")} download="">{ text::download_xlsx() }</a></li>
                <li><a href={file("csv")} download="">{ text::download_csv() }</a></li>
            </ul>
        </section>
    }
}

/// The year in the address; the newest of `years` when there is none.
#[hook]
fn use_year(years: &[i64]) -> i64 {
    let location = use_location();
    let query = location.as_ref().map_or("", |location| location.query_str());
    let asked = web_sys::UrlSearchParams::new_with_str(query)
        .ok()
        .and_then(|query| query.get("jaar"))
        .and_then(|year| year.parse().ok());
    let this_year = crate::ui::when::today().get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    asked.or_else(|| years.iter().copied().find(|year| *year <= this_year)).unwrap_or(this_year)
}
