//! Addresses of the internet. They catch slips, not every address that a standard would refuse.

/// `ada@example.com`
pub(super) fn email(text: &str) -> bool {
    match text.rsplit_once('@') {
        Some((local, domain)) => {
            let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
            let plain = !local.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>[]:;@\\,\"".contains(c));
            let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
            let literal = domain.starts_with('[') && domain.ends_with(']');
            !local.is_empty() && (quoted || plain && dots) && (literal || international(domain))
        }
        None => false,
    }
}

/// `api.example.com`
pub(super) fn hostname(text: &str) -> bool {
    text.is_ascii() && international(text)
}

/// The same, with the letters of all scripts.
fn international(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

/// `https://example.com/a?b#c`: a scheme, then anything that may stand in a URI.
pub(super) fn uri(text: &str) -> bool {
    match text.split_once(':') {
        Some((scheme, rest)) => {
            let letters = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
            letters && !rest.is_empty() && uri_reference(rest)
        }
        None => false,
    }
}

/// `/a?b#c`: anything that may stand in a URI.
pub(super) fn uri_reference(text: &str) -> bool {
    let mut parts = text.split('%');
    let mut allowed = parts.clone().flat_map(str::chars);
    let allowed = allowed.all(|c| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=".contains(c));
    parts.next();
    allowed && parts.all(|part| part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{email, hostname, uri, uri_reference};

    #[test]
    fn addresses() {
        for good in [
            "ada@example.com",
            "a.b+c@x-y.org",
            "\"a b\"@example.com",
            "a@[127.0.0.1]",
            "ä@münchen.de",
        ] {
            assert!(email(good), "{good}");
        }
        for bad in [
            "",
            "ada",
            "@x.org",
            "a@",
            "a b@x.org",
            "a..b@x.org",
            "a@-x.org",
            "a@x..org",
        ] {
            assert!(!email(bad), "{bad}");
        }
        assert!(hostname("api.example.com") && !hostname("api_1.example.com") && !hostname("münchen.de"));
    }

    #[test]
    fn uris() {
        for good in ["https://example.com/a%20b?c=d#e", "mailto:a@b.c", "urn:isbn:1"] {
            assert!(uri(good), "{good}");
        }
        for bad in [
            "",
            "/a",
            "https:",
            "1a:b",
            "https://a b",
            "https://a%2",
            "https://a%zz",
            "https://é",
        ] {
            assert!(!uri(bad), "{bad}");
        }
        assert!(uri_reference("/a?b") && uri_reference("") && !uri_reference("a b"));
    }
}
