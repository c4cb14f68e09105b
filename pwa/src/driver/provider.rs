//! What pages see of the driver.

use std::rc::Rc;

use wdw_contract::texts::offline;
use yew::prelude::*;

use super::version;
use crate::browser;
use crate::people::SessionProvider;
use crate::rooms::{Later, RoomName};
use crate::sync::{Operation, Standing};
use crate::ui::{Button, ButtonKind, Glyph, Strip, Tone};

/// Something that still has to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// What it is.
    pub operation: Operation,
    /// Where it stands.
    pub standing: Standing,
}

/// What this phone still has to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Outbox {
    /// Everything, in order.
    pub waiting: Rc<Vec<Waiting>>,
    /// What is stored has been read: an empty list means that everything is sent.
    pub known: bool,
    /// Something was stored a moment ago that is not in `waiting` yet: nothing may look sent.
    pub gathers: bool,
    /// The device has a connection, as far as it knows.
    pub online: bool,
    /// Something was sent from this phone before.
    pub has_sent: bool,
    /// What is stored survives the tab. False in private windows of some browsers: then nothing can be kept.
    pub keeps: bool,
}

impl Outbox {
    /// Before what is stored has been read.
    fn unknown() -> Self {
        Self {
            waiting: Rc::default(),
            known: false,
            gathers: false,
            online: browser::is_online(),
            has_sent: false,
            keeps: true,
        }
    }

    /// The one with this operation id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Waiting> {
        self.waiting.iter().find(|waiting| waiting.operation.id == id)
    }
}

/// What this phone still has to send.
#[hook]
pub fn use_outbox() -> Outbox {
    use_context::<Outbox>().unwrap_or_else(Outbox::unknown)
}

/// Around the app.
#[derive(Properties, PartialEq)]
pub struct DriverProps {
    /// The app.
    pub children: Html,
}

/// Gives the pages their contexts, and lets what goes on by itself begin. Once, inside the router.
#[component]
pub fn Driver(props: &DriverProps) -> Html {
    html! { <SessionProvider><OutboxProvider>{ props.children.clone() }</OutboxProvider></SessionProvider> }
}

/// Where the runner tells what waits.
#[derive(Clone, PartialEq)]
pub(super) struct Told(pub(super) UseStateSetter<Outbox>);

#[component]
fn OutboxProvider(props: &DriverProps) -> Html {
    // Where nothing was ever handed in, it is known that nothing waits, also while nobody looks after it yet.
    let outbox = use_state(|| Outbox { known: !browser::has_handed_in(), ..Outbox::unknown() });
    let wanted = use_wanted();
    html! {
        <ContextProvider<Outbox> context={(*outbox).clone()}>
            <NewVersion />
            if wanted {
                <ContextProvider<Told> context={Told(outbox.setter())}>
                    <Later room={RoomName::Mine} />
                </ContextProvider<Told>>
            }
            { props.children.clone() }
        </ContextProvider<Outbox>>
    }
}

/// Whether sending must be ready. Where nothing was ever handed in, nothing waits: then it is as soon as someone
/// touches the app, and who only looks does not pay for it.
#[hook]
fn use_wanted() -> bool {
    let wanted = use_state_eq(browser::has_handed_in);
    {
        let wanted = wanted.setter();
        use_effect_with((), move |()| browser::on_first_touch(move || wanted.set(true)));
    }
    *wanted
}

/// Offers a new version of the app. Nobody has to take it now.
#[component]
fn NewVersion() -> Html {
    let version = version::use_new_version();
    if !version.ready {
        return Html::default();
    }
    html! {
        <Strip tone={Tone::Info} icon={Glyph::Refresh}>
            { offline::version_ready() }
            <Button kind={ButtonKind::Plain} onclick={version.begin.reform(|_: MouseEvent| ())}>
                { offline::version_begin() }
            </Button>
        </Strip>
    }
}
