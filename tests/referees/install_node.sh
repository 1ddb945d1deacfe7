# shellcheck shell=bash
# Read by the scripts that need programs of Node: `install_node ROOT` puts them into target/referees/node, as
# package-lock.json has them.

install_node() { # ROOT
    local here=$1/tests/referees node_dir=$1/target/referees/node
    # As with Python: only when what it should contain has changed, so that later runs need no network.
    if cmp -s "$here/package-lock.json" "$node_dir/installed.json"; then
        return
    fi
    mkdir -p "$node_dir"
    cp "$here/package.json" "$here/package-lock.json" "$node_dir"
    (cd "$node_dir" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
    cp "$here/package-lock.json" "$node_dir/installed.json"
}
