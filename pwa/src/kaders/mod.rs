//! The kaders of the partners, for who wants to know beforehand what an idea has to fit, and for who writes them.
//!
//! Not here: what they say of one idea; that is worked out by the server.

mod doen;
mod keeping;
mod limit;
mod making;
mod one;
mod part;
mod publish;
mod quantity;
mod rules;
mod tree;
mod trying;

pub use doen::KaderDoen;
pub use one::KaderPage;

use wdw_contract::texts::{kader_editor as write, kaders as text};
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::{SendState, Session, use_session};
use crate::routes::Route;
use crate::ui::{Badge, ButtonKind, Card, ErrorState, Glyph, Link, LinkButton, Page, Skeleton, Tone};

operation!(Kaders, "src/kaders/kaders.graphql");

type Kader = kaders::KadersKaders;

/// All kaders that hold, per partner.
#[component]
pub fn KadersPage() -> Html {
    let query = use_query::<Kaders>(kaders::Variables);
    let session = use_session();
    let making = |number: &str| Route::Kader { number: number.to_owned() };
    let list = match &query.state {
        QueryState::Loading => html! { <Skeleton /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => per_partner(&loaded.data.kaders),
    };
    html! {
        <Page title={text::title()} end={html! { <SendState /> }}>
            <div class="stack"><h1>{ text::title() }</h1><p class="lead">{ text::intro() }</p></div>
            if may_make(&session) {
                <div class="row">
                    <LinkButton to={making("nieuw")} icon={Glyph::Plus}>{ write::new() }</LinkButton>
                    <LinkButton to={making("invoeren")} kind={ButtonKind::Secondary}>{ write::import() }</LinkButton>
                </div>
            }
            { list }
        </Page>
    }
}

/// Whether it is worth offering to make one; the server decides.
fn may_make(session: &Session) -> bool {
    session.viewer().is_some_and(|viewer| viewer.is_administrator || !viewer.roles.is_empty())
}

/// When a kader is tested, as a sentence.
fn applies(applies: KaderApplies) -> &'static str {
    match applies {
        KaderApplies::Involved => text::applies_involved(),
        KaderApplies::Money => text::applies_money(),
        KaderApplies::Work => text::applies_work(),
        KaderApplies::Always | KaderApplies::Unknown => text::applies_always(),
    }
}

/// The partners in the order of their first kader.
fn per_partner(kaders: &[Kader]) -> Html {
    let mut names: Vec<&str> = Vec::new();
    for name in
        kaders.iter().filter(|kader| kader.current.is_some() || kader.viewer_may_edit).filter_map(partner)
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .map(|name| {
            html! {
                <section class="stack">
                    <h2>{ name }</h2>
                    { for kaders.iter().filter(|kader| partner(kader) == Some(name)).map(card) }
                </section>
            }
        })
        .collect()
}

fn partner(kader: &Kader) -> Option<&str> {
    kader.partner.as_ref().map(|partner| partner.name.as_str())
}

fn card(kader: &Kader) -> Html {
    let to = Route::Kader { number: kader.number.clone() };
    let heading = |title: &str| {
        html! {
            <>
                <p class="small muted">{ text::number(&kader.number) }</p>
                <h3 class="card__heading"><Link class="card__title" to={to.clone()}>{ title }</Link></h3>
            </>
        }
    };
    let concept = kader.draft.is_some().then(|| {
        html! { <div class="row"><Badge tone={Tone::Wait} icon={Glyph::Pencil}>{ write::has_draft() }</Badge></div> }
    });
    match (&kader.current, &kader.draft) {
        (Some(current), _) => html! {
            <Card>
                { heading(&current.title) }
                <p>{ &current.explanation }</p>
                <p class="small muted">
                    { applies(current.applies) }{ " " }{ one::period(&current.valid_from, current.valid_until.as_ref()) }
                </p>
                if kader.viewer_may_edit { { concept } }
            </Card>
        },
        // Nobody has to know what may never hold, but who writes it has to find it.
        (None, Some(draft)) if kader.viewer_may_edit => html! {
            <Card>
                { heading(&draft.title) }
                <div><Badge tone={Tone::Wait}>{ write::only_draft() }</Badge></div>
            </Card>
        },
        _ => Html::default(),
    }
}
