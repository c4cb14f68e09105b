//! One wijkschouw, as everyone may see it; who is in the wijkteam can do more.

use std::rc::Rc;

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use super::WALK;
use super::acts::ReportButton;
use super::differences::OpenDifferences;
use super::findings::Findings;
use super::one::{Schouw, SchouwProps, schouw_in, use_wijkschouw};
use super::plan::Plan;
use super::result::Result;
use super::taking_part::{JoinButton, TakesPart};
use crate::about::NotFound;
use crate::api::QueryState;
use crate::api::enums::*;
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{
    Back, Badge, ErrorState, Face, Glyph, Icon, Link, LinkButton, Notice, Page, Skeleton, Tone, Updated,
    WhoHasIt, capital, when,
};

/// The word in the place of a reference that stands for a new one.
pub(super) const NEW: &str = "plannen";

/// Which wijkschouw.
#[derive(Properties, PartialEq)]
pub struct WijkschouwProps {
    /// As people mention it, or `plannen`.
    pub reference: AttrValue,
}

/// One wijkschouw, or the form for a new one.
#[component]
pub fn Wijkschouw(props: &WijkschouwProps) -> Html {
    if props.reference == NEW {
        return html! { <Plan /> };
    }
    html! { <One reference={props.reference.clone()} /> }
}

