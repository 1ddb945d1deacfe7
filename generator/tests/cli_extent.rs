//! How much is generated, and into how many files: `select`, `layout`, `features`.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod cli_support;

use cli_support::Project;

const SHOP: &str = "\
openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.dev' }]
paths:
  /orders:
    get: { operationId: listOrders, tags: [Orders], responses: { '200': { $ref: '#/components/responses/Orders' } } }
  /pets:
    get: { operationId: listPets, tags: [Pets], responses: { '200': { $ref: '#/components/responses/Pets' } } }
components:
  responses:
    Orders: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
    Pets: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
  schemas:
    Order: { properties: { id: { $ref: '#/components/schemas/Id' } } }
    Pet: { properties: { id: { $ref: '#/components/schemas/Id' } } }
    Id: { type: string, enum: [a, b] }
";

fn project(choices: &str) -> Project {
    let project = Project::new(&[]);
    project.write("specs/shop.yaml", SHOP);
    project.write(
        "specwright.toml",
        &format!("[vendors.shop]\ndocument = 'specs/shop.yaml'\n{choices}"),
    );
    project
}

fn shop() -> Project {
    let project = project("");
    project.remove("specwright.toml");
    project
}

/// The files below a folder, without it.
fn files(project: &Project, folder: &str) -> String {
    let files = project.files();
    let below = files.keys().filter_map(|path| path.strip_prefix(folder));
    below.filter(|path| path.ends_with(".rs")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_selection_stands_in_the_configuration() {
    let project = project("[vendors.shop.select]\ntags = ['Orders']\n");
    project.run(&["generate"]).code(0);
    let types = project.read("generated/shop/types.rs");
    assert!(
        types.contains("pub struct Order ") && !types.contains("pub struct Pet "),
        "{types}"
    );
    assert!(!project.read("generated/shop/client.rs").contains("pub fn pets"));
    project.run(&["check"]).code(0);
    project.edit(
        "specwright.toml",
        "tags = ['Orders']",
        "tags = [{ tag = 'Pets', reason = 'we like them' }]",
    );
    let ended = project.run(&["check"]).code(1);
    assert!(
        ended.stderr.contains("the configuration of `shop` changed"),
        "{}",
        ended.stderr
    );
    project.run(&["generate"]).code(0);
    assert!(project.read("generated/shop/types.rs").contains("pub struct Pet "));
}

#[test]
fn an_entry_that_matches_nothing_is_pointed_at() {
    let project = project("[vendors.shop.select]\ntags = ['Orders', 'Pet']\nexclude.paths = ['/pets/**', '/v2/**']\n");
    insta::assert_snapshot!(project.run(&["generate"]).code(2).stderr);
    assert!(!project.path("generated").exists());
}

#[test]
fn a_selection_has_rules() {
    let project = project(
        "layout = 'by-tags'\nfeatures = true\n[vendors.shop.select]\ntag = ['Orders']\npaths = ['pets', '']\nschemas = 'Order'\noperations = ['GET pets']\nexclude = []\n",
    );
    insta::assert_snapshot!(project.run(&["generate"]).code(2).stderr);
    let empty = self::project("select = { reason = 'none' }\n")
        .run(&["generate"])
        .code(2);
    assert!(empty.stderr.contains("`select` names nothing"), "{}", empty.stderr);
}

#[test]
fn arguments_select_from_a_single_document() {
    let project = shop();
    let arguments = [
        "specs/shop.yaml",
        "--out",
        "src/shop",
        "--tag",
        "Orders",
        "--exclude-operation",
        "x",
    ];
    let ended = project.run(&[&["generate"], &arguments[..]].concat()).code(2);
    assert!(
        ended
            .stderr
            .contains("`x` of `--exclude-operation` matches no operation"),
        "{}",
        ended.stderr
    );
    project.run(&[&["generate"], &arguments[..5]].concat()).code(0);
    assert!(!project.read("src/shop/types.rs").contains("pub struct Pet "));
    project.run(&[&["check"], &arguments[..5]].concat()).code(0);
    // Another selection is another configuration.
    project.run(&["check", "specs/shop.yaml", "--out", "src/shop"]).code(1);
    let ended = project
        .run(&["generate", "specs/shop.yaml", "--out", "x", "--path", "pets"])
        .code(2);
    assert!(
        ended
            .stderr
            .contains("`--path`: the path `pets` does not begin with `/`"),
        "{}",
        ended.stderr
    );
}

#[test]
fn schemas_alone_need_no_client() {
    let project = shop();
    project
        .run(&["generate", "specs/shop.yaml", "--out", "shop", "--schema", "O*"])
        .code(0);
    assert_eq!(files(&project, "shop/"), "mod.rs types.rs");
}

#[test]
fn the_files_are_as_many_as_one_wants() {
    let project = shop();
    let generate = |layout: &str| {
        let arguments = ["generate", "specs/shop.yaml", "--out", "shop", "--layout", layout];
        project.run(&arguments).code(0);
        files(&project, "shop/")
    };
    assert_eq!(generate("auto"), "client.rs mod.rs operations.rs types.rs");
    assert_eq!(
        generate("by-tag"),
        "client.rs mod.rs operations/mod.rs operations/orders.rs operations/pets.rs types/mod.rs types/orders.rs \
         types/pets.rs types/shared.rs"
    );
    assert_eq!(generate("one-file"), "mod.rs");
    let text = project.read("shop/mod.rs");
    assert!(
        text.contains("mod types {\n    use specwright_runtime::Unrecognized;\n"),
        "{text}"
    );
    assert_eq!(text.matches("Generated by specwright").count(), 1);
}

#[test]
fn a_project_is_told_which_features_it_lacks() {
    let project = project("features = 'by-tag'\n");
    project.write(
        "Cargo.toml",
        "[package]\nname = 'x'\n\n[features]\nshop = []\nshop-pets = ['shop']\n",
    );
    let ended = project.run(&["generate"]).code(0);
    insta::assert_snapshot!(ended.stderr);
    project.edit("Cargo.toml", "shop = []\n", "shop = []\nshop-orders = [\"shop\"]\n");
    assert_eq!(project.run(&["generate"]).code(0).stderr, "");
    let client = project.read("generated/shop/client.rs");
    assert!(
        client.contains("#[cfg(feature = \"shop-orders\")]\n    pub fn orders(&self)"),
        "{client}"
    );
}

#[test]
fn a_package_declares_its_features() {
    let project = shop();
    let arguments = [
        "generate",
        "specs/shop.yaml",
        "--out",
        "shop",
        "--crate",
        "shop",
        "--features-by-tag",
    ];
    assert_eq!(project.run(&arguments).code(0).stderr, "");
    let manifest = project.read("shop/Cargo.toml");
    assert!(
        manifest.contains("default = [\"client\", \"reqwest\", \"full\"]"),
        "{manifest}"
    );
    assert!(manifest.contains("\norders = []\npets = []\n"), "{manifest}");
    // The manifest is the user's: a new tag is for them to add.
    project.edit("specs/shop.yaml", "tags: [Pets]", "tags: [Animals]");
    let ended = project.run(&arguments).code(0);
    assert!(
        ended.stderr.contains("animals = []") && !ended.stderr.contains("orders = []"),
        "{}",
        ended.stderr
    );
}
