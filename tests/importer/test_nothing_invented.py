"""Whatever is done to a document: every word that the import writes stands in it, and every line is accounted for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from checker.importer import Imported
from checker.yamlfile import FaultsFound
from tests.importer.reading import imported, real, source_text
from tests.importer.test_other_agreement import other

MADE: Final = frozenset(
    {
        *("id", "kind", "role", "unknown", "among", "better", "numbering", "period_start", "period_end", "trial_end"),
        *("unread", "remuneration", "in_area", "occasions", "outcome_years", "words", "unit", "claims", "lead_word"),
        "data_source",
    }
)
"""Fields in the import's own words, or worked out of what is printed; claims have tests of their own."""

COUNCIL: Final = {"KF", "Kommunfullmäktige"}
LINES: Final = source_text().split("\n")
"""The real agreement, line by line."""


def values(held: Any, line: int = 1, field: str = "") -> Iterator[tuple[str, str, int]]:
    """Every value that should be printed in the document: its field, itself, the nearest line that is told."""
    if isinstance(held, dict):
        line = int(held.get("source", {}).get("line", line))
        for name, inner in held.items():
            if name not in MADE and name != "source":
                yield from values(inner, line, name)
    elif isinstance(held, list):
        for inner in held:
            yield from values(inner, line, field)
    elif held not in ("true", "false", "none") and held not in COUNCIL:
        yield field, held, line


def bare(text: str) -> str:
    """A text without what line ends change: spaces, hyphens and capitals."""
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


def invented(text: str, found: Imported) -> list[tuple[str, str]]:
    """Values that stand nowhere in the text, or, where figures or a page's number cut them, not word by word."""
    lines = re.split(r"\r\n|\r|\n", text)
    whole = bare(text)
    wrong = []
    for field, value, line in values(found.value):
        near = bare("".join(lines[line - 1 : line + 200]))
        value = value.removesuffix(":")  # with which a heading among an item's paragraphs is written
        if bare(value) not in whole and not all(bare(word) in near for word in value.split()):
            wrong.append((field, value))
    return wrong


CHANGES: Final[dict[str, Callable[[list[str], int], list[str]]]] = {
    "a line is gone": lambda lines, at: [*lines[:at], *lines[at + 1 :]],
    "a line comes twice": lambda lines, at: [*lines[: at + 1], *lines[at:]],
    "a line ends too soon": lambda lines, at: [*lines[:at], lines[at][: len(lines[at]) // 2], *lines[at + 1 :]],
    "two lines change places": lambda lines, at: [*lines[:at], *lines[at : at + 2][::-1], *lines[at + 2 :]],
    "a line goes on": lambda lines, at: [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]],
    "figures change": lambda lines, at: [*lines[:at], re.sub(r"\d", "7", lines[at]), *lines[at + 1 :]],
    "capitals": lambda lines, at: [*lines[:at], lines[at].upper(), *lines[at + 1 :]],
    "a stray word": lambda lines, at: [*lines[:at], f"Xyzzy {lines[at]}", *lines[at + 1 :]],
}

PLACES: Final = [at for at, line in enumerate(LINES) if line.strip() and at < 1300]


def assert_sound(text: str, found: Imported) -> None:
    assert invented(text, found) == []
    printed = sum(bool(line.strip()) for line in re.split(r"[\r\n]", text))
    assert found.lines <= printed
    unread = {line.number for line in found.unread}
    assert len(unread) == len(found.unread)
    asked = [doubt for doubt in found.doubts if doubt.code == "unread" and doubt.line in unread]
    assert len(asked) >= len(unread)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@example([(LINES.index("Kompletterande beskrivning (KS)", 700), "a line ends too soon")])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(sorted(CHANGES))), min_size=1, max_size=30))
def test_nothing_is_invented_in_a_document_that_was_changed(changes: list[tuple[int, str]]) -> None:
    lines = LINES[:1300]
    for at, change in changes:
        lines = CHANGES[change](lines, min(at, len(lines) - 2))
    text = "\n".join(lines)
    found = None
    with suppress(FaultsFound):
        found = imported(text)
    assume(found is not None)
    assert found is not None
    assert_sound(text, found)


def test_nothing_is_invented_in_the_real_agreement() -> None:
    assert_sound(source_text(), real())
    assert len([*values(real().value)]) > 1500


@pytest.mark.parametrize("field", ["title", "text", "unplaced", "quote", "codes", "name", "start", "focus"])
def test_what_is_invented_is_noticed(field: str) -> None:
    value = next(held for name, held, _ in values(real().value) if name == field)
    other_value = json.loads(json.dumps(real().value).replace(json.dumps(value), json.dumps(f"{value}7q")))
    assert (field, f"{value}7q") in invented(source_text(), real()._replace(value=other_value))


def test_nothing_is_invented_in_another_agreement() -> None:
    assert invented(Path(__file__).with_name("other.txt").read_text("utf-8"), other()) == []
