//! Patterns: `*`, and for paths `**`. Braces are parts of a path here, so the usual globs would mean something else.

/// Whether a name is the one that is meant: letter by letter, or with `*` for any letters.
pub(crate) fn name(pattern: &str, name: &str) -> bool {
    // A name may have a `*` in it.
    pattern == name || letters(pattern, name)
}

/// Whether a path is one of those that are meant: `*` stands for any letters of a segment, `**` for any segments, or none.
pub(crate) fn path(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = pattern.trim_matches('/').split('/').collect();
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    wild(&pattern, &path, |segment| *segment == "**", |a, b| name(a, b))
}

fn letters(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    wild(&pattern, &name, |c| *c == '*', |a, b| a == b)
}

/// Whether items fit a pattern in which some parts stand for any number of items. It goes back to the last such part
/// alone, so that it ends after as many steps as the pattern has parts for each item.
fn wild<P, T>(pattern: &[P], items: &[T], is_any: impl Fn(&P) -> bool, fits: impl Fn(&P, &T) -> bool) -> bool {
    let (mut at, mut item) = (0, 0);
    let mut last: Option<(usize, usize)> = None;
    while let Some(next) = items.get(item) {
        match pattern.get(at) {
            Some(part) if is_any(part) => {
                last = Some((at, item));
                at += 1;
            }
            Some(part) if fits(part, next) => {
                at += 1;
                item += 1;
            }
            _ => match &mut last {
                Some((any, from)) => {
                    *from += 1;
                    (at, item) = (*any + 1, *from);
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(at).all(is_any)
}

#[cfg(test)]
mod tests {
    use super::{name, path};

    #[test]
    fn a_star_is_any_letters() {
        assert!(name("Customer", "Customer"));
        assert!(!name("customer", "Customer"));
        assert!(name("payment_*", "payment_intent"));
        assert!(name("*_intent*", "payment_intent"));
        assert!(name("a*", "a*"));
        assert!(!name("a*b", "acd"));
        assert!(name("*", ""));
    }

    #[test]
    fn two_stars_are_any_segments() {
        assert!(path("/v1/customers", "/v1/customers"));
        assert!(path("/v1/customers/**", "/v1/customers"));
        assert!(path("/v1/customers/**", "/v1/customers/{id}/sources"));
        assert!(!path("/v1/customers/**", "/v1/customers_v2"));
        assert!(path("/v1/*/{id}", "/v1/customers/{id}"));
        assert!(!path("/v1/*", "/v1/customers/{id}"));
        assert!(path("/**/sources", "/v1/customers/{id}/sources"));
        assert!(path("**", "/anything/at/all"));
        assert!(path("/v1/pay*/**", "/v1/payouts/{payout}"));
    }

    #[test]
    fn many_stars_end() {
        let pattern = "*a".repeat(40) + "b";
        assert!(!name(&pattern, &"a".repeat(5_000)));
        assert!(!path(&"/**/a".repeat(40), &"/b".repeat(2_000)));
    }
}
