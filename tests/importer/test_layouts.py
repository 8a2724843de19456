"""Agreements in layouts that were not made for the reader: what was read of each, and what is asked."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

import pytest

from checker.importer import Imported, import_document
from tests.importer.layouts import brochure, form, planning_system


class Seen(NamedTuple):
    """What an agreement came to: its items with what stands in them, its indicators' outcomes, what is asked."""

    items: list[tuple[str, str, str, str, str]]
    """Number, kind, title, recipients, dates."""
    indicators: list[tuple[str, dict[str, str] | None]]
    asked: list[tuple[str, str]]
    """The code of each doubt, and what was read."""


def seen(found: Imported) -> Seen:
    """What was read of an agreement. That no reader has judged which way is better is asked of every indicator."""
    items: list[dict[str, Any]] = found.value["items"]
    return Seen(
        [
            (
                item["number"],
                item["kind"],
                item["title"],
                "alla" if "all" in (said := item.get("named_in_sentence", {})) else " ".join(said.get("codes", ())),
                " ".join(item[day] for day in ("start", "end") if day in item),
            )
            for item in items
        ],
        [(one["title"], one.get("outcomes")) for item in items for one in item.get("indicators", ())],
        [(doubt.code, doubt.read) for doubt in found.doubts if doubt.code != "better"],
    )


CRIMES: Final = [
    (f"Anmälda brott i område {number}, antal", {"2023": f"1 {number:03}", "2025": f"{900 + number}"})
    for number in range(24)
]
PLANNING_SYSTEM: Final = Seen(
    [
        ("1.1.1", "goal", "Nyköping är tryggt", "TEK SHB", ""),
        ("1.2.1", "assignment", "Inför en trygghetspunkt", "SHB", "2026-01-01 2026-12-31"),
    ],
    [("Oro för brott, andel (%)", {"2024": "27,1 %", "2025": "25,7 %"}), *CRIMES],
    [
        ("measured-by", "Tryggheten ska öka till minst 75 %"),
        ("serves", "Inför en trygghetspunkt"),
        ("unread", "Trygghet"),
        ("unread", "Oro för brott, andel (%) – Målvärde 2026: 20 %"),
    ],
)
BROCHURE: Final = Seen(
    [
        ("1.1.1", "goal", "Nyköping är tryggt", "alla", ""),
        ("1.1.2", "assignment", "Bygg om resecentrum", "TEK", "2026-01-01 2026-06-30"),
    ],
    [
        ("Oro för brott, andel (%)", {"2025": "25,7 %", "2024": "27,1 %"}),
        ("Klotter, antal anmälningar", {"2024": "1 234"}),
        ("Belysning, nöjdhet", None),
    ],
    [
        ("measured-by", "Tryggheten ska öka"),
        ("serves", "Bygg om resecentrum"),
        ("unread", "Oro för brott, andel (%) – Trend: bättre"),
    ],
)
FORM: Final = Seen(
    [
        ("1.1.1", "goal", "Nyköping är tryggt", "", ""),
        ("1.1.2", "assignment", "Bygg om resecentrum", "TEK SHB", "2026-01-01 2026-06-30"),
        ("1.2.1", "base_assignment", "Grunduppdrag: Tekniska divisionen", "", ""),
    ],
    [],
    [("serves", "Bygg om resecentrum"), ("serves", "Grunduppdrag: Tekniska divisionen"), ("unread", "[bild]")],
)
LAYOUTS: Final = {
    "planning_system": (planning_system, PLANNING_SYSTEM),
    "brochure": (brochure, BROCHURE),
    "form": (form, FORM),
}


@cache
def imported(name: str) -> Imported:
    """A layout as a Word file, imported."""
    return import_document(LAYOUTS[name][0](), "avtal.docx")


@pytest.mark.parametrize("name", [*LAYOUTS])
def test_what_was_read_and_what_is_asked(name: str) -> None:
    assert seen(imported(name)) == LAYOUTS[name][1]


@pytest.mark.parametrize("name", [*LAYOUTS])
def test_headers_and_footers_are_no_part_of_it(name: str) -> None:
    text = imported(name).file.decode()
    for said in ("KK25/566", "Överenskommelse 2026", "Sida"):
        assert said not in text


def test_numbers_that_word_sets_are_told_to_be_compared() -> None:
    (fault,) = imported("planning_system").warnings
    assert fault.sv == "5 nummer sätts av Word och är framräknade här. Jämför några av dem med dokumentet."


def test_a_picture_is_said_to_be_unreadable() -> None:
    (doubt,) = [doubt for doubt in imported("form").doubts if doubt.read == "[bild]"]
    assert doubt.question.startswith("Här står en bild, som inte går att läsa.")


def test_who_leads_is_read_beside_the_form() -> None:
    assert [item.get("led_by") for item in imported("form").value["items"]] == [None, ["TEK"], None]
