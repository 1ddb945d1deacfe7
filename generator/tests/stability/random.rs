//! Whatever is added, wherever: documents whose members are spelled so that they come to the same names.

use std::collections::HashSet;

use super::document;
use super::members::{moved, names_of};

/// Spellings that meet in Rust, as such, with a number, and with a `_`.
const SPELLINGS: &[&str] = &[
    "",
    "empty",
    "pet_name",
    "petName",
    "PetName",
    "PET_NAME",
    "pet-name",
    "pet.name",
    "pet_name2",
    "petName2",
    "pet_name_2",
    "new",
    "New",
    "new_",
    "send",
    "Send",
    "query_send",
    "type",
    "Type",
    "self",
    "Self",
    "unrecognized",
    "_1",
    "a1",
    "a_1",
];

/// A number that looks like any other; the same at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn some(&mut self, of: &[&'static str]) -> Vec<&'static str> {
        of.iter().copied().filter(|_| self.below(3) == 0).collect()
    }

    /// Some more, each anywhere.
    fn more(&mut self, known: &[&'static str], of: &[&'static str]) -> Vec<&'static str> {
        let mut all = known.to_vec();
        for one in self.some(of) {
            if !all.contains(&one) {
                let at = self.below(all.len() + 1);
                all.insert(at, one);
            }
        }
        all
    }
}

/// The lists of one document.
#[derive(Clone)]
struct Lists {
    fields: Vec<&'static str>,
    values: Vec<&'static str>,
    parameters: Vec<&'static str>,
    alternatives: Vec<&'static str>,
}

const LOCATIONS: &[&str] = &["query", "header", "cookie"];

/// Components and values that would be alternatives of one name, and objects that have none.
const ALTERNATIVES: &[&str] = &[
    "{ $ref: '#/components/schemas/Integer' }",
    "{ type: integer }",
    "{ $ref: '#/components/schemas/Boolean' }",
    "{ type: boolean }",
    "{ $ref: '#/components/schemas/pet_a' }",
    "{ $ref: '#/components/schemas/PetA' }",
    "{ properties: { a: { type: string }, b: { type: string } } }",
    "{ properties: { b: { type: string }, c: { type: string } } }",
    "{ properties: { a: { type: string } } }",
    "{ properties: { c: { type: string }, d: { type: string }, pet_a: { type: string } } }",
    "{ required: [k], properties: { k: { enum: [a] }, a: { type: string } } }",
];

impl Lists {
    fn text(&self) -> String {
        let fields: Vec<String> = self
            .fields
            .iter()
            .map(|it| format!("'{it}': {{ type: string }}"))
            .collect();
        let fields = fields.join(", ");
        let values: Vec<String> = self.values.iter().map(|it| format!("'{it}'")).collect();
        let parameters = self.parameters.iter().map(|it| {
            let (location, name) = it.split_once(' ').unwrap();
            format!("{{ name: '{name}', in: {location}, schema: {{ type: string }} }}")
        });
        let parameters: Vec<String> = parameters.collect();
        let object = "properties: { id: { type: string } } }";
        document(
            &format!(
                "  /pets: {{ get: {{ operationId: list, parameters: [{}], responses: {{ '200': {{ description: it, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }}",
                parameters.join(", ")
            ),
            &format!(
                "    Pet: {{ properties: {{ x: {{ properties: {{ {fields} }} }}, {fields} }} }}\n    \
                 More: {{ allOf: [{{ $ref: '#/components/schemas/Pet' }}, {{ properties: {{ petname: {{ type: string }} }} }}] }}\n    \
                 Kind: {{ type: string, enum: [{}] }}\n    \
                 Either: {{ oneOf: [{{ type: string }}, {}] }}\n    \
                 Integer: {{ {object}\n    Boolean: {{ {object}\n    pet_a: {{ {object}\n    PetA: {{ {object}",
                values.join(", "),
                self.alternatives.join(", "),
            ),
        )
    }
}

#[test]
fn no_member_moves_whatever_is_added() {
    let all = LOCATIONS
        .iter()
        .flat_map(|location| SPELLINGS.iter().map(move |name| format!("{location} {name}")));
    // The case of a header's name does not count.
    let mut seen = HashSet::new();
    let all = all.filter(|it| !it.starts_with("header") || seen.insert(it.to_lowercase()));
    let all: Vec<String> = all.collect();
    // Leaked once, so that all lists are of one kind.
    let parameters: Vec<&'static str> = all.into_iter().map(|it| &*it.leak()).collect();
    for seed in 1..=150 {
        let mut chance = Chance(u64::wrapping_mul(seed, 0x9e37_79b9_7f4a_7c15));
        let old = Lists {
            fields: chance.more(&["pet_name"], SPELLINGS),
            values: chance.more(&["id"], SPELLINGS),
            parameters: chance.some(&parameters),
            alternatives: chance.more(&["{ type: number }"], ALTERNATIVES),
        };
        let new = Lists {
            fields: chance.more(&old.fields, SPELLINGS),
            values: chance.more(&old.values, SPELLINGS),
            parameters: chance.more(&old.parameters, &parameters),
            alternatives: chance.more(&old.alternatives, ALTERNATIVES),
        };
        let (old, new) = (old.text(), new.text());
        let (before, after) = names_of(&old, &new);
        assert_eq!(moved(&before, &after), Vec::<String>::new(), "{seed}\n{old}\n{new}");
    }
}
