//! Whatever the bytes are, the answer is a value or a diagnostic, and it comes soon.

use std::time::{Duration, Instant};

use specwright::diagnostic::{Diagnostics, Style};
use specwright::load::{LoadOptions, Source};

/// Loads and draws; gives the codes.
fn codes(name: &str, text: &str) -> Vec<&'static str> {
    let begun = Instant::now();
    let mut notes = Diagnostics::new();
    let outcome = Source::from_text(name, text, &mut notes);
    assert_eq!(outcome.is_err(), notes.counts().errors > 0);
    notes.draw(Style {
        colour: true,
        unicode: false,
    });
    notes.to_json_lines();
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{name} took {:?}",
        begun.elapsed()
    );
    notes.iter().map(|finding| finding.code.name).collect()
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [
        ("[", "]"),
        ("{a: ", "}"),
        ("- ", ""),
        ("? ", ""),
        ("{\"a\":", "}"),
        ("[{\"a\":", "}]"),
    ] {
        for depth in [200, 2_000, 100_000] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let expected = if open == "? " {
                "complex-key"
            } else {
                "nested-too-deeply"
            };
            assert_eq!(codes("deep.yaml", &text), [expected], "{open} {depth}");
            assert_eq!(codes("deep.json", &text).len(), 1, "{open} {depth}");
        }
        codes("open.yaml", &open.repeat(100_000));
    }
}

#[test]
fn a_hundred_levels_are_fine() {
    let text = format!("{}1{}", "{\"a\": [".repeat(60), "]}".repeat(60));
    assert_eq!(codes("deep.json", &text), [""; 0]);
}

#[test]
fn brackets_in_prose_are_no_depth() {
    let text = format!("description: '{}'\n", "[{ ".repeat(5_000));
    assert_eq!(codes("prose.yaml", &text), [""; 0]);
}

#[test]
fn a_billion_laughs_are_refused() {
    let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert_eq!(codes("laughs.yaml", &text), ["too-many-aliases"]);
}

#[test]
fn a_large_text_is_not_repeated_without_end() {
    let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), "*a, ".repeat(100_000));
    assert_eq!(codes("large.yaml", &text), ["too-many-aliases"]);
}

#[test]
fn aliases_that_documents_use_are_fine() {
    let text = format!(
        "a: &a {{ type: object, properties: {{ id: {{ type: string }} }} }}\nb: [{}]\n",
        "*a, ".repeat(2_000)
    );
    assert_eq!(codes("aliases.yaml", &text), [""; 0]);
}

#[test]
fn many_faults_take_no_longer_than_one() {
    codes("tabs.yaml", &"a:\n\t\n".repeat(5_000));
    codes("tabs.yaml", &"-\ta\n".repeat(5_000));
    codes("tabs.yaml", &"a: b\n\t- c\n".repeat(5_000));
    codes("colons.yaml", &":".repeat(100_000));
    codes("quotes.yaml", &"'\" ".repeat(50_000));
    codes("same.yaml", &"a: 1\n".repeat(5_000));
    codes("commas.json", &format!("[{}]", "[1,],".repeat(5_000)));
    codes("comments.json", &format!("{}[]", "/**/".repeat(5_000)));
    codes("controls.yaml", &"a: \u{7}\n".repeat(5_000));
    codes(
        "refs.yaml",
        &(0..2_000)
            .map(|n| format!("a{n}: {{ $ref: 'missing{n}.yaml' }}\n"))
            .collect::<String>(),
    );
}

const SEEDS: &[(&str, &str)] = &[
    (
        "a.yaml",
        "a: &x { b: [1, 'two', \"th\\u0072ee\"], <<: { c: !t 1.5 } }\nd: |\n  text\n  more\n? e\n: *x\n---\nf: ~\n",
    ),
    (
        "a.json",
        "{\"a\": [1, -2.5e3, true, null, \"\\ud83d\\ude00 \\n\"], \"b\": {\"c\": {}, \"c\": []}}",
    ),
    (
        "b.yaml",
        "é:\n  - 日本: 'ю'\n    \u{85}x: >-\n      folded\n\n      text\n%: [a, {b: c}, ]\n\t# tab\n",
    ),
];

/// A small generator of numbers; the same sequence everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

#[test]
fn damaged_documents_never_panic() {
    let mut dice = Dice(7);
    let folder = tempfile::tempdir().ok();
    for round in 0..3_000 {
        let (name, seed) = SEEDS[round % SEEDS.len()];
        let mut bytes = seed.as_bytes().to_vec();
        for _ in 0..=dice.roll(4) {
            damage(&mut bytes, &mut dice);
        }
        match String::from_utf8(bytes) {
            Ok(text) => drop(codes(name, &text)),
            // Only a file can hold what is no text.
            Err(error) => {
                let Some(folder) = &folder else { continue };
                let path = folder.path().join(name);
                if std::fs::write(&path, error.as_bytes()).is_ok() {
                    let mut notes = Diagnostics::new();
                    let _ = Source::load(&path, &LoadOptions::default(), &mut notes);
                    notes.draw(Style {
                        colour: false,
                        unicode: true,
                    });
                }
            }
        }
    }
}

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.roll(bytes.len());
    match dice.roll(5) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, dice.roll(256) as u8),
        2 => drop(bytes.drain(at..(at + dice.roll(6)).min(bytes.len()))),
        3 => {
            const LETTERS: &[u8] = b"\t\n\r {}[]:,-?*&!|>'\"%@`#\\<\0\x07\xff";
            bytes.insert(at, LETTERS[dice.roll(LETTERS.len())]);
        }
        _ => {
            let part = bytes[at..(at + dice.roll(12)).min(bytes.len())].to_vec();
            let to = dice.roll(bytes.len());
            bytes.splice(to..to, part);
        }
    }
}
