#!/usr/bin/env python3
"""Specwright beside other generators of Rust, on documents that you name.

    python3 benches/peers/run.py DOCUMENT… [--runs N] [--compile-runs N] [--only STEP,…] [--release DOCUMENT…] [--json FILE]

Installs openapi-to-rust and oas3-gen from their registry into `peers` in cargo's target directory, and measures everything
in one run: for each document the CPU time and the peak memory of generating (the least of the runs, the tools by turns),
the CPU time of `cargo check` of the result for each operation, and that of a release build of the result with a program
that calls ten operations. What the results stand on is built before and not counted. CPU time is user and system, of a
process and all that it starts. Prints Markdown, and writes the same as JSON.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import time

from tools import ROOT, TOOLS

TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "peers"
STEPS = ("generate", "check", "release")
CALLS = 10
ENVIRONMENT = {**os.environ, "CARGO_INCREMENTAL": "0", "RUSTFLAGS": "", "CARGO_TERM_COLOR": "never"}

PROGRAM = """\
//! Calls ten operations. The arguments are never there, but the compiler cannot know.

fn any<T>() -> T {{
    std::hint::black_box(None::<T>).expect("an argument")
}}

fn main() {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {{
        let client = {client};
{calls}
    }});
}}
"""

CALL = """\
        match {call}.await {{
            Ok(answer) => drop(std::hint::black_box(answer)),
            Err(error) => drop(std::hint::black_box(error)),
        }}"""


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def run(command, folder=None, environment=None):
    """Runs a command; gives its status, output, CPU seconds and peak memory in MB."""
    log = TARGET / "last.log"
    with open(log, "wb") as output:
        process = subprocess.Popen([str(part) for part in command], cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    text = log.read_text(errors="replace")
    return process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def must(command, folder=None, environment=None):
    status, text, *_ = run(command, folder, environment)
    if status:
        sys.exit(f"{' '.join(map(str, command))}\n{text[-3000:]}")


def binaries():
    """The programs by tool: ours is built here, the others are installed once."""
    found = {}
    for tool in TOOLS:
        if tool.crate is None:
            must(["cargo", "build", "--release", "-p", "specwright", "--target-dir", TARGET / "ours"], ROOT)
            found[tool] = TARGET / "ours" / "release" / "specwright"
            continue
        name, version = tool.crate
        found[tool] = TARGET / "bin" / name
        if not found[tool].exists():
            say(f"installing {name} {version}")
            must(["cargo", "install", "--locked", "--root", TARGET, "--target-dir", TARGET / "install", name, "--version", version])
    return found


def cargo(tool, folder, *arguments):
    environment = {**ENVIRONMENT, "CARGO_TARGET_DIR": str(TARGET / "build" / tool.name)}
    return run(["cargo", *arguments, "--quiet"], folder, environment)


def generate(tools, document, runs, rows):
    """The least CPU time and memory of each tool, by turns."""
    for _ in range(runs):
        for tool, binary in tools.items():
            row, out = rows[tool.name], TARGET / "out" / tool.name
            shutil.rmtree(out, ignore_errors=True)
            status, text, cpu, memory = run(tool.command(binary, document, out))
            # Specwright says by 4 that an operation was left out.
            if status not in (0, 4):
                row["error"] = f"does not generate: {last_line(text)}"
                continue
            row["generate_cpu_s"] = min(cpu, row.get("generate_cpu_s", cpu))
            row["generate_memory_mb"] = min(memory, row.get("generate_memory_mb", memory))


def last_line(text):
    return (text.strip().splitlines() or ["nothing is said"])[-1][:160]


def install(tool, row):
    """The output as a package, with what is known of it."""
    package = TARGET / "hosts" / tool.name / "bindings"
    package.mkdir(parents=True, exist_ok=True)
    tool.install(TARGET / "out" / tool.name, package)
    row["operations"] = len(tool.methods(package))
    row["lines"] = sum(len(file.read_text().splitlines()) for file in (package / "src").glob("**/*.rs"))
    return package


def without_source(package, step):
    """Builds what a package stands on: the package itself is empty meanwhile."""
    source, aside = package / "src", package / "aside"
    source.rename(aside)
    source.mkdir()
    (source / "lib.rs").write_text("")
    try:
        return step()
    finally:
        shutil.rmtree(source)
        aside.rename(source)


def timed(tool, folder, touched, arguments, runs):
    """The least CPU time of a build, and what it says if it fails."""
    best = None
    for _ in range(runs):
        for file in touched:
            os.utime(file)
        status, text, cpu, _ = cargo(tool, folder, *arguments)
        if status:
            errors = re.findall(r"^error.*$", text, re.M)
            return None, f"{len(errors)} errors: {errors[0][:160] if errors else last_line(text)}"
        best = cpu if best is None else min(best, cpu)
        say(f"    {cpu:.1f} s")
    return best, None


def check(tool, package, runs, row):
    without_source(package, lambda: cargo(tool, package, "check", "--lib"))
    row["check_cpu_s"], fault = timed(tool, package, [package / "src" / "lib.rs"], ["check", "--lib"], runs)
    if fault:
        row["error"] = f"does not compile: {fault}"
    else:
        row["check_cpu_ms_per_operation"] = 1000 * row["check_cpu_s"] / row["operations"]


def release(tool, package, calls, runs, row):
    """A release build of the bindings and of a program that calls ten operations."""
    user = package.parent / "user"
    program = PROGRAM.format(client=tool.client(package), calls="\n".join(CALL.format(call=call) for call in calls))
    (user / "src").mkdir(parents=True, exist_ok=True)
    (user / "Cargo.toml").write_text(
        '[package]\nname = "user"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n'
        'bindings = { path = "../bindings" }\ntokio = { version = "1", features = ["rt", "net", "time"] }\n'
    )
    main = user / "src" / "main.rs"
    main.write_text("fn main() {}\n")
    without_source(package, lambda: cargo(tool, user, "build", "--release"))
    main.write_text(program)
    touched = [package / "src" / "lib.rs", main]
    row["release_cpu_s"], fault = timed(tool, user, touched, ["build", "--release"], runs)
    if fault:
        row["error"] = f"release build: {fault}"


def common_calls(packages, rows):
    """The first operations that read and that all clients have: the calls by tool."""
    methods = {tool: tool.methods(package) for tool, package in packages.items() if "error" not in rows[tool.name]}
    ours = next(tool for tool in methods if tool.crate is None)
    names = [name for name in ours.reads(packages[ours]) if all(name in known for known in methods.values())]
    names = list(dict.fromkeys(names))[:CALLS]
    say(f"calls: {', '.join(names)}")
    return {tool: [known[name].call for name in names] for tool, known in methods.items()}


def measure(document, tools, options):
    rows = {tool.name: {} for tool in tools}
    say(f"{document.name}: generate")
    generate(tools, document, options.runs, rows)
    made = [tool for tool in tools if "error" not in rows[tool.name]]
    packages = {tool: install(tool, rows[tool.name]) for tool in made}
    if "check" in options.only:
        for tool, package in packages.items():
            say(f"{document.name}: check {tool.name}")
            check(tool, package, options.compile_runs, rows[tool.name])
    if "release" in options.only and (options.release is None or document in options.release):
        for tool, calls in common_calls(packages, rows).items():
            say(f"{document.name}: release build {tool.name}")
            release(tool, packages[tool], calls, options.compile_runs, rows[tool.name])
    return rows


FIGURES = [
    ("generate_cpu_s", "generate, CPU seconds", "{:.2f}"),
    ("generate_memory_mb", "generate, peak memory in MB", "{:.0f}"),
    ("operations", "operations", "{:.0f}"),
    ("lines", "lines", "{:.0f}"),
    ("check_cpu_s", "`cargo check`, CPU seconds", "{:.1f}"),
    ("check_cpu_ms_per_operation", "the same for an operation, milliseconds", "{:.1f}"),
    ("release_cpu_s", "release build with ten calls, CPU seconds", "{:.1f}"),
]


def table(name, rows):
    """One document as Markdown: each figure, and how many times ours it is."""
    lines = [f"### {name}", "", f"| | {' | '.join(rows)} |", "|---" * (len(rows) + 1) + "|"]
    ours = next(iter(rows.values()))
    for key, title, form in FIGURES:
        if not any(row.get(key) for row in rows.values()):
            continue
        cells = []
        for row in rows.values():
            value = row.get(key)
            ratio = key not in ("operations", "lines") and row is not ours and value and ours.get(key)
            cells.append((form.format(value) if value else "–") + (f" ({value / ours[key]:.1f}×)" if ratio else ""))
        lines.append(f"| {title} | {' | '.join(cells)} |")
    lines += ["", *(f"{tool} {row['error']}" for tool, row in rows.items() if "error" in row)]
    return "\n".join(lines).rstrip() + "\n"


def machine():
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return {"system": platform.system(), "architecture": platform.machine(), "cores": os.cpu_count(), "rustc": rustc}


def steps(text):
    chosen = text.split(",")
    for step in chosen:
        if step not in STEPS:
            raise argparse.ArgumentTypeError(f"`{step}` is none of {', '.join(STEPS)}")
    return chosen


def existing(text):
    path = pathlib.Path(text).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"`{text}` is no file")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("documents", nargs="+", type=existing, help="OpenAPI documents")
    parser.add_argument("--runs", type=int, default=5, help="how often each tool generates")
    parser.add_argument("--compile-runs", type=int, default=1, help="how often each result is compiled")
    parser.add_argument("--only", type=steps, default=list(STEPS), help="some of: generate,check,release")
    parser.add_argument("--release", nargs="+", type=existing, help="the documents whose results get a release build; else all")
    parser.add_argument("--json", type=pathlib.Path, default=None, help="where the figures go; else peers.json beside the builds")
    options = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    tools, began = binaries(), time.time()
    results = {document.name: measure(document, tools, options) for document in options.documents}
    facts = {"machine": machine(), "runs": options.runs, "compile_runs": options.compile_runs, "documents": results}
    target = options.json or TARGET / "peers.json"
    target.write_text(json.dumps(facts, indent=2) + "\n")
    print("\n".join(table(name, rows) for name, rows in results.items()))
    say(f"{time.time() - began:.0f} s; the figures are in {target}")


if __name__ == "__main__":
    main()
