//! The program that the browser runs. Everything is in the library; here is only where its rooms come from.

#[cfg(feature = "rooms")]
mod apart;

use wdw_pwa::rooms;

fn main() {
    #[cfg(feature = "rooms")]
    rooms::furnish(apart::ROOMS);
    #[cfg(not(feature = "rooms"))]
    rooms::furnish(rooms::TOGETHER);
    wdw_pwa::start();
}
