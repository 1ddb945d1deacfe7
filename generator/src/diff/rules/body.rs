//! Bodies and their media types.

use crate::diff::Rule;

rules! {
    BODY_ADDED "body-added"
        "A body is new: a request may carry one, or a response has one. It is additive.";
    REQUIRED_BODY_ADDED "required-body-added"
        "A request has to carry a body, and did not. It is breaking.";
    BODY_REMOVED "body-removed"
        "A body is gone. What callers send in it is not read, or refused; what they read in it is not there. It is breaking.";
    BODY_BECAME_REQUIRED "body-became-required"
        "A request body that could be left out has to be there. It is breaking.";
    BODY_BECAME_OPTIONAL "body-became-optional"
        "A request body that had to be there may be left out. It is additive.";
    MEDIA_TYPE_ADDED "media-type-added"
        "A body may have one more media type. It is additive: who sends the other goes on, and who asks for the other \
        (`Accept`) gets it.";
    MEDIA_TYPE_REMOVED "media-type-removed"
        "A body has a media type no more. Who sends it is refused, who asks for it does not get it: it is breaking. A media \
        type whose parameters alone changed (`; charset=utf-8`) is the same.";
    SCHEMA_ADDED "body-schema-added"
        "A media type said nothing of its values and has a schema now. For requests this is breaking, as not everything is \
        accepted any more; for responses it is additive.";
    SCHEMA_REMOVED "body-schema-removed"
        "A media type had a schema and says nothing of its values now. For requests this is additive; for responses it is \
        breaking, as anything may come.";
    ENCODING_CHANGED "body-encoding-changed"
        "The `encoding` of a form's parts changed: their content types, headers or styles. It is breaking.";
}
