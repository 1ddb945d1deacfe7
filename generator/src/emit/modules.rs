//! Names of modules that are files of their own.

use std::collections::HashSet;

use crate::ir::{Api, Group};

/// Longer names than this are none for files: some systems take no more than 255 letters, even for a whole path.
const LONG_NAME: usize = 120;

/// A name of a module and its file: no keyword of Rust, which would need `r#`, and no device of Windows, where `con.rs` is
/// the console.
pub(super) fn safe(name: &str) -> String {
    let device = match name.get(..3) {
        Some("con" | "prn" | "aux" | "nul") => name.len() == 3,
        Some("com" | "lpt") => name.len() == 4 && name.ends_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    // `mod` is one of the keywords; `mod.rs` would be the folder's own file.
    // The parser of identifiers does not know the edition, and 2024 keeps `gen` for itself.
    if device || name == "gen" || syn::parse_str::<syn::Ident>(name).is_err() {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The module of each group: named as its method on the client, where that can be a file. `taken` are modules beside them.
pub(super) fn of_groups(api: &Api, taken: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    let named = api.groups.iter().enumerate().map(|(number, group)| {
        let mut name = safe(&of_group(number, group));
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        name
    });
    named.collect()
}

fn of_group(number: usize, group: &Group) -> String {
    let name = group.name.rust.bare();
    // Words of any length can be a tag; and rustc looks for no file whose name is not ASCII.
    if name.is_ascii() && name.len() <= LONG_NAME {
        name.to_ascii_lowercase()
    } else {
        format!("group_{}", number + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_module_is_a_file_on_every_system() {
        let names = ["charge", "mod", "type", "gen", "aux", "com1", "common", "console"];
        let safe: Vec<String> = names.iter().map(|name| safe(name)).collect();
        assert_eq!(
            safe,
            ["charge", "mod_", "type_", "gen_", "aux_", "com1_", "common", "console"]
        );
    }
}
