//! What came of a wijkschouw, in marks: as a picture, in one sentence, and as a table.

use std::rc::Rc;

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use super::one::{OneTold, SchouwResult};
use super::report::mark;
use crate::routes::Route;
use crate::ui::{Card, Link, ScoreChart, Scored, when};

#[derive(Properties, PartialEq)]
pub(super) struct ResultProps {
    pub(super) result: Rc<SchouwResult>,
    /// The same as PDF, for who may have it.
    pub(super) report: Option<AttrValue>,
}

#[derive(Properties, PartialEq)]
struct ToldProps {
    result: Rc<SchouwResult>,
}

/// The marks.
#[component]
pub(super) fn Result(props: &ResultProps) -> Html {
    let result = &props.result;
    let themes: Vec<Scored> = result
        .themes
        .iter()
        .map(|theme| Scored { label: theme.title.clone().into(), now: theme.score, before: theme.previous })
        .collect();
    let stops: Vec<Scored> = result
        .stops
        .iter()
        .map(|at| Scored { label: at.stop.name.clone().into(), now: at.score, before: at.previous })
        .collect();
    html! {
        <section class="stack stack--l" aria-labelledby="uitslag">
            <Card tint=true class="schouw-mark">
                <div>
                    <h2 id="uitslag">{ text::result() }</h2>
                    <p id="uitslag-zin">{ &result.conclusion }</p>
                    <p class="small muted">{ text::answered(result.answered, result.expected) }</p>
                    if result.late_answers > 0 { <p class="small">{ text::answers_late(result.late_answers) }</p> }
                    if let Some(previous) = &result.previous {
                        <p class="small">
                            { text::compared() }{ " " }
                            <Link to={Route::WijkschouwEen { reference: previous.reference.clone() }}>{ when::day(&previous.starts_at) }</Link>{ "." }
                        </p>
                    }
                    if let Some(report) = props.report.clone() {
                        <p><a class="button button--plain" href={report} download="wijkschouw.pdf">{ text::download() }</a></p>
                    }
                </div>
                <p class="schouw-mark__figure">
                    if let Some(score) = result.score {
                        <span class="visually-hidden">{ text::report_mark_of(mark(score)) }</span>
                        <span aria-hidden="true">{ mark(score) }</span>
                    } else {
                        <span class="small muted">{ text::no_mark() }</span>
                    }
                </p>
            </Card>
            <div class="schouw-charts">
                <ScoreChart id="themas" title={text::themes()} described_by="uitslag-zin" rows={themes} />
                <ScoreChart id="haltes" title={text::stops()} conclusion={told(&stops).unwrap_or_default()} rows={stops} />
            </div>
            <Told result={result.clone()} />
        </section>
    }
}

/// What was counted and told in words, stop by stop.
#[component]
fn Told(props: &ToldProps) -> Html {
    let told = &props.result.told;
    if told.is_empty() {
        return Html::default();
    }
    let at = |one: &OneTold| {
        one.stop.as_ref().map_or_else(|| text::told_once().to_owned(), |stop| stop.name.clone())
    };
    html! {
        <section class="stack" aria-labelledby="verteld">
            <h2 id="verteld">{ text::told() }</h2>
            <div class="schouw-charts">
                { for told.chunk_by(|one, other| at(one) == at(other)).map(|here| html! {
                    <div class="stack stack--s">
                        <h3>{ here.first().map(at) }</h3>
                        <dl class="utrecht-data-list summary">
                            { for here.iter().map(|one| html! {
                                <div>
                                    <dt>{ &one.question }</dt>
                                    <dd class="prose">{ if one.late { text::told_late(&one.said) } else { one.said.clone() } }</dd>
                                </div>
                            }) }
                        </dl>
                    </div>
                }) }
            </div>
        </section>
    }
}

/// One sentence about a chart: what is best and what is worst.
fn told(rows: &[Scored]) -> Option<String> {
    let known = || rows.iter().filter_map(|row| Some((row.now?, &row.label)));
    let (high, best) = known().max_by_key(|(score, _)| *score)?;
    let (low, worst) = known().min_by_key(|(score, _)| *score)?;
    Some(if high == low {
        text::all_the_same(mark(high))
    } else {
        text::theme_both(best, mark(high), mark(low), worst)
    })
}
