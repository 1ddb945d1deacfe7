//! Names that are published stay, whatever the vendor adds.
#![allow(clippy::unwrap_used)]

mod chosen;
mod members;
mod nameless;
mod random;

use std::path::Path;

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::load::{LoadOptions, Source};
use specwright::lock::VendorLock;
use specwright::{Generated, generate};

fn made(source: &Source, lock: &VendorLock, notes: &mut Diagnostics) -> Generated {
    generate(source, &VendorConfig::new("shop", "shop.yaml"), lock, notes).unwrap()
}

fn of(text: &str, lock: &VendorLock) -> Generated {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("shop.yaml", text, &mut notes).unwrap();
    made(&source, lock, &mut notes)
}

/// The published names that are others now, though what they are of is still there; and arguments that stand in another order.
fn moved(old: &VendorLock, new: &VendorLock) -> Vec<String> {
    let names = old.names.iter().filter_map(|(pointer, name)| {
        let now = new.names.get(pointer)?;
        (now != name).then(|| format!("{pointer}: {name} -> {now}"))
    });
    let arguments = old.arguments.iter().filter_map(|(pointer, arguments)| {
        let now = new.arguments.get(pointer)?;
        let kept: Vec<&String> = now.iter().filter(|name| arguments.contains(name)).collect();
        let still: Vec<&String> = arguments.iter().filter(|name| now.contains(name)).collect();
        (kept != still).then(|| format!("{pointer}: {arguments:?} -> {now:?}"))
    });
    names.chain(arguments).collect()
}

fn document(paths: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Shop, version: '1' }}\npaths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n"
    )
}

#[test]
fn what_a_vendor_adds_takes_no_name() {
    let operation = |path: &str, method: &str, id: &str, tag: &str| {
        format!(
            "  {path}:\n    {method}: {{ operationId: {id}, tags: [{tag}], responses: {{ '204': {{ description: done }} }} }}\n"
        )
    };
    let object = |name: &str, required: &str, more: &str| {
        format!(
            "    {name}: {{ type: object, required: [{required}], properties: {{ kind: {{ type: string, enum: [a, b] }}, id: {{ type: string }}, age: {{ type: integer }} {more} }} }}\n"
        )
    };
    let pets = operation("/pets", "get", "listPets", "Pets");
    let pet = object("Pet", "id, age", "");
    let old = of(&document(&pets, &pet), &VendorLock::default()).lock;
    assert!(old.names.values().any(|name| name == "PetKind"), "{:?}", old.names);
    for (paths, schemas) in [
        // Schemas that would have the same name, before and behind.
        (pets.clone(), object("pet", "id", "") + &pet),
        (pets.clone(), pet.clone() + &object("PET", "id", "")),
        (pets.clone(), object("PetKind", "id", "") + &pet),
        (pets.clone(), object("PetRequired", "id", "") + &pet),
        // Operations and tags.
        (operation("/animals", "get", "list_pets", "Pets") + &pets, pet.clone()),
        (operation("/animals", "get", "listAnimals", "pets") + &pets, pet.clone()),
        (pets.clone(), object("PetsApi", "id", "") + &pet),
        // Members that are required, in another order.
        (pets.clone(), object("Pet", "age, kind, id", "")),
        (pets.clone(), object("Pet", "id, age", ", name: { type: string }")),
    ] {
        let new = of(&document(&paths, &schemas), &old).lock;
        assert_eq!(moved(&old, &new), Vec::<String>::new(), "{paths}{schemas}");
        for pointer in old.names.keys() {
            assert!(new.names.contains_key(pointer), "{pointer} is gone: {paths}{schemas}");
        }
        let mut names: Vec<&String> = new
            .names
            .iter()
            .filter(|(at, _)| !at.contains("#method"))
            .map(|(_, name)| name)
            .collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{:?}", new.names);
    }
}

