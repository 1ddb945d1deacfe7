"""The commands that a section of the README shows, with what they say, held to what was run."""

import difflib
import os
import re
import sys

BLOCK = re.compile(r"(?<=^```text\n)\$ (.*?)(?=^```$)", re.M | re.S)


def hold(path, heading, shown):
    """0 if each block of the section that begins with a command has what that said; with UPDATE_README, it gets it."""
    text = path.read_text()
    section = section_of(text, heading)
    blocks = [block.split("\n", 1)[0] for block in BLOCK.findall(section)]
    unknown = [command for command in blocks if command not in shown]
    if unknown or not blocks:
        print(f"day.sh: the README shows what was not run: {unknown}", file=sys.stderr)
        return 1
    real = BLOCK.sub(lambda block: real_block(block[1].split("\n", 1)[0], shown), section)
    if real == section:
        print("the README shows the day as it was")
        return 0
    if os.environ.get("UPDATE_README"):
        path.write_text(text.replace(section, real))
        print("the README was brought up to date")
        return 0
    sys.stdout.writelines(difflib.unified_diff(section.splitlines(True), real.splitlines(True), "README.md", "the day"))
    print("day.sh: the README is stale: UPDATE_README=1 tests/referees/day.sh", file=sys.stderr)
    return 1


def real_block(command, shown):
    return f"$ {command}\n{shown[command].rstrip()}\n"


def script(path, heading, word):
    """The block of shell in a section that has a word in it."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", section_of(path.read_text(), heading), re.M | re.S)
    return next(block for block in blocks if word in block)


def section_of(text, heading):
    start = text.index(f"## {heading}\n")
    return text[start : text.index("\n## ", start)]
