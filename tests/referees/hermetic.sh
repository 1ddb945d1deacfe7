#!/usr/bin/env bash
# Generation as Bazel, Buck and Nix have it: without a network, with sources that nobody can write to, from a folder that is
# none of theirs. Needs `unshare` of util-linux, and a built `specwright`.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
target=$(realpath -m "${CARGO_TARGET_DIR:-$root/target}")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

cargo clean -q -p build-script-example --manifest-path "$root/Cargo.toml"
unshare --map-root-user --net --mount bash -euc '
    root=$1 target=$2 out=$3
    # What cargo builds goes on being written.
    mount --bind "$target" "$target"
    mount --bind "$root" "$root"
    case $target in "$root"/*) mount --bind "$target" "$target" ;; esac
    mount -o remount,bind,ro "$root"
    if touch "$root/specs/written" 2>/dev/null; then echo "error: the sources can be written to" >&2; exit 1; fi
    if [ "$(grep -c : /proc/net/dev)" != 1 ]; then echo "error: there is a network" >&2; exit 1; fi
    cd "$out"

    "$target/debug/specwright" generate "$root/specs/stan.yaml" --out "$out/stan"
    "$target/debug/specwright" check --full --config "$root/specwright.toml"
    cargo run -q --offline --locked --manifest-path "$root/Cargo.toml" -p build-script-example
' _ "$root" "$target" "$out"
test -s "$out/stan/types.rs"
echo "generated without a network, from sources that cannot be written to"
