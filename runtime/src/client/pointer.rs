//! JSON pointers (RFC 6901) into values and into JSON.

use crate::{Json, View};

/// Takes the first key off a pointer; nothing is left of the empty one.
fn first(pointer: &str) -> Option<(String, &str)> {
    let rest = pointer.strip_prefix('/')?;
    let (key, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    Some((key.replace("~1", "/").replace("~0", "~"), rest))
}

/// Shows what is at a pointer, if it is there.
pub(super) fn seek(view: View<'_>, pointer: &str, f: &mut dyn FnMut(View<'_>)) {
    if let View::Union(_, node) | View::Tagged(_, _, node) = view {
        return seek(node.view(), pointer, f);
    }
    let Some((key, rest)) = first(pointer) else {
        return f(view);
    };
    match view {
        View::Record(record, node) => {
            if let Some(number) = record.keys.iter().position(|name| *name == key) {
                seek(node.view(number), rest, f);
            }
        }
        View::Map(map) => map.each(&mut |name, view| {
            if name == key {
                seek(view, rest, f);
            }
            true
        }),
        View::Json(json) => {
            if let Some(member) = json.get(&key) {
                seek(View::Json(member), rest, f);
            }
        }
        _ => {}
    }
}

/// Sets the member at a pointer, and makes the objects on the way to it. Nothing, if something else stands in the way.
pub(super) fn set(json: &mut Json, pointer: &str, value: Json) -> Option<()> {
    let (key, rest) = first(pointer)?;
    let member = json.as_object_mut()?.entry(key);
    let place = member.or_insert_with(|| Json::Object(serde_json::Map::new()));
    if rest.is_empty() {
        *place = value;
        return Some(());
    }
    set(place, rest, value)
}
