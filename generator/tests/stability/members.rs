//! Members keep their names: fields, values, alternatives, parameters, headers, events.

use std::collections::BTreeMap;

use specwright::config::VendorConfig;
use specwright::diagnostic::Diagnostics;
use specwright::ir::{Api, Type, TypeKind, View};
use specwright::load::Source;
use specwright::lock::VendorLock;

use super::{document, of};

/// What every member is called: by what it is in, and by what the document calls it.
pub(super) type Names = BTreeMap<(String, String), String>;

/// The names of two documents, the second after the first.
pub(super) fn names_of(old: &str, new: &str) -> (Names, Names) {
    let (mut before, mut after) = (Diagnostics::new(), Diagnostics::new());
    let old = Source::from_text("shop.yaml", old, &mut before).unwrap();
    let new = Source::from_text("shop.yaml", new, &mut after).unwrap();
    let config = VendorConfig::new("shop", "shop.yaml");
    let apis = specwright::apis((&old, &mut before), (&new, &mut after), &config, &VendorLock::default());
    let (old, new) = apis.unwrap();
    (names(&old), names(&new))
}

fn names(api: &Api) -> Names {
    let mut all = Names::new();
    // What stands in a list has another number in another document.
    let types = api.types.iter().filter(|def| !def.origin.pointer.contains("/oneOf/"));
    for def in types {
        let input = if def.view == View::Write { "#input" } else { "" };
        let at = format!("{}{input}", def.origin.pointer);
        let mut add = |wire: String, rust: &str| all.insert((at.clone(), wire), rust.to_owned());
        match &def.kind {
            TypeKind::Struct(it) => it.members.iter().for_each(|member| {
                add(member.name.wire.clone(), member.name.rust.as_str());
            }),
            TypeKind::Enum(it) => it.values.iter().for_each(|value| {
                add(value.name.wire.clone(), value.name.rust.as_str());
            }),
            TypeKind::ValueEnum(it) => it.values.iter().for_each(|(literal, value)| {
                add(format!("{literal:?}"), value.name.rust.as_str());
            }),
            TypeKind::Union(it) => it.variants.iter().for_each(|variant| {
                add(alternative(api, &variant.ty), variant.name.as_str());
            }),
            TypeKind::Alias(..) | TypeKind::Newtype(..) | TypeKind::Same(_) => {}
        }
    }
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        let at = operation.origin.pointer.to_string();
        for parameter in &operation.parameters {
            let wire = format!("{:?} {}", parameter.location, parameter.name.wire);
            all.insert((at.clone(), wire), parameter.name.rust.to_string());
        }
        if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
            all.insert((at.clone(), "body".to_owned()), body.name.to_string());
        }
    }
    for webhook in &api.webhooks {
        let at = webhook.origin.pointer.to_string();
        all.insert((at, webhook.name.wire.clone()), webhook.name.rust.to_string());
    }
    all
}

fn alternative(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Named(id) => api.types[id.0 as usize].name.rust.to_string(),
        other => format!("{other:?}"),
    }
}

/// What had another name before, or is gone.
pub(super) fn moved(old: &Names, new: &Names) -> Vec<String> {
    let moved = old.iter().filter(|(of, name)| new.get(*of) != Some(name));
    moved
        .map(|(of, name)| format!("{of:?}: {name} -> {:?}", new.get(of)))
        .collect()
}

/// A document in which one list of things is left open: `of("pets: …")`.
type Open = dyn Fn(&[&str]) -> String;

/// Adds something before and behind what is there; and shows what is there and what was added.
fn stays(open: &Open, published: &str, added: &str, name: &str, other: &str) {
    let alone = open(&[published]);
    for with in [open(&[added, published]), open(&[published, added])] {
        let (old, new) = names_of(&alone, &with);
        assert!(old.values().any(|it| it == name), "{name} is not in {old:?}");
        assert_eq!(moved(&old, &new), Vec::<String>::new(), "{with}");
        assert!(new.values().any(|it| it == other), "{other} is not in {new:?}");
    }
    // What is gone leaves its name to what stands in its place.
    let (_, new) = names_of(&alone, &open(&[added]));
    assert!(new.values().any(|it| it == name), "{name} is not in {new:?}");
}

fn schemas(lines: &str) -> String {
    let lines: Vec<String> = lines.split('\n').map(|line| format!("    {line}")).collect();
    document("  {}", &lines.join("\n"))
}

