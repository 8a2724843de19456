"""The baseline: it marks what was there, never more, and it only shrinks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decisions.baseline import apply_baseline, baseline_of, shrunk
from checker.decisions.baseline_file import Baseline, Entry, read_baselines, written
from checker.decisions.waivers import apply_waivers
from checker.finding import State
from checker.run import Checked, check_agreement
from checker.yamlfile import FaultsFound
from tests.decisions.waived import DAY, NO_END, TAK, rulebook, waivers
from tests.sound import sound_with

RULES = rulebook().rules
LATE: dict[str, Any] = {"1.2.1": {"text": ["Taket ska vara klart 2028."]}}
LATER: dict[str, Any] = {"1.2.1": {"text": ["Taket ska vara klart 2028 och prövas 2029."]}}
UNKNOWN = {"unknown": "struket"}


def check(patches: dict[str, Any], only: tuple[str, ...] = ()) -> Checked:
    return check_agreement(sound_with(patches), [rule for rule in RULES.values() if not only or rule.id in only])


def marked(before: dict[str, Any], after: dict[str, Any], only: tuple[str, ...] = ()) -> Checked:
    """The later version with the earlier as its baseline."""
    return apply_baseline(check(after, only), baseline_of(check(before, only)), RULES)


def keys(baseline: Baseline) -> set[tuple[str, str, frozenset[str]]]:
    return {(entry.rule, entry.subject, frozenset(entry.values)) for entry in baseline.entries}


def test_everything_open_is_in_it() -> None:
    run = marked(NO_END, NO_END)
    assert run.open == ()
    assert {(one.rule.id, one.subject) for one in run.in_state(State.BASELINE)} >= {("DAT01", "1.2.1")}
    assert run.baseline_ended == 0


def test_what_is_undecided_is_not() -> None:
    unknown = {"1.2.1": {"end": UNKNOWN, "start": UNKNOWN}}
    assert check(unknown).undecided
    assert keys(baseline_of(check(unknown))) == {
        (found.rule.id, found.subject, frozenset(found.values)) for found in check(unknown).open
    }


def test_a_new_finding_is_not_hidden() -> None:
    run = marked(NO_END, {"1.2.1": {"end": None}, "1.1.3": {"end": None}})
    assert {(one.rule.id, one.subject) for one in run.open if one.rule.id == "DAT01"} == {("DAT01", "1.1.3")}


def test_a_new_value_reopens_and_fewer_do_not() -> None:
    only = ("DAT05",)
    assert [found.state for found in marked(LATER, LATE, only).findings] == [State.BASELINE]
    assert [found.state for found in marked(LATE, LATER, only).findings] == [State.OPEN]
    assert marked(LATE, LATER, only).baseline_ended == 0


@pytest.mark.parametrize(
    "after",
    [
        {"1.2.1": {"end": None, "number": "1.2.9"}},
        {"1.2.1": {"end": None, "title": "Anlägga gröna tak och väggar"}},
        {"1.2.1": {"end": None, "kind": "assignment"}, "1.2.4": None},
    ],
)
def test_a_renumbered_or_reworded_item_is_the_same(after: dict[str, Any]) -> None:
    run = marked(NO_END, after, ("DAT01",))
    assert [found.state for found in run.findings] == [State.BASELINE]
    assert run.baseline_ended == 0


def test_another_item_under_the_number_is_another() -> None:
    run = marked(NO_END, {"1.2.1": {"end": None, "title": "Utbilda chefer i arbetsmiljö"}}, ("DAT01",))
    assert [found.state for found in run.findings] == [State.OPEN]
    assert run.baseline_ended == 1


def test_another_result_under_the_id_is_another() -> None:
    def with_result(text: str) -> dict[str, Any]:
        return {"1.1.1": {"results": [{"id": "r1", "text": text, "claims": [], "measured_by": []}]}}

    only = ("IND03",)
    before = with_result("Tryggheten är god")
    assert [found.state for found in marked(before, before, only).findings] == [State.BASELINE]
    assert [found.state for found in marked(before, with_result("Luften är ren"), only).findings] == [State.OPEN]


def test_what_is_mended_is_counted_and_struck() -> None:
    baseline = baseline_of(check(NO_END))
    assert apply_baseline(check({}), baseline, RULES).baseline_ended == len(baseline.entries) > 0
    assert shrunk(check({}), baseline, RULES) == Baseline("sound-2026", (), ())
    assert shrunk(check(NO_END), baseline, RULES) == baseline


def test_values_that_are_mended_are_struck() -> None:
    baseline = baseline_of(check(LATER, ("DAT05",)))
    (entry,) = shrunk(check(LATE, ("DAT05",)), baseline, RULES).entries
    assert entry.values == ("2028",)


def test_what_nobody_can_tell_now_stays() -> None:
    early = {"1.2.1": {"start": "2027-01-01"}}
    baseline = baseline_of(check(early, ("DAT02",)))
    assert keys(baseline)
    undecided = check({"1.2.1": {"start": UNKNOWN}}, ("DAT02",))
    left_out = check({}, ("DAT01",))
    for run in (undecided, left_out):
        assert shrunk(run, baseline, RULES) == baseline
        assert apply_baseline(run, baseline, RULES).baseline_ended == 0


def test_a_rule_that_is_gone_is_struck() -> None:
    baseline = Baseline("sound-2026", (), (Entry("OLD01", "1.2.1", "Anlägga gröna tak", ()),))
    assert apply_baseline(check({}), baseline, RULES).baseline_ended == 1
    assert shrunk(check({}), baseline, RULES).entries == ()


def test_a_waived_finding_stays_waived() -> None:
    run = apply_waivers(check(NO_END), waivers(TAK), RULES, DAY)
    baseline = baseline_of(check(NO_END))
    assert ("DAT01", "1.2.1") in {
        (one.rule.id, one.subject) for one in apply_baseline(run, baseline, RULES).in_state(State.WAIVED)
    }
    assert not {(entry.rule, entry.subject) for entry in baseline_of(run).entries} & {("DAT01", "1.2.1")}


def test_nothing_about_waivers_is_in_it() -> None:
    run = apply_waivers(check({}), waivers(TAK | {"expires": "2026-01-01"}), RULES, DAY)
    assert {found.rule.id for found in run.open} == {"UND02", "UND04"}
    assert baseline_of(run).entries == ()


# Any edits, any number of rewrites.

EDITS = st.dictionaries(
    st.sampled_from(["1.1.3", "1.2.1"]),
    st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(["Anlägga gröna tak", "Ta fram en energiplan", "Något annat"]),
            "number": st.sampled_from(["1.2.7", "1.2.8"]),
            "end": st.sampled_from([None, "2026-12-31", UNKNOWN]),
            "led_by": st.sampled_from([["ROS"], ["TEK", "ROS"]]),
            "text": st.sampled_from([["Klart 2028."], ["Klart 2028, prövas 2029."]]),
        },
    ),
)
ONLY = ("DAT01", "DAT05", "LED02", "STR01")


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, min_size=2, max_size=4))
def test_it_never_gains(versions: list[dict[str, Any]]) -> None:
    runs = [check(edits, ONLY) for edits in versions]
    baseline = baseline_of(runs[0])
    for run in runs[1:]:
        after = shrunk(run, baseline, RULES)
        before = {(entry.rule, entry.subject, entry.title): {*entry.values} for entry in baseline.entries}
        assert all({*e.values} <= before[e.rule, e.subject, e.title] for e in after.entries)
        assert {*after.items} <= {*baseline.items}
        assert shrunk(run, after, RULES) == after
        struck = len(baseline.entries) - len(after.entries)
        assert struck == apply_baseline(run, baseline, RULES).baseline_ended
        assert apply_baseline(run, after, RULES).findings == apply_baseline(run, baseline, RULES).findings
        baseline = after


@settings(max_examples=40, deadline=None)
@given(EDITS, EDITS)
def test_it_never_hides_more_findings_than_it_has(before: dict[str, Any], after: dict[str, Any]) -> None:
    baseline = baseline_of(check(before, ONLY))
    run = apply_baseline(check(after, ONLY), baseline, RULES)
    assert len(run.in_state(State.BASELINE)) + run.baseline_ended <= len(baseline.entries)
    assert len(run.findings) == len(check(after, ONLY).findings)


# The file.


def test_the_file_is_read_back_as_it_was(tmp_path: Path) -> None:
    baseline = baseline_of(check({**LATER, "1.1.3": {"title": 'Med "citat": och #'}, "1.2.2": {"led_by": ["ROS"]}}))
    path = tmp_path / "ul.yaml"
    path.write_bytes(written([baseline]))
    again = read_baselines(path, RULES, ["sound-2026"]).baselines["sound-2026"]
    assert keys(again) == keys(baseline)
    assert written([again]) == path.read_bytes()


ONE = """\
baselines:
  - agreement: sound-2026
    findings:
      - {rule: DAT01, subject: "1.2.1", title: Anlägga gröna tak}
