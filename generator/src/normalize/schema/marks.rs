//! The extensions in which a schema carries what OpenAPI 3.0 cannot say. `lower` reads them; a document that carries one
//! itself is told so.

/// `true`: the only value of `enum` was a `const`.
pub(in crate::normalize) const CONST: &str = "x-specwright-const";
/// The number of positions of a tuple: `items` is `anyOf` of them, in order; one more member is for the items after.
pub(in crate::normalize) const PREFIX_ITEMS: &str = "x-specwright-prefix-items";
/// The patterns of `patternProperties`, in order: `additionalProperties` is their schema, or `anyOf` of their schemas,
/// in the same order; one more member is for the properties that fit none.
pub(in crate::normalize) const PATTERN_PROPERTIES: &str = "x-specwright-pattern-properties";
/// `ssv`, `tsv` or `pipes`, where no `style` says so. On parameters of 2.0.
pub(in crate::normalize) const COLLECTION_FORMAT: &str = "x-specwright-collection-format";
/// The text of a lower bound that a float cannot hold.
pub(in crate::normalize) const MINIMUM: &str = "x-specwright-minimum";
/// The text of an upper bound that a float cannot hold.
pub(in crate::normalize) const MAXIMUM: &str = "x-specwright-maximum";
/// `contentEncoding`
pub(in crate::normalize) const CONTENT_ENCODING: &str = "x-specwright-content-encoding";
/// `contentMediaType`
pub(in crate::normalize) const CONTENT_MEDIA_TYPE: &str = "x-specwright-content-media-type";
/// The list of `examples`.
pub(in crate::normalize) const EXAMPLES: &str = "x-specwright-examples";
/// The keywords that do not change the type, in the order in which they stand.
pub(in crate::normalize) const IGNORED: &str = "x-specwright-ignored";
