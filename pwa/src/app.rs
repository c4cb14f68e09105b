//! The frame around every page: skip link, navigation, and the place of the page itself.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::driver::Driver;
use crate::routes::{self, Route};
use crate::ui::{Navigation, SiteFoot, SkipLink, Toasts};

/// The whole app.
#[component]
pub(crate) fn App() -> Html {
    html! {
        <BrowserRouter>
            <Toasts>
                <Driver>
                    <Frame />
                </Driver>
            </Toasts>
        </BrowserRouter>
    }
}

/// Inside the router, so that navigation can show where one is.
#[component]
fn Frame() -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    html! {
        <>
            <SkipLink />
            <div class="frame">
                <Navigation route={route.clone()} />
                <div class="frame__page">
                    { routes::show(route) }
                    <SiteFoot />
                </div>
            </div>
        </>
    }
}
