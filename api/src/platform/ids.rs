//! Ids and secrets by chance. The only place that rolls dice; tests give it a seed.

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{Rng as _, RngExt as _, SeedableRng as _, rngs::StdRng};
use uuid::{Builder, Uuid};

use super::clock::Clock;

/// Crockford's base 32: no I, L, O and U, so that a reference can be read aloud and typed over.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many ids one millisecond has room for before the next one is borrowed (12 bits, RFC 9562, 6.2).
const PER_MILLISECOND: u16 = 1 << 12;

/// A source of ids, codes and tokens. Clones share their state.
#[derive(Clone)]
pub struct Ids {
    clock: Clock,
    state: Arc<Mutex<State>>,
}

struct State {
    random: StdRng,
    millisecond: u64,
    counter: u16,
}

impl Ids {
    /// Chance of the operating system.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn system(clock: Clock) -> Result<Self, rand::rngs::SysError> {
        Ok(Self::new(clock, StdRng::try_from_rng(&mut rand::rngs::SysRng)?))
    }

    /// The same ids on every run: for tests and demo data, never for secrets that protect anything.
    #[must_use]
    pub fn seeded(seed: u64, clock: Clock) -> Self {
        Self::new(clock, StdRng::seed_from_u64(seed))
    }

    fn new(clock: Clock, random: StdRng) -> Self {
        Self { clock, state: Arc::new(Mutex::new(State { random, millisecond: 0, counter: 0 })) }
    }

    /// A new id (UUID version 7): sorts after every id that was given out before.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        let now = u64::try_from(self.clock.now().timestamp_millis()).unwrap_or_default();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.step(now);
        let mut bytes = [0; 10];
        state.random.fill_bytes(&mut bytes);
        let [high, low] = state.counter.to_be_bytes();
        bytes[0] = high;
        bytes[1] = low;
        Builder::from_unix_timestamp_millis(state.millisecond, &bytes).into_uuid()
    }

    /// A code of `digits` digits, each as likely as another; it may start with zeros.
    #[must_use]
    pub fn code(&self, digits: usize) -> String {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (0..digits).map(|_| char::from(b'0' + state.random.random_range(0..10_u8))).collect()
    }

    /// A secret of 256 bits, as base64url.
    #[must_use]
    pub fn token(&self) -> String {
        let mut bytes = [0; 32];
        self.state.lock().unwrap_or_else(PoisonError::into_inner).random.fill_bytes(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// A reference of `letters` letters and digits that are hard to confuse.
    #[must_use]
    pub fn reference(&self, letters: usize) -> String {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (0..letters).map(|_| char::from(CROCKFORD[state.random.random_range(0..CROCKFORD.len())])).collect()
    }

    /// A number from 0 up to, but not including, `below` (which is at least 1): for jitter and demo data.
    #[must_use]
    pub fn below(&self, below: u64) -> u64 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.random.random_range(0..below.max(1))
    }
}

impl State {
    /// Goes to the next place in time: never back, also when the clock does.
    fn step(&mut self, now: u64) {
        if now > self.millisecond {
            self.millisecond = now;
            self.counter = 0;
        } else {
            self.counter += 1;
            if self.counter == PER_MILLISECOND {
                self.millisecond += 1;
                self.counter = 0;
            }
        }
    }
}

impl std::fmt::Debug for Ids {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ids")
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn seeded(seed: u64) -> Ids {
        Ids::seeded(seed, Clock::fixed(DateTime::from_timestamp_nanos(1_700_000_000_000_000_000)))
    }

    #[test]
    fn ids_sort_in_the_order_in_which_they_were_given_also_within_one_millisecond() {
        let ids = seeded(1);
        let given: Vec<Uuid> = (0..10_000).map(|_| ids.uuid()).collect();
        assert!(given.is_sorted());
        assert!(given.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(given.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn ids_keep_sorting_when_the_clock_goes_back() {
        let ids = seeded(1);
        let before = ids.uuid();
        ids.clock.advance(TimeDelta::seconds(-10));
        assert!(ids.uuid() > before);
    }

    #[test]
    fn the_same_seed_gives_the_same_ids_and_another_seed_others() {
        assert_eq!(seeded(7).uuid(), seeded(7).uuid());
        assert_ne!(seeded(7).uuid(), seeded(8).uuid());
        assert_eq!(seeded(7).token(), seeded(7).token());
    }

    #[test]
    fn codes_tokens_and_references_have_their_shape() -> Result<(), Box<dyn std::error::Error>> {
        let ids = Ids::system(Clock::system())?;
        let code = ids.code(6);
        assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(ids.token().len(), 43);
        assert_ne!(ids.token(), ids.token());
        assert!(ids.reference(6).bytes().all(|b| CROCKFORD.contains(&b)));
        Ok(())
    }
}
