"""Graph x rules -> verdicts. Rules never see each other's results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice, pairwise
from typing import Final

from checker import facts
from checker.graph import AGREEMENT, Graph, Path, TooMuchWork, Unknown, Values, Words, words_of
from checker.named import NamedTuple
from checker.rulebook.compile import compile_shape, in_doubt, possible
from checker.rulebook.compiled import Compiled
from checker.rulebook.message import Placeholder
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import paths_in, remembered, words_in, worth_each
from checker.vocabulary import COMPUTED, FACTS

MOST_WORK: Final = 20_000_000
"""So many values are gone through while an agreement is judged, or it is refused: about a second. The bundled rules go
through 26,000 of the real agreement, 5,900,000 at most of one of a megabyte, and 7,000,000 of 10,000 items."""
_FEW_NODES: Final = 200
"""Of so many it comes to little to ask each all that rules may hold."""


class Verdict(StrEnum):
    """What a rule says of one node."""

    OK = "ok"
    FINDING = "finding"
    UNDECIDED = "undecided"


class Judgement(NamedTuple):
    """A verdict on one node that is not ok: the values that break the rule, or the unknowns it waits for."""

    node: str
    verdict: Verdict
    offending: Values
    missing: tuple[Unknown, ...]


class Outcome(NamedTuple):
    """What a rule said of one agreement.

    `nodes` are those that it selects, or may select; `vacuous`: the agreement has no node of its kinds;
    `not_applicable`: it stands on a clause that the agreement does not have, so nothing was checked.
    """

    rule: Rule
    nodes: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    vacuous: bool
    not_applicable: bool

    @property
    def checked(self) -> int:
        """How many nodes were checked."""
        return len(self.nodes)


def judge(rules: Iterable[Rule], graph: Graph, most: int | None = None) -> tuple[Words, list[Outcome]]:
    """What each rule says of the agreement, and the tables that it was read from.

    When there are `most` judgements no more is asked: the last rule's may not be all, and later rules have none.

    Raises:
        TooWide: where they would go through more of it than `MOST_WORK`.
    """
    rules = [*rules]
    program = _idle.pop(_identity(rules), None) or _Program(rules, _facts_read(rules), None)
    computed = facts.compute(graph, program.reads)
    words = program.words
    if words is None:
        words = Words(graph, computed)
    else:
        words.turn_to(graph, computed)
    outcomes = _judged(rules, words, most)
    words.let_go()
    _leave_idle(program._replace(words=words))
    return Words(graph, computed), outcomes


class _Program(NamedTuple):
    """Rules, the facts that they read, and the words that they are compiled on; None for those that no one is yet."""

    rules: list[Rule]
    reads: list[str]
    words: Words | None


_idle: Final[dict[tuple[int, ...], _Program]] = {}
"""Rules that were applied last, compiled, by which rules they are; who applies them takes them out meanwhile.

Several, for an agreement with decisions is judged by some of the rules once more. They are compiled on words of their
own, which let go of an agreement when it is judged and turn to the next; the words of an agreement that was judged stay
its own, for its findings are told later.
"""
_MOST_IDLE: Final = 3


def _judged(rules: list[Rule], words: Words, most: int | None) -> list[Outcome]:
    """What each rule says, while there is work left for it."""
    words.work.left, words.work.seconds = MOST_WORK, 0.0
    outcomes: list[Outcome] = []
    left = [words.work.left]
    try:
        for outcome in _outcomes(rules, words, most):
            outcomes.append(outcome)
            left.append(words.work.left)
    except TooMuchWork:
        from checker.rulebook.too_wide import TooWide  # no rule that anybody needs is

        spent = [before - after for before, after in pairwise([*left, 0])]
        raise TooWide(rules, spent, words.graph.agreement.document.file, MOST_WORK) from None
    return outcomes


def _leave_idle(program: _Program) -> None:
    _idle[_identity(program.rules)] = program
    for oldest in [*_idle][:-_MOST_IDLE]:
        _idle.pop(oldest, None)


def _identity(rules: list[Rule]) -> tuple[int, ...]:
    """Which rules they are: not others that are written alike; of those in a program, none can be another's."""
    return tuple(map(id, rules))


