"""The shape of an agreement file: what is refused, and what a draft may honestly lack or get wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.small import SMALL, changed, check, faults_of, graph, item

REFUSED = [
    ("start: 2026-01-01", "start: 2026-02-30", "`2026-02-30` är inget datum", "no date in the calendar"),
    ("start: 2026-01-01", "start: i vår", "ett datum", "a date"),
    ("start: 2026-01-01", 'start: ""', "`start`", "`start`"),
    ("start: 2026-01-01", "start:", "`start` är tomt", "`start` is empty"),
    ("start: 2026-01-01", "strat: 2026-01-01", "Menade du `start`?", "Did you mean `start`?"),
    ("follow_up: [vår, delår, helår]", "follow_up: [vår, helåret]", "Menade du `helår`?", "Did you mean `helår`?"),
    ("follow_up: [vår, delår, helår]", "follow_up: vår", "en lista", "a list"),
    ("serves: {1.1.1: stated}", "serves: {1.1.1: guessed}", "`stated`, `judged`", "`stated`, `judged`"),
    ("serves: {1.1.1: stated}", "serves: [1.1.1]", "`serves`", "`serves`"),
    # What an unknown may be is of the same type as what is known.
    ("start: 2026-01-01", "start: {unknown: läses ej, among: [2026-01-01, i vår]}", "ett datum", "a date"),
    (
        "follow_up: [vår, delår, helår]",
        "follow_up: {unknown: nej, among: [sommar]}",
        "något av: `vår`",
        "one of: `vår`",
    ),
    ("kind: assignment", "kind: assignment\n    kept_by_board: {unknown: nej, among: [ja]}", "true eller", "true or"),
    ("start: 2026-01-01", "start: {unknown: läses ej, among: []}", "minst 1 värde", "at least 1 value"),
    ("start: 2026-01-01", "start: {unknown: }", "`unknown` är tomt", "`unknown` is empty"),
    ("start: 2026-01-01", "start: {among: [2026-01-01]}", "ett datum", "a date"),
]


@pytest.mark.parametrize(("old", "new", "sv", "en"), REFUSED)
def test_a_faulty_field(old: str, new: str, sv: str, en: str) -> None:
    text = item("1.1.3", (old, new))
    (fault,) = faults_of(text)
    assert text.split("\n")[fault.place.line - 1].strip() in new
    assert sv in fault.sv
    assert en in fault.en
    assert fault.sv.endswith((".", "?"))
    assert fault.en.endswith((".", "?"))


@pytest.mark.parametrize(
    ("old", "new", "nearest"),
    [
        ("agreement:", "agrement:", "agreement"),
        ("of_board: KS", "ofboard: KS", "of_board"),
        ("kind: council", "kind: counsil", "council"),
        ("clauses:\n  lead", "clauses:\n  laed", "lead"),
        ("printed_name: Tekniska", "printedname: Tekniska", "printed_name"),
        ("mandate: {from: 2023", "mandate: {form: 2023", "from"),
        ("outcomes: {2024:", "outcomes: {unplased:", "unplaced"),
    ],
)
def test_a_misspelt_key_or_kind_is_named_with_the_nearest(old: str, new: str, nearest: str) -> None:
    text = changed(SMALL, (old, new))
    faults = faults_of(text)
    misspelt = [fault for fault in faults if fault.sv.endswith(f"Menade du `{nearest}`?")]
    assert len(misspelt) == 1
    assert misspelt[0].place.line == text[: text.index(new)].count("\n") + 1 + new.count("\n")
    assert misspelt[0].en.endswith(f"Did you mean `{nearest}`?")


def test_everything_that_is_wrong_is_named_at_once() -> None:
    text = item("1.1.3", ("start: 2026-01-01", "start: i vår"), ("end: 2027-12-31", "ende: 2027-12-31"))
    text = changed(text, ("year: 2026", "year: i år"), ("code: VA,", "code: V A,"), ("led_by: [SHB]", "led_by: [SHP]"))
    faults = faults_of(text)
    assert len(faults) == 5
    assert [fault.place.line for fault in faults] == sorted(fault.place.line for fault in faults)


def test_a_draft_without_dates_loads() -> None:
    draft = item("1.1.3", ("    start: 2026-01-01\n", ""), ("    end: 2027-12-31\n", ""))
    tables = graph(draft).tables
    assert "1.1.3" not in tables["start"].known
    assert "1.1.3" not in tables["start"].unknown
    dated = [(found.rule.id, found.subject) for found in check(draft).findings if found.rule.category == "dates"]
    assert dated == [("DAT01", "1.1.3")]


def test_an_item_with_nothing_but_kind_and_number_loads() -> None:
    made = graph(f"{SMALL}\n  - {{number: 1.9.9, kind: assignment}}\n  - {{number: 1.9.8, kind: goal}}\n")
    assert made.nodes["1.9.9"] == "assignment"
    assert made.tables["has_item"].known["agreement"][-2:] == ("1.9.9", "1.9.8")


def test_two_items_with_one_number_load() -> None:
    made = graph(item("1.1.3", ("number: 1.1.3", "number: 1.1.2")))
    assert made.tables["has_item"].known["agreement"] == ("1.1.1", "1.1.2", "1.1.2#2", "1.2.1", "1.2.2")
    assert made.nodes["1.1.2"] == "goal"
    assert made.nodes["1.1.2#2"] == "assignment"
    assert made.tables["number"].known["1.1.2#2"] == ("1.1.2",)
    # What is linked to a number is linked to the first item that has it.
    assert made.tables["serves"].known["1.2.2"] == ("1.1.2",)


def test_the_parts_of_two_goals_with_one_number_are_told_apart() -> None:
    text = item("1.2.2", ("serves: {1.1.2: stated}", "serves: {1.1.1: stated}"))
    made = graph(item("1.1.2", ("number: 1.1.2", "number: 1.1.1"), of=text))
    assert made.tables["expects"].known["1.1.1#2"] == ("1.1.1#2/result/r1",)
    assert made.tables["measured_by"].known["1.1.1#2/result/r1"] == ("1.1.1#2/indicator/i1",)
    assert made.tables["measured_by"].known["1.1.1/result/r1"] == ("1.1.1/indicator/i1",)


def test_a_share_of_120_percent_loads() -> None:
    made = graph(item("1.1.1", ('2025: "90 %"', '2025: "120,0 %"')))
    assert made.tables["value"].known["1.1.1/indicator/i1/outcome/2"] == (Decimal("120.0"),)
    assert made.tables["unit"].known["1.1.1/indicator/i1/outcome/2"] == ("%",)


def test_a_division_that_is_no_party_loads_and_is_a_finding() -> None:
    text = item("1.2.1", ("serves: {1.1.1: stated}", "led_by: [VA]"))
    made = graph(text)
    assert "VA" not in made.tables["has_party"].known["agreement"]
    assert made.tables["led_by"].known["1.2.1"] == ("VA",)
    assert ("DEL03", "1.2.1") in [(found.rule.id, found.subject) for found in check(text).findings]


def test_numbers_that_are_no_numbers_of_ours_load() -> None:
    made = graph(item("1.1.3", ("number: 1.1.3", "number: KS")))
    assert made.nodes["KS"] == "board"
    assert made.nodes["KS#2"] == "assignment"
    assert made.tables["decided_by"].known["1.2.1"] == ("KS",)


@pytest.mark.parametrize("value", ["[]", "{}"])
def test_a_reader_who_found_no_link_leaves_nothing_unknown(value: str) -> None:
    made = graph(item("1.1.3", ("serves: {1.1.1: stated}", f"serves: {value}")))
    assert "1.1.3" not in made.tables["serves"].known
    assert "1.1.3" not in made.tables["serves"].unknown


def test_a_candidate_that_is_written_twice_is_one() -> None:
    made = graph(item("1.1.3", ("led_by: [SHB]", "led_by: {unknown: läses ej, among: [SHB, SHB, TEK]}")))
    (unknown,) = made.tables["led_by"].unknown["1.1.3"]
    assert (unknown.at_least, unknown.many, unknown.among) == (1, True, ("SHB", "TEK"))
    assert unknown.reason.sv == "läses ej"
