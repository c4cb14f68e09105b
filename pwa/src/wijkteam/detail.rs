//! One idea, as the wijkteam sees it.

use wdw_contract::texts::{initiatives, wijkteam as text};
use yew::prelude::*;

use super::acts::{self, Unhide};
use super::row::badge;
use crate::about::NotFoundBody;
use crate::api::QueryState;
use crate::api::enums::{InitiativeAction, InitiativeState};
use crate::initiatives::card::{is_open, state_badge};
use crate::initiatives::conversation::Conversation;
use crate::initiatives::one::{IdeaProps, OneInitiative, idea_in, use_idea};
use crate::initiatives::{Plan, Story, Who, byline};
use crate::routes::Route;
use crate::ui::{ErrorState, Glyph, Icon, Link, Notice, Skeleton, Tone, Updated, use_title};

#[derive(Properties, PartialEq)]
pub(super) struct DetailProps {
    pub(super) reference: AttrValue,
    pub(super) act: Option<AttrValue>,
}

/// One idea, or the form of what is being done with it.
#[component]
pub(super) fn Detail(props: &DetailProps) -> Html {
    let query = use_idea(&props.reference);
    let idea = idea_in(&query.state);
    let page = idea.as_ref().filter(|_| props.act.is_none());
    use_title(page.map(|idea| AttrValue::from(idea.title.clone())));
    match (&query.state, idea) {
        (QueryState::Loading, _) => html! { <Skeleton cards=2 /> },
        (QueryState::Failed(trouble), _) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> }
        }
        // Who is not in this wijkteam has the public page.
        (QueryState::Ready(_), Some(idea)) if idea.messages.is_none() => html! { <NotFoundBody /> },
        (QueryState::Ready(_), None) => html! { <NotFoundBody /> },
        (QueryState::Ready(loaded), Some(idea)) => match &props.act {
            Some(act) => acts::show(act, idea),
            None => html! {
                <>
                    <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
                    <View {idea} />
                </>
            },
        },
    }
}

#[component]
fn View(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    html! {
        <div class="idea">
            <header class="stack idea__head">
                <div class="row">
                    { state_badge(idea.state) }
                    if let Some(due) = idea.answer_due.as_ref().filter(|_| is_open(idea.state)) {
                        { badge(idea.state, due.overdue, due.paused, due.days_left) }
                    }
                    if let Some(due) = &idea.accounting_due { { badge(idea.state, due.overdue, false, due.days_left) } }
                </div>
                <h1>{ &idea.title }</h1>
                <p class="small muted">{ byline(idea) }</p>
                if let Some(email) = &idea.submitter_email {
                    <p class="small with-icon"><Icon glyph={Glyph::Mail} /><a href={format!("mailto:{email}")}>{ email }</a></p>
                }
            </header>
            <div class="idea__who"><Who idea={idea.clone()} /></div>
            <div class="idea__acts"><Acts idea={idea.clone()} /></div>
            <div class="stack stack--l idea__body">
                if let Some(reason) = &idea.hidden_reason {
                    <Notice tone={Tone::Wait}>
                        <p class="strong">{ text::hidden_now() }</p>
                        <p>{ reason }</p>
                        if idea.may(InitiativeAction::Unhide) { <div><Unhide idea={idea.clone()} /></div> }
                    </Notice>
                }
                if let Some(question) = &idea.open_question {
                    <Notice tone={Tone::Wait}>
                        <p class="strong">{ text::asked_now() }</p>
                        <p class="prose">{ question }</p>
                    </Notice>
                }
                <Plan idea={idea.clone()} />
            </div>
            <div class="idea__story"><Story idea={idea.clone()} /></div>
            <div class="idea__talk"><Conversation idea={idea.clone()} /></div>
        </div>
    }
}

/// What can be done now; and what cannot, with the reason.
#[component]
fn Acts(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let take_up = idea.may(InitiativeAction::TakeUp);
    let others: Vec<(InitiativeAction, &str, Glyph, &str)> = acts::PAGES
        .iter()
        .filter(|(action, ..)| idea.may(*action))
        .map(|(action, act, glyph, words)| (*action, *act, *glyph, words()))
        .collect();
    let reasons = reasons(idea);
    html! {
        <section class="stack" aria-labelledby="doen">
            <h2 id="doen">{ text::what_to_do() }</h2>
            if is_deciding(idea.state) {
                <Link class="button button--primary" to={Route::Besluit { reference: idea.reference.clone() }}>{ text::to_decision() }</Link>
            }
            if !take_up && others.is_empty() && !is_deciding(idea.state) { <p class="muted">{ text::nothing_to_do() }</p> }
            if take_up { <acts::TakeUp id={idea.id.clone()} /> }
            if !others.is_empty() {
                <ul class="list">
                    { for others.into_iter().map(|(_, act, glyph, words)| html! {
                        <li class="act">
                            <Link to={Route::WerklijstDoen { reference: idea.reference.clone(), act: act.to_owned() }}>
                                <Icon {glyph} /><span>{ words }</span><Icon glyph={Glyph::Next} />
                            </Link>
                        </li>
                    }) }
                </ul>
            }
            if !reasons.is_empty() {
                <details class="small">
                    <summary>{ text::why_not() }</summary>
                    <dl class="summary">
                        { for reasons.into_iter().map(|(words, reason)| html! { <div><dt>{ words }</dt><dd>{ reason }</dd></div> }) }
                    </dl>
                </details>
            }
        </section>
    }
}

/// Whether there is something to decide, or to do after a decision.
fn is_deciding(state: InitiativeState) -> bool {
    use InitiativeState as S;
    !matches!(state, S::Submitted | S::NeedsCompletion | S::Withdrawn | S::Unknown)
}

fn reasons(idea: &OneInitiative) -> Vec<(&'static str, String)> {
    let known = std::iter::once((InitiativeAction::TakeUp, text::take_up()))
        .chain(acts::PAGES.iter().map(|(action, _, _, words)| (*action, words())))
        .chain(std::iter::once((InitiativeAction::Message, initiatives::message_label())));
    known
        .filter(|(action, _)| is_open(idea.state) || *action == InitiativeAction::Message)
        .filter_map(|(action, words)| Some((words, idea.why_not(action)?.to_owned())))
        .collect()
}
