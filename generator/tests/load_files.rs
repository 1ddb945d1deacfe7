//! Documents of several files.

use std::fs;
use std::io;
use std::path::Path;

use specwright::diagnostic::{Diagnostics, Stopped};
use specwright::load::{FileId, LoadOptions, Source, Value};

fn names(source: &Source) -> Vec<&str> {
    source.files.iter().map(|file| &*file.name).collect()
}

fn codes(notes: &Diagnostics) -> Vec<&'static str> {
    notes.iter().map(|finding| finding.code.name).collect()
}

/// The names of the files that are read, when all that a reference may name are there.
fn reached(entry: &str) -> Result<Vec<String>, Stopped> {
    let mut notes = Diagnostics::new();
    let files = [
        ("api.yaml", entry),
        ("a.yaml", "x: 1"),
        ("b.yaml", "x: 1"),
        ("c.yaml", "x: 1"),
    ];
    let source = Source::from_files(&files, &mut notes)?;
    assert_eq!(codes(&notes), [""; 0]);
    Ok(names(&source).into_iter().skip(1).map(str::to_owned).collect())
}

#[test]
fn references_are_followed_from_file_to_file_and_in_circles() -> Result<(), Stopped> {
    let files = [
        ("specs/api.yaml", "paths: { /pets: { $ref: 'paths/pets.yaml#/all' } }"),
        (
            "specs/paths/pets.yaml",
            "all: { get: { $ref: '../schemas/my%20pet.json' } }",
        ),
        (
            "specs/schemas/my pet.json",
            r##"{ "up": { "$ref": "../api.yaml#/paths" }, "own": { "$ref": "#/up" } }"##,
        ),
        ("specs/unused.yaml", "a: 1"),
    ];
    let mut notes = Diagnostics::new();
    let source = Source::from_files(&files, &mut notes)?;
    assert!(notes.is_empty());
    assert_eq!(
        names(&source),
        ["specs/api.yaml", "specs/paths/pets.yaml", "specs/schemas/my pet.json"]
    );
    assert_eq!(
        source.file_by_ref(FileId(1), "../schemas/my%20pet.json"),
        Some(FileId(2))
    );
    assert_eq!(source.file_by_ref(FileId(2), "../api.yaml#/paths"), Some(FileId(0)));
    assert_eq!(source.file_by_ref(FileId(2), ""), Some(FileId(2)));
    assert_eq!(source.file_by_ref(FileId(0), "unused.yaml"), None);
    Ok(())
}

#[test]
fn prose_is_one_string() -> Result<(), Stopped> {
    let files = [
        ("api.yaml", "description: { $ref: intro.md }"),
        ("intro.md", "# Pets: a tour\n\n- *all* of them\n"),
    ];
    let source = Source::from_files(&files, &mut Diagnostics::new())?;
    let intro = source.file_by_ref(FileId(0), "intro.md").and_then(|id| source.file(id));
    assert_eq!(
        intro.and_then(|file| file.root.as_str()),
        Some("# Pets: a tour\n\n- *all* of them\n")
    );
    Ok(())
}

#[test]
fn references_in_data_are_data() -> Result<(), Stopped> {
    for keyword in ["example", "default", "enum", "const", "x-any"] {
        assert!(
            reached(&format!("Pet: {{ {keyword}: [{{ $ref: a.yaml }}] }}"))?.is_empty(),
            "{keyword}"
        );
    }
    assert!(reached("Pet: { examples: [{ $ref: a.yaml }] }")?.is_empty());
    assert!(reached("examples: { cat: { value: { $ref: a.yaml } } }")?.is_empty());
    assert!(reached("Pet: { $ref: { type: string } }")?.is_empty());
    Ok(())
}

#[test]
fn names_of_the_authors_choice_are_no_keywords() -> Result<(), Stopped> {
    assert_eq!(reached("responses: { default: { $ref: a.yaml } }")?, ["a.yaml"]);
    assert_eq!(
        reached("properties: { example: { $ref: a.yaml }, x-y: { $ref: b.yaml } }")?,
        ["a.yaml", "b.yaml"]
    );
    assert_eq!(
        reached("properties: { properties: { default: { $ref: a.yaml } } }")?,
        [""; 0]
    );
    assert_eq!(reached("examples: { cat: { $ref: a.yaml } }")?, ["a.yaml"]);
    Ok(())
}

#[test]
fn a_discriminator_may_lead_to_files() -> Result<(), Stopped> {
    let mapping = "discriminator: { mapping: { a: a.yaml, b: './b.yaml#/B', c: c.Pet, d: '#/components/schemas/D' } }";
    assert_eq!(reached(mapping)?, ["a.yaml", "b.yaml"]);
    Ok(())
}

#[test]
fn a_bare_name_is_left_to_those_who_resolve_references() -> Result<(), Stopped> {
    assert!(reached("schema: { $ref: Pet }")?.is_empty());
    Ok(())
}

#[test]
fn a_missing_file_is_reported_once() -> Result<(), Stopped> {
    let mut notes = Diagnostics::new();
    Source::from_text(
        "api.yaml",
        "a: { $ref: 'x.yaml#/A' }\nb: { $ref: './x.yaml#/B' }\n",
        &mut notes,
    )?;
    assert_eq!(codes(&notes), ["missing-file"]);
    Ok(())
}

