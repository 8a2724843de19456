"""Tables of Word that are none of indicators, and rows of those that are: nothing in them is lost, nothing made up."""

from __future__ import annotations

from typing import Any

import checker
from checker.agreement import agreement_of
from checker.importer import Imported
from checker.importer.doubts.questions import questions
from tests.importer.test_word import front, goal, imported, table, with_goal

PAID = [["Verksamhet", "2025", "2026"], ["Tekniska divisionen (TEK)", "41 200", "42 100"]]


def economy(rows: list[list[str]]) -> Imported:
    """An agreement with a table about money before its goals."""
    made = front()
    made.add_paragraph("Ekonomi")
    made.add_paragraph("Ersättningen till verksamheterna framgår av tabellen nedan.")
    table(made, rows)
    for text in ("1. Målområde Hållbar utveckling", "MÅL KF", "1.1.1 Ett tryggt Nyköping (KS)"):
        made.add_paragraph(text)
    return imported(made)


def section(found: Imported) -> dict[str, Any]:
    """The section about money."""
    one: dict[str, Any] = next(one for one in found.value["sections"] if one.get("role") == "economy")
    return one


def paid(found: Imported) -> dict[str, Any]:
    """What is said of each division's remuneration."""
    return {one["code"]: one.get("remuneration") for one in found.value["bodies"] if one["kind"] == "division"}


def test_a_table_of_years_about_money_keeps_its_figures() -> None:
    assert section(economy(PAID))["text"][1:] == [
        "Verksamhet – 2025 – 2026",
        "Tekniska divisionen (TEK) – 2025: 41 200 – 2026: 42 100",
    ]


def test_the_table_that_is_announced_is_there_and_says_whose_remuneration_it_states() -> None:
    for rows in (PAID, [["Verksamhet", "Ersättning"], ["Tekniska divisionen", "42 100 tkr"]]):
        found = economy(rows)
        assert "unread" not in section(found)
        assert paid(found) == {"TEK": "stated", "SHB": {"unknown": "tabellen har ingen rad som börjar med namnet"}}
        assert [doubt.about for doubt in found.doubts if doubt.code == "remuneration"] == ["SHB"]


def test_a_row_without_a_figure_states_nothing() -> None:
    found = economy([["Verksamhet", "Ersättning"], ["Tekniska divisionen", "beslutas senare"]])
    missing = {"unknown": "tabellen finns inte i den inlästa texten"}
    assert paid(found) == {"TEK": missing, "SHB": missing}


def test_a_table_that_an_assignment_cannot_have_is_unread_with_its_values() -> None:
    made = with_goal()
    made.add_paragraph("UPPDRAG NÄMND")
    made.add_paragraph("1.2.1 Bygg om torget (KS - TEK)")
    table(made, [["Utgift", "2025", "2026"], ["Projektering, tkr", "300", "1 200"]])
    asked = [doubt.read for doubt in imported(made).doubts if doubt.code == "unread"]
    assert asked == ["Utgift – 2025 – 2026", "Projektering, tkr – 2025: 300 – 2026: 1 200"]


def test_a_bold_row_without_values_may_be_a_heading_where_others_are_not_bold() -> None:
    rows = [
        ["Indikator", "2024", "2025"],
        ["Grundskola", "", ""],
        ["Frånvaro, andel (%)", "12", "11"],
        ["Nöjda", "", ""],
    ]
    for bold in ([1], [1, 2]):
        made = with_goal()
        cells = table(made, rows)
        for row in bold:
            cells.cell(row, 0).paragraphs[0].runs[0].bold = True
        found = imported(made)
        assert [one["title"] for one in goal(found)["indicators"]] == ["Grundskola", "Frånvaro, andel (%)", "Nöjda"]
        asked = [(doubt.read, doubt.among) for doubt in found.doubts if doubt.code == "unread"]
        assert asked == ([("Grundskola", ("heading",))] if bold == [1] else [])
        agreement = agreement_of(found.file, "avtal.yaml")
        assert questions(agreement, "sv")[0].code == ("unread" if bold == [1] else "better")
        without = [one.subject for one in checker.check(agreement).open if one.rule.id == "IND05"]
        assert without == [f"1.1.1/indicator/{one}" for one in (("i3",) if bold == [1] else ("i1", "i3"))]
