//! A wijkschouw in a list.

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use super::WALK;
use super::report::mark_badge;
use super::taking_part::JoinHere;
use crate::api::enums::{WijkschouwAction, WijkschouwForm, WijkschouwState};
use crate::routes::Route;
use crate::ui::{Badge, ButtonKind, Card, Glyph, Icon, Link, LinkButton, Tone, when};

/// What a list tells about a wijkschouw.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) reference: String,
    pub(super) form: WijkschouwForm,
    pub(super) starts_at: String,
    pub(super) meeting_point: String,
    pub(super) state: WijkschouwState,
    pub(super) organiser: String,
    pub(super) people: i64,
    pub(super) takes_part: bool,
    pub(super) may: Vec<WijkschouwAction>,
    pub(super) score: Option<i64>,
    /// In a list of several wijken.
    pub(super) wijk: Option<String>,
}

/// Each part of the operation has a type of its own for the same fields; this makes them one.
macro_rules! row {
    ($node:expr, $with_wijk:expr) => {
        $crate::wijkschouw::card::Row {
            id: $node.id.clone(),
            reference: $node.reference.clone(),
            form: $node.form,
            starts_at: $node.starts_at.clone(),
            meeting_point: $node.meeting_point.clone(),
            state: $node.state,
            organiser: $node.organiser.name.clone(),
            people: $node.participant_count,
            takes_part: $node.viewer_participates,
            may: $node
                .viewer_actions
                .iter()
                .filter(|known| known.allowed)
                .map(|known| known.action)
                .collect(),
            score: $node.result.as_ref().and_then(|result| result.score),
            wijk: $with_wijk.then(|| $node.wijk.name.clone()),
        }
    };
}
pub(super) use row;

#[derive(Properties, PartialEq)]
pub(super) struct SchouwCardProps {
    pub(super) row: Row,
}

/// When, where, who, and how it stands.
#[component]
pub(super) fn SchouwCard(props: &SchouwCardProps) -> Html {
    let row = &props.row;
    let to = Route::WijkschouwEen { reference: row.reference.clone() };
    let ahead = matches!(row.state, WijkschouwState::Planned | WijkschouwState::UnderWay);
    let walks = row.may.contains(&WijkschouwAction::Record) && row.state == WijkschouwState::UnderWay;
    html! {
        <Card>
            <div class="row row--between">
                <Badge tone={row.state.tone()} icon={row.state.glyph()}>{ row.state.label() }</Badge>
                if !ahead { { mark_badge(row.score) } }
                if ahead && row.takes_part { <Badge tone={Tone::Good} icon={Glyph::Check}>{ text::you_take_part() }</Badge> }
            </div>
            <h3 class="card__heading">
                <Link class="card__title" {to}>{ text::heading(row.form.label(), when::day(&row.starts_at)) }</Link>
            </h3>
            if ahead {
                <p class="with-icon"><Icon glyph={Glyph::Clock} /><span>{ when::appointment(&row.starts_at) }</span></p>
            }
            <p class="with-icon"><Icon glyph={Glyph::Pin} /><span>{ &row.meeting_point }</span></p>
            if let Some(wijk) = &row.wijk { <p class="small muted">{ wijk }</p> }
            <p class="small muted">{ text::who_organises(&row.organiser) }{ " · " }{ text::people(row.people) }</p>
            if row.may.contains(&WijkschouwAction::Join) && !row.takes_part {
                <JoinHere id={row.id.clone()} name={text::heading(row.form.label(), when::day(&row.starts_at))} />
            }
            if walks {
                <div>
                    <LinkButton kind={ButtonKind::Secondary} icon={Glyph::Next}
                        to={Route::WijkschouwDoen { reference: row.reference.clone(), act: WALK.to_owned() }}>
                        { text::go_on() }<span class="visually-hidden">{ ": " }{ text::heading(row.form.label(), when::day(&row.starts_at)) }</span>
                    </LinkButton>
                </div>
            }
        </Card>
    }
}
