//! Good names for targets that had none of their own.

use heck::ToUpperCamelCase;

use crate::load::pointer;

/// Words of a pointer that say what kind of thing comes next, not what it is.
const STRUCTURE: [&str; 16] = [
    "components",
    "schemas",
    "definitions",
    "$defs",
    "properties",
    "paths",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "content",
    "schema",
    "allOf",
    "anyOf",
    "oneOf",
    "webhooks",
];

/// Under these each member has a name that was meant as one.
const NAMED: [&str; 7] = [
    "schemas",
    "definitions",
    "$defs",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
];

/// File names that say nothing.
const NEUTRAL: [&str; 6] = ["index", "_index", "schema", "openapi", "swagger", "main"];

/// The best name that is still free for the target at a pointer of a file.
pub(super) fn unique(file: &str, pointer: &str, free: impl Fn(&str) -> bool) -> String {
    let plain = title(file, pointer);
    if free(&plain) {
        return plain;
    }
    let longer = format!("{}{}", stem(file).to_upper_camel_case(), plain.to_upper_camel_case());
    if !pointer.is_empty() && free(&longer) {
        return longer;
    }
    (2u32..)
        .map(|number| format!("{plain}{number}"))
        .find(|name| free(name))
        .unwrap_or(plain)
}

fn title(file: &str, pointer: &str) -> String {
    let segments: Vec<_> = pointer::segments(pointer).into_iter().flatten().collect();
    match segments.as_slice() {
        [] => stem(file).to_owned(),
        [only] => only.to_string(),
        [.., under, last] if NAMED.contains(&under.as_ref()) && readable(last) => last.to_string(),
        [.., before, last]
            if !STRUCTURE.contains(&before.as_ref()) && !STRUCTURE.contains(&last.as_ref()) && segments.len() == 2 =>
        {
            last.to_string()
        }
        all => spelled(all.iter().map(AsRef::as_ref)),
    }
}

/// `/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema` → `PetsIdGet200`
fn spelled<'a>(segments: impl Iterator<Item = &'a str>) -> String {
    let telling = segments.filter(|segment| !STRUCTURE.contains(segment) && !is_media_type(segment));
    let name: String = telling
        .map(|segment| match segment {
            "items" => "Item".to_owned(),
            "additionalProperties" => "Value".to_owned(),
            other => other.to_upper_camel_case(),
        })
        .collect();
    if name.is_empty() { "Schema".to_owned() } else { name }
}

fn is_media_type(segment: &str) -> bool {
    segment
        .split_once('/')
        .is_some_and(|(kind, rest)| !kind.is_empty() && !rest.contains('/'))
}

fn readable(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
}

/// `schemas/customer.yaml` → `customer`; a folder's name where the file's says nothing.
fn stem(file: &str) -> &str {
    let mut parts = file.rsplit(['/', '\\']);
    let name = parts.next().unwrap_or(file);
    let stem = name
        .split_once('.')
        .map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    match parts.next() {
        Some(folder) if NEUTRAL.contains(&stem) && readable(folder) => folder,
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_come_from_where_the_target_stands() {
        assert_eq!(title("schemas/customer.yaml", ""), "customer");
        assert_eq!(title("customer/index.yaml", ""), "customer");
        assert_eq!(title("all.yaml", "/Customer"), "Customer");
        assert_eq!(title("all.yaml", "/components/schemas/Customer"), "Customer");
        assert_eq!(
            title("a.yaml", "/components/schemas/Customer/properties/address"),
            "CustomerAddress"
        );
        assert_eq!(title("a.yaml", "/components/schemas/Customers/items"), "CustomersItem");
        let deep = "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema";
        assert_eq!(title("a.yaml", deep), "PetsIdGet200");
    }
}
