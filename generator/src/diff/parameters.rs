//! Parameters, matched by place and name; those of the path by where they stand in it.

use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr};

use super::effect::{Effect, Use};
use super::operations::Op;
use super::place::Subject;
use super::rules::{document, parameter as rules};
use super::side::{Placed, Side};
use super::walk::{Walk, before, now};
use super::{Which, bodies, schema};

type Parameters<'a> = IndexMap<(&'static str, String), Placed<'a, Parameter>>;

pub(super) fn parameters<'a>(walk: &mut Walk<'a>, old: &Op<'a>, new: &Op<'a>) {
    let (was, is) = (all(walk.old, old), all(walk.new, new));
    let it = Use::text(new.requests);
    for (key, parameter) in &was {
        match is.get(key) {
            Some(now) => both(walk, parameter, now, it, &new.name),
            None => gone(walk, parameter, elsewhere(&is, &was, key), it, &new.name),
        }
    }
    for (key, parameter) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
        if elsewhere(&was, &is, key).is_none() {
            come(walk, parameter, it, &new.name);
        }
    }
}

/// All parameters of an operation: its own, and those of the path that it does not override.
fn all<'a>(side: Side<'a>, op: &Op<'a>) -> Parameters<'a> {
    let names = braces(op.path);
    let mut all = Parameters::new();
    let lists: [(&'a [ReferenceOr<Parameter>], &str); 2] =
        [(&op.item.parameters, &op.item_at), (&op.it.parameters, &op.at)];
    for (list, at) in lists {
        for (number, parameter) in list.iter().enumerate() {
            let at = format!("{at}/parameters/{number}");
            if let Some(parameter) = side.parameter(parameter, &at) {
                all.insert(key(parameter.it, &names), parameter);
            }
        }
    }
    all
}

fn braces(path: &str) -> Vec<&str> {
    let opened = path.split('{').skip(1);
    opened
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

fn key(parameter: &Parameter, names: &[&str]) -> (&'static str, String) {
    let name = &parameter.parameter_data_ref().name;
    match parameter {
        Parameter::Query { .. } => ("query", name.clone()),
        Parameter::Header { .. } => ("header", name.to_ascii_lowercase()),
        Parameter::Cookie { .. } => ("cookie", name.clone()),
        Parameter::Path { .. } => match names.iter().position(|known| known == name) {
            Some(position) => ("path", position.to_string()),
            None => ("path", name.clone()),
        },
    }
}

/// The parameter of that name in another place, if it is new there.
fn elsewhere<'m, 'a>(
    others: &'m Parameters<'a>,
    known: &Parameters<'a>,
    key: &(&'static str, String),
) -> Option<&'m Placed<'a, Parameter>> {
    let found = others
        .iter()
        .find(|((place, name), _)| *place != key.0 && *name == key.1);
    found.filter(|(key, _)| !known.contains_key(*key)).map(|(_, it)| it)
}

fn subject(parameter: &Parameter, operation: &str) -> Subject {
    let name = &parameter.parameter_data_ref().name;
    Subject::of(format!("the {} parameter `{name}` of `{operation}`", place(parameter)))
}

fn place(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    }
}

fn gone(
    walk: &mut Walk<'_>,
    was: &Placed<'_, Parameter>,
    moved: Option<&Placed<'_, Parameter>>,
    it: Use,
    operation: &str,
) {
    let subject = subject(was.it, operation);
    match moved {
        Some(is) => {
            let said = now(format!("goes into the {} now", place(is.it)), is.at.as_str());
            walk.values(&rules::PARAMETER_MOVED, it, Effect::Shifts, &subject, said);
        }
        None => {
            let said = before("is gone: what it asked for is not done any more", was.at.as_str());
            walk.values(&rules::PARAMETER_REMOVED, it, Effect::Shifts, &subject, said);
        }
    }
}

fn come(walk: &mut Walk<'_>, is: &Placed<'_, Parameter>, it: Use, operation: &str) {
    let subject = subject(is.it, operation);
    if is.it.parameter_data_ref().required {
        let said = now("is new, and required", is.at.as_str());
        walk.values(&rules::REQUIRED_PARAMETER_ADDED, it, Effect::Narrows, &subject, said);
    } else {
        let said = now("is new", is.at.as_str());
        let effect = match it.direction {
            Some(super::Direction::Response) => Effect::Narrows,
            Some(super::Direction::Request) | None => Effect::Widens,
        };
        walk.values(&rules::PARAMETER_ADDED, it, effect, &subject, said);
    }
}

fn both<'a>(walk: &mut Walk<'a>, was: &Placed<'a, Parameter>, is: &Placed<'a, Parameter>, it: Use, operation: &str) {
    let subject = subject(is.it, operation);
    let (old, new) = (was.it.parameter_data_ref(), is.it.parameter_data_ref());
    if place(is.it) == "path" && old.name != new.name {
        let text = format!("{subject} was `{}`", old.name);
        walk.document(&document::PATH_PARAMETER_RENAMED, text, Which::New, is.at.clone());
    }
    if old.required != new.required {
        let (rule, effect, what) = if new.required {
            (&rules::PARAMETER_BECAME_REQUIRED, Effect::Narrows, "is required now")
        } else {
            (&rules::PARAMETER_BECAME_OPTIONAL, Effect::Widens, "may be left out now")
        };
        walk.values(rule, it, effect, &subject, now(what, is.at.as_str()));
    }
    if old.deprecated.unwrap_or_default() != new.deprecated.unwrap_or_default() {
        let (rule, what) = if new.deprecated.unwrap_or_default() {
            (&document::DEPRECATED, "is deprecated now")
        } else {
            (&document::NO_LONGER_DEPRECATED, "is not deprecated any more")
        };
        walk.document(rule, format!("{subject} {what}"), Which::New, is.at.clone());
    }
    if old.description != new.description {
        let text = format!("the description of {subject} changed");
        walk.document(&document::DESCRIPTION_CHANGED, text, Which::New, is.at.clone());
    }
    style(walk, was, is, it, &subject);
    if old.extensions != new.extensions {
        let text = format!("the extensions of {subject} changed");
        walk.document(&document::EXTENSION_CHANGED, text, Which::New, is.at.clone());
    }
    let it = Use {
        always: old.required && new.required,
        ..it
    };
    value(walk, (old, &was.at), (new, &is.at), it, &subject);
}

fn style<'a>(walk: &mut Walk<'a>, was: &Placed<'a, Parameter>, is: &Placed<'a, Parameter>, it: Use, subject: &Subject) {
    if let (
        Parameter::Query {
            allow_empty_value: old, ..
        },
        Parameter::Query {
            allow_empty_value: new, ..
        },
    ) = (was.it, is.it)
        && old.unwrap_or_default() != new.unwrap_or_default()
    {
        let (effect, what) = if new.unwrap_or_default() {
            (Effect::Widens, "may be empty now")
        } else {
            (Effect::Narrows, "may not be empty any more")
        };
        walk.values(&rules::EMPTY_VALUE, it, effect, subject, now(what, is.at.as_str()));
    }
    let single = |parameter: &Placed<'a, Parameter>, side: Side<'a>| {
        let data = parameter.it.parameter_data_ref();
        match &data.format {
            ParameterSchemaOrContent::Schema(it) => schema::is_single(it, &parameter.at, side),
            ParameterSchemaOrContent::Content(_) => true,
        }
    };
    let (old, new) = (spelled(was.it), spelled(is.it));
    // A single value looks the same in most styles.
    let plain = |style: &str| {
        matches!(
            style,
            "form" | "simple" | "deepObject" | "spaceDelimited" | "pipeDelimited"
        )
    };
    let same = single(was, walk.old) && single(is, walk.new) && plain(old.0) && plain(new.0);
    if old == new || same {
        return;
    }
    let word = |(style, explode): (&str, bool)| format!("`style: {style}`, `explode: {explode}`");
    let what = format!("is written with {} now, it was {}", word(new), word(old));
    walk.values(
        &rules::STYLE_CHANGED,
        it,
        Effect::Shifts,
        subject,
        now(what, is.at.as_str()),
    );
}

/// The style and whether it explodes, said or not.
fn spelled(parameter: &Parameter) -> (&'static str, bool) {
    let style = match parameter {
        Parameter::Query { style, .. } => match style {
            QueryStyle::Form => "form",
            QueryStyle::SpaceDelimited => "spaceDelimited",
            QueryStyle::PipeDelimited => "pipeDelimited",
            QueryStyle::DeepObject => "deepObject",
        },
        Parameter::Path { style, .. } => match style {
            PathStyle::Matrix => "matrix",
            PathStyle::Label => "label",
            PathStyle::Simple => "simple",
        },
        Parameter::Header { .. } => "simple",
        Parameter::Cookie { .. } => "form",
    };
    let explode = parameter.parameter_data_ref().explode;
    // An object in `deepObject` has one form only.
    let explode = match style {
        "deepObject" => true,
        "form" => explode.unwrap_or(true),
        _ => explode.unwrap_or(false),
    };
    (style, explode)
}

fn value<'a>(
    walk: &mut Walk<'a>,
    (old, old_at): (&'a ParameterData, &str),
    (new, new_at): (&'a ParameterData, &str),
    it: Use,
    subject: &Subject,
) {
    formats(walk, (&old.format, old_at), (&new.format, new_at), it, subject);
}

/// The schemas or contents of parameters and headers.
pub(super) fn formats<'a>(
    walk: &mut Walk<'a>,
    (old, old_at): (&'a ParameterSchemaOrContent, &str),
    (new, new_at): (&'a ParameterSchemaOrContent, &str),
    it: Use,
    subject: &Subject,
) {
    use ParameterSchemaOrContent::{Content, Schema};
    let (schema_at, content_at) = (format!("{new_at}/schema"), format!("{new_at}/content"));
    match (old, new) {
        (Schema(old), Schema(new)) => {
            let old_at = format!("{old_at}/schema");
            schema::schemas(walk, (old, &old_at), (new, &schema_at), it, subject);
        }
        (Content(old), Content(new)) => {
            let old_at = format!("{old_at}/content");
            let it = Use { text: false, ..it };
            bodies::contents(walk, (old, &old_at), (new, &content_at), it, subject);
        }
        (Schema(_), Content(_)) => {
            let said = now("has a media type of its own now", content_at);
            walk.values(&rules::STYLE_CHANGED, it, Effect::Shifts, subject, said);
        }
        (Content(_), Schema(_)) => {
            let said = now("has no media type of its own any more", schema_at);
            walk.values(&rules::STYLE_CHANGED, it, Effect::Shifts, subject, said);
        }
    }
}
