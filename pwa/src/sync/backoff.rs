//! How long to wait before trying again.

/// The first wait.
const FIRST_MS: u64 = 2_000;
/// Never longer than this: someone may be looking.
const LONGEST_MS: u64 = 5 * 60_000;

/// Doubles with every attempt, at most five minutes, and between half and all of that by chance, so that the
/// phones of a whole street do not come back at the same moment.
pub(super) fn after(attempts: u32, dice: u32) -> u64 {
    let doublings = attempts.saturating_sub(1).min(16);
    let whole = (FIRST_MS << doublings).min(LONGEST_MS);
    let half = whole / 2;
    half + u64::from(dice) % (half + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_five_minutes_and_differ_by_chance() {
        assert_eq!(after(1, 0), 1_000);
        assert_eq!(after(1, 1_000), 2_000);
        assert_eq!(after(2, 0), 2_000);
        assert_eq!(after(30, 0), 150_000);
        for dice in 0..10_000 {
            assert!((150_000..=300_000).contains(&after(u32::MAX, dice * 7919)));
        }
    }
}
