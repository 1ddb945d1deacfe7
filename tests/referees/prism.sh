#!/usr/bin/env bash
# Runs a command while five Prism servers, one for each document in specs/, stand ready to judge what it sends:
#
#     tests/referees/prism.sh cargo test --test prism
#
# The command finds them at $PRISM_STAN, $PRISM_JANI, $PRISM_LAGO, $PRISM_FLEXPRICE and $PRISM_MEETBIT
# (http://127.0.0.1:PORT), on PRISM_PORT (4010 unless set) and the four ports after it. Its exit code is ours; when a
# server does not come up, the code is 70. Needs Node 18.20 or later. README.md says how Prism answers.
set -euo pipefail

if [ $# -eq 0 ]; then
    echo "usage: tests/referees/prism.sh COMMAND [ARGUMENT…]" >&2
    exit 64
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tests/referees
node_dir=$root/target/referees/node
logs=$root/target/referees/logs
port=${PRISM_PORT:-4010}
servers=()

# shellcheck source=tests/referees/install_node.sh
source "$here/install_node.sh"

start() { # VENDOR PORT
    # Directly, not through the `prism` link, so that the process that we stop is the server itself.
    node "$node_dir/node_modules/@stoplight/prism-cli/dist/index.js" \
        mock --dynamic --errors --host 127.0.0.1 --port "$2" "$root/specs/$1.yaml" >"$logs/$1.log" 2>&1 &
    servers+=($!)
    export "PRISM_$(tr '[:lower:]' '[:upper:]' <<<"$1")=http://127.0.0.1:$2"
}

stop() {
    for server in "${servers[@]}"; do
        kill "$server" 2>/dev/null || true
    done
    wait 2>/dev/null || true
}

ready() { # VENDOR PID
    for _ in $(seq 600); do
        if grep -qs "Prism is listening" "$logs/$1.log"; then
            return
        fi
        if ! kill -0 "$2" 2>/dev/null; then
            break
        fi
        sleep 0.1
    done
    echo "prism.sh: the server for $1 did not come up:" >&2
    tail -n 1 "$logs/$1.log" >&2
    exit 70
}

install_node "$root"
mkdir -p "$logs"
rm -f "$logs"/*.log
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

vendors=(stan jani lago flexprice meetbit)
for index in "${!vendors[@]}"; do
    start "${vendors[$index]}" $((port + index))
done
for index in "${!vendors[@]}"; do
    ready "${vendors[$index]}" "${servers[$index]}"
done

verdict=0
"$@" || verdict=$?
exit "$verdict"
