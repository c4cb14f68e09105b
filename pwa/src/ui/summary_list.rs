//! Answers to check before sending.

use wdw_contract::texts::ui;
use yew::prelude::*;

use super::Link;
use crate::routes::Route;

/// One answer.
#[derive(Clone, PartialEq)]
pub struct SummaryRow {
    /// What was asked, in a few words.
    pub name: AttrValue,
    /// What was answered.
    pub value: Html,
    /// Where it can be changed.
    pub change: Option<Route>,
}

/// All answers.
#[derive(Properties, PartialEq)]
pub struct SummaryListProps {
    /// In the order of the questions.
    pub rows: Vec<SummaryRow>,
    /// The part of the address after the question mark of each change: how to come straight back.
    #[prop_or_default]
    pub query: Option<AttrValue>,
}

/// Names and values, each with "Wijzig".
///
/// Use when: checking answers, or facts about one thing. Not when: rows of the same kind (`<ul class="list">`).
#[component]
pub fn SummaryList(props: &SummaryListProps) -> Html {
    html! {
        <dl class="utrecht-data-list summary">
            { for props.rows.iter().map(|row| html! {
                <div>
                    <dt>{ &row.name }</dt>
                    <dd>{ row.value.clone() }</dd>
                    if let Some(to) = &row.change {
                        <dd class="summary__change">
                            <Link to={to.clone()} query={props.query.clone()} class="button button--plain">
                                { ui::change() }<span class="visually-hidden">{ " " }{ &row.name }</span>
                            </Link>
                        </dd>
                    }
                </div>
            }) }
        </dl>
    }
}
