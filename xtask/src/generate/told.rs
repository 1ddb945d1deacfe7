//! What a run of the generator tells: its report, its findings, its lock.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::findings::Findings;
use crate::child::Measured;
use crate::row::{Generate, Operations};

/// The report, as far as it is read here.
#[derive(Deserialize)]
struct Report {
    vendors: Vec<Vendor>,
}

#[derive(Deserialize)]
struct Vendor {
    operations: Operations,
    types: u64,
}

/// What a run came to.
pub(super) fn generate(run: Measured, report: &Path, says: [&Path; 2]) -> Generate {
    let [out, err] = says;
    let findings = Findings::read(out);
    let err = String::from_utf8_lossy(&fs::read(err).unwrap_or_default()).into_owned();
    let panic = err.lines().position(|line| line.contains("panicked at"));
    let (operations, types) = reported(report, &findings);
    Generate {
        panic: panic.map(|from| err.lines().skip(from).take(2).collect::<Vec<_>>().join(" ")),
        warnings: findings.codes("warning"),
        errors: findings.codes("error"),
        notes: findings.codes("note"),
        message: message(&findings, &err),
        operations,
        types,
        run,
        ..Generate::default()
    }
}

fn message(findings: &Findings, err: &str) -> Option<String> {
    let found = findings
        .error()
        .map(|error| format!("{}: {}", error.code, error.message));
    found.or_else(|| err.lines().rfind(|line| !line.trim().is_empty()).map(str::to_owned))
}

fn reported(path: &Path, findings: &Findings) -> (Operations, u64) {
    let report = fs::read(path)
        .ok()
        .and_then(|text| serde_json::from_slice::<Report>(&text).ok());
    let Some(Vendor { mut operations, types }) = report.and_then(|report| report.vendors.into_iter().next()) else {
        return Default::default();
    };
    for skipped in &mut operations.skipped {
        let finding = findings.at(&skipped.code, &skipped.file, &skipped.pointer);
        skipped.reason = finding.map(|it| it.message.clone()).unwrap_or_default();
    }
    (operations, types)
}

/// The files that a document consists of, as the lock has them; the document itself is the first.
pub(super) fn files(package: &Path, document: &str) -> Vec<String> {
    let name = document.rsplit('/').next().unwrap_or(document).to_owned();
    let others = locked(package).unwrap_or_default();
    let others = others.into_keys().filter(|file| *file != name);
    std::iter::once(name.clone()).chain(others).collect()
}

fn locked(package: &Path) -> Option<BTreeMap<String, String>> {
    #[derive(Deserialize)]
    struct Lock {
        vendors: BTreeMap<String, Locked>,
    }
    #[derive(Deserialize)]
    struct Locked {
        documents: BTreeMap<String, String>,
    }
    let text = fs::read_to_string(package.join("specwright.lock")).ok()?;
    let lock: Lock = toml::from_str(&text).ok()?;
    lock.vendors.into_values().next().map(|vendor| vendor.documents)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Measured, files, generate};

    #[test]
    fn report_and_findings_make_a_row() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let skipped = r#"{"operation": "GET /x", "code": "odd", "file": "a.yaml", "pointer": "/paths"}"#;
        let vendor = format!(
            r#"{{"name": "a", "types": 7, "operations": {{"declared": 3, "generated": 2, "skipped": [{skipped}]}}}}"#
        );
        fs::write(path("report"), format!(r#"{{"vendors": [{vendor}]}}"#)).unwrap();
        let finding = |severity: &str, pointer: &str| {
            format!(
                r#"{{"code": "odd", "severity": "{severity}", "message": "at {pointer}", "file": "a.yaml", "pointer": "{pointer}"}}"#
            )
        };
        let findings = [
            finding("warning", "/info"),
            finding("warning", "/paths"),
            finding("error", "/tags"),
        ];
        fs::write(path("out"), findings.join("\n") + "\nno finding\n").unwrap();
        fs::write(path("err"), "one\nthread 'main' panicked at src/x.rs:1:\nno index\n").unwrap();

        let row = generate(Measured::default(), &path("report"), [&path("out"), &path("err")]);
        assert_eq!(
            (row.types, row.operations.declared, row.operations.generated),
            (7, 3, 2)
        );
        assert_eq!(row.operations.skipped[0].reason, "at /paths");
        assert_eq!((row.warnings.get("odd"), row.errors.get("odd")), (Some(&2), Some(&1)));
        assert_eq!(row.message.as_deref(), Some("odd: at /tags"));
        assert_eq!(
            row.panic.as_deref(),
            Some("thread 'main' panicked at src/x.rs:1: no index")
        );
    }

    #[test]
    fn the_lock_names_the_files_and_the_document_is_the_first() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(files(folder.path(), "acme/b.yaml"), ["b.yaml"]);
        let lock = "[vendors.b]\nconfig = \"x\"\n[vendors.b.documents]\n\"../a.yaml\" = \"1\"\n\"b.yaml\" = \"2\"\n";
        fs::write(folder.path().join("specwright.lock"), lock).unwrap();
        assert_eq!(files(folder.path(), "acme/b.yaml"), ["b.yaml", "../a.yaml"]);
    }
}
