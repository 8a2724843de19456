"""Answers to doubts: what each kind takes, what it writes in the file, and that the rest of the file stays."""

from __future__ import annotations

from typing import Any

import pytest

from checker.agreement import Agreement, agreement_of
from checker.importer.answers import CannotAnswer, Question, answered, questions, taken
from tests.importer.reading import real
from tests.importer.test_other_agreement import other


def agreement() -> Agreement:
    return agreement_of(real().file, "avtal.yaml")


def question(code: str, about: str, of: Agreement | None = None) -> Question:
    found = questions(of or agreement(), "sv")
    return next(one for one in found if one.doubt["code"] == code and one.doubt.get("about") == about)


def after(code: str, about: str, said: str) -> Agreement:
    """The agreement with one question answered."""
    asked = question(code, about)
    return agreement_of(answered(agreement(), asked, taken(asked, said)), "avtal.yaml")


def field(of: Agreement, asked: Question) -> Any:
    held: Any = of.document.value
    for step in asked.place or ():
        held = held[step]
    return held


@pytest.mark.parametrize(
    ("code", "about", "said", "written"),
    [
        ("better", "1.1.1/indicator/i1", "2", "down"),
        ("better", "1.1.1/indicator/i1", "up", "up"),
        ("outcome-year", "1.1.3/indicator/i4", "2023 2024 2025", {"2023": "65", "2024": "62", "2025": "38"}),
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
        ("remuneration", "TEK", "angiven", None),
        ("remuneration", "TEK", "stated", "stated"),
    ],
)
def test_an_answer_stands_in_its_field(code: str, about: str, said: str, written: Any) -> None:
    asked = question(code, about)
    if written is None:
        with pytest.raises(CannotAnswer):
            taken(asked, said)
        return
    found = after(code, about, said)
    assert field(found, asked) == written
    assert len(found.doubts) == len(agreement().doubts) - 1


@pytest.mark.parametrize(
    ("code", "about", "said"),
    [
        ("better", "1.1.1/indicator/i1", "3"),
        ("better", "1.1.1/indicator/i1", "1 2"),
        ("outcome-year", "1.1.3/indicator/i4", "2024 2025"),
        ("outcome-year", "1.1.3/indicator/i4", "2025 2024 2023"),
        ("outcome-year", "1.1.3/indicator/i4", "1999 2000 2001"),
        ("serves", "1.1.2", "9.9.9"),
        ("claims", "1.1.1/result/r2", "fler"),
    ],
)
def test_an_answer_that_does_not_fit(code: str, about: str, said: str) -> None:
    with pytest.raises(CannotAnswer):
        after(code, about, said)


def test_all_answers_one_after_another_leave_no_doubt_and_the_rest_of_the_file() -> None:
    before = other().file
    data = before
    said = {"better": "1", "serves": "inga", "measured-by": "inga", "claims": "inga", "board-name": "Kommunstyrelsen"}
    said |= {"remuneration": "stated", "holder": "MN", "date": "2024-02-29", "unread": "j"}
    for _ in other().doubts:
        now = agreement_of(data, "avtal.yaml")
        asked = next(questions(now, "sv"))
        data = answered(now, asked, () if asked.place is None else taken(asked, said[asked.doubt["code"]]))
    assert agreement_of(data, "avtal.yaml").doubts == []
    lines = before.decode().partition("\ndoubts:")[0].splitlines()
    left = data.decode().splitlines()
    assert "doubts:" not in left
    remaining = iter(left)
    assert all(line in remaining for line in lines if "unknown" not in line)  # all of them, in their order


def test_a_file_with_other_line_ends_and_a_byte_order_mark_keeps_them() -> None:
    data = b"\xef\xbb\xbf" + real().file.replace(b"\n", b"\r\n")
    now = agreement_of(data, "avtal.yaml")
    asked = question("serves", "1.1.2", now)
    changed = answered(now, asked, ["1.1.1"])
    assert changed.startswith(b"\xef\xbb\xbf")
    assert changed.count(b"\n") == changed.count(b"\r\n")
    assert b'    serves: {"1.1.1": judged}\r\n    source: {line: 310' in changed
