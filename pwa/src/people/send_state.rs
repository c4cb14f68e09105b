use wdw_contract::texts::sync;
use yew::prelude::*;

use crate::driver::use_outbox;
use crate::routes::Route;
use crate::sync::Standing;
use crate::ui::{Badge, Glyph, Link, Tone};

/// In the bar of a page: what this phone still has to send, in words. With nothing to send it says so, but only
/// on a phone from which something was sent.
#[component]
pub fn SendState() -> Html {
    let outbox = use_outbox();
    let count = i64::try_from(outbox.waiting.len()).unwrap_or(i64::MAX);
    if count == 0 {
        return if outbox.known && outbox.has_sent {
            html! { <Badge tone={Tone::Good} icon={Glyph::Check}>{ sync::all_sent() }</Badge> }
        } else {
            Html::default()
        };
    }
    let any =
        |standing: fn(&Standing) -> bool| outbox.waiting.iter().any(|waiting| standing(&waiting.standing));
    let (tone, glyph, words) = if any(|standing| matches!(standing, Standing::Refused(_))) {
        (Tone::Bad, Glyph::Attention, sync::some_refused(count))
    } else if any(|standing| *standing == Standing::WaitsForSignIn) {
        (Tone::Wait, Glyph::Mail, sync::some_need_code(count))
    } else if any(|standing| *standing == Standing::Sending) {
        (Tone::Wait, Glyph::Refresh, sync::some_going(count))
    } else {
        (Tone::Wait, Glyph::Saved, sync::some_wait(count))
    };
    html! {
        <Link to={Route::IkPagina { page: "wacht".to_owned() }} class="send-state">
            <Badge {tone} icon={glyph}>{ words }</Badge>
        </Link>
    }
}
