#!/usr/bin/env bash
# Generates every document of a folder that has a list.txt, twice, and says which fail or differ.
set -euo pipefail
corpus=$1
cargo build -q --release -p specwright
out=target/referees/corpus
rm -rf "$out" && mkdir -p "$out"
count=0 failed=0
while IFS=$'\t' read -r document _; do
    [ -f "$corpus/$document" ] || continue
    count=$((count + 1))
    for run in a b; do
        if ! timeout 120 target/release/specwright generate "$corpus/$document" --out "$out/$run" --crate gen \
            --message-format json >"$out/log" 2>&1; then
            echo "failed: $document"
            tail -n 3 "$out/log" | cut -c 1-300
            failed=$((failed + 1))
            rm -rf "$out/a" "$out/b"
            continue 2
        fi
    done
    if ! diff -rq "$out/a" "$out/b" >/dev/null; then
        echo "differs in a second run: $document"
        failed=$((failed + 1))
    fi
    rm -rf "$out/a" "$out/b"
done <"$corpus/list.txt"
echo "$count documents, $failed failed"
[ "$failed" -eq 0 ]
