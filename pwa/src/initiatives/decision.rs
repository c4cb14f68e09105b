//! What was decided, for everyone; and what came of it.

use wdw_contract::Cents;
use wdw_contract::texts::decision as text;
use yew::prelude::*;

use super::one::{IdeaProps, OneInitiative, one_idea};
use crate::api::enums::DecisionOutcome;
use crate::ui::{Photos, ShownPhoto, when};

type Decided = one_idea::OneIdeaInitiativeDecisions;

/// The decision that stands.
pub(super) fn standing(idea: &OneInitiative) -> Option<&Decided> {
    idea.decisions.iter().find(|decided| decided.reopened_at.is_none())
}

/// Every decision, the newest first. What is looked at again is shown as such.
#[component]
pub(super) fn Decisions(props: &IdeaProps) -> Html {
    props.idea.decisions.iter().enumerate().map(|(index, decided)| one(index, decided)).collect()
}

fn one(index: usize, decided: &Decided) -> Html {
    let id = format!("besluit-{index}");
    let stands = decided.reopened_at.is_none();
    let tone = match decided.outcome {
        _ if !stands => "",
        DecisionOutcome::Refused => "wait",
        _ => "good",
    };
    let day = when::day(&decided.closed_at);
    html! {
        <section class="stack" aria-labelledby={id.clone()}>
            <h2 {id}>{ if stands { text::title() } else { text::earlier() } }</h2>
            if let Some(at) = &decided.reopened_at {
                <p class="strong">
                    { if index > 0 {
                        text::reopened_then(decided.reopened_by.as_deref().unwrap_or_default(), when::day(at))
                    } else {
                        text::reopened(decided.reopened_by.as_deref().unwrap_or_default(), when::day(at))
                    } }
                </p>
                if let Some(reason) = &decided.reopen_reason { <p class="prose">{ reason }</p> }
            }
            <div class={classes!("card", stands.then_some("card--news"), tone)}>
                <p class={classes!(stands.then_some("strong"))}>{ outcome(decided) }</p>
                if decided.parts.len() > 1 || decided.outcome == DecisionOutcome::PartlyGranted {
                    <ul class="plain">
                        { for decided.parts.iter().filter(|part| part.amount > Cents::ZERO).map(|part| html! {
                            <li class="row row--between"><span>{ &part.partner.short_name }</span><span class="amount">{ part.amount.to_string() }</span></li>
                        }) }
                    </ul>
                }
            </div>
            { said(text::why(), decided.motivation.as_ref()) }
            if stands { { conditions(decided) } }
            if stands { { said(text::way_forward(), decided.way_forward.as_ref()) } }
            <p class="small muted">
                { match &decided.meeting_on {
                    Some(meeting) => text::closed_in_meeting(&decided.closed_by, &day, when::day(meeting)),
                    None => text::closed(&decided.closed_by, &day),
                } }
            </p>
            if stands {
                <details>
                    <summary>{ text::object_title() }</summary>
                    <p>{ text::object(when::day(&decided.object_until)) }</p>
                </details>
            }
            if let Some(url) = &decided.letter_url {
                <p><a href={url.clone()} target="_blank" rel="noopener">{ text::letter(&day) }</a></p>
            }
        </section>
    }
}

fn outcome(decided: &Decided) -> String {
    match decided.outcome {
        DecisionOutcome::Granted if decided.granted == Cents::ZERO => text::granted_no_money().to_owned(),
        DecisionOutcome::Granted => text::granted(decided.granted),
        DecisionOutcome::PartlyGranted => text::partly(decided.granted, decided.requested),
        DecisionOutcome::Refused => text::refused().to_owned(),
        DecisionOutcome::Unknown => text::decided().to_owned(),
    }
}

/// What the submitter is asked to do.
pub(super) fn conditions(decided: &Decided) -> Html {
    said(text::conditions(), decided.conditions.as_ref())
}

fn said(title: &'static str, words: Option<&String>) -> Html {
    match words {
        Some(words) => {
            html! { <div class="stack stack--s"><h3>{ title }</h3><p class="prose">{ words }</p></div> }
        }
        None => Html::default(),
    }
}

/// What came of it: the story and the photos of who did it.
#[component]
pub(super) fn Result(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    if idea.result_story.is_none() && idea.result_photos.is_empty() {
        return Html::default();
    }
    let photos: Vec<ShownPhoto> = idea
        .result_photos
        .iter()
        .map(|photo| ShownPhoto {
            url: photo.url.clone().into(),
            thumbnail: photo.thumbnail_url.clone().into(),
            hidden: photo.hidden_reason.clone().map(AttrValue::from),
        })
        .collect();
    html! {
        <section class="stack" aria-labelledby="resultaat">
            <h2 id="resultaat">{ text::result() }</h2>
            if let Some(story) = &idea.result_story { <p class="prose">{ story }</p> }
            <Photos {photos} />
        </section>
    }
}
