"""Generated agreements: sound, of the size that was asked for, the same from the same seed; faults are found."""

from __future__ import annotations

from typing import Any

import pytest

from checker.agreement import agreement_of
from checker.engine import Verdict
from checker.graph import build_graph
from checker.importer.write import STYLE
from checker.prove.generate import generated_agreement
from checker.prove.mutants import OPERATORS
from checker.run import check_agreement
from checker.yamlfile import read_bytes
from checker.yamlfile.emit import yaml_text
from tests.small import rules

ALL = [*rules().values()]


@pytest.mark.parametrize("items", [5, 7, 10, 45])
@pytest.mark.parametrize("seed", range(5))
def test_no_rule_says_anything_of_one_without_faults(seed: int, items: int) -> None:
    made = generated_agreement(seed, items)
    assert len(made.agreement.items) == items
    assert check_agreement(made.agreement, ALL).findings == ()


@pytest.mark.parametrize("seed", range(25))
def test_every_fault_that_was_put_in_is_found_where_it_must(seed: int) -> None:
    made = generated_agreement(seed, items=5 + seed % 6, faults=3)
    found = check_agreement(made.agreement, ALL).findings
    at = {(one.rule.id, one.subject) for one in found if one.verdict is Verdict.FINDING}
    assert len(made.faults) == 3
    for fault in made.faults:
        for rule, nodes in fault.noticed.items():
            assert at & {(rule, node) for node in nodes}, fault


def test_faults_are_of_every_sort() -> None:
    names = {fault.operator for seed in range(60) for fault in generated_agreement(seed, 8, faults=2).faults}
    assert len(names) > sum(not one.edge for one in OPERATORS.values()) / 2
    assert not any(OPERATORS[name].edge for name in names)


def test_the_same_seed_gives_the_same_file_and_another_seed_another() -> None:
    files = [generated_agreement(seed, 8, faults=2).data for seed in (1, 1, 2)]
    assert files[0] == files[1] != files[2]
    assert read_bytes(files[0], "a.yaml").value == generated_agreement(1, 8, faults=2).agreement.document.value


def test_a_fault_may_take_away_what_another_operator_looks_for() -> None:
    value: Any = generated_agreement(1, items=10).agreement.document.value
    del value["agreement"]["follow_up"]
    head = yaml_text(value, STYLE)
    graph = build_graph(agreement_of(head.encode(), "no occasions.yaml"))
    assert [*OPERATORS["final-report-dropped"].edits(graph)] == []
