//! Making a call again.

use std::time::{Duration, SystemTime};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use uuid::Uuid;

use super::clock;
use super::transport::TransportErrorKind;

/// When a call is made again, how often, and after which waits.
///
/// A call is made again when the server was not reached, when the connection broke or said nothing for too long, and when
/// it answers 408, 425, 429, 500, 502, 503 or 504. What may do harm twice is not repeated: only operations that are
/// idempotent by their method (`GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT`, `DELETE`), those that carry an idempotency key,
/// and those for which [`any_method`](Self::any_method) says so; when no connection came about nothing was sent, and any
/// call is made again.
///
/// The waits double from the first to the longest, each shortened by up to a half by chance, so that many clients do not
/// come back at once. A `Retry-After` of the response, in seconds or as a date, takes the place of the wait.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::client::RetryPolicy;
///
/// let patient = RetryPolicy::new().retries(5).budget(Duration::from_secs(120));
/// let never = RetryPolicy::never();
/// assert_eq!(never, RetryPolicy::new().retries(0));
/// # let _ = patient;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    retries: u32,
    first: Duration,
    longest: Duration,
    budget: Duration,
    any_method: bool,
}

impl RetryPolicy {
    /// Two retries, after about half a second and a second, with waits of thirty seconds at most in all.
    pub const fn new() -> Self {
        Self {
            retries: 2,
            first: Duration::from_millis(500),
            longest: Duration::from_secs(8),
            budget: Duration::from_secs(30),
            any_method: false,
        }
    }

    /// A call is made once.
    pub const fn never() -> Self {
        Self::new().retries(0)
    }

    /// How often a call is made again at most.
    #[must_use]
    pub const fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// The first wait and the longest, where the server does not say how long.
    #[must_use]
    pub const fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    /// How long the waits of a call may be in all. When the next one would be too long, the call comes to what came last.
    #[must_use]
    pub const fn budget(mut self, budget: Duration) -> Self {
        self.budget = budget;
        self
    }

    /// Repeat calls of any method, `POST` and `PATCH` included, even without an idempotency key: for operations that you
    /// know to do no harm when they are done twice.
    #[must_use]
    pub const fn any_method(mut self) -> Self {
        self.any_method = true;
        self
    }

    /// Whether calls are repeated whatever their method.
    pub(super) const fn repeats_all(&self) -> bool {
        self.any_method
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// What an attempt came to, as far as it matters here.
#[derive(Clone, Copy)]
pub(super) enum Came<'a> {
    /// To a response.
    Response(StatusCode, &'a HeaderMap),
    /// To nothing.
    Failure(TransportErrorKind),
}

impl Came<'_> {
    /// Whether the server does not know who is asking.
    pub(super) fn is_unauthorized(self) -> bool {
        matches!(self, Came::Response(StatusCode::UNAUTHORIZED, _))
    }

    /// Whether the same may come to something else when it is done again; `repeatable` calls do no harm twice.
    pub(super) fn is_worth_repeating(self, repeatable: bool) -> bool {
        match self {
            Came::Failure(TransportErrorKind::Connect) => true,
            Came::Failure(TransportErrorKind::Broken | TransportErrorKind::Silent) => repeatable,
            // The time of the whole call is over; the others would be the same again.
            Came::Failure(
                TransportErrorKind::Timeout
                | TransportErrorKind::Body
                | TransportErrorKind::Redirect
                | TransportErrorKind::TooLarge
                | TransportErrorKind::Rejected,
            ) => false,
            Came::Response(status, _) => {
                repeatable && matches!(status.as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504)
            }
        }
    }
}

/// The attempts of one call.
pub(super) struct Attempts {
    policy: RetryPolicy,
    repeatable: bool,
    /// How many were made.
    pub(super) made: u32,
    waited: Duration,
}

impl Attempts {
    pub(super) fn new(policy: RetryPolicy, repeatable: bool) -> Self {
        Self {
            policy,
            repeatable,
            made: 0,
            waited: Duration::ZERO,
        }
    }

    /// How long to wait before the next attempt; none when there is no next one. `left` is the time that the call has.
    pub(super) fn next(&mut self, came: Came<'_>, left: impl FnOnce() -> Option<Duration>) -> Option<Duration> {
        if self.made > self.policy.retries || !came.is_worth_repeating(self.repeatable) {
            return None;
        }
        let asked = match came {
            Came::Response(_, headers) => retry_after(headers, clock::date),
            Came::Failure(_) => None,
        };
        let wait = asked.unwrap_or_else(|| self.backoff(chance()));
        let waited = self.waited.saturating_add(wait);
        if waited > self.policy.budget || left().is_some_and(|left| wait >= left) {
            return None;
        }
        self.waited = waited;
        Some(wait)
    }

