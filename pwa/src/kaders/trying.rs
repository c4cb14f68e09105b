//! What a concept would do with the ideas of a year.

use std::rc::Rc;

use wdw_contract::texts::kader_editor as text;
use yew::prelude::*;

use super::keeping::Desk;
use super::one::{One, doing};
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::routes::Route;
use crate::ui::{
    ButtonKind, Choice, EmptyState, ErrorState, Glyph, Link, LinkButton, Notice, Select, Skeleton, Tone, when,
};

operation!(TryKader, "src/kaders/try.graphql");

/// How many years back it can be tried on.
const YEARS: i64 = 10;

#[derive(Properties, PartialEq)]
pub(super) struct TryingProps {
    pub(super) one: Rc<One>,
    pub(super) desk: Desk,
}

/// Which year, and what would come of it.
#[component]
pub(super) fn Trying(props: &TryingProps) -> Html {
    let TryingProps { one, desk } = props;
    let this_year = when::today().get(..4).and_then(|year| year.parse::<i64>().ok()).unwrap_or_default();
    let year = use_state(|| this_year - 1);
    let number = one.draft.as_ref().map_or(0, |draft| draft.number);
    let choices = (0..=YEARS)
        .map(|back| Choice::new((this_year - back).to_string(), (this_year - back).to_string()))
        .collect::<Vec<_>>();
    let on_change = {
        let year = year.setter();
        Callback::from(move |key: AttrValue| {
            if let Ok(chosen) = key.parse() {
                year.set(chosen);
            }
        })
    };
    html! {
        <>
            <div class="stack">
                <h1>{ text::try_title() }</h1>
                <p>{ text::try_what(number) }</p>
            </div>
            <Select id="jaar" label={text::try_year()} {choices} value={year.to_string()} {on_change} />
            <Outcome one={one.clone()} desk={desk.clone()} year={*year} />
            <p class="small muted">{ text::try_limits() }</p>
            <div class="row">
                <LinkButton to={doing(&one.number, "bewerken")} icon={Glyph::Pencil}>{ text::edit_go_on() }</LinkButton>
                if one.viewer_may_publish {
                    <LinkButton to={doing(&one.number, "publiceren")} kind={ButtonKind::Secondary}>{ text::publish_to() }</LinkButton>
                }
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OutcomeProps {
    one: Rc<One>,
    desk: Desk,
    year: i64,
}

#[component]
fn Outcome(props: &OutcomeProps) -> Html {
    let OutcomeProps { one, desk, year } = props;
    let query = use_query::<TryKader>(try_kader::Variables {
        input: try_kader::TryKaderInput {
            kader_id: one.id.clone(),
            condition: desk.writing.condition.clone(),
            applies: KaderApplies::of(&desk.writing.applies),
            year: *year,
        },
    });
    let number = one.draft.as_ref().map_or(0, |draft| draft.number);
    let trial = match &query.state {
        QueryState::Loading => return html! { <Skeleton /> },
        QueryState::Failed(trouble) => {
            return html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> };
        }
        QueryState::Ready(loaded) => loaded.data.try_kader.clone(),
    };
    let Some(trial) = trial else { return Html::default() };
    if !trial.refusals.is_empty() {
        return html! {
            <Notice tone={Tone::Bad} live=true>
                <p class="strong">{ text::try_refused() }</p>
                <ul class="bullets">{ for trial.refusals.iter().map(|refusal| html! { <li>{ &refusal.message }</li> }) }</ul>
            </Notice>
        };
    }
    if trial.tried == 0 {
        return html! { <EmptyState title={text::try_none(year)} /> };
    }
    html! {
        <section class="stack" aria-labelledby="uitkomst" role="status">
            <h2 id="uitkomst">{ text::try_outcome(trial.fails, number, trial.tried, year) }</h2>
            <ul class="bullets">
                <li>{ text::try_meets(trial.meets) }</li>
                <li>{ text::try_open(trial.open) }</li>
            </ul>
            if !trial.failing.is_empty() {
                <h3>{ text::try_failing() }</h3>
                <ul class="list">
                    { for trial.failing.iter().map(|idea| html! {
                        <li key={idea.reference.clone()}>
                            <p class="strong">
                                <Link to={Route::Initiatief { reference: idea.reference.clone() }}>
                                    { idea.title.clone().unwrap_or_else(|| idea.reference.clone()) }</Link>
                            </p>
                            <p class="small muted">{ &idea.reference }</p>
                            { for idea.reasons.iter().map(|reason| html! { <p>{ reason }</p> }) }
                        </li>
                    }) }
                </ul>
                if usize::try_from(trial.fails).unwrap_or_default() > trial.failing.len() {
                    <p class="muted">{ text::try_more() }</p>
                }
            }
        </section>
    }
}
