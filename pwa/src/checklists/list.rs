//! Which checklists there are.

use wdw_contract::texts::{checklists as text, schouw};
use yew::prelude::*;

use crate::api::{QueryState, operation, use_query};
use crate::people::{SendState, use_session};
use crate::routes::Route;
use crate::ui::{
    Back, Badge, ButtonKind, Card, EmptyState, ErrorState, Glyph, Link, LinkButton, Page, Skeleton, Tone,
    Updated, when,
};

operation!(ChecklistList, "src/checklists/list.graphql");

/// All checklists, with what each is for.
#[component]
pub fn Checklists() -> Html {
    let list = use_query::<ChecklistList>(checklist_list::Variables);
    let session = use_session();
    let making = |slug: &str| Route::Checklist { slug: slug.to_owned() };
    let body = match &list.state {
        QueryState::Loading => html! { <Skeleton cards=4 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={list.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => html! {
            <>
                <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={list.reload.clone()} />
                if loaded.data.checklists.is_empty() { <EmptyState title={text::none()} /> }
                <ul class="ideas">
                    { for loaded.data.checklists.iter().map(|one| {
                        let count = |count: usize| i64::try_from(count).unwrap_or_default();
                        html! {
                            <li key={one.slug.clone()}>
                                <Card>
                                    <h2 class="card__heading">
                                        <Link class="card__title" to={Route::Checklist { slug: one.slug.clone() }}>{ &one.title }</Link>
                                    </h2>
                                    if let Some(version) = &one.published {
                                        if !version.document.explanation.is_empty() { <p>{ &version.document.explanation }</p> }
                                        <p class="small muted">
                                            { text::size(count(version.document.items().count()), count(version.document.themes.len())) }
                                            if let Some(at) = &version.published_at {
                                                { " · " }{ text::version_since(when::day(at), version.number) }
                                            }
                                        </p>
                                    } else {
                                        <div><Badge>{ text::only_draft() }</Badge></div>
                                    }
                                    if one.viewer_may_edit && one.draft.is_some() {
                                        <div class="row">
                                            <Badge tone={Tone::Wait} icon={Glyph::Pencil}>{ text::has_draft() }</Badge>
                                        </div>
                                    }
                                </Card>
                            </li>
                        }
                    }) }
                </ul>
            </>
        },
    };
    html! {
        <Page title={text::title()} back={Back { to: Route::Wijkschouw, name: schouw::title().into() }} end={html! { <SendState /> }} class="main--wide">
            <div class="stack">
                <h1>{ text::title() }</h1>
                <p>{ text::lead() }</p>
            </div>
            if super::may_make(&session) {
                <div class="row">
                    <LinkButton to={making("nieuw")} icon={Glyph::Plus}>{ text::new() }</LinkButton>
                    <LinkButton to={making("invoeren")} kind={ButtonKind::Secondary}>{ text::import() }</LinkButton>
                </div>
            }
            { body }
        </Page>
    }
}
