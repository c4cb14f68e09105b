//! One kader: what it says, its versions, and taking it along as a file.

use std::rc::Rc;

use wdw_contract::kader_words;
use wdw_contract::texts::{kader_editor as text, kaders as read};
use yew::prelude::*;
use yew_router::prelude::*;

use super::making::{Import, New};
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, operation, refresh_all, use_query};
use crate::initiatives::act::{OutcomeView, use_act};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Badge, Button, ButtonKind, CalendarField, ErrorState, Glyph, Icon, LinkButton, Page, Skeleton,
    Tone, Updated, use_toaster, when,
};

operation!(pub(super) OneKader, "src/kaders/one.graphql");
operation!(DraftKaderVersion, "src/kaders/draft.graphql");
operation!(WithdrawKader, "src/kaders/withdraw.graphql");

/// A kader with its versions.
pub(super) type One = one_kader::OneKaderKader;

/// Which kader.
#[derive(Properties, PartialEq)]
pub struct KaderProps {
    /// As in `Kader.number`, or `nieuw` or `invoeren`.
    pub number: AttrValue,
}

/// One kader, or making one.
#[component]
pub fn KaderPage(props: &KaderProps) -> Html {
    match props.number.as_str() {
        "nieuw" => html! { <New /> },
        "invoeren" => html! { <Import /> },
        _ => html! { <Look number={props.number.clone()} /> },
    }
}

/// Where something is done with a kader.
pub(super) fn doing(number: &str, act: &str) -> Route {
    Route::KaderDoen { number: number.to_owned(), act: act.to_owned() }
}

/// The days on which a version holds.
pub(super) fn period(from: &str, until: Option<&String>) -> String {
    match until {
        Some(until) => text::valid_between(when::day(from), when::day(until)),
        None => read::since(when::day(from)),
    }
}