fn text(names: &[&str]) -> String {
    let all: Vec<String> = names.iter().map(|name| format!("{name}: {{ type: string }}")).collect();
    all.join(", ")
}

#[test]
fn fields_of_every_kind_of_struct() {
    let forms: [&Open; 6] = [
        &|it| schemas(&format!("Pet: {{ properties: {{ {} }} }}", text(it))),
        // Merged from a component.
        &|it| {
            schemas(&format!(
                "Base: {{ properties: {{ {} }} }}\nPet: {{ allOf: [{{ $ref: '#/components/schemas/Base' }}, {{ properties: {{ id: {{ type: string }} }} }}] }}",
                text(it)
            ))
        },
        // Inline.
        &|it| {
            schemas(&format!(
                "Pet: {{ properties: {{ tag: {{ properties: {{ {} }} }} }} }}",
                text(it)
            ))
        },
        // As sent and as received.
        &|it| {
            let body = "{ content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }";
            document(
                &format!(
                    "  /pets: {{ post: {{ operationId: add, requestBody: {body} }}, responses: {{ '200': {body}, description: it }} }} }} }}"
                ),
                &format!(
                    "    Pet: {{ properties: {{ id: {{ type: string, readOnly: true }}, {} }} }}",
                    text(it)
                ),
            )
        },
        // Of an error.
        &|it| {
            document(
                &format!(
                    "  /pets: {{ get: {{ operationId: list, responses: {{ '404': {{ description: none, content: {{ application/json: {{ schema: {{ properties: {{ {} }} }} }} }} }} }} }} }}",
                    text(it)
                ),
                "    Pet: { type: string }",
            )
        },
        // Headers of an answer.
        &|it| {
            let headers: Vec<String> = it
                .iter()
                .map(|name| format!("{name}: {{ schema: {{ type: string }} }}"))
                .collect();
            document(
                &format!(
                    "  /pets: {{ get: {{ operationId: list, responses: {{ '200': {{ description: ok, headers: {{ {} }} }} }} }} }}",
                    headers.join(", ")
                ),
                "    Pet: { type: string }",
            )
        },
    ];
    for form in forms {
        stays(form, "pet-name", "pet_name", "pet_name", "pet_name2");
        stays(form, "pet_name", "pet-name", "pet_name", "pet_name2");
        stays(form, "pet.name", "pet-name", "pet_name", "pet_name2");
    }
    stays(forms[0], "new_", "new", "new_", "new_2");
}

#[test]
fn values_of_enums() {
    let strings: &Open = &|it| schemas(&format!("Kind: {{ type: string, enum: [{}] }}", it.join(", ")));
    stays(strings, "BIG_ONE", "big_one", "BigOne", "BigOne2");
    stays(strings, "big_one", "big-one", "BigOne", "BigOne2");
    stays(strings, "kind_a", "a", "A", "A2");
    let values: &Open = &|it| schemas(&format!("Kind: {{ enum: [{}] }}", it.join(", ")));
    stays(values, "1, 7", "'1', 8", "_1", "_1_2");
    stays(values, "1.5, 7", "'1_5', 8", "_1_5", "_1_5_2");
}

#[test]
fn alternatives_of_unions() {
    // An inline value and a component that is called as values are.
    let union: &Open = &|it| {
        schemas(&format!(
            "Id: {{ oneOf: [{}] }}\nInteger: {{ properties: {{ id: {{ type: string }} }} }}",
            it.join(", ")
        ))
    };
    let component = "{ $ref: '#/components/schemas/Integer' }, { type: boolean }";
    stays(
        union,
        "{ type: integer }, { type: string }",
        component,
        "Integer",
        "Integer2",
    );
    stays(
        union,
        component,
        "{ type: integer }, { type: string }",
        "Integer",
        "Integer2",
    );
    // What has a title, and what a component is called.
    let union: &Open = &|it| {
        schemas(&format!(
            "Payment: {{ oneOf: [{}] }}\nCard: {{ properties: {{ id: {{ type: string }} }} }}",
            it.join(", ")
        ))
    };
    let titled = "{ type: array, title: Card, items: { type: string } }, { type: boolean }";
    let component = "{ $ref: '#/components/schemas/Card' }, { type: string }";
    stays(union, titled, component, "Card", "Card2");
    stays(union, component, titled, "Card", "Card2");
}

