"""Every line with text is understood by one part of the agreement, or unread; what is understood is written there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import pytest

from checker.importer import Imported
from checker.importer.text.lines import lines_of
from checker.importer.text.prose import sentences
from checker.importer.wordings import all_wordings
from tests.importer.doubtful import OTHER, TEXTS
from tests.importer.gapless import bare
from tests.importer.reading import imported, source_text, written
from tests.importer.test_forms import saved_from_word
from tests.importer.test_unmarked import unindented
from tests.importer.twin import as_text, document

DOCUMENTS: Final[dict[str, Callable[[], str]]] = {
    **TEXTS,
    "another agreement": lambda: OTHER,
    "no spaces, no empty lines": lambda: bare(unindented(source_text(), at_both_ends=True)),
    "wrapped at 56": lambda: as_text(document(written()), 56),
    "as Word saves it": lambda: saved_from_word(document(written())),
}


UNREAD: Final = {"doubtful": ["INDIKATORER", "Antal laddplatser"]}
"""Lines that no part understands, in the document that has such."""


@pytest.fixture(params=DOCUMENTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def found(name: str) -> Imported:
    return imported(DOCUMENTS[name]())


@cache
def lines(name: str) -> dict[int, str]:
    """The lines with text, by their numbers."""
    return {line.number: line.text for line in lines_of(DOCUMENTS[name]())}


def test_each_line_is_understood_by_one_part_or_unread(name: str) -> None:
    understood = Counter(number for numbers in found(name).understood.values() for number in numbers)
    unread = Counter(line.number for line in found(name).unread)
    assert understood + unread == Counter([*lines(name)])
    assert found(name).lines == len(lines(name))


def test_a_line_is_unread_where_it_should_be(name: str) -> None:
    assert [line.text for line in found(name).unread] == UNREAD.get(name, [])


def test_each_part_is_a_node_of_the_agreement(name: str) -> None:
    value = found(name).value
    again: Counter[str] = Counter()
    nodes = {"agreement", "page-numbers", *(f"appendix/{one['belongs_to']}" for one in value["appendices"])}
    for item in value["items"]:
        again[item["number"]] += 1
        nodes.add(f"{item['number']}#{again[item['number']]}" if again[item["number"]] > 1 else item["number"])
    assert {*found(name).understood} <= nodes


MOST_PIECES: Final = 3
"""So many fields can hold what one line says: a title, a value and a code."""

LIFTED: Final = (
    *("area", "operational_area_label", "operational_area", "focus", "item", "results", "indicators", "table_head"),
    *("description", "dates_head", "dates", "follow_up", "kept", "delegated", "appendix_label", "follow_up_head"),
)
"""Formulas whose own words the file does not repeat: it has what they say in fields."""

IN_FIELDS: Final = {"years", "board", "council"}
"""What such a formula says that stands elsewhere than in the part: the columns' years, and who decided."""


def squeezed(text: str) -> str:
    """A text without all that is broken or spaced otherwise where its lines are joined."""
    return re.sub(r"[\W_]+", "", text.casefold())


def texts(value: Any) -> Iterator[str]:
    """All that a part of the agreement says."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in ("source", "doubts"):
                yield from texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts(held)
    else:
        yield str(value)


def part_of(value: dict[str, Any], part: str) -> Any:
    """What the file holds of a part."""
    if part.startswith("appendix/"):
        return next(one for one in value["appendices"] if f"appendix/{one['belongs_to']}" == part)
    number, _, again = part.partition("#")
    items = [item for item in value["items"] if item["number"] == number]
    if items:
        return items[int(again or 1) - 1]
    return {name: held for name, held in value.items() if name not in ("items", "appendices")}


def is_said(line: str, whole: str) -> bool:
    """Whether a text holds what a line says: each of its sentences, or what a formula lifts out of it."""
    for _, sentence in sentences(line):
        match = all_wordings().first(LIFTED, sentence)
        groups = match.groups.items() if match else ()
        lifted = [held for group, held in groups if held and group not in IN_FIELDS]
        if not is_in(sentence, whole) and (match is None or not all(is_in(held, whole) for held in lifted)):
            return False
    return True


def is_in(text: str, whole: str) -> bool:
    """Whether a text stands in another, in a few pieces at most."""
    rest, pieces = squeezed(text), 0
    while rest and pieces < MOST_PIECES:
        length = next((length for length in range(len(rest), 0, -1) if rest[:length] in whole), 0)
        rest, pieces = rest[length:], pieces + 1
    return not rest


def test_what_is_understood_is_written_in_its_part_or_asked_about(name: str) -> None:
    lost = []
    for part, numbers in found(name).understood.items():
        if part != "page-numbers":
            asked = (
                doubt.read for doubt in found(name).doubts if doubt.about.startswith(part) and doubt.code == "unread"
            )
            whole = "".join(map(squeezed, (*texts(part_of(found(name).value, part)), *asked)))
            printed = [lines(name)[number] for number in numbers]
            lost += [(part, line) for line in printed if not is_said(line, whole)]
    assert lost == []
