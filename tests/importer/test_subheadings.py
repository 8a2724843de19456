"""Numbered lines between items and in them: a heading of those beneath it, an item of no known kind, or a question."""

from __future__ import annotations

from typing import Any

import pytest

from checker.importer import Imported
from tests.importer.doubtful import OTHER
from tests.importer.reading import imported, source_text
from tests.importer.test_forms import without_lines

ASSIGNMENT = "SÄRSKILT UPPDRAG NÄMND\n\n2.2.10."
BEFORE = {
    "after a table": ASSIGNMENT,
    "after sentences": "MÅL KF\n\n2.1.10",
    "after what is kept": "GRUNDVERKSAMHET\n\n2.2.11.",
    "first in its area": "MÅL KF\n\n2.1.9",
}


def with_line(line: str, before: str) -> Imported:
    """The agreement with a line more before something."""
    assert OTHER.count(before) == 1
    return imported(OTHER.replace(before, f"{line}\n\n{before}"))


def items(found: Imported) -> list[dict[str, Any]]:
    """The items without their places."""
    return [without_lines({**item, "source": {}}) for item in found.value["items"]]


def heading_of(found: Imported, number: str) -> str:
    return next(str(item["source"]["heading"]) for item in found.value["items"] if item["number"] == number)


def unread(found: Imported) -> list[str]:
    return [line.text for line in found.unread]


@pytest.mark.parametrize("where", BEFORE)
def test_a_numbered_heading_stands_over_the_items_within_its_number(where: str) -> None:
    number = BEFORE[where].split()[-1].rstrip(".")
    line = f"{number.rpartition('.')[0]} Det som nämnden ska göra"
    found = with_line(line, BEFORE[where])
    assert items(found) == items(imported(OTHER))
    assert unread(found) == []
    assert heading_of(found, number) == f"Målområde 2: Klimat › {line} › {number}"


def test_it_stands_over_no_item_of_another_number_nor_of_another_area() -> None:
    found = with_line("2.2 Nämndens uppdrag", ASSIGNMENT)
    assert heading_of(found, "2.2.11") == "Målområde 2: Klimat › 2.2 Nämndens uppdrag › 2.2.11"
    assert heading_of(found, "2.1.10") == "Målområde 2: Klimat › 2.1.10"
    text = OTHER.replace(ASSIGNMENT, f"2.2 Nämndens uppdrag\n\n{ASSIGNMENT}")
    moved = imported(text.replace(BEFORE["after what is kept"], f"Målområde 3: Luft\n\n{BEFORE['after what is kept']}"))
    assert heading_of(moved, "2.2.11") == "Målområde 3: Luft › 2.2.11"


def test_a_numbered_line_that_heads_no_item_is_asked_about() -> None:
    found = with_line("3.4 Det som nämnden ska göra", ASSIGNMENT)
    assert items(found) == items(imported(OTHER))
    assert unread(found) == ["3.4 Det som nämnden ska göra"]
    assert [doubt.about for doubt in found.doubts if doubt.read == "3.4 Det som nämnden ska göra"] == ["2.1.9"]


def test_a_number_is_within_another_only_level_by_level() -> None:
    text = OTHER.replace(ASSIGNMENT, f"2.2 Det som nämnden ska göra\n\n{ASSIGNMENT}")
    assert unread(imported(text.replace("2.2.10.", "2.22.1."))) == ["2.2 Det som nämnden ska göra"]


def test_an_item_of_which_nothing_says_the_kind_is_asked_about_with_all_that_it_says() -> None:
    found = imported(OTHER.replace("SÄRSKILT UPPDRAG NÄMND\n\n", ""))
    assert items(found) == [item for item in items(imported(OTHER)) if item["number"] != "2.2.10"]
    begin, end = OTHER.index("2.2.10."), OTHER.index("MÅL KF\n\n2.1.10")
    assert unread(found) == [line for line in OTHER[begin:end].split("\n") if line]


@pytest.mark.parametrize(
    "said",
    [
        "2.1.10 Luften är med i planen.",  # the number of an item that is there
        "2.1 miljoner kronor är avsatta.",
        "Planen hör till mål och\n2.9.9 Luften.",
    ],
)
def test_a_sentence_that_begins_with_a_number_stays_in_its_item(said: str) -> None:
    before = "Planen ska visa"
    found = imported(OTHER.replace(before, f"{said}\n\n{before}"))
    assert unread(found) == []
    (item,) = (one for one in found.value["items"] if one["number"] == "2.2.10")
    assert " ".join(item["text"]).startswith(" ".join(said.split()))


def test_a_line_on_which_a_sentence_goes_on_may_begin_with_a_number() -> None:
    before = "Minskad våldsutsatthet med målet"
    said = "Det sker i enlighet med kommunens egen plan för allt sådant, den som heter plan \n9.9.9 Trygghet för alla."
    found = imported(source_text().replace(before, f"{said}\n\n{before}"))
    assert unread(found) == []
    (item,) = (one for one in found.value["items"] if one["number"] == "1.1.2")
    assert item["text"][0].endswith("den som heter plan 9.9.9 Trygghet för alla.")


def test_an_operational_area_ends_what_stands_under_a_numbered_heading() -> None:
    line = "1.1 Det som fullmäktige har beslutat"
    found = imported(source_text().replace("\nMÅL KF\n", f"\n{line}\n\nMÅL KF\n", 1))
    assert heading_of(found, "1.1.2").split(" › ")[1:] == ["Verksamhetsområde Social hållbarhet", line, "1.1.2"]
    assert heading_of(found, "1.1.3").split(" › ")[1:] == ["Verksamhetsområde Ekologisk hållbarhet", "1.1.3"]
