//! `collectionFormat`: how a list is written in one text. The `style` of 3.0 says most of it.

use openapiv3::QueryStyle;

use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::extension::Extensions;
use crate::normalize::schema::marks::COLLECTION_FORMAT;

/// What separates the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CollectionFormat {
    /// Commas; also where nothing is said.
    Csv,
    /// Spaces.
    Ssv,
    /// Tabs.
    Tsv,
    /// `|`
    Pipes,
    /// The name is repeated.
    Multi,
}

/// The format of a parameter; nothing when it is no list.
pub(super) fn collection_format(node: &Node<'_>, cx: &mut Context<'_>) -> Option<CollectionFormat> {
    if node.value.get("type").and_then(Value::as_str) != Some("array") {
        return None;
    }
    let said = node.get("collectionFormat").and_then(|it| Some((cx.text(&it)?, it)));
    Some(match said.as_ref().map(|(word, _)| word.as_str()) {
        Some("csv") | None => CollectionFormat::Csv,
        Some("ssv") => CollectionFormat::Ssv,
        Some("tsv") => CollectionFormat::Tsv,
        Some("pipes") => CollectionFormat::Pipes,
        Some("multi") => CollectionFormat::Multi,
        Some(_) => {
            if let Some((_, node)) = &said {
                cx.wrong_type(node, "`csv`, `ssv`, `tsv`, `pipes` or `multi`");
            }
            CollectionFormat::Csv
        }
    })
}

impl CollectionFormat {
    /// As a style of a query parameter or of a part of a form.
    pub(super) fn style(self) -> (QueryStyle, bool) {
        match self {
            CollectionFormat::Csv | CollectionFormat::Tsv => (QueryStyle::Form, false),
            CollectionFormat::Ssv => (QueryStyle::SpaceDelimited, false),
            CollectionFormat::Pipes => (QueryStyle::PipeDelimited, false),
            CollectionFormat::Multi => (QueryStyle::Form, true),
        }
    }

    /// Notes what the style of a query parameter cannot say.
    pub(super) fn mark_query(self, extensions: &mut Extensions) {
        if self == CollectionFormat::Tsv {
            self.mark(extensions);
        }
    }

    /// Notes what the style of a path or header parameter cannot say; it is always `simple`, that is commas.
    pub(super) fn mark_simple(self, extensions: &mut Extensions) {
        if !matches!(self, CollectionFormat::Csv | CollectionFormat::Multi) {
            self.mark(extensions);
        }
    }

    fn mark(self, extensions: &mut Extensions) {
        let name = match self {
            CollectionFormat::Csv => "csv",
            CollectionFormat::Ssv => "ssv",
            CollectionFormat::Tsv => "tsv",
            CollectionFormat::Pipes => "pipes",
            CollectionFormat::Multi => "multi",
        };
        extensions.insert(COLLECTION_FORMAT.to_owned(), name.into());
    }
}
