//! What is to be said of one reply: whether the request was accepted, whether the answer was read, and what went wrong.

use serde_json::Value as Json;

/// One reply of the program.
pub(crate) struct Reply(pub(crate) Json);

/// Something that went wrong with a call.
pub(crate) struct Finding {
    /// In broad terms; the causes go by it.
    pub(crate) class: &'static str,
    /// What was said of it.
    pub(crate) text: String,
}

impl Reply {
    pub(crate) fn case(&self) -> usize {
        usize::try_from(self.0["case"].as_u64().unwrap_or_default()).unwrap_or_default()
    }

    /// Whether the request reached Prism.
    pub(crate) fn is_sent(&self) -> bool {
        self.status().is_some()
    }

    /// The status of the answer.
    pub(crate) fn status(&self) -> Option<u16> {
        self.0["status"].as_u64().and_then(|status| u16::try_from(status).ok())
    }

    pub(crate) fn text(&self, key: &str) -> &str {
        self.0[key].as_str().unwrap_or_default()
    }

    /// Whether it was the answer that was asked for, and was read as such.
    pub(crate) fn is_read(&self, wanted: u16) -> bool {
        matches!(self.text("outcome"), "Success" | "Documented")
            && self.status() == Some(wanted)
            && self.0["again"].is_null()
    }

    /// What Prism has against the request. Its warnings (`deprecated`) are about the document.
    pub(crate) fn violations(&self) -> Vec<Finding> {
        // Where the document has no answer for a faulty request, Prism tells of it in one of its own.
        if let Some(all) = self.refusals() {
            return all.iter().map(violation).collect();
        }
        let header = self.text("violations");
        let said: Json = match serde_json::from_str(header) {
            Ok(said) => said,
            // A long list is cut, and no JSON then.
            Err(_) if header.contains(r#""location":["request""#) => return vec![cut(header)],
            Err(_) => return Vec::new(),
        };
        let all = said.as_array().map(Vec::as_slice).unwrap_or_default();
        let errors = all
            .iter()
            .filter(|it| it["location"][0] != "response" && it["severity"] == "Error");
        errors.map(violation).collect()
    }

    fn refusals(&self) -> Option<&[Json]> {
        self.0["refused"]["validation"].as_array().map(Vec::as_slice)
    }

    /// Whether the call was not made, because another one of its operation got no answer at all.
    pub(crate) fn is_skipped(&self) -> bool {
        self.text("outcome") == "Skipped"
    }

    /// What is wrong with the answer, or with our reading of it. `fault` is the judge's word on a body that we refused.
    pub(crate) fn troubles(&self, wanted: u16, fault: impl FnOnce() -> Option<String>) -> Vec<Finding> {
        let mut found = Vec::new();
        // Who objects to a request answers that, and not what was asked for.
        if !self.violations().is_empty() && (self.status() != Some(wanted) || self.refusals().is_some()) {
            return found;
        }
        for (key, class) in [("refused", "no dynamic answer"), ("again", "no answer")] {
            let problem = &self.0[key];
            if !problem.is_null() {
                found.push(Finding {
                    class,
                    text: problem_text(problem),
                });
            }
        }
        if self.0["again"].is_null() && !self.is_read(wanted) {
            found.push(self.unread(wanted, fault));
        }
        found
    }

    fn unread(&self, wanted: u16, fault: impl FnOnce() -> Option<String>) -> Finding {
        let message = self.text("message").to_owned();
        let (class, text) = match self.text("outcome") {
            "Argument" => ("argument refused", message),
            "Build" => ("not sent", message),
            "Transport" => ("not carried", message),
            "Silence" => ("silence", message),
            "Decode" => match fault() {
                Some(fault) => ("invalid answer", format!("{fault}; we said: {message}")),
                None => ("not read", message),
            },
            "Undocumented" => ("undocumented", message),
            _ => (
                "other status",
                format!(
                    "{wanted} was asked for, {} came: {message}",
                    self.status().unwrap_or_default()
                ),
            ),
        };
        Finding { class, text }
    }
}

fn violation(it: &Json) -> Finding {
    let location = it["location"].as_array().map(Vec::as_slice).unwrap_or_default();
    let location = location.strip_prefix(&[Json::from("request")]).unwrap_or(location);
    let steps = location.iter().map(|step| match step {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    });
    let word = |key: &str| it[key].as_str().unwrap_or_default();
    Finding {
        class: "violation",
        text: format!(
            "{}: {}: {}",
            steps.collect::<Vec<_>>().join("."),
            word("code"),
            word("message")
        ),
    }
}

fn cut(header: &str) -> Finding {
    Finding {
        class: "violation",
        text: header.chars().take(300).collect(),
    }
}

fn problem_text(problem: &Json) -> String {
    let word = |key: &str| problem[key].as_str().unwrap_or_default();
    let kind = word("type").rsplit('#').next().unwrap_or_default();
    let detail: String = word("detail").chars().take(300).collect();
    format!("{kind}: {detail} {}", word("title").lines().next().unwrap_or_default())
}