def _outcomes(rules: list[Rule], words: Words, most: int | None) -> Iterator[Outcome]:
    for rule in rules:
        outcome = _outcome(rule, words, most)
        yield outcome
        if most is not None:
            most -= len(outcome.judgements)
            if not most:
                return


def _outcome(rule: Rule, words: Words, most: int | None) -> Outcome:
    nodes = words.of_kinds(rule.targets)
    if not _applies(rule, words.graph):
        return Outcome(rule, (), (), vacuous=not nodes, not_applicable=True)
    if not nodes:
        return Outcome(rule, (), (), vacuous=True, not_applicable=False)
    if len(nodes) > _FEW_NODES:
        words.work.spend(len(nodes) * _worth(rule))
    require = compile_shape(rule.require, words)
    where = None if rule.where is None else compile_shape(rule.where, words)
    if where is not None:
        nodes = possible(where, nodes)
    judgements = tuple(islice(_judgements(in_doubt(require, nodes), where, require), most))
    return Outcome(rule, tuple(nodes), judgements, vacuous=False, not_applicable=False)


def _judgements(nodes: list[str], where: Compiled | None, require: Compiled) -> Iterator[Judgement]:
    holds = require.holds
    for node in nodes:
        truth = holds(node)
        if truth is True:
            continue
        surely_selected = where is None or where.holds(node)
        if truth is False and surely_selected:
            yield Judgement(node, Verdict.FINDING, require.offending(node), ())
        else:
            missing = () if where is None or surely_selected else where.missing(node)
            missing += () if truth is False else require.missing(node)
            yield Judgement(node, Verdict.UNDECIDED, (), tuple(dict.fromkeys(missing)))


@remembered
def _worth(rule: Rule) -> int:
    """How many values it counts as to ask one node what the rule asks."""
    return sum(worth_each(shape) for shape in (rule.where, rule.require) if shape is not None)


def _applies(rule: Rule, graph: Graph) -> bool:
    """Whether anything that the rule stands on is there: a source always is, a clause only if the agreement has it."""
    needed = _clauses(rule)
    return not needed or not needed.isdisjoint(graph.tables["has_clause"].known.get(AGREEMENT, ()))


@remembered
def _clauses(rule: Rule) -> frozenset[str]:
    """The clauses of which a rule stands on any; none where it stands on a source, too."""
    clauses = [basis.clause for basis in rule.basis if basis.clause is not None]
    return frozenset(f"clause/{clause}" for clause in clauses if len(clauses) == len(rule.basis))


def _facts_read(rules: list[Rule]) -> list[str]:
    shapes = [shape for rule in rules for shape in (rule.where, rule.require) if shape is not None]
    told = {id(path): path for rule in rules for path in _paths_told(rule)}  # messages have many in common
    read = frozenset(chain.from_iterable([*map(words_in, shapes), *map(words_of, told.values())]))
    return [name for name in (*FACTS, *COMPUTED) if name in read]


def paths_judged(rule: Rule) -> Iterator[Path]:
    """Every path that a rule's verdict rests on: where it looks and what it requires."""
    for shape in (rule.where, rule.require):
        if shape is not None:
            yield from paths_in(shape)


def paths_read(rule: Rule) -> Iterator[Path]:
    """Every path in a rule: those of its verdict, where it reports and what its messages say."""
    yield from paths_judged(rule)
    yield from _paths_told(rule)


def _paths_told(rule: Rule) -> Iterator[Path]:
    if rule.report_at is not None:
        yield rule.report_at
    for message in rule.message:
        for part in message:
            if isinstance(part, Placeholder) and part.path is not None:
                yield part.path
