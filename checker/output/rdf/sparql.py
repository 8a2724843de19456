"""The constraints that SHACL 1.0 has no word for, as SPARQL: each a query that selects what breaks it.

`$this` is the node that is looked at, and `$PATH` the path of the property shape in which the query stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from checker.graph import Path, Step
from checker.graph.paths import Alternative, Repeat, Sequence
from checker.output.rdf.conditions import condition
from checker.output.rdf.faults import NotExported
from checker.output.rdf.paths import sparql_path, types_of
from checker.output.rdf.terms import UNKNOWN, kind, literal
from checker.rulebook.shapes import Unique


def subset_of(other: Path) -> str:
    """The values that the other path lacks."""
    return _select(f"$this $PATH ?value . FILTER NOT EXISTS {{ $this {sparql_path(other)} ?value }}")


def equals(other: Path) -> str:
    """What only one side has."""
    there = sparql_path(other)
    ours = f"{{ $this $PATH ?value . FILTER NOT EXISTS {{ $this {there} ?value }} }}"
    theirs = f"{{ $this {there} ?value . FILTER NOT EXISTS {{ $this $PATH ?value }} }}"
    return _select(f"{ours} UNION {theirs}")


def disjoint(other: Path) -> str:
    """What both sides have."""
    return _select(f"$this $PATH ?value . $this {sparql_path(other)} ?value")


def less_than(other: Path) -> str:
    """The values that are not less than some value of the other path."""
    return _ordered(other, "<")


def less_than_or_equals(other: Path) -> str:
    """The values that are more than some value of the other path."""
    return _ordered(other, "<=")


def _ordered(other: Path, sign: str) -> str:
    # SPARQL orders no dates without times, but as text they are in the same order.
    one, two = ("STR(?value)", "STR(?other)") if "date" in types_of(other) else ("?value", "?other")
    return _select(f"$this $PATH ?value . $this {sparql_path(other)} ?other . FILTER (!({one} {sign} {two}))")


def unique_values_for(argument: Unique) -> str:
    """The other targets of the rule, in the same agreement, that share a value under every key."""
    shared = (
        f"$this {sparql_path(key)} ?key{number} . ?value {sparql_path(key)} ?key{number} ."
        for number, key in enumerate(argument.keys)
    )
    kinds = ", ".join(map(kind, argument.kinds))
    where = [] if argument.where is None else [f"FILTER ({condition(argument.where, '?value')})"]
    return _select(
        "\n".join(
            (
                "$this styr:in_agreement ?agreement . ?value styr:in_agreement ?agreement .",
                *shared,
                f"?value a ?kind . FILTER (?kind IN ({kinds})) FILTER (?value != $this)",
                *where,
            )
        )
    )


def known(path: Path) -> str:
    """The nodes on the way whose word is unknown."""
    return _select(" UNION ".join(f"{{ {pattern} }}" for pattern in _unknown_on(path, "$this", count(1))))


def _unknown_on(path: Path, start: str, numbers: Iterator[int]) -> Iterator[str]:
    if isinstance(path, Step):
        if path.inverse:
            raise NotExported(f"whether ^{path.word} is known is not told by the node itself")
        yield f"{start} {UNKNOWN} {literal(path.word)} . BIND ({start} AS ?value)"
    elif isinstance(path, Alternative):
        for option in path.options:
            yield from _unknown_on(option, start, numbers)
    elif isinstance(path, Repeat):
        reached = f"?on{next(numbers)}"
        again = "*" if path.sign != "?" else "?"
        for pattern in _unknown_on(path.path, reached, numbers):
            yield f"{start} ({sparql_path(path.path)}){again} {reached} . {pattern}"
    else:
        yield from _unknown_in_sequence(path, start, numbers)


def _unknown_in_sequence(path: Sequence, start: str, numbers: Iterator[int]) -> Iterator[str]:
    yield from _unknown_on(path.parts[0], start, numbers)
    for position in range(1, len(path.parts)):
        reached = f"?on{next(numbers)}"
        before = Sequence(path.parts[:position]) if position > 1 else path.parts[0]
        for pattern in _unknown_on(path.parts[position], reached, numbers):
            yield f"{start} {sparql_path(before)} {reached} . {pattern}"


def _select(patterns: str) -> str:
    return f"SELECT $this ?value WHERE {{ {patterns} }}"
