"""Compares the documents in specs/ with the pages in specs/pages/.

A document that its page carries must be that block, byte for byte. A document that was written from prose must be
able to show the line of each fact: `x-specwright-source` names lines that exist, a property stands on its line by
name, every description is to be found on the page, and every example is the page's own.
"""

import json
import re
import sys
from pathlib import Path

import yaml

FENCED = re.compile(rb"^````yaml[^\n]*\n(.*?)^````$", re.MULTILINE | re.DOTALL)
JSON_BLOCK = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r"(pages/\w+\.md):(\d+(?:,\d+)*)")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Document:
    """A document written from prose, beside its page."""

    def __init__(self, path, page):
        self.path = path
        self.page = f"pages/{page.name}"
        self.lines = page.read_text().splitlines()
        self.prose = normalized(page.read_text())
        self.examples = [loose_json(block) for block in JSON_BLOCK.findall(page.read_text())]
        self.faults = []

    def fault(self, pointer, what):
        self.faults.append(f"{self.path}: {pointer}: {what}")

    def judge(self):
        document = yaml.safe_load(self.path.read_text())
        self.walk("#", document)
        for path, item in document["paths"].items():
            self.source(f"#/paths/{path}", item)
            for method in METHODS:
                if method in item:
                    self.operation(f"#/paths/{path}/{method}", item[method])
        for name, schema in document["components"]["schemas"].items():
            self.schema(f"#/components/schemas/{name}", schema)
        return self.faults

    def operation(self, pointer, operation):
        self.source(pointer, operation)
        self.source(f"{pointer}/requestBody", operation["requestBody"])
        for status, response in operation["responses"].items():
            self.source(f"{pointer}/responses/{status}", response)

    def schema(self, pointer, schema):
        self.source(pointer, schema)
        for name, member in schema.get("properties", {}).items():
            there = f"{pointer}/properties/{name}"
            if not any(re.search(rf"\b{name}\b", line) for line in self.source(there, member)):
                self.fault(there, f"no source line names `{name}`")

    def source(self, pointer, node):
        """The lines that a node was written from; a fault when it does not say."""
        found = SOURCE.fullmatch(node.get("x-specwright-source", ""))
        if not found or found[1] != self.page:
            self.fault(pointer, f"x-specwright-source does not name a line of {self.page}")
            return []
        numbers = [int(number) for number in found[2].split(",")]
        if max(numbers) > len(self.lines):
            self.fault(pointer, f"{self.page} has {len(self.lines)} lines only")
        return [self.lines[number - 1] for number in numbers if number <= len(self.lines)]

    def walk(self, pointer, node):
        """What any node may hold: our extensions, a description, an example."""
        if isinstance(node, list):
            for index, item in enumerate(node):
                self.walk(f"{pointer}/{index}", item)
        if not isinstance(node, dict):
            return
        for key in node:
            if str(key).startswith("x-") and key not in ("x-specwright-source", "x-specwright-inferred"):
                self.fault(pointer, f"unexpected extension `{key}`")
        description = node.get("description")
        ours = "description is ours" in node.get("x-specwright-inferred", "")
        if isinstance(description, str) and not ours and normalized(description) not in self.prose:
            self.fault(pointer, "the description is not on the page")
        if "example" in node and node["example"] not in self.examples:
            self.fault(pointer, "the example is not on the page")
        for key, item in node.items():
            if key != "example":
                self.walk(f"{pointer}/{key}", item)


def normalized(text):
    """Text without its line breaks and markup."""
    return " ".join(text.replace("<br/>", " ").split())


def loose_json(text):
    """JSON as documentation writes it, with a comma after the last member."""
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", text))


def compare(specs):
    for page in sorted((specs / "pages").glob("*.md")):
        path = specs / f"{page.stem}.yaml"
        block = FENCED.search(page.read_bytes())
        if block is None:
            faults = Document(path, page).judge()
        elif block[1] != path.read_bytes():
            faults = [f"{path}: differs from the block on its page"]
        else:
            faults = []
        print("\n".join(faults) or f"{path}: agrees with its page")
        yield from faults


if __name__ == "__main__":
    sys.exit(1 if list(compare(Path(sys.argv[1]))) else 0)
