//! Keywords that we do not use: each reported once for the document, however often it stands there.

use indexmap::IndexMap;

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use crate::diagnostic::{Code, Diagnostic, Place, codes};

/// The keywords met so far that have no effect.
#[derive(Debug, Default)]
pub(super) struct Keywords {
    met: IndexMap<(&'static str, String), Met>,
}

#[derive(Debug)]
struct Met {
    code: &'static Code,
    first: Place,
    count: usize,
}

impl Keywords {
    /// One finding per keyword, at the first place.
    pub(super) fn findings(self) -> impl Iterator<Item = Diagnostic> {
        self.met.into_iter().map(|((owner, keyword), met)| {
            let more = match met.count {
                1 => String::new(),
                count => format!(", here and in {} more places", count - 1),
            };
            Diagnostic::new(
                met.code,
                met.first,
                format!("{}{more}", said(met.code, owner, &keyword)),
            )
        })
    }

    fn meet(&mut self, code: &'static Code, owner: &'static str, keyword: &str, node: &Node<'_>) {
        match self.met.get_mut(&(owner, keyword.to_owned())) {
            Some(met) => met.count += 1,
            None => {
                self.met.insert(
                    (owner, keyword.to_owned()),
                    Met {
                        code,
                        first: node.key_place(),
                        count: 1,
                    },
                );
            }
        }
    }
}

fn said(code: &'static Code, owner: &str, keyword: &str) -> String {
    if std::ptr::eq(code, &codes::normalize::UNKNOWN_KEYWORD) {
        return format!("`{keyword}` is no keyword of {owner}; it is ignored");
    }
    if std::ptr::eq(code, &codes::normalize::NEW_KEYWORD) {
        return format!("`{keyword}` of {owner} is new in OpenAPI 3.2 and not used yet");
    }
    format!("`{keyword}` of {owner} does not change what is generated")
}

impl Context<'_> {
    /// A keyword that no specification knows there.
    pub(super) fn unknown(&mut self, owner: &'static str, node: &Node<'_>) {
        let keyword = node.key().unwrap_or_default();
        let code = match self.dialect {
            Dialect::OpenApi32 if NEW.contains(&keyword) => &codes::normalize::NEW_KEYWORD,
            _ if NEW.contains(&keyword) && node.value.as_object().is_some() => &codes::normalize::NEW_KEYWORD,
            _ => &codes::normalize::UNKNOWN_KEYWORD,
        };
        self.keywords.meet(code, owner, keyword, node);
    }

    /// A keyword that a specification knows, and that has no effect on what is generated.
    pub(super) fn unused(&mut self, owner: &'static str, node: &Node<'_>) {
        self.keywords.meet(
            &codes::normalize::UNUSED_KEYWORD,
            owner,
            node.key().unwrap_or_default(),
            node,
        );
    }
}

/// What OpenAPI 3.2 adds.
const NEW: &[&str] = &[
    "$self",
    "additionalOperations",
    "dataValue",
    "defaultMapping",
    "deviceAuthorization",
    "deviceAuthorizationUrl",
    "itemEncoding",
    "itemSchema",
    "kind",
    "mediaTypes",
    "name",
    "nodeType",
    "oauth2MetadataUrl",
    "parent",
    "prefixEncoding",
    "query",
    "serializedValue",
    "summary",
];
