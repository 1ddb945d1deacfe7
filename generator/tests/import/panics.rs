//! Whatever a page holds, there is an answer.

use proptest::prelude::*;
use specwright::diagnostic::{Diagnostics, Style};
use specwright::import::{Options, Page, import, listed};
use specwright::load::Source;

/// Stretches that mean something on a page.
const WORDS: &[&str] = &[
    "---\n",
    "api: ",
    "title: x\n",
    "eJyrVkrLz1eyUkpKLFKqBQAdegQ0\n",
    "# ",
    "## Create\n",
    "#### Required Fields\n",
    "#### name\n",
    "Response\n",
    "Example\n",
    "Body",
    "Errors\n",
    "`POST /v1/{id}/x`\n",
    "```http\nGET /a\n```\n",
    "````yaml post /a\n",
    "````\n",
    "openapi: 3.0.0\n",
    "paths:\n  path: /a\n  method: get\n",
    "  request:\n    body:\n",
    "```json\n",
    "```\n",
    "{\"a\": [1, null, {\"b\": \"c\"}],}\n",
    "- `name` (string or null): x\n",
    "  - `inner` (array of objects)\n",
    "- `400 Bad`: no\n",
    "`type: string` | **required**\n",
    ":::info\n",
    ":::\n",
    "<ParamField path=\"id\" type=\"string\" required>\n",
    "</ParamField>\n",
    "<ResponseField name=\"a\" type=\"object[]\">",
    "</ResponseField>",
    "<Expandable title=\"x\">\n",
    "</Expandable>\n",
    "<RequestExample>\n",
    "</RequestExample>\n",
    "<ResponseExample>\n",
    "default={1}",
    "{`",
    "<a b='",
    "| Name | Type |\n|---|---|\n| a | int |\n",
    "> ",
    "\t",
    "\u{202e}",
    "é",
    "\r\n",
    "\0",
    "<br/>",
    "*",
    "`",
    "    ",
    "\n\n",
];

fn text() -> impl Strategy<Value = String> {
    let word =
        prop_oneof![6 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,8}", 1 => any::<String>()];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_page_is_too_much(texts in prop::collection::vec(text(), 1..3)) {
        let pages: Vec<Page> = texts
            .iter()
            .enumerate()
            .map(|(number, text)| Page { name: format!("{number}.md"), text: text.clone(), listed: number > 0 })
            .collect();
        let mut notes = Diagnostics::new();
        let document = import(&pages, &Options::default(), &mut notes);
        notes.draw(Style { colour: false, unicode: true });
        match document {
            Ok(document) => {
                let read = Source::from_text("a.yaml", &document, &mut Diagnostics::new());
                prop_assert!(read.is_ok(), "{}", document);
            }
            // Nobody is left without a word.
            Err(_) => prop_assert!(notes.counts().errors > 0),
        }
        let _ = listed(&texts[0]);
    }
}

#[test]
fn depth_and_length_are_no_trouble() {
    let deep = format!(
        "`POST /a`\n\n## Body\n\n{}",
        (0..3000)
            .map(|depth| format!("{}- `a` (object)\n", "  ".repeat(depth.min(400))))
            .collect::<String>()
    );
    let quotes = format!("`POST /a`\n\n{} x\n", ">".repeat(20_000));
    let tags = format!(
        "---\napi: POST /a\n---\n{}",
        "<ParamField body=\"a\" type=\"object\">\n".repeat(5_000)
    );
    let json = format!("`POST /a`\n\n## Body\n\n```json\n{}\n```\n", "[".repeat(10_000));
    for text in [deep, quotes, tags, json] {
        let page = Page {
            name: "a.md".to_owned(),
            text,
            listed: false,
        };
        let _ = import(&[page], &Options::default(), &mut Diagnostics::new());
    }
}
