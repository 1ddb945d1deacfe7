//! Paths as documents write them: relative, with `/`, percent-encoded. Nothing here touches the disk.

use std::borrow::Cow;

/// Where a `$ref` leads.
#[derive(Debug, PartialEq)]
pub(super) enum Target {
    /// Another file of that name.
    File(String),
    /// A URL.
    Url(String),
}

/// The path part of a reference: what stands before `#`.
pub(super) fn path(reference: &str) -> &str {
    reference.split('#').next().unwrap_or_default()
}

/// Where the path part of a reference leads from the file of that name; `None` when it stays in that file.
pub(super) fn target(from: &str, path: &str) -> Option<Target> {
    if path.is_empty() {
        return None;
    }
    if let Some(scheme) = scheme(path) {
        return Some(Target::Url(if scheme.is_empty() {
            format!("https:{path}")
        } else {
            path.to_owned()
        }));
    }
    // Backslashes are what Windows users write; no file has one in its name on purpose.
    let path = decoded(path).replace('\\', "/");
    let name = if path.starts_with('/') {
        normal(&path)
    } else {
        join(folder(from), &path)
    };
    (name != from).then_some(Target::File(name))
}

/// The scheme of a URL, empty for `//host/…`; `None` for what is no URL.
fn scheme(path: &str) -> Option<&str> {
    if path.starts_with("//") {
        return Some("");
    }
    let (scheme, _) = path.split_once("://")?;
    scheme
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        .then_some(scheme)
}

/// Where a copy of what a URL has may lie beside the document; `None` for what cannot be copied.
pub(super) fn vendored(root: &str, url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let plain = |segment: &&str| !matches!(*segment, "" | "." | "..");
    let rest = rest.replace(['?', '\\', ':'], "_");
    let path: Vec<_> = rest.split('/').filter(plain).collect();
    let known = matches!(scheme, "http" | "https") && path.len() > 1;
    known.then(|| join(root, &format!("vendored/{}", path.join("/"))))
}

/// The folder in which a file stands; empty for the project's own.
pub(super) fn folder(name: &str) -> &str {
    match name.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((folder, _)) => folder,
        None => "",
    }
}

/// A relative path in a folder.
pub(super) fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() {
        normal(path)
    } else {
        normal(&format!("{folder}/{path}"))
    }
}

/// Whether a file or folder is in a folder.
pub(super) fn within(folder: &str, name: &str) -> bool {
    let folder = normal(folder);
    if folder.starts_with('/') != name.starts_with('/') {
        return false;
    }
    let mut rest = segments(name);
    let below = segments(&folder).all(|segment| rest.next() == Some(segment));
    below && rest.next() != Some("..")
}

/// The path without `.`, and without `..` where that is possible.
pub(crate) fn normal(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for segment in segments(path) {
        match (segment, kept.last()) {
            ("..", Some(&last)) if last != ".." => {
                kept.pop();
            }
            ("..", None) if absolute => {}
            _ => kept.push(segment),
        }
    }
    format!("{}{}", if absolute { "/" } else { "" }, kept.join("/"))
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !matches!(*segment, "" | "."))
}

/// The text with `%20` and its kin decoded; what decodes to no text stays as it is.
fn decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        let (before, after) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(1..3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = after.get(if byte.is_some() { 3 } else { 1 }..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_or(Cow::Borrowed(path), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_relative_to_the_file_in_which_it_stands() {
        let file = |from, path| match target(from, path) {
            Some(Target::File(name)) => name,
            other => format!("{other:?}"),
        };
        assert_eq!(file("specs/a.yaml", "b.yaml"), "specs/b.yaml");
        assert_eq!(file("specs/a.yaml", "./x/../y%20z.yaml"), "specs/y z.yaml");
        assert_eq!(file("specs/a.yaml", "..\\b.yaml"), "b.yaml");
        assert_eq!(file("a.yaml", "../../b.yaml"), "../../b.yaml");
        assert_eq!(file("specs/a.yaml", "/etc/passwd"), "/etc/passwd");
        assert_eq!(target("specs/a.yaml", "../specs/a.yaml"), None);
        assert_eq!(target("a.yaml", ""), None);
        assert_eq!(
            target("a.yaml", "//b.c/d"),
            Some(Target::Url("https://b.c/d".to_owned()))
        );
    }

    #[test]
    fn a_folder_holds_what_is_below_it() {
        assert!(within("", "a.yaml"));
        assert!(!within("", "../a.yaml"));
        assert!(within("..", "../a.yaml"));
        assert!(!within("..", "../../a.yaml"));
        assert!(within("specs", "specs/x/a.yaml"));
        assert!(!within("specs", "specs-2/a.yaml"));
        assert!(!within("", "/a.yaml"));
        assert!(within("/", "/a.yaml"));
    }

    #[test]
    fn a_copy_of_a_url_never_leaves_its_folder() {
        let copy = |url| vendored("specs", url);
        assert_eq!(
            copy("https://a.b/../../c.yaml?x=1").as_deref(),
            Some("specs/vendored/a.b/c.yaml_x=1")
        );
        assert_eq!(copy("file:///etc/passwd"), None);
    }
}
