#!/usr/bin/env bash
# The day a vendor changes its document, from morning to evening: the section of the README of that name, carried out. What
# the README shows of it is held to what comes out; UPDATE_README=1 writes it anew. Needs git and Python 3.10 or later, and
# installs cargo-insta, which a person would review snapshots with.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
PATH=$root/target/tools/bin:$PATH
if ! command -v cargo-insta >/dev/null; then
    cargo install -q --debug cargo-insta --locked --root target/tools
fi
cargo build -q -p specwright
PATH=$(realpath -m "${CARGO_TARGET_DIR:-target}")/debug:$PATH
# What the project is built of stays from run to run; the project does not.
CARGO_TARGET_DIR=$root/target/referees/day exec python3 -B tests/referees/day/day.py
