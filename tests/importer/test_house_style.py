"""A municipality with words, boards, codes and headings of its own: a file of wordings is all that is added."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import checker.importer
from checker.content import wording_folders
from checker.importer import Imported
from checker.importer.wordings import load_wordings, wording_files
from checker.yamlfile import FaultsFound
from tests.importer.reading import imported
from tests.importer.test_nothing_invented import invented

TEXT = Path(__file__).with_name("uppdragsavtal.txt").read_text("utf-8")
STYLE = Path(__file__).with_name("uppdragsavtal.yaml")


@cache
def found() -> Imported:
    """The document, read with its house style."""
    with pytest.MonkeyPatch.context() as patch:
        wordings = load_wordings([*wording_files(wording_folders()), str(STYLE)])
        patch.setattr(checker.importer, "all_wordings", lambda: wordings)
        return imported(TEXT)


def item(number: str) -> dict[str, Any]:
    return next(one for one in found().value["items"] if one["number"] == number)


def test_without_the_file_it_is_no_agreement() -> None:
    with pytest.raises(FaultsFound):
        imported(TEXT)


def test_whose_it_is_and_of_what_year() -> None:
    head = found().value["agreement"]
    assert (head["id"], head["year"], head["of_board"]) == ("omn-2027", "2027", "OMN")
    assert (head["decision_date"], head["decision_paragraph"]) == ("2026-11-30", "§ 88")
    assert (head["period_start"], head["period_end"]) == ("2027-01-01", "2027-12-31")
    assert head["occasions"] == {"delår": "delårsrapport", "helår": "årsbokslut"}
    assert head["lists_appendix"] == ["HTB"]


def test_parties_with_their_ombud() -> None:
    bodies = [(one["code"], one["kind"], one["name"], one["representative"]) for one in found().value["bodies"][1:]]
    assert bodies == [
        ("OMN", "board", "Omsorgsnämnden", "nämndens ordförande"),
        ("HTB", "division", "Hemtjänst och boende", "förvaltningschef"),
        ("SFA", "division", "Stöd, fritid och arbete", "chefen för stöd"),
        ("KÖK", "division", "Kök", "kökschefen"),
    ]


def test_kinds_and_two_digit_numbers() -> None:
    assert [(one["number"], one["kind"], one["decided_by"]) for one in found().value["items"]] == [
        ("3.1.10", "goal", "KF"),
        ("3.1.11", "goal", "KF"),
        ("3.2.12", "assignment", "OMN"),
        ("3.2.13", "assignment", "OMN"),
        ("3.2.14", "base_assignment", "OMN"),
    ]
    assert {one["in_area"] for one in found().value["items"]} == {"3"}


def test_a_goal_with_its_result_and_indicator() -> None:
    goal = item("3.1.10")
    assert goal["named_in_sentence"]["codes"] == ["HTB", "SFA"]
    assert [one["text"] for one in goal["results"]] == ["Minst 80 % av de boende har någon att prata med"]
    assert [(one["title"], one["unit"], one["outcomes"]) for one in goal["indicators"]] == [
        ("Boende som har någon att prata med, andel (%)", "%", {"2024": "71", "2025": "74", "2026": "78"})
    ]
    assert item("3.1.11")["kept_by_board"] == "true"


def test_an_assignment_with_its_lead_support_dates_and_follow_up() -> None:
    assignment = item("3.2.12")
    assert assignment["named_in_heading"]["codes"] == ["KÖK", "HTB"]
    assert (assignment["led_by"], assignment["supported_by"]) == (["KÖK"], ["HTB"])
    assert (assignment["start"], assignment["end"]) == ("2027-02-01", "2027-10-31")
    assert assignment["follow_up"] == ["delår", "helår"]
    assert item("3.2.13")["named_in_heading"] == {"all": "true", "quote": "(OMN - samtliga förvaltningar)"}


def test_a_base_assignment_with_its_areas_and_appendix() -> None:
    base = item("3.2.14")
    assert base["area_names"] == ["Hemtjänst dag", "Hemtjänst natt", "Boende"]
    assert base["described_in"] == ["HTB"]
    sections = found().value["appendices"][0]["sections"]
    assert [(one["title"], one.get("role")) for one in sections] == [("Allmänt", "common"), ("Hemtjänst natt", "area")]


def test_every_line_is_understood_and_nothing_invented() -> None:
    assert found().unread == ()
    assert invented(TEXT, found()) == []
