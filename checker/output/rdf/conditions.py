"""A shape as a condition in SPARQL, for what selects the other targets of a rule: a query cannot ask for a shape.

No group in it has braces that mean nothing, and none is a union: in those, rdflib forgets what is bound outside them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, count
from typing import Any, Final

from checker.graph import Path
from checker.output.rdf.faults import NotExported
from checker.output.rdf.paths import sparql_path, types_of
from checker.output.rdf.terms import kind, literal
from checker.rulebook.shapes import And, Call, Not, Or, Qualified, Shape, Test, Xone

TRUE: Final = "true"


def condition(shape: Shape, node: str) -> str:
    """An expression that is true where the variable `node` has the shape."""
    return _Conditions().of(shape, node)


class _Conditions:
    """Conditions whose variables are told apart by a number."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def of(self, shape: Shape, node: str) -> str:
        match shape:
            case Test(path, calls):
                parts = [self._call(call, path, node) for call in calls]
                return _all(parts)
            case And(shapes):
                return _all([self.of(one, node) for one in shapes])
            case Or(shapes):
                return f"({' || '.join(self.of(one, node) for one in shapes)})"
            case Not(inner):
                return f"(!{self.of(inner, node)})"
            case Xone(shapes):
                parts = [self.of(one, node) for one in shapes]
                ways = (
                    _all([part if place == true else f"(!{part})" for place, part in enumerate(parts)])
                    for true in range(len(parts))
                )
                return f"({' || '.join(ways)})"

    def _call(self, call: Call, path: Path | None, node: str) -> str:
        name, argument = call
        if path is None:
            if name == "has_value":
                return _all([f"({node} = {literal(value)})" for value in argument])
            return self._value(name, argument, node)
        if name in _OF_EACH:
            value = self._fresh()
            return f"(NOT EXISTS {{ {self._on(node, path, value)} FILTER (!{self._value(name, argument, value)}) }})"
        return self._set(name, argument, node, path)

    def _set(self, name: str, argument: Any, node: str, path: Path) -> str:
        match name, argument:
            case ("has_value", _):
                return _all([f"(EXISTS {{ {node} {sparql_path(path)} {literal(value)} }})" for value in argument])
            case ("min_count", int()):
                return self._at_least(argument, node, path, lambda value: TRUE)
            case ("max_count", int()):
                return f"(!{self._at_least(argument + 1, node, path, lambda value: TRUE)})"
            case (_, Qualified(shape, least, most)):
                counts = [] if least is None else [self._at_least(least, node, path, lambda v: self.of(shape, v))]
                if most is not None:
                    counts.append(f"(!{self._at_least(most + 1, node, path, lambda v: self.of(shape, v))})")
                return _all(counts)
            case ("equals", _):
                return _all(
                    [self._pair("subset_of", argument, node, path), self._pair("subset_of", path, node, argument)]
                )
            case _ if name in _PAIRS:
                return self._pair(name, argument, node, path)
        raise NotExported(f"`{name}` in what selects the other targets")

    def _at_least(self, number: int, node: str, path: Path, test: Callable[[str], str]) -> str:
        """That there are so many different values for which the test is true."""
        if number == 0:
            return TRUE
        values = [self._fresh() for _ in range(number)]
        patterns = " ".join(f"{self._on(node, path, value)} FILTER ({test(value)})" for value in values)
        different = " ".join(f"FILTER ({one} != {other})" for one, other in combinations(values, 2))
        return f"(EXISTS {{ {patterns} {different} }})"

    def _pair(self, name: str, other: Path, node: str, path: Path) -> str:
        return f"(NOT EXISTS {{ {self._broken_pair(name, other, node, path)} }})"

    def _broken_pair(self, name: str, other: Path, node: str, path: Path) -> str:
        value = self._fresh()
        here, there = self._on(node, path, value), self._on(node, other, value)
        if name == "disjoint":
            return f"{here} {there}"
        if name == "subset_of":
            return f"{here} FILTER NOT EXISTS {{ {there} }}"
        against = self._fresh()
        one, two = (f"STR({value})", f"STR({against})") if "date" in types_of(path) else (value, against)
        sign = "<" if name == "less_than" else "<="
        return f"{here} {self._on(node, other, against)} FILTER (!({one} {sign} {two}))"

    def _value(self, name: str, argument: Any, value: str) -> str:
        """A constraint on one value."""
        match name:
            case "class":
                its_kind = self._fresh()
                kinds = ", ".join(map(kind, argument))
                return f"(EXISTS {{ {value} a {its_kind} FILTER ({its_kind} IN ({kinds})) }})"
            case "in":
                return f"({value} IN ({', '.join(map(literal, argument))}))"
            case "pattern":
                flags = f", {literal(argument.flags)}" if argument.flags else ""
                return f"REGEX(STR({value}), {literal(argument.written)}{flags})"
            case "node":
                return self.of(argument, value)
        if name in _BOUNDS:
            return f"({value} {_BOUNDS[name]} {literal(argument)})"
        raise NotExported(f"`{name}` in what selects the other targets")

    @staticmethod
    def _on(node: str, path: Path, value: str) -> str:
        return f"{node} {sparql_path(path)} {value} ."

    def _fresh(self) -> str:
        return f"?x{next(self.numbers)}"


def _all(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' && '.join(parts) or TRUE})"


_BOUNDS: Final = {"min_inclusive": ">=", "max_inclusive": "<=", "min_exclusive": ">", "max_exclusive": "<"}
_OF_EACH: Final = frozenset({"class", "in", "pattern", "node", *_BOUNDS})
_PAIRS: Final = frozenset({"disjoint", "subset_of", "less_than", "less_than_or_equals"})
