//! The rules, each by its stable id.

use crate::diff::Rule;

/// All of them.
pub const ALL: &[&Rule] = &[
    &TYPE_REMOVED,
    &TYPE_ADDED,
    &TYPE_CHANGED,
    &TYPE_SPLIT,
    &TYPES_MERGED,
    &FIELD_REMOVED,
    &FIELD_ADDED,
    &FIELD_CHANGED,
    &CONSTRUCTOR_CHANGED,
    &VARIANT_REMOVED,
    &VARIANT_ADDED,
    &VARIANT_CHANGED,
    &ENUM_OPENED,
    &ENUM_CLOSED,
    &CONVERSION_REMOVED,
    &CONVERSION_ADDED,
    &NAME_MOVED,
    &GROUP_REMOVED,
    &GROUP_ADDED,
    &METHOD_REMOVED,
    &METHOD_ADDED,
    &METHOD_DEPRECATED,
    &ARGUMENTS_CHANGED,
    &ARGUMENT_REPLACED,
    &BUILDER_ADDED,
    &BUILDER_REMOVED,
    &SETTER_REMOVED,
    &SETTER_ADDED,
    &SETTER_CHANGED,
    &SUCCESS_CHANGED,
    &ERRORS_CHANGED,
    &PAGES_REMOVED,
    &PAGES_ADDED,
    &PAGES_CHANGED,
    &MOCK_CHANGED,
    &CLIENT_REMOVED,
    &CLIENT_ADDED,
    &CREDENTIAL_REMOVED,
    &CREDENTIAL_ADDED,
    &CREDENTIAL_CHANGED,
    &VARIABLE_REMOVED,
    &VARIABLE_ADDED,
    &SERVERS_REMOVED,
    &SERVERS_ADDED,
    &RUNTIME_NAME_TAKEN,
    &EVENTS_REMOVED,
    &EVENTS_ADDED,
    &EVENTS_TOLD,
];

/// Those that break what compiles: a compiler cannot see them.
pub const UNSEEN: &[&Rule] = &[&NAME_MOVED, &ARGUMENT_REPLACED];

macro_rules! rules {
    ($($name:ident = $id:literal: $explain:literal;)*) => {
        $(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Rule = Rule { id: $id, explain: $explain };
        )*
    };
}

