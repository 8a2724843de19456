"""Who notices a slip: the type-check, an example, a mutant of the sound agreement or the real one; or nobody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from checker.engine import Verdict, judge
from checker.graph import Graph
from checker.prove.examples import test_rules
from checker.prove.variants.slips import Slip, slips_in
from checker.rulebook import Rule, Rulebook
from checker.rulebook.message import AbsentValue
from checker.rulebook.read_rule import rule_in
from checker.yamlfile import FaultsFound, read_bytes


class Notice(StrEnum):
    """Who notices, the first that does."""

    TYPE_CHECK = "type-check"
    EXAMPLE = "example"
    MUTANT = "mutant"
    NOBODY = "nobody"


class Noticed(NamedTuple):
    """A slip in a rule, and who noticed it."""

    rule: Rule
    slip: Slip
    by: Notice


def notices(rules: Iterable[Rule], rulebook: Rulebook, sound: str, graphs: Sequence[Graph]) -> Iterator[Noticed]:
    """Every slip in these rules, with who notices it; `graphs` are the agreements on which answers are compared."""
    for rule in rules:
        value = rulebook.documents[rule.id].value
        assert isinstance(value, dict)
        answers = _answers(rule, graphs)
        for slip in slips_in(value):
            yield Noticed(rule, slip, _notice(rule, slip, rulebook, sound, graphs, answers))


def _notice(
    rule: Rule, slip: Slip, rulebook: Rulebook, sound: str, graphs: Sequence[Graph], answers: list[object]
) -> Notice:
    file = rulebook.documents[rule.id].file
    try:
        document = read_bytes(json.dumps(slip.value, ensure_ascii=False).encode(), file)
        slipped = rule_in(document, rulebook.sources)
    except FaultsFound:
        return Notice.TYPE_CHECK
    changed = rulebook._replace(
        rules={**rulebook.rules, rule.id: slipped}, documents={**rulebook.documents, rule.id: document}
    )
    try:
        (tested,) = test_rules([slipped], changed, sound)
        if tested.faults:
            return Notice.EXAMPLE
    except FaultsFound:
        return Notice.EXAMPLE
    return Notice.NOBODY if _answers(slipped, graphs) == answers else Notice.MUTANT


def _answers(rule: Rule, graphs: Iterable[Graph]) -> list[object]:
    """What a rule answers on each agreement: its verdicts and what breaks it."""
    found: list[object] = []
    for graph in graphs:
        try:
            _, (outcome,) = judge([rule], graph)
        except AbsentValue:
            found.append(None)
            continue
        found.append([(one.node, one.verdict, sorted(map(str, one.offending))) for one in outcome.judgements])
    return found


def survivors(found: Iterable[Noticed]) -> list[Noticed]:
    """The slips that nobody noticed."""
    return [one for one in found if one.by is Notice.NOBODY]


__all__ = ["Notice", "Noticed", "Verdict", "notices", "survivors"]