#[test]
fn what_stands_in_a_list_is_known_by_its_name() {
    let parameters = |names: &[&str]| {
        let all = names.iter().map(|name| {
            format!(
                "{{ name: {name}, in: query, schema: {{ type: array, items: {{ type: string, enum: [{name}] }} }} }}"
            )
        });
        let all: Vec<String> = all.collect();
        let paths = format!(
            "  /pets: {{ get: {{ operationId: listPets, parameters: [{}], responses: {{ '204': {{ description: done }} }} }} }}\n",
            all.join(", ")
        );
        document(&paths, "    Pet: { type: string }")
    };
    let union = |titles: &[&str]| {
        let all = titles.iter().map(|title| {
            format!("{{ title: {title}, type: object, required: [k], properties: {{ k: {{ type: string, enum: [{title}] }} }} }}")
        });
        let all: Vec<String> = all.collect();
        document("  {}", &format!("    Payment: {{ oneOf: [{}] }}", all.join(", ")))
    };
    for (old, new) in [
        (
            parameters(&["pet-sort", "page"]),
            parameters(&["pet_sort", "pet-sort", "page"]),
        ),
        (
            parameters(&["pet-sort", "page"]),
            parameters(&["page", "more", "pet-sort"]),
        ),
        (union(&["Card", "Bank"]), union(&["Cash", "Bank", "Card"])),
        (union(&["Card", "Bank"]), union(&["card", "Bank", "Card"])),
    ] {
        let old = of(&old, &VendorLock::default()).lock;
        let new = of(&new, &old).lock;
        assert_eq!(moved(&old, &new), Vec::<String>::new());
        for pointer in old.names.keys().chain(old.members.keys()) {
            assert!(new.names.contains_key(pointer), "{pointer} is gone: {:?}", new.names);
        }
    }
}

#[test]
fn two_branches_may_have_published_one_name() {
    let inline = "    Pet: { properties: { aone: { properties: { id: { type: string } } } } }";
    let component = "    PetAone: { properties: { id: { type: integer } } }";
    let mut merged = of(&document("  {}", inline), &VendorLock::default()).lock;
    let other = of(&document("  {}", component), &VendorLock::default()).lock;
    merged.names.extend(other.names);
    let new = of(&document("  {}", &format!("{inline}\n{component}")), &merged).lock;
    assert_eq!(new.names["/components/schemas/PetAone"], "PetAone");
    assert_eq!(new.names["/components/schemas/Pet/properties/aone"], "PetAone2");
}

#[test]
fn what_stands_in_the_place_of_another_gets_its_name() {
    let operation = |parameter: &str| {
        format!(
            "  /pets/{{{parameter}}}:\n    get:\n      operationId: getPet\n      parameters: [{{ name: {parameter}, in: path, required: true, schema: {{ type: string }} }}]\n      \
             responses: {{ '200': {{ description: it, content: {{ application/json: {{ schema: {{ type: object, properties: {{ a: {{ type: string }} }} }} }} }} }} }}\n"
        )
    };
    let schema = |name: &str| format!("    {name}: {{ type: object, properties: {{ id: {{ type: string }} }} }}\n");
    let old = of(
        &document(&operation("id"), &schema("pet-owner")),
        &VendorLock::default(),
    )
    .lock;
    let new = of(&document(&operation("pet_id"), &schema("PetOwner")), &old).lock;
    let names = |lock: &VendorLock| -> Vec<String> {
        let mut names: Vec<String> = lock.names.values().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(names(&new), names(&old));
    assert_ne!(new.names, old.names);
}

/// Forms and ages of the same documents, where they are at hand.
#[test]
fn between_versions_of_large_documents_no_name_moves() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/specs");
    for pair in [
        [
            "github__api.github.com-2022ogen.json",
            "github__api.github.com-octokit.json",
        ],
        [
            "github__api.github.com-octokit.json",
            "github__api.github.com-yaml.yaml",
        ],
        ["stripe__spec3-json.json", "stripe__spec3.yaml"],
        ["stripe__spec2.json", "stripe__spec3-json.json"],
        ["flexprice__swagger-2.0.json", "flexprice__swagger-3.0.json"],
        ["flexprice__swagger-3.0.json", "flexprice__swagger-3.0-mcp.json"],
        ["flexprice__swagger-3.0-mcp.json", "flexprice__swagger-3.0.json"],
    ] {
        let mut lock = VendorLock::default();
        for name in pair {
            let path = folder.join(name);
            if !path.exists() {
                continue;
            }
            let mut notes = Diagnostics::new();
            let source = Source::load(&path, &LoadOptions::default(), &mut notes).unwrap();
            let new = made(&source, &lock, &mut notes).lock;
            assert_eq!(moved(&lock, &new), Vec::<String>::new(), "{pair:?}");
            lock = new;
        }
    }
}
