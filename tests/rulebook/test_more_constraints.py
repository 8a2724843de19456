"""Bounds, `in`, `pattern`, `less_than` and `known`: never wrong however unknowns turn out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import EMPTY, KnownValues, Table, Unknown, Words, parse_path
from checker.rulebook.compile import compile_shape
from checker.rulebook.constraints import COMPANIONS, CONSTRAINTS, Constraint, Known, LessThan, MatchesPattern, OutOfTime
from checker.rulebook.pattern_bounds import needed, safe_length
from checker.rulebook.patterns import parse_pattern
from checker.rulebook.shapes import Call, Pattern
from checker.rulebook.shapes import Test as PathTest
from checker.vocabulary import ATTRIBUTES, FACTS, RELATIONS
from checker.yamlfile import Place
from tests.graph.worlds import BECAUSE, completions, graph_of

NOWHERE: Final = KnownValues(lambda node, nothing: nothing)
HERE: Final = Place("rules/themes/name.yaml", 6, 10, 6, 20)
UNIVERSE: Final[dict[str, tuple[Any, ...]]] = {
    "year": (1, 2, 3, 4),
    "position": (1, 2, 3, 4),
    "title": ("a", "b", "ab"),
}


def pattern(written: str, flags: str = "") -> Pattern:
    """A pattern as the type-check makes it."""
    node = parse_pattern(written)
    return Pattern(written, flags, needed(node), safe_length(node), "T01", HERE)


def test_every_constraint_stands_in_the_registry_once_and_no_word_is_called_like_one() -> None:
    reserved = [*CONSTRAINTS, *COMPANIONS, "and", "or", "not", "xone"]
    assert len({*reserved}) == len(reserved)
    assert not {*reserved} & {*RELATIONS, *ATTRIBUTES, *FACTS}
    assert [name for name, one in CONSTRAINTS.items() if one.ours] == ["known"]


def tables(values: tuple[Any, ...], word: str) -> st.SearchStrategy[Table]:
    """What a word says of the node a: some of the values, and perhaps an unknown."""
    known = st.fixed_dictionaries({"a": st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)})
    among = st.none() | st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple)
    one = st.builds(Unknown, st.integers(0, 1), st.booleans(), among, st.just(BECAUSE), st.just("a"), st.just(word))
    return st.builds(Table, known, st.just({}) | one.map(lambda it: {"a": (it,)}))


BOUNDS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "min_inclusive": lambda value, bound: value >= bound,
    "max_inclusive": lambda value, bound: value <= bound,
    "min_exclusive": lambda value, bound: value > bound,
    "max_exclusive": lambda value, bound: value < bound,
}


def never_wrong(call: Call, word: str, of: dict[str, Table], means: Callable[[dict[str, set[Any]]], bool]) -> None:
    """The answer holds in every completion; there, the two-valued closures say what the constraint means."""
    graph = graph_of({"a": "board"}, {})
    graph.tables |= of
    shape = PathTest(parse_path(word), (call,))
    compiled = compile_shape(shape, Words(graph, {}))
    answer = compiled.holds("a")
    if answer is None:
        assert compiled.missing("a")
    for complete in completions(graph, UNIVERSE):
        meant = means({name: {*complete.tables[name].known.get("a", ())} for name in of})
        assert compile_shape(shape, Words(complete, {})).holds("a") is meant
        assert answer in (meant, None)
        if not any(table.unknown for table in of.values()):
            assert answer is meant


@given(tables((1, 2, 3), "year"), st.sampled_from([*BOUNDS]), st.integers(0, 4))
def test_bounds(years: Table, name: str, bound: int) -> None:
    means = BOUNDS[name]
    never_wrong(
        Call(name, bound), "year", {"year": years}, lambda sides: all(means(one, bound) for one in sides["year"])
    )


@given(tables((1, 2, 3), "year"), st.lists(st.integers(1, 4), min_size=1, unique=True))
def test_in(years: Table, allowed: list[int]) -> None:
    never_wrong(Call("in", tuple(allowed)), "year", {"year": years}, lambda sides: sides["year"] <= {*allowed})


@given(tables(("a", "b", "ab"), "title"), st.sampled_from(["a", "b$", "^ab$", "c"]))
def test_pattern(titles: Table, written: str) -> None:
    found = {"a": {"a", "ab"}, "b$": {"b", "ab"}, "^ab$": {"ab"}, "c": set()}[written]
    never_wrong(Call("pattern", pattern(written)), "title", {"title": titles}, lambda sides: sides["title"] <= found)


@given(tables((1, 2, 3), "year"), tables((1, 2, 3), "position"))
def test_less_than(years: Table, positions: Table) -> None:
    def means(sides: dict[str, set[Any]]) -> bool:
        return all(one < other for one, other in product(sides["year"], sides["position"]))

    call = Call("less_than", parse_path("position"))
    never_wrong(call, "year", {"year": years, "position": positions}, means)


@given(tables((1, 2, 3), "year"))
def test_known(years: Table) -> None:
    graph = graph_of({"a": "board"}, {})
    graph.tables["year"] = years
    compiled = compile_shape(PathTest(parse_path("year"), (Call("known", True),)), Words(graph, {}))
    assert compiled.holds("a") is (not years.unknown)
    if years.unknown:
        assert compiled.offending("a") == ()


@pytest.mark.parametrize(
    "constraint",
    [
        Known(),
        MatchesPattern(pattern("a")),
        LessThan(lambda node: EMPTY, NOWHERE),
        *(CONSTRAINTS[name].made_by(1) for name in BOUNDS),
        CONSTRAINTS["in"].made_by((1,)),
    ],
)
def test_absent(constraint: Constraint) -> None:
    assert constraint.holds("node", EMPTY) is True
    assert constraint.closed(NOWHERE)("node") is True


def offending(word: str, values: tuple[Any, ...], *calls: Call, more: dict[str, tuple[Any, ...]] | None = None) -> Any:
    """The values that break a test on one node."""
    known = {(name, "a"): some for name, some in {word: values, **(more or {})}.items()}
    compiled = compile_shape(PathTest(parse_path(word), calls), Words(graph_of({"a": "board"}, known), {}))
    assert compiled.holds("a") is False
    return compiled.offending("a")


def test_offending_values() -> None:
    numbers = (Decimal("20.0"), Decimal("120"), Decimal("-1"))
    assert offending("value", numbers, Call("min_inclusive", Decimal(0))) == (Decimal("-1"),)
    assert offending("value", numbers, Call("max_inclusive", Decimal(100)), Call("min_exclusive", Decimal(-1))) == (
        Decimal("120"),
        Decimal("-1"),
    )
    assert offending("value", numbers, Call("in", (Decimal(20), Decimal(120)))) == (Decimal("-1"),)
    days = (date(2026, 1, 1), date(2026, 12, 31))
    assert offending("start", days, Call("max_exclusive", date(2026, 12, 31))) == days[1:]
    assert offending("text", ("ska öka", "ÖKAR", "minska"), Call("pattern", pattern("öka", "i"))) == ("minska",)
    assert offending("text", ("ska öka", "ÖKAR"), Call("pattern", pattern("öka"))) == ("ÖKAR",)
    ends = {"end": (date(2026, 1, 1), date(2027, 1, 1))}
    assert offending("start", days, Call("less_than", parse_path("end")), more=ends) == days


def test_an_exhausted_pattern_is_no_verdict() -> None:
    hostile = pattern("(a|aa)+b")
    assert hostile.safe_length < 30
    graph = graph_of({"a": "board"}, {("title", "a"): ("a" * 60 + " b",)})
    compiled = compile_shape(PathTest(parse_path("title"), (Call("pattern", hostile),)), Words(graph, {}))
    with pytest.raises(OutOfTime) as raised:
        compiled.holds("a")
    (fault,) = raised.value.faults
    assert fault.place == HERE
    assert fault.sv.startswith("T01: mönstret blev inte färdigt")
    assert fault.en.startswith("T01: the pattern did not finish")
