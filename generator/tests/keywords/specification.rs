//! The fields of every object, as the specifications list them: each of them has to have a claim.
//!
//! A line of `specification.txt` has an object, the versions that have the fields, and the fields; `{…}` stands for names
//! of the document's own. The keywords of schemas of 3.1 and later are those of JSON Schema 2020-12 and of OpenAPI's own
//! vocabulary. After the objects come the values of some fields, and extensions, of which there is no complete list.

use crate::claim::{Version, versions};

/// Object, field and version.
pub(crate) fn fields() -> impl Iterator<Item = (&'static str, &'static str, Version)> {
    include_str!("specification.txt").lines().flat_map(|line| {
        let columns: Vec<&str> = line.split(" | ").collect();
        let [object, range, fields] = columns[..] else {
            panic!("three columns are expected in `{line}`")
        };
        let each = fields.split_whitespace();
        each.flat_map(move |field| versions(range).iter().map(move |version| (object, field, *version)))
    })
}
