#!/usr/bin/env bash
# Runs a command while an authorization server (`oidc-provider`) and a server that it protects stand ready:
#
#     tests/referees/oauth.sh cargo test --test oauth
#
# The command finds the first at $OAUTH_ISSUER and the second at $OAUTH_RESOURCE (http://127.0.0.1:PORT), on OAUTH_PORT (4040
# unless set) and the port after it. Its exit code is ours; when the servers do not come up, the code is 70. Needs Node 20.19
# or later.
set -euo pipefail

if [ $# -eq 0 ]; then
    echo "usage: tests/referees/oauth.sh COMMAND [ARGUMENT…]" >&2
    exit 64
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
log=$root/target/referees/logs/oauth.log
port=${OAUTH_PORT:-4040}

# shellcheck source=tests/referees/install_node.sh
source "$root/tests/referees/install_node.sh"
install_node "$root"

mkdir -p "$(dirname "$log")"
rm -f "$log"
node "$root/tests/referees/oauth/server.mjs" "$root/target/referees/node/node_modules" "$port" >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait 2>/dev/null || true' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for _ in $(seq 300); do
    if grep -qs "^listening" "$log"; then
        export OAUTH_ISSUER=http://127.0.0.1:$port OAUTH_RESOURCE=http://127.0.0.1:$((port + 1))
        verdict=0
        "$@" || verdict=$?
        exit "$verdict"
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
done
echo "oauth.sh: the servers did not come up:" >&2
tail -n 5 "$log" >&2
exit 70
