//! What was seen, with photos, and what happened with it since.

use wdw_contract::texts::{follow_ups, schouw as text};
use yew::prelude::*;

use super::one::{Finding, SchouwProps};
use crate::api::enums::*;
use crate::routes::Route;
use crate::ui::{Badge, Card, EmptyState, Glyph, Link, Photos, ShownPhoto, Tone, when};

/// All findings.
#[component]
pub(super) fn Findings(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let follows = schouw.may(WijkschouwAction::FollowUp);
    html! {
        <section class="stack" aria-labelledby="bevindingen">
            <h2 id="bevindingen">{ text::findings() }</h2>
            if schouw.findings.is_empty() { <EmptyState title={text::findings_none()} /> }
            <ul class="ideas">
                { for schouw.findings.iter().map(|finding| html! {
                    <li key={finding.id.clone()}>
                        <Card>
                            <FindingView finding={finding.clone()} />
                            <Since finding={finding.clone()} {follows} />
                        </Card>
                    </li>
                }) }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FindingProps {
    pub(super) finding: Finding,
}

/// What was seen and where.
#[component]
pub(super) fn FindingView(props: &FindingProps) -> Html {
    let finding = &props.finding;
    let place = match &finding.stop {
        Some(stop) => text::finding_at(&stop.name, &finding.theme_title),
        None => finding.theme_title.clone(),
    };
    let photos: Vec<ShownPhoto> = finding
        .photos
        .iter()
        .map(|photo| ShownPhoto {
            url: photo.url.clone().into(),
            thumbnail: photo.thumbnail_url.clone().into(),
            hidden: None,
        })
        .collect();
    html! {
        <>
            <p class="small muted">{ place }</p>
            <p class="prose">{ if finding.note.trim().is_empty() { text::finding_no_note() } else { &finding.note } }</p>
            <Photos {photos} />
            if finding.author.is_some() || finding.late {
                <p class="small muted">
                    if let Some(author) = &finding.author { { text::finding_by(author) } }
                    if finding.late { if finding.author.is_some() { { " · " } }{ text::finding_late() } }
                </p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SinceProps {
    finding: Finding,
    /// The reader can open the follow-up.
    follows: bool,
}

/// What happened with it since.
#[component]
fn Since(props: &SinceProps) -> Html {
    let finding = &props.finding;
    if let Some(follow_up) = &finding.follow_up {
        let tone = match follow_up.state {
            FollowUpState::Done => Tone::Good,
            _ if follow_up.overdue => Tone::Bad,
            _ => Tone::Info,
        };
        let who = follow_up.owner.as_ref().map(|owner| text::follow_up_who(&owner.name));
        let by = follow_up.due_on.as_ref().filter(|_| follow_up.state != FollowUpState::Done);
        let last = follow_up.notes.last();
        return html! {
            <div class="stack stack--s schouw-since">
                <div class="row">
                    <Badge {tone} icon={(follow_up.state == FollowUpState::Done).then_some(Glyph::Check)}>
                        { follow_ups::kind_and_state(follow_up.kind.label(), follow_up.state.label()) }
                    </Badge>
                    if props.follows {
                        <Link class="small" to={Route::OpvolgingEen { reference: follow_up.reference.clone() }}>{ &follow_up.reference }</Link>
                    }
                </div>
                if let Some(who) = who {
                    <p class="small muted">{ who }if let Some(by) = by { { ", " }{ text::follow_up_by(when::day(by)) } }</p>
                }
                if let Some(note) = last { <p class="small prose">{ when::day(&note.at) }{ ": " }{ &note.body }</p> }
            </div>
        };
    }
    let class = finding.class.map(|class| html! { <Badge>{ class.label() }</Badge> });
    html! {
        <div class="stack stack--s schouw-since">
            if let Some(reason) = &finding.class_reason {
                <div>{ class.unwrap_or_default() }</div>
                <p class="small prose">{ reason }</p>
            } else {
                <div class="row"><Badge tone={Tone::Wait}>{ text::finding_open() }</Badge>{ class.unwrap_or_default() }</div>
            }
        </div>
    }
}
