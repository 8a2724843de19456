"""An open question that cannot be asked or answered is a fault of the file, at its place."""

from __future__ import annotations

import pytest

from checker.agreement import agreement_of
from checker.run import check_agreement
from tests.small import SMALL, faults_of, rulebook

ASKED = '  - {code: %s, read: "raden", question: "Vad?"%s}\n'


def with_doubt(code: str, more: str) -> str:
    return f"{SMALL}\ndoubts:\n{ASKED % (code, more)}"


@pytest.mark.parametrize(
    ("code", "more", "at", "sv"),
    [
        ("date", ", about: 1.1.3, field: ende", "ende", "gäller `start` eller `end`, inte ende. Menade du `end`?"),
        ("date", ", about: 1.1.3", "{code", "säger inte vilket fält den gäller. Skriv `start` eller `end` under"),
        ("lead", ", about: 1.1.3, field: x", "x}", "Frågan `lead` gäller `led_by`, inte x."),
        ("follow-up", ", about: 1.1.3, field: x", "x}", "gäller `follow_up`, inte x."),
        ("recipients", ", about: 1.1.3, field: x", "x}", "`named_in_heading` eller `named_in_sentence`, inte x."),
        ("spelling", "", "{code", "Frågan `spelling` säger inte vad den gäller. Skriv det under `about`."),
    ],
)
def test_a_question_says_what_it_is_about(code: str, more: str, at: str, sv: str) -> None:
    text = with_doubt(code, more)
    (fault,) = faults_of(text)
    assert sv in fault.sv
    assert fault.en != fault.sv
    assert text.split("\n")[fault.place.line - 1][fault.place.column - 1 :].startswith(at)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("unread", ""),
        ("date", ", about: 1.1.3, field: start"),
        ("lead", ", about: 9.9.9, field: led_by"),
        ("serves", ", about: 1.1.3"),
    ],
)
def test_one_that_does_is_read_and_checked(code: str, more: str) -> None:
    agreement = agreement_of(with_doubt(code, more).encode(), "small.yaml")
    assert check_agreement(agreement, rulebook().rules.values()).outcomes
