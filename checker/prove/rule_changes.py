"""What a change to rules or their parameters does: findings that appear and vanish, on agreements and on mutants."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from checker.configuration import DEFAULT, Configuration
from checker.engine import Verdict, judge
from checker.finding import Finding
from checker.graph import Graph
from checker.named import NamedTuple
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.companions import Companions
from checker.prove.mutants.trial import edited, spread, with_companions
from checker.rulebook import Rule, Rulebook
from checker.rulebook.files import folder_from_here
from checker.run import check_graph

_DECISIVE: Final = frozenset({"basis", "target", "where", "require", "parameters", "severity"})
"""The parts of a rule that decide what it finds and how grave that is; the others are texts, places and examples."""


class Side(NamedTuple):
    """A rulebook, the configuration that it was loaded with, and the one folder of rules that was named, if one was."""

    rulebook: Rulebook
    configuration: Configuration = DEFAULT
    folder: str | None = None

    def category(self, key: str) -> str | None:
        """The category of a rule; None for one straight in the named folder, which gives it a name by chance."""
        inside = None if self.folder is None else folder_from_here(self.folder)
        straight = os.path.dirname(self.rulebook.documents[key].file) == inside
        return None if straight else self.rulebook.rules[key].category


class OnAgreement(NamedTuple):
    """What appears and what vanishes on one agreement, findings and undecided answers; how many findings remain."""

    name: str
    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]
    remaining: int


class Mutant(NamedTuple):
    """An agreement, and the same with one planted fault."""

    sound: Graph
    faulty: Graph


class OnMutants(NamedTuple):
    """How many planted faults the rule notices, before and after; how many of them it begins and stops to notice."""

    before: int
    after: int
    appeared: int
    vanished: int


ChangedRule = tuple[Rule | None, Rule | None, tuple[str, ...]]
"""A rule as it was and as it is, None where there is none, and the parts in which it differs."""


class RuleChange(NamedTuple):
    """A rule that is new (`old` None), gone (`new` None), or changed in these parts of its file or configuration, or in
    its `category` or `name`, which are those of its folder and file.
    `settings` are the parameters that differ: name, value as it was and as it is, None where there is none.
    """

    old: Rule | None
    new: Rule | None
    parts: tuple[str, ...]
    on: tuple[OnAgreement, ...]
    mutants: OnMutants
    settings: tuple[tuple[str, str | None, str | None], ...] = ()

    @property
    def shows(self) -> bool:
        """Whether it can be seen on anything that it was tried on, or may be in how grave the findings are."""
        moved = any(one.appeared or one.vanished for one in self.on) or self.mutants.appeared or self.mutants.vanished
        return bool(moved) or self.old is None or self.new is None or "severity" in self.parts

    @property
    def rule(self) -> Rule:
        """The rule as it is, or as it was."""
        rule = self.new or self.old
        assert rule is not None
        return rule


def mutants_of(graphs: Iterable[tuple[Graph, int | None]]) -> list[Mutant]:
    """Mutants of each of these, with each operator at most at so many places; None: at all."""
    return [Mutant(graph, faulty) for graph, most in graphs for faulty in _faulty(graph, most)]


def mutants_beside(graph: Graph, rules: Mapping[str, Rule]) -> list[Mutant]:
    """Mutants of waivers and reports beside this agreement; `rules` are all there are, by id."""
    checked, companions = with_companions(graph, (), rules)
    return [Mutant(checked.graph, faulty) for faulty in _faulty(checked.graph, None, companions)]


def _faulty(graph: Graph, most: int | None, companions: Companions | None = None) -> Iterator[Graph]:
    for operator in OPERATORS.values():
        if operator.beside == (companions is not None):
            for edit in spread([*operator.edits(graph)], most):
                yield edited(graph, edit, companions)


def changed_rules(old: Side, new: Side) -> list[ChangedRule]:
    """The rules that differ, as they were and as they are, and in what; in the order of their ids."""
    found = []
    for key in sorted(old.rulebook.rules.keys() | new.rulebook.rules.keys()):
        before, after = old.rulebook.rules.get(key), new.rulebook.rules.get(key)
        parts = _parts(old, new, key) if before and after else ()
        if before is None or after is None or parts:
            found.append((before, after, parts))
    return found


def decisive(changed: ChangedRule) -> bool:
    """Whether a rule may find something else, or find it graver, than before."""
    before, after, parts = changed
    return before is None or after is None or not _DECISIVE.isdisjoint(parts)


def rule_changes(
    old: Side,
    new: Side,
    changed: Iterable[ChangedRule],
    agreements: Sequence[tuple[str, Graph]],
    mutants: Sequence[Mutant],
) -> Iterator[RuleChange]:
    """What each of the `changed_rules` says more and less.

    Raises:
        AbsentValue: where a rule's message has no word for a value that is absent.
    """
    for before, after, parts in changed:
        if not decisive((before, after, parts)):
            yield RuleChange(before, after, parts, (), OnMutants(0, 0, 0, 0))
            continue
        on = tuple(_on_agreement(name, graph, before, after) for name, graph in agreements)
        settings = _settings(old, new, (before or after).id) if before and after else ()
        yield RuleChange(before, after, parts, on, _on_mutants(before, after, mutants), settings)


def _parts(old: Side, new: Side, key: str) -> tuple[str, ...]:
    """What differs in a rule: keys of its file, what a configuration gives it, and where its file is."""
    one, other = (side.rulebook.documents[key] for side in (old, new))
    before: Any = one.value
    after: Any = other.value
    parts = [name for name in {**before, **after} if before.get(name) != after.get(name) and name != "parameters"]
    if _settings(old, new, key):
        parts.append("parameters")
    if old.rulebook.rules[key].severity != new.rulebook.rules[key].severity and "severity" not in parts:
        parts.append("severity")
    if old.category(key) != new.category(key):
        parts.append("category")
    if old.rulebook.rules[key].name != new.rulebook.rules[key].name:
        parts.append("name")
    return tuple(parts)


def _settings(old: Side, new: Side, key: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """The parameters of a rule that differ, as its file and the configuration give them."""
    before, after = (_parameters(side, key) for side in (old, new))
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return tuple((name, before.get(name), after.get(name)) for name in names)


def _parameters(side: Side, key: str) -> dict[str, str]:
    value: Any = side.rulebook.documents[key].value
    given = side.configuration.parameters.get(key, {})
    return {**value.get("parameters", {}), **{name: str(setting.value) for name, setting in given.items()}}


def _on_agreement(name: str, graph: Graph, before: Rule | None, after: Rule | None) -> OnAgreement:
    was, now = (_said(rule, graph) for rule in (before, after))
    appeared = tuple(found for key, found in now.items() if key not in was)
    vanished = tuple(found for key, found in was.items() if key not in now)
    remaining = sum(found.verdict is Verdict.FINDING for key, found in now.items() if key in was)
    return OnAgreement(name, appeared, vanished, remaining)


def _said(rule: Rule | None, graph: Graph) -> dict[object, Finding]:
    """What a rule says of an agreement, by what makes it the same: verdict, subject, offending values."""
    findings = check_graph(graph, [rule]).findings if rule is not None else ()
    return {(one.verdict, one.subject, tuple(sorted(one.values))): one for one in findings}


def _on_mutants(before: Rule | None, after: Rule | None, mutants: Sequence[Mutant]) -> OnMutants:
    was, now = (_noticed(rule, mutants) if rule is not None else set() for rule in (before, after))
    return OnMutants(len(was), len(now), len(now - was), len(was - now))


def _noticed(rule: Rule, mutants: Sequence[Mutant]) -> set[int]:
    """Which mutants the rule finds something in that it does not find where the fault is not planted."""
    sound = {id(graph): _found(rule, graph) for graph in {id(one.sound): one.sound for one in mutants}.values()}
    return {at for at, one in enumerate(mutants) if _found(rule, one.faulty) - sound[id(one.sound)]}


def _found(rule: Rule, graph: Graph) -> set[object]:
    _, (outcome,) = judge([rule], graph)
    return {(one.node, tuple(map(str, one.offending))) for one in outcome.judgements if one.verdict is Verdict.FINDING}
