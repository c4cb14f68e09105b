//! What others record meanwhile: asked for when there is a connection, merged per question.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::desk::Desk;
use super::loading::{self, Together};
use crate::browser::{self, Timer};

/// How often others are asked for while one walks.
const EVERY_MS: u32 = 120_000;

/// Asks what others recorded: at the start, when the app is seen again, and every two minutes.
#[hook]
pub(super) fn use_together(desk: &Desk, wanted: bool) {
    let round = use_state(|| 0_u32);
    let reference = desk.reference().to_owned();
    let ready = wanted && desk.is_loaded();
    {
        let desk = desk.clone();
        let round = round.clone();
        use_effect_with((reference, ready, *round), move |(reference, ready, now)| {
            let again = round.setter();
            let next = now.wrapping_add(1);
            let watch = ready.then(|| {
                let again = again.clone();
                browser::on_visible(move || {
                    if browser::is_visible() {
                        again.set(next);
                    }
                })
            });
            let timer = ready.then(|| Timer::after(EVERY_MS, move || again.set(next)));
            if *ready && browser::is_online() {
                let (desk, reference) = (desk.clone(), reference.clone());
                spawn_local(async move {
                    // Without an answer the walk goes on with what it has.
                    if let Ok(Some(together)) = loading::fetch_others(&reference).await {
                        take_in(&desk, together);
                    }
                });
            }
            move || drop((watch, timer))
        });
    }
}

/// Merges what the server told.
pub(super) fn take_in(desk: &Desk, together: Together) {
    let Together { others, stops, state } = together;
    let before = desk.prepared();
    desk.edit(|walk| {
        if before.stops != stops || before.state != state {
            // The checklist stays the one that was pinned, whatever was published meanwhile.
            let mut prepared = (*before).clone();
            prepared.stops = stops;
            prepared.state = state;
            walk.prepared = Rc::new(prepared);
        }
        walk.hear(&others);
    });
    if *before != *desk.prepared() {
        desk.take_along((*desk.prepared()).clone());
    }
}
