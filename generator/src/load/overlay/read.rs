//! From the value that a file says to an overlay.

use super::{Action, Change, Overlay, Query, Version};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, codes::overlay as codes, nearest};
use crate::load::{FileId, Value, pointer};

/// What the specification makes of a file; what is wrong with it is reported, and left out.
pub(in crate::load) fn read(file: FileId, root: &Value, notes: &mut Diagnostics) -> Overlay {
    let mut reader = Reader {
        file,
        version: Version::V1_1,
        notes,
    };
    reader.version = reader.version(root);
    reader.fields(root, "", &["overlay", "info", "extends", "actions"]);
    reader.info(root);
    let extends = reader.text(root, "", "extends");
    let actions = reader.actions(root);
    Overlay {
        file,
        version: reader.version,
        extends,
        actions,
    }
}

struct Reader<'n> {
    file: FileId,
    version: Version,
    notes: &'n mut Diagnostics,
}

impl Reader<'_> {
    fn version(&mut self, root: &Value) -> Version {
        let help = "begin it with `overlay: 1.1.0`";
        let said = match root.get("overlay") {
            Some(Value::String(said)) => said.as_str(),
            Some(_) => {
                self.push(&codes::FORM, "/overlay", "`overlay` must be a version: `1.1.0`", help);
                return Version::V1_1;
            }
            None if root.as_object().is_some() => {
                self.push(&codes::FORM, "", "this is no overlay: it has no `overlay`", help);
                return Version::V1_1;
            }
            None => {
                let message = format!("an overlay is an object, and this is {}", root.kind());
                self.push(&codes::FORM, "", message, help);
                return Version::V1_1;
            }
        };
        let numbers: Vec<Option<u32>> = said.split('.').map(|number| number.parse().ok()).collect();
        match numbers.as_slice() {
            [Some(1), Some(0), Some(_)] => Version::V1_0,
            [Some(1), Some(1), Some(_)] => Version::V1_1,
            _ => {
                let message = format!("`{said}` is no version of the Overlay Specification that is known here");
                self.push(&codes::FORM, "/overlay", message, "1.0.0 and 1.1.0 are");
                Version::V1_1
            }
        }
    }

    fn info(&mut self, root: &Value) {
        let Some(info) = self.required(root, "", "info") else {
            return;
        };
        if info.as_object().is_none() {
            let message = format!("`info` must be an object, not {}", info.kind());
            return self.push(&codes::FORM, "/info", message, "give it a `title` and a `version`");
        }
        self.fields(info, "/info", &["title", "version", "description"]);
        for field in ["title", "version"] {
            if self.required(info, "/info", field).is_some() {
                self.text(info, "/info", field);
            }
        }
        self.text(info, "/info", "description");
    }

    fn actions(&mut self, root: &Value) -> Vec<Action> {
        let help = "it is the list of what is to be changed, in its order";
        let items = match self.required(root, "", "actions") {
            Some(Value::Array(items)) => items,
            Some(other) => {
                let message = format!("`actions` must be a list, not {}", other.kind());
                self.push(&codes::FORM, "/actions", message, help);
                return Vec::new();
            }
            None => return Vec::new(),
        };
        if items.is_empty() {
            self.push(&codes::FORM, "/actions", "`actions` is empty", help);
        }
        let mut actions = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let at = format!("/actions/{index}");
            if items.iter().take(index).any(|before| before == item) {
                let message = "this action stands here twice";
                self.push(
                    &codes::FORM,
                    &at,
                    message,
                    "take one of them out: each action stands once",
                );
            }
            actions.extend(self.action(item, at));
        }
        actions
    }

    fn action(&mut self, item: &Value, at: String) -> Option<Action> {
        if item.as_object().is_none() {
            let message = format!("an action is an object, and this is {}", item.kind());
            self.push(
                &codes::FORM,
                &at,
                message,
                "give it a `target` and an `update` or `remove: true`",
            );
            return None;
        }
        self.fields(item, &at, &["target", "description", "update", "copy", "remove"]);
        self.text(item, &at, "description");
        let target = self.required(item, &at, "target").is_some();
        let target = if target { self.query(item, &at, "target") } else { None };
        let change = self.change(item, &at);
        Some(Action {
            target: target?,
            change: change?,
            at,
        })
    }

    fn change(&mut self, item: &Value, at: &str) -> Option<Change> {
        if self.removes(item, at) {
            for field in ["update", "copy"].into_iter().filter(|field| item.get(field).is_some()) {
                let message = format!("`{field}` has no effect beside `remove: true`");
                let help = "write two actions: one that removes, and after it one that adds";
                self.push(&codes::NO_EFFECT, &pointer::join(at, field), message, help);
            }
            return Some(Change::Remove);
        }
        match (item.get("update"), item.get("copy")) {
            (Some(update), None) => Some(Change::Update(update.clone())),
            (None, Some(_)) => {
                self.since_1_1(&pointer::join(at, "copy"), "`copy`");
                self.query(item, at, "copy").map(Change::Copy)
            }
            (Some(_), Some(_)) => {
                let message = "`update` and `copy` exclude each other";
                self.push(
                    &codes::FORM,
                    at,
                    message,
                    "write two actions, in the order in which they should happen",
                );
                None
            }
            (None, None) => {
                let message = "this action changes nothing";
                self.push(
                    &codes::FORM,
                    at,
                    message,
                    "give it an `update`, a `copy`, or `remove: true`",
                );
                None
            }
        }
    }

    fn removes(&mut self, item: &Value, at: &str) -> bool {
        match item.get("remove") {
            Some(Value::Bool(remove)) => *remove,
            Some(other) => {
                let message = format!("`remove` must be `true` or `false`, not {}", other.kind());
                self.push(
                    &codes::FORM,
                    &pointer::join(at, "remove"),
                    message,
                    "write `remove: true`",
                );
                // What was meant is clear enough to look for other faults.
                true
            }
            None => false,
        }
    }

    fn query(&mut self, item: &Value, at: &str, field: &str) -> Option<Query> {
        let text = self.text(item, at, field)?;
        match Query::parse(&text) {
            Ok(query) => Some(query),
            Err(reason) => {
                let message = format!("`{text}` is no JSONPath: {reason}");
                let help = "a path begins with `$`; names with other characters than letters, digits and `_` stand in \
                            brackets and quotes: `$.paths['/pets'].get`";
                self.push(&codes::TARGET, &pointer::join(at, field), message, help);
                None
            }
        }
    }

    fn required<'v>(&mut self, of: &'v Value, at: &str, field: &str) -> Option<&'v Value> {
        let found = of.get(field);
        // What is no object has been reported as such.
        if found.is_none() && of.as_object().is_some() {
            let whose = whose(at);
            let message = format!("`{field}` is missing in {whose}");
            self.push(&codes::FORM, at, message, "the Overlay Specification requires it");
        }
        found
    }

    /// A string, if it is there.
    fn text(&mut self, of: &Value, at: &str, field: &str) -> Option<String> {
        let value = of.get(field)?;
        if value.as_str().is_none() {
            let message = format!("`{field}` must be a string, not {}", value.kind());
            self.push(&codes::FORM, &pointer::join(at, field), message, "write it in quotes");
        }
        value.as_str().map(str::to_owned)
    }

    fn fields(&mut self, of: &Value, at: &str, known: &[&str]) {
        let unknown = |key: &&String| !known.contains(&key.as_str()) && !key.starts_with("x-");
        for key in of
            .as_object()
            .into_iter()
            .flat_map(|members| members.keys())
            .filter(unknown)
        {
            let message = format!("there is no field `{key}` in {}", whose(at));
            let help = match nearest(key, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "names of your own begin with `x-`".to_owned(),
            };
            let place = Place::value(self.file, pointer::join(at, key)).key();
            self.notes
                .push(Diagnostic::new(&codes::FIELD, place, message).help(help));
        }
    }

    fn since_1_1(&mut self, at: &str, what: &str) {
        if self.version == Version::V1_0 {
            self.notes.push(since_1_1(Place::value(self.file, at).key(), what));
        }
    }

    fn push(&mut self, code: &'static Code, at: &str, message: impl Into<String>, help: &str) {
        let place = Place::value(self.file, at);
        self.notes.push(Diagnostic::new(code, place, message).help(help));
    }
}

/// Says that an overlay of version 1.0 has something that came later.
pub(super) fn since_1_1(place: Place, what: &str) -> Diagnostic {
    let message = format!("{what} is of Overlay 1.1, and this overlay says that it is of 1.0");
    Diagnostic::new(&codes::VERSION, place, message).help("it is done as 1.1 has it: write `overlay: 1.1.0`")
}

fn whose(at: &str) -> &'static str {
    match at {
        "" => "an overlay",
        "/info" => "the `info` of an overlay",
        _ => "an action",
    }
}