#[test]
fn a_copy_of_what_a_url_has_stands_for_it() -> Result<(), Stopped> {
    let files = [
        (
            "specs/api.yaml",
            "schema: { $ref: 'https://example.org/common/errors.yaml#/Error' }",
        ),
        (
            "specs/vendored/example.org/common/errors.yaml",
            "Error: { $ref: pet.yaml }",
        ),
        ("specs/vendored/example.org/common/pet.yaml", "type: object"),
    ];
    let mut notes = Diagnostics::new();
    let source = Source::from_files(&files, &mut notes)?;
    assert!(notes.is_empty());
    assert_eq!(source.files.len(), 3);
    assert_eq!(
        source.file_by_ref(FileId(0), "https://example.org/common/errors.yaml"),
        Some(FileId(1))
    );
    Ok(())
}

/// A project on the disk: `specs/api.yaml` refers to `shared/pet.yaml`, beside it is a link that leads out.
fn project() -> io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    fs::create_dir_all(folder.path().join("specs"))?;
    fs::create_dir_all(folder.path().join("shared"))?;
    fs::write(
        folder.path().join("specs/api.yaml"),
        "pet: { $ref: ../shared/pet.yaml }\n",
    )?;
    fs::write(folder.path().join("shared/pet.yaml"), "type: object\n")?;
    Ok(folder)
}

fn load(folder: &Path, entry: &str, allow: &[&str]) -> (Result<Source, Stopped>, Vec<&'static str>) {
    let allow = allow.iter().map(Into::into).collect();
    let options = LoadOptions {
        project: folder.to_owned(),
        allow,
        ..LoadOptions::default()
    };
    let mut notes = Diagnostics::new();
    let source = Source::load(Path::new(entry), &options, &mut notes);
    (source, codes(&notes))
}

#[test]
fn a_folder_may_be_allowed() -> Result<(), Box<dyn std::error::Error>> {
    let folder = project()?;
    let (source, codes) = load(folder.path(), "specs/api.yaml", &[]);
    assert_eq!((source?.files.len(), codes), (1, vec!["outside-folder"]));
    for allow in ["shared", "./specs/../shared/", "."] {
        let (source, codes) = load(folder.path(), "specs/api.yaml", &[allow]);
        assert_eq!(
            (names(&source?), codes),
            (vec!["specs/api.yaml", "shared/pet.yaml"], vec![])
        );
    }
    Ok(())
}

#[test]
fn names_are_relative_to_the_project_however_the_entry_is_given() -> Result<(), Box<dyn std::error::Error>> {
    let folder = project()?;
    let entry = folder.path().join("specs/api.yaml");
    let (source, _) = load(folder.path(), &entry.to_string_lossy(), &["shared"]);
    assert_eq!(names(&source?), ["specs/api.yaml", "shared/pet.yaml"]);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let folder = project()?;
    std::os::unix::fs::symlink("../shared/pet.yaml", folder.path().join("specs/link.yaml"))?;
    fs::write(folder.path().join("specs/api.yaml"), "pet: { $ref: link.yaml }\n")?;
    let (source, codes) = load(folder.path(), "specs/api.yaml", &[]);
    assert_eq!((source?.files.len(), codes), (1, vec!["outside-folder"]));
    Ok(())
}

#[test]
fn what_is_no_document_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let folder = project()?;
    fs::write(folder.path().join("specs/latin.yaml"), b"title: caf\xe9\n")?;
    assert_eq!(load(folder.path(), "specs/latin.yaml", &[]).1, ["not-utf8"]);
    assert_eq!(load(folder.path(), "specs/nothing.yaml", &[]).1, ["unreadable-file"]);
    assert_eq!(load(folder.path(), "specs", &[]).1, ["unreadable-file"]);
    Ok(())
}

#[test]
fn a_name_that_is_misspelt_is_guessed() {
    let folder = project().unwrap();
    let mut notes = Diagnostics::new();
    let options = LoadOptions {
        project: folder.path().to_owned(),
        ..LoadOptions::default()
    };
    let _ = Source::load(&folder.path().join("specs/apy.yaml"), &options, &mut notes);
    let help = notes.sorted().into_iter().find_map(|finding| finding.help.clone());
    assert_eq!(help.as_deref(), Some("did you mean `specs/api.yaml`?"));
}

#[test]
fn utf_16_is_read_where_a_mark_says_so() -> Result<(), Box<dyn std::error::Error>> {
    let folder = project()?;
    for (mark, bytes) in [
        ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xfe, 0xff], u16::to_be_bytes),
    ] {
        let text = "title: café".encode_utf16().flat_map(bytes);
        fs::write(
            folder.path().join("specs/wide.yaml"),
            mark.into_iter().chain(text).collect::<Vec<_>>(),
        )?;
        let (source, codes) = load(folder.path(), "specs/wide.yaml", &[]);
        assert_eq!(codes, [""; 0]);
        assert_eq!(source?.root().get("title").and_then(Value::as_str), Some("café"));
    }
    Ok(())
}
