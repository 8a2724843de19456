"""The file of waivers: everything that is wrong with it is told, with its place and the nearest name."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from checker.decisions.waiver_file import waivers_in
from checker.yamlfile import read_bytes
from tests.decisions.waived import TAK, faults, rulebook, waivers

ENTRY = """\
waivers:
  - rule: DAT01
    subject: 1.2.1
    title: Anlägga gröna tak
    values: []
    reason: Tiden bestäms när upphandlingen är klar.
    decided_by: KSAU
    decision: 2026-02-03 § 14
    expires: 2026-12-31
"""


def told(text: str) -> list[tuple[int, int, str]]:
    return [(fault.place.line, fault.place.column, fault.sv) for fault in faults(text)]


def test_a_waiver_is_read_as_it_stands() -> None:
    (waiver,) = waivers_in(read_bytes(ENTRY.encode(), "u.yaml"), rulebook().rules).waivers
    assert (waiver.agreement, waiver.rule, waiver.subject, waiver.title) == (
        None,
        "DAT01",
        "1.2.1",
        "Anlägga gröna tak",
    )
    assert (waiver.values, waiver.decision.expires) == ((), date(2026, 12, 31))
    assert (waiver.decision.decided_by, waiver.decision.decision) == ("KSAU", "2026-02-03 § 14")
    assert waiver.decision.place[:3] == ("u.yaml", 2, 11)


@pytest.mark.parametrize("text", ["waivers: []\n", "waivers:\n"])
def test_a_file_may_have_no_waivers_left(text: str) -> None:
    assert waivers_in(read_bytes(text.encode(), "u.yaml"), rulebook().rules).waivers == ()


@pytest.mark.parametrize("key", ["rule", "subject", "title", "reason", "decided_by", "decision"])
def test_what_a_decision_must_say(key: str) -> None:
    lines = ENTRY.splitlines()
    without = [line for line in lines if not line.strip(" -").startswith(f"{key}:")]
    if key == "rule":
        without[1] = without[1].replace("    subject", "  - subject")
    ((line, _, said),) = told("\n".join(without) + "\n")
    assert line == 2
    assert f"`{key}`" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rule: DAT01", "rule: DAT1", (2, 11, "Det finns ingen regel DAT1. Menade du `DAT01`?")),
        ("rule: DAT01", "rule: XYZ", (2, 11, "Det finns ingen regel XYZ.")),
        ("expires: 2026-12-31", "expires: 2026-02-30",
         (9, 14, "Fältet `expires` är fel: `2026-02-30` är inget datum i kalendern.")),
        ("decided_by:", "decidedby:", (7, 5, "Fältet `decidedby` finns inte här. Menade du `decided_by`?")),
        ("reason: Tiden bestäms när upphandlingen är klar.", "reason: ''",
         (6, 13, "Fältet `reason` ska vara en text som inte är tom, men är tomt.")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, said: tuple[int, int, str]) -> None:
    assert said in told(ENTRY.replace(old, new))


@pytest.mark.parametrize("rule", ["STR01", "STR08", "UND02"])
def test_a_rule_that_no_decision_can_waive_says_why(rule: str) -> None:
    why = rulebook().rules[rule].unwaivable
    assert why is not None
    assert told(ENTRY.replace("DAT01", rule)) == [(2, 11, f"{rule} går inte att bevilja undantag från: {why.sv}.")]


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ({}, {}, True),
        ({"agreement": "ks-2026"}, {"agreement": "ks-2026"}, True),
        ({}, {"agreement": "ks-2026"}, True),
        ({"agreement": "ks-2026"}, {}, True),
        ({"agreement": "ks-2026"}, {"agreement": "ks-2027"}, False),
        ({}, {"subject": "1.2.2"}, False),
        ({}, {"rule": "DAT02"}, False),
    ],
)
def test_a_finding_is_waived_once(first: dict[str, Any], second: dict[str, Any], twice: bool) -> None:
    text = json.dumps({"waivers": [TAK | first, TAK | second]}, indent=1)
    said = ["Undantag från DAT01 för 1.2.1 finns redan på rad 4. Behåll ett av dem."]
    assert [fault.sv for fault in faults(text)] == (said if twice else [])


def test_all_faults_come_at_once() -> None:
    text = ENTRY.replace("DAT01", "DAT1").replace("    decision: 2026-02-03 § 14\n", "").replace("12-31", "13-31")
    assert len(faults(text)) == 3


def test_conflict_markers_are_named() -> None:
    told_of = faults("waivers:\n<<<<<<< HEAD\n  - rule: A\n=======\n  - rule: B\n>>>>>>> b\n")
    assert {2, 4, 6} <= {fault.place.line for fault in told_of}


def test_an_empty_list_and_one_waiver() -> None:
    assert len(waivers(TAK).waivers) == 1
    assert waivers().waivers == ()
