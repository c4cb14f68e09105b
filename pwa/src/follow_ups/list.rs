//! What a wijkteam still has to do, overdue first.

use std::rc::Rc;

use wdw_contract::texts::{follow_ups as text, schouw, wijkteam};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::enums::*;
use crate::api::{QueryState, operation, use_query};
use crate::people::{SendState, Session, Viewer, use_session};
use crate::routes::Route;
use crate::ui::{
    Badge, Button, ButtonKind, Chip, Chips, Choice, EmptyState, ErrorState, Face, Glyph, Icon, Link,
    LinkButton, Page, Select, SignInLink, Skeleton, Tone, Updated, when,
};
use crate::wijkschouw::team::{members_in, use_team};

operation!(FollowUpList, "src/follow_ups/list.graphql");
operation!(OpenFindings, "src/follow_ups/open.graphql");

/// Which part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Open,
    Mine,
    Done,
}

impl Part {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Open, "open"), (Self::Mine, "van-mij"), (Self::Done, "klaar")];

    fn label(self) -> &'static str {
        match self {
            Self::Open => text::part_open(),
            Self::Mine => text::part_mine(),
            Self::Done => text::part_done(),
        }
    }
}

/// What the address says: `?wijk=haveltermade&deel=van-mij`.
fn asked<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut parts = query.trim_start_matches('?').split('&');
    parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
}

