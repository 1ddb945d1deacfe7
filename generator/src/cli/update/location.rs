//! Where a redirect leads.

use crate::config::source_fault;

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
    use super::follow;

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
