//! One follow-up: what was seen, who does what about it, and how it goes.

use std::rc::Rc;

use wdw_contract::texts::follow_ups as text;
use yew::prelude::*;

use super::acts::{Assign, Progress};
use super::hand_over::HandOver;
use super::list::due_badge;
use crate::about::NotFound;
use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Badge, Card, ErrorState, Glyph, Icon, Link, Notice, Page, Photos, ShownPhoto, Skeleton, Step,
    StepState, Steps, Tone, Updated, WhoHasIt, when,
};

operation!(pub(super) OneFollowUp, "src/follow_ups/one.graphql");

/// One follow-up with everything that its reader may see.
pub(super) type One = one_follow_up::OneFollowUpFollowUp;

impl One {
    /// Whether the reader may do this now.
    fn may(&self, action: FollowUpAction) -> bool {
        self.viewer_actions.iter().any(|known| known.action == action && known.allowed)
    }

    /// Why the reader may not do this now, when the server says.
    fn why_not(&self, action: FollowUpAction) -> Option<&str> {
        self.viewer_actions
            .iter()
            .find(|known| known.action == action && !known.allowed)
            .and_then(|known| known.reason.as_deref())
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct OneProps {
    pub(super) one: Rc<One>,
}

/// Which follow-up.
#[derive(Properties, PartialEq)]
pub struct FollowUpProps {
    /// As people mention it, or `overdragen`.
    pub reference: AttrValue,
}

/// One follow-up, or handing over all of somebody's.
#[component]
pub fn FollowUp(props: &FollowUpProps) -> Html {
    if props.reference == "overdragen" {
        return html! { <HandOver /> };
    }
    html! { <FollowUpDoen reference={props.reference.clone()} /> }
}

/// Which follow-up, and what to do with it.
#[derive(Properties, PartialEq)]
pub struct DoenProps {
    /// As people mention it.
    pub reference: AttrValue,
    /// The last part of the address: `bijwerken`, `geven`; none to look.
    #[prop_or_default]
    pub act: Option<AttrValue>,
}

/// Looks at a follow-up, or does something with it.
#[component]
pub fn FollowUpDoen(props: &DoenProps) -> Html {
    let query = use_query::<OneFollowUp>(one_follow_up::Variables { reference: props.reference.to_string() });
    let back = match props.act {
        Some(_) => Back {
            to: Route::OpvolgingEen { reference: props.reference.to_string() },
            name: text::the_follow_up().into(),
        },
        None => Back { to: Route::Opvolging, name: text::title().into() },
    };
    let loaded = match &query.state {
        QueryState::Loading => return html! { <Page {back}><Skeleton cards=2 /></Page> },
        QueryState::Failed(trouble) => {
            return html! {
                <Page title={props.reference.clone()} {back}>
                    <h1>{ &props.reference }</h1>
                    <ErrorState trouble={trouble.clone()} on_retry={query.reload.clone()} />
                </Page>
            };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let Some(one) = loaded.data.follow_up.clone().map(Rc::new) else { return html! { <NotFound /> } };
    let (action, title) = match props.act.as_deref() {
        None => {
            return html! {
                <Page title={one.title.clone()} {back} end={html! { <SendState /> }} class="main--wide">
                    <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
                    <Look {one} />
                </Page>
            };
        }
        Some("bijwerken") => (FollowUpAction::Progress, text::progress_title()),
        Some("geven") => (FollowUpAction::Assign, text::assign()),
        Some(_) => return html! { <NotFound /> },
    };
    if !one.may(action) {
        let Some(reason) = one.why_not(action).map(str::to_owned) else { return html! { <NotFound /> } };
        return html! {
            <Page {title} {back} class="main--form">
                <h1>{ title }</h1>
                <Notice tone={Tone::Wait}><p>{ reason }</p></Notice>
            </Page>
        };
    }
    match action {
        FollowUpAction::Progress => html! { <Progress {one} /> },
        _ => html! { <Assign {one} /> },
    }
}

#[component]
fn Look(props: &OneProps) -> Html {
    let one = &props.one;
    let doing = |act: &str| Route::OpvolgingDoen { reference: one.reference.clone(), act: act.to_owned() };
    let acts: Vec<(&str, Glyph, &str)> = [
        (FollowUpAction::Progress, "bijwerken", Glyph::Pencil, text::progress()),
        (FollowUpAction::Assign, "geven", Glyph::Person, text::assign()),
    ]
    .into_iter()
    .filter(|(action, ..)| one.may(*action))
    .map(|(_, act, glyph, words)| (act, glyph, words))
    .collect();
    let steps: Vec<Step> = std::iter::once(Step {
        state: StepState::Done,
        title: text::made_on(when::day(&one.created_at)).into(),
        detail: Html::default(),
    })
    .chain(one.exported_at.as_ref().map(|at| Step {
        state: StepState::Done,
        title: text::exported_on(when::day(at)).into(),
        detail: Html::default(),
    }))
    .chain(one.notes.iter().map(|note| {
        Step {
            state: StepState::Done,
            title: note
                .state
                .map_or_else(
                    || when::day(&note.at),
                    |state| format!("{}: {}", when::day(&note.at), state.label()),
                )
                .into(),
            detail: html! { <><p class="prose">{ &note.body }</p><p>{ &note.author }</p></> },
        }
    }))
    .collect();
    html! {
        <div class="idea">
            <header class="stack idea__head">
                <div class="row"><Badge>{ one.kind.label() }</Badge>{ due_badge(one.due_on.as_deref(), one.overdue, one.state) }</div>
                <h1>{ &one.title }</h1>
                <p class="small muted">
                    <Link to={Route::Wijk { slug: one.wijk.slug.clone() }}>{ &one.wijk.name }</Link>{ " · " }{ &one.reference }
                </p>
            </header>
            <div class="idea__who">
                if let Some(owner) = &one.owner {
                    <WhoHasIt label={text::who()} name={owner.name.clone()} initials={owner.initials.clone()}
                        function={owner.function.label()} partner={Some(owner.partner.kind)}>
                        <p>{ &owner.partner.short_name }</p>
                    </WhoHasIt>
                }
            </div>
            <div class="idea__acts">
                if !acts.is_empty() {
                    <ul class="list">
                        { for acts.into_iter().map(|(act, glyph, words)| html! {
                            <li class="act"><Link to={doing(act)}><Icon {glyph} /><span>{ words }</span><Icon glyph={Glyph::Next} /></Link></li>
                        }) }
                    </ul>
                }
            </div>
            <div class="stack stack--l idea__body">
                if let Some(body) = &one.body { <p class="prose">{ body }</p> }
                <Seen one={one.clone()} />
            </div>
            <div class="idea__story">
                <section class="stack" aria-labelledby="verhaal">
                    <h2 id="verhaal">{ text::story() }</h2>
                    <Steps {steps} />
                </section>
            </div>
        </div>
    }
}

/// What was seen, and at which wijkschouw.
#[component]
fn Seen(props: &OneProps) -> Html {
    let one = &props.one;
    let photos = |finding: &one_follow_up::OneFollowUpFollowUpFinding| -> Vec<ShownPhoto> {
        finding
            .photos
            .iter()
            .map(|photo| ShownPhoto {
                url: photo.url.clone().into(),
                thumbnail: photo.thumbnail_url.clone().into(),
                hidden: None,
            })
            .collect()
    };
    html! {
        <section class="stack" aria-labelledby="gezien">
            <h2 id="gezien">{ text::seen() }</h2>
            if let Some(finding) = &one.finding {
                <Card>
                    <p class="small muted">
                        { &finding.theme_title }
                        if let Some(stop) = &finding.stop { { " · " }{ &stop.name } }
                    </p>
                    if !finding.note.is_empty() { <p class="prose">{ &finding.note }</p> }
                    <Photos photos={photos(finding)} />
                </Card>
            }
            if let Some(schouw) = &one.wijkschouw {
                <p>{ text::from_wijkschouw() }{ " " }
                    <Link to={Route::WijkschouwEen { reference: schouw.reference.clone() }}>{ when::day(&schouw.starts_at) }</Link>{ "." }
                </p>
            }
        </section>
    }
}
