"""The synthetic types, and how each of the two styles prints them."""

import json
import random

MASK = (1 << 64) - 1
STRUCTS, ENUMS, UNTAGGED, TAGGED, FIELDS = 790, 150, 40, 20, 10


def hash_key(key):
    """`specwright_runtime::table::hash`."""
    size = len(key)
    four = lambda i: int.from_bytes(key[i : i + 4], "little")
    if size >= 8:
        head, tail = int.from_bytes(key[:8], "little"), int.from_bytes(key[-8:], "little")
        word = head ^ ((tail << 23 | tail >> 41) & MASK)
    elif size >= 4:
        word = four(0) | four(size - 4) << 32
    else:
        word = key[0] | key[size // 2] << 8 | key[-1] << 16
    return (((word ^ size) * 0x9E3779B97F4A7C15) & MASK) >> 48


def table(keys):
    """A record's table, as the inside of a byte string: a digit of base 91 for each entry."""
    size = 1
    while size < 2 * len(keys):
        size *= 2
    slots = [None] * size
    for i, key in enumerate(keys):
        at = hash_key(key.encode()) & (size - 1)
        while slots[at] is not None:
            at = (at + 1) & (size - 1)
        slots[at] = i
    assert len(keys) <= 91
    return "".join(" " if slot is None else chr(35 + slot + (slot >= 57)) for slot in slots)


WORDS = "account amount billing city code country created currency customer discount email end first id invoice last line name note number order owner phone plan price quantity rate reference start state status street tax title total type unit updated url value zip".split()
SCALARS = ["String", "i64", "f64", "bool", "i32"]


def structs():
    """Structs of ten fields: scalars, enums, and structs that come later, so that there are no cycles."""
    dice = random.Random(4)
    for i in range(STRUCTS):
        fields = []
        for word in dice.sample(WORDS, FIELDS):
            key, roll = f"{word}_{dice.choice(WORDS)}", dice.random()
            if roll < 0.55 or i + 1 >= STRUCTS:
                kind = dice.choice(SCALARS)
            elif roll < 0.7:
                kind = f"E{dice.randrange(ENUMS)}"
            elif roll < 0.76:
                kind = f"U{dice.randrange(UNTAGGED)}" if dice.random() < 0.7 else f"T{dice.randrange(TAGGED)}"
            elif roll < 0.9:
                kind = f"S{min(STRUCTS - 1, i + 1 + dice.randrange(60))}"
            else:
                kind = f"Vec<{dice.choice(SCALARS + [f'S{min(STRUCTS - 1, i + 1 + dice.randrange(60))}'])}>"
            fields.append((key, kind, dice.random() < 0.4))
        yield f"S{i}", fields


def enums():
    dice = random.Random(5)
    for i in range(ENUMS):
        yield f"E{i}", [f"{word}" for word in dice.sample(WORDS, 6)]


def unions(letter, count, members):
    """The members are structs at the end, which hold no unions of their own (the last have only scalars)."""
    for i in range(count):
        yield f"{letter}{i}", [f"L{(i * members + j) % 20}" for j in range(members)]


def leaves():
    """Structs for unions to hold."""
    dice = random.Random(6)
    for i in range(20):
        yield f"L{i}", [(f"{word}_{i}", dice.choice(SCALARS), True) for word in dice.sample(WORDS, FIELDS)]


def everything():
    return list(structs()) + list(leaves())


def ours(setters):
    out = ["#![allow(missing_docs)]", "use specwright_runtime::{Unrecognized, UnrecognizedValue, open_enum, record, tagged, untagged};"]
    for name, fields in everything():
        out += ["#[derive(Clone)]", f"pub struct {name} {{"]
        out += [f"    pub {key}: {kind if required else f'Option<{kind}>'}," for key, kind, required in fields]
        bits = sum(1 << i for i, field in enumerate(fields) if field[2])
        flags = "" if setters else " plain"
        out += ["}", f"record! {{", f'    {name} {name}_TABLE required[{bits:#x}] table[b"{table([field[0] for field in fields])}"]{flags};']
        for i, (key, kind, required) in enumerate(fields):
            out.append(f"    {i} {key}: {'required' if required else 'optional'} {kind} = {json.dumps(key)};")
        out.append("}")
    for name, values in enums():
        variants = [value.title() for value in values]
        out += ["#[derive(Clone)]", f"pub enum {name} {{", *[f"    {variant}," for variant in variants], "    Unrecognized(Unrecognized),", "}"]
        lines = " ".join(f'{i} {variant} = "{value}";' for i, (variant, value) in enumerate(zip(variants, values)))
        out.append(f"open_enum! {{ {name}; {lines} }}")
    for name, members in unions("U", UNTAGGED, 2):
        out += ["#[derive(Clone)]", f"pub enum {name} {{ Text(String), Number(i64), A({members[0]}), B({members[1]}), Unrecognized(UnrecognizedValue) }}"]
        out.append(f"untagged! {{ {name} {name}_TABLE; 0 Text(String) = kinds(STR); 1 Number(i64) = kinds(INT); 2 A({members[0]}) = object({members[0]}_TABLE); 3 B({members[1]}) = object({members[1]}_TABLE); }}")
    for name, members in unions("T", TAGGED, 3):
        a, b, c = members
        out += ["#[derive(Clone)]", f"pub enum {name} {{ A({a}), B({b}), C({c}), Unrecognized(UnrecognizedValue) }}"]
        out.append(f'tagged! {{ {name}, "kind"; 0 A({a}) = "a"; 1 B({b}) = "b"; 2 C({c}) = "c"; }}')
    return "\n".join(["#![allow(non_upper_case_globals)]"] + out) + "\n"


DERIVE = "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]"


def derive():
    out = ["use serde::{Deserialize, Serialize};"]
    for name, fields in everything():
        out += [DERIVE, f"pub struct {name} {{"]
        for key, kind, required in fields:
            if not required:
                out.append('    #[serde(default, skip_serializing_if = "Option::is_none")]')
            out.append(f"    pub {key}: {kind if required else f'Option<{kind}>'},")
        out.append("}")
    for name, values in enums():
        out += [DERIVE, f"pub enum {name} {{"]
        out += [f'    #[serde(rename = "{value}")]\n    {value.title()},' for value in values] + ["}"]
    for name, (a, b) in unions("U", UNTAGGED, 2):
        out += [DERIVE, "#[serde(untagged)]", f"pub enum {name} {{ Text(String), Number(i64), A({a}), B({b}) }}"]
    for name, (a, b, c) in unions("T", TAGGED, 3):
        out += [DERIVE, '#[serde(tag = "kind", rename_all = "snake_case")]', f"pub enum {name} {{ A({a}), B({b}), C({c}) }}"]
    return "\n".join(out) + "\n"


def program(crate, read, write, count):
    """A program that reads and writes `count` of the types."""
    every = STRUCTS // count if count <= STRUCTS else 1
    names = [f"S{i}" for i in range(0, STRUCTS, max(1, every))][:count]
    body = [f"    if let Ok(value) = {read}::<{crate}::{name}>(&bytes) {{ total += {write}.len(); }}" for name in names]
    lines = ["fn main() {", "    let bytes = std::fs::read(std::env::args().nth(1).unwrap_or_default()).unwrap_or_default();", "    let mut total = 0;"]
    return "\n".join(lines + body + ['    println!("{total}");', "}"]) + "\n"
