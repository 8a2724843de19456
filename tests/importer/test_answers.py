"""Answers to doubts: what each kind takes, what it writes in the file, and that the rest of the file stays."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from checker.agreement import Agreement, agreement_of
from checker.importer.doubts.answers import answered, taken
from checker.importer.doubts.questions import Question, groups, questions
from checker.importer.doubts.settling import settled
from checker.importer.filed import CannotAnswer
from checker.vocabulary import DOUBTS
from tests.importer.doubtful import DOCUMENTS, after, file_of, resolved
from tests.importer.reading import real


@cache
def agreement(document: str) -> Agreement:
    return file_of(DOCUMENTS[document]())


def question(code: str, about: str, document: str = "real", *, read: str = "") -> Question:
    found = questions(agreement(document), "sv")
    return next(one for one in found if one.code == code and one.about == about and read in one.doubt["read"])


def field(of: Agreement, asked: Question) -> Any:
    held: Any = of.document.value
    for step in asked.place or ():
        held = held.get(step) if isinstance(held, dict) else held[step]
    return held


@pytest.mark.parametrize(
    ("code", "about", "said", "written"),
    [
        ("better", "1.1.1/indicator/i1", "2", "down"),
        ("better", "1.1.1/indicator/i1", "upp", "up"),
        ("better", "1.1.1/indicator/i1", "inget", None),
        ("outcome-year", "1.1.3/indicator/i4", "2023 2024 2025", {"2023": "65", "2024": "62", "2025": "38"}),
        ("outcome-year", "1.1.3/indicator/i4", "2024-2026", {"2024": "65", "2025": "62", "2026": "38"}),
        ("outcome-year", "1.1.3/indicator/i4", "1", {"2023": "65", "2024": "62", "2025": "38"}),
        ("outcome-year", "1.1.1/indicator/i1", "2", {"2024": "20,0%"}),
        ("figures", "1.1.1/indicator/i5", "2", {"unplaced": ["259 139"]}),
        ("figures", "1.1.1/indicator/i5", "1", {"unplaced": ["259", "139"]}),
        ("serves", "1.1.2", "1.1.1", {"1.1.1": "judged"}),
        ("serves", "1.1.2", "1, 2", {"1.1.1": "judged", "1.1.3": "judged"}),
        ("serves", "2.1.3", "inga", {}),
        ("measured-by", "1.1.1/result/r3", "i3", {"i3": "judged"}),
        ("measured-by", "1.1.1/result/r3", "0", {}),
        ("measured-by", "1.1.1/result/r1/claim/2", "i3 i1", {"i3": "judged", "i1": "judged"}),
        ("claims", "1.1.1/result/r2", "inga", []),
        ("measure", "1.1.1/result/r1/claim/3", "möjligheter: rörelse i vardagen", "möjligheter: rörelse i vardagen"),
        ("board-name", "KFN", "1", "Kultur- och fritidsnämnden"),
        ("board-name", "KFN", "Nämnden för kultur: och fritid", "Nämnden för kultur: och fritid"),
        ("remuneration", "TEK", "angiven", "stated"),
        ("remuneration", "TEK", "2", "none"),
    ],
)
def test_an_answer_stands_in_its_field(code: str, about: str, said: str, written: Any) -> None:
    asked = question(code, about)
    found = after(agreement("real"), asked, said)
    assert field(found, asked) == written
    assert len(found.doubts) == len(agreement("real").doubts) - 1


@pytest.mark.parametrize(
    ("code", "about", "said", "written"),
    [
        ("recipients", "2.1.9", "2 ROS", {"codes": ["GPT", "ROS"], "quote": "Framtidsenheten"}),
        ("recipients", "2.1.9", "alla verksamheter", {"all": "true", "quote": "Framtidsenheten"}),
        ("holder", "2.1.10", "MN", ["MN"]),
        ("follow-up", "2.2.10", "vår helår", ["vår", "helår"]),
        ("follow-up", "2.2.10", "inget", None),
        ("date", "2.2.10", "2024-02-29", "2024-02-29"),
        ("date", "2.2.10", "inget", None),
        ("unread", "2.1.9/indicator/i3", "2022: 58", {"2022": "58", "2023": "61"}),
        ("unread", "2.1.9/indicator/i3", "nej", {"2023": "61"}),
    ],
)
def test_an_answer_on_what_is_printed_is_kept_beside_as_well(code: str, about: str, said: str, written: Any) -> None:
    asked = question(code, about, "doubtful")
    found = after(agreement("doubtful"), asked, said)
    assert field(found, asked) == written
    value: Any = found.document.value
    (kept,) = value["answers"]
    assert (kept["code"], kept["about"], kept["read"]) == (code, about, asked.doubt["read"])
    assert kept["answer"] == [*taken(asked, said)]


@pytest.mark.parametrize(
    ("code", "about", "said"),
    [
        ("better", "1.1.1/indicator/i1", "3"),
        ("better", "1.1.1/indicator/i1", "1 2"),
        ("outcome-year", "1.1.3/indicator/i4", "2024 2025"),
        ("outcome-year", "1.1.3/indicator/i4", "2025 2024 2023"),
        ("outcome-year", "1.1.3/indicator/i4", "2024 2024 2025"),
        ("outcome-year", "1.1.3/indicator/i4", "1899 2000 2001"),
        ("outcome-year", "1.1.3/indicator/i4", "2080 2081 2082"),
        ("serves", "1.1.2", "9.9.9"),
        ("claims", "1.1.1/result/r2", "fler"),
        ("claims", "1.1.1/result/r2", "tryggheten: kanske 5"),
        ("board-name", "KFN", "7"),
    ],
)
def test_an_answer_that_does_not_fit(code: str, about: str, said: str) -> None:
    with pytest.raises(CannotAnswer):
        after(agreement("real"), question(code, about), said)


def test_a_date_that_is_none_is_refused_with_the_form_it_has() -> None:
    with pytest.raises(CannotAnswer, match="2026-12-31"):
        taken(question("date", "2.2.10", "doubtful"), "2024-02-30")


def result(of: Agreement, name: str) -> dict[str, Any]:
    number, _, key = name.partition("/")
    return next(one for item in of.items if item["number"] == number for one in item["results"] if one["id"] == key)


def asked_about(of: Agreement, about: str) -> list[tuple[str, str]]:
    return [(one["code"], one["about"]) for one in of.doubts if str(one.get("about")).startswith(about)]


def test_claims_that_are_typed_are_written_and_what_measures_each_is_asked() -> None:
    asked = question("claims", "1.1.1/result/r2")
    found = after(agreement("real"), asked, "skyddsfaktorer: ska öka; riskfaktorer: högst 5 %, år 2027, ska minska")
    claims = result(found, "1.1.1/r2")["claims"]
    quote = {"quote": asked.doubt["read"]}
    assert claims == [
        {"measure": "skyddsfaktorer", "direction": "up", **quote},
        {
            "measure": "riskfaktorer",
            "operator": "le",
            "value": "5",
            "unit": "%",
            "year": "2027",
            "direction": "down",
            "reference": "fixed",
            **quote,
        },
    ]
    assert asked_about(found, "1.1.1/result/r2") == [
        ("measured-by", "1.1.1/result/r2/claim/1"),
        ("measured-by", "1.1.1/result/r2/claim/2"),
    ]


@pytest.mark.parametrize(("document", "each"), [("real", 2), ("tight", 2), ("doubtful", None)])
def test_answers_leave_the_rest_of_the_file(document: str, each: int | None) -> None:
    before = agreement(document)
    text = before.document.text.replace("items:\n", "items:\n  # en anteckning\n", 1)
    found = resolved(agreement_of(text.encode(), "avtal.yaml"), each)
    left = found.document.text.splitlines()
    assert bool(found.doubts) is ("doubts:" in left) is (each is not None)
    assert "  # en anteckning" in left
    lines = text.partition("\ndoubts:")[0].splitlines()
    remaining = iter(left)
    # Titles, sources and numbers stay, in their order and as they were written.
    assert all(line in remaining for line in lines if line.startswith(("    title:", "    source:", "  - number:")))


def test_every_kind_of_question_is_asked_somewhere() -> None:
    asked = {doubt.code for found in DOCUMENTS.values() for doubt in found().doubts}
    assert asked == {*DOUBTS}


def test_a_word_is_written_as_a_reader_says() -> None:
    value: Any = agreement("real").document.value
    doubt = {"code": "spelling", "about": "1.1.5", "read": "initiativ/ partnerskap"}
    about = next(item["number"] for item in value["items"] if doubt["read"] in str(item))
    new = settled(value, {**doubt, "about": about}, None, ["initiativ/partnerskap"]).value
    item, before = (next(one for one in held["items"] if one["number"] == about) for held in (new, value))
    assert str(item) == str(before).replace("initiativ/ partnerskap", "initiativ/partnerskap") != str(before)
    with pytest.raises(CannotAnswer):
        settled(new, {**doubt, "about": about}, None, ["initiativ/partnerskap"])


def test_questions_that_are_looked_up_in_one_place_are_asked_together() -> None:
    found = questions(agreement("real"), "sv")
    gathered = groups(found)
    assert sum(map(len, gathered)) == len(found)
    together = {(group[0].code, group[0].about): len(group) for group in gathered if len(group) > 1}
    assert together["better", "2.1.1/indicator/i1"] == 9  # a goal's table
    assert together["outcome-year", "2.1.1/indicator/i1"] == 8  # two outcomes in four years, each of them
    assert together["remuneration", "TEK"] == 5
    assert together["board-name", "KFN"] == 6


def test_a_file_with_other_line_ends_and_a_byte_order_mark_keeps_them() -> None:
    data = b"\xef\xbb\xbf" + real().file.replace(b"\n", b"\r\n")
    now = agreement_of(data, "avtal.yaml")
    asked = next(one for one in questions(now, "sv") if (one.code, one.about) == ("serves", "1.1.2"))
    changed = answered(now, asked, ["1.1.1"])
    assert changed.startswith(b"\xef\xbb\xbf")
    assert changed.count(b"\n") == changed.count(b"\r\n")
    assert b'    serves: {"1.1.1": judged}\r\n    source: {line: 310' in changed


def test_ways_to_place_very_many_outcomes_are_not_counted_one_by_one() -> None:
    """Forty years and twenty outcomes can be placed in 137,846,528,820 ways: the years are the choices."""
    asked = question("outcome-year", "1.1.3/indicator/i4")
    years, outcomes = [str(year) for year in range(1987, 2027)], [str(number) for number in range(20)]
    value: Any = deepcopy(agreement("real").document.value)
    value["doubts"] = [{**asked.doubt, "among": years}]
    value["items"][2]["indicators"][3]["outcomes"] = {"unplaced": outcomes}
    (found,) = questions(agreement_of(json.dumps(value).encode(), "avtal.yaml"), "sv")
    assert [choice.said for choice in found.choices] == years
