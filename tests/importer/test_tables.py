"""Rows of figures whose columns are gone: how they can be read, which readings are credible, what is asked."""

from __future__ import annotations

from typing import Final

import pytest

from checker.importer.items.tables import credible, readings
from tests.importer.reading import imported, source_text

FRONT = source_text().split("1. Målområde")[0]
HEAD = f"{FRONT}MÅL KF\n\n1.1.1 Ett mål (KS)\n\nINDIKATOR\n\nTitel Utfall 2024 Utfall 2025\n\n"


@pytest.mark.parametrize(
    ("printed", "columns", "first"),
    [
        ("20,0%", 4, ("20,0%",)),
        ("12,0% 15,0%", 4, ("12,0%", "15,0%")),
        ("14 382", 4, ("14 382",)),  # 14 and 382 are not of one size
        ("259 139", 4, ("259", "139")),
        ("14 091 13 734", 4, ("14 091", "13 734")),  # no figure begins with 0
        ("65 62 38", 4, ("65", "62", "38")),
        ("5 30", 4, ("5", "30")),
        ("3 3 3", 4, ("3", "3", "3")),
        ("-1,5 2,5", 2, ("-1,5", "2,5")),
    ],
)
def test_the_first_credible_reading(printed: str, columns: int, first: tuple[str, ...]) -> None:
    assert credible(printed, columns)[0] == first
    assert first in readings(printed)


@pytest.mark.parametrize(
    ("printed", "ways"), [("259 139", 2), ("403 427", 2), ("14 382", 1), ("54 74", 1), ("78 78", 1)]
)
def test_what_can_be_read_in_two_ways_is_asked(printed: str, ways: int) -> None:
    assert len(credible(printed, 4)) == ways


def indicators(rows: str, head: str = HEAD) -> tuple[list[tuple[str, object]], list[str]]:
    """The indicators of a table with their outcomes, and the codes of the doubts but what every indicator is asked."""
    found = imported(f"{head}{rows}\n")
    entries = [(one["title"], one.get("outcomes")) for one in found.value["items"][0].get("indicators", ())]
    return entries, [doubt.code for doubt in found.doubts if doubt.code not in ("better", "board-name", "remuneration")]


def test_as_many_values_as_columns_have_their_years() -> None:
    assert indicators("Antal resor, antal\n\n12 14\n") == ([("Antal resor, antal", {"2024": "12", "2025": "14"})], [])


def test_more_figures_than_columns_are_asked_about() -> None:
    assert indicators("Antal resor, antal\n\n1 2 3 4\n") == ([("Antal resor, antal", None)], ["unread"])
    assert indicators("Antal resor, antal\n\n" + "100 " * 40) == ([("Antal resor, antal", None)], ["unread"])


def test_a_sentence_in_a_table_is_no_indicator() -> None:
    assert indicators("Antal resor, antal\n\n12\n\nTabellen uppdateras i mars.\n") == (
        [("Antal resor, antal", {"unplaced": ["12"]})],
        ["outcome-year", "unread"],
    )


@pytest.mark.parametrize(
    ("row", "outcomes", "codes"),
    [
        ("Antal resor, antal\t12\t14", {"2024": "12", "2025": "14"}, []),
        ("Antal resor, antal\t\t14", {"2025": "14"}, []),
        ("Antal resor, antal\t12\t14\t16", None, ["unread"]),
    ],
)
def test_tabs_part_columns_unless_there_are_more_than_columns(row: str, outcomes: object, codes: list[str]) -> None:
    assert indicators(f"{row}\n") == ([("Antal resor, antal", outcomes)], codes)


def test_where_a_row_has_more_values_than_columns_no_number_of_values_tells_their_years() -> None:
    """There is a column whose head is not known, as one of targets."""
    entries, codes = indicators("Antal resor, antal\n\n12 14\n\nAntal byten, antal\n\n3 4 5\n")
    assert entries == [("Antal resor, antal", {"unplaced": ["12", "14"]}), ("Antal byten, antal", None)]
    assert codes == ["outcome-year", "unread"]


TARGETS: Final = HEAD.replace("Utfall 2025", "Utfall 2025 Målvärde 2026")


def test_a_column_that_is_none_of_outcomes_takes_no_year() -> None:
    for row in (
        "Antal resor, antal\n\n12 14 16\n",
        "Antal resor, antal\n\n12\n14\n16\n",
        "Antal resor, antal\t12\t14\t16\n",
    ):
        assert indicators(row, TARGETS) == ([("Antal resor, antal", {"2024": "12", "2025": "14"})], ["unread"])
    fewer = "Antal resor, antal\n\n12 14\n"
    assert indicators(fewer, TARGETS) == ([("Antal resor, antal", None)], ["unread"])
    assert indicators("Antal resor, antal\t\t14\t16\n", TARGETS)[0] == [("Antal resor, antal", {"2025": "14"})]


def test_each_head_may_stand_on_a_line_of_its_own() -> None:
    lines = TARGETS.replace(
        "Titel Utfall 2024 Utfall 2025 Målvärde 2026", "Titel\nUtfall 2024\nUtfall 2025\nMålvärde 2026"
    )
    assert lines != TARGETS
    assert indicators("Antal resor, antal\n\n12 14 16\n", lines)[0] == [
        ("Antal resor, antal", {"2024": "12", "2025": "14"})
    ]


def test_an_empty_line_between_titles_parts_them_where_empty_lines_tell() -> None:
    entries, _ = indicators("Resor\n\nAntal resor, antal\n\n12 14\n")
    assert [title for title, _ in entries] == ["Resor", "Antal resor, antal"]
