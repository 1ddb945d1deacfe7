//! How a vendor usually spells the names of members.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// What is spelled in one manner throughout a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lower) enum Kind {
    /// The properties of objects.
    Fields,
    /// The values of enums.
    Values,
    /// The parameters of operations.
    Parameters,
    /// The headers of answers, whose case does not count.
    Headers,
}

/// A manner in which words become one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Spelling {
    Snake,
    Camel,
    Pascal,
    Kebab,
    Shouty,
}

use Spelling::{Camel, Kebab, Pascal, Shouty, Snake};

impl Kind {
    pub(super) fn all() -> impl Iterator<Item = Kind> {
        [Kind::Fields, Kind::Values, Kind::Parameters, Kind::Headers].into_iter()
    }

    /// The lock's word for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Kind::Fields => "fields",
            Kind::Values => "values",
            Kind::Parameters => "parameters",
            Kind::Headers => "headers",
        }
    }

    /// The spelling where none is known.
    pub(super) fn usual(self) -> Spelling {
        match self {
            Kind::Fields | Kind::Values | Kind::Parameters => Snake,
            Kind::Headers => Kebab,
        }
    }

    /// Whether a wire name is that of a Rust name. The value `Empty` is that of the empty text, which is common; no other has
    /// that name of its own.
    pub(super) fn fits(self, spelling: Spelling, name: &str, wire: &str) -> bool {
        match (self, name) {
            (Kind::Values, "Empty") => wire.is_empty(),
            _ => spelling.fits(name, wire),
        }
    }

    /// The spellings among which a document's is found; the first one wins where several do as well.
    pub(super) fn choices(self) -> &'static [Spelling] {
        match self {
            Kind::Fields | Kind::Values | Kind::Parameters => &[Snake, Camel, Pascal, Kebab, Shouty],
            Kind::Headers => &[Kebab],
        }
    }
}

impl Spelling {
    /// The lock's word for it: the spelling, spelled so.
    pub(super) fn word(self) -> &'static str {
        match self {
            Snake => "snake_case",
            Camel => "camelCase",
            Pascal => "PascalCase",
            Kebab => "kebab-case",
            Shouty => "SHOUTY_CASE",
        }
    }

    pub(super) fn of(word: &str) -> Option<Spelling> {
        [Snake, Camel, Pascal, Kebab, Shouty]
            .into_iter()
            .find(|it| it.word() == word)
    }

    /// Whether a wire name is that of a Rust name in this spelling. A Rust name has one spelling, so that no two wire names
    /// fit the same one.
    pub(super) fn fits(self, name: &str, wire: &str) -> bool {
        wire == match self {
            Snake => name.to_snake_case(),
            Camel => name.to_lower_camel_case(),
            Pascal => name.to_upper_camel_case(),
            Kebab => name.to_kebab_case(),
            Shouty => name.to_shouty_snake_case(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_is_known_by_its_word() {
        for spelling in Kind::Fields.choices() {
            assert_eq!(Spelling::of(spelling.word()), Some(*spelling));
            assert!(spelling.fits(&spelling.word().to_snake_case(), spelling.word()));
        }
    }

    #[test]
    fn a_name_has_one_wire_name_of_a_spelling() {
        assert!(Snake.fits("pet_name", "pet_name") && Snake.fits("PetName", "pet_name") && Snake.fits("_400", "400"));
        assert!(!Snake.fits("pet_name", "petName") && !Snake.fits("pet_name", "pet__name"));
        assert!(Camel.fits("pet_name", "petName") && !Camel.fits("pet_name", "PetName"));
        assert!(Kebab.fits("x_request_id", "x-request-id") && Shouty.fits("PetName", "PET_NAME"));
    }
}
