"""Operators tried on an agreement: does the rule that must notice do so, at the place, and who else speaks?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from checker.agreement import agreement_of
from checker.decisions.identity import covers, identity_of
from checker.decisions.pairing import pair_graphs
from checker.engine import Verdict
from checker.finding import Finding
from checker.graph import Graph, build_graph
from checker.named import NamedTuple
from checker.prove.mutants.edit import Edit, Operator
from checker.prove.patches import changed
from checker.rulebook import Rule
from checker.run import Checked, check_graph


class Trial(NamedTuple):
    """One edit tried: the rules that noticed as they must, those that did not, and the others that spoke too."""

    operator: Operator
    agreement: str
    edit: Edit
    killed: tuple[str, ...]
    survived: tuple[str, ...]
    collateral: tuple[str, ...]


def try_operators(
    operators: Iterable[Operator], checked: Checked, rules: Sequence[Rule], most: int | None = None
) -> Iterator[Trial]:
    """Each operator on the agreement, at every place where it can be done, or at `most` places spread over them.

    A place where the rule has a finding already is no place: the fault is there without the operator. `rules` are
    those with which the agreement was checked.
    """
    found = {(one.rule.id, one.subject) for one in checked.findings if one.verdict is Verdict.FINDING}
    asked = {rule.id for rule in rules}
    for operator in operators:
        if not asked.issuperset(operator.kills):
            continue
        edits = [
            edit
            for edit in operator.edits(checked.graph)
            if not any((rule, node) in found for rule, nodes in edit.noticed.items() for node in nodes)
        ]
        for edit in spread(edits, most):
            yield _tried(operator, edit, checked, rules)


def spread(edits: Sequence[Edit], most: int | None) -> Sequence[Edit]:
    """At most so many of the edits, spread over them; None: all."""
    step = 1 if most is None else max(1, len(edits) // most)
    return edits[::step][:most]


def _tried(operator: Operator, edit: Edit, checked: Checked, rules: Sequence[Rule]) -> Trial:
    fresh = [*new_findings(checked, mutated(checked.graph, edit, rules))]
    at = {(one.rule.id, one.subject) for one in fresh}
    killed = tuple(rule for rule, nodes in edit.noticed.items() if any((rule, node) in at for node in nodes))
    return Trial(
        operator,
        checked.agreement.id,
        edit,
        killed,
        tuple(rule for rule in edit.noticed if rule not in killed),
        tuple(sorted({one.rule.id for one in fresh} - edit.noticed.keys())),
    )


def mutated(graph: Graph, edit: Edit, rules: Iterable[Rule]) -> Checked:
    """The agreement after the edit, checked."""
    return check_graph(edited(graph, edit), rules)


def edited(graph: Graph, edit: Edit) -> Graph:
    """The graph of the agreement after the edit."""
    value = changed(graph, edit.patches, edit.add, edit.remove)
    return build_graph(agreement_of(json.dumps(value, ensure_ascii=False).encode(), "mutant.yaml"))


def new_findings(before: Checked, after: Checked) -> Iterator[Finding]:
    """The findings that were not there before, under whatever number their subject went then."""
    pairing = pair_graphs(before.graph, after.graph)
    was = [identity_of(one).now(pairing) for one in before.findings if one.verdict is Verdict.FINDING]
    recorded = {(one.rule, one.subject): one for one in was if one is not None}
    for found in after.findings:
        earlier = recorded.get((found.rule.id, found.subject))
        if found.verdict is Verdict.FINDING and (earlier is None or not covers(earlier, found)):
            yield found
