//! `in: querystring` of 3.2: one parameter that is the whole query.

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use crate::diagnostic::{Diagnostic, Place, codes};

/// Reports what stands beside a parameter that is the whole query. The parameters of an operation are its own and those
/// of the path around it.
pub(super) fn alone(shared: Option<&Node<'_>>, own: Option<&Node<'_>>, cx: &mut Context<'_>) {
    if cx.dialect < Dialect::OpenApi32 {
        return;
    }
    let mut whole: Option<(String, Place)> = None;
    let mut parts = Vec::new();
    for item in shared.into_iter().chain(own).flat_map(|list| list.items()) {
        let Some((name, place)) = cx.parameter_key(&item) else {
            continue;
        };
        match place.as_str() {
            "querystring" if whole.is_none() => whole = Some((name, item.place())),
            "querystring" | "query" => parts.push((name, item.place())),
            _ => {}
        }
    }
    let Some((name, place)) = whole else { return };
    for (part, at) in parts {
        let message = format!(
            "`{name}`{} is the whole query, so that `{part}` has no place in it",
            cx.of_operation()
        );
        let finding = Diagnostic::new(&codes::normalize::QUERYSTRING, at, message);
        cx.push(finding.related(place.clone(), "the whole query"));
    }
}
