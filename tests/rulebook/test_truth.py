"""Strong Kleene logic against every way in which what is undecided can turn out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from checker.rulebook.truth import Truth, conjunction, disjunction, exactly_one, negation

TRUTHS: tuple[Truth, ...] = (True, False, None)
LOGIC: list[tuple[Callable[[tuple[Truth, ...]], Truth], Callable[[tuple[bool, ...]], bool]]] = [
    (conjunction, all),
    (disjunction, any),
    (exactly_one, lambda way: way.count(True) == 1),
]


def ways(parts: tuple[Truth, ...]) -> list[tuple[bool, ...]]:
    """Every way in which the parts can turn out, each on its own."""
    return [*product(*([True, False] if part is None else [part] for part in parts))]


@pytest.mark.parametrize("parts", [parts for count in range(5) for parts in product(TRUTHS, repeat=count)])
def test_undecided_exactly_where_the_ways_differ(parts: tuple[Truth, ...]) -> None:
    for said, means in LOGIC:
        outcomes = {means(way) for way in ways(parts)}
        assert said(parts) is (outcomes.pop() if len(outcomes) == 1 else None)


@pytest.mark.parametrize(("truth", "opposite"), [(True, False), (False, True), (None, None)])
def test_not_swaps(truth: Truth, opposite: Truth) -> None:
    assert negation(truth) is opposite
