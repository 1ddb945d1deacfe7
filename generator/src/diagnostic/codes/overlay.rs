//! What `load` has to say of overlays.

use crate::diagnostic::{Code, Severity};

/// The overlay is not what the specification says.
pub static FORM: Code = Code {
    name: "overlay-form",
    severity: Severity::Error,
    summary: "the overlay is not as the Overlay Specification has it",
    explain: "\
Something that the OpenAPI Overlay Specification requires is missing, is of another kind, or contradicts itself. An overlay
looks like this:

```yaml
overlay: 1.1.0
info:
  title: What the vendor's document leaves out
  version: '1'
actions:
  - target: $.paths['/pets'].get
    update: { operationId: list_pets }
  - target: $.servers[?@.description == 'Staging']
    remove: true
```

Each action has a `target` and one of `update`, `copy` and `remove: true`. Versions 1.0 and 1.1 are known.
",
};

/// The overlay has a field that means nothing.
pub static FIELD: Code = Code {
    name: "unknown-overlay-field",
    severity: Severity::Error,
    summary: "the overlay has a field that means nothing",
    explain: "\
A field of the overlay, of its `info` or of an action is not one of those that the specification knows. It is an error and
not a warning: an action whose `update` is misspelt changes nothing.

- the overlay: `overlay`, `info`, `extends`, `actions`
- its `info`: `title`, `version`, `description`
- an action: `target`, `description`, `update`, `copy`, `remove`

Fields of your own begin with `x-`.
",
};

/// A path of the overlay is no JSONPath.
pub static TARGET: Code = Code {
    name: "overlay-target",
    severity: Severity::Error,
    summary: "a `target` or `copy` of the overlay is no JSONPath",
    explain: "\
The paths of overlays are those of RFC 9535. They begin with `$`, the whole document. A name of letters, digits and `_` may
follow a dot; all others stand in brackets and quotes:

    $.info.title
    $.paths['/pets/{id}'].get
    $.components.schemas.Pet.properties['x-id']
    $.paths.*.*.parameters[?@.name == 'limit' && @.in == 'query']
    $..example

Paths of other makers, such as `$.paths./pets` or `$.paths[?(@property === '/pets')]`, are not among them.
",
};

/// An action selects nothing.
pub static NO_MATCH: Code = Code {
    name: "overlay-no-match",
    severity: Severity::Error,
    summary: "an action of the overlay selects nothing",
    explain: "\
The `target` (or the `copy`) of an action selects nothing in the document as the actions before it have left it. The
specification lets such an action pass. Here it is an error: most often the vendor has renamed or removed something, and what
the overlay was to mend is broken again without a word.

The message shows how far the path leads, and what there is. Mend the path, or take the action out.
",
};

/// What is given does not fit what is there.
pub static MISMATCH: Code = Code {
    name: "overlay-mismatch",
    severity: Severity::Error,
    summary: "an action of the overlay does not fit what it selects",
    explain: "\
What an action gives is merged into each node that it selects, from the outside inwards:

- objects are merged member by member; members that are new are added at the end;
- the items of a list are appended to a list; to a list that was selected itself a single value is appended as well;
- a string, number, boolean or `null` replaces another of them.

Nothing else fits: an object does not replace a string, for instance. To replace a value by one of another kind, or to make a
list anew, remove it in an action before. What one action selects must be of one kind, what is copied must be one value, and
the document itself cannot be removed. Nothing is changed by an action that does not fit everywhere.
",
};

/// The overlay is of version 1.0 and has something of 1.1.
pub static VERSION: Code = Code {
    name: "overlay-version",
    severity: Severity::Warning,
    summary: "the overlay has something of version 1.1 and says that it is of 1.0",
    explain: "\
Overlay 1.1 brought `copy`, targets that are strings, numbers, booleans or `null`, and the appending of several items to a
list. An overlay that says `overlay: 1.0.0` and has one of these is carried out as 1.1 has it; tools that know 1.0 alone refuse
it, or do something else.

Write `overlay: 1.1.0`.
",
};

/// The overlay says that it is for another document.
pub static EXTENDS: Code = Code {
    name: "overlay-extends",
    severity: Severity::Warning,
    summary: "the overlay says that it is for another document",
    explain: "\
`extends` of an overlay names the document that it was written for, relative to the overlay. It is named for another document
here. It is applied all the same, because you said so; if that is right, mend `extends` or take it out.

A URL is not compared: where a document came from cannot be seen in its file.
",
};

/// A field of an action has no effect.
pub static NO_EFFECT: Code = Code {
    name: "overlay-no-effect",
    severity: Severity::Warning,
    summary: "an `update` or `copy` stands beside `remove: true`",
    explain: "\
An action that removes does nothing else, so its `update` or `copy` is ignored, as the specification says. To replace something,
write two actions: they are carried out in their order.

```yaml
actions:
  - target: $.servers
    remove: true
  - target: $
    update: { servers: [{ url: https://api.example.com }] }
```
",
};

pub(super) static CODES: &[&Code] = &[
    &FORM, &FIELD, &TARGET, &NO_MATCH, &MISMATCH, &VERSION, &EXTENDS, &NO_EFFECT,
];