/// The list.
#[component]
pub fn Opvolging() -> Html {
    let session = use_session();
    let location = use_location();
    let navigator = use_navigator();
    let query = location.as_ref().map_or("", |location| location.query_str());
    let end = html! { <SendState /> };
    let viewer = match &session {
        Session::Unknown => return html! { <Page {end} class="main--wide"><Skeleton /></Page> },
        Session::SignedOut => return only_for_wijkteam(true),
        Session::SignedIn(viewer) if viewer.memberships.is_empty() => return only_for_wijkteam(false),
        Session::SignedIn(viewer) => viewer,
    };
    let wijken = wijken_of(viewer);
    let known = |slug: &str| wijken.iter().find(|wijk| wijk.slug == slug);
    let Some(wijk) = asked(query, "wijk").and_then(known).or(wijken.first()) else { return Html::default() };
    let (part, part_name) = Part::ALL
        .iter()
        .find(|(_, name)| Some(*name) == asked(query, "deel"))
        .map_or((Part::Open, "open"), |(part, name)| (*part, *name));
    let whose = asked(query, "wie").unwrap_or_default().to_owned();
    let chips = Part::ALL
        .iter()
        .map(|(known, name)| Chip {
            label: known.label().into(),
            count: None,
            query: format!("wijk={}&deel={name}", wijk.slug).into(),
            current: *known == part,
        })
        .collect::<Vec<_>>();
    let on_change = Callback::from(move |slug: AttrValue| {
        if let Some(navigator) = &navigator {
            let query = yew_router::query::Raw(format!("wijk={slug}"));
            let _ = navigator.replace_with_query(&Route::Opvolging, query);
        }
    });
    let leads = viewer
        .memberships
        .iter()
        .any(|known| known.function == WijkteamFunction::Wijkregisseur && known.wijk.slug == wijk.slug);
    let file = |kind: &str| format!("/export/follow-ups/{}.{kind}", wijk.slug);
    html! {
        <Page title={text::title()} {end}>
            <div class="stack">
                <h1>{ text::title() }</h1>
                <p>{ text::lead() }</p>
            </div>
            if wijken.len() > 1 {
                <div class="schouw-which">
                    <Select id="wijk" label={wijkteam::which_wijkteam()} value={wijk.slug.clone()} {on_change}
                        choices={wijken.iter().map(|wijk| Choice::new(wijk.slug.clone(), wijk.name.clone())).collect::<Vec<_>>()} />
                </div>
            } else {
                <p class="muted">{ wijkteam::wijkteam_of(&wijk.name) }</p>
            }
            <Chips label={text::parts()} to={Route::Opvolging} {chips} />
            <Whose slug={wijk.slug.clone()} part={part_name} whose={whose.clone()} />
            if part == Part::Open { <WithoutFollowUp wijk_id={wijk.id.clone()} /> }
            <List key={format!("{}{part:?}{whose}", wijk.slug)} wijk_id={wijk.id.clone()} {part} whose={whose.clone()} />
            <section class="stack" aria-labelledby="meenemen">
                <h2 id="meenemen">{ text::take_along() }</h2>
                <ul class="stack stack--s">
                    <li><a class="with-icon" href={file("csv")} download={format!("opvolging-{}.csv", wijk.slug)}><Icon glyph={Glyph::Saved} />{ text::export_csv() }</a></li>
                    <li>
                        <a class="with-icon" href={file("json")} download={format!("meldingen-{}.json", wijk.slug)}><Icon glyph={Glyph::Saved} />{ text::export_open311() }</a>
                        <p class="small muted">{ text::export_more() }</p>
                    </li>
                </ul>
                if leads {
                    <p><Link to={Route::OpvolgingEen { reference: "overdragen".to_owned() }} query={format!("wijk={}", wijk.slug)}>{ text::hand_over() }</Link></p>
                }
            </section>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct WhoseProps {
    /// Of the wijk.
    slug: String,
    part: &'static str,
    /// The membership that was chosen; empty for everyone.
    whose: String,
}

/// The list of one member of the wijkteam.
#[component]
fn Whose(props: &WhoseProps) -> Html {
    let WhoseProps { slug, part, whose } = props;
    let team = use_team(slug);
    let navigator = use_navigator();
    let mut choices = vec![Choice::new("", text::whose_all())];
    let members = members_in(&team.state);
    choices.extend(members.iter().filter(|member| member.assignable).map(|member| {
        Choice::new(member.id.clone(), format!("{}, {}", member.name, member.function.label()))
    }));
    let on_change = {
        let (slug, part) = (slug.clone(), if *part == "van-mij" { "open" } else { part });
        Callback::from(move |id: AttrValue| {
            if let Some(navigator) = &navigator {
                let query = yew_router::query::Raw(format!("wijk={slug}&deel={part}&wie={id}"));
                let _ = navigator.replace_with_query(&Route::Opvolging, query);
            }
        })
    };
    html! {
        <div class="schouw-which">
            <Select id="wie" label={text::whose()} value={whose.clone()} {choices} {on_change} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct WithoutProps {
    wijk_id: String,
}

/// How many wijkschouwen with open findings are shown before one asks for more.
const WITHOUT_SHOWN: usize = 3;

/// Findings of which nothing came yet: nobody has them, so they stand first.
#[component]
fn WithoutFollowUp(props: &WithoutProps) -> Html {
    let open = use_query::<OpenFindings>(open_findings::Variables { wijk: Some(props.wijk_id.clone()) });
    let more = use_state(|| false);
    let found = open.state.data().map(|data| data.open_findings.as_slice()).unwrap_or_default();
    let shown = if *more { found.len() } else { WITHOUT_SHOWN };
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="zonder">
            <h2 id="zonder">{ text::without() }</h2>
            <ul class="list">
                { for found.iter().take(shown).map(|one| {
                    let of = &one.wijkschouw;
                    let to = Route::WijkschouwEen { reference: of.reference.clone() };
                    html! {
                        <li key={of.reference.clone()} class="act">
                            <Link {to}>
                                <Icon glyph={Glyph::Attention} />
                                <span>
                                    { schouw::heading(of.form.label(), when::day(&of.starts_at)) }
                                    <span class="choose__more">{ schouw::follow_up_open(one.count) }</span>
                                </span>
                                <Icon glyph={Glyph::Next} />
                            </Link>
                        </li>
                    }
                }) }
            </ul>
            if found.len() > shown {
                <div>
                    <Button kind={ButtonKind::Plain} onclick={let more = more.setter(); Callback::from(move |_| more.set(true))}>
                        { text::without_more(i64::try_from(found.len() - shown).unwrap_or_default()) }
                    </Button>
                </div>
            }
        </section>
    }
}

/// A wijk that someone works in.
#[derive(Clone, PartialEq)]
pub(super) struct Wijk {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) name: String,
}

/// The wijken that someone works in, each once.
pub(super) fn wijken_of(viewer: &Rc<Viewer>) -> Vec<Wijk> {
    let mut wijken: Vec<Wijk> = Vec::new();
    for membership in &viewer.memberships {
        let wijk = &membership.wijk;
        if !wijken.iter().any(|known| known.id == wijk.id) {
            wijken.push(Wijk { id: wijk.id.clone(), slug: wijk.slug.clone(), name: wijk.name.clone() });
        }
    }
    wijken
}

pub(super) fn only_for_wijkteam(signed_out: bool) -> Html {
    html! {
        <Page title={text::title()}>
            <h1>{ text::title() }</h1>
            <EmptyState title={text::only_team()}>
                if signed_out {
                    <SignInLink class={ButtonKind::Primary.class()} />
                } else {
                    <LinkButton to={Route::MijnWijk}>{ wijkteam::to_mijn_wijk() }</LinkButton>
                }
            </EmptyState>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    wijk_id: String,
    part: Part,
    /// Only of this membership; empty for everyone.
    whose: String,
    /// Where this part of the list starts; none for the first.
    #[prop_or_default]
    after: Option<String>,
}

/// Twenty of them, and after them, when asked for, the next twenty.
#[component]
fn List(props: &ListProps) -> Html {
    let list = use_query::<FollowUpList>(follow_up_list::Variables {
        filter: follow_up_list::FollowUpFilter {
            wijk_id: Some(props.wijk_id.clone()),
            mine: (props.part == Part::Mine).then_some(true),
            owner_membership_id: Some(props.whose.clone()).filter(|id| !id.is_empty()),
            kinds: None,
            open: Some(props.part != Part::Done),
        },
        after: props.after.clone(),
    });
    let more = use_state(|| false);
    let loaded = match &list.state {
        QueryState::Loading => return html! { <Skeleton cards=4 /> },
        QueryState::Failed(trouble) => {
            return html! { <ErrorState trouble={trouble.clone()} on_retry={list.reload.clone()} /> };
        }
        QueryState::Ready(loaded) => loaded,
    };
    let found = &loaded.data.follow_ups;
    let next = found.page_info.end_cursor.clone().filter(|_| found.page_info.has_next_page);
    html! {
        <>
            if props.after.is_none() {
                <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={list.reload.clone()} />
                if found.nodes.is_empty() {
                    <EmptyState title={text::nothing()}><p>{ text::nothing_more() }</p></EmptyState>
                } else {
                    <p class="muted" role="status">{ text::count(found.total_count) }</p>
                }
            }
            if !found.nodes.is_empty() {
                <ul class="list">{ for found.nodes.iter().map(row) }</ul>
            }
            if let Some(after) = next {
                if *more {
                    <List wijk_id={props.wijk_id.clone()} part={props.part} whose={props.whose.clone()} {after} />
                } else {
                    <div>
                        <Button kind={ButtonKind::Secondary} onclick={{
                            let more = more.setter();
                            Callback::from(move |_| more.set(true))
                        }}>{ text::more() }</Button>
                    </div>
                }
            }
        </>
    }
}

fn row(node: &follow_up_list::FollowUpListFollowUpsNodes) -> Html {
    html! {
        <li key={node.reference.clone()} class="stack stack--s">
            <div class="work__head">
                <h2 class="card__heading">
                    <Link class="card__title" to={Route::OpvolgingEen { reference: node.reference.clone() }}>{ &node.title }</Link>
                </h2>
                { due_badge(node.due_on.as_deref(), node.overdue, node.state) }
            </div>
            <p class="small muted">{ node.kind.label() }{ " · " }{ node.state.label() }{ " · " }{ &node.reference }</p>
            if let Some(owner) = &node.owner {
                <div class="who small">
                    <Face small=true initials={owner.initials.clone()} partner={Some(owner.partner.kind)} />
                    <span>{ &owner.name }<span class="muted">{ ", " }{ &owner.partner.short_name }</span></span>
                </div>
            } else if node.kind != FollowUpKind::Compliment {
                <p class="small">{ text::nobody() }</p>
            }
        </li>
    }
}

/// By when it should be done, or that it is.
pub(super) fn due_badge(due: Option<&str>, overdue: bool, state: FollowUpState) -> Html {
    match (state, due) {
        (FollowUpState::Done, _) => {
            html! { <Badge tone={Tone::Good} icon={Glyph::Check}>{ state.label() }</Badge> }
        }
        (FollowUpState::Dropped, _) => html! { <Badge>{ state.label() }</Badge> },
        (_, Some(due)) if overdue => {
            html! { <Badge tone={Tone::Bad} icon={Glyph::Attention}>{ text::late(when::day(due)) }</Badge> }
        }
        (_, Some(due)) => html! { <Badge icon={Glyph::Clock}>{ text::by(when::day(due)) }</Badge> },
        (_, None) => Html::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn the_address_says_which_part() {
        assert_eq!(asked("?wijk=nijeveen&deel=klaar", "deel"), Some("klaar"));
        assert_eq!(asked("?wijk=nijeveen", "deel"), None);
        assert_eq!(asked("", "wijk"), None);
    }
}
