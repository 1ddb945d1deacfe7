//! Names that the user has chosen go before those of the lock, which keeps them.

use specwright::config::{ChosenName, VendorConfig};
use specwright::diagnostic::{Diagnostics, Severity};
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{Generated, generate};

use super::{document, of};

const PETS: &str = "  /pets: { get: { operationId: listPets, tags: [Pets], responses: { '200': { description: all, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, '404': { description: none } } } }";

fn pet(fields: &str) -> String {
    document(
        PETS,
        &format!("    Pet: {{ properties: {{ kind: {{ type: string, enum: [a] }}, {fields} }} }}"),
    )
}

fn chosen(text: &str, names: &[(&str, &str)], lock: &VendorLock) -> Result<Generated, String> {
    let names = names.iter().map(|(of, name)| ChosenName {
        of: (*of).to_owned(),
        name: (*name).to_owned(),
        place: None,
    });
    let config = VendorConfig {
        names: names.collect(),
        ..VendorConfig::new("shop", "shop.yaml")
    };
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", text, &mut notes).unwrap();
    let made = generate(&source, &config, lock, &mut notes);
    let errors = notes.iter().filter(|it| it.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|it| format!("{}: {}", it.code.name, it.message)).collect();
    made.map_err(|_| errors.join("\n"))
}

#[test]
fn a_chosen_name_beats_the_lock_and_then_stays_without_being_said() {
    let text = pet("ref: { type: string }");
    let old = of(&text, &VendorLock::default()).lock;
    let names = [
        ("#/components/schemas/Pet", "Animal"),
        ("#/components/schemas/Pet/properties/ref", "reference"),
        ("listPets", "list"),
        ("#/tags/Pets", "animals"),
    ];
    let new = chosen(&text, &names, &old).unwrap().lock;
    let name = |at: &str| new.names.get(at).map(String::as_str);
    assert_eq!(name("/components/schemas/Pet"), Some("Animal"));
    // What is called after it goes with it.
    assert_eq!(name("/components/schemas/Pet/properties/kind"), Some("AnimalKind"));
    assert_eq!(name("/paths/~1pets/get#method"), Some("list"));
    assert_eq!(name("/paths/~1pets/get#error"), Some("ListError"));
    assert_eq!(name("/tags/Pets#group"), Some("AnimalsApi"));
    assert_eq!(name("/tags/Pets#accessor"), Some("animals"));
    assert_eq!(new.members["/components/schemas/Pet"]["ref"], "reference");
    // It is what it would have been from the beginning, and it stays; of the lock's own accord, too.
    assert_eq!(chosen(&text, &names, &VendorLock::default()).unwrap().lock, new);
    assert_eq!(chosen(&text, &names, &new).unwrap().lock, new);
    assert_eq!(of(&text, &new).lock, new);
}

#[test]
fn what_the_vendor_adds_under_a_chosen_name_gets_a_number() {
    let names = [
        ("#/components/schemas/Pet", "Animal"),
        ("#/components/schemas/Pet/properties/ref", "reference"),
    ];
    let old = chosen(&pet("ref: { type: string }"), &names, &VendorLock::default())
        .unwrap()
        .lock;
    let grown = pet("reference: { type: string }, ref: { type: string }")
        + "    Animal: { properties: { id: { type: string } } }\n";
    let new = chosen(&grown, &names, &old).unwrap().lock;
    assert_eq!(new.names["/components/schemas/Pet"], "Animal");
    assert_eq!(new.names["/components/schemas/Animal"], "Animal2");
    assert_eq!(new.members["/components/schemas/Pet"]["ref"], "reference");
    assert_eq!(new.members["/components/schemas/Pet"]["reference"], "reference2");
}

#[test]
fn a_name_that_something_has_is_not_taken_away() {
    let text = pet("ref: { type: string }, reference: { type: string }")
        + "    Animal: { properties: { id: { type: string } } }\n";
    let old = of(&text, &VendorLock::default()).lock;
    for lock in [VendorLock::default(), old] {
        for (of, name, owner) in [
            ("#/components/schemas/Pet/properties/ref", "reference", "reference"),
            ("#/components/schemas/Pet", "Animal", "#/components/schemas/Animal"),
            ("#/components/schemas/Animal", "Pet", "#/components/schemas/Pet"),
        ] {
            let said = chosen(&text, &[(of, name)], &lock).unwrap_err();
            assert_eq!(
                said,
                format!("name-taken: `{of}` cannot be `{name}`: that is the name of `{owner}`")
            );
        }
    }
    // Both may be named.
    let both = [
        ("#/components/schemas/Pet/properties/ref", "reference"),
        ("#/components/schemas/Pet/properties/reference", "text"),
    ];
    let new = chosen(&text, &both, &VendorLock::default()).unwrap().lock;
    assert_eq!(new.members["/components/schemas/Pet"]["reference"], "text");
}
