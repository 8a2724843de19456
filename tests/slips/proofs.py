"""Which proofs notice that a rule is broken, each alone: its examples, the matrix, the oracle's record, the benchmark.

A proof notices where the test of it fails: a page that is checked would be another, or what must hold does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from checker.engine import Outcome, Verdict, judge
from checker.finding import findings_of
from checker.graph import Graph, Values, Words
from checker.prove.examples import demand_sound, example_runs, faults_of
from checker.prove.mutants import OPERATORS, grounds
from checker.prove.mutants.edit import Edit
from checker.prove.mutants.grounds import Ground, grounds_of
from checker.prove.mutants.trial import edited, new_findings, places, spread
from checker.prove.oracle import cases
from checker.prove.oracle.by_rule import selection
from checker.prove.variants.equivalent import EQUIVALENT
from checker.prove.variants.slips import slips_in
from checker.rulebook import Rule
from checker.rulebook.examples import examples_in
from checker.rulebook.read_rule import rule_in
from checker.rulebook.rule import AbsentValue
from checker.yamlfile import Document, FaultsFound, read_bytes
from tests.benchmarks.agreements import faulty_agreements
from tests.benchmarks.peers import RULES, loaded
from tests.small import rulebook
from tests.sound import SOUND, sound_graph

Pairs = list[tuple[Rule, Rule]]


class Broken(NamedTuple):
    """A rule with a slip in it that its type-check lets pass: the rule as it was, what was done, as it is, its file."""

    rule: Rule
    what: str
    slipped: Rule
    file: Document

    @property
    def found(self) -> Pairs:
        """The rule before and after, to be asked what it finds."""
        return [(self.rule, self.slipped)]

    @property
    def asked(self) -> Pairs:
        """The same, and what is selected before and after."""
        if self.rule.where is None or self.slipped.where is None:
            return self.found
        return [*self.found, (selection(self.rule), selection(self.slipped))]


def broken_rules(ids: Iterable[str]) -> list[Broken]:
    """Every slip in these rules but those that the type-check refuses, and those that change nothing."""
    return [one for id_ in ids for one in _broken(rulebook().rules[id_])]


def _broken(rule: Rule) -> Iterator[Broken]:
    document = rulebook().documents[rule.id]
    assert isinstance(document.value, dict)
    for what, value in slips_in(document.value):
        if what in EQUIVALENT.get(rule.id, {}):
            continue
        file = read_bytes(json.dumps(value, ensure_ascii=False).encode(), document.file)
        try:
            yield Broken(rule, what, rule_in(file, rulebook().sources), file)
        except FaultsFound:
            continue


def by_examples(broken: Sequence[Broken]) -> Iterator[Broken]:
    """Those that the rule's own examples notice, as `styrkoll rules test` tries them."""
    for one in broken:
        book = rulebook()._replace(rules={**rulebook().rules, one.rule.id: one.slipped})
        try:
            demand_sound(sound_graph(), [one.slipped], {one.rule.id: one.file})
        except FaultsFound:
            yield one
            continue
        examples = examples_in(one.file)
        if any(True for example in examples for _ in faults_of(one.slipped, book, example, sound_graph())):
            yield one


def by_record(broken: Sequence[Broken]) -> Iterator[Broken]:
    """Those that the page of what pySHACL found by each rule notices.

    Our engine is asked: it finds the same as the other, which is what the page is tested for.
    """
    narrowed = [one for one in broken if (one.rule.where is None) != (one.slipped.where is None)]
    yield from narrowed
    seen = {*map(id, narrowed)}
    for graphs, some in ((_agreements(), broken), *((_examples(rule), of) for rule, of in _by_rule(broken).items())):
        for one in _differing([one for one in some if id(one) not in seen], graphs):
            seen.add(id(one))
            yield one


def _by_rule(broken: Iterable[Broken]) -> dict[str, list[Broken]]:
    found: dict[str, list[Broken]] = {}
    for one in broken:
        found.setdefault(one.rule.id, []).append(one)
    return found


@cache
def _agreements() -> tuple[Graph, ...]:
    return (cases.real([]).graph, *(case.graph for case in cases.generated([], 40)))


def _examples(id_: str) -> tuple[Graph, ...]:
    return tuple(run.graph for run in example_runs(rulebook().rules[id_], rulebook(), str(SOUND)))


