#!/usr/bin/env python3
"""No package that users of ours compile asks for a newer Rust than our own `rust-version`."""

import json
import subprocess
import sys


def version(text):
    return tuple(int(part) for part in text.split(".")) + (0,) * (3 - len(text.split(".")))


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--all-features"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    ours = [packages[member] for member in metadata["workspace_members"]]
    stated = max(version(package["rust_version"]) for package in ours if package["rust_version"])
    seen, open_ = set(), [package["id"] for package in ours]
    while open_:
        current = open_.pop()
        if current in seen:
            continue
        seen.add(current)
        for dependency in nodes[current]["deps"]:
            # What only our own tests and benches use is our business alone.
            if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
                open_.append(dependency["pkg"])
    newer = [p for p in (packages[i] for i in seen) if p["rust_version"] and version(p["rust_version"]) > stated]
    for package in newer:
        print(f"error: {package['name']} {package['version']} needs Rust {package['rust_version']}", file=sys.stderr)
    print(f"{len(seen)} packages, none beyond Rust {'.'.join(map(str, stated))}" if not newer else "", end="\n")
    return 1 if newer else 0


if __name__ == "__main__":
    sys.exit(main())
