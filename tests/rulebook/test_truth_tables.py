"""Every constraint against its row of the truth table, and against every way in which unknowns can turn out.

Two things are asked of each answer. It is what the table says, row by row, written here a second time. And it is never
wrong: true and false hold in all completions of the two sides, where each unknown is replaced by what it may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import EMPTY, KnownValues, Unknown, Values, ValueSet
from checker.rulebook.constraints import (
    Constraint,
    Disjoint,
    Equals,
    HasValue,
    LessThanOrEquals,
    MaxCount,
    MinCount,
    PerValue,
    QualifiedValueShape,
    SubsetOf,
)
from checker.rulebook.truth import Truth, conjunction
from tests.graph.worlds import turnouts, unknown

UNIVERSE: Final[Values] = (0, 1, 2, 3)
"""What anything can be: also less and more than the known values and the candidates, which are 1 and 2."""

KNOWN: Final[tuple[Values, ...]] = ((), (1,), (2,), (1, 2))
AMONG: Final[tuple[Values | None, ...]] = (None, (1,), (2,), (1, 2), (2, 1))

EVERY_UNKNOWN: Final = [
    unknown(some, at_least=n, many=many) for some in AMONG for n in (0, 1) for many in (True, False)
]

unknowns = st.builds(unknown, st.sampled_from(AMONG), at_least=st.integers(0, 1), many=st.booleans())
sides = st.builds(
    ValueSet,
    st.sampled_from(KNOWN),
    st.just(()) | st.tuples(unknowns) | st.tuples(unknowns) | st.tuples(unknowns, unknowns),
)
counts = st.integers(0, 3)
shapes = st.sampled_from([dict(zip(UNIVERSE, said, strict=True)) for said in product((True, False, None), repeat=4)])
"""A nested shape: what it says of each value; of some it cannot tell."""


def always(values: Values) -> KnownValues:
    """A path that leads to these values from every node."""
    return KnownValues(lambda node, nothing: values)


def completed(side: ValueSet) -> set[frozenset[Any]]:
    """Every set of values that a side can turn out to be."""
    ways = product(*([*turnouts(one, UNIVERSE)] for one in side.unknowns))
    return {frozenset(side.known).union(*chosen) for chosen in ways}


def decided(shape: dict[Any, Truth]) -> Iterator[dict[Any, bool]]:
    """Every way in which a nested shape's own doubts can turn out."""
    options = [(True, False) if truth is None else (truth,) for truth in shape.values()]
    yield from (dict(zip(shape, chosen, strict=True)) for chosen in product(*options))


def room(one: Unknown, known: Values, fits: Callable[[Any], bool] = lambda value: True) -> float:
    """How many values an unknown can add, of those that fit; candidates already known do not count."""
    if one.among is None:
        return float("inf") if one.many else 1
    fresh = [value for value in one.among if value not in known and fits(value)]
    return len(fresh) if one.many else min(len(fresh), 1)


def lo(side: ValueSet) -> float:
    """`max(|K|, at_least)`."""
    return max([len(side.known), *(one.at_least for one in side.unknowns)])


def hi(side: ValueSet) -> float:
    """`|K| + Σ at_most`."""
    return len(side.known) + sum(room(one, side.known) for one in side.unknowns)


def row(*, false: bool, true: bool) -> Truth:
    """A row of the table: what is neither false nor true is undecided."""
    assert not (false and true)
    return False if false else True if true else None


def agrees(answer: Truth, outcomes: Iterable[bool]) -> bool:
    """Whether an answer is right in every completion."""
    return answer is None or all(outcome is answer for outcome in outcomes)


def of_values(constraint: Constraint, side: ValueSet) -> Truth:
    """What a constraint says; without unknowns its two ways of answering must say the same."""
    truth = constraint.holds("node", side)
    if truth is not None and not side.unknowns:
        assert constraint.closed(always(side.known))("node") is truth
    return truth


@given(sides, counts)
def test_min_count(side: ValueSet, count: int) -> None:
    answer = of_values(MinCount(count), side)
    assert answer is row(false=hi(side) < count, true=lo(side) >= count)
    assert agrees(answer, (len(values) >= count for values in completed(side)))


