"""The table rules × operators: what kills what, and which other rules speak, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from checker.named import NamedTuple
from checker.prove.mutants.collateral import COLLATERAL
from checker.prove.mutants.edit import OPERATORS
from checker.prove.mutants.trial import Trial
from checker.rulebook import Rule
from checker.words import Language, Text

Cell = tuple[str, str]
"""A rule's id and an operator's name."""


class Matrix(NamedTuple):
    """How often each operator was tried, and each rule killed it, missed it, or spoke beside the one that must."""

    rules: tuple[Rule, ...]
    tried: Counter[str]
    kills: Counter[Cell]
    misses: Counter[Cell]
    collateral: Counter[Cell]

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
        return not (self.misses or self.unkilled_rules or self.untried or self.unexplained)


def matrix_of(rules: Iterable[Rule], trials: Iterable[Trial]) -> Matrix:
    """The matrix that these trials make."""
    matrix = Matrix(tuple(rules), Counter(), Counter(), Counter(), Counter())
    for trial in trials:
        name = trial.operator.name
        matrix.tried[name] += 1
        matrix.kills.update((rule, name) for rule in trial.killed)
        matrix.misses.update((rule, name) for rule in trial.survived)
        matrix.collateral.update((rule, name) for rule in trial.collateral)
    return matrix


_HEADS: Final = Text(
    "| regel | märker (gånger) | svarar bredvid en annan regel (skäl) |",
    "| rule | killed by (times) | speaks beside another rule (reason) |",
)
_NONE: Final = Text("ingen", "none")


def matrix_lines(matrix: Matrix, language: Language) -> Iterator[str]:
    """The matrix as a Markdown table, a row a rule."""
    reasons = _numbered(matrix)
    yield _HEADS.in_(language)
    yield "| --- | --- | --- |"
    for rule in matrix.rules:
        counts = {name: matrix.kills[rule.id, name] for name in OPERATORS}
        kills = ", ".join(f"{name} ({count})" for name, count in counts.items() if count)
        beside = [name for one, name in matrix.collateral if one == rule.id]
        said = ", ".join(f"{name} ({reasons.get(_reason(rule.id, name), '?')})" for name in beside)
        yield f"| {rule.id} | {kills or _NONE.in_(language)} | {said} |"


def reason_lines(matrix: Matrix, language: Language) -> Iterator[str]:
    """The reasons that the table names by number, as a list."""
    yield from (f"{number}. {reason.in_(language)}" for reason, number in _numbered(matrix).items() if reason)


def _numbered(matrix: Matrix) -> dict[Text | None, int]:
    """The reasons of the collateral that is there, numbered in the order in which the table meets them."""
    given = (_reason(rule.id, name) for rule in matrix.rules for one, name in matrix.collateral if one == rule.id)
    return {reason: number for number, reason in enumerate(dict.fromkeys(filter(None, given)), start=1)}


def _reason(rule: str, operator: str) -> Text | None:
    return COLLATERAL.get(operator, {}).get(rule)
