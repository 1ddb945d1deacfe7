#!/usr/bin/env python3
"""Does time and memory grow with the document, or faster?

    cargo build --release -p specwright
    python3 benches/scale/run.py [--binary target/release/specwright] [--times 1,2,4,8] [DOCUMENT.json ...]

Each document is written several times into one: its schemas, paths, tags and operations under other names. Without
documents a made-up one is used, of every kind of schema, in which all copies also ask for the same names of inline types.
Printed are the milliseconds of each stage and the peak memory, per copy: in each column the numbers should stay as they are,
or fall. Standard library alone.
"""

import argparse
import copy
import json
import os
import tempfile
import time


def made_up(groups=20, operations=10, schemas=15):
    """A document without a vendor: `groups` tags, each with operations and schemas that refer to each other."""
    paths, components = {}, {}
    for g in range(groups):
        for s in range(schemas):
            following = {"$ref": f"#/components/schemas/Thing{g}x{(s + 1) % schemas}"}
            components[f"Thing{g}x{s}"] = {
                "type": "object",
                "description": "A thing.\n\nWith words.",
                "required": ["id", "kind", "name", "at"],
                "properties": {
                    "id": {"type": "string", "readOnly": s % 3 == 0},
                    "kind": {"type": "string", "enum": [f"kind_{k}" for k in range(s + 2)]},
                    "name": {"type": ["string", "null"], "maxLength": 255},
                    "at": {"type": "string", "format": "date-time"},
                    "next": following,
                    "either": {"anyOf": [following, {"type": "string"}]},
                    "data": {"type": "object", "title": "Data", "properties": {"a": following, f"b{g}": {"type": "integer"}}},
                    "map": {"type": "object", "additionalProperties": following},
                },
            }
        for o in range(operations):
            thing = {"$ref": f"#/components/schemas/Thing{g}x{o % schemas}"}
            paths[f"/tag{g}/things{o}/{{id}}"] = {
                "post": {
                    "operationId": f"tag{g}_do{o}",
                    "tags": [f"Tag {g}"],
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                        {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["up", "down"]}},
                    ],
                    "requestBody": {"required": True, "content": {"application/json": {"schema": thing}}},
                    "responses": {
                        "200": {"description": "ok", "content": {"application/json": {"schema": {"type": "array", "items": thing}}}},
                        "400": {"description": "bad", "content": {"application/json": {"schema": {"type": "object", "title": "Problem", "properties": {f"code{g}": {"type": "string"}}}}}},
                    },
                }
            }
    info = {"title": "Made up", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "servers": [{"url": "https://a.dev"}], "paths": paths, "components": {"schemas": components}}


def renamed(value, suffix, sections):
    """A copy in which every reference to a component leads to the copy's own."""
    if isinstance(value, dict):
        return {key: reference(it, suffix, sections) if key == "$ref" else renamed(it, suffix, sections) for key, it in value.items()}
    if isinstance(value, list):
        return [renamed(it, suffix, sections) for it in value]
    # The mapping of a discriminator.
    return reference(value, suffix, sections) if isinstance(value, str) and value.startswith("#/") else value


def reference(value, suffix, sections):
    if isinstance(value, str) and value.startswith(sections):
        return value + suffix
    return renamed(value, suffix, sections)


def times(document, count):
    """`count` copies of a document in one."""
    swagger = "definitions" in document or "swagger" in document
    homes = ["definitions", "parameters", "responses"] if swagger else list(document.get("components", {}))
    homes = [home for home in homes if home not in ("securitySchemes", "securityDefinitions")]
    within = document if swagger else document.get("components", {})
    sections = tuple(f"#/{home}/" if swagger else f"#/components/{home}/" for home in homes)
    whole = copy.deepcopy({key: it for key, it in document.items() if key not in ("paths", "components", *homes)})
    whole["paths"] = {}
    target = whole if swagger else whole.setdefault("components", {})
    for key, it in within.items():
        target.setdefault(key, {} if key in homes else it)
    for number in range(count):
        suffix = f"C{number}"
        for home in homes:
            for name, it in within.get(home, {}).items():
                target[home][name + suffix] = renamed(it, suffix, sections)
        for path, item in document.get("paths", {}).items():
            item = renamed(item, suffix, sections)
            for operation in item.values():
                if isinstance(operation, dict):
                    if "operationId" in operation:
                        operation["operationId"] += suffix
                    if "tags" in operation:
                        operation["tags"] = [f"{tag} {suffix}" for tag in operation["tags"]]
            whole["paths"][f"/{suffix}{path}"] = item
    return whole


def run(binary, document, folder, arguments):
    """Generates; the milliseconds of each stage, of all of it in CPU time, and the peak memory in MB."""
    path, report = os.path.join(folder, "document.json"), os.path.join(folder, "report.json")
    with open(path, "w") as file:
        json.dump(document, file)
    out = os.path.join(folder, f"out{time.monotonic_ns()}")
    command = [binary, "generate", path, "--out", out, "--report", report, *arguments]
    child = os.posix_spawn(binary, command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ])
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 4), "the document has errors"
    with open(report) as file:
        timings = json.load(file)["vendors"][0]["timings"]
    figures = {timing["stage"]: timing["milliseconds"] for timing in timings}
    figures["user"] = usage.ru_utime * 1000
    figures["MB"] = usage.ru_maxrss / 1024
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default="target/release/specwright")
    parser.add_argument("--times", default="1,2,4,8")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("documents", nargs="*")
    options = parser.parse_args()
    documents = [(path, json.load(open(path))) for path in options.documents] or [("made up", made_up())]
    for name, document in documents:
        print(name)
        counts = [int(count) for count in options.times.split(",")]
        with tempfile.TemporaryDirectory() as folder:
            for count in counts:
                several = times(document, count)
                runs = [run(options.binary, several, folder, []) for _ in range(options.runs)]
                best = {key: min(run[key] for run in runs) for key in runs[0]}
                print(f"  x{count:<3}" + "".join(f" {key} {value / count:8.2f}" for key, value in best.items()))


if __name__ == "__main__":
    main()
