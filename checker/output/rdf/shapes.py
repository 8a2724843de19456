"""A shape -> a SHACL node shape: one function a constraint, named as the standard names it.

A node shape is a list of statements, `predicate object`; so is a property shape, which begins with its path. Where
SHACL 1.0 has no word for a constraint, `sparql` says it as a query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from checker.graph import Path
from checker.output.rdf import sparql
from checker.output.rdf.paths import plain_word, shacl_path, types_of
from checker.output.rdf.terms import kind, literal, nameless, several, word
from checker.rulebook.shapes import And, Call, Not, Or, Pattern, Qualified, Shape, Test, Xone

Statements = list[str]


def node_shape(shape: Shape) -> Statements:
    """A shape about a node or a value. `And` needs no word of its own: whatever a SHACL shape says must hold."""
    match shape:
        case Test(None, calls):
            return [*_of_itself(calls)]
        case Test():
            return [*_properties(shape)]
        case And(shapes):
            return [*_conjunction(shapes)]
        case Or(shapes):
            return [f"sh:or {_list(shapes)}"]
        case Xone(shapes):
            return [f"sh:xone {_list(shapes)}"]
        case Not(inner):
            return [f"sh:not {nested(inner)}"]


def nested(shape: Shape) -> str:
    """A node shape without a name."""
    return nameless(node_shape(shape))


def _list(shapes: tuple[Shape, ...]) -> str:
    return several(nested(one) for one in shapes)


def _conjunction(shapes: tuple[Shape, ...]) -> Iterator[str]:
    own = False
    for shape in shapes:
        if isinstance(shape, Test) and shape.path is None:
            yield from [f"sh:node {nested(shape)}"] if own else node_shape(shape)
            own = True
        else:
            yield from node_shape(shape) if not isinstance(shape, And) else [f"sh:node {nested(shape)}"]


def _of_itself(calls: tuple[Call, ...]) -> Iterator[str]:
    for call in calls:
        yield from _made(call)


def _properties(test: Test) -> Iterator[str]:
    """A property shape for the path, and one more for every count of values of a shape: SHACL takes one in each."""
    assert test.path is not None
    path = f"sh:path {shacl_path(test.path)}"
    counted = [call for call in test.calls if isinstance(call.argument, Qualified)]
    others = [call for call in test.calls if not isinstance(call.argument, Qualified)]
    if others:
        yield f"sh:property {nameless([path, *(line for call in others for line in _made(call, test.path))])}"
    for call in counted:
        yield f"sh:property {nameless([path, *_made(call, test.path)])}"


def _made(call: Call, path: Path | None = None) -> Iterator[str]:
    return SHACL[call.constraint](call.argument, path)


def class_(kinds: tuple[str, ...], _: Path | None) -> Iterator[str]:
    """sh:class: each value is an instance of the class; of several classes one will do, which is sh:or."""
    classes = [f"sh:class {kind(name)}" for name in kinds]
    yield classes[0] if len(classes) == 1 else f"sh:or {several(nameless([one]) for one in classes)}"


def in_(values: tuple[Any, ...], _: Path | None) -> Iterator[str]:
    """sh:in: each value is a member of the list."""
    yield f"sh:in {several(map(literal, values))}"


def pattern(argument: Pattern, _: Path | None) -> Iterator[str]:
    """sh:pattern, sh:flags: each value matches the regular expression, as SPARQL's REGEX does."""
    yield f"sh:pattern {literal(argument.written)}"
    if argument.flags:
        yield f"sh:flags {literal(argument.flags)}"


def bound(name: str) -> Callable[[Any, Path | None], Iterator[str]]:
    """sh:minInclusive, sh:maxInclusive, sh:minExclusive, sh:maxExclusive: each value compares so with the bound."""

    def made(value: Any, _: Path | None) -> Iterator[str]:
        yield f"sh:{name} {literal(value)}"

    return made


def has_value(values: tuple[Any, ...], _: Path | None) -> Iterator[str]:
    """sh:hasValue: the value is among the values; each of several."""
    yield f"sh:hasValue {', '.join(map(literal, values))}"


def count(name: str) -> Callable[[int, Path | None], Iterator[str]]:
    """sh:minCount, sh:maxCount: so many values at least, or at most."""

    def made(argument: int, _: Path | None) -> Iterator[str]:
        yield f"sh:{name} {argument}"

    return made


def qualified_value_shape(argument: Qualified, _: Path | None) -> Iterator[str]:
    """sh:qualifiedValueShape, sh:qualifiedMinCount, sh:qualifiedMaxCount: so many values conform to the shape.

    `some_value` (sh:someValue in SHACL 1.2) is the same with a least count of one.
    """
    yield f"sh:qualifiedValueShape {nested(argument.shape)}"
    if argument.least is not None:
        yield f"sh:qualifiedMinCount {argument.least}"
    if argument.most is not None:
        yield f"sh:qualifiedMaxCount {argument.most}"


def node(shape: Shape, _: Path | None) -> Iterator[str]:
    """sh:node: each value conforms to the shape."""
    yield f"sh:node {nested(shape)}"


def pair(name: str, query: Callable[[Path], str]) -> Callable[[Path, Path | None], Iterator[str]]:
    """sh:equals, sh:disjoint, sh:lessThan, sh:lessThanOrEquals: the values against those of a property.

    SHACL 1.0 compares with one property only: against a path, against nothing but itself, it is a query.
    """

    def made(other: Path, path: Path | None) -> Iterator[str]:
        plain = plain_word(other)
        dates = path is not None and "date" in types_of(path) and name.startswith("lessThan")
        yield f"sh:{name} {word(plain)}" if plain and not dates else _query(query(other))

    return made


def subset_of(other: Path, _: Path | None) -> Iterator[str]:
    """sh:subsetOf in SHACL 1.2: every value is also a value of the other path."""
    yield _query(sparql.subset_of(other))


def unique_values_for(argument: Any, _: Path | None) -> Iterator[str]:
    """sh:uniqueValuesFor in SHACL 1.2: no other target has the same values under all the keys."""
    yield _query(sparql.unique_values_for(argument))


def known(_: bool, path: Path | None) -> Iterator[str]:
    """Our own: nothing on the path is unknown."""
    assert path is not None
    yield _query(sparql.known(path))


def _query(select: str) -> str:
    text = select.replace("\\", "\\\\").replace('""', '\\"\\"')
    return "sh:sparql " + nameless(["sh:prefixes <urn:styrkoll:>", f'sh:select """{text}"""'])


SHACL: Final[dict[str, Callable[[Any, Path | None], Iterator[str]]]] = {
    "class": class_,
    "in": in_,
    "pattern": pattern,
    "min_inclusive": bound("minInclusive"),
    "max_inclusive": bound("maxInclusive"),
    "min_exclusive": bound("minExclusive"),
    "max_exclusive": bound("maxExclusive"),
    "has_value": has_value,
    "some_value": qualified_value_shape,
    "qualified_value_shape": qualified_value_shape,
    "min_count": count("minCount"),
    "max_count": count("maxCount"),
    "known": known,
    "equals": pair("equals", sparql.equals),
    "disjoint": pair("disjoint", sparql.disjoint),
    "subset_of": subset_of,
    "less_than": pair("lessThan", sparql.less_than),
    "less_than_or_equals": pair("lessThanOrEquals", sparql.less_than_or_equals),
    "unique_values_for": unique_values_for,
    "node": node,
}
"""How each constraint is said."""
