//! The secrets in a value: members that the document marks as passwords.

use crate::View;

use super::debug::is_secret;

/// Calls `f` with every secret text in the value.
pub(crate) fn secrets(view: View<'_>, f: &mut dyn FnMut(&str)) {
    walk(view, false, f);
}

fn walk(view: View<'_>, secret: bool, f: &mut dyn FnMut(&str)) {
    match view {
        View::Str(text) | View::Unlisted(text) | View::Number(text) | View::Raw(text) if secret => f(text),
        View::List(list) => (0..list.len()).for_each(|i| walk(list.at(i), secret, f)),
        View::Tuple(count, node) => (0..count).for_each(|i| walk(node.view(i), secret, f)),
        View::Map(map) => map.each(&mut |_, view| {
            walk(view, secret, f);
            true
        }),
        View::Record(table, node) => {
            let members = table.keys.len() + usize::from(table.rest);
            (0..members).for_each(|i| walk(node.view(i), secret || is_secret(table, i), f));
        }
        View::Union(_, node) | View::Tagged(_, _, node) => walk(node.view(), secret, f),
        _ => {}
    }
}
