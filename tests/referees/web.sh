#!/usr/bin/env bash
# Makes calls from wasm32-unknown-unknown, with Node (20 or later) in the place of a browser. The target has to be installed:
# rustup target add wasm32-unknown-unknown. wasm-bindgen is installed into target/tools, in the version that Cargo.lock names.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p')
PATH=$root/target/tools/bin:$PATH
if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $version" ]; then
    install="cargo install -q --debug wasm-bindgen-cli --version $version --root target/tools"
    # Its own lock may name a version that a registry no longer has.
    $install --locked || $install
fi
cargo build -q -p specwright-web --target wasm32-unknown-unknown
built=$(cargo metadata --format-version 1 --no-deps | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
out=$root/target/referees/web
wasm-bindgen --target nodejs --out-dir "$out" "$built/wasm32-unknown-unknown/debug/specwright_web.wasm"
exec node tests/referees/web/web.mjs "$out/specwright_web.js"
