//! References that are not followed, and what to do about it.

use specwright::diagnostic::{Diagnostics, Style};
use specwright::load::Source;

fn drawn(files: &[(&str, &str)]) -> String {
    let mut notes = Diagnostics::new();
    // Whether it stops is not the question here; what it says is.
    let _ = Source::from_files(files, &mut notes);
    notes.draw(Style {
        colour: false,
        unicode: true,
    })
}

#[test]
fn a_file_that_is_missing() {
    insta::assert_snapshot!(
        drawn(&[
        ("specs/pets.yaml", concat!(
            "info:\n",
            "  description: { $ref: intro.md }\n",
        )),
        ("specs/other.yaml", "a: 1\n"),
    ]),
        @r#"
    warning[missing-file]: cannot read `specs/intro.md`: there is no such file
       ╭─[specs/pets.yaml:2:24]
     1 │ info:
     2 │   description: { $ref: intro.md }
       ·                        ────┬───
       ·                            ╰── leads nowhere
       ╰────
      help: check the path; it is relative to the file in which it stands
            `specwright explain missing-file` says more
    "#
    );
}

#[test]
fn a_file_of_another_case() {
    insta::assert_snapshot!(
        drawn(&[
        ("specs/pets.yaml", concat!(
            "info:\n",
            "  $ref: ./parts/Info.yml#/info\n",
        )),
        ("specs/parts/info.yaml", "title: Pets\n"),
    ]),
        @r#"
    warning[missing-file]: cannot read `specs/parts/Info.yml`: there is no such file
       ╭─[specs/pets.yaml:2:9]
     1 │ info:
     2 │   $ref: ./parts/Info.yml#/info
       ·         ───────────┬──────────
       ·                    ╰── leads nowhere
       ╰────
      help: did you mean `specs/parts/info.yaml`?
            `specwright explain missing-file` says more
    "#
    );
}

#[test]
fn a_file_outside_of_the_folder() {
    insta::assert_snapshot!(
        drawn(&[
        ("specs/pets.yaml", concat!(
            "schema:\n",
            "  $ref: ../shared/pet.yaml\n",
        )),
        ("shared/pet.yaml", "type: object\n"),
    ]),
        @r#"
    warning[outside-folder]: `../shared/pet.yaml` leads out of the document's folder
       ╭─[specs/pets.yaml:2:9]
     1 │ schema:
     2 │   $ref: ../shared/pet.yaml
       ·         ─────────┬────────
       ·                  ╰── not read
       ╰────
      help: if the document may read it, allow its folder: `allow = ["shared"]`
            `specwright explain outside-folder` says more
    "#
    );
}

#[test]
fn a_file_on_the_network() {
    insta::assert_snapshot!(
        drawn(&[
        ("specs/pets.yaml", concat!(
            "schema:\n",
            "  $ref: https://example.org/common/errors.yaml#/Error\n",
        )),
        ("specs/other.yaml", "a: 1\n"),
    ]),
        @r#"
    warning[remote-reference]: `https://example.org/common/errors.yaml` is not on this disk, and generating never uses the network
       ╭─[specs/pets.yaml:2:9]
     1 │ schema:
     2 │   $ref: https://example.org/common/errors.yaml#/Error
       ·         ──────────────────────┬──────────────────────
       ·                               ╰── not read
       ╰────
      help: keep a copy beside the document; it will be found there:
            `curl --create-dirs -fLo 'specs/vendored/example.org/common/errors.yaml' 'https://example.org/common/errors.yaml'`
            `specwright explain remote-reference` says more
    "#
    );
}

#[test]
fn a_url_that_a_shell_would_obey_is_not_offered_as_a_command() {
    insta::assert_snapshot!(
        drawn(&[
        ("specs/pets.yaml", concat!(
            "schema:\n",
            "  $ref: 'https://example.org/$(rm -rf ~)/errors.yaml#/Error'\n",
        )),
        ("specs/other.yaml", "a: 1\n"),
    ]),
        @r#"
    warning[remote-reference]: `https://example.org/$(rm -rf ~)/errors.yaml` is not on this disk, and generating never uses the network
       ╭─[specs/pets.yaml:2:9]
     1 │ schema:
     2 │   $ref: 'https://example.org/$(rm -rf ~)/errors.yaml#/Error'
       ·         ──────────────────────────┬─────────────────────────
       ·                                   ╰── not read
       ╰────
      help: copy what it leads to into the document's folder, and write its path before `#/Error`
            `specwright explain remote-reference` says more
    "#
    );
}

#[test]
fn a_fault_in_another_file() {
    insta::assert_snapshot!(
        drawn(&[
        ("specs/pets.yaml", concat!(
            "schema:\n",
            "  $ref: pet.yaml\n",
        )),
        ("specs/pet.yaml", concat!(
            "type: object\n",
            " title: Pet\n",
        )),
    ]),
        @r#"
    error[yaml-syntax]: a key stands where none can be, because the key above it already has a value
       ╭─[specs/pet.yaml:2:2]
     1 │ type: object
     2 │  title: Pet
       ·  ──┬──
       ·    ╰── not expected here
       ╰────
      help: indent it exactly as the keys beside it; if it is part of the text above, put that text in quotes
            `specwright explain yaml-syntax` says more
    "#
    );
}
