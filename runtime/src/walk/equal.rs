//! Equality.

use crate::{MapNode, View};

/// Whether two views are of equal values. Like the derived `PartialEq`, with two differences that do not show between
/// values of one type: numbers of different widths are never equal, and `NaN` is not equal to itself.
pub fn equal(a: View<'_>, b: View<'_>) -> bool {
    match (a, b) {
        (View::Absent, View::Absent) | (View::None, View::None) | (View::Null, View::Null) => true,
        (View::Bool(a), View::Bool(b)) => a == b,
        (View::I64(a), View::I64(b)) => a == b,
        (View::U64(a), View::U64(b)) => a == b,
        (View::F32(a), View::F32(b)) => a == b,
        (View::F64(a), View::F64(b)) => a == b,
        (View::Str(a), View::Str(b)) | (View::Unlisted(a), View::Unlisted(b)) => a == b,
        (View::Number(a), View::Number(b)) | (View::Raw(a), View::Raw(b)) => a == b,
        (View::Uuid(a), View::Uuid(b)) => a == b,
        (View::Base64(a), View::Base64(b)) | (View::Bytes(a), View::Bytes(b)) => a == b,
        (View::Json(a), View::Json(b)) => a == b,
        (View::Upload(a), View::Upload(b)) => a == b,
        (View::Enum(_, a), View::Enum(_, b)) => a == b,
        (View::Literal(a, _), View::Literal(b, _)) => a == b,
        (View::List(a), View::List(b)) => a.len() == b.len() && (0..a.len()).all(|i| equal(a.at(i), b.at(i))),
        (View::Tuple(m, a), View::Tuple(n, b)) => m == n && (0..m).all(|i| equal(a.view(i), b.view(i))),
        (View::Map(a), View::Map(b)) => maps(a, b),
        (View::Record(s, a), View::Record(t, b)) => {
            std::ptr::eq(s, t) && (0..s.fields.len()).all(|i| equal(a.view(i), b.view(i)))
        }
        (View::Union(m, a), View::Union(n, b)) => m == n && equal(a.view(), b.view()),
        (View::Tagged(_, m, a), View::Tagged(_, n, b)) => m == n && equal(a.view(), b.view()),
        _ => false,
    }
}

fn maps(a: &dyn MapNode, b: &dyn MapNode) -> bool {
    let mut same = a.len() == b.len();
    if same {
        a.each(&mut |key, value| {
            same = b.get(key).is_some_and(|other| equal(value, other));
            same
        });
    }
    same
}
