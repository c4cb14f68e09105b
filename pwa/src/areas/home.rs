//! What the page of a wijk shows.

use std::rc::Rc;

use wdw_contract::texts::{areas as text, common};
use yew::prelude::*;

use super::contact::{Contact, TeamMember};
use crate::api::enums::*;
use crate::api::operation;
use crate::initiatives::card::{IdeaCard, card};
use crate::routes::Route;
use crate::ui::{Badge, Card, EmptyState, Glyph, Link, LinkButton, Tone};
use crate::wijkschouw::NextWijkschouw;

operation!(pub(super) WijkHome, "src/areas/wijk_home.graphql");

#[derive(Properties, PartialEq)]
pub(super) struct HomeProps {
    pub(super) data: Rc<wijk_home::ResponseData>,
    /// One's own wijk; else its name is told.
    pub(super) mine: bool,
}

/// Everything about one wijk.
#[component]
pub(super) fn Home(props: &HomeProps) -> Html {
    let Some(wijk) = &props.data.wijk else { return Html::default() };
    let village = wijk.kind == WijkKind::Dorp;
    let heading = match (props.mine, village) {
        (true, false) => text::hero_wijk().to_owned(),
        (true, true) => text::hero_dorp().to_owned(),
        (false, _) => text::hero_other(&wijk.name),
    };
    let all: AttrValue = format!("wijk={}", wijk.slug).into();
    html! {
        <div class="columns">
            <div>
                if let Some(counts) = &wijk.worklist_counts { { worklist(counts) } }
                <Card tint=true class="hero">
                    <h1>{ heading }</h1>
                    <p>{ text::hero_promise(props.data.installation.answer_term_days / 7) }</p>
                    <LinkButton to={Route::Indienen} wide=true>{ text::hero_button() }</LinkButton>
                </Card>
                <section class="stack" aria-labelledby="speelt-nu">
                    <div class="row row--between">
                        <h2 id="speelt-nu">{ text::now() }</h2>
                        if wijk.open.total_count > 0 {
                            <Link class="small" to={Route::Ideeen} query={all.clone()}>{ text::all_ideas(wijk.open.total_count) }</Link>
                        }
                    </div>
                    if wijk.open.nodes.is_empty() {
                        <EmptyState title={text::nothing_now()}><p>{ text::nothing_now_more() }</p></EmptyState>
                    }
                    { for wijk.open.nodes.iter().map(|node| html! { <IdeaCard idea={card!(node)} /> }) }
                </section>
                <NextWijkschouw wijk_id={wijk.id.clone()} slug={wijk.slug.clone()} />
                if !wijk.decided.nodes.is_empty() {
                    <section class="stack" aria-labelledby="besloten">
                        <div class="row row--between">
                            <h2 id="besloten">{ text::decided() }</h2>
                            <Link class="small" to={Route::Ideeen} query={format!("{all}&fase=besloten")}>{ text::all_decided() }</Link>
                        </div>
                        { for wijk.decided.nodes.iter().map(|node| html! { <IdeaCard idea={card!(node)} /> }) }
                    </section>
                }
            </div>
            <div>
                <section class="stack" aria-labelledby="wijkteam">
                    <h2 id="wijkteam">{ if props.mine { text::team_mine() } else { text::team() } }</h2>
                    <ul class="list">
                        { for wijk.wijkteam.members.iter().map(|member| html! {
                            <TeamMember name={member.name.clone()} initials={member.initials.clone()}
                                function={member.function.label()}
                                partner={member.partner.as_ref().map(|partner| AttrValue::from(partner.short_name.clone()))}
                                kind={member.partner.as_ref().map(|partner| partner.kind)}
                                phone={member.phone.clone().map(AttrValue::from)} email={member.email.clone().map(AttrValue::from)} />
                        }) }
                    </ul>
                    <Contact phone={wijk.wijkteam.phone.clone().map(AttrValue::from)}
                        email={wijk.wijkteam.email.clone().map(AttrValue::from)} />
                    <p><Link to={Route::Mandaten { slug: wijk.slug.clone() }}>{ text::mandates() }</Link></p>
                </section>
                <section class="stack" aria-labelledby="buurten">
                    <h2 id="buurten">{ text::buurten() }</h2>
                    <p>{ wijk.buurten.iter().map(|buurt| buurt.name.as_str()).collect::<Vec<_>>().join(", ") }</p>
                    <p><Link to={Route::WijkKiezen}>{ text::choose_other_link() }</Link></p>
                </section>
            </div>
        </div>
    }
}

/// What the wijkteam should look at first, for who is in it.
fn worklist(counts: &wijk_home::WijkHomeWijkWorklistCounts) -> Html {
    html! {
        <Card>
            <p class="strong">{ common::worklist() }</p>
            <div class="row">
                if counts.overdue > 0 {
                    <Badge tone={Tone::Bad} icon={Glyph::Attention}>{ text::work_overdue(counts.overdue) }</Badge>
                }
                <Badge>{ text::work_new(counts.new) }</Badge>
                <Badge tone={Tone::Wait}>{ text::work_ours(counts.waiting_for_us) }</Badge>
            </div>
            <p><Link to={Route::Werklijst}>{ text::work_open() }</Link></p>
        </Card>
    }
}