def by_benchmark(broken: Sequence[Broken]) -> Iterator[Broken]:
    """Those that the other engines of the benchmarks notice, which have twelve of the rules in their own words.

    A test asks them whether they find what our engine finds by the rules as they are.
    """
    yield from _differing(
        [one for one in broken if one.rule.id in RULES], loaded(faulty_agreements()), lambda one: one.found
    )


def _differing(
    broken: Sequence[Broken], graphs: Iterable[Graph], asked: Callable[[Broken], Pairs] = lambda one: one.asked
) -> Iterator[Broken]:
    """Those by which other nodes are found in one of the agreements than by the whole rule."""
    left = [*broken]
    for graph in graphs if left else ():
        pairs = [(one, pair) for one in left for pair in asked(one)]
        _, outcomes = judge([rule for _, pair in pairs for rule in pair], graph)
        found = [{one.node for one in outcome.judgements if one.verdict is Verdict.FINDING} for outcome in outcomes]
        other = {
            id(one) for (one, _), before, after in zip(pairs, found[::2], found[1::2], strict=True) if before != after
        }
        yield from (one for one in left if id(one) in other)
        left = [one for one in left if id(one) not in other]


def by_matrix(broken: Sequence[Broken]) -> Iterator[Broken]:
    """Those that the matrix notices on the sound agreement, or with each operator at one place of the bundled one.

    At all places, which the test of the matrix tries, it can only notice more.
    """
    rules = [*rulebook().rules.values()]
    left = [*broken]
    for ground in grounds_of(rules, rulebook().rules):
        asked = [one for one in left if ground.asks(one.rule)]
        noticed = {*map(id, _by_ground(asked, ground))}
        for operator in OPERATORS.values():
            if operator.beside == (ground.companions is not None):
                edits = places(operator, ground.checked)
                for edit in spread(edits, None if ground.name == grounds.SOUND else 1):
                    still = [one for one in asked if id(one) not in noticed]
                    noticed.update(map(id, _by_edit(still, ground, edit)))
        yield from (one for one in asked if id(one) in noticed)
        left = [one for one in left if id(one) not in noticed]


def _by_ground(broken: Sequence[Broken], ground: Ground) -> Iterator[Broken]:
    """Those that look at other nodes, or find something else, before anything is broken."""
    _, outcomes = judge([one.slipped for one in broken], ground.checked.graph)
    before = {outcome.rule.id: outcome for outcome in ground.checked.outcomes}
    for one, outcome in zip(broken, outcomes, strict=True):
        if outcome.checked != before[one.rule.id].checked or _said(outcome) != _said(before[one.rule.id]):
            yield one


def _by_edit(broken: Sequence[Broken], ground: Ground, edit: Edit) -> Iterator[Broken]:
    """Those that say something else than the whole rule when the agreement is broken so."""
    graph = edited(ground.checked.graph, edit, ground.companions)
    words, outcomes = judge([rule for one in broken for rule in (one.rule, one.slipped)], graph)
    for one, before, after in zip(broken, outcomes[::2], outcomes[1::2], strict=True):
        differ = _said(before) != _said(after) and _fresh(before, words, ground) != _fresh(after, words, ground)
        if differ or before.checked != after.checked:
            yield one


def _said(outcome: Outcome) -> set[tuple[str, Values]]:
    return {(one.node, one.offending) for one in outcome.judgements if one.verdict is Verdict.FINDING}


def _fresh(outcome: Outcome, words: Words, ground: Ground) -> list[tuple[str, tuple[str, ...]]] | None:
    """What a rule says that it did not say before; None where it has no word for it."""
    before = tuple(one for one in ground.checked.findings if one.rule.id == outcome.rule.id)
    after = ground.checked._replace(graph=words.graph)
    try:
        found = new_findings(
            ground.checked._replace(findings=before), after._replace(findings=tuple(findings_of([outcome], words)))
        )
        return [(one.subject, tuple(one.values)) for one in found]
    except AbsentValue:
        return None


PROOFS: Final[dict[str, Callable[[Sequence[Broken]], Iterator[Broken]]]] = {
    "examples": by_examples,
    "matrix": by_matrix,
    "oracle's record": by_record,
    "benchmark": by_benchmark,
}
"""By name; the examples are not among the two that there must be."""
