//! What a JSONPath selects (RFC 9535).

use std::collections::HashSet;

use serde_json_path::JsonPath;

use super::Query;
use super::segments;

/// How long a path may be.
const LONGEST: usize = 4096;

impl Query {
    /// Reads a path; an error says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Query, String> {
        if text.len() > LONGEST {
            return Err(format!("it is longer than {LONGEST} bytes"));
        }
        if segments::is_too_deep(text) {
            return Err(format!("its brackets are nested deeper than {}", segments::DEEPEST));
        }
        match JsonPath::parse(text) {
            Ok(path) => Ok(Query {
                text: text.to_owned(),
                path,
            }),
            Err(error) => Err(reason(text, error.position(), error.message())),
        }
    }

    /// The pointers of what it selects, each once, in the order of the document.
    pub(super) fn select(&self, document: &serde_json::Value) -> Vec<String> {
        let nodes = self.path.query_located(document);
        let mut seen = HashSet::new();
        let pointers = nodes.locations().map(|location| location.to_json_pointer());
        pointers.filter(|pointer| seen.insert(pointer.clone())).collect()
    }
}

/// What the parser found, as far as it says more than that it stopped.
fn reason(text: &str, position: usize, message: &str) -> String {
    let rest: String = text.chars().skip(position.saturating_sub(1)).collect();
    let rest = match rest.is_empty() {
        true => "it ends too soon".to_owned(),
        false => format!("`{rest}` cannot be read"),
    };
    match message {
        "parser error" => rest,
        message => format!("{rest}: {message}"),
    }
}
