//! Each rule with a text before and after, and what holds for any text.

use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::safe;

macro_rules! becomes {
    ($($before:literal => $after:literal),* $(,)?) => {
        $(assert_eq!(safe($before), $after, "of {:?}", $before);)*
    };
}

#[test]
fn plain_words_stay() {
    becomes! {
        "A customer of the shop." => "A customer of the shop.",
        "The customer_id, 100% of it (or more): a | b." => "The customer_id, 100% of it (or more): a | b.",
        "One line\nand another." => "One line\nand another.",
        "*Some* __marks__ `<T>`" => "*Some* **marks** `<T>`",
        "a *b and 2 * 3 _c_d" => "a \\*b and 2 * 3 \\_c_d",
    }
}

#[test]
fn code_blocks_are_text() {
    becomes! {
        "```\nrm -rf\n```" => "```text\nrm -rf\n```",
        "```rust\npanic!()" => "```text\npanic!()\n```",
        "~~~json\n{}\n~~~" => "```text\n{}\n```",
        "a\n\n    panic!()" => "a\n\n```text\npanic!()\n```",
        "* a\n\n      panic!()" => "- a\n\n  ```text\n  panic!()\n  ```",
        "```` \n```\n````" => "````text\n```\n````",
        "> ```\n> x\n" => "> ```text\n> x\n> ```",
    }
}

#[test]
fn html_becomes_markdown() {
    becomes! {
        "<p>One <b>bold</b> <i>word</i>.</p><p>Two</p>" => "One **bold** *word*.\n\nTwo",
        "a<br>b<br/>\nc" => "a\\\nb\\\nc",
        "a<br><br>b" => "a\n\nb",
        "<ul><li>one<li>two <code>a&lt;b</code></li></ul>after" => "- one\n- two `a<b`\n\nafter",
        "<ol>\n  <li>one\n    <ul><li>in</li></ul>\n  </li>\n  <li>two</li>\n</ol>" => "1. one\n   - in\n2. two",
        "<h1>Head</h1>text" => "### Head\n\ntext",
        "<pre><code>let x = 1;\nx</code></pre>" => "```text\nlet x = 1;\nx\n```",
        "see <a href='https://a.dev/x?a=1&amp;b=2' onclick=\"x()\">the docs</a>" => "see [the docs](https://a.dev/x?a=1&b=2)",
        "<a href=\"/rel\">rel</a> <a href=\"javascript:x()\">js</a>" => "rel js",
        "<img src=\"https://a.dev/x.png\" alt=\"A cat\"> <img src=x onerror=y>" => "A cat",
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><b>x</b></td></tr></table>"
            => "| A | B |\n|---|---|\n| 1\\|2 | **x** |",
        "10<sup>3</sup> <span class=x>y</span> <!-- no --> z" => "10^3 y  z",
        "<script>alert(1)</script>done <style>p{}</style>" => "done",
        "<b> x </b>y <b></b>" => "**x** y",
    }
}

#[test]
fn unknown_tags_are_words() {
    becomes! {
        "Bearer <token>" => "Bearer \\<token>",
        "?code=<code>, List<b>" => "?code=\\<code>, List\\<b>",
        "<iframe src=x></iframe>" => "\\<iframe src=x>\\</iframe>",
        "a < b > c" => "a < b > c",
        "`<b>x</b>` and ``<p>`` " => "`<b>x</b>` and `<p>`",
        "a <b>b</b>\n\n    <x/>\n    <p>" => "a **b**\n\n```text\n<x/>\n<p>\n```",
        "a\n~~~\n<p>x</p>\n~~~" => "a\n\n```text\n<p>x</p>\n```",
        "```\n<p>x</p>\n```" => "```text\n<p>x</p>\n```",
    }
}

#[test]
fn headings_are_lowered() {
    becomes! {
        "# One\n## Two\nThree\n=====" => "### One\n\n#### Two\n\n### Three",
        "###### Six" => "###### Six",
        "#hash" => "#hash",
    }
}

