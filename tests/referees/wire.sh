#!/usr/bin/env bash
# Calls every operation of the documents in wire/documents.txt through their generated clients, with Prism as the server:
#
#     tests/referees/wire.sh [DIR] [--only TEXT]
#
# DIR is the folder that the list's names are relative to; without it only our own wire/styles.yaml is tried. --only leaves
# out the documents whose name has no TEXT in it. Prism listens on WIRE_PORT (4020 unless set). What came of it is in
# target/referees/wire/summary.md, with the calls behind each line in findings.jsonl. The exit code is 1 when something
# went wrong whose cause is not in wire/causes.tsv. Needs Node 18.20 or later; README.md says more.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=$root/target/referees/wire

# shellcheck source=tests/referees/install_node.sh
source "$root/tests/referees/install_node.sh"
install_node "$root"

# The folder as the caller sees it; we go to the root.
arguments=()
for argument in "$@"; do
    if [ -d "$argument" ]; then
        argument=$(cd "$argument" && pwd)
    fi
    arguments+=("$argument")
done

cd "$root"
cargo build -q --release -p specwright -p specwright-wire
programs=$(cargo metadata --format-version 1 --no-deps | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')/release
mkdir -p "$out"
exec "$programs/specwright-wire" --out "$out" --bin "$programs/specwright" --port "${WIRE_PORT:-4020}" \
    --prism "$root/target/referees/node/node_modules/@stoplight/prism-cli/dist/index.js" "${arguments[@]}"
