"""What an edit brought, what it mended, what remains: against an earlier version of the agreement."""

from __future__ import annotations

from typing import Any

from checker.agreement import agreement_of
from checker.decisions.comparison import compare
from checker.engine import Verdict
from checker.finding import Standing, State
from checker.run import Checked, check_agreement
from tests.decisions.versions import BUNDLED
from tests.sound import SOUND, sound_bytes

SOUND_TEXT = SOUND.read_text("utf-8")
LATE = {"1.2.1": {"text": ["Taken är klara 2029."]}}
"""DAT05: the text names a year after the end."""


def checked(patches: dict[str, Any] | None = None, **changes: Any) -> Checked:
    return check_agreement(agreement_of(sound_bytes(patches, **changes), "now.yaml"), BUNDLED)


def written(text: str) -> Checked:
    return check_agreement(agreement_of(text.encode(), "now.yaml"), BUNDLED)


def brought(compared: Checked) -> list[tuple[str, str]]:
    return [
        (found.rule.id, found.subject)
        for found in compared.findings
        if found.standing is Standing.NEW and found.verdict is Verdict.FINDING
    ]


def remaining(compared: Checked) -> list[tuple[str, str]]:
    return [(found.rule.id, found.subject) for found in compared.findings if found.standing is Standing.REMAINING]


def mended(compared: Checked) -> list[tuple[str, str]]:
    assert compared.comparison is not None
    return [(found.rule.id, found.subject) for found in compared.comparison.mended]


def test_an_edit_brings_and_mends() -> None:
    there = compare(checked(), checked(LATE), "main")
    back = compare(checked(LATE), checked(), "main")
    assert (brought(there), remaining(there), mended(there)) == ([("DAT05", "1.2.1")], [], [])
    assert (brought(back), remaining(back), mended(back)) == ([], [], [("DAT05", "1.2.1")])


def test_what_was_there_before_remains_though_its_subject_has_another_number() -> None:
    late = SOUND_TEXT.replace("Tre skolor får växter på taket.", "Taken är klara 2029.")
    compared = compare(written(late), written(late.replace("number: 1.2.1", "number: 1.2.5")), "main")
    assert ("DAT05", "1.2.5") in remaining(compared)
    assert (brought(compared), mended(compared)) == ([("STR03", "agreement")], [])  # the gap is new, and truly so


def test_what_goes_with_its_subject_is_mended_and_the_change_says_how() -> None:
    compared = compare(checked(LATE), checked({"1.2.1": None}), "main")
    assert mended(compared) == [("DAT05", "1.2.1")]
    assert compared.comparison is not None
    assert [change.text.sv for change in compared.comparison.changes] == ["1.2.1 har tagits bort (Anlägga gröna tak)"]


def test_a_new_offending_value_is_new_and_a_mended_one_is_not() -> None:
    two = {"1.2.1": {"text": ["Taken är klara 2029 och 2031."]}}
    assert brought(compare(checked(LATE), checked(two), "main")) == [("DAT05", "1.2.1")]
    fewer = compare(checked(two), checked(LATE), "main")
    assert (brought(fewer), remaining(fewer), mended(fewer)) == ([], [("DAT05", "1.2.1")], [])


def test_what_can_no_longer_be_decided_is_not_mended() -> None:
    unknown = {"1.2.1": {"text": ["Taken är klara 2029."], "end": {"unknown": "sidan saknas"}}}
    compared = compare(checked(LATE), checked(unknown), "main")
    assert compared.comparison is not None
    (found,) = (one for one in compared.comparison.undecided if one.rule.id == "DAT05")
    assert "2029" in found.message.sv
    assert [missing.name for missing in found.missing] == ["end"]
    assert ("DAT05", "1.2.1") not in mended(compared)


def test_what_could_not_be_decided_and_now_is_found_is_new() -> None:
    unknown = {"1.2.1": {"text": ["Taken är klara 2029."], "end": {"unknown": "sidan saknas"}}}
    compared = compare(checked(unknown), checked(LATE), "main")
    assert ("DAT05", "1.2.1") in brought(compared)
    open_, told = ({"1.2.1": {"follow_up": value}} for value in ({"unknown": "sidan saknas"}, ["helår"]))
    without_values = compare(checked(open_), checked(told), "main")
    assert [found.values for found in without_values.findings if found.rule.id == "UPP02"] == [()]
    assert ("UPP02", "1.2.1") in brought(without_values)


def test_two_agreements_of_different_years_can_be_compared() -> None:
    late = SOUND_TEXT.replace("Tre skolor får växter på taket.", "Taken är klara 2029.")
    compared = compare(written(late), written(late.replace("id: sound-2026", "id: sound-2027")), "förra året")
    assert ("DAT05", "1.2.1") in remaining(compared)
    assert (brought(compared), mended(compared)) == ([], [])
    assert compared.comparison is not None
    assert compared.comparison.other == "förra året"


def test_what_was_waived_and_is_open_again_was_brought_by_the_edit() -> None:
    waived = checked(LATE)
    waived = waived._replace(findings=tuple(found._replace(state=State.WAIVED) for found in waived.findings))
    assert ("DAT05", "1.2.1") in brought(compare(waived, checked(LATE), "main"))
    assert ("DAT05", "1.2.1") in remaining(compare(checked(LATE), waived, "main"))
