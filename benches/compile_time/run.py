#!/usr/bin/env python3
"""What a thousand types cost to compile: ours beside serde's derive.

    python3 benches/compile_time/run.py [--runs N] [--only STYLE]

Writes crates of 810 structs with ten fields, 150 string enums, 40 untagged and 20 tagged unions, and for each a program
that reads and writes 300 of the structs. Measures the CPU seconds (user and system, of cargo and all that it starts) of
`cargo check` of the types, and of a release build of types and program, with the dependencies built before. The least
of the runs counts. The crates go to `compile_time` in cargo's target directory.

`ours` is what specwright prints; `ours-plain` leaves the setters out, which the derived types do not have either.
"""

import argparse
import os
import pathlib
import resource
import subprocess

import synthetic

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "compile_time"

OURS = ("specwright_runtime::from_slice", "specwright_runtime::to_vec(&value)", f'specwright-runtime = {{ path = "{ROOT / "runtime"}" }}')
DERIVE = ("serde_json::from_slice", "serde_json::to_vec(&value).unwrap_or_default()", 'serde = { version = "1", features = ["derive"] }\nserde_json = "1"')
STYLES = {
    "ours": (lambda: synthetic.ours(True), *OURS),
    "ours-plain": (lambda: synthetic.ours(False), *OURS),
    "derive": (synthetic.derive, *DERIVE),
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def package(style, name, dependencies, file, text):
    """One crate of the style's workspace."""
    head = f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n[dependencies]\n{dependencies}\n'
    write(TARGET / style / name / "Cargo.toml", head)
    write(TARGET / style / name / "src" / file, text)


def prepare(style):
    types, read, write_call, dependencies = STYLES[style]
    write(TARGET / style / "Cargo.toml", '[workspace]\nmembers = ["types", "user"]\nresolver = "3"\n')
    package(style, "types", dependencies, "lib.rs", types())
    package(style, "user", dependencies + '\ntypes = { path = "../types" }', "main.rs", synthetic.program("types", read, write_call, 300))
    # What the types stand on is not measured.
    crates = ["-p", "serde", "-p", "serde_json"] if style == "derive" else ["-p", "specwright-runtime"]
    cargo(style, "check", *crates)
    cargo(style, "build", "--release", *crates)


def cargo(style, *arguments):
    """Runs cargo and gives the CPU seconds that it took."""
    environment = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": str(TARGET / style / "target")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["cargo", *arguments, "--quiet"], cwd=TARGET / style, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(style):
    """CPU seconds of checking the types, and of building types and program."""
    touched = [TARGET / style / name for name in ("types/src/lib.rs", "user/src/main.rs")]
    touched[0].touch()
    check = cargo(style, "check", "-p", "types")
    for path in touched:
        path.touch()
    return check, cargo(style, "build", "--release", "-p", "user")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", choices=STYLES)
    options = parser.parse_args()
    styles = [options.only] if options.only else list(STYLES)
    for style in styles:
        prepare(style)
    best = {style: (float("inf"), float("inf")) for style in styles}
    for _ in range(options.runs):
        for style in styles:
            best[style] = tuple(map(min, best[style], measure(style)))
    reference = best.get("derive")
    print(f"{'':12}{'check':>10}{'release':>10}   CPU seconds")
    for style, (check, release) in best.items():
        ratio = f"   1/{reference[0] / check:.1f}, 1/{reference[1] / release:.1f}" if reference and style != "derive" else ""
        print(f"{style:12}{check:10.2f}{release:10.2f}{ratio}")


if __name__ == "__main__":
    main()
