//! Addresses: where a redirect leads, and what stands beside a document.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::config::source_fault;

/// What is no letter of a path: all but the unreserved characters of RFC 3986, and `/`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The address that `location` means in an answer from `base`; an error says why it is not followed.
pub(super) fn follow(base: &str, location: &str) -> Result<String, String> {
    let next = resolve(base, location.split('#').next().unwrap_or_default());
    if let Some(fault) = source_fault(&next) {
        return Err(format!("`{base}` leads to `{next}`; an address {fault}"));
    }
    if is_secure(base) && !is_secure(&next) {
        return Err(format!("`{base}` leads to `{next}`, which is not encrypted"));
    }
    Ok(next)
}

/// The address of a file beside that of a document, or in a folder there; `path` is below that folder.
pub(super) fn beside(document: &str, path: &str) -> String {
    resolve(document, &utf8_percent_encode(path, ENCODED).to_string())
}

/// Scheme, host and port: what may be asked for the files of a document.
pub(super) fn origin(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let origin = format!("{scheme}://{}", rest.get(..end).unwrap_or_default()).to_ascii_lowercase();
    let default = if is_secure(url) { ":443" } else { ":80" };
    origin.strip_suffix(default).map_or(origin.clone(), str::to_owned)
}

pub(super) fn is_secure(url: &str) -> bool {
    url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
}

/// A reference as RFC 3986 resolves it, for addresses with a host.
fn resolve(base: &str, reference: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or_default();
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    if has_scheme(reference) {
        reference.to_owned()
    } else if reference.starts_with("//") {
        format!("{scheme}:{reference}")
    } else if reference.is_empty() {
        base.to_owned()
    } else if reference.starts_with('?') {
        format!("{scheme}://{host}{path}{reference}")
    } else if reference.starts_with('/') {
        format!("{scheme}://{host}{}", without_dots(reference))
    } else {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{scheme}://{host}{}", without_dots(&format!("{folder}/{reference}")))
    }
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        let mut letters = scheme.chars();
        letters.next().is_some_and(|first| first.is_ascii_alphabetic())
            && letters.all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    })
}

/// A path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => drop(kept.pop()),
            segment => kept.push(segment),
        }
    }
    format!("/{}{query}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{beside, follow, origin};

    const BASE: &str = "https://a.example/v1/openapi.yaml?x=1";

    #[test]
    fn a_redirect_is_relative_to_where_it_came_from() {
        for (location, next) in [
            ("https://b.example/y", "https://b.example/y"),
            ("//b.example/y", "https://b.example/y"),
            ("/y", "https://a.example/y"),
            ("y.yaml", "https://a.example/v1/y.yaml"),
            ("../v2/./y.yaml?z=/../", "https://a.example/v2/y.yaml?z=/../"),
            ("?x=2", "https://a.example/v1/openapi.yaml?x=2"),
            ("/y#part", "https://a.example/y"),
        ] {
            assert_eq!(follow(BASE, location).as_deref(), Ok(next), "{location}");
        }
        assert_eq!(
            follow("http://127.0.0.1:80", "x").as_deref(),
            Ok("http://127.0.0.1:80/x")
        );
    }

    #[test]
    fn files_stand_beside_the_document() {
        for (path, address) in [
            ("pet.yaml", "https://a.example/v1/pet.yaml"),
            (
                "parts/a b?c#d%.yaml",
                "https://a.example/v1/parts/a%20b%3Fc%23d%25.yaml",
            ),
        ] {
            assert_eq!(beside(BASE, path), address);
        }
        assert_eq!(beside("http://127.0.0.1", "x.yaml"), "http://127.0.0.1/x.yaml");
    }

    #[test]
    fn an_origin_is_a_server() {
        for (one, other) in [
            ("https://a.example", "HTTPS://A.example:443/x?y"),
            ("http://127.0.0.1:80/", "http://127.0.0.1"),
        ] {
            assert_eq!(origin(one), origin(other));
        }
        for other in [
            "http://a.example",
            "https://b.a.example",
            "https://a.example:444",
            "https://a.example.b",
        ] {
            assert_ne!(origin("https://a.example/x"), origin(other));
        }
    }

    #[test]
    fn a_redirect_never_leads_out_of_encryption() {
        for location in [
            "http://a.example/",
            "http://127.0.0.1/",
            "file:///etc/passwd",
            "https://me:secret@b.example/",
            "javascript:alert(1)",
            "//",
        ] {
            assert!(follow(BASE, location).is_err(), "{location}");
        }
        assert!(follow("http://127.0.0.1/", "http://10.0.0.1/").is_err());
        assert!(follow("http://127.0.0.1/", "https://a.example/").is_ok());
    }
}
