"""Who notices a slip: the type-check, an example, a mutant of the sound agreement; or nobody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum

from checker.agreement import read_agreement
from checker.engine import Verdict, judge
from checker.graph import Graph, build_graph
from checker.named import NamedTuple
from checker.prove.examples import demand_sound, faults_of
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.collateral import COLLATERAL
from checker.prove.mutants.companions import Companions
from checker.prove.mutants.trial import edited, with_companions
from checker.prove.variants.slips import Slip, slips_in
from checker.rulebook import Rule, Rulebook
from checker.rulebook.examples import examples_in
from checker.rulebook.read_rule import rule_in
from checker.yamlfile import Document, Fault, FaultsFound, read_bytes


class Notice(StrEnum):
    """Who notices, the first that does."""

    TYPE_CHECK = "type-check"
    EXAMPLE = "example"
    MUTANT = "mutant"
    NOBODY = "nobody"


class Noticed(NamedTuple):
    """A slip in a rule, and who noticed it."""

    rule: Rule
    slip: Slip
    by: Notice


class Mutant(NamedTuple):
    """The sound agreement, and what may stand beside it, with one fault.

    `expected` are the nodes at one of which each rule must speak, `tolerated` who else may.
    """

    graph: Graph
    expected: dict[str, tuple[str, ...]]
    tolerated: frozenset[str]


class Watch(NamedTuple):
    """Everything that watches a rulebook: the sound agreement, on which its examples run, and the mutants of it."""

    rulebook: Rulebook
    sound: Graph
    mutants: tuple[Mutant, ...]


def watch_over(rulebook: Rulebook, sound: str) -> Watch:
    """What watches a rulebook, from the file of the sound agreement.

    Raises:
        FaultsFound: where the file cannot be used.
    """
    graph = build_graph(read_agreement(sound))
    beside, companions = with_companions(graph, (), rulebook.rules)
    return Watch(rulebook, graph, (*_mutants_of(graph), *_mutants_of(beside.graph, companions)))


def _mutants_of(sound: Graph, companions: Companions | None = None) -> Iterator[Mutant]:
    """For every operator so many mutants that every rule that it must make speak has one."""
    waived = companions.waived if companions is not None else frozenset()
    for name, operator in OPERATORS.items():
        missing = {*operator.kills} if operator.beside == (companions is not None) else set()
        for edit in operator.edits(sound) if missing else ():
            if missing & edit.noticed.keys():
                missing -= edit.noticed.keys()
                yield Mutant(edited(sound, edit, companions), edit.noticed, waived.union(COLLATERAL.get(name, ())))


def notices(rules: Iterable[Rule], watch: Watch) -> Iterator[Noticed]:
    """Every slip in these rules, with who notices it.

    Raises:
        FaultsFound: where the examples of a rule as it is do not hold: they would notice anything.
    """
    for rule in rules:
        document = watch.rulebook.documents[rule.id]
        value = document.value
        assert isinstance(value, dict)
        demand_sound(watch.sound, [rule], {rule.id: document})
        if faults := [*_faults_in(rule, document, watch)]:
            raise FaultsFound(faults)
        for slip in slips_in(value):
            yield Noticed(rule, slip, notice(rule, slip, watch))


def notice(rule: Rule, slip: Slip, watch: Watch) -> Notice:
    """Who notices a slip in a rule."""
    rulebook, sound, mutants = watch
    try:
        document = read_bytes(json.dumps(slip.value, ensure_ascii=False).encode(), rulebook.documents[rule.id].file)
        slipped = rule_in(document, rulebook.sources)
    except FaultsFound:
        return Notice.TYPE_CHECK
    changed = rulebook._replace(rules={**rulebook.rules, rule.id: slipped})
    try:
        demand_sound(sound, [slipped], {rule.id: document})
    except FaultsFound:
        return Notice.EXAMPLE  # all examples rest on its finding nothing there
    if any(True for _ in _faults_in(slipped, document, watch._replace(rulebook=changed))):
        return Notice.EXAMPLE
    if all(_answers_well(slipped, mutant) for mutant in mutants):
        return Notice.NOBODY
    return Notice.MUTANT


def _faults_in(rule: Rule, document: Document, watch: Watch) -> Iterator[Fault]:
    """In what a rule does not answer as the examples in its file say."""
    for example in examples_in(document):
        yield from faults_of(rule, watch.rulebook, example, watch.sound)


def _answers_well(rule: Rule, mutant: Mutant) -> bool:
    """Whether a rule speaks of a mutant as the table of mutants demands."""
    _, (outcome,) = judge([rule], mutant.graph)
    said = {one.node for one in outcome.judgements if one.verdict is Verdict.FINDING}
    if rule.id in mutant.expected:
        return not said.isdisjoint(mutant.expected[rule.id])
    return not said or rule.id in mutant.tolerated
