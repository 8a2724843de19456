"""Which fields of the agreement's schema the operators change, and why the others need none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any, Final

from checker.graph import Graph
from checker.output.format_reference import fields_of_parts
from checker.prove.coverage.explained import FIELDS, WORDS
from checker.prove.coverage.holes import HOLDS
from checker.prove.mutants.edit import OPERATORS, Operator
from checker.prove.mutants.trial import spread
from checker.prove.patches import changed

_SHARED: Final = {"named_in_heading": "recipients", "named_in_sentence": "recipients"}
"""Fields whose blocks are a part under another name."""

_EXPLAINS: Final = "what it says takes a finding away; the rule's examples prove that it does"
_DECLARED: Final = "declares what others refer to, and a file without it is refused before any rule"
_CLAUSE: Final = "without the clause the rules on it do not apply, so nothing is to be noticed"
NOT_BROKEN: Final[dict[str, str]] = {
    "indicators.definition_from": _EXPLAINS,
    "clauses.lead": _CLAUSE,
    "clauses.party": _CLAUSE,
    "clauses.revision": _CLAUSE,
    "bodies.code": _DECLARED,
    "areas.number": _DECLARED,
    "appendices.belongs_to": _DECLARED,
    "operational_areas.title": _DECLARED,
    "agreement.of_board": _DECLARED,
    "items.mentions": "who is named in passing has no duty; who is in a title has: `other-unit-in-title`",
}
"""Fields that a rule reads and no operator changes, and why."""


def changed_fields(
    graphs: Iterable[tuple[Graph, int | None]], operators: Iterable[Operator] = tuple(OPERATORS.values())
) -> set[str]:
    """The fields, each `part.field` as the reference names them, that one of the operators changes somewhere.

    On each graph an operator is tried at most at so many places; None: at all.
    """
    operators = [*operators]
    return {
        field
        for graph, most in graphs
        for operator in operators
        for edit in spread([*operator.edits(graph)], most)
        for field in _differing(
            graph.agreement.document.value, changed(graph, edit.patches, edit.add, edit.remove), "", ""
        )
    }


def unbroken_fields(found: Set[str]) -> dict[str, str | None]:
    """The fields of the schema that are not among these, with the reason, if there is one."""
    every = [f"{part}.{field.name}" for part, fields in fields_of_parts().items() for field in fields]
    return {field: _reason(field) for field in every if field not in found}


def _reason(field: str) -> str | None:
    if field in NOT_BROKEN:
        return NOT_BROKEN[field]
    part, _, name = field.partition(".")
    if part in FIELDS or name.rpartition(".")[2] == "source":
        return "no rule reads it"
    block = field.rpartition(".")[0]
    if any(not isinstance(FIELDS.get(one, ""), str) for one in (field, block)):
        return "no rule reads it"
    words = {name, FIELDS.get(field, ""), FIELDS.get(block, "")}
    unread = {kind for one in WORDS if words & {*one.words} for kind in one.kinds}
    return "no rule reads it" if unread.issuperset(HOLDS.get(part, ("",))) else None


def _differing(before: Any, after: Any, part: str, above: str) -> Iterator[str]:
    """The fields that differ in two blocks of a part."""
    for name in before.keys() | after.keys():
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        if part:
            yield f"{part}.{above}{name}"
        entries = [value for value in (one, other) if isinstance(value, dict | list)]
        if name in _PARTS and any(isinstance(value, list) for value in entries):
            yield from _in_lists(one or [], other or [], name)
        elif name in _PARTS or name in _SHARED:
            yield from _differing(_block(one), _block(other), _SHARED.get(name, name), "")
        elif any(isinstance(value, dict) for value in entries):
            yield from _differing(_block(one), _block(other), part, f"{above}{name}.")


_PARTS: Final = frozenset(fields_of_parts())


def _block(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _in_lists(before: list[Any], after: list[Any], part: str) -> Iterator[str]:
    """The fields that differ in entries of a part; where an entry is cut or added, only the list itself has changed."""
    if len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from _differing(_block(one), _block(other), part, "")
