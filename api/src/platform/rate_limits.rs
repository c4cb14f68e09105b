//! How often one client address may do what others try to abuse. Kept in memory: each process counts for itself.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use super::config::Limits;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// Asking for a sign-in code.
    CodeRequest,
    /// Trying a sign-in code.
    CodeTry,
    /// Sending a photo.
    Photo,
}

/// The counters of this process.
#[derive(Debug)]
pub struct RateLimits {
    clock: DefaultClock,
    requests: DefaultKeyedRateLimiter<IpAddr>,
    tries: DefaultKeyedRateLimiter<IpAddr>,
    photos: DefaultKeyedRateLimiter<IpAddr>,
}

impl RateLimits {
    /// Counters for these limits.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let per_minute = |number| {
            DefaultKeyedRateLimiter::keyed(Quota::per_minute(
                NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN),
            ))
        };
        Self {
            clock: DefaultClock::default(),
            requests: per_minute(limits.codes_per_minute),
            tries: per_minute(limits.tries_per_minute),
            photos: per_minute(limits.photos_per_minute),
        }
    }

    /// Counts `times` of `what` for `client`.
    ///
    /// # Errors
    /// How long to wait, when it was too often. Then nothing was counted.
    pub fn check(&self, what: Limited, client: IpAddr, times: u32) -> Result<(), Duration> {
        let Some(times) = NonZeroU32::new(times) else { return Ok(()) };
        let counter = match what {
            Limited::CodeRequest => &self.requests,
            Limited::CodeTry => &self.tries,
            Limited::Photo => &self.photos,
        };
        match counter.check_key_n(&household(client), times) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(not_until)) => Err(not_until.wait_time_from(self.clock.now())),
            // More at once than fits in any minute.
            Err(_) => Err(Duration::from_secs(60)),
        }
    }

    /// Forgets addresses that have been quiet.
    pub fn forget_quiet(&self) {
        self.requests.retain_recent();
        self.tries.retain_recent();
        self.photos.retain_recent();
    }
}

/// One household has one IPv4 address, but as many IPv6 addresses as it likes within its /64.
fn household(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_often_from_one_household_is_told_how_long_to_wait_and_others_go_on() {
        let limits =
            RateLimits::new(Limits { codes_per_minute: 2, tries_per_minute: 5, photos_per_minute: 1 });
        let home: IpAddr = "2001:db8:1:2::1".parse().unwrap();
        let same_home: IpAddr = "2001:db8:1:2:ffff::9".parse().unwrap();
        let elsewhere: IpAddr = "2001:db8:1:3::1".parse().unwrap();
        assert_eq!(limits.check(Limited::CodeRequest, home, 1), Ok(()));
        assert_eq!(limits.check(Limited::CodeRequest, same_home, 1), Ok(()));
        let wait = limits.check(Limited::CodeRequest, home, 1).unwrap_err();
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(60));
        assert_eq!(limits.check(Limited::CodeRequest, elsewhere, 1), Ok(()));
        assert_eq!(limits.check(Limited::CodeTry, home, 5), Ok(()));
    }

    #[test]
    fn many_tries_in_one_request_count_as_many() {
        let limits =
            RateLimits::new(Limits { codes_per_minute: 2, tries_per_minute: 5, photos_per_minute: 1 });
        assert!(limits.check(Limited::CodeTry, "192.0.2.1".parse().unwrap(), 6).is_err());
        assert!(limits.check(Limited::CodeTry, "192.0.2.1".parse().unwrap(), 5).is_ok());
        assert!(limits.check(Limited::CodeTry, "192.0.2.1".parse().unwrap(), 1).is_err());
    }
}
