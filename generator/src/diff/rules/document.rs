//! What never goes over the wire.

use crate::diff::Rule;

rules! {
    DESCRIPTION_CHANGED "description-changed"
        "A description, a summary or a title changed. It is neutral; read it all the same, for vendors announce in prose.";
    EXAMPLE_CHANGED "example-changed"
        "An example changed. It is neutral.";
    EXTENSION_CHANGED "extension-changed"
        "A vendor extension (`x-…`) changed. What it means is known to its author, so it is neutral.";
    SOMETHING_ELSE "something-else-changed"
        "The documents differ in something that no rule looks at: contacts and licences, links, names of examples, components \
        that nothing uses. It is neutral, and reported where nothing else is, so that a report without changes means that \
        the documents say the same.";
    DEPRECATED "deprecated"
        "Something is deprecated: it works, and will go. It is neutral today.";
    NO_LONGER_DEPRECATED "no-longer-deprecated"
        "Something that was deprecated is not any more. It is neutral.";
    OPERATION_ID "operation-id-changed"
        "The `operationId` of an operation changed. It is no part of a request, so it is neutral on the wire; the view of \
        Rust says what became of the method, which keeps the name that it was published under.";
    PATH_PARAMETER_RENAMED "path-parameter-renamed"
        "A parameter of a path has another name. The name is no part of a request, so it is neutral on the wire.";
    TAGS "tags-changed"
        "The tags of an operation changed. They are no part of a request, so it is neutral on the wire; the view of Rust says \
        where the method is now.";
    CONFIGURATION "configuration-changed"
        "What specwright.toml says of the vendor changed: formats, `relax`, `select` and so on. By itself it is neutral; each \
        document is read by the configuration of its revision, so that the view of Rust says what became of the types.";
    TITLE "title-changed"
        "The title of the document changed. It is neutral.";
    VERSION "version-changed"
        "The version that the document gives itself changed. It is neutral: what changed is told by the other rules.";
    SCHEMA_ADDED "schema-added"
        "A component schema is new. By itself it is neutral on the wire; where it is used is told by the other rules.";
    SCHEMA_REMOVED "schema-removed"
        "A component schema is gone. By itself it is neutral on the wire; where it was used is told by the other rules.";
}
