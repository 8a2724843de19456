"""The YAML of ordinary lines -> values and spots, in six tenths of the instructions that libyaml's events take.

Nearly every agreement is written as `emit` writes: keys and dashes on lines of their own, texts on one line or folded
(`>-`), short lists and mappings in brackets on one line. Whatever else YAML can do, or might do, is not decided here:
of a text with one line that is not of these forms nothing is read, and libyaml reads all of it. So this never refuses
a file, and what it gives is what libyaml would have given.
"""

import re
from typing import Any
from unicodedata import is_normalized

from checker.yamlfile.build import MAX_DEPTH
from checker.yamlfile.document import SHIFT, Spots, packed
from checker.yamlfile.places import Value

_MOST = 1_000_000
"""As long a text may have more values than a file may hold; libyaml's events are counted."""

_LONGEST_KEY = 1_000
"""YAML takes no key of more than 1024 characters without `?`."""

_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
"""A text that begins otherwise is plain."""

_NULL = frozenset(["null", "~"])

_PLAIN = r"""[^ \-?:,\[\]{}#&*!|>'"%@`<\n](?:[^,\[\]{}:?#\n]*[^,\[\]{}:?# \n])?"""
_MEMBER = re.compile(rf'"([^"\n]*)"|({_PLAIN})')
"""A text in brackets: quoted, or plain."""

_PAIR = re.compile(rf'(?:"([^"\n]*)"|({_PLAIN})): (?:"([^"\n]*)"|({_PLAIN}))?')
"""A key in braces with its value, where that is a text: each quoted, or plain."""


class _Other(Exception):
    """What stands here is not of the ordinary forms."""


def ordinary(text: str) -> tuple[Value, Spots] | None:
    """The value of a text and its spots, as `build` gives them but for the ends of blocks; None for libyaml to read."""
    if len(text) >= _MOST or not text.endswith("\n") or "\\" in text or " \n" in text:
        return None
    # Tabs, other line ends than LF and all that YAML forbids are not printable.
    if not text.replace("\n", "").replace("\N{NO-BREAK SPACE}", "").isprintable() or not is_normalized("NFC", text):
        return None
    try:
        return _blocks(text)
    except _Other:
        return None


def _blocks(text: str) -> tuple[Value, Spots]:
    top: dict[str, Value] = {}
    values: Any = top  # the mapping or list whose lines are read, its spots, its column and what lies around it
    top_spots: list[Spots] = []
    spots, in_mapping, level = top_spots, True, 0
    around: list[tuple[Any, list[Spots], bool, int]] = []
    keys: dict[str, str] = {}
    name, opens = "", False
    lines = text.split("\n")
    number, after = 0, 0  # the line to be read next, and the index of its first character
    while number < len(lines):
        line = lines[number]
        number += 1
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        at = after + indent
        after += len(line) + 1
        if not body or body[0] == "#":
            continue
        dashed = body.startswith("- ")
        if indent != level:
            if indent > level:
                if not opens or len(around) > MAX_DEPTH - 4:
                    raise _Other
                around.append((values, spots, in_mapping, level))
                in_mapping, level = not dashed, indent
                below: list[Spots] = []
                spots[-1] = below
                values[name] = {} if in_mapping else []
                values, spots = values[name], below
            else:
                while level > indent:
                    spots.append(spots[0])
                    values, spots, in_mapping, level = around.pop()
                if level != indent:
                    raise _Other
        opens = False
        if dashed is in_mapping:
            raise _Other
        if not spots:
            spots.append(packed(at, at))
        rest = body
        if dashed:
            rest = body = body[2:]
            at += 2
        if in_mapping or (body[0] not in _INDICATORS and (": " in body or body[-1] == ":")):
            key, colon, rest = body.partition(": ")
            if not colon:
                if body[-1] != ":":
                    raise _Other
                key = body[:-1]
            name = keys.get(key) or keys.setdefault(key, _key(key))
            if not in_mapping:
                around.append((values, spots, in_mapping, level))
                below = [packed(at, at)]
                spots.append(below)
                values.append({})
                values, spots, in_mapping, level = values[-1], below, True, level + 2
            elif name in values:
                raise _Other
            spots.append(at << SHIFT | at + len(key))
            at += len(key) + 2
            if not colon:
                values[name] = None
                spots.append(packed(at - 1, at - 1))
                opens = True
                continue
        value: Value
        first = rest[0]
        if first not in _INDICATORS:
            if ": " in rest or " #" in rest or rest[-1] == ":":
                raise _Other
            value = None if rest in _NULL else rest
            spot: Spots = at << SHIFT | at + len(rest)
        elif first == '"':
            if rest.find('"', 1) != len(rest) - 1:
                raise _Other
            value, spot = rest[1:-1], packed(at, at + len(rest))
        elif first in "[{":
            value, spot, end = _in_brackets(text, at, 1)
            if end != after - 1:
                raise _Other
        elif rest == ">-":
            folded = _folded(lines, number, level)
            value = " ".join([part.lstrip(" ") for part in folded])
            number += len(folded)
            after += sum(map(len, folded)) + len(folded)
            spot = packed(at, after - 1)
        else:
            raise _Other
        if in_mapping:
            values[name] = value
        else:
            values.append(value)
        spots.append(spot)
    while around:
        spots.append(spots[0])
        values, spots, in_mapping, level = around.pop()
    if not top:
        raise _Other
    spots.append(spots[0])
    return top, top_spots


