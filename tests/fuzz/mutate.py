"""Seeds -> hostile inputs: real files with a few edits, some that know where values stand and some that do not.

A seed carries the stretches of its text that are values, names or words, so that an edit can put something hostile just
where a value was and leave the rest of the file right: what is refused at the first line tries nothing behind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any, Final, NamedTuple

from checker.yamlfile import Document, PathInFile, read_bytes

MOST_BYTES: Final = 1_000_000
"""Inputs are smaller than this: what is promised of time is promised below it."""

Span = tuple[int, int]


class Seed(NamedTuple):
    """A text that is right, and the stretches of it that edits put other things in the place of."""

    text: str
    spans: tuple[Span, ...]


_CHARACTERS: Final = (
    *(
        "\0",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "\x80",
        "\x85",
        "\xa0",
        "\xad",
        "\u200b",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
    ),
    *(
        "\ufeff",
        "\ufffe",
        "\uffff",
        "\U0001f9d1\u200d\U0001f692",
        "\U0010ffff",
        "e\u0301",
        "A\u030a",
        "\u0130",
        "ß",
        "ﬀ",
    ),
    *("\t", "\r", "\n", "\r\n", "\n\n  ", "\u0301" * 40, "ﷺ"),
)
"""Letters that programs stumble on: controls, marks that turn the text, combining accents, letters that fold to two."""

_SCALARS: Final = (
    *(
        "",
        '""',
        "''",
        "~",
        "null",
        "NaN",
        "-0",
        "0",
        "-1",
        "1e9",
        "1e999999999",
        "10" * 15,
        "9" * 400,
        "1" + "0" * 5000,
    ),
    *(
        "0x1F",
        "017",
        "12:30:45",
        "1_000",
        ".inf",
        "-.inf",
        "٣",
        "²",
        "½",
        "20,0%",
        "1 000,5 %",
        "−5",
        "5 %%",
        "0,0000001",
    ),
    *("2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-1-1", "２０２６-01-01", "0001-01-01", "2026"),
    *("true", "NO", "on", "<<", "=", "*a", "&a b", "!!python/object:os.system x", "!x y", "%TAG", "@", "`", "- ", "? "),
    *(
        "a: b",
        "a:b",
        "#",
        "a #b",
        "|",
        ">",
        "|9",
        "|+0",
        "'",
        '"',
        '"\\x"',
        '"\\ud800"',
        '"\\0"',
        '"\\uFFFE"',
        '"\\x07"',
    ),
    *(
        "[]",
        "{}",
        "[[]]",
        "{a: {}}",
        "[a, b]",
        "{a: b}",
        "[1, [2, {c: 3}]]",
        "{unknown: x}",
        "{unknown: x, among: [y]}",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "[a, a]",
        "{a: 1, a: 2}",
        "{? [a] : b}",
        "[" * 70,
        "[" * 60 + "]" * 60,
        "- - - - a",
        "---",
        "...",
    ),
    *(
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> x",
        "=1+1",
        "@SUM(A1)",
        "<script>",
        "&amp;",
        "]]>",
        "::error::x",
        "%0A",
        "`x`",
    ),
    *(
        "{number}",
        "{x|y}",
        "{",
        "{{",
        "{value}",
        "{a.b}",
        "{0}",
        "{__class__}",
        "%s",
        "$x",
        "$",
        "${x}",
        "../../x",
        "KS/x",
    ),
    *("1.1.1#2", "1.1.1/result/r1", "area/1", "/", "#", "a" * 3000, "å" * 3000, "ord " * 2000, "x,y;z\\"),
)
"""Values in the place of others, as they are written in the file."""

_PATTERNS: Final = (
    *(
        "(a+)+$",
        "(a|a)*b",
        "(.*)*x",
        "((a*)*)*",
        "a{1000}{1000}",
        "(x{1,1000}){1,1000}",
        "(a?){500}a{500}",
        "[",
        "(",
        ")",
    ),
    *(
        "(?=a)",
        "\\b",
        "\\1",
        "(?P<x>a)",
        "[a-",
        "[z-a]",
        "a**",
        "^*",
        "(" * 50,
        "(((((((((((((((((((((a)))))))))))))))))))))",
    ),
    *(
        "(\\w+\\s*)+:",
        "(.|\\n)*?x",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "[\\w-å]",
        "\\",
        "\\p{L}",
        "(?i)a",
        "|",
        "||",
        "a|",
        "()*",
    ),
)
"""Patterns that a search never ends with, or that only some engines know."""

FRAGMENTS: Final = (*_CHARACTERS, *_SCALARS, *(json.dumps(one) for one in _PATTERNS))


def yaml_seed(text: str) -> Seed:
    """A YAML file, whose spans are its keys and values at every depth."""
    document = read_bytes(text.encode(), "seed.yaml")
    return Seed(text, tuple(dict.fromkeys(_extents(document, document.value, ()))))


def _extents(document: Document, value: Any, path: PathInFile) -> Iterator[Span]:
    steps: Iterable[str | int] = (
        value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    )
    for step in steps:
        yield document.extent((*path, step))
        if isinstance(value, dict):
            yield document.key_extent((*path, step))
        yield from _extents(document, value[step], (*path, step))


def text_seed(text: str) -> Seed:
    """A text whose spans are its lines and its words."""
    return Seed(text, tuple(found.span() for pattern in (r"[^\n]+", r"\S+") for found in re.finditer(pattern, text)))


def mutated(random: Random, seed: Seed, words: tuple[str, ...] = ()) -> bytes:
    """The seed after one to eight edits, as bytes in some encoding; `words` are put in the place of values."""
    text = seed.text
    edits = random.choices((1, 2, 3, 8), (8, 3, 1, 1))[0]
    at_spans = random.random() < 0.85
    if at_spans and seed.spans:
        chosen = sorted(random.sample(seed.spans, min(edits, len(seed.spans))), reverse=True)
        end = len(text)
        for span in chosen:  # from the end, and none inside another, so that each still stands where it stood
            if span[1] <= end:
                text = text[: span[0]] + _instead(random, seed, span, words) + text[span[1] :]
                end = span[0]
    else:
        for _ in range(edits):
            text = random.choice(_BLIND)(random, text)
    data = _encoded(random, text)
    if random.random() < 0.08:
        for _ in range(edits):
            data = _flipped(random, data)
    return data[: MOST_BYTES - 1]


def _instead(random: Random, seed: Seed, span: Span, words: tuple[str, ...]) -> str:
    """What stands in the place of a span: something hostile, a word, another span, nothing, or itself and more."""
    here = seed.text[slice(*span)]
    if random.random() < 0.5:
        return _of_its_sort(random, here, seed)
    way = random.random()
    if way < 0.45:
        return random.choice(FRAGMENTS)
    if way < 0.6:
        return random.choice(words) if words else random.choice(FRAGMENTS)
    if way < 0.78:
        return seed.text[slice(*random.choice(seed.spans))]
    if way < 0.84:
        return ""
    if way < 0.9:
        return here * random.choice((2, 2, 3, 50))
    cut = random.randrange(len(here) + 1)
    return here[:cut] + random.choice(FRAGMENTS) + here[cut:]


def _of_its_sort(random: Random, here: str, seed: Seed) -> str:
    """A value that is odd but of the same sort, so that the file may still be read and what lies behind is tried."""
    bare = here.strip("\"'")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", bare):
        return random.choice(_DATES)
    if re.fullmatch(r"[\d  ]+([,.]\d+)?( ?%)?", bare):
        return json.dumps(random.choice(_FIGURES), ensure_ascii=False)
    if re.fullmatch(r"[\w.-]+:?", bare) or here[:1] in "[{":  # a code or a name of a field: another one of the file
        return seed.text[slice(*random.choice(seed.spans))] if random.random() < 0.5 else here
    odd = random.choice((*_CHARACTERS, *_TEXTS))
    cut = random.choice((0, len(bare), random.randrange(len(bare) + 1)))
    return json.dumps(random.choice((odd, bare[:cut] + odd + bare[cut:])), ensure_ascii=random.random() < 0.5)


_DATES: Final = ("0001-01-01", "9999-12-31", "2024-02-29", "1900-01-01", "2199-12-31", "2025-12-31", "2027-01-01")
_FIGURES: Final = (
    *(
        "0",
        "1",
        "-1",
        "00",
        "2026",
        "9999",
        "20,0",
        "20.0 %",
        "1 000",
        "99999999999999999999999999",
        "0,00000000000001",
    ),
    *("1" * 300, "−5", "100 %", "101 %", "1900", "2199", "12:30", "3-5", "x", "1,2,3", "5 kr", "5 mnkr"),
)
_TEXTS: Final = (
    *(
        "alla verksamheter",
        "Jobbtorg",
        "2031",
        "år 9999",
        "TBD",
        "XX",
        "genomföra",
        "minst 95 %",
        "(KS - SHB, TEK)",
        "-",
    ),
    *(
        "ord " * 2000,
        "a" * 3000,
        "=1+1",
        "<b>&amp;",
        "]]>",
        "| a | b |",
        "`",
        "**",
        "[x](y)",
        "::error::x",
        "%0A",
        ";",
        '"',
    ),
    *("{number}", "\\", "\ud800", "\udcff", "\ufffe", "KS KF SHB TEK ROS", "1.1.1 1.1.2 9.9.9", "ska öka till " * 30),
)


def _inserted(random: Random, text: str) -> str:
    cut = random.randrange(len(text) + 1)
    return text[:cut] + random.choice(FRAGMENTS) + text[cut:]


def _removed(random: Random, text: str) -> str:
    begin = random.randrange(len(text) + 1)
    return text[:begin] + text[begin + random.choice((1, 1, 2, 5, 40, 400)) :]


def _truncated(random: Random, text: str) -> str:
    return text[: random.randrange(len(text) + 1)]


def _doubled_lines(random: Random, text: str) -> str:
    lines = text.split("\n")
    begin = random.randrange(len(lines))
    some = lines[begin : begin + random.choice((1, 1, 3, 10))]
    return "\n".join([*lines[:begin], *some * random.choice((2, 2, 3, 60)), *lines[begin + len(some) :]])


def _moved_lines(random: Random, text: str) -> str:
    lines = text.split("\n")
    begin = random.randrange(len(lines))
    some = lines[begin : begin + random.choice((1, 1, 3, 10))]
    del lines[begin : begin + len(some)]
    there = random.randrange(len(lines) + 1)
    return "\n".join([*lines[:there], *some, *lines[there:]])


def _indented(random: Random, text: str) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((" ", "  ", "    ", "\t", "- ")) + lines[at]
    return "\n".join(lines)


_BLIND: Final[tuple[Callable[[Random, str], str], ...]] = (
    *(_inserted, _inserted, _removed, _removed),
    *(_truncated, _doubled_lines, _moved_lines, _indented),
)


def _encoded(random: Random, text: str) -> bytes:
    encoding = random.choices(
        ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "latin-1", "utf-32"), (90, 2, 3, 1, 1, 1, 1)
    )[0]
    if random.random() < 0.03:
        text = text.replace("\n", random.choice(("\r\n", "\r", "\x85", "\u2028")))
    return text.encode(encoding, "replace" if encoding in ("cp1252", "latin-1") else "surrogatepass")


def _flipped(random: Random, data: bytes) -> bytes:
    if not data:
        return bytes([random.randrange(256)])
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]
