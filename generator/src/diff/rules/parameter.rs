//! Parameters.

use crate::diff::Rule;

rules! {
    PARAMETER_ADDED "parameter-added"
        "A parameter is new that may be left out. Calls without it go on, so it is additive.";
    REQUIRED_PARAMETER_ADDED "required-parameter-added"
        "A parameter is new that has to be there. Calls as they are made now lack it, so it is breaking, with a default or \
        without: a default is for what may be left out.";
    PARAMETER_REMOVED "parameter-removed"
        "A parameter is gone. A call that still has it is refused, or does something else than it asked for: a filter that \
        is passed over gives more than was wanted. So it is breaking.";
    PARAMETER_MOVED "parameter-moved"
        "A parameter of the same name goes into another part of the request: from the query into a header, for example. It \
        is breaking, for it is looked for elsewhere.";
    PARAMETER_BECAME_REQUIRED "parameter-became-required"
        "A parameter that could be left out has to be there. Calls without it are refused, so it is breaking.";
    PARAMETER_BECAME_OPTIONAL "parameter-became-optional"
        "A parameter that had to be there may be left out. It is additive.";
    STYLE_CHANGED "parameter-style-changed"
        "A parameter is written in another way: its `style` or `explode`, or a media type instead of them. Lists and objects \
        are written differently then, so it is breaking. For single values, which look the same in most styles, nothing is \
        reported.";
    EMPTY_VALUE "empty-value-changed"
        "`allowEmptyValue` of a parameter changed. To allow the empty value is additive, to forbid it is breaking.";
}