"""


def told(tmp_path: Path, text: str, *agreements: str) -> list[tuple[int, int, str]]:
    path = tmp_path / "ul.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FaultsFound) as found:
        read_baselines(path, RULES, agreements or ["sound-2026"])
    return [(fault.place.line, fault.place.column, fault.sv) for fault in found.value.faults]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "Filen är tom"),
        ("[]\n", 1, "men är en lista"),
        ("baselines: 3\n", 1, "`baselines`"),
        ("{\n", 1, "Filen slutar mitt i ett värde"),
        (ONE.replace("findings", "findngs"), 3, "Menade du `findings`?"),
        (ONE.replace("rule: DAT01, ", ""), 4, "`rule`"),
        ("<<<<<<< a\n" + ONE, 1, "sammanslagning"),
    ],
)
def test_a_corrupted_file_is_told_with_its_place(tmp_path: Path, text: str, line: int, said: str) -> None:
    faults = told(tmp_path, text)
    assert any(where <= line + 1 and said in message for where, _, message in faults), faults


def test_a_baseline_of_another_agreement_is_a_fault(tmp_path: Path) -> None:
    assert told(tmp_path, ONE, "ks-2026") == [(2, 16, "Utgångsläget gäller sound-2026, men här granskas ks-2026.")]


def test_two_baselines_of_one_agreement_are_a_fault(tmp_path: Path) -> None:
    twice = ONE + ONE.removeprefix("baselines:\n")
    assert told(tmp_path, twice) == [(5, 16, "Utgångsläget för sound-2026 finns redan på rad 2.")]


def test_a_finding_about_waivers_has_no_place_in_it(tmp_path: Path) -> None:
    ((line, column, said),) = told(tmp_path, ONE.replace("DAT01", "UND02"))
    assert (line, column) == (4, 16)
    assert "gäller undantagen, inte överenskommelsen" in said


def test_an_entry_of_a_rule_that_is_gone_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "ul.yaml"
    path.write_text(ONE.replace("DAT01", "OLD01"), "utf-8")
    (warning,) = read_baselines(path, RULES, ["sound-2026"]).warnings
    assert (warning.place.line, warning.place.column) == (4, 16)
    assert "OLD01" in warning.sv
