//! Which address a call goes to.

use url::Url;

use super::api::{Server, Variable};
use super::build_error::{BuildError, setter};
use super::placeholder::is_placeholder;
use super::target::Target;

/// The address of a server of the document, its variables filled.
pub(super) fn resolve(server: Option<&Server>, variables: &[(String, String)]) -> Result<Url, BuildError> {
    let Some(server) = server else {
        return Err(no_base_url("the document names no server"));
    };
    let text = fill(server, &|variable| value(server, variable, variables))?;
    if !text.contains("://") {
        return Err(no_base_url(&format!(
            "the document's server `{}` is relative",
            server.url
        )));
    }
    // What the document itself writes must be somebody's host; what the user has filled in is the user's choice.
    let written = fill(server, &|_| Ok("x".to_owned()))?;
    if host_of(&written).is_some_and(is_placeholder) {
        return Err(no_base_url(&format!(
            "the document's server `{}` is a placeholder",
            server.url
        )));
    }
    base_url(&text)
}

/// An address that a user or a document wrote, checked.
pub(super) fn base_url(text: &str) -> Result<Url, BuildError> {
    let bad = |why: &str| BuildError::new(format!("the base URL {why}; it looks like `https://host/path`"));
    if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(bad("contains white space or control characters"));
    }
    // Parsers read a backslash as a slash, and follow dots up the path.
    if text.contains('\\') || text.split('/').any(is_dots) {
        return Err(bad("has a backslash, `.` or `..` in its path"));
    }
    let url = Url::parse(text).map_err(|why| bad(&format!("cannot be read ({why})")))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(bad("is not an `http` or `https` address"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad("carries credentials, which belong in the client builder's setters"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(bad("has a query or a fragment"));
    }
    Ok(url)
}

/// Whether a segment of a path is one of those that lead elsewhere, escaped or not.
fn is_dots(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
}

/// How long an address may be: servers take less, and transports no more.
const LONGEST: usize = 65_000;

/// The address of a target on the server of the base.
pub(super) fn join(base: &Url, target: &Target) -> Result<Url, BuildError> {
    let url = whole(base, target);
    // The path is escaped already; should a parser still see other segments in it, we do not want to know which.
    let slashes = |path: &str| path.bytes().filter(|&byte| byte == b'/').count();
    if url.path() != target.path() && slashes(url.path()) != slashes(target.path()) {
        return Err(BuildError::new("the path would change its segments when it is parsed"));
    }
    if url.as_str().len() > LONGEST {
        return Err(BuildError::new(format!("the address is longer than {LONGEST} bytes")));
    }
    Ok(url)
}

fn whole(base: &Url, target: &Target) -> Url {
    // Nearly all are as parsers would leave them: one step makes the address. Others could mean something else as a
    // reference; they are told what is the path and what the query.
    let plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#');
    let text = target.text();
    let is_plain = text.bytes().all(plain) && !text.starts_with("//") && !target.path().contains('?');
    if let Some(url) = is_plain.then(|| base.join(text).ok()).flatten() {
        return url;
    }
    let mut url = base.clone();
    url.set_path(target.path());
    url.set_query(target.query());
    url
}

fn no_base_url(why: &str) -> BuildError {
    BuildError::new(format!(
        "no base URL: {why}; call `.base_url(..)` on the client builder"
    ))
}

fn value(server: &Server, variable: &str, given: &[(String, String)]) -> Result<String, BuildError> {
    if let Some((_, value)) = given.iter().rev().find(|(name, _)| name == variable) {
        return Ok(value.clone());
    }
    let setter = setter(variable);
    let missing = |why: &str| {
        BuildError::new(format!(
            "the server's variable `{variable}` {why}; call {setter} on the client builder"
        ))
    };
    match server.variables.iter().find(|v| v.name == variable) {
        Some(Variable {
            default: Some(default),
            placeholder,
            ..
        }) if *placeholder || is_placeholder(default) => Err(missing(&format!("has only a placeholder, `{default}`"))),
        Some(Variable {
            default: Some(default), ..
        }) => Ok((*default).to_owned()),
        Some(Variable { default: None, .. }) | None => Err(missing("has no value")),
    }
}

/// Whether a value would lead to another host than the one that it is a part of, or to another scheme. What the path may
/// not have in it is refused with the whole address.
fn leads_astray(before: &str, after: &str, value: &str) -> bool {
    match before.split_once("://") {
        Some((_, host)) => !host.contains('/') && value.contains(['/', '\\', '?', '#', '@']),
        None => after.starts_with("://") && !value.chars().all(|c| c.is_ascii_alphanumeric()),
    }
}

/// The server's URL with each `{variable}` replaced.
fn fill(server: &Server, value: &dyn Fn(&str) -> Result<String, BuildError>) -> Result<String, BuildError> {
    let mut text = String::new();
    let mut rest = server.url;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        text.push_str(before);
        let value = value(name)?;
        let so_far = server.url.strip_suffix(after).unwrap_or_default();
        if leads_astray(so_far, after, &value) {
            return Err(BuildError::new(format!(
                "the server's variable `{name}` would lead to another host than `{}`; \
                 `.base_url(..)` on the client builder takes a whole address",
                server.url
            )));
        }
        text.push_str(&value);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

fn host_of(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::{resolve, whole};
    use crate::client::target::Target;
    use crate::client::{Server, Variable};

    const fn server(url: &'static str) -> Server {
        Server {
            name: "default",
            url,
            description: "",
            variables: VARIABLES,
        }
    }

    const VARIABLES: &[Variable] = &[
        Variable {
            name: "primary_domain",
            default: Some("example.com"),
            placeholder: true,
            values: &[],
        },
        Variable {
            name: "region",
            default: Some("eu"),
            placeholder: false,
            values: &["eu", "us"],
        },
    ];

    fn resolved(url: &'static str, variables: &[(&str, &str)]) -> String {
        let given: Vec<_> = variables
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        match resolve(Some(&server(url)), &given) {
            Ok(url) => url.to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn variables_are_filled() {
        assert_eq!(resolved("https://{region}.acme.dev/v1", &[]), "https://eu.acme.dev/v1");
        assert_eq!(
            resolved("https://{primary_domain}/api", &[("primary_domain", "b.acme.dev")]),
            "https://b.acme.dev/api"
        );
    }

    #[test]
    fn a_placeholder_is_not_an_address() {
        assert_eq!(
            resolved("https://{primary_domain}/api", &[]),
            "the server's variable `primary_domain` has only a placeholder, `example.com`; \
             call `.primary_domain(..)` on the client builder"
        );
        for url in [
            "https://api.example.com/v1",
            "https://{region}.example.com",
            "https://your-tenant.acme.dev",
        ] {
            let said = resolved(url, &[("region", "us")]);
            assert_eq!(
                said,
                format!(
                    "no base URL: the document's server `{url}` is a placeholder; call `.base_url(..)` on the client builder"
                )
            );
        }
    }

    #[test]
    fn a_relative_address_needs_a_base() {
        assert!(resolved("/api/v1", &[]).starts_with("no base URL: the document's server `/api/v1` is relative"));
    }

    #[test]
    fn a_variable_cannot_smuggle() {
        let resolved = |value| resolved("https://{primary_domain}/v1/{region}", &[("primary_domain", value)]);
        for value in ["a@b", "a?b", "a#b", "evil.dev/", "evil.dev\\"] {
            assert_eq!(
                resolved(value),
                "the server's variable `primary_domain` would lead to another host than \
                 `https://{primary_domain}/v1/{region}`; `.base_url(..)` on the client builder takes a whole address"
            );
        }
        assert!(resolved("a\r\nb").starts_with("the base URL"));
        let region = |value| self::resolved("https://acme.dev/{region}/v1", &[("region", value)]);
        for value in ["..", "eu/../x", "%2e%2E", "eu\\x", "eu?x", "eu#x"] {
            assert!(region(value).starts_with("the base URL"), "{value}");
        }
        assert_eq!(region("eu/west"), "https://acme.dev/eu/west/v1");
        assert!(self::resolved("{region}://acme.dev", &[("region", "https://evil.dev/x")]).contains("another host"));
    }

    /// The address as a parser makes it that is told what is the path and what the query.
    fn told(base: &Url, target: &Target) -> Url {
        let mut url = base.clone();
        url.set_path(target.path());
        url.set_query(target.query());
        url
    }

    #[test]
    fn a_target_is_never_read_as_another_reference() {
        let base = Url::parse("http://[::1]:8080/x").unwrap();
        for path in [
            "//evil.dev/a",
            "/a:b",
            "/\\evil.dev",
            "/a?b",
            "/a#b",
            "/a b ",
            "/\ta\n",
            "/ü",
            "/\"<>^`{}|",
            "/",
        ] {
            for query in ["", "a=b", "a=?/:@", "a=#b", "a= ", "a=\\", "a=ü'\"<>"] {
                let target = Target::of(path, query);
                assert_eq!(whole(&base, &target), told(&base, &target), "{path} {query}");
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_the_target_is(path in "/[ -~\\t\\n\u{e4}]{0,12}", query in "[ -~\\t\u{e4}]{0,8}") {
            let base = Url::parse("https://acme.dev/v1").unwrap();
            let target = Target::of(&path, &query);
            prop_assert_eq!(whole(&base, &target), told(&base, &target));
        }
    }
}
