//! Choosing a wijk, once.

use wdw_contract::texts::areas as text;
use yew::prelude::*;
use yew_router::prelude::*;

use super::chosen::{choose, chosen};
use crate::api::{QueryState, operation, use_query};
use crate::people::SendState;
use crate::routes::Route;
use crate::ui::{Back, ErrorState, Glyph, Icon, Page, Skeleton};

operation!(pub(crate) Wijken, "src/areas/wijken.graphql");

/// All wijken with their buurten: who does not know the name of the wijk knows that of the buurt.
#[component]
pub fn WijkKiezen() -> Html {
    let wijken = use_query::<Wijken>(wijken::Variables);
    let navigator = use_navigator();
    let list = match &wijken.state {
        QueryState::Loading => html! { <Skeleton cards=5 /> },
        QueryState::Failed(trouble) => {
            html! { <ErrorState trouble={trouble.clone()} on_retry={wijken.reload.clone()} /> }
        }
        QueryState::Ready(loaded) => html! {
            <ul class="choose">
                { for loaded.data.wijken.iter().map(|wijk| {
                    let onclick = {
                        let (slug, name) = (wijk.slug.clone(), wijk.name.clone());
                        let navigator = navigator.clone();
                        Callback::from(move |_: MouseEvent| {
                            choose(&slug, &name);
                            if let Some(navigator) = &navigator {
                                navigator.push(&Route::MijnWijk);
                            }
                        })
                    };
                    let buurten: Vec<&str> = wijk.buurten.iter().map(|buurt| buurt.name.as_str()).collect();
                    html! {
                        <li>
                            <button type="button" class="choose__item" {onclick}>
                                <span>
                                    <span class="strong">{ &wijk.name }</span>
                                    if buurten.len() > 1 || buurten.first().is_some_and(|name| *name != wijk.name) {
                                        <span class="choose__more">{ buurten.join(", ") }</span>
                                    }
                                </span>
                                <Icon glyph={Glyph::Next} />
                            </button>
                        </li>
                    }
                }) }
            </ul>
        },
    };
    let back = chosen().map(|chosen| Back { to: Route::MijnWijk, name: chosen.name.into() });
    html! {
        <Page title={text::choose_title()} {back} end={html! { <SendState /> }}>
            <div class="stack">
                <h1>{ text::choose_title() }</h1>
                <p>{ text::choose_intro() }</p>
            </div>
            { list }
        </Page>
    }
}