fn parameters(list: &[&str]) -> String {
    let list: Vec<String> = list
        .iter()
        .map(|it| format!("{{ {it}, schema: {{ type: string }} }}"))
        .collect();
    document(
        &format!(
            "  /pets/{{id}}: {{ get: {{ operationId: list, parameters: [{}], responses: {{ '204': {{ description: ok }} }} }} }}",
            list.join(", ")
        ),
        "    Pet: { type: string }",
    )
}

#[test]
fn parameters_of_operations() {
    let query = "name: trace_id, in: query";
    stays(
        &parameters,
        "name: Trace-Id, in: header",
        query,
        "trace_id",
        "query_trace_id",
    );
    stays(
        &parameters,
        query,
        "name: Trace-Id, in: header",
        "trace_id",
        "header_trace_id",
    );
    stays(
        &parameters,
        query,
        "name: traceId, in: query",
        "trace_id",
        "query_trace_id",
    );
    stays(
        &parameters,
        "name: traceId, in: query",
        query,
        "trace_id",
        "query_trace_id",
    );
    stays(
        &parameters,
        "name: trace_id, in: cookie",
        query,
        "trace_id",
        "query_trace_id",
    );
    stays(
        &parameters,
        "name: Send, in: query",
        "name: send, in: query",
        "send_",
        "query_send",
    );
    let id = "name: id, in: path, required: true";
    let (old, new) = names_of(&parameters(&[id]), &parameters(&["name: id, in: query", id]));
    assert_eq!(moved(&old, &new), Vec::<String>::new());
}

#[test]
fn the_setter_of_a_body() {
    let form: &Open = &|it| {
        let list: Vec<String> = it
            .iter()
            .map(|name| format!("{{ name: {name}, in: query, schema: {{ type: string }} }}"))
            .collect();
        let body = "requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }";
        document(
            &format!(
                "  /pets: {{ post: {{ operationId: add, parameters: [{}], {body}, responses: {{ '204': {{ description: ok }} }} }} }}",
                list.join(", ")
            ),
            "    Pet: { properties: { id: { type: string } } }",
        )
    };
    let (old, new) = names_of(&form(&["id"]), &form(&["pet", "id"]));
    assert!(old.values().any(|it| it == "pet"), "{old:?}");
    assert_eq!(moved(&old, &new), Vec::<String>::new());
}

#[test]
fn events() {
    let hooks: &Open = &|it| {
        let hook = |name: &&str| {
            format!(
                "  {name}: {{ post: {{ requestBody: {{ content: {{ application/json: {{ schema: {{ type: object }} }} }} }}, responses: {{ '200': {{ description: ok }} }} }} }}\n"
            )
        };
        let hooks: String = it.iter().map(hook).collect();
        format!("openapi: 3.1.0\ninfo: {{ title: Shop, version: '1' }}\npaths: {{}}\nwebhooks:\n{hooks}")
    };
    stays(hooks, "pet.added", "petAdded", "PetAdded", "PetAdded2");
    stays(hooks, "petAdded", "pet.added", "PetAdded", "PetAdded2");
}

#[test]
fn what_the_lock_lists_is_what_does_not_follow() {
    let lock = |schemas: &str| of(&document("  {}", schemas), &VendorLock::default()).lock;
    let snake =
        "    Pet: { properties: { pet_name: { type: string }, petAge: { type: string }, id: { type: string } } }";
    let found = lock(snake);
    assert_eq!(
        found.members["/components/schemas/Pet"],
        [("petAge".to_owned(), "pet_age".to_owned())].into()
    );
    assert!(found.spelling.is_empty(), "{:?}", found.spelling);
    // Where most are spelled in another way, the others are listed.
    let camel = snake.replace("id:", "petId:");
    let found = lock(&camel);
    assert_eq!(
        found.members["/components/schemas/Pet"],
        [("pet_name".to_owned(), "pet_name".to_owned())].into()
    );
    assert_eq!(found.spelling, [("fields".to_owned(), "camelCase".to_owned())].into());
    // Once it is written down, that does not change with the document.
    let again = of(&document("  {}", snake), &found).lock;
    assert_eq!(again.spelling, found.spelling);
}

#[test]
fn a_lock_without_members_is_read() {
    let text = "    Pet: { properties: { petName: { type: string } } }";
    let mut old = of(&document("  {}", text), &VendorLock::default()).lock;
    let new = old.clone();
    old.members.clear();
    old.spelling.clear();
    assert_eq!(of(&document("  {}", text), &old).lock, new);
}