#[test]
fn links_lead_to_the_web_or_are_text() {
    becomes! {
        "see [Vec] and [`Vec`][] and [x][y]" => "see \\[Vec] and \\[`Vec`]\\[] and \\[x]\\[y]",
        "[docs](https://a.dev/x) [rel](/x) [mod](super::x)" => "[docs](https://a.dev/x) rel mod",
        "at https://a.dev/x. (http://b.dev/y_z)" => "at <https://a.dev/x>. (<http://b.dev/y_z>)",
        "![alt [x]](https://a.dev/x.png)" => "alt \\[x]",
        "<https://a.dev> <ada@a.dev>" => "<https://a.dev> ada@a.dev",
        "[a]\n\n[a]: https://a.dev" => "[a](https://a.dev)",
        "[https://a.dev/y](https://a.dev/y)" => "[https://a.dev/y](https://a.dev/y)",
        "wow![x](https://a.dev) wow\\![x](https://a.dev)" => "wowx wow\\![x](https://a.dev)",
    }
}

#[test]
fn tables_and_quotes_stay() {
    becomes! {
        "|a|b|\n|:-|-:|\n|`x\\|y`|2|" => "| a | b |\n|:---|---:|\n| `x\\|y` | 2 |",
        "> a\n> b" => "> a\n> b",
        "1) a\n2) b" => "1. a\n2. b",
        "+ <div>+ </div>" => "",
        ">\n\n* \n* a" => "- a",
    }
}

#[test]
fn hidden_characters_show() {
    becomes! {
        "a\u{202e}b" => "a\u{fffd}b",
        "a&#x202e;b `\u{202e}`" => "a\u{fffd}b `\u{fffd}`",
        "&lt;b&gt; &amp;lt; &copy;" => "\\<b> \\&lt; ©",
    }
}

/// What rustdoc would compile, run, load, or look for among the items.
fn harm(text: &str) -> Option<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let broken = |link: pulldown_cmark::BrokenLink<'_>| Some(("broken".into(), link.reference.into_string().into()));
    Parser::new_with_broken_link_callback(text, options, Some(broken)).find_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("an indented block".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info != "text" => {
            Some(format!("a block of `{info}`"))
        }
        Event::Start(Tag::HtmlBlock | Tag::Image { .. }) => Some("HTML or an image".to_owned()),
        Event::Html(html) | Event::InlineHtml(html) => Some(format!("HTML {html}")),
        Event::Start(Tag::Link {
            link_type, dest_url, ..
        }) => {
            let web =
                dest_url.starts_with("http://") || dest_url.starts_with("https://") || dest_url.starts_with("mailto:");
            let known = matches!(link_type, LinkType::Inline | LinkType::Autolink);
            (!web || !known).then(|| format!("a link to {dest_url}"))
        }
        Event::Start(Tag::Heading { level, .. }) if (level as usize) < 3 => Some("a high heading".to_owned()),
        Event::Text(text) if text.chars().any(super::is_bidirectional) => Some("a hidden character".to_owned()),
        _ => None,
    })
}

/// Pieces that mean something to Markdown or HTML, in any order.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "b c",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\n    ",
        "```",
        "````",
        "~~~",
        "`",
        "``",
        "rust",
        "# ",
        "## ",
        "=",
        "===",
        "-",
        "---",
        "* ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "> ",
        "[",
        "]",
        "(",
        ")",
        "[x]",
        "[x](y)",
        "[x]: y\n",
        "[^1]",
        "[^1]: z",
        "![",
        "!",
        "<",
        ">",
        "</",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<br>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<ol>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<a href='https://a.dev'>",
        "<a href=x>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<img alt='x'>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<?",
        "<![CDATA[",
        "<div>",
        "</div>",
        "<h1>",
        "</h1>",
        "<foo>",
        "&lt;",
        "&#10;",
        "&#32;",
        "&#91;",
        "\\",
        "*",
        "**",
        "_",
        "~",
        "~~",
        "|",
        "|-|",
        "https://a.dev",
        "http://",
        "\u{202e}",
        "é",
        "&",
        "\"",
        "'",
        ":",
        "$",
        "\r",
        "\u{a0}",
        "\u{2028}",
        "0",
    ];
    let piece = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_compiled_or_loaded(text in nasty()) {
        let safe = safe(&text);
        prop_assert_eq!(harm(&safe), None, "{:?} became {:?}", text, safe);
        // As the item of a list, where it is further in.
        let item = super::item("`x`", &safe);
        prop_assert_eq!(harm(&item), None, "{:?} became {:?}", text, item);
    }

    #[test]
    fn any_letters_are_safe(text in any::<String>()) {
        let safe = safe(&text);
        prop_assert_eq!(harm(&safe), None, "{:?} became {:?}", text, safe);
    }
}
