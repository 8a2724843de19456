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
from tests.fuzz.hostile_values import CHARACTERS, DATES, FIGURES, FRAGMENTS, TEXTS

MOST_BYTES: Final = 1_000_000
"""Inputs are smaller than this: what is promised of time is promised below it."""

Span = tuple[int, int]


class Seed(NamedTuple):
    """A text that is right, and the stretches of it that edits put other things in the place of."""

    text: str
    spans: tuple[Span, ...]


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
        return random.choice(DATES)
    if re.fullmatch(r"[\d  ]+([,.]\d+)?( ?%)?", bare):
        return json.dumps(random.choice(FIGURES), ensure_ascii=False)
    if re.fullmatch(r"[\w.-]+:?", bare) or here[:1] in "[{":  # a code or a name of a field: another one of the file
        return seed.text[slice(*random.choice(seed.spans))] if random.random() < 0.5 else here
    odd = random.choice((*CHARACTERS, *TEXTS))
    cut = random.choice((0, len(bare), random.randrange(len(bare) + 1)))
    return json.dumps(random.choice((odd, bare[:cut] + odd + bare[cut:])), ensure_ascii=random.random() < 0.5)


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
