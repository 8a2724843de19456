"""Examples for a new rule, found by trying: the smallest change to the sound agreement on which it fires.

One field of one node is changed, to what the rule's own words suggest; a value on which the rule is content, best the
one that is there, makes the example beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from checker.agreement import agreement_of
from checker.engine import Verdict, judge
from checker.graph import AGREEMENT, Graph, build_graph
from checker.named import NamedTuple
from checker.prove.patches import PatchFault, changed
from checker.rulebook import Rule
from checker.vocabulary import ATTRIBUTES, ATTRIBUTES_OF, RELATIONS
from checker.yamlfile import FaultsFound

_DATE: Final = "{}-06-30"
_MOST: Final = 400
"""How many changes are tried: some seconds, in which an author can still wait for the answer."""
_NONE: Final = object()
_SECTIONS: Final = ("section", "clause", "waiver", "report")


class Proposal(NamedTuple):
    """Two changes, by node and field: one on which the rule finds something, at `at`, and one on which it does not."""

    fires: dict[str, Any]
    at: tuple[str, ...]
    quiet: dict[str, Any]


def proposed(rule: Rule, written: Mapping[str, Any], sound: Graph) -> Proposal | None:
    """The first change of one field that makes a rule speak; None where none is found.

    `written` is what the rule's file holds: the values in it are what its fields are tried with.
    """
    hints = [*dict.fromkeys(_values(written))]
    unchanged, _ = _answer(rule, {}, sound)
    left = _MOST
    for node in _nodes(rule, sound):
        if left <= 0:
            return None
        entry = _entry(sound, node)
        for field in _fields(sound, node, entry):
            values = [*_tries(field, entry, hints)]
            left -= len(values)
            tried = [(value, _answer(rule, {node: {field: value}}, sound)) for value in values]
            fires = next(((value, at) for value, (verdict, at) in tried if verdict is Verdict.FINDING), None)
            if fires is None:
                continue
            found = Proposal({node: {field: fires[0]}}, fires[1], {})
            if unchanged is Verdict.OK:
                return found
            content = next((value for value, (verdict, _) in tried if verdict is Verdict.OK), _NONE)
            if content is not _NONE:
                return found._replace(quiet={node: {field: content}})
    return None


def answer_to(rule: Rule, change: dict[str, Any], sound: Graph) -> tuple[Verdict | None, tuple[str, ...]]:
    """What a rule answers when the sound agreement is changed so, and where it finds something; None: no target.

    Raises:
        PatchFault: where the change cannot be made.
        FaultsFound: where it makes a file with faults.
    """
    graph = build_graph(agreement_of(json.dumps(changed(sound, change), ensure_ascii=False).encode(), "example.yaml"))
    _, (outcome,) = judge([rule], graph)
    found = tuple(one.node for one in outcome.judgements if one.verdict is Verdict.FINDING)
    if found:
        return Verdict.FINDING, found
    if outcome.judgements:
        return Verdict.UNDECIDED, ()
    return (Verdict.OK if outcome.nodes else None), ()


def _answer(rule: Rule, change: dict[str, Any], sound: Graph) -> tuple[Verdict | None, tuple[str, ...]]:
    with suppress(PatchFault, FaultsFound):
        return answer_to(rule, change, sound)
    return None, ()


def _nodes(rule: Rule, sound: Graph) -> Iterator[str]:
    """What may be changed, what the rule is about first."""
    first = [node for node in sound.of_kinds(rule.targets) if node in sound.origin]
    yield from first
    if AGREEMENT not in first:
        yield AGREEMENT
    yield from (node for node in sound.origin if node not in first and sound.nodes.get(node) not in _SECTIONS)


def _entry(sound: Graph, node: str) -> Mapping[str, Any]:
    value: Any = sound.document(node).value
    for step in sound.origin[node]:
        value = value[step]
    return value if isinstance(value, Mapping) else {}


def _fields(sound: Graph, node: str, entry: Mapping[str, Any]) -> Iterable[str]:
    """The fields that stand there, and the attributes that could."""
    kind = sound.nodes.get(node, "")
    absent = ATTRIBUTES_OF.get(kind, {})
    return dict.fromkeys(name for name in (*entry, *absent) if name not in ("number", "id", "code", "kind", "year"))


def _tries(field: str, entry: Mapping[str, Any], hints: list[str]) -> Iterator[Any]:
    """What a field is tried with: nothing, what it has but for one, closed lists, and what the rule names."""
    now = entry.get(field)
    attribute = ATTRIBUTES.get(field)
    if now is not None:
        yield None
    if isinstance(now, list) and len(now) > 1:
        yield from (now[:position] + now[position + 1 :] for position in range(len(now)))
    if attribute is None:
        if field in RELATIONS and isinstance(now, list):
            yield from ([*now, other] for other in ("SHB", "TEK", "KS") if other not in now)
        if field in ("named_in_sentence", "named_in_heading"):
            yield from ({"codes": codes} for codes in (["SHB"], ["SHB", "TEK"], ["SHB", "TEK", "ROS"], ["KS"]))
        return
    numbers = [int(hint) for hint in hints if hint.isdecimal()]
    if attribute.type == "date":
        yield from (_DATE.format(year) for one in numbers if one > 1900 for year in (one + 1, one - 1, one))
        yield from (_DATE.format(year) for year in (2025, 2027, 2029))
    elif attribute.type in ("int", "number"):
        yield from (str(value) for one in numbers for value in (one + 1, one - 1, one) if value >= 0)
    elif attribute.type == "bool":
        yield from ("true", "false")
    elif attribute.choices:
        yield from ([one] if attribute.many else one for one in attribute.choices)
    else:
        yield from ([hint] if attribute.many else hint for hint in hints if not hint.isdecimal())


def _values(written: Any) -> Iterator[str]:
    """Every text in a rule's shapes and parameters."""
    for part in ("require", "where", "parameters"):
        yield from _texts(written.get(part))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
