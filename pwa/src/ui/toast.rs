//! What just happened, and undoing it.

use std::rc::Rc;

use wdw_contract::texts::ui;
use yew::prelude::*;

use super::{Button, ButtonKind, Glyph};
use crate::browser::Timer;

/// How long it stays. Long enough to read, think and reach; what it undoes can also be undone on the page.
const STAYS_MS: u32 = 12_000;

/// What just happened.
#[derive(Clone, PartialEq)]
pub struct Toast {
    /// In a sentence.
    pub message: AttrValue,
    /// Undoes it.
    pub undo: Option<Callback<()>>,
}

/// Shows what just happened; of two, the last.
#[derive(Clone, PartialEq)]
pub struct Toaster {
    show: Callback<Option<Toast>>,
}

impl Toaster {
    /// Says that something was done.
    pub fn say(&self, message: impl Into<AttrValue>) {
        self.show.emit(Some(Toast { message: message.into(), undo: None }));
    }

    /// Says that something was done, with a button that undoes it.
    pub fn say_with_undo(&self, message: impl Into<AttrValue>, undo: impl Fn() + 'static) {
        let undo = Callback::from(move |()| undo());
        self.show.emit(Some(Toast { message: message.into(), undo: Some(undo) }));
    }
}

/// Everything in which toasts can be shown.
#[derive(Properties, PartialEq)]
pub struct ToastsProps {
    /// The app.
    pub children: Html,
}

/// The place of the toasts, around the app.
#[component]
pub fn Toasts(props: &ToastsProps) -> Html {
    let toast = use_state(|| None::<Rc<Toast>>);
    let held = use_state(|| false);
    let show = {
        let toast = toast.setter();
        use_callback((), move |next: Option<Toast>, ()| toast.set(next.map(Rc::new)))
    };
    {
        // It goes by itself, but not while someone is on it.
        let (current, show) = ((*toast).clone(), show.clone());
        use_effect_with((current, *held), move |(current, held)| {
            let timer = (current.is_some() && !held).then(|| Timer::after(STAYS_MS, move || show.emit(None)));
            move || drop(timer)
        });
    }
    let hold = |holds: bool| {
        let held = held.setter();
        Callback::from(move |()| held.set(holds))
    };
    html! {
        <ContextProvider<Toaster> context={Toaster { show: show.clone() }}>
            { props.children.clone() }
            <div class="toasts" role="status" aria-live="polite">
                if let Some(toast) = toast.as_deref() {
                    <div class="toast" onmouseenter={hold(true).reform(|_: MouseEvent| ())}
                        onmouseleave={hold(false).reform(|_: MouseEvent| ())}
                        onfocusin={hold(true).reform(|_: FocusEvent| ())}
                        onfocusout={hold(false).reform(|_: FocusEvent| ())}>
                        <p>{ &toast.message }</p>
                        if let Some(undo) = &toast.undo {
                            <Button kind={ButtonKind::Plain} icon={Glyph::Undo} onclick={{
                                let (undo, show) = (undo.clone(), show.clone());
                                Callback::from(move |_| { undo.emit(()); show.emit(None); })
                            }}>{ ui::undo() }</Button>
                        }
                    </div>
                }
            </div>
        </ContextProvider<Toaster>>
    }
}

/// The way to say that something was done. Use when: it was done and can be undone, or nothing on the page shows
/// it. Not when: it needs an answer, or it went wrong (`Notice`).
#[hook]
pub fn use_toaster() -> Toaster {
    // Without the place around it (in a test) nothing is shown.
    use_context::<Toaster>().unwrap_or_else(|| Toaster { show: Callback::noop() })
}