#[component]
fn One(props: &WijkschouwProps) -> Html {
    let query = use_wijkschouw(&props.reference);
    let back = Back { to: Route::Wijkschouw, name: text::title().into() };
    let end = html! { <SendState /> };
    let loaded = match &query.state {
        QueryState::Loading => {
            return html! { <Page {back} {end} class="main--wide"><Skeleton cards=3 /></Page> };
        }
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
    let Some(schouw) = schouw_in(&query.state) else { return html! { <NotFound /> } };
    let title = name(&schouw);
    // In another state it is another page: parts of it stand elsewhere, and none is to be moved there one by one.
    html! {
        <Page title={title.clone()} {back} {end} class="main--wide" foot={html! { <JoinButton schouw={schouw.clone()} /> }}>
            <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={query.reload.clone()} />
            <div class={classes!("idea", schouw.result.is_some().then_some("idea--result"))} key={schouw.state.name()}>
                <header class="stack idea__head">
                    <div><Badge tone={schouw.state.tone()} icon={schouw.state.glyph()}>{ schouw.state.label() }</Badge></div>
                    <h1>{ title }</h1>
                    <p class="small muted">
                        <Link to={Route::Wijk { slug: schouw.wijk.slug.clone() }}>{ &schouw.wijk.name }</Link>
                        { " · " }{ &schouw.reference }
                    </p>
                    <WhenAndWhere schouw={schouw.clone()} />
                </header>
                <div class="idea__who"><Organiser schouw={schouw.clone()} /></div>
                <div class="stack idea__acts">
                    <TakesPart schouw={schouw.clone()} />
                    <ForTheTeam schouw={schouw.clone()} />
                </div>
                <div class="stack stack--l idea__body">
                    if let Some(reason) = &schouw.cancelled_reason {
                        <Notice tone={Tone::Bad}><p class="strong">{ text::cancelled() }</p><p class="prose">{ reason }</p></Notice>
                    }
                    if let Some(words) = &schouw.explanation { <p class="prose lead">{ words }</p> }
                    if schouw.is_ahead() { <Facts schouw={schouw.clone()} /> }
                    if let Some(result) = schouw.result.clone() { <Result result={Rc::new(result)} report={report(&schouw)} /> }
                </div>
                <div class="stack stack--l idea__talk">
                    if schouw.result.is_some() || !schouw.findings.is_empty() { <Findings schouw={schouw.clone()} /> }
                    if !schouw.is_ahead() { <Facts schouw={schouw.clone()} /> }
                </div>
                <div class="idea__story"><Participants schouw={schouw.clone()} /></div>
            </div>
        </Page>
    }
}

/// Where the result is on paper, for who may follow up what was found: the wijkteam.
fn report(schouw: &Schouw) -> Option<AttrValue> {
    let may = schouw.may(WijkschouwAction::FollowUp);
    may.then(|| format!("/export/wijkschouw/{}.pdf", schouw.reference).into())
}

/// "Avondronde op 12 maart".
pub(super) fn name(schouw: &Schouw) -> String {
    text::heading(schouw.form.label(), when::day(&schouw.starts_at))
}

#[component]
fn Organiser(props: &SchouwProps) -> Html {
    let organiser = &props.schouw.organiser;
    html! {
        <WhoHasIt label={text::organiser()} name={organiser.name.clone()} initials={organiser.initials.clone()}
            function={organiser.function.label()} partner={Some(organiser.partner.kind)}>
            if props.schouw.state != WijkschouwState::Cancelled { <p>{ text::people(props.schouw.participant_count) }</p> }
        </WhoHasIt>
    }
}

/// When and where, with the way to one's calendar.
#[component]
fn WhenAndWhere(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let calendar = format!("/export/wijkschouw/{}.ics", schouw.reference);
    let planned = schouw.state == WijkschouwState::Planned;
    html! {
        <ul class="stack stack--s schouw-when">
            <li class="with-icon">
                <Icon glyph={Glyph::Clock} /><span>{ capital(&when::appointment(&schouw.starts_at)) }</span>
            </li>
            <li class="with-icon"><Icon glyph={Glyph::Pin} /><span>{ &schouw.meeting_point }</span></li>
            if planned && (schouw.open_to_residents || schouw.viewer_participates) {
                <li>
                    <a class="button button--plain" href={calendar} download="wijkschouw.ics">
                        <Icon glyph={Glyph::Calendar} />{ text::calendar() }
                    </a>
                </li>
            }
        </ul>
    }
}

/// What it is about, for whom, and the route.
#[component]
fn Facts(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    html! {
        <>
            <dl class="utrecht-data-list summary">
                <div>
                    <dt>{ text::subject() }</dt>
                    <dd>{ &schouw.checklist.title }</dd>
                    <dd class="summary__change">
                        <Link class="button button--plain" to={Route::Checklist { slug: schouw.checklist.checklist.slug.clone() }}
                            query={Some(AttrValue::from(format!("versie={}", schouw.checklist.number)))}>
                            { text::see_checklist() }
                        </Link>
                    </dd>
                </div>
                if !schouw.open_to_residents && schouw.is_ahead() {
                    <div><dt>{ text::who() }</dt><dd>{ text::not_open() }</dd></div>
                }
            </dl>
            <section class="stack" aria-labelledby="route">
                <h2 id="route">{ text::route() }</h2>
                <p class="muted">{ text::route_count(i64::try_from(schouw.stops.len()).unwrap_or_default()) }</p>
                <ol class="route">
                    { for schouw.stops.iter().map(|stop| {
                        let words = stop.description.as_ref()
                            .or_else(|| stop.place.as_ref().and_then(|place| place.description.as_ref()));
                        html! {
                            <li key={stop.uuid.clone()}>
                                <p class="strong">{ &stop.name }</p>
                                if let Some(words) = words { <p class="small muted">{ words }</p> }
                                if stop.added_on_the_way { <p class="small muted">{ text::stop_added() }</p> }
                            </li>
                        }
                    }) }
                </ol>
            </section>
        </>
    }
}

/// What the wijkteam can do now.
#[component]
fn ForTheTeam(props: &SchouwProps) -> Html {
    let schouw = &props.schouw;
    let doing =
        |act: &str| Route::WijkschouwDoen { reference: schouw.reference.clone(), act: act.to_owned() };
    let links: Vec<(WijkschouwAction, &str, Glyph, &str)> = [
        (WijkschouwAction::Invite, "uitnodigen", Glyph::Mail, text::invite()),
        (WijkschouwAction::Change, "wijzigen", Glyph::Pencil, text::change()),
        (WijkschouwAction::Cancel, "annuleren", Glyph::Cross, text::cancel()),
    ]
    .into_iter()
    .filter(|(action, ..)| schouw.may(*action))
    .collect();
    let records = schouw.may(WijkschouwAction::Record) && schouw.is_ahead();
    let prepares = schouw.may(WijkschouwAction::Prepare);
    let begins = schouw.may(WijkschouwAction::Begin);
    let follows = schouw.may(WijkschouwAction::FollowUp);
    let open = i64::try_from(schouw.open_findings().count()).unwrap_or_default();
    let today = when::on_the_clock(&schouw.starts_at).is_none_or(|(day, _)| day <= when::today());
    let walk = match schouw.state {
        // Who answers nothing has nothing to go on with.
        _ if !records && today => text::walk_along(),
        WijkschouwState::UnderWay if records => text::walk_on(),
        _ if today => text::begin(),
        _ => text::prepare(),
    };
    if links.is_empty()
        && !records
        && !prepares
        && !begins
        && !follows
        && !schouw.may(WijkschouwAction::Report)
    {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="wijkteam">
            if !links.is_empty() || records || follows { <h2 id="wijkteam">{ text::for_the_team() }</h2> }
            else { <h2 id="wijkteam" class="visually-hidden">{ walk }</h2> }
            if records || begins || prepares {
                <LinkButton to={doing(WALK)} icon={Glyph::Checklist} wide=true>
                    { walk }
                </LinkButton>
            }
            if follows {
                <Notice tone={if open > 0 { Tone::Wait } else { Tone::Good }}>
                    <p class="strong">{ if schouw.findings.is_empty() { text::findings_none().to_owned() } else { text::follow_up_open(open) } }</p>
                    if open > 0 {
                        <p>{ if schouw.may(WijkschouwAction::Report) { text::complete_more() } else { text::complete_still() } }</p>
                        <div><LinkButton to={doing("opvolgen")}>{ text::follow_up() }</LinkButton></div>
                    }
                </Notice>
            }
            <OpenDifferences schouw={props.schouw.clone()} />
            <ReportButton schouw={props.schouw.clone()} />
            if !links.is_empty() {
                <ul class="list">
                    { for links.into_iter().map(|(_, act, glyph, words)| html! {
                        <li class="act"><Link to={doing(act)}><Icon {glyph} /><span>{ words }</span><Icon glyph={Glyph::Next} /></Link></li>
                    }) }
                </ul>
            }
        </section>
    }
}

/// Who takes part, for who may know.
#[component]
fn Participants(props: &SchouwProps) -> Html {
    let Some(people) = &props.schouw.participants else { return Html::default() };
    if people.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="wie">
            <h2 id="wie">{ text::who() }</h2>
            <ul class="list">
                { for people.iter().map(|person| {
                    let role = match (&person.function, &person.partner) {
                        (Some(function), Some(partner)) => Some(format!("{}, {}", capital(function.label()), partner.short_name)),
                        (Some(function), None) => Some(capital(function.label())),
                        (None, _) => None,
                    };
                    let state = match person.state {
                        ParticipantState::Invited => Some(text::participant_invited()),
                        ParticipantState::Left => Some(text::participant_left()),
                        ParticipantState::Joined | ParticipantState::Unknown => None,
                    };
                    html! {
                        <li class="row row--between">
                            <div class="who">
                                <Face small=true initials={initials(&person.name)} partner={person.partner.as_ref().map(|p| p.kind)} />
                                <div>
                                    <p>{ &person.name }if person.viewer { { " " }{ text::participant_you() } }</p>
                                    if let Some(role) = role { <p class="small muted">{ role }</p> }
                                </div>
                            </div>
                            if let Some(state) = state { <span class="small muted">{ state }</span> }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// The first letters of the first and the last name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn two_letters_stand_for_a_person() {
        assert_eq!(super::initials("Noor de Visser"), "NV");
        assert_eq!(super::initials("Anna"), "A");
    }
}
