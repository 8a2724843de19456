"""Waivers applied: what they let stand, what reopens it, and what the rules about waivers say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine import Verdict
from checker.finding import State
from checker.finding.waivers import WaiverState
from checker.run import Checked, concerning
from tests.decisions.waived import DAY, NO_END, TAK, checked, one, said

LATE: dict[str, Any] = {"1.2.1": {"text": ["Taket ska vara klart 2028."]}}
LATER: dict[str, Any] = {"1.2.1": {"text": ["Taket ska vara klart 2028 och prövas 2029."]}}
YEAR = TAK | {"rule": "DAT05", "values": ["2028"]}
NODE = "waiver/DAT01/1.2.1"


def state_of(run: Checked, rule: str, subject: str) -> State:
    (found,) = [found for found in run.findings if (found.rule.id, found.subject) == (rule, subject)]
    return found.state


def test_a_finding_may_stand_by_decision() -> None:
    run = checked(NO_END, TAK)
    (found,) = run.in_state(State.WAIVED)
    assert (found.rule.id, found.subject) == ("DAT01", "1.2.1")
    assert found.decision is not None
    assert found.decision.reason == TAK["reason"]
    assert one(run).state is WaiverState.APPLIES
    assert found not in run.open
    assert said(run) == set()


def test_fewer_values_are_the_same_finding_and_new_ones_another() -> None:
    assert state_of(checked(LATE, YEAR), "DAT05", "1.2.1") is State.WAIVED
    assert state_of(checked(LATE, YEAR | {"values": ["2027", "2028"]}), "DAT05", "1.2.1") is State.WAIVED
    run = checked(LATER, YEAR)
    assert state_of(run, "DAT05", "1.2.1") is State.OPEN
    assert one(run).state is WaiverState.TO_CONFIRM
    (found,) = [found for found in run.findings if found.rule.id == "UND05"]
    assert found.values == ("2029",)
    assert found.place.file == "u.yaml"
    assert "Nytt i iakttagelsen: 2029." in found.message.sv


@pytest.mark.parametrize("title", ["Anlägga en damm", "Anlägga gröna tak och väggar"])
def test_another_title_is_to_be_confirmed(title: str) -> None:
    run = checked({"1.2.1": {"end": None, "title": title}}, TAK)
    assert state_of(run, "DAT01", "1.2.1") is State.OPEN
    assert one(run).state is WaiverState.TO_CONFIRM
    assert said(run) == {("UND05", NODE, "finding")}


@pytest.mark.parametrize("title", ["Anlägga  gröna tak", "anlägga gröna TAK."])
def test_spaces_case_and_punctuation_make_no_other_title(title: str) -> None:
    assert one(checked({"1.2.1": {"end": None, "title": title}}, TAK)).state is WaiverState.APPLIES


def test_a_new_number_is_to_be_confirmed() -> None:
    run = checked({"1.2.1": {"end": None, "number": "1.2.9"}}, TAK)
    assert state_of(run, "DAT01", "1.2.9") is State.OPEN
    assert said(run) == {("UND05", NODE, "finding")}
    (found,) = [found for found in run.findings if found.rule.id == "UND05"]
    assert found.values == ("1.2.9",)


def test_what_was_mended_needs_no_waiver() -> None:
    run = checked({}, TAK)
    assert one(run).state is WaiverState.UNUSED
    assert said(run) == {("UND04", NODE, "finding")}


def test_what_cannot_be_decided_cannot_be_waived_and_is_not_unused() -> None:
    unknown = {"1.2.1": {"end": {"unknown": "struket"}, "start": {"unknown": "struket"}}}
    run = checked(unknown, TAK | {"rule": "DAT02"})
    assert one(run).state is WaiverState.UNDECIDED
    assert run.in_state(State.WAIVED) == ()
    assert said(run) == {("UND04", "waiver/DAT02/1.2.1", "undecided")}
    (missing,) = {found.missing for found in run.findings if found.rule.category == "decisions"}
    assert missing[0].reason.sv == "DAT02 kan inte avgöras för 1.2.1"


@pytest.mark.parametrize(
    ("left", "state", "rules"),
    [
        (-1, WaiverState.EXPIRED, {"UND02"}),
        (0, WaiverState.APPLIES, {"UND03"}),
        (60, WaiverState.APPLIES, {"UND03"}),
        (61, WaiverState.APPLIES, set()),
    ],
)
def test_a_waiver_holds_to_its_last_day(left: int, state: WaiverState, rules: set[str]) -> None:
    run = checked(NO_END, TAK | {"expires": (DAY + timedelta(days=left)).isoformat()})
    assert one(run).state is state
    assert {rule for rule, _, _ in said(run)} == rules


def test_a_waiver_without_a_last_day_is_told() -> None:
    run = checked(NO_END, {key: value for key, value in TAK.items() if key != "expires"})
    assert one(run).state is WaiverState.APPLIES
    assert {rule for rule, _, _ in said(run)} == {"UND01"}


def test_a_waiver_of_another_agreement_is_none_of_this_ones() -> None:
    run = checked(NO_END, TAK | {"agreement": "ks-2026"})
    assert run.waivers == ()
    assert state_of(run, "DAT01", "1.2.1") is State.OPEN
    assert state_of(checked(NO_END, TAK | {"agreement": "sound-2026"}), "DAT01", "1.2.1") is State.WAIVED


def test_whether_a_waiver_is_needed_does_not_depend_on_which_rules_were_chosen() -> None:
    assert said(checked(NO_END, TAK, only=["UND04", "UND05"])) == set()
    assert said(checked({}, TAK, only=["UND04"])) == {("UND04", NODE, "finding")}
    assert checked(NO_END, TAK, only=["UND04"]).outcomes[0].checked == 1


def test_a_waiver_concerns_the_divisions_of_what_it_waives() -> None:
    run = checked({"1.2.1": {"end": None, "title": "En damm"}}, TAK)
    assert said(concerning(run, "SHB")) == {("UND05", NODE, "finding")}
    assert said(concerning(run, "ROS")) == set()


def test_the_place_is_in_the_file_of_waivers() -> None:
    run = checked({"1.2.1": {"end": None, "title": "En damm"}}, TAK | {"expires": "2026-01-01"})
    places = {found.rule.id: found for found in run.findings if found.rule.category == "decisions"}
    assert {rule: found.words for rule, found in places.items()} == {
        "UND02": '"expires": "2026-01-01"',
        "UND05": '"title": "Anl\\u00e4gga gr\\u00f6na tak",',
    }
    assert all(found.place.file == "u.yaml" and found.source.document is None for found in places.values())
    assert places["UND02"].label == "DAT01, 1.2.1 En damm"


# Many items, many faults, any waivers: the laws.

ITEMS = ("1.1.3", "1.2.1", "1.2.2")
TITLES = st.sampled_from(["Anlägga gröna tak", "Ta fram en energiplan", "Något annat"])
PATCHES = st.dictionaries(
    st.sampled_from(ITEMS),
    st.fixed_dictionaries({}, optional={"title": TITLES, "end": st.none(), "led_by": st.just(["ROS"])}),
)
ENTRIES = st.lists(
    st.builds(
        lambda rule, subject, title, days: {
            **TAK,
            "rule": rule,
            "subject": subject,
            "title": title,
            "expires": (DAY + timedelta(days=days)).isoformat(),
        },
        st.sampled_from(["DAT01", "LED02", "DAT05"]),
        st.sampled_from([*ITEMS, "9.9.9"]),
        TITLES,
        st.integers(-3, 3),
    ),
    max_size=4,
    unique_by=lambda entry: (entry["rule"], entry["subject"]),
)
PROPERTY = settings(max_examples=30, deadline=None)
RULES = ("DAT01", "LED02", "DAT05", "UND02", "UND04", "UND05")


@PROPERTY
@given(PATCHES, ENTRIES)
def test_a_waiver_hides_nothing_but_its_own_finding(patches: dict[str, Any], entries: list[dict[str, Any]]) -> None:
    before, after = checked(patches, only=RULES), checked(patches, *entries, only=RULES)
    waived = {(found.rule.id, found.subject) for found in after.in_state(State.WAIVED)}
    assert waived <= {(entry["rule"], entry["subject"]) for entry in entries}
    still = {(found.rule.id, found.subject) for found in after.open if found.rule.category != "decisions"}
    assert still == {(found.rule.id, found.subject) for found in before.open} - waived
    assert after.undecided == before.undecided


@PROPERTY
@given(PATCHES, ENTRIES, st.integers(0, 5))
def test_time_only_takes_waivers_away(patches: dict[str, Any], entries: list[dict[str, Any]], days: int) -> None:
    now, then = (checked(patches, *entries, only=RULES, day=DAY + timedelta(days=more)) for more in (0, days))
    assert {found.subject for found in then.in_state(State.WAIVED)} <= {
        found.subject for found in now.in_state(State.WAIVED)
    }


@PROPERTY
@given(PATCHES, ENTRIES)
def test_every_waiver_is_accounted_for(patches: dict[str, Any], entries: list[dict[str, Any]]) -> None:
    """It holds, or exactly the rule that fits says why it does not."""
    run = checked(patches, *entries, only=RULES)
    told = {(found.rule.id, found.subject) for found in run.findings if found.verdict is Verdict.FINDING}
    for waiver in run.waivers or ():
        node = f"waiver/{waiver.rule}/{waiver.subject}"
        assert ((waiver.state is WaiverState.EXPIRED) == (("UND02", node) in told)) or waiver.decision.expires is None
        if waiver.state is WaiverState.UNUSED:
            assert ("UND04", node) in told
        if waiver.state is WaiverState.TO_CONFIRM:
            assert ("UND05", node) in told
        if waiver.state is WaiverState.APPLIES:
            assert not {rule for rule, subject in told if subject == node}


def test_the_day_alone_decides() -> None:
    early, late = (checked(NO_END, TAK, day=date(year, 12, 31)) for year in (2026, 2027))
    assert (one(early).state, one(late).state) == (WaiverState.APPLIES, WaiverState.EXPIRED)


def test_deleting_a_result_moves_no_waiver_to_another() -> None:
    results = [{"id": f"r{n}", "text": f"Förstudie {n} ska genomföras"} for n in (1, 2, 3)]
    title = "Förstudie 2 ska genomföras"
    waiver = TAK | {"rule": "RES03", "subject": "1.1.1/result/r2", "title": title, "values": [title]}
    both = checked({"1.1.1": {"results": results}}, waiver)
    assert state_of(both, "RES03", "1.1.1/result/r2") is State.WAIVED
    without = checked({"1.1.1": {"results": [results[0], results[2]]}}, waiver)
    assert without.in_state(State.WAIVED) == ()
    assert one(without).state is WaiverState.UNUSED
