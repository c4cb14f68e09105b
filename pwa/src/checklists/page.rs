//! One checklist: what it asks, its versions, and taking it along as a file.

use std::rc::Rc;

use wdw_contract::texts::checklists as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::making::{Import, New};
use super::preview::Preview;
use super::version::{Files, Version, asked};
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::initiatives::act::{OutcomeView, use_act};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Badge, Button, ButtonKind, EmptyState, ErrorState, Glyph, Link, LinkButton, Page, Skeleton, Tone,
    Updated, when,
};

operation!(pub(super) OneChecklist, "src/checklists/one.graphql");
operation!(DraftChecklist, "src/checklists/draft.graphql");

/// A checklist with its versions.
pub(super) type One = one_checklist::OneChecklistChecklist;

/// Which checklist.
#[derive(Properties, PartialEq)]
pub struct ChecklistProps {
    /// As in `Checklist.slug`, or `nieuw` or `invoeren`.
    pub slug: AttrValue,
}

/// One checklist, or making one.
#[component]
pub fn ChecklistPage(props: &ChecklistProps) -> Html {
    let location = use_location();
    match props.slug.as_str() {
        "nieuw" => html! { <New /> },
        "invoeren" => html! { <Import /> },
        _ => match location.as_ref().and_then(|location| asked(location.query_str())) {
            Some(number) => html! { <Version slug={props.slug.clone()} {number} /> },
            None => html! { <Look slug={props.slug.clone()} /> },
        },
    }
}

#[component]
fn Look(props: &ChecklistProps) -> Html {
    let query = use_query::<OneChecklist>(one_checklist::Variables { slug: props.slug.to_string() });
    let back = Back { to: Route::Checklists, name: text::title().into() };
    let end = html! { <SendState /> };
    let loaded = match &query.state {
        QueryState::Loading => {
            return html! { <Page {back} {end} class="main--wide"><Skeleton cards=3 /></Page> };
        }
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={props.slug.clone()} {back} {end}>
                    <h1>{ text::title() }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let Some(one) = loaded.data.checklist.clone() else { return html! { <NotFound /> } };
    let document = one
        .published
        .as_ref()
        .map(|version| &version.document)
        .or(one.draft.as_ref().map(|version| &version.document));
    let document = document.cloned().map(Rc::new).unwrap_or_default();
    let count = |count: usize| i64::try_from(count).unwrap_or_default();
    let since = one.published.as_ref().and_then(|version| {
        version.published_at.as_ref().map(|at| text::version_since(when::day(at), version.number))
    });
    html! {
        <Page title={one.title.clone()} {back} {end} class="main--wide">
            <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
            <div class="stack">
                <h1>{ &one.title }</h1>
                if !document.explanation.is_empty() { <p class="lead">{ &document.explanation }</p> }
                <p class="muted">
                    { text::size(count(document.items().count()), count(document.themes.len())) }
                    { " · " }{ since.unwrap_or_else(|| text::only_draft().to_owned()) }
                </p>
            </div>
            if one.viewer_may_edit { <Editing one={Rc::new(one.clone())} /> }
            if document.items().next().is_none() {
                <EmptyState title={text::size(0, count(document.themes.len()))} />
            } else {
                <Preview {document} />
            }
            <div class="columns">
                <div>
                    if let Some(version) = &one.published {
                        <Files slug={one.slug.clone()} number={version.number} />
                    }
                </div>
                <div>
                    <section class="stack" aria-labelledby="versies">
                        <h2 id="versies">{ text::versions() }</h2>
                        <ul class="list">
                            { for one.versions.iter().map(|version| html! {
                                <li key={version.id.clone()} class="row row--between">
                                    <span>
                                        if version.state == ChecklistState::Draft { { text::version(version.number) } } else {
                                            <Link to={Route::Checklist { slug: one.slug.clone() }}
                                                query={Some(AttrValue::from(format!("versie={}", version.number)))}>{ text::version(version.number) }</Link>
                                        }
                                        if let Some(at) = &version.published_at { <span class="small muted">{ " · " }{ when::day(at) }</span> }
                                    </span>
                                    if version.state == ChecklistState::Draft { <Badge tone={Tone::Wait}>{ text::version_draft() }</Badge> }
                                    else if one.viewer_may_edit && one.draft.is_none() && one.published.as_ref().is_some_and(|newest| newest.id != version.id) {
                                        <MakeDraft one={Rc::new(one.clone())} version_id={version.id.clone()} plain=true />
                                    }
                                </li>
                            }) }
                        </ul>
                    </section>
                </div>
            </div>
        </Page>
    }
}

/// Where one edits this checklist.
pub(super) fn editing(slug: &str, act: &str) -> Route {
    Route::ChecklistDoen { slug: slug.to_owned(), act: act.to_owned() }
}

#[derive(Properties, PartialEq)]
struct EditingProps {
    one: Rc<One>,
}

/// For who writes checklists: to the draft, or a new one.
#[component]
fn Editing(props: &EditingProps) -> Html {
    let one = &props.one;
    if one.draft.is_some() {
        return html! {
            <div class="row">
                <LinkButton to={editing(&one.slug, "bewerken")} icon={Glyph::Pencil}>{ text::edit_go_on() }</LinkButton>
                <LinkButton to={editing(&one.slug, "publiceren")} kind={ButtonKind::Secondary}>{ text::publish_to() }</LinkButton>
            </div>
        };
    }
    let Some(version) = &one.published else { return Html::default() };
    html! { <MakeDraft one={one.clone()} version_id={version.id.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct MakeDraftProps {
    one: Rc<One>,
    version_id: String,
    #[prop_or_default]
    plain: bool,
}

/// A new draft from a version, and on to writing it.
#[component]
fn MakeDraft(props: &MakeDraftProps) -> Html {
    let one = &props.one;
    let navigator = use_navigator();
    let act = {
        let to = editing(&one.slug, "bewerken");
        use_act::<DraftChecklist>(
            &[],
            Callback::from(move |()| {
                if let Some(navigator) = &navigator {
                    navigator.push(&to);
                }
            }),
        )
    };
    let onclick = {
        let (act, id, version) = (act.clone(), one.id.clone(), props.version_id.clone());
        Callback::from(move |_: MouseEvent| {
            let (id, version) = (id.clone(), version.clone());
            act.send(move |operation_id| draft_checklist::Variables {
                input: draft_checklist::DraftChecklistInput {
                    operation_id,
                    checklist_id: id.clone(),
                    version_id: version.clone(),
                },
            });
        })
    };
    let (kind, icon, words) = if props.plain {
        (ButtonKind::Plain, None, text::edit_from())
    } else {
        (ButtonKind::Primary, Some(Glyph::Pencil), text::edit())
    };
    html! {
        <div class="stack">
            <OutcomeView outcome={act.outcome.clone()} />
            <div><Button {kind} {icon} busy={act.busy} {onclick}>{ words }</Button></div>
        </div>
    }
}
