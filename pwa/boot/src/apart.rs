//! Each room in a wasm file of its own.
//!
//! `wasm-split-cli` (of Dioxus) cuts the app along these functions: whatever only `…_export_…` reaches goes to the
//! file of the room, and calls of `…_import_…` lead there. `…_load_…` is written in JavaScript (`rooms.js`): it
//! fetches the file and calls back. The tool finds them by their names, so the names must stay in this form.

use wdw_pwa::rooms::{self, Loaded, Room};
use wdw_pwa::routes::Route;
use yew::Html;

macro_rules! apart {
    ($room:ident, $load:literal, $import:literal, $export:literal) => {
        mod $room {
            use super::*;

            #[link(wasm_import_module = "./__wasm_split.js")]
            #[expect(improper_ctypes, reason = "both sides are this program; only the file differs")]
            unsafe extern "C" {
                #[link_name = $load]
                fn load(done: extern "C" fn(*mut Loaded, bool), waiting: *mut Loaded);
                #[link_name = $import]
                fn import(route: &Option<Route>, page: &mut Html);
            }

            #[unsafe(export_name = $export)]
            extern "C" fn export(route: &Option<Route>, page: &mut Html) {
                *page = rooms::$room(route.clone());
            }

            pub(super) const ROOM: Room = Room {
                fetch: |loaded| {
                    // SAFETY: `rooms.js` calls `done` exactly once, with the pointer that it was given.
                    unsafe { load(done, Box::into_raw(Box::new(loaded))) }
                },
                show: |route| {
                    let mut page = Html::default();
                    // SAFETY: a room is shown after it was fetched, see `Room::show`.
                    unsafe { import(&route, &mut page) }
                    page
                },
            };
        }
    };
}

extern "C" fn done(waiting: *mut Loaded, well: bool) {
    // SAFETY: the pointer that `fetch` gave away comes back once.
    let loaded = unsafe { Box::from_raw(waiting) };
    loaded(well);
}

apart!(
    mine,
    "__wasm_split_load_mine_0_mine",
    "__wasm_split_00___mine___00_import_0_mine",
    "__wasm_split_00___mine___00_export_0_mine"
);
apart!(
    wijkteam,
    "__wasm_split_load_wijkteam_0_wijkteam",
    "__wasm_split_00___wijkteam___00_import_0_wijkteam",
    "__wasm_split_00___wijkteam___00_export_0_wijkteam"
);
apart!(
    about,
    "__wasm_split_load_about_0_about",
    "__wasm_split_00___about___00_import_0_about",
    "__wasm_split_00___about___00_export_0_about"
);
apart!(
    lopen,
    "__wasm_split_load_lopen_0_lopen",
    "__wasm_split_00___lopen___00_import_0_lopen",
    "__wasm_split_00___lopen___00_export_0_lopen"
);
apart!(
    schouw,
    "__wasm_split_load_schouw_0_schouw",
    "__wasm_split_00___schouw___00_import_0_schouw",
    "__wasm_split_00___schouw___00_export_0_schouw"
);
apart!(
    besluit,
    "__wasm_split_load_besluit_0_besluit",
    "__wasm_split_00___besluit___00_import_0_besluit",
    "__wasm_split_00___besluit___00_export_0_besluit"
);
apart!(
    idee,
    "__wasm_split_load_idee_0_idee",
    "__wasm_split_00___idee___00_import_0_idee",
    "__wasm_split_00___idee___00_export_0_idee"
);

/// In the order of [`rooms::RoomName`].
pub(crate) const ROOMS: [Room; rooms::ROOMS] =
    [mine::ROOM, wijkteam::ROOM, about::ROOM, lopen::ROOM, schouw::ROOM, besluit::ROOM, idee::ROOM];
