//! The page of a wijk: one's own at the start of the app, another by its address.

use wdw_contract::texts::areas as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::chosen::{self, Chosen, choose, chosen};
use super::home::{Home, WijkHome, wijk_home};
use crate::about::NotFound;
use crate::api::{QueryState, use_query};
use crate::people::{SendState, Session, use_session};
use crate::routes::Route;
use crate::ui::{Back, Button, ButtonKind, ErrorState, Glyph, Icon, Link, Page, Skeleton, Updated};

/// Home: the chosen wijk, else the wijk of the account, else the choice.
#[component]
pub fn MijnWijk() -> Html {
    let session = use_session();
    let own = chosen().or_else(|| of_account(&session));
    match (own, session) {
        (Some(own), _) => html! { <Wijk slug={own.slug} name={own.name} mine=true /> },
        // A moment: the wijk of the account may be about to come.
        (None, Session::Unknown) => html! { <Page><Skeleton /></Page> },
        (None, _) => html! { <Redirect<Route> to={Route::WijkKiezen} /> },
    }
}

fn of_account(session: &Session) -> Option<Chosen> {
    let viewer = session.viewer()?;
    let slug_and_name = match (&viewer.person.wijk, viewer.memberships.first()) {
        (Some(wijk), _) => (&wijk.slug, &wijk.name),
        (None, Some(membership)) => (&membership.wijk.slug, &membership.wijk.name),
        (None, None) => return None,
    };
    Some(Chosen { slug: slug_and_name.0.clone(), name: slug_and_name.1.clone() })
}

/// Which wijk.
#[derive(Properties, PartialEq)]
pub struct WijkPageProps {
    /// As in `Wijk.slug`.
    pub slug: AttrValue,
}

/// Any wijk.
#[component]
pub fn WijkPage(props: &WijkPageProps) -> Html {
    html! { <Wijk slug={props.slug.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct WijkProps {
    slug: AttrValue,
    #[prop_or_default]
    name: Option<AttrValue>,
    #[prop_or_default]
    mine: bool,
}

#[component]
fn Wijk(props: &WijkProps) -> Html {
    let home = use_query::<WijkHome>(wijk_home::Variables { slug: props.slug.to_string() });
    let navigator = use_navigator();
    let end = html! { <SendState /> };
    let (body, name, sub) = match &home.state {
        QueryState::Loading => (html! { <Skeleton cards=4 /> }, props.name.clone(), None),
        QueryState::Failed(trouble) => (
            html! { <><h1>{ text::title() }</h1><ErrorState trouble={trouble.clone()} on_retry={home.reload.clone()} /></> },
            props.name.clone(),
            None,
        ),
        QueryState::Ready(loaded) => match &loaded.data.wijk {
            None if props.mine => {
                chosen::forget();
                return html! { <Redirect<Route> to={Route::WijkKiezen} /> };
            }
            None => return html! { <NotFound /> },
            Some(wijk) => (
                html! {
                    <>
                        <Updated freshness={loaded.freshness.clone()} at={loaded.at} on_retry={home.reload.clone()} />
                        <Home data={loaded.data.clone()} mine={props.mine} />
                    </>
                },
                Some(wijk.name.clone().into()),
                Some(text::municipality(&loaded.data.installation.municipality)),
            ),
        },
    };
    let ready = !matches!(home.state, QueryState::Loading);
    let title: Option<AttrValue> =
        ready.then(|| if props.mine { text::title().into() } else { name.clone().unwrap_or_default() });
    if props.mine {
        let bar = name.map(|name| {
            html! {
                <>
                    <Link to={Route::WijkKiezen}>
                        { name }<span class="visually-hidden">{ ", " }{ text::choose_other() }</span><Icon glyph={Glyph::Down} />
                    </Link>
                    <p class="bar__sub">{ sub.unwrap_or_else(|| "\u{a0}".to_owned()) }</p>
                </>
            }
        });
        return html! { <Page {title} {bar} {end} class="main--wide">{ body }</Page> };
    }
    let make_mine = {
        let (slug, name) = (props.slug.clone(), name.clone());
        Callback::from(move |_| {
            choose(&slug, name.as_deref().unwrap_or_default());
            if let Some(navigator) = &navigator {
                navigator.push(&Route::MijnWijk);
            }
        })
    };
    let other = chosen().is_none_or(|chosen| chosen.slug != props.slug.as_str());
    html! {
        <Page {title} back={Back { to: Route::WijkKiezen, name: text::all_wijken().into() }} {end} class="main--wide">
            { body }
            if ready && other {
                <div><Button kind={ButtonKind::Secondary} icon={Glyph::Home} onclick={make_mine}>{ text::make_mine() }</Button></div>
            }
        </Page>
    }
}
