//! What cargo says, one JSON object per line.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::row::Check;

/// How many messages of a package are kept.
const KEPT: usize = 3;

/// What was said of each package.
pub(super) struct Messages<'a> {
    packages: BTreeSet<&'a str>,
    compiled: BTreeSet<String>,
    errors: BTreeMap<String, Check>,
    /// Cargo came as far as to compile.
    pub(super) finished: bool,
    /// The first error in something that the packages depend on.
    pub(super) elsewhere: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    target: Option<Target>,
    #[serde(default)]
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    message: String,
    code: Option<Code>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

impl<'a> Messages<'a> {
    pub(super) fn new(packages: BTreeSet<&'a str>) -> Messages<'a> {
        Messages {
            packages,
            compiled: BTreeSet::new(),
            errors: BTreeMap::new(),
            finished: false,
            elsewhere: None,
        }
    }

    /// Takes a line in; the answer is the package that it says is compiled.
    pub(super) fn read(&mut self, line: &str) -> Option<String> {
        let message: Message = serde_json::from_str(line).ok()?;
        let name = message.target.map(|target| target.name).unwrap_or_default();
        match (message.reason.as_str(), message.message) {
            ("build-finished", _) => self.finished = true,
            ("compiler-artifact", _) if self.packages.contains(name.as_str()) => {
                return self.compiled.insert(name.clone()).then_some(name);
            }
            ("compiler-message", Some(diagnostic)) if diagnostic.is_error() => self.error(&name, diagnostic),
            _ => {}
        }
        None
    }

    fn error(&mut self, name: &str, diagnostic: Diagnostic) {
        let text = diagnostic.rendered.unwrap_or(diagnostic.message);
        if !self.packages.contains(name) {
            self.elsewhere.get_or_insert(text);
            return;
        }
        let check = self.errors.entry(name.to_owned()).or_default();
        let code = diagnostic.code.map_or_else(|| "error".to_owned(), |code| code.code);
        *check.errors.entry(code).or_default() += 1;
        if check.first.len() < KEPT {
            check.first.push(text);
        }
    }

    /// What was said of a package. Cargo never speaks of one that it did not come to, so silence is no success.
    pub(super) fn check(&self, package: &str) -> Check {
        let check = self.errors.get(package).cloned().unwrap_or_default();
        Check {
            ok: check.errors.is_empty() && self.compiled.contains(package),
            ..check
        }
    }
}

impl Diagnostic {
    /// The last one only counts the others.
    fn is_error(&self) -> bool {
        self.level.starts_with("error") && !self.message.starts_with("aborting due to")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Messages;

    #[test]
    fn errors_are_counted_for_their_package_and_silence_is_no_success() {
        let mut messages = Messages::new(BTreeSet::from(["c_good", "c_bad", "c_lost"]));
        for line in [
            r#"{"reason":"compiler-artifact","target":{"name":"serde"}}"#,
            r#"{"reason":"compiler-message","target":{"name":"c_bad"},"message":{"level":"error","message":"twice","code":{"code":"E0428","explanation":null},"rendered":"error[E0428]: twice"}}"#,
            r#"{"reason":"compiler-message","target":{"name":"c_bad"},"message":{"level":"error","message":"aborting due to 1 previous error","code":null,"rendered":""}}"#,
            r#"{"reason":"compiler-message","target":{"name":"c_good"},"message":{"level":"warning","message":"x","code":null,"rendered":"x"}}"#,
            "no JSON",
        ] {
            assert_eq!(messages.read(line), None);
        }
        let good = r#"{"reason":"compiler-artifact","target":{"name":"c_good"}}"#;
        assert_eq!(messages.read(good).as_deref(), Some("c_good"));
        assert!(
            !messages.finished
                && messages
                    .read(r#"{"reason":"build-finished","success":false}"#)
                    .is_none()
        );
        assert!(messages.finished && messages.elsewhere.is_none());

        assert!(messages.check("c_good").ok);
        assert!(!messages.check("c_lost").ok);
        let bad = messages.check("c_bad");
        assert_eq!((bad.ok, bad.errors.get("E0428"), bad.first.len()), (false, Some(&1), 1));
    }
}