def _key(key: str) -> str:
    """The key, if it is of letters, digits, `-` and `_` only."""
    if not key.replace("-", "_").replace("_", "a").isalnum() or key[0] == "-" or len(key) > _LONGEST_KEY:
        raise _Other
    return key


def _folded(lines: list[str], begin: int, level: int) -> list[str]:
    """The lines of a folded text below a line in column `level`: one paragraph, evenly indented."""
    end, deep = begin, 0
    while end < len(lines) and (indent := _indent(lines[end])) > level:
        if end > begin and indent != deep:
            raise _Other
        deep = indent
        end += 1
    below = end
    while below < len(lines) and not lines[below]:
        below += 1
    if end == begin or (below < len(lines) and _indent(lines[below]) > level):
        raise _Other
    return lines[begin:end]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_brackets(text: str, at: int, depth: int) -> tuple[Value, Spots, int]:
    """The list or mapping in brackets that begins at `at`, its spots, and the index just past it."""
    if depth > MAX_DEPTH // 2:
        raise _Other
    in_braces = text[at] == "{"
    closing = "}" if in_braces else "]"
    spots: list[Spots] = [packed(at, at + 1)]
    value: Value
    at += 1
    if text[at] == closing:
        value = {} if in_braces else []
    else:
        value, at = (_in_braces if in_braces else _in_square_brackets)(text, at, spots, depth)
    if text[at] != closing:
        raise _Other
    spots.append(packed(at, at + 1))
    return value, spots, at + 1


def _in_square_brackets(text: str, at: int, spots: list[Spots], depth: int) -> tuple[Value, int]:
    values: list[Value] = []
    while True:
        found = _MEMBER.match(text, at)
        if found is not None:
            quoted, plain = found.groups()
            values.append(quoted if plain is None else None if plain in _NULL else plain)
            end = found.end()
            spots.append(at << SHIFT | end)
        else:
            value, below, end = _nested(text, at, depth)
            values.append(value)
            spots.append(below)
        if text[end] != ",":
            return values, end
        at = _next(text, end)


def _in_braces(text: str, at: int, spots: list[Spots], depth: int) -> tuple[Value, int]:
    values: dict[str, Value] = {}
    while True:
        found = _PAIR.match(text, at)
        if found is None:
            raise _Other
        quoted_key, plain_key, quoted, plain = found.groups()
        name, length = (quoted_key, len(quoted_key) + 2) if plain_key is None else (plain_key, len(plain_key))
        if name in values or length > _LONGEST_KEY:
            raise _Other
        spots.append(at << SHIFT | at + length)
        at += length + 2
        end = found.end()
        if end != at:
            values[name] = quoted if plain is None else None if plain in _NULL else plain
            spots.append(at << SHIFT | end)
        else:
            values[name], below, end = _nested(text, at, depth)
            spots.append(below)
        if text[end] != ",":
            return values, end
        at = _next(text, end)


def _nested(text: str, at: int, depth: int) -> tuple[Value, Spots, int]:
    if text[at] not in "[{":
        raise _Other
    return _in_brackets(text, at, depth + 1)


def _next(text: str, comma: int) -> int:
    """The index of the member after a comma, which one space follows."""
    if text[comma + 1] != " ":
        raise _Other
    return comma + 2
