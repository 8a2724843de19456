"""The table rules × operators: what kills what, and which other rules speak, with the reason."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final
from zlib import crc32

from checker.engine import Verdict
from checker.named import NamedTuple
from checker.prove.mutants.collateral import COLLATERAL
from checker.prove.mutants.edit import OPERATORS
from checker.prove.mutants.grounds import SOUND, Ground
from checker.prove.mutants.trial import Trial
from checker.rulebook import Rule
from checker.words import Language, Text

Cell = tuple[str, str]
"""A rule's id and an operator's name."""


class Matrix(NamedTuple):
    """How often each operator was tried, and each rule killed it, missed it, or spoke beside the one that must.

    `looked_at` tells how many nodes each rule selects, or may select, in each agreement before anything is broken;
    `unfounded` are the rules that find something where nothing is wrong. `said` are checksums of all that a rule
    said, and how many nodes it looked at. `wordless` tells, by rule and operator, what is wrong with rules that have no
    word for what is absent then; by rule and file where it is absent before anything is broken.
    """

    rules: tuple[Rule, ...]
    looked_at: dict[str, tuple[int, ...]]
    unfounded: tuple[str, ...]
    tried: Counter[str]
    kills: Counter[Cell]
    misses: Counter[Cell]
    collateral: Counter[Cell]
    said: dict[str, int]
    wordless: dict[Cell, Text]

    @property
    def unkilled_rules(self) -> tuple[str, ...]:
        """The rules that no operator made speak."""
        killed = {rule for rule, _ in self.kills}
        return tuple(rule.id for rule in self.rules if rule.id not in killed)

    @property
    def untried(self) -> tuple[str, ...]:
        """The operators that found no place to work."""
        asked = {rule.id for rule in self.rules}
        return tuple(name for name, one in OPERATORS.items() if name not in self.tried and asked.issuperset(one.kills))

    @property
    def unexplained(self) -> tuple[Cell, ...]:
        """The cells of collateral without a reason."""
        return tuple(sorted(cell for cell in self.collateral if cell[0] not in COLLATERAL.get(cell[1], {})))

    @property
    def holds(self) -> bool:
        """Whether every operator is noticed wherever it is tried, every rule by one, and all else is explained."""
        faults = (self.unfounded, self.misses, self.wordless, self.unkilled_rules, self.untried, self.unexplained)
        return not any(faults)


def matrix_of(rules: Iterable[Rule], grounds: Iterable[Ground], trials: Iterable[Trial]) -> Matrix:
    """The matrix that these trials on these agreements make."""
    rules, grounds = tuple(rules), [*grounds]
    looked_at = {rule.id: tuple(_selected(rule, one) for one in grounds if one.asks(rule)) for rule in rules}
    unfounded = tuple(rule.id for rule in rules if any(_speaks_unfounded(rule, one) for one in grounds))
    said = {rule.id: crc32(repr([*_found(rule, grounds)]).encode()) for rule in rules}
    matrix = Matrix(rules, looked_at, unfounded, Counter(), Counter(), Counter(), Counter(), said, {})
    for rule, ground in product(rules, grounds):
        if ground.concerns(rule) and rule.id in ground.wordless:
            matrix.wordless[rule.id, os.path.basename(ground.file)] = ground.wordless[rule.id]
    for trial in trials:
        name = trial.operator.name
        matrix.tried[name] += 1
        matrix.kills.update((rule, name) for rule in trial.killed)
        matrix.misses.update((rule, name) for rule in trial.survived)
        matrix.collateral.update((rule, name) for rule in trial.collateral)
        matrix.wordless.update(((rule, name), text) for rule, text in trial.wordless.items())
        for id_ in {*trial.looked_at, *trial.wordless, *(one[0] for one in trial.said)}:
            found = [one for one in trial.said if one[0] == id_]
            answer = (trial.agreement, name, trial.edit.noticed, trial.looked_at.get(id_), found)
            said[id_] = crc32(repr(answer).encode(), said[id_])
    return matrix


def _selected(rule: Rule, ground: Ground) -> int:
    return next(outcome.checked for outcome in ground.checked.outcomes if outcome.rule.id == rule.id)


def _found(rule: Rule, grounds: Iterable[Ground]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a rule finds before anything is broken: where, at which node, of which values."""
    for ground in grounds:
        for one in ground.checked.findings:
            if one.rule.id == rule.id and one.verdict is Verdict.FINDING:
                yield ground.name, one.subject, tuple(one.values)


def _speaks_unfounded(rule: Rule, ground: Ground) -> bool:
    """Whether it finds something in the sound agreement, or in the sound files beside one."""
    if not ground.asks(rule) or not (ground.name == SOUND or ground.companions is not None):
        return False
    return any(one.rule.id == rule.id and one.verdict is Verdict.FINDING for one in ground.checked.findings)


_HEADS: Final = Text(
    "| regel | granskar | märker (gånger) | tiger vid | svarar bredvid en annan regel (skäl) | svar |",
    "| rule | looks at | notices (times) | keeps still at | speaks beside another rule (reason) | answers |",
)
_NONE: Final = Text("ingen", "none")


def matrix_lines(matrix: Matrix, language: Language) -> Iterator[str]:
    """The matrix as a Markdown table, a row a rule."""
    reasons = _numbered(matrix)
    yield _HEADS.in_(language)
    yield "| --- | ---: | --- | --- | --- | --- |"
    for rule in matrix.rules:
        counts = {name: matrix.kills[rule.id, name] for name in OPERATORS}
        kills = ", ".join(f"{name} ({count})" for name, count in counts.items() if count)
        beside = [name for one, name in matrix.collateral if one == rule.id]
        said = ", ".join(f"{name} ({reasons.get(_reason(rule.id, name), '?')})" for name in beside)
        looked_at, answers = ", ".join(map(str, matrix.looked_at[rule.id])), f"{matrix.said[rule.id]:08x}"
        still = ", ".join(name for name in matrix.tried if rule.id in OPERATORS[name].spares)
        yield f"| {rule.id} | {looked_at} | {kills or _NONE.in_(language)} | {still} | {said} | {answers} |"


def reason_lines(matrix: Matrix, language: Language) -> Iterator[str]:
    """The reasons that the table names by number, as a list."""
    yield from (f"{number}. {reason.in_(language)}" for reason, number in _numbered(matrix).items() if reason)


def _numbered(matrix: Matrix) -> dict[Text | None, int]:
    """The reasons of the collateral that is there, numbered in the order in which the table meets them."""
    given = (_reason(rule.id, name) for rule in matrix.rules for one, name in matrix.collateral if one == rule.id)
    return {reason: number for number, reason in enumerate(dict.fromkeys(filter(None, given)), start=1)}


def _reason(rule: str, operator: str) -> Text | None:
    return COLLATERAL.get(operator, {}).get(rule)
