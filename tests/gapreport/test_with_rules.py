"""The report and the rules look at one agreement: what a rule leaves undecided, the report does not decide."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine import Verdict
from checker.finding import item_of
from checker.gapreport.values import Section
from checker.prove.generate import generated_agreement
from checker.run import Checked
from tests.gapreport.reports import cell_text, checked_of, part, real, report, rows, section, tables, texts
from tests.sound import sound_with

Row = dict[str, str]
Verdicts = dict[str, Verdict]

UNKNOWN = {"unknown": "oläsligt"}
CLAIM: list[dict[str, Any]] = [
    {"value": "97"},
    {"value": "97", "year": 2028},
    {"value": "90"},
    {"value": UNKNOWN},
    {"value": None, "operator": "gt", "reference": "previous_year"},
    {"value": "1", "operator": "delta", "reference": "previous_year"},
    {"value": None, "operator": None, "reference": None},
    {"value": None, "operator": None, "direction": None, "reference": None},
    {"measured_by": None},
    {"measured_by": {}},
]
INDICATOR: list[dict[str, Any]] = [
    {"outcomes": None},
    {"outcomes": {"2024": None}},
    {"outcomes": {"2025": None}},
    {"outcomes": {"2025": "92 %"}},
    {"outcomes": {"2024": None, "2025": None, "2023": "93 %", "unplaced": None}},
    {"outcomes": {"2024": None, "2025": None, "unplaced": ["95 %"]}},
    {"better": None},
    {"better": "down"},
]
COLUMNS: list[dict[str, Any]] = [{"outcome_years": [2023, 2024, 2025]}]
RECIPIENTS: list[dict[str, Any]] = [
    {"named_in_sentence": {"all": None, "quote": None, **UNKNOWN}},
    {"named_in_sentence": None},
    {"named_in_sentence": {"all": None, "codes": ["MSN"]}},
    {"named_in_sentence": None, "kept_by_board": True},
    {"named_in_sentence": None, "kept_by_board": UNKNOWN},
]
SERVES: list[dict[str, Any]] = [{"serves": None}, {"serves": {"1.1.1": None}}]
ASSIGNMENT: list[dict[str, Any]] = [
    {"led_by": None},
    {"led_by": UNKNOWN},
    {"start": None},
    {"start": UNKNOWN},
    {"end": UNKNOWN},
    {"end": "2028-12-31"},
    *SERVES,
]
POOLS = {
    "agreement": COLUMNS,
    "1.1.1": RECIPIENTS,
    "1.1.1/result/r1/claim/1": CLAIM,
    "1.1.1/indicator/i1": INDICATOR,
    "1.1.3": ASSIGNMENT,
    "1.2.1": SERVES,
}


CHANGES = st.fixed_dictionaries({node: st.sampled_from([{}, *pool]) for node, pool in POOLS.items()})
"""A few things of the sound agreement changed, missing or unknown."""


def verdicts(checked: Checked, rule: str) -> Verdicts:
    """What a rule says of each node that it selects; ok, too."""
    (outcome,) = (one for one in checked.outcomes if one.rule.id == rule)
    return {
        **dict.fromkeys(outcome.nodes, Verdict.OK),
        **{judged.node: judged.verdict for judged in outcome.judgements},
    }


def by_number(checked: Checked, part_id: str, kind: str) -> dict[str, Row]:
    """The rows of a part's table, by node."""
    said = {one.split()[0]: row for table in tables(part(report(checked), part_id)) for one, row in rows(table).items()}
    return {node: said[str(checked.graph.first(node, "number"))] for node in checked.graph.by_kind[kind]}


def numbered(checked: Checked, indicator: str) -> str:
    """An indicator as the report names it."""
    graph = checked.graph
    return f"{graph.first(item_of(graph, indicator) or indicator, 'number')} {graph.first(indicator, 'title')}"


def indicator_rows(checked: Checked) -> dict[str, Row]:
    """The rows of the indicators that have one, by node."""
    named = {numbered(checked, node): node for node in checked.graph.by_kind["indicator"]}
    return {
        named[name]: row for table in tables(part(report(checked), "indicators")) for name, row in rows(table).items()
    }


def assert_goals_agree(checked: Checked) -> None:
    graph = checked.graph
    by_rule = {rule: verdicts(checked, rule) for rule in ("RES01", "IND03", "DEL08", "DEL01")}
    for goal, row in by_number(checked, "goals", "goal").items():
        said = [by_rule[rule].get(goal, Verdict.OK) for rule in ("RES01", "DEL08", "DEL01")]
        results = graph.tables["expects"].known.get(goal, ())
        if graph.tables["measured_by"].known.get(goal):
            said += [by_rule["IND03"].get(result, Verdict.OK) for result in results]
        elif results:
            said.append(Verdict.FINDING)  # a goal without indicators is another rule's; none of its results is measured
        covered = row["Täckning"].partition(" / ")[0]
        worst = Verdict.FINDING if Verdict.FINDING in said else max(said, key=[*Verdict].index)
        assert covered == {"ok": "täckt", "finding": "inte täckt", "undecided": "kan inte avgöras"}[worst], (goal, said)
        if worst is not Verdict.OK:
            assert not row["Måluppfyllelse"].startswith("uppfyllt")


