"""Operators tried on an agreement: does the rule that must notice do so, at the place, and who else speaks?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from checker.agreement import agreement_of
from checker.decisions.identity import covers, identity_of
from checker.decisions.pairing import pair_graphs
from checker.engine import Verdict
from checker.finding import Finding
from checker.graph import Graph, build_graph
from checker.named import NamedTuple
from checker.prove.mutants.companions import Companions, companions_of, patches_of, planted
from checker.prove.mutants.edit import Edit, Operator
from checker.prove.patches import changed
from checker.rulebook import Rule
from checker.rulebook.rule import AbsentValue
from checker.run import Checked, check_graph
from checker.words import Text

T = TypeVar("T")


class Trial(NamedTuple):
    """One edit tried: the rules that noticed as they must, those that did not, and the others that spoke too.

    `said` is all that was found and was not there before: the rule, the subject, the names of the offending values.
    `looked_at` is how many nodes a rule selects now, or may select, where that is another number than before.
    `wordless` are the rules that noticed something, but have no word in their message for what is absent now, and what
    is wrong with each.
    """

    operator: Operator
    agreement: str
    edit: Edit
    killed: tuple[str, ...]
    survived: tuple[str, ...]
    collateral: tuple[str, ...]
    said: tuple[tuple[str, str, tuple[str, ...]], ...]
    looked_at: dict[str, int]
    wordless: dict[str, Text]


def try_operators(
    operators: Iterable[Operator],
    checked: Checked,
    rules: Sequence[Rule],
    most: int | None = None,
    companions: Companions | None = None,
) -> Iterator[Trial]:
    """Each operator on the agreement, at every place where it can be done, or at `most` places spread over them.

    A place where the rule has a finding already is no place: the fault is there without the operator. `rules` are
    those with which the agreement was checked. With `companions` beside it, the operators are those that break these,
    else the others.
    """
    asked = {rule.id for rule in rules}
    for operator in operators:
        if operator.beside != (companions is not None) or not asked.issuperset(operator.kills):
            continue
        for edit in spread(places(operator, checked), most):
            yield _tried(operator, edit, checked, rules, companions)


def places(operator: Operator, checked: Checked) -> list[Edit]:
    """The edits of an operator at places where the rule has no finding already."""
    found = {(one.rule.id, one.subject) for one in checked.findings if one.verdict is Verdict.FINDING}
    return [
        edit
        for edit in operator.edits(checked.graph)
        if not any((rule, node) in found for rule, nodes in edit.noticed.items() for node in nodes)
    ]


def with_companions(graph: Graph, rules: Iterable[Rule], rulebook: Mapping[str, Rule]) -> tuple[Checked, Companions]:
    """An agreement with sound files beside it, checked with these rules, and the files; `rulebook` are all rules there
    are, by id.

    Where no rule finds anything to waive, faults are planted in the agreement.
    """
    patches: dict[str, Any] = {}
    companions = companions_of(graph, rulebook)
    if not companions.waived:
        patches = planted(graph)
        companions = companions_of(edited(graph, Edit({}, patches)), rulebook)
    return companions.beside(edited(graph, Edit({}, patches)), rules), companions


def spread(edits: Sequence[Edit], most: int | None) -> Sequence[Edit]:
    """At most so many of the edits, spread over them; None: all."""
    step = 1 if most is None else max(1, len(edits) // most)
    return edits[::step][:most]


def _tried(
    operator: Operator, edit: Edit, checked: Checked, rules: Sequence[Rule], companions: Companions | None
) -> Trial:
    after, wordless = with_words(partial(mutated, checked.graph, edit, companions=companions), rules)
    fresh = [*new_findings(checked, after)]
    at = {(one.rule.id, one.subject) for one in fresh}
    before = {outcome.rule.id: outcome.checked for outcome in checked.outcomes}
    killed = tuple(rule for rule, nodes in edit.noticed.items() if any((rule, node) in at for node in nodes))
    return Trial(
        operator,
        checked.agreement.id,
        edit,
        killed,
        tuple(rule for rule in edit.noticed if rule not in killed and rule not in wordless),
        tuple(sorted({one.rule.id for one in fresh} - edit.noticed.keys())),
        tuple((one.rule.id, one.subject, tuple(one.values)) for one in fresh),
        {now.rule.id: now.checked for now in after.outcomes if now.checked != before[now.rule.id]},
        wordless,
    )


def with_words(check: Callable[[list[Rule]], T], rules: Iterable[Rule]) -> tuple[T, dict[str, Text]]:
    """What a check gives by the rules that have words for all they find; and what is wrong with the others, by id."""
    rules = [*rules]
    wordless: dict[str, Text] = {}
    while True:
        try:
            return check([rule for rule in rules if rule.id not in wordless]), wordless
        except AbsentValue as absent:
            wordless[absent.rule] = absent.text


def mutated(graph: Graph, edit: Edit, rules: Iterable[Rule], companions: Companions | None = None) -> Checked:
    """The agreement after the edit, checked, with what stands beside it, changed where the edit says so."""
    if companions is None:
        return check_graph(_rebuilt(graph, edit), rules)
    return companions.after(graph, edit.patches).beside(_rebuilt(graph, edit), rules)


def edited(graph: Graph, edit: Edit, companions: Companions | None = None) -> Graph:
    """The graph of the agreement after the edit."""
    return mutated(graph, edit, (), companions).graph


def _rebuilt(graph: Graph, edit: Edit) -> Graph:
    patches = patches_of(graph, edit.patches, graph.agreement.document)
    value = changed(graph, patches, edit.add, edit.remove)
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