#[component]
fn Look(props: &KaderProps) -> Html {
    let query = use_query::<OneKader>(one_kader::Variables { number: props.number.to_string() });
    let back = Back { to: Route::Kaders, name: read::title().into() };
    let end = html! { <SendState /> };
    let loaded = match &query.state {
        QueryState::Loading => return html! { <Page {back} {end}><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={read::number(&props.number)} {back} {end}>
                    <h1>{ read::number(&props.number) }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let Some(one) = loaded.data.kader.clone().map(Rc::new) else { return html! { <NotFound /> } };
    let (title, explanation, reading, condition, applies) = match (&one.current, &one.draft) {
        (Some(now), _) => {
            (&now.title, &now.explanation, now.reading.as_str(), Some(&now.condition), Some(now.applies))
        }
        (None, Some(draft)) => (
            &draft.title,
            &draft.explanation,
            draft.reading.as_str(),
            Some(&draft.condition),
            Some(draft.applies),
        ),
        (None, None) => (&one.number, &one.number, "", None, None),
    };
    html! {
        <Page title={title.clone()} {back} {end}>
            <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
            <div class="stack">
                <p class="small muted">
                    { read::number(&one.number) }
                    if let Some(partner) = &one.partner { { " · " }{ &partner.name } }
                </p>
                <h1>{ title }</h1>
                if one.current.is_none() { <div><Badge tone={Tone::Wait}>{ text::only_draft() }</Badge></div> }
                <p class="lead">{ explanation }</p>
                <p class="small muted">
                    { applies.map(super::applies) }
                    if let Some(current) = &one.current { { " " }{ period(&current.valid_from, current.valid_until.as_ref()) } }
                </p>
            </div>
            if one.viewer_may_edit { <Editing one={one.clone()} /> }
            if let Some(condition) = condition {
                <section class="stack" aria-labelledby="regels">
                    <h2 id="regels">{ text::tested() }</h2>
                    <ul class="rules">
                        { for kader_words::lines(condition).into_iter().map(|line| {
                            let depth = (line.len() - line.trim_start().len()) / 2;
                            html! { <li class={format!("rules__at-{depth}")}>{ line.trim_start() }</li> }
                        }) }
                    </ul>
                </section>
            }
            if !reading.is_empty() {
                <section class="stack" aria-labelledby="lezen">
                    <h2 id="lezen">{ read::reading() }</h2>
                    <p class="prose">{ reading }</p>
                </section>
            }
            <section class="stack" aria-labelledby="versies">
                <h2 id="versies">{ text::versions() }</h2>
                <ul class="list">
                    { for one.versions.iter().map(|version| {
                        let concept = version.status == KaderStatus::Concept;
                        html! {
                            <li key={version.number} class="row row--between">
                                <div>
                                    <p class="strong">{ text::version(version.number) }</p>
                                    <p class="small muted">
                                        if concept { { text::concept() } }
                                        else { { period(&version.valid_from, version.valid_until.as_ref()) } }
                                    </p>
                                </div>
                                <div class="row">
                                    { for ["yaml", "json"].into_iter().map(|kind| {
                                        let name = format!("{}-{}.{kind}", one.number, version.number);
                                        html! {
                                            <a class="button button--plain" href={format!("/export/kaders/{name}")} download={name}>
                                                <Icon glyph={Glyph::Saved} />{ kind.to_uppercase() }
                                                <span class="visually-hidden">{ " " }{ text::version(version.number) }</span>
                                            </a>
                                        }
                                    }) }
                                </div>
                            </li>
                        }
                    }) }
                </ul>
                if one.viewer_may_publish && one.current.is_some() { <Withdraw one={one.clone()} /> }
            </section>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct EditingProps {
    one: Rc<One>,
}

/// Letting a kader end, after a word on what that means.
#[component]
fn Withdraw(props: &EditingProps) -> Html {
    let one = &props.one;
    let toaster = use_toaster();
    let until = use_state(when::today);
    let act = use_act::<WithdrawKader>(
        &["validUntil"],
        Callback::from(move |()| {
            toaster.say(text::withdrawn());
            refresh_all();
        }),
    );
    let on_input = {
        let until = until.setter();
        Callback::from(move |typed: String| until.set(typed))
    };
    let onsubmit = {
        let (act, id, until) = (act.clone(), one.id.clone(), (*until).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (id, until) = (id.clone(), until.clone());
            act.send(move |operation_id| withdraw_kader::Variables {
                input: withdraw_kader::WithdrawKaderInput {
                    operation_id,
                    kader_id: id.clone(),
                    valid_until: until.clone(),
                },
            });
        })
    };
    html! {
        <details>
            <summary>{ text::withdraw() }</summary>
            <form class="stack outline" novalidate=true {onsubmit}>
                <OutcomeView outcome={act.outcome.clone()} />
                <p>{ text::withdraw_what() }</p>
                <CalendarField id="validUntil" label={text::field_until()} value={(*until).clone()} min={when::today()} {on_input}
                    error={act.outcome.error("validUntil")} />
                <div><Button submit=true kind={ButtonKind::Danger} busy={act.busy}>{ text::withdraw() }</Button></div>
            </form>
        </details>
    }
}

/// For who writes this kader: to the concept, or a new one.
#[component]
fn Editing(props: &EditingProps) -> Html {
    let one = &props.one;
    let navigator = use_navigator();
    let act = {
        let to = doing(&one.number, "bewerken");
        use_act::<DraftKaderVersion>(
            &[],
            Callback::from(move |()| {
                if let Some(navigator) = &navigator {
                    navigator.push(&to);
                }
            }),
        )
    };
    if one.draft.is_some() {
        return html! {
            <div class="row">
                <LinkButton to={doing(&one.number, "bewerken")} icon={Glyph::Pencil}>{ text::edit_go_on() }</LinkButton>
                <LinkButton to={doing(&one.number, "proberen")} kind={ButtonKind::Secondary}>{ text::try_to() }</LinkButton>
                if one.viewer_may_publish {
                    <LinkButton to={doing(&one.number, "publiceren")} kind={ButtonKind::Secondary}>{ text::publish_to() }</LinkButton>
                }
            </div>
        };
    }
    let onclick = {
        let (act, id) = (act.clone(), one.id.clone());
        Callback::from(move |_: MouseEvent| {
            let id = id.clone();
            act.send(move |operation_id| draft_kader_version::Variables {
                input: draft_kader_version::DraftKaderVersionInput { operation_id, kader_id: id.clone() },
            });
        })
    };
    html! {
        <div class="stack">
            <OutcomeView outcome={act.outcome.clone()} />
            <div><Button icon={Glyph::Pencil} busy={act.busy} {onclick}>{ text::edit() }</Button></div>
        </div>
    }
}
