"""A project made by `specwright init`, and the day its vendor changes a field. Run by `day.sh`."""

import sys
import tempfile
from pathlib import Path

from project import Project, Vendor, edited, must
from readme import hold, script

ROOT = Path(__file__).resolve().parents[3]
README = ROOT / "README.md"
SECTION = "The day a vendor changes its document"
DOCUMENT = "specs/stan.yaml"
# What the vendor does: a phone number is asked for, and may come as null.
CHANGES = [
    ("        - address\n      properties:", "        - address\n        - phone_number\n      properties:"),
    ("          type: string\n        address:", "          type: string\n          nullable: true\n        address:"),
]
BREAKING = [
    "`CustomerRequestBody.phone_number` is required now, where it is sent.",
    "`Customer.phone_number` may be null now, where it is received.",
    "The field `phone_number` of `Customer` was `Option<String>` and is `Field<String>`.",
]


def main():
    with tempfile.TemporaryDirectory() as folder, Vendor((ROOT / DOCUMENT).read_text()) as vendor:
        project = Project(Path(folder), ROOT)
        begin(project, vendor)
        vendor.document = edited(vendor.document, CHANGES)
        the_day(project)
        shown = project.shown
    return hold(README, SECTION, shown)


def begin(project, vendor):
    """A package as `init` makes it, with a test of its bindings, and a program of somebody else that uses them."""
    project.write(DOCUMENT, vendor.document)
    project.run("git init -q -b main")
    project.run(f"specwright init {DOCUMENT}")
    project.edit("specwright.toml", 'document = "', f'source   = "{vendor.address}/openapi.yaml"\ndocument = "')
    project.edit("Cargo.toml", "[dev-dependencies]", '[dev-dependencies]\ninsta = "1"')
    project.copy("bindings.rs", "tests/bindings.rs")
    project.stand_on_checkout()
    project.copy("main.rs", "../app/src/main.rs")
    project.copy("app.toml", "../app/Cargo.toml")
    project.run("cargo insta test --accept --features stan --no-default-features")
    project.run("cargo run -q", folder="../app", shows=["no phone", "+33 1"])
    must("stan: unchanged" in project.run("specwright update stan"), "nothing has changed yet")
    project.commit("The bindings")


def the_day(project):
    # In the morning: what is new?
    news = project.run("specwright update stan --dry-run", code=1)
    must("phone_number" in news and "nullable" in news, f"the change is shown:\n{news}")
    must(project.status() == "", f"a dry run writes nothing:\n{project.status()}")

    project.run("specwright update stan --yes", shows=["1 vendor, 1 operation"])
    written = project.status()
    for file in [DOCUMENT, "generated/stan/types.rs", "specwright.lock", "specwright.sources.toml"]:
        must(file in written, f"`{file}` is written:\n{written}")
    project.run("specwright check", code=0)

    # Whom does it break?
    project.run("specwright diff stan --deny breaking", code=3, shows=BREAKING)
    comment = in_ci(project)
    for part in ["## API changes: major", "this calls for **a major version**", "#### Breaking (", "POST /v1/customers"]:
        must(part in comment, f"{part!r} is in the comment:\n{comment}")
    for sentence in BREAKING:
        must(f"| {sentence}" in comment.replace("\\_", "_"), f"{sentence!r} is in the comment:\n{comment}")

    # The bindings that were reviewed are others now.
    test = "cargo insta test --features stan --no-default-features"
    project.run(test, code=1)
    pending = project.run("cargo insta pending-snapshots")
    must("bindings__types.snap" in pending, f"a snapshot waits for review:\n{pending}")
    difference = project.run("git diff --no-index tests/snapshots/bindings__types.snap tests/snapshots/bindings__types.snap.new", code=1)
    must("+    pub phone_number: Field<String>," in difference, f"the review shows the change:\n{difference}")
    project.run("cargo insta accept")
    project.run(test)

    # Whoever used the field is told at the line, and mends it.
    told = project.run("cargo check", folder="../app", code=101)
    for what in ["CustomerRequestBody::new(", "src/main.rs:5:", "src/main.rs:13:", "Field<String>"]:
        must(what in told, f"the compiler says {what!r}:\n{told}")
    project.copy("mended.rs", "../app/src/main.rs")
    project.run("cargo run -q", folder="../app", shows=["no phone", "+33 1"])
    project.commit("What Stan changed")
    must(project.status() == "", f"everything is committed:\n{project.status()}")
    project.run("specwright update stan", shows=["stan: not modified"])


def in_ci(project):
    """What the README has for CI, word for word: it writes the comment, and ends with 3."""
    summary = project.folder.parent / "summary.md"
    project.git("update-ref", "refs/remotes/origin/main", "HEAD")
    variables = {"GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)}
    project.shell(script(README, SECTION, "GITHUB_STEP_SUMMARY"), variables, code=3)
    return summary.read_text()


if __name__ == "__main__":
    sys.exit(main())