@given(sides, counts)
def test_max_count(side: ValueSet, count: int) -> None:
    answer = of_values(MaxCount(count), side)
    assert answer is row(false=lo(side) > count, true=hi(side) <= count)
    assert agrees(answer, (len(values) <= count for values in completed(side)))


def demand_per_value(side: ValueSet, shape: dict[Any, Truth]) -> None:
    answer = of_values(PerValue(shape.__getitem__), side)
    some_fail = any(shape[value] is False for value in side.known) or any(
        one.at_least and one.among is not None and all(shape[value] is False for value in one.among)
        for one in side.unknowns
    )
    all_pass = all(shape[value] is True for value in side.known) and all(
        one.among is not None and all(shape[value] is True for value in one.among) for one in side.unknowns
    )
    assert answer is row(false=some_fail, true=all_pass and not some_fail)
    ways = product(completed(side), decided(shape))
    assert agrees(answer, (all(passes[value] for value in values) for values, passes in ways))


@given(sides, st.lists(st.sampled_from(UNIVERSE), min_size=1, max_size=3, unique=True).map(tuple))
def test_has_value(side: ValueSet, wanted: Values) -> None:
    answer = of_values(HasValue(wanted), side)
    impossible = any(v not in side.known and not any(one.may_be(v) for one in side.unknowns) for v in wanted)
    assert answer is row(false=impossible, true=set(wanted) <= set(side.known))
    assert agrees(answer, (values >= set(wanted) for values in completed(side)))


def having(side: ValueSet, shape: dict[Any, Truth]) -> tuple[float, float]:
    """The fewest and the most values that have a nested shape."""
    fewest = sum(shape[value] is True for value in side.known)
    for one in side.unknowns:
        if one.at_least and one.among is not None and all(shape[value] is True for value in one.among):
            fewest = max(fewest, 1)
    most = sum(shape[value] is not False for value in side.known)
    return fewest, most + sum(room(one, side.known, lambda v: shape[v] is not False) for one in side.unknowns)


def demand_qualified(side: ValueSet, shape: dict[Any, Truth], least: int | None, most: int | None) -> None:
    answer = of_values(QualifiedValueShape(shape.__getitem__, least, most), side)
    fewest, greatest = having(side, shape)
    enough = row(false=greatest < (least or 0), true=fewest >= (least or 0))
    few_enough = True if most is None else row(false=fewest > most, true=greatest <= most)
    assert answer is conjunction((enough, few_enough))

    def right(values: Iterable[Any], passes: dict[Any, bool]) -> bool:
        count = sum(passes[value] for value in values)
        return (least is None or least <= count) and (most is None or count <= most)

    assert agrees(answer, (right(values, passes) for values, passes in product(completed(side), decided(shape))))


@given(sides, shapes)
def test_per_value(side: ValueSet, shape: dict[Any, Truth]) -> None:
    demand_per_value(side, shape)


@given(sides, shapes, st.none() | counts, st.none() | counts)
def test_qualified_value_shape(side: ValueSet, shape: dict[Any, Truth], least: int | None, most: int | None) -> None:
    demand_qualified(side, shape, least, most)


def test_a_nested_shape_on_one_unknown_in_every_way() -> None:
    """All of them, for chance seldom makes all candidates pass, or all fail, where nothing else decides."""
    for known, one, said in product(KNOWN, EVERY_UNKNOWN, product((True, False, None), repeat=2)):
        shape: dict[Any, Truth] = {**dict.fromkeys(UNIVERSE), **dict(zip((1, 2), said, strict=True))}
        demand_per_value(ValueSet(known, (one,)), shape)
        for least, most in ((1, None), (2, None), (None, 0), (None, 1), (1, 1)):
            demand_qualified(ValueSet(known, (one,)), shape, least, most)


class Pairing(NamedTuple):
    """A constraint between two sides: its class, what it means, and its row of the table."""

    made: Callable[..., Constraint]
    means: Callable[[frozenset[Any], frozenset[Any]], bool]
    says: Callable[[ValueSet, ValueSet], Truth]