rules! {
    TYPE_REMOVED = "rust-type-removed":
        "A type that callers may name is gone, because its schema is gone or has become something that needs no type.";
    TYPE_ADDED = "rust-type-added":
        "There is a new type. Nothing that compiled names it.";
    TYPE_CHANGED = "rust-type-changed":
        "A name stands for another kind of thing than before: a struct has become an enum, an alias names another type. \
         Whoever builds, matches or passes one has to be changed.";
    TYPE_SPLIT = "rust-type-split":
        "Two names were one type, because their schemas said the same, and no longer are: a value of one cannot be passed \
         where the other is wanted.";
    TYPES_MERGED = "rust-types-merged":
        "Two types have become one under two names, because their schemas now say the same. Whoever implements a trait of \
         their own for both has two implementations for one type.";
    FIELD_REMOVED = "rust-field-removed":
        "A field is gone, and its setter with it.";
    FIELD_ADDED = "rust-field-added":
        "There is a new field with its setter. The struct is `#[non_exhaustive]`, so what compiled does.";
    FIELD_CHANGED = "rust-field-changed":
        "A field has another type than before. Being required, optional or nullable is part of the type: `T`, `Option<T>`, \
         `Field<T>`.";
    CONSTRUCTOR_CHANGED = "rust-constructor-changed":
        "`new` takes other arguments than before: a member has become required, or no longer is. Up to three required \
         members are arguments, more are the fields of a struct of their own. Only a type of which nothing is required has \
         `Default`.";
    VARIANT_REMOVED = "rust-variant-removed":
        "A variant of an enum is gone.";
    VARIANT_ADDED = "rust-variant-added":
        "There is a new variant. Enums are `#[non_exhaustive]`, so every `match` has an arm for it; one that was closed by \
         the configuration (`closed-enums`) is matched without one, and then it breaks.";
    VARIANT_CHANGED = "rust-variant-changed":
        "A variant carries another type than before.";
    ENUM_OPENED = "rust-enum-opened":
        "An enum that had no other values than those of the document can now have any: it has `Unrecognized`, is not \
         `Copy`, and a `match` needs one arm more.";
    ENUM_CLOSED = "rust-enum-closed":
        "An enum that could have any value now has those of the document alone: `Unrecognized` is gone, and with it the \
         conversion from any text.";
    CONVERSION_REMOVED = "rust-conversion-removed":
        "A conversion is gone: `From` of a union's members (two of them have become one type, or one may be anything), or `into_input` (the type as \
         received and the type as sent are no longer two, or no longer fit).";
    CONVERSION_ADDED = "rust-conversion-added":
        "There is a new conversion: `From` of a union's members, or `into_input`.";
    NAME_MOVED = "rust-name-moved":
        "The Rust name is there and has the type that it had, but it means something else of the document, and what it \
         meant has another Rust name. What was written compiles and does something else. The lock keeps published names, so \
         that a name does not move because something is added; it does where the first document is compared in names that \
         were given without it. Then choose names for both under `names` in specwright.toml.";
    GROUP_REMOVED = "rust-group-removed":
        "A group of operations is gone: no operation has its tag.";
    GROUP_ADDED = "rust-group-added":
        "There is a new group of operations.";
    METHOD_REMOVED = "rust-method-removed":
        "The method of an operation is gone: the operation is, or it has another name or tag.";
    METHOD_ADDED = "rust-method-added":
        "There is a new operation.";
    METHOD_DEPRECATED = "rust-method-deprecated":
        "The operation is deprecated: calls compile, with a warning.";
    ARGUMENTS_CHANGED = "rust-arguments-changed":
        "A method takes other arguments than before: a parameter or the body has become required or no longer is, or has \
         another type.";
    ARGUMENT_REPLACED = "rust-argument-replaced":
        "A method takes arguments of the same types as before, but one of them is for another parameter. What was written \
         compiles and sends the value under another name.";
    BUILDER_ADDED = "rust-builder-added":
        "An operation that had nothing optional now has. Its method returned a `Call` and returns a builder. It is awaited \
         as before; whoever names the type, or calls what only `Call` has, ends the builder with `.call()`.";
    BUILDER_REMOVED = "rust-builder-removed":
        "An operation has nothing optional any more. Its method returned a builder and returns a `Call`.";
    SETTER_REMOVED = "rust-setter-removed":
        "The setter of an optional parameter or body is gone.";
    SETTER_ADDED = "rust-setter-added":
        "There is a new optional parameter or body.";
    SETTER_CHANGED = "rust-setter-changed":
        "The setter of an optional parameter or body takes another type than before.";
    SUCCESS_CHANGED = "rust-success-changed":
        "A call comes to another type than before: another body, documented headers, a second documented success, or none.";
    ERRORS_CHANGED = "rust-errors-changed":
        "The type of documented errors is another one: there was none documented and now there is, or the other way round.";
    PAGES_REMOVED = "rust-pages-removed":
        "A list no longer comes in pages, or its items are no longer known: `pages` or `items` is gone.";
    PAGES_ADDED = "rust-pages-added":
        "A list now comes in pages: there is `pages` or `items`.";
    PAGES_CHANGED = "rust-pages-changed":
        "The items of pages have another type than before.";
    MOCK_CHANGED = "rust-mock-changed":
        "The constant that stands for the operation in tests (feature `mock`) has another body type than before.";
    CLIENT_REMOVED = "rust-client-removed":
        "There is no client any more: the document has no operations.";
    CLIENT_ADDED = "rust-client-added":
        "There is a client now: the document has operations.";
    CREDENTIAL_REMOVED = "rust-credential-removed":
        "A setter of credentials is gone: the document has no such security scheme any more.";
    CREDENTIAL_ADDED = "rust-credential-added":
        "There is a new setter of credentials.";
    CREDENTIAL_CHANGED = "rust-credential-changed":
        "A setter of the client's builder takes other arguments than before.";
    VARIABLE_REMOVED = "rust-variable-removed":
        "The setter of a server's variable is gone.";
    VARIABLE_ADDED = "rust-variable-added":
        "There is a setter for a new variable of a server.";
    SERVERS_REMOVED = "rust-servers-removed":
        "There is no choice between servers any more: `Server` and its setter are gone.";
    SERVERS_ADDED = "rust-servers-added":
        "There is a choice between servers now: `Server` and its setter.";
    RUNTIME_NAME_TAKEN = "rust-runtime-name-taken":
        "The vendor has a type of a name that the module took from the runtime until now. The vendor's is meant now; the \
         runtime's is found in `specwright_runtime::client`.";
    EVENTS_REMOVED = "rust-events-removed":
        "There is no enum of the vendor's events any more, or it has another name.";
    EVENTS_ADDED = "rust-events-added":
        "There is an enum of the vendor's events now.";
    EVENTS_TOLD = "rust-events-told":
        "Events are told apart in another way: `parse` is there where a member of the body tells, `HEADER` where a header \
         does.";
}