def assert_indicators_agree(checked: Checked) -> None:
    by_rule = {rule: verdicts(checked, rule) for rule in ("IND06", "IND09", "IND19", "IND21", "IND10")}
    for node, row in indicator_rows(checked).items():
        met, trend = (row[name].partition(" / ")[0] for name in ("Måluppfyllelse", "Trend"))
        said = {rule: found[node] for rule, found in by_rule.items() if node in found}
        if said.get("IND06") is Verdict.UNDECIDED:
            assert met in ("kan inte avgöras", "inte uppfyllt")
        if Verdict.UNDECIDED in (said.get(rule) for rule in ("IND09", "IND19", "IND21")):
            assert met == "kan inte avgöras"
        if Verdict.FINDING in (said.get("IND19"), said.get("IND21")):
            assert met == "inte uppfyllt"
        if said.get("IND09") is Verdict.FINDING:
            assert met == "utanför målvärdet"
        assert (trend == "sämre") is (said.get("IND10") is Verdict.FINDING)
        if said.get("IND10") is Verdict.UNDECIDED:
            assert trend == "kan inte jämföras"


def assert_lists_of_indicators_agree(checked: Checked) -> None:
    """Nothing that the rules are content with is listed as without outcomes or without a target."""
    graph, made = checked.graph, report(checked)
    listed = {one.id for one in part(made, "indicators").blocks if isinstance(one, Section)}
    for section_id, finds in (
        ("indicators-without-outcome", ("IND05",)),
        ("indicators-without-target", ("IND02", "IND04")),
    ):
        lines = [*texts(section(made, section_id).blocks)] if section_id in listed else []
        said = [verdicts(checked, rule) for rule in finds]
        for node in graph.by_kind["indicator"]:
            name = numbered(checked, node)
            stands = any(line.startswith((f"{name}:", f"{name}.")) for line in lines)
            assert not (stands and all(found.get(node) is Verdict.OK for found in said)), (section_id, node)


def assert_assignments_agree(checked: Checked) -> None:
    by_rule = {rule: verdicts(checked, rule) for rule in ("DAT01", "DAT07", "LED01")}
    for node, row in by_number(checked, "assignments", "assignment").items():
        notes = row["Att tänka på"]
        assert ("datum saknas" in notes) is (by_rule["DAT01"].get(node) is Verdict.FINDING)
        assert ("efter mandatperioden" in notes) is (by_rule["DAT07"].get(node) is Verdict.FINDING)
        if by_rule["DAT01"].get(node) is Verdict.UNDECIDED:
            assert "datum är okända" in notes
        lead = by_rule["LED01"].get(node)
        if lead is Verdict.UNDECIDED:
            assert row["Huvudansvarig"] == "okänt"
        elif row["Huvudansvarig"] == "ingen angiven" and lead is not None:
            assert lead is Verdict.FINDING


def assert_agrees(checked: Checked) -> None:
    assert_goals_agree(checked)
    assert_indicators_agree(checked)
    assert_lists_of_indicators_agree(checked)
    assert_assignments_agree(checked)


def test_on_the_real_agreement() -> None:
    assert_agrees(real())


@pytest.mark.parametrize("seed", range(4))
def test_on_generated_agreements_with_faults(seed: int) -> None:
    assert_agrees(checked_of(generated_agreement(seed, items=20, faults=15).agreement))


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_on_what_is_changed_missing_or_unknown(changes: dict[str, dict[str, Any]]) -> None:
    assert_agrees(checked_of(sound_with({node: patch for node, patch in changes.items() if patch})))


def test_years_that_are_lost_leave_what_compares_with_the_year_before_undecided() -> None:
    checked = checked_of(
        sound_with(
            {
                "agreement": {"outcome_years": [2023, 2024, 2025]},
                "1.1.1/result/r1/claim/1": {"value": None, "operator": "gt", "reference": "previous_year"},
                "1.1.1/indicator/i1": {"outcomes": {"2024": None, "2025": None, "unplaced": ["93 %", "95 %"]}},
            }
        )
    )
    assert verdicts(checked, "IND06")["1.1.1/indicator/i1"] is Verdict.UNDECIDED
    row = indicator_rows(checked)["1.1.1/indicator/i1"]
    assert row["Trend"] == "bättre"
    assert row["Måluppfyllelse"] == (
        "kan inte avgöras / utfallens år är okända: tabellens kolumner gick förlorade i texten"
    )
    (english,) = (
        cell_text(one[4])
        for one in tables(part(report(checked, "en"), "indicators"))[0].rows
        if "1.1.1" in cell_text(one[0])
    )
    assert english == "undecided / the years of the outcomes are not known: the table's columns were lost in the text"