def subset_row(side: ValueSet, other: ValueSet) -> Truth:
    outside = [value for value in side.known if value not in other.known]
    possible = [*side.known, *(value for one in side.unknowns for value in one.among or ())]
    return row(
        false=any(not any(one.may_be(value) for one in other.unknowns) for value in outside)
        or len(outside) > sum(room(one, other.known) for one in other.unknowns),
        true=set(possible) <= set(other.known) and all(one.among is not None for one in side.unknowns),
    )


def disjoint_row(side: ValueSet, other: ValueSet) -> Truth:
    def may_have(values: ValueSet, value: object) -> bool:
        return value in values.known or any(one.may_be(value) for one in values.unknowns)

    return row(
        false=bool(set(side.known) & set(other.known)),
        true=not any(may_have(side, value) and may_have(other, value) for value in UNIVERSE),
    )


def less_row(side: ValueSet, other: ValueSet) -> Truth:
    fails = any(value > than for value in side.known for than in other.known)
    certain = not side.unknowns and not other.unknowns
    return row(false=fails, true=not fails and (certain or hi(side) == 0 or hi(other) == 0))


PAIRINGS = {
    "subset_of": Pairing(SubsetOf, lambda one, other: one <= other, subset_row),
    "equals": Pairing(
        Equals,
        lambda one, other: one == other,
        lambda one, other: conjunction((subset_row(one, other), subset_row(other, one))),
    ),
    "disjoint": Pairing(Disjoint, lambda one, other: not one & other, disjoint_row),
    "less_than_or_equals": Pairing(
        LessThanOrEquals, lambda one, other: all(value <= than for value in one for than in other), less_row
    ),
}


def demand_pair(name: str, side: ValueSet, other: ValueSet) -> None:
    made, means, says = PAIRINGS[name]
    constraint = made(lambda node: other, always(other.known))
    answer = constraint.holds("node", side)
    assert answer is says(side, other)
    ways = product(completed(side), completed(other))
    assert agrees(answer, (means(one, than) for one, than in ways))
    if not side.unknowns and not other.unknowns:
        assert answer is constraint.closed(always(side.known))("node")


@pytest.mark.parametrize("name", PAIRINGS)
@given(side=sides, other=sides)
def test_pairs(name: str, side: ValueSet, other: ValueSet) -> None:
    demand_pair(name, side, other)


@pytest.mark.parametrize("name", PAIRINGS)
def test_pairs_where_only_the_other_side_is_unknown_in_every_way(name: str) -> None:
    for known, others, one in product(KNOWN, KNOWN, EVERY_UNKNOWN):
        demand_pair(name, ValueSet(known, ()), ValueSet(others, (one,)))


@pytest.mark.parametrize(
    ("constraint", "truth"),
    [
        (MinCount(1), False),
        (MinCount(0), True),
        (MaxCount(0), True),
        (PerValue(lambda value: False), True),
        (HasValue((1,)), False),
        (QualifiedValueShape(lambda value: True, 1, None), False),
        (QualifiedValueShape(lambda value: True, 1, 1), False),
        (QualifiedValueShape(lambda value: True, None, 0), True),
    ],
)
def test_absent(constraint: Constraint, truth: bool) -> None:
    assert constraint.holds("node", EMPTY) is truth
    assert constraint.closed(always(()))("node") is truth


@pytest.mark.parametrize(
    ("name", "other", "truth"),
    [
        ("subset_of", EMPTY, True),
        ("subset_of", ValueSet((1,), ()), True),
        ("equals", EMPTY, True),
        ("equals", ValueSet((1,), ()), False),
        ("equals", ValueSet((), (unknown((1, 2)),)), None),
        ("disjoint", ValueSet((1,), (unknown(None),)), True),
        ("less_than_or_equals", ValueSet((1,), (unknown(None),)), True),
    ],
)
def test_absent_beside_another_path(name: str, other: ValueSet, truth: Truth) -> None:
    constraint = PAIRINGS[name].made(lambda node: other, always(other.known))
    assert constraint.holds("node", EMPTY) is truth


def test_the_order_of_values_is_nothing() -> None:
    constraint = Equals(lambda node: ValueSet((2, 1), ()), always((2, 1)))
    assert constraint.holds("node", ValueSet((1, 2), ())) is True
    assert constraint.closed(always((1, 2)))("node") is True
