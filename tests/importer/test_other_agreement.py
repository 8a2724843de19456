"""An agreement of another board, in the forms that others use: the parties and codes are its own."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.importer import Imported
from tests.importer.doubtful import OTHER
from tests.importer.reading import imported
from tests.importer.test_forms import without_lines


@cache
def other() -> Imported:
    return imported(OTHER)


def item(number: str) -> dict[str, Any]:
    return next(one for one in other().value["items"] if one["number"] == number)


def body(code: str) -> dict[str, Any]:
    return next(one for one in other().value["bodies"] if one["code"] == code)


def test_the_agreement_itself() -> None:
    head = other().value["agreement"]
    assert (head["id"], head["year"], head["of_board"]) == ("mn-2024", "2024", "MN")
    assert (head["decision_date"], head["decision_paragraph"]) == ("2023-12-18", "§ 112")
    assert (head["period_start"], head["period_end"]) == ("2024-01-01", "2024-12-31")
    assert head["occasions"] == {"delår": "delårsrapport", "helår": "årsbokslut"}
    assert head["outcome_years"] == ["2021", "2022", "2023"]
    assert head["lists_appendix"] == ["SHB", "GPT"]


def test_parties_as_points_each_with_its_ombud() -> None:
    assert [one["code"] for one in other().value["bodies"] if one.get("party")] == ["MN", "SHB", "GPT", "ROS"]
    assert (body("GPT")["name"], body("GPT")["representative"]) == ("Gata, park och trafik", "gatuchef")
    assert (body("MN")["kind"], body("GPT")["kind"]) == ("board", "division")


def test_numbered_headings() -> None:
    found = [(one.get("number"), one["title"], one.get("role")) for one in other().value["sections"]]
    assert found == [
        (None, "Överenskommelse 2024 – Miljönämnden", "preamble"),
        ("1", "Formalia", None),
        ("2", "Parter", "parties"),
        ("3", "Uppföljning", "follow_up"),
        ("4", "Ekonomi", "economy"),
        ("5", "Bilagor", "appendix_list"),
    ]


def test_a_name_with_a_comma_and_an_och_in_a_list() -> None:
    assert item("2.1.9")["named_in_sentence"]["codes"] == ["GPT", "SHB"]
    assert item("2.2.10")["named_in_heading"]["codes"] == ["GPT", "SHB", "ROS"]


def test_a_table_that_kept_its_columns_has_its_years() -> None:
    assert [one["outcomes"] for one in item("2.1.9")["indicators"]] == [
        {"2021": "12 400", "2023": "11 950"},
        {"2022": "45,0", "2023": "51,2"},
        {"2023": "61"},
    ]
    assert [(doubt.about, doubt.read) for doubt in other().doubts if doubt.code == "unread"] == [
        ("2.1.9/indicator/i3", "ej mätt")
    ]
    assert not [doubt for doubt in other().doubts if doubt.code == "outcome-year"]


def test_lead_support_dates_and_follow_up_in_other_words() -> None:
    found = item("2.2.10")
    assert (found["led_by"], found["lead_word"], found["supported_by"]) == (["GPT"], ["huvudansvarig"], ["SHB"])
    assert (found["start"], found["follow_up"]) == ("2024-01-01", ["delår", "helår"])


def test_a_date_that_is_none_is_asked_about() -> None:
    assert item("2.2.10")["end"] == {"unknown": "2024-02-30 är inget datum"}
    assert [(doubt.about, doubt.field) for doubt in other().doubts if doubt.code == "date"] == [("2.2.10", "end")]


def test_kept_by_the_board_without_a_reason_and_a_heading_without_a_parenthesis() -> None:
    assert item("2.1.10")["kept_by_board"] == "true"
    assert "kept_reason" not in item("2.1.10")
    assert "unknown" in item("2.1.10")["held_by"]
    assert [doubt.about for doubt in other().doubts if doubt.code == "holder"] == ["2.1.10"]


def test_areas_with_an_och_are_told_apart_by_the_appendix() -> None:
    assert item("2.2.11")["area_names"] == ["Tillsyn", "Bygglov", "Miljö och hälsa"]
    appendix = other().value["appendices"][0]
    assert [one["title"] for one in appendix["sections"]] == ["Allmänt", "Tillsyn", "Bygglov", "Miljö och hälsa"]


def test_every_line_is_understood() -> None:
    assert other().unread == ()


def with_more(appendix: str) -> list[dict[str, Any]]:
    """The sections of the last appendix, with something else under its heading; nothing of it being left unread."""
    text, heading = OTHER.partition("Grunduppdrag Gata, park och trafik\n\nAllmänt")[:2]
    found = imported(f"{text}{heading}".replace(heading, f"Grunduppdrag Gata, park och trafik\n\n{appendix}"))
    assert found.unread == ()
    sections: list[dict[str, Any]] = found.value["appendices"][-1]["sections"]
    return [without_lines(section) for section in sections]


def test_what_stands_before_the_first_heading_of_an_appendix_is_under_its_own() -> None:
    assert with_more("Gatorna ska vara hela.\n\nAllmänt\n\nKrishantering Gatorna är öppna.") == [
        {"title": "Grunduppdrag Gata, park och trafik", "text": ["Gatorna ska vara hela."]},
        {
            "title": "Allmänt",
            "role": "common",
            "sections": [{"title": "Krishantering", "role": "common_row", "text": ["Gatorna är öppna."]}],
        },
    ]


def test_a_section_without_rows_is_followed_up_as_a_row_is() -> None:
    assert with_more(
        "1.1. Gator\n\nGatorna ska vara hela.\n\nUppföljning:\n\nHålen räknas.\n\n1.2. Parker\n\nGrönt."
    ) == [
        {
            "title": "Gator",
            "number": "1.1",
            "role": "area",
            "text": ["Gatorna ska vara hela."],
            "follow_up_text": "Hålen räknas.",
        },
        {"title": "Parker", "number": "1.2", "role": "area", "text": ["Grönt."]},
    ]
