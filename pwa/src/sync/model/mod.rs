//! The model test: two tabs of one phone, a server that does an operation once, and a network that drops, doubles,
//! delays and reorders, with tabs killed between any two commands. Thousands of random runs; in the end phone and
//! server agree, nothing happened twice and nothing vanished.

mod server;
mod world;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use world::World;

const PEOPLE: [&str; 2] = ["anna@example.org", "bram@example.org"];

#[derive(Clone, Debug)]
struct Letter {
    tab: usize,
    life: u32,
    cookie: Option<usize>,
    attempt: AttemptId,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Photo(PhotoRef),
    Send(Vec<Operation>),
    Code,
}

/// What is true in the end, whatever happened.
impl World {
    fn check(&self) {
        let reused = |operation: &Operation| matches!(&operation.reason, Some(Reason::Refused(reasons)) if reasons[0].code == "OPERATION_REUSED");
        for left in self.stored.values() {
            // A late message did the unmended content after all: the phone knows and tells.
            assert!(reused(left), "still on the phone: {left:?}");
        }
        let once: BTreeSet<_> = self.server.order.iter().collect();
        assert_eq!(once.len(), self.server.order.len(), "something happened twice");
        for operation in &self.made {
            let id = &operation.id;
            let known = self.receipts.contains(id)
                || self.deleted.contains(id)
                || self.replaced.contains(id)
                || self.stored.contains_key(id);
            assert!(known, "vanished: {operation:?}");
            if self.receipts.contains(id) {
                assert!(self.server.done.contains_key(id), "a receipt for nothing: {id}");
            }
        }
        for id in &self.server.order {
            let told = self.receipts.contains(id)
                || self.deleted.contains(id)
                || self.replaced.contains(id)
                || self.stored.contains_key(id);
            assert!(told, "done without the phone knowing: {id}");
        }
        for thing in 0..3 {
            let aggregate = format!("thing{thing}");
            let places: Vec<_> = self
                .made
                .iter()
                .filter(|made| made.aggregate == aggregate)
                .filter(|made| !self.deleted.contains(&made.id) && !self.replaced.contains(&made.id))
                .filter_map(|made| self.server.order.iter().position(|id| *id == made.id))
                .collect();
            assert!(places.is_sorted(), "out of order in {aggregate}: {:?}", self.server.order);
            // The last word of the person is what the server holds, whatever came late.
            let last = self.made.iter().rfind(|made| made.aggregate == aggregate && made.batch.is_some());
            if let Some(last) = last.filter(|last| self.receipts.contains(&last.id)) {
                assert_eq!(self.server.newest.get(&aggregate).map(|(_, id)| id), Some(&last.id));
            }
        }
        let place = |id: &String| self.server.order.iter().position(|done| done == id);
        for (operation, named) in
            self.made.iter().flat_map(|made| made.after.iter().map(move |name| (made, name)))
        {
            let gone = self.deleted.contains(named) || self.replaced.contains(named);
            if let (Some(earlier), Some(later), false) = (place(named), place(&operation.id), gone) {
                assert!(earlier < later, "{} came before what it waits for", operation.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_phone_and_server_agree_in_the_end(
        happenings in proptest::collection::vec((0_u8..42, any::<u16>()), 1..160)
    ) {
        let mut world = World::new();
        for (what, how) in happenings {
            world.happen(what, how);
        }
        world.heal();
        world.check();
    }
}
