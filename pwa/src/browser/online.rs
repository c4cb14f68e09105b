use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{EventTarget, VisibilityState};

use super::window;

/// Whether the device thinks that it has a connection. `true` is no promise; `false` is certain.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the person can see this tab.
#[must_use]
pub fn is_visible() -> bool {
    window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// An ear for events, until it is dropped.
pub struct Watch {
    target: EventTarget,
    events: &'static [&'static str],
    hear: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `hear` at each of these events of `target`.
    pub fn new(target: EventTarget, events: &'static [&'static str], hear: impl FnMut() + 'static) -> Self {
        let hear = Closure::<dyn FnMut()>::new(hear);
        for event in events {
            let _ = target.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
        }
        Self { target, events, hear }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        for event in self.events {
            let _ =
                self.target.remove_event_listener_with_callback(event, self.hear.as_ref().unchecked_ref());
        }
    }
}

/// Calls `hear` when the device finds or loses its connection.
pub fn on_online_change(hear: impl FnMut() + 'static) -> Option<Watch> {
    Some(Watch::new(window()?.into(), &["online", "offline"], hear))
}

/// Calls `hear` when the tab is shown, hidden or left: the last chance to keep something is being hidden.
pub fn on_visible(hear: impl FnMut() + 'static) -> Option<Watch> {
    Some(Watch::new(window()?.document()?.into(), &["visibilitychange"], hear))
}
