use wdw_contract::{Cents, texts::decide as text};
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::{SendState, Session, use_session};
use crate::routes::Route;
use crate::ui::{
    Badge, ButtonKind, EmptyState, ErrorState, Face, Glyph, Link, Page, SignInLink, Skeleton, Tone, Updated,
    when,
};
use crate::wijkteam::badge;

operation!(ToDecide, "src/decisions/list.graphql");

type Node = to_decide::ToDecideToDecide;

/// What waits for the reader: a view, or closing.
#[component]
pub fn Besluiten() -> Html {
    let session = use_session();
    let content = match &session {
        Session::Unknown => html! { <Skeleton cards=3 /> },
        Session::SignedOut => html! {
            <EmptyState title={text::only_for_deciders()}><SignInLink class={ButtonKind::Primary.class()} /></EmptyState>
        },
        Session::SignedIn(viewer) if !viewer.decides() => {
            html! { <EmptyState title={text::only_for_deciders()} /> }
        }
        Session::SignedIn(_) => html! { <List /> },
    };
    html! {
        <Page title={text::title()} end={html! { <SendState /> }}>
            <div class="stack"><h1>{ text::title() }</h1><p class="lead">{ text::intro() }</p></div>
            { content }
        </Page>
    }
}

#[component]
fn List() -> Html {
    let query = use_query::<ToDecide>(to_decide::Variables);
    let loaded = match &query.state {
        QueryState::Loading => return html! { <Skeleton cards=3 /> },
        QueryState::Failed(trouble) => {
            return html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let nodes = &loaded.data.to_decide;
    html! {
        <>
            <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
            if nodes.is_empty() {
                <EmptyState title={text::nothing()}><p>{ text::nothing_more() }</p></EmptyState>
            } else {
                <ul class="list">{ for nodes.iter().map(row) }</ul>
            }
        </>
    }
}

fn row(node: &Node) -> Html {
    let asks = if node.requested > Cents::ZERO {
        text::asks(node.requested)
    } else {
        text::asks_nothing().to_owned()
    };
    html! {
        <li key={node.reference.clone()} class="stack stack--s">
            <div class="row row--between row--top">
                <h2 class="card__heading">
                    <Link class="card__title" to={Route::Besluit { reference: node.reference.clone() }}>{ &node.title }</Link>
                </h2>
                if let Some(due) = &node.answer_due {
                    { badge(InitiativeState::InReview, due.overdue, due.paused, due.days_left) }
                }
            </div>
            <p class="small muted">{ &node.wijk.name }{ " · " }{ asks }</p>
            <div class="row row--between">
                if let Some(owner) = &node.owner {
                    <div class="who small">
                        <Face small=true initials={owner.initials.clone()} partner={Some(owner.partner.kind)} />
                        <span>
                            { &owner.name }
                            if let Some(due) = &node.answer_due {
                                <span class="muted">{ " · " }{ wdw_contract::texts::wijkteam::by(when::day(&due.on)) }</span>
                            }
                        </span>
                    </div>
                }
                { waits(node) }
            </div>
        </li>
    }
}

/// What this person has to do: say something, close, or look what is missing.
fn waits(node: &Node) -> Html {
    match node.viewer_awaited {
        Some(Awaited::Judgement) => {
            return html! { <Badge tone={Tone::Wait} icon={Glyph::Checklist}>{ text::waits_judgement() }</Badge> };
        }
        Some(_) => {
            return html! { <Badge tone={Tone::Wait} icon={Glyph::Message}>{ text::waits_view() }</Badge> };
        }
        None => {}
    }
    match &node.readiness {
        Some(ready) if ready.can_grant => {
            html! { <Badge tone={Tone::Good} icon={Glyph::Check}>{ text::waits_close() }</Badge> }
        }
        Some(ready) => html! {
            <Badge icon={Glyph::Question}>{ text::waits_look(i64::try_from(ready.blockers.len()).unwrap_or(i64::MAX)) }</Badge>
        },
        None => Html::default(),
    }
}
