"""Ordinary lines are read as libyaml reads them, place by place; whatever is not of their forms is left to libyaml."""

from __future__ import annotations

import random
from collections.abc import Iterator
from textwrap import dedent, indent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlfile import FaultsFound, PathInFile, Value, read_bytes
from checker.yamlfile import read as reading
from checker.yamlfile.emit import Style, yaml_text
from checker.yamlfile.ordinary import ordinary
from tests.sound import ROOT

BUNDLED = [(ROOT / name).read_text(encoding="utf-8") for name in ("data/ks-2026.yaml", "rules/sound.yaml")]


def paths(value: Value, path: PathInFile = ()) -> Iterator[PathInFile]:
    yield path
    members: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from paths(member, (*path, key))


def read(text: str) -> object:
    """All that is told of a text: its values in their order, where each and its key stands; or what is wrong."""
    try:
        document = read_bytes(text.encode(), "f.yaml")
    except FaultsFound as found:
        return found.faults
    places = [(path, document.extent(path), document.key_extent(path)) for path in paths(document.value)]
    return document.value, places, document.warnings


def assert_read_as_by_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "ordinary", lambda text: None)
        expected = read(text)
    assert read(text) == expected


@pytest.mark.parametrize("text", BUNDLED)
def test_the_bundled_agreements_are_ordinary_and_read_as_by_libyaml(text: str) -> None:
    assert ordinary(text) is not None
    assert_read_as_by_libyaml(text)


ORDINARY = [
    "a: b\n",
    "# c\n\na:\n    # c\n  b:\n  c: 1:2#3\nd: ~\n",
    'a: {"1.1": [x, {y: null}], z: "a, b: {c}", w: [], v: ["null", ~]}\nb: "# no: comment"\n',
    "- no\n",
    "a:\n  - b: 1\n    c: {}\n  - {d: e}\n  - f\n\n  - g:\n      - h\ni: j\n",
    "a:\n  - >-\n    one\n    # two\n    three\n\n# c\nb: >-\n  x\n",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_forms(text: str) -> None:
    assert (ordinary(text) is None) == text.startswith("-")
    assert_read_as_by_libyaml(text)


LEFT = [
    *("", "a", "a: b", "a: b \n", "a:  b\n", "a:\tb\n", "a: b\r\n", "a: b\n---\n", "--- {a: b}\n", "a: b\n...\n"),
    *("a: b\n c\n", "a: b\n  c: d\n", "a:\n- b\n", "a:\n  b\n", "a b: c\n", "? a\n", "-a: b\n", '"a": b\n', "<<: a\n"),
    *("a: b\na: c\n", "a: {b: c, b: d}\n", "a: {<<: b}\n", "a: b # c\n", "a: b: c\n", "a: b:\n", "a: [b: c]\n"),
    *("a: &b c\n", "a: *b\n", "a: !b c\n", "a: |\n  b\n", "a: >\n  b\n", "a: >-\nb: c\n", "a: >-\n  b\n\n  c\n"),
    *("a: >-\n  b\n   c\n", "a: >-\n  b\n\n  # c\n", "a: >-\n\n  b\n", "a: >-\n    b\n  c\n", "a: '\n'\n", "a: 'b'\n"),
    *('a: "b\n', 'a: "b"c\n', 'a: "b\\n"\n', 'a: "b\n  c"\n', "a: [b\n", "a: [b,cd]\n", "a: [b, ]\n", "a: [b , c]\n"),
    *("a: {b}\n", "a: {b: }\n", "a: {b:c}\n", "a: [b]]\n", "a: [b] c\n", "a: [b?]\n", "a: [b #c]\n", "a: [-b]\n"),
    *("a:\n  - b\n  c: d\n", "a:\n   b: c\n  d: e\n", "a:\n  -\n", "a:\n  - - b\n", "a:\n  - b: c\n   d: e\n"),
    *("a: \u2028b\n", "a: b\x85\n", "a: e\u0301\n", "a: \ufeffb\n", " a: b\n", "a: " + "[" * 40 + "]" * 40 + "\n"),
    *("a" * 1100 + ": b\n", "a: {" + "b" * 1100 + ": c}\n", "".join(" " * n + "a:\n" for n in range(70))),
]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_ordinary_is_left_to_libyaml(text: str) -> None:
    assert ordinary(text) is None
    assert_read_as_by_libyaml(text)


PIECES = [
    *(" ", "  ", "    ", ":", ": ", "- ", "-", "\n", "\n\n", "#", " #", "# x", " # c", "\n#c\n", '"', "'", "[", "]"),
    *("{", "}", ", ", ",", ">-", ">-\n", "|", "&a", "*a", "!t", "null", "~", "?", "<<", "%", "---", "...", "å", "="),
    *("\N{NO-BREAK SPACE}", "\u2028", "\x85", "\t", "e\u0301", "\ufeff", "key: v\n", "- a\n", "1:2", "a: b", '"a": b'),
]


def damaged(chance: random.Random) -> str:
    """Some lines of a bundled agreement, unindented, with up to three changes."""
    lines = chance.choice(BUNDLED).split("\n")
    begin = chance.randrange(len(lines) - 12)
    text = dedent("\n".join(lines[begin : begin + chance.randrange(2, 14)]) + "\n")
    if text.startswith("-"):
        text = f"k:\n{indent(text, '  ')}"
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(text) + 1)
        line = text.rfind("\n", 0, at) + 1
        lead = chance.choice(["", " ", "  ", "    ", "- ", "#", "\n"])
        text = chance.choice(
            [
                text[:at] + chance.choice(PIECES) + text[at:],
                text[:at] + chance.choice(PIECES) + text[at:],
                text[:at] + text[at + chance.randrange(1, 6) :],
                text[:line] + lead + text[line:].lstrip(" "),
            ]
        )
    return text


def test_damaged_lines_are_read_as_by_libyaml() -> None:
    chance = random.Random(1)
    texts = [damaged(chance) for _ in range(4000)]
    assert sum(ordinary(text) is not None for text in texts) > 700
    for text in texts:
        assert_read_as_by_libyaml(text)


WORDS = st.text(st.sampled_from("aå1 .-:#,\"'[]{}>&*!?~%\\\n\N{NO-BREAK SPACE}"), max_size=8) | st.just("ord " * 40)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), st.sampled_from([Style(), Style(apart=frozenset("a"))]))
def test_what_is_written_is_read_as_by_libyaml(value: dict[str, Any], style: Style) -> None:
    assert_read_as_by_libyaml(yaml_text(value, style))
