//! The next wijkschouw, on the page of a wijk.

use wdw_contract::texts::schouw as text;
use yew::prelude::*;

use crate::api::enums::*;
use crate::api::{operation, use_query};
use crate::routes::Route;
use crate::ui::{Card, Glyph, Icon, Link, when};

operation!(NextOne, "src/wijkschouw/next.graphql");

#[derive(Properties, PartialEq)]
pub(crate) struct NextProps {
    /// Of which wijk.
    pub(crate) wijk_id: String,
    /// For the address of the list.
    pub(crate) slug: String,
}

/// When the next wijkschouw is and where it starts. As high while it is not known, so that nothing moves.
#[component]
pub(crate) fn NextWijkschouw(props: &NextProps) -> Html {
    let next = use_query::<NextOne>(next_one::Variables { wijk_id: props.wijk_id.clone() });
    let soonest = next.state.data().and_then(|data| data.wijkschouwen.nodes.last().cloned());
    html! {
        <section class="stack" aria-labelledby="wijkschouw">
            <div class="row row--between">
                <h2 id="wijkschouw">{ text::title() }</h2>
                <Link class="small" to={Route::Wijkschouw} query={format!("wijk={}", props.slug)}>{ text::home_all() }</Link>
            </div>
            <Card class="schouw-next">
                if let Some(schouw) = soonest {
                    <h3 class="card__heading">
                        <Link class="card__title" to={Route::WijkschouwEen { reference: schouw.reference.clone() }}>
                            { text::heading(schouw.form.label(), when::day(&schouw.starts_at)) }
                        </Link>
                    </h3>
                    <p class="with-icon"><Icon glyph={Glyph::Clock} /><span>{ when::appointment(&schouw.starts_at) }</span></p>
                    <p class="with-icon"><Icon glyph={Glyph::Pin} /><span>{ &schouw.meeting_point }</span></p>
                } else if next.state.data().is_some() {
                    <p class="muted">{ text::home_none() }</p>
                }
            </Card>
        </section>
    }
}
