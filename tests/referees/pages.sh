#!/usr/bin/env bash
# Opens the pages of `specwright inspect` and `specwright diff` in Chromium, which npm brings, and judges them: what they say,
# how they are built (by `axe`), light and dark, wide and narrow, by keyboard, without JavaScript. Needs Node 20.11 or later.
# With PAGES_SHOTS=FOLDER it leaves pictures there, to be looked at.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
fixtures=tests/referees/pages/fixtures
pages=$root/target/referees/pages
# Chromium comes packed, and unpacks itself there.
export TMPDIR=$root/target/referees/chromium
mkdir -p "$TMPDIR"

# shellcheck source=tests/referees/install_node.sh
source "$root/tests/referees/install_node.sh"
install_node "$root"

cd "$root"
cargo build -q -p specwright
specwright=$(realpath -m "${CARGO_TARGET_DIR:-target}")/debug/specwright
rm -rf "$pages"
mkdir -p "$pages"

inspect() { # NAME DOCUMENT
    for form in html json; do
        "$specwright" inspect "$2" --format "$form" --out "$pages/inspect-$1.$form"
    done
}

compare() { # NAME OLD NEW [OPTION…]
    local name=$1
    shift
    for form in html json; do
        "$specwright" diff "$@" --format "$form" >"$pages/diff-$name.$form" 2>"$pages/diff-$name.log"
    done
}

for document in specs/*.yaml "$fixtures"/*.yaml; do
    inspect "$(basename "$document" .yaml)" "$document"
done
compare shop "$fixtures/old.yaml" "$fixtures/new.yaml"
compare suppressed "$fixtures/old.yaml" "$fixtures/new.yaml" --config "$fixtures/suppressing.toml"
compare hostile "$fixtures/hostile.yaml" "$fixtures/hostile-new.yaml"
compare nothing "$fixtures/none.yaml" "$fixtures/none.yaml"
compare folders specs "$fixtures"
# One that nobody reads to the end, where the documents of others are at hand.
large=../shared/corpus/specs/github__api.github.com-octokit.json
if [ -f "$large" ]; then
    inspect large "$large"
fi
exec node tests/referees/pages/main.mjs target/referees/node/node_modules "$pages" ${PAGES_SHOTS:+"$PAGES_SHOTS"}
