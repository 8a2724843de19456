"""Lists in text without empty lines: of points with small letters, of areas and of parties; and dashes in sentences."""

from __future__ import annotations

import textwrap

import pytest

from checker.importer.text.layout import joint, layout_of
from checker.importer.text.lines import Joint, lines_of
from checker.importer.text.spelling import Spelling
from tests.importer.gapless import bare
from tests.importer.reading import imported, real, written
from tests.importer.twin import as_text, document

WIDTH = 40
PROSE = textwrap.fill(
    "vi ska ta fram och leda det som alla i kommunen gör till den som vill ha stöd av oss " * 60, WIDTH
)


def told(text: str) -> list[Joint]:
    """How each line of a text goes on with the one before it, where the document is wrapped at 40 characters."""
    lines = lines_of(f"{PROSE}\n{text}")
    layout = layout_of(lines, Spelling(lines))
    assert layout.widths.everywhere == WIDTH
    return [joint(lines, at, layout) for at in range(len(lines) - text.count("\n"), len(lines))]


FULL = "Ansvaret i kommunens lokaler omfattar\n"


@pytest.mark.parametrize(("after", "sure"), [("stöd till andra", False), ("Stöd till andra", True)])
def test_beside_a_small_point_a_full_line_may_end_one(after: str, *, sure: bool) -> None:
    joints = told(f"{FULL}kontinuerlig bevakning av kraven\n{after}")
    assert joints == [Joint(on=True, sure=sure), Joint(on=False)]


def test_after_a_colon_a_small_letter_may_begin_a_point() -> None:
    assert told("I uppdraget ingår bland annat detta:\nfakturaflöden")[0] == Joint(on=True, sure=False)


def test_a_dash_before_and_is_none_of_a_point() -> None:
    assert [line.bullet for line in lines_of("som krävs för om\n– och nyetablering")] == [False, False]
    assert [line.bullet for line in lines_of("– analyser\n– och bedömningar")] == [True, True]
    assert [line.bullet for line in lines_of("Ansvaret omfattar:\n– och bedömningar")] == [False, True]


def test_a_list_of_areas_that_fills_its_line_goes_on() -> None:
    found = imported(bare(as_text(document(written()), 65)))
    lists = [[item.get("area_names") for item in one.value["items"]] for one in (real(), found)]
    assert lists[0] == lists[1]
