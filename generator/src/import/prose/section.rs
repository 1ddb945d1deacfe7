//! What a heading announces.

use super::fields::Presence;

/// What the blocks below a heading are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Before anything was announced.
    Intro,
    /// Method and path.
    Endpoint,
    /// What is sent.
    Body,
    /// An example of it.
    Sample,
    /// Parameters, and where they go.
    Parameters(&'static str),
    /// What comes back, with its status if the heading has one.
    Answer(Option<String>),
    /// An example of it.
    AnswerExample,
    /// Statuses of failures.
    Errors,
    /// Something else.
    Other,
}

/// Which way an example goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Sent,
    Received,
    Neither,
}

impl Section {
    pub(super) fn side(&self) -> Side {
        match self {
            Section::Body | Section::Sample => Side::Sent,
            Section::Answer(_) | Section::AnswerExample | Section::Errors => Side::Received,
            Section::Intro | Section::Endpoint | Section::Parameters(_) | Section::Other => Side::Neither,
        }
    }

    /// Whether the items of a list are fields.
    pub(super) fn is_of_fields(&self) -> bool {
        matches!(self, Section::Body | Section::Parameters(_))
    }
}

/// Whether a heading is about method and path, so that it is no title.
pub(super) fn is_endpoint(heading: &str) -> bool {
    let lower = heading.trim().to_lowercase();
    matches!(
        lower.as_str(),
        "endpoint" | "route" | "url" | "request url" | "http request" | "method" | "path" | "uri" | "definition"
    )
}

/// What a heading announces, below another; nothing if it is of another kind.
pub(super) fn of(heading: &str, now: &Section, method: &str) -> Option<(Section, Presence)> {
    let lower = heading.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let presence = match (has(&["optional"]), has(&["required", "mandatory"])) {
        (true, _) => Presence::Optional,
        (_, true) => Presence::Required,
        _ => Presence::Unsaid,
    };
    let section = if is_endpoint(heading) {
        Section::Endpoint
    } else if let Some(status) = super::answers::status(heading) {
        Section::Answer(Some(status))
    } else if has(&["example", "sample"]) {
        if has(&["response", "output"]) || (matches!(now, Section::Answer(_)) && !has(&["request"])) {
            Section::AnswerExample
        } else {
            Section::Sample
        }
    } else if has(&["error"]) {
        Section::Errors
    } else if has(&["response", "returns", "returned"]) && !has(&["field", "attribute"]) {
        Section::Answer(None)
    } else if has(&["path param", "url param", "path variable"]) {
        Section::Parameters("path")
    } else if has(&["query"]) {
        Section::Parameters("query")
    } else if has(&["header"]) {
        Section::Parameters("header")
    } else if has(&[
        "body",
        "argument",
        "payload",
        "attribute",
        "field",
        "parameter",
        "propert",
    ]) || heading.trim() == "Request"
    {
        fields(now, has(&["response"]), has(&["body", "payload"]), method)
    } else {
        return None;
    };
    Some((section, presence))
}

/// "Fields" and its like go on with what there is.
fn fields(now: &Section, of_answer: bool, of_body: bool, method: &str) -> Section {
    match now {
        _ if of_body => Section::Body,
        _ if of_answer => Section::Answer(None),
        Section::Answer(_) | Section::Parameters(_) | Section::Body => now.clone(),
        _ if matches!(method, "get" | "delete" | "head") => Section::Parameters("query"),
        _ => Section::Body,
    }
}
