"""Rules as SHACL shapes: `where` and `require` as "not selected, or as required"; a clause it stands on selects too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.engine import paths_judged
from checker.graph import words_of
from checker.output.rdf.faults import NotExported
from checker.output.rdf.paths import types_of
from checker.output.rdf.shapes import nested
from checker.output.rdf.terms import IDENTIFIER, kind, literal, nameless, rule, several, subject, texts
from checker.rulebook import Rule
from checker.vocabulary import ABSTRACT, COMPUTED, FACTS, OF_WAIVERS

__all__ = ["NotExported", "facts_read", "rules_turtle", "shape_turtle"]

_SEVERITIES: Final = {"error": "sh:Violation", "warning": "sh:Warning", "info": "sh:Info"}


def rules_turtle(rules: Iterable[Rule]) -> str:
    """Every rule that can be said in SHACL; the others are named in comments, with the reason."""
    made = []
    for one in rules:
        try:
            made.append(shape_turtle(one))
        except NotExported as why:
            made.append(f"# {one.id} is not exported: {why}.\n")
    return "\n".join(made)


def shape_turtle(one: Rule) -> str:
    """A rule as a node shape.

    A node that is not as required breaks the shape itself, whatever in it was broken: one result a rule and node.

    Raises:
        NotExported: where a part of it has no meaning in SHACL.
    """
    for path in paths_judged(one):
        if types_of(path) >= {"int", "number"}:
            raise NotExported("whole numbers and decimal numbers are different terms in RDF")
    facts = facts_read(one)
    return subject(
        rule(one.id),
        [
            "a sh:NodeShape",
            f"rdfs:label {texts(one.title)}",
            *([f"styr:reads_computed {', '.join(map(literal, facts))}"] if facts else []),
            f"sh:targetClass {', '.join(_targets(one.targets))}",
            f"sh:severity {_SEVERITIES[one.severity]}",
            f"sh:message {texts(one.title)}",
            f"rdfs:comment {texts(one.advice)}",
            _demanded(one),
        ],
    )


def facts_read(one: Rule) -> tuple[str, ...]:
    """The computed words that a rule is judged by; none makes it a pure shape, about what the file says alone.

    What waivers are worth is computed too, from what the other rules find.
    """
    read = {word for path in paths_judged(one) for word in words_of(path)}
    return tuple(name for name in (*FACTS, *COMPUTED, *sorted(OF_WAIVERS)) if name in read)


def _targets(kinds: tuple[str, ...]) -> list[str]:
    """The kinds as classes; those of an abstract kind by that one."""
    for name, inner in ABSTRACT.items():
        if {*inner} <= {*kinds}:
            kinds = (name, *(one for one in kinds if one not in inner))
    return [kind(name) for name in kinds]


def _demanded(one: Rule) -> str:
    required = nested(one.require)
    excused = [nameless([f"sh:not {nested(one.where)}"])] if one.where is not None else []
    excused += _without_basis(one)
    return f"sh:or {several((*excused, required))}" if excused else f"sh:node {required}"


def _without_basis(one: Rule) -> list[str]:
    """That the agreement has none of the clauses that the rule stands on; a law or an audit holds everywhere."""
    if any(basis.clause is None for basis in one.basis):
        return []
    here = "( [ sh:zeroOrOnePath styr:in_agreement ] styr:has_clause " + IDENTIFIER + " )"
    clauses = " ".join(literal(f"clause/{basis.clause}") for basis in one.basis)
    found = nameless([f"sh:path {here}", f"sh:qualifiedValueShape [ sh:in ( {clauses} ) ]", "sh:qualifiedMaxCount 0"])
    return [nameless([f"sh:property {found}"])]