    /// The wait after as many attempts, with `chance` from 0 to 1.
    fn backoff(&self, chance: f64) -> Duration {
        let doubled = 2_u32.saturating_pow(self.made.saturating_sub(1));
        let wait = self.policy.first.saturating_mul(doubled).min(self.policy.longest);
        wait.mul_f64(1.0 - chance.clamp(0.0, 1.0) / 2.0)
    }
}

/// A number from 0 to 1.
fn chance() -> f64 {
    let (_, random) = Uuid::new_v4().as_u64_pair();
    // The top two bits are the variant.
    (random << 2) as f64 / u64::MAX as f64
}

/// What `Retry-After` asks for. A date is taken beside the response's own `Date`, because the clocks may differ.
fn retry_after(headers: &HeaderMap, now: impl Fn() -> SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    let sent = headers.get(DATE).and_then(|date| date.to_str().ok());
    let sent = sent.and_then(|date| httpdate::parse_http_date(date).ok());
    Some(date.duration_since(sent.unwrap_or_else(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs.iter().map(|(name, value)| {
            let name = http::HeaderName::from_static(name);
            (name, http::HeaderValue::from_static(value))
        });
        pairs.collect()
    }

    fn asked(pairs: &[(&'static str, &'static str)]) -> Option<u64> {
        let now = || SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_770);
        retry_after(&headers(pairs), now).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_server_may_ask_for_patience_in_seconds_or_until_a_date() {
        assert_eq!(asked(&[("retry-after", "7")]), Some(7));
        assert_eq!(asked(&[("retry-after", " 0 ")]), Some(0));
        assert_eq!(asked(&[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")]), Some(7));
        assert_eq!(asked(&[("retry-after", "Sun, 06 Nov 1994 08:49:00 GMT")]), Some(0));
        assert_eq!(asked(&[("retry-after", "soon")]), None);
        assert_eq!(asked(&[("retry-after", "-1")]), None);
        assert_eq!(asked(&[]), None);
    }

    #[test]
    fn a_date_counts_from_the_servers_own_clock() {
        let pairs = [
            ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("date", "Sun, 06 Nov 1994 08:49:34 GMT"),
        ];
        assert_eq!(asked(&pairs), Some(3));
    }

    #[test]
    fn waits_double_up_to_the_longest_and_are_shortened_by_chance() {
        let mut attempts = Attempts::new(RetryPolicy::new(), true);
        let mut waits = Vec::new();
        for made in 1..=6 {
            attempts.made = made;
            waits.push((attempts.backoff(0.0).as_millis(), attempts.backoff(1.0).as_millis()));
        }
        let whole = [500, 1000, 2000, 4000, 8000, 8000];
        assert_eq!(waits, whole.map(|wait| (wait, wait / 2)));
        assert!((0..1000).all(|_| (0.0..=1.0).contains(&chance())));
    }

    #[test]
    fn attempts_end_with_the_policy_the_budget_or_the_time_of_the_call() {
        let busy = headers(&[("retry-after", "4")]);
        let came = Came::Response(StatusCode::SERVICE_UNAVAILABLE, &busy);
        let waits = |policy: RetryPolicy, left: Option<Duration>| {
            let mut attempts = Attempts::new(policy, true);
            let mut waits = 0;
            loop {
                attempts.made += 1;
                match attempts.next(came, || left) {
                    Some(_) => waits += 1,
                    None => return waits,
                }
            }
        };
        assert_eq!(waits(RetryPolicy::new(), None), 2);
        assert_eq!(waits(RetryPolicy::never(), None), 0);
        assert_eq!(
            waits(RetryPolicy::new().retries(9).budget(Duration::from_secs(13)), None),
            3
        );
        assert_eq!(waits(RetryPolicy::new(), Some(Duration::from_secs(4))), 0);
    }

    #[test]
    fn what_may_do_harm_twice_is_repeated_only_if_it_was_not_sent() {
        let none = HeaderMap::new();
        let harmful = |came: Came<'_>| came.is_worth_repeating(false);
        assert!(harmful(Came::Failure(TransportErrorKind::Connect)));
        assert!(!harmful(Came::Failure(TransportErrorKind::Broken)));
        assert!(!harmful(Came::Response(StatusCode::TOO_MANY_REQUESTS, &none)));
        assert!(Came::Failure(TransportErrorKind::Silent).is_worth_repeating(true));
        assert!(!Came::Failure(TransportErrorKind::Timeout).is_worth_repeating(true));
        assert!(!Came::Response(StatusCode::NOT_FOUND, &none).is_worth_repeating(true));
    }
}
