//! The public page of an idea. Who is concerned sees more on it.

use std::rc::Rc;

use wdw_contract::texts::{common, decision, initiatives as text};
use yew::prelude::*;

use super::card::{accounting_words, due_words, is_open, state_badge};
use super::conversation::Conversation;
use super::decision::{Decisions, Result};
use super::money::Money;
use super::next::Next;
use super::one::{IdeaProps, OneInitiative, idea_in, use_idea};
use super::story::Story;
use super::support::SupportButton;
use crate::about::NotFound;
use crate::api::QueryState;
use crate::api::enums::{InitiativeAction, InitiativeState};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, ErrorState, Link, LinkButton, Notice, Page, Photos, ShownPhoto, Skeleton, SummaryList, SummaryRow,
    Tone, Updated, WhoHasIt, when,
};

/// Which idea.
#[derive(Properties, PartialEq)]
pub struct InitiatiefProps {
    /// As people mention it.
    pub reference: AttrValue,
}

/// One idea, as everyone may see it.
#[component]
pub fn Initiatief(props: &InitiatiefProps) -> Html {
    let query = use_idea(&props.reference);
    let back = Back { to: Route::Ideeen, name: common::ideas().into() };
    let end = html! { <SendState /> };
    let loaded = match &query.state {
        QueryState::Loading => return html! { <Page {back} {end}><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={props.reference.clone()} {back} {end}>
                    <h1>{ &props.reference }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let Some(idea) = idea_in(&query.state) else { return html! { <NotFound /> } };
    html! {
        <Page title={idea.title.clone()} {back} {end} class="main--wide" foot={html! { <SupportButton idea={idea.clone()} /> }}>
            <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
            <div class="idea">
                <header class="stack idea__head">
                    <div>{ state_badge(idea.state) }</div>
                    <h1>{ &idea.title }</h1>
                    <p class="small muted">{ byline(&idea) }</p>
                </header>
                <div class="idea__who"><Who idea={idea.clone()} /></div>
                <div class="stack idea__acts"><ForYou idea={idea.clone()} /></div>
                <div class="stack stack--l idea__body">
                    <Decisions idea={idea.clone()} />
                    <Result idea={idea.clone()} />
                    if !idea.decisions.is_empty() { <h2>{ decision::plan() }</h2> }
                    <Plan idea={idea.clone()} />
                </div>
                <div class="idea__story"><Story idea={idea.clone()} /></div>
                <div class="idea__talk"><Conversation idea={idea.clone()} /></div>
            </div>
        </Page>
    }
}

/// "Haveltermade · ingediend op 29 januari door Anna".
pub(crate) fn byline(idea: &OneInitiative) -> Html {
    let on = when::day(&idea.submitted_at);
    let handed_in = match &idea.submitter_name {
        Some(name) => text::handed_in_by(on, name),
        None => text::handed_in(on),
    };
    let wijk = Route::Wijk { slug: idea.wijk.slug.clone() };
    html! { <><Link to={wijk}>{ &idea.wijk.name }</Link>{ " · " }{ handed_in }{ " · " }{ &idea.reference }</> }
}

/// Who has it and by when there is an answer.
#[component]
pub(crate) fn Who(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    if let Some(organisation) = &idea.referred_to {
        return html! { <Notice><p>{ text::referred_to(organisation) }</p></Notice> };
    }
    let due = idea.answer_due.as_ref();
    let accounts = idea.accounting_due.as_ref();
    let runs = is_open(idea.state) || accounts.is_some();
    let Some(owner) = idea.owner.as_ref().filter(|_| runs) else { return Html::default() };
    html! {
        <WhoHasIt name={owner.name.clone()} initials={owner.initials.clone()} function={owner.function.label()}
            partner={Some(owner.partner.kind)}>
            if let Some(due) = due {
                <p>{ due_words(&due.on, due.paused) }</p>
                if due.extended { <p class="muted">{ text::due_extended() }</p> }
            }
            if let Some(due) = accounts { <p>{ accounting_words(idea.state, &due.on) }</p> }
        </WhoHasIt>
    }
}

/// What the submitter and the wijkteam should do or know, at the top.
#[component]
fn ForYou(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    let reference = idea.reference.clone();
    let doing = |act: &str| Route::InitiatiefDoen { reference: reference.clone(), act: act.to_owned() };
    let late = idea.answer_due.as_ref().is_some_and(|due| due.overdue) && is_open(idea.state);
    html! {
        <>
            if let Some(reason) = &idea.hidden_reason {
                <Notice tone={Tone::Wait}><p class="strong">{ text::hidden() }</p><p>{ reason }</p></Notice>
            }
            if let (Some(question), true) = (&idea.open_question, idea.viewer_is_submitter) {
                <Notice tone={Tone::Wait}>
                    <h2>{ text::question_for_you() }</h2>
                    <p class="prose">{ question }</p>
                    <p class="small">{ text::question_pauses() }</p>
                    if idea.may(InitiativeAction::Complete) {
                        <div><LinkButton to={doing("aanvullen")}>{ text::question_answer() }</LinkButton></div>
                    }
                </Notice>
            }
            if idea.viewer_is_submitter { <Next idea={idea.clone()} /> }
            if idea.viewer_is_submitter && late {
                <Notice tone={Tone::Bad}>
                    <p class="strong">{ text::late_title() }</p>
                    <p>{ text::late_more() }{ " " }<Link to={Route::Wijk { slug: idea.wijk.slug.clone() }}>{ text::late_link() }</Link></p>
                </Notice>
            }
            if idea.viewer_is_submitter {
                if is_open(idea.state) {
                    <p class="small"><Link to={doing("kaders")}>{ decision::kaders_link() }</Link></p>
                }
                if let Some(reason) = idea.why_not(InitiativeAction::Support).filter(|_| is_open(idea.state)) { <p class="small muted">{ reason.to_owned() }</p> }
                if idea.may(InitiativeAction::Withdraw) {
                    <p class="small"><Link to={doing("intrekken")}>{ text::withdraw_link() }</Link></p>
                }
            } else if idea.messages.is_some() {
                <p><Link to={Route::WerklijstInitiatief { reference: reference.clone() }}>{ text::open_in_worklist() }</Link></p>
            }
        </>
    }
}

/// The plan, its facts, its money, its photos.
#[component]
pub(crate) fn Plan(props: &IdeaProps) -> Html {
    let idea = &props.idea;
    if idea.state == InitiativeState::Referred && idea.plan.is_empty() {
        return Html::default();
    }
    let photos: Vec<ShownPhoto> = idea
        .photos
        .iter()
        .map(|photo| ShownPhoto {
            url: photo.url.clone().into(),
            thumbnail: photo.thumbnail_url.clone().into(),
            hidden: photo.hidden_reason.clone().map(AttrValue::from),
        })
        .collect();
    html! {
        <>
            <p class="prose">{ &idea.plan }</p>
            <Photos {photos} />
            <Money idea={idea.clone()} />
            <section class="stack" aria-labelledby="feiten">
                <h2 id="feiten">{ text::facts() }</h2>
                <SummaryList rows={facts(idea)} />
            </section>
        </>
    }
}

fn facts(idea: &Rc<OneInitiative>) -> Vec<SummaryRow> {
    let place = idea.place.as_ref().and_then(|place| place.description.clone());
    let buurt = idea.buurt.as_ref().map(|buurt| buurt.name.clone());
    let dates = match (&idea.starts_on, &idea.ends_on) {
        (Some(start), Some(end)) if start != end => Some(text::from_until(when::day(end), when::day(start))),
        (Some(start), _) => Some(when::day(start)),
        (None, _) => None,
    };
    [
        (text::fact_theme(), Some(idea.theme.label().to_owned())),
        (text::fact_buurt(), buurt),
        (text::fact_place(), place),
        (text::fact_when(), dates),
        (text::fact_participants(), idea.participants.clone()),
        (text::fact_benefit(), idea.benefit.clone()),
        (text::fact_estimate(), idea.supporter_estimate.map(text::people)),
    ]
    .into_iter()
    .filter_map(|(name, value)| {
        let value = value?;
        Some(SummaryRow {
            name: name.into(),
            value: html! { <span class="prose">{ value }</span> },
            change: None,
        })
    })
    .collect()
}
