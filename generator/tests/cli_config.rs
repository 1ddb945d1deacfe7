//! What is wrong with a configuration or a lock, and where.

mod cli_support;

use cli_support::Project;

#[track_caller]
fn complaint(config: &str) -> String {
    let project = Project::new(&["stan"]);
    project.write("specwright.toml", config);
    let ended = project.run(&["generate"]).code(2);
    assert!(!project.path("generated").exists());
    ended.stderr
}

#[test]
fn every_fault_is_found_at_once() {
    insta::assert_snapshot!(complaint(
        "\
generate = 'generated'

[vendors.stan]
documnet = 'specs/stan.yaml'
closed-enums = 'all'
formats = { money = 'Decimel', uuid = { type = 'String', why = 'x' } }
relax = ['/components/schemas/Pet', { pointer = '#/a', reason = 'x' }, '#/a']

[vendors.Meet-bit]
document = '/etc/meetbit.yaml'

[vendors.client]
document = 5
preserve-unknown = 'yes'
idempotency-header = 'a b'
"
    ));
}

#[test]
fn rubbish_is_pointed_at() {
    insta::assert_snapshot!(complaint("[vendors.stan\ndocument = #/x\n"));
}

#[test]
fn the_folder_to_write_is_below() {
    for folder in ["../x", "/x", ".", "", "a/../b", "C:x"] {
        let message = complaint(&format!("generated = '{folder}'\n"));
        assert!(message.contains("must be a folder below"), "{folder}: {message}");
    }
}

#[test]
fn every_choice_may_carry_its_reason() {
    let project = Project::new(&[]);
    let money = cli_support::ACME.replace("name: { type: string }", "name: { type: string, format: money }");
    project.write("specs/stan.yaml", &money);
    let config = "\
[vendors.stan]
reason = 'our first vendor'
document = 'specs/stan.yaml'
formats.money = { type = 'Decimal', reason = 'digits' }
closed-enums = []
relax = [{ pointer = '#/components/schemas/Pet/properties/id', reason = 'left out' }]
preserve-unknown = { value = true, reason = 'sent back' }
";
    project.write("specwright.toml", config);
    project.run(&["generate"]).code(0);
    // A reason is for people: another changes nothing.
    project.edit("specwright.toml", "left out", "left out by their sandbox");
    project.run(&["check"]).code(0);
    project.edit("specwright.toml", "Decimal", "String");
    project.run(&["check"]).code(1);
}

#[test]
fn without_a_configuration_the_way_out_is_named() {
    let project = Project::new(&[]);
    project.remove("specwright.toml");
    let ended = project.run(&["generate"]).code(2);
    assert!(ended.stderr.contains("no-config"), "{}", ended.stderr);
    let ended = project
        .run(&["generate", "--config", "nowhere/specwright.toml"])
        .code(2);
    assert!(ended.stderr.contains("nowhere/specwright.toml"), "{}", ended.stderr);
}

#[test]
fn a_lock_that_cannot_be_read_stops_everything() {
    let project = Project::new(&["stan"]);
    project.run(&["generate"]).code(0);
    let lock = project.read("specwright.lock");
    let faults = [
        ("lock-conflict", lock.replace("[files]", "<<<<<<< HEAD\n[files]")),
        (
            "newer-lock",
            lock.replace("generator = \"0.1.0\"", "generator = \"0.3.0\""),
        ),
        ("newer-lock", lock.replace("version = 1", "version = 2")),
        ("lock-syntax", lock.replace("generated/lib.rs", "../lib.rs")),
        ("lock-syntax", "x".to_owned()),
    ];
    for (code, text) in faults {
        project.write("specwright.lock", &text);
        for command in ["generate", "check"] {
            let ended = project.run(&[command]).code(2);
            assert!(ended.stderr.contains(code), "{code}: {}", ended.stderr);
        }
        assert_eq!(project.read("specwright.lock"), text);
    }
}

#[test]
fn rules_for_pages_are_held_to_their_form() {
    insta::assert_snapshot!(complaint(
        "\
[vendors.stan]
document = 'specs/stan.yaml'

[[vendors.stan.pagination]]
operations = ['list*']
items = 'data'
cursor = { parameter = 'after', body = '/after', next = '/next' }

[[vendors.stan.pagination]]
operations = 'list*'
page = { parameter = 'page', first = 'one' }

[[vendors.stan.pagination]]
operations = ['GET pets']
offset = { parameter = 'offset' }
link = 'next'

[[vendors.stan.pagination]]
curser = {}
"
    ));
}

#[test]
fn pages_that_are_not_there_are_pointed_at() {
    let project = Project::new(&["stan"]);
    project.write(
        "specwright.toml",
        "\
[vendors.stan]
document = 'specs/stan.yaml'

[[vendors.stan.pagination]]
operations = ['GET /pets', 'getPet', 'listCustomers']
cursor = { parameter = 'after', next = '/next' }
",
    );
    insta::assert_snapshot!(project.run(&["generate"]).code(2).stderr);
}

