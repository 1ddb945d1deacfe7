//! Names of enum values.

use super::case::pascal;

/// A value's name without the words that repeat the name of its type (`StatusPublished` of `Status`), if a name is left.
pub(in crate::lower) fn unprefixed(type_name: &str, variant: &str) -> String {
    match variant.strip_prefix(type_name) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_uppercase()) => rest.to_owned(),
        _ => variant.to_owned(),
    }
}

/// The text from which a value's name is made: the vendor's own name for it, else the value.
pub(in crate::lower) fn variant_text(value: &str, vendor_name: Option<&str>) -> String {
    match vendor_name.filter(|name| !name.trim().is_empty()) {
        Some(name) => pascal(name),
        None => pascal(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_goes_only_at_a_word_boundary() {
        assert_eq!(unprefixed("Status", "StatusPublished"), "Published");
        assert_eq!(unprefixed("Status", "Statuses"), "Statuses");
        assert_eq!(unprefixed("Status", "Status"), "Status");
        assert_eq!(unprefixed("Type", "Type2"), "Type2");
    }
}
