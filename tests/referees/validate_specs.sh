#!/usr/bin/env bash
# Judges specs/: is each document valid OpenAPI, and does it say what its page says? Exits 1 when one is not.
# Needs Python 3.10 or later. Arguments, if any, are the documents to validate instead of specs/*.yaml.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

here=tests/referees
venv=target/referees/venv

# The environment is made again only when what it should contain has changed, so that later runs need no network.
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
    rm -rf "$venv"
    mkdir -p "$(dirname "$venv")"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv/installed.txt"
fi

if [ $# -gt 0 ]; then
    exec "$venv/bin/openapi-spec-validator" "$@"
fi

verdict=0
"$venv/bin/openapi-spec-validator" specs/*.yaml || verdict=1
"$venv/bin/python" "$here/compare_pages.py" specs || verdict=1
exit "$verdict"
