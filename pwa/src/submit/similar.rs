//! Ideas in the wijk that resemble the one that is being filled in: join one of them, or go on.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wdw_contract::texts::submit;
use yew::prelude::*;

use super::draft::Draft;
use super::form::Sheet;
use crate::api::enums::*;
use crate::api::{operation, run};
use crate::routes::Route;
use crate::ui::{Badge, Link};

operation!(pub(crate) SimilarIdeas, "src/submit/similar_ideas.graphql");

type Idea = similar_ideas::SimilarIdeasSimilarInitiatives;

/// What was found for which question.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Similar {
    asked: Option<(String, String)>,
    ideas: Rc<Vec<Idea>>,
}

impl Similar {
    /// Whether there is something to show.
    pub(super) fn found(&self) -> bool {
        !self.ideas.is_empty()
    }
}

/// Looks for ideas in the same wijk with such a title, once `wanted`. Without a connection there are none, and
/// nobody waits for it.
#[hook]
pub(super) fn use_similar(draft: &Draft, wanted: bool) -> Similar {
    let similar = use_state(Similar::default);
    let question = draft.wijk.as_ref().map(|wijk| (wijk.id.clone(), draft.title.trim().to_owned()));
    let question = question.filter(|(_, title)| wanted && !title.is_empty());
    {
        let (setter, known) = (similar.setter(), similar.asked.clone());
        use_effect_with(question.clone(), move |question| {
            let Some((wijk_id, title)) = question.clone().filter(|question| known.as_ref() != Some(question))
            else {
                return;
            };
            spawn_local(async move {
                let asked = Some((wijk_id.clone(), title.clone()));
                let answer =
                    run::<SimilarIdeas>(similar_ideas::Variables { wijk_id, title, plan: None }).await;
                if let Ok(answer) = answer {
                    setter.set(Similar { asked, ideas: Rc::new(answer.similar_initiatives) });
                }
            });
        });
    }
    if question.is_some() && similar.asked == question { (*similar).clone() } else { Similar::default() }
}

/// What was found.
#[derive(Properties, PartialEq)]
pub(super) struct SimilarPageProps {
    pub(super) sheet: Sheet,
    pub(super) similar: Similar,
}

/// The ideas that were found. The button under them goes on.
#[component]
pub(super) fn SimilarPage(props: &SimilarPageProps) -> Html {
    let wijk = props.sheet.draft.wijk.as_ref().map(|wijk| wijk.name.clone()).unwrap_or_default();
    html! {
        <>
            <div class="stack">
                <h1>{ submit::similar_title() }</h1>
                <p>{ submit::similar_text(wijk) }</p>
            </div>
            <ul class="list">
                { for props.similar.ideas.iter().map(|idea| html! {
                    <li class="stack stack--s">
                        <Link to={Route::Initiatief { reference: idea.reference.clone() }} class="strong">
                            { &idea.title }
                        </Link>
                        <div class="row">
                            <Badge>{ idea.state.label() }</Badge>
                            <span class="small muted">{ submit::similar_supporters(idea.support_count) }</span>
                        </div>
                    </li>
                }) }
            </ul>
            <p class="muted">{ submit::similar_kept() }</p>
        </>
    }
}
