//! Where a vendor publishes its document.

use std::net::{Ipv4Addr, Ipv6Addr};

use toml::de::DeTable;

use super::read::Reader;

impl Reader<'_> {
    /// A URL, or `{ url = "…", reason = "…" }`.
    pub(super) fn source(&mut self, table: &DeTable<'_>) -> Option<String> {
        let (url, span) = self.choice(table.get("source")?, "url")?;
        if let Some(fault) = fault(&url) {
            self.value(span, format!("`source` {fault}"));
            return None;
        }
        Some(url)
    }
}

/// What is wrong with a URL from which a document is to be fetched, if something is.
pub(crate) fn fault(url: &str) -> Option<&'static str> {
    if !url.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some("must be a URL of ASCII characters; others are written as `%C3%A9`");
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return Some("must begin with `https://`");
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let secure = scheme.eq_ignore_ascii_case("https");
    if !secure && !scheme.eq_ignore_ascii_case("http") {
        Some("must begin with `https://`")
    } else if authority.contains('@') {
        Some("must not carry a user name or password: the file is committed, and logs show it")
    } else if host(authority).is_empty() {
        Some("has no host")
    } else if url.contains(['#', '\\']) {
        Some("must not have a `#` or a `\\`: neither is sent")
    } else if !secure && !is_loopback(host(authority)) {
        Some("must begin with `https://`; `http://` is for servers on this machine alone")
    } else {
        None
    }
}

/// The host without its port.
fn host(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<Ipv4Addr>().is_ok_and(|it| it.is_loopback())
        || host.parse::<Ipv6Addr>().is_ok_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_source_is_https_or_this_machine() {
        for good in [
            "https://stan.example/openapi.yaml?v=2",
            "HTTPS://stan.example",
            "http://127.0.0.1:8080/x",
            "http://localhost/x",
            "http://[::1]:80/x",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "stan.example/openapi.yaml",
            "ftp://stan.example/",
            "file:///etc/passwd",
            "http://stan.example/",
            "http://localhost.stan.example/",
            "http://127.0.0.1.stan.example/",
            "http://127.0.0.1@stan.example/",
            "http://stan.example\\@127.0.0.1/",
            "https://me:secret@stan.example/",
            "https://",
            "https:///x",
            "https://stan.example/#x",
            "https://stan.example/ x",
            "https://stän.example/",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
