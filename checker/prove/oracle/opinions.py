"""What two engines say of the same agreements, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from checker.engine import Verdict
from checker.named import NamedTuple
from checker.output.rdf import (
    NotExported,
    agreement_turtle,
    facts_read,
    rules_turtle,
    shape_turtle,
    terms,
    words_turtle,
)
from checker.prove.oracle.cases import Case
from checker.prove.oracle.settled import Way, least, settled
from checker.rulebook import Rule

Subject = tuple[str, str, str]
"""A rule's id, a case's name and a node's id."""


class Opinions(NamedTuple):
    """What our engine found and what the other did, of the targets that ours decides.

    `pure` are the exported rules that read only what the file says, `on_facts` those that read computed words too;
    `not_exported` are the others with the reason. `decided` counts pairs of rule and target, `undecided` those left
    out.
    """

    cases: int
    nodes: int
    decided: int
    undecided: int
    ours: frozenset[Subject]
    theirs: frozenset[Subject]
    pure: tuple[str, ...]
    on_facts: tuple[str, ...]
    not_exported: dict[str, str]

    @property
    def differences(self) -> frozenset[Subject]:
        """What one of the engines found and the other did not."""
        return self.ours ^ self.theirs


Asked = Callable[[Sequence[Case], Sequence[Rule], Way], Iterable[Subject]]
"""The other engine: the rules that it finds broken, and where."""


def compared(cases: Iterable[Case], rules: Sequence[Rule], way: Way = least, ask: Asked | None = None) -> Opinions:
    """Both opinions of all cases, which are joined in one graph for the other engine: pySHACL, or who else is asked."""
    cases = [*cases]
    reasons = {rule.id: why for rule in rules if (why := _reason(rule)) is not None}
    exportable = [rule for rule in rules if rule.id not in reasons]
    ids = {rule.id for rule in exportable}
    verdicts: dict[Subject, Verdict] = {}
    decided = 0
    for case in cases:
        for outcome in case.outcomes:
            if outcome.rule.id in ids:
                decided += len(case.graph.of_kinds(outcome.rule.targets))
                for one in outcome.judgements:
                    verdicts[outcome.rule.id, case.name, one.node] = one.verdict
    undecided = {subject for subject, verdict in verdicts.items() if verdict is Verdict.UNDECIDED}
    asked = {(outcome.rule.id, case.name) for case in cases for outcome in case.outcomes}
    theirs = {one for one in (ask or broken)(cases, exportable, way) if one[:2] in asked}
    return Opinions(
        cases=len(cases),
        nodes=sum(len(case.graph.nodes) for case in cases),
        decided=decided - len(undecided),
        undecided=len(undecided),
        ours=frozenset(verdicts.keys() - undecided),
        theirs=frozenset(theirs - undecided),
        pure=tuple(rule.id for rule in exportable if not facts_read(rule)),
        on_facts=tuple(rule.id for rule in exportable if facts_read(rule)),
        not_exported=reasons,
    )


def _reason(rule: Rule) -> str | None:
    try:
        shape_turtle(rule)
    except NotExported as why:
        return str(why)
    return None


class Exported(NamedTuple):
    """What pySHACL is given: agreements and rules as graphs of rdflib."""

    data: Any
    shapes: Any


def exported(cases: Sequence[Case], rules: Sequence[Rule], way: Way) -> Exported:
    """The agreements in one graph, their unknowns turned out, and the rules as shapes."""
    import rdflib  # this and pySHACL are tools of development, and cost a second

    words = words_turtle()
    text = "\n".join((words, *(agreement_turtle(settled(case.graph, way), case.name) for case in cases)))
    data = _prepared_graph().parse(data=text, format="turtle")
    shapes = rdflib.Graph().parse(data="\n".join((words, rules_turtle(rules))), format="turtle")
    return Exported(data, shapes)


def broken_in(given: Exported, cases: Sequence[Case], rules: Sequence[Rule]) -> set[Subject]:
    """The rules that pySHACL finds broken, and at which nodes of which cases."""
    import pyshacl
    import rdflib

    _, report, _ = pyshacl.validate(given.data, shacl_graph=given.shapes, inplace=True)
    by_iri = {terms.rule(rule.id): rule.id for rule in rules}
    nodes = {terms.node(case.name, node): (case.name, node) for case in cases for node in case.graph.nodes}
    found: set[Subject] = set()
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        rule = by_iri.get(f"<{report.value(result, rdflib.SH.sourceShape)}>")
        if rule is not None:  # not what only tells why
            found.add((rule, *nodes[f"<{report.value(result, rdflib.SH.focusNode)}>"]))
    return found


def broken(cases: Sequence[Case], rules: Sequence[Rule], way: Way) -> set[Subject]:
    """The same, of cases that are exported only for this."""
    return broken_in(exported(cases, rules, way), cases, rules)


def _prepared_graph() -> Any:
    """A graph that parses each query once: pySHACL asks the same for every node, and parsing is most of the time."""
    import rdflib
    from rdflib.plugins.sparql import prepareQuery

    prepared = lru_cache(maxsize=None)(prepareQuery)

    class Prepared(rdflib.Graph):
        def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
            return super().query(prepared(query_object), *args, **options)

    return Prepared()


def together(several: Iterable[Opinions]) -> Opinions:
    """Opinions of different rules or cases as one."""
    several = [*several]
    return Opinions(
        cases=sum(one.cases for one in several),
        nodes=sum(one.nodes for one in several),
        decided=sum(one.decided for one in several),
        undecided=sum(one.undecided for one in several),
        ours=frozenset().union(*(one.ours for one in several)),
        theirs=frozenset().union(*(one.theirs for one in several)),
        pure=tuple(dict.fromkeys(rule for one in several for rule in one.pure)),
        on_facts=tuple(dict.fromkeys(rule for one in several for rule in one.on_facts)),
        not_exported={rule: why for one in several for rule, why in one.not_exported.items()},
    )