#[test]
fn names_are_held_to_the_document_and_to_rust() {
    let project = Project::new(&["stan"]);
    project.write(
        "specwright.toml",
        "\
[vendors.stan]
document = 'specs/stan.yaml'

[vendors.stan.names]
'#/components/schemas/Pet/properties/nmae' = 'title'
'#/components/schemas/Pet' = 'animal'
listPets = 'list'
'#/components/schemas/Pet/properties/id' = { name = 'type', reason = 'it is one' }
'#/components/schemas/Pet/properties/name' = 'validate'
'#/paths/~1customers/get' = 'customers'
list_pets = 'send'
",
    );
    insta::assert_snapshot!(project.run(&["generate"]).code(2).stderr);
}

#[test]
fn names_are_held_to_their_form() {
    insta::assert_snapshot!(complaint(
        "\
[vendors.stan]
document = 'specs/stan.yaml'

[vendors.stan.names]
'#components/schemas/Pet' = 'Animal'
'list*' = 'list'
'GET pets' = 'list'
readPet = 1
addPet = { nam = 'add' }
"
    ));
}

#[test]
fn two_things_of_one_name_are_pointed_at() {
    let project = Project::new(&["stan"]);
    let config = "\
[vendors.stan]
document = 'specs/stan.yaml'

[vendors.stan.names]
'#/components/schemas/Pet/properties/id' = 'key'
'#/components/schemas/Pet/properties/name' = 'key'
";
    project.write("specwright.toml", config);
    insta::assert_snapshot!(project.run(&["generate"]).code(2).stderr);
}

#[test]
fn another_name_makes_a_tree_stale() {
    let project = Project::new(&["stan"]);
    let config = "[vendors.stan]\ndocument = 'specs/stan.yaml'\nnames = { list_pets = 'all' }\n";
    project.write("specwright.toml", config);
    project.run(&["generate"]).code(0);
    assert!(project.read("generated/stan/operations.rs").contains("pub fn all("));
    project.run(&["check"]).code(0);
    project.edit("specwright.toml", "'all'", "{ name = 'all', reason = 'short' }");
    project.run(&["check"]).code(0);
    project.edit("specwright.toml", "name = 'all'", "name = 'every'");
    project.run(&["check"]).code(1);
}

#[test]
fn an_event_without_a_schema_is_named_with_the_nearest() {
    let project = Project::new(&[]);
    project.write("specs/stan.yaml", cli_support::ACME);
    let config = "\
[vendors.stan]
document = 'specs/stan.yaml'

[vendors.stan.webhooks]
member = 'type'
events = { 'pet.added' = 'Pets', 'pet.sold' = { schema = 'Invoice', reason = 'their docs' } }
";
    project.write("specwright.toml", config);
    let ended = project.run(&["generate"]).code(2);
    insta::assert_snapshot!(ended.stderr);
}

#[test]
fn what_is_said_of_webhooks_is_checked() {
    insta::assert_snapshot!(complaint(
        "\
[vendors.stan]
document = 'specs/stan.yaml'

[vendors.stan.webhooks]
member = 'a..b'
header = 'X Event'
event = {}
events = { a = 1 }
"
    ));
}

#[test]
fn webhooks_without_an_event_are_a_mistake() {
    let project = Project::new(&[]);
    project.write("specs/stan.yaml", cli_support::ACME);
    project.write(
        "specwright.toml",
        "[vendors.stan]\ndocument = 'specs/stan.yaml'\nwebhooks.member = 'type'\n",
    );
    insta::assert_snapshot!(project.run(&["generate"]).code(2).stderr);
}

#[test]
fn examples_are_a_choice() {
    let examples = |said: &str| {
        let project = Project::new(&["stan"]);
        project.write(
            "Cargo.toml",
            "[package]\nname = 'acme-apis'\n[lib]\npath = 'generated/lib.rs'\n",
        );
        let config = format!("[vendors.stan]\ndocument = 'specs/stan.yaml'\n{said}\n");
        project.write("specwright.toml", &config);
        project.run(&["generate"]).code(0);
        let text = project.read("generated/stan/client.rs");
        text.lines()
            .filter(|line| line.contains("Client;") || line.contains("```n"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(examples(""), ["/// ```no_run", "/// use acme_apis::stan::Client;"]);
    assert_eq!(
        examples("examples = { value = 'x::y', reason = 'included' }"),
        ["/// ```no_run", "/// use x::y::Client;"]
    );
    assert!(examples("examples = false").is_empty());
    let message = complaint("[vendors.stan]\ndocument = 'specs/stan.yaml'\nexamples = 'a b'\n");
    assert!(
        message.contains("`examples` must be `true`, `false`, or the module's path"),
        "{message}"
    );
}
