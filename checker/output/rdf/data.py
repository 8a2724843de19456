"""The graph of an agreement as triples: what it says, what is computed from it, and what cannot be read out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.graph import Words
from checker.output.rdf.terms import IDENTIFIER, UNKNOWN, kind, literal, node, subject, word
from checker.vocabulary import RELATIONS

ORGANISATIONS: Final = {
    "council": "org:Organization",
    "board": "org:Organization",
    "division": "org:OrganizationalUnit",
    "department": "org:OrganizationalUnit",
    "group": "org:OrganizationalCollaboration",
}
"""The kinds of bodies in the words of ORG."""


def agreement_turtle(words: Words, name: str | None = None) -> str:
    """Every node with what each word says of it, under the agreement's own name or another.

    A word that has an unknown on a node is named there by `styr:unknown`: SHACL, which has two truth values only, takes
    what is not known for what is not there. Links that a reader made say so, as statements about them.
    """
    name = words.graph.agreement.id if name is None else name
    tables = {**words.graph.tables, **words.facts}
    nodes = (subject(node(name, one), _statements(words, tables, name, one)) for one in words.graph.nodes)
    return "\n".join((*nodes, *_judged(words, name)))


def _statements(words: Words, tables: dict[str, Any], name: str, one: str) -> Iterator[str]:
    its_kind = words.graph.nodes[one]
    organisation = ORGANISATIONS.get(its_kind)
    yield f"a {kind(its_kind)}" + (f", {organisation}" if organisation else "")
    yield f"{IDENTIFIER} {literal(one)}"
    unknown = []
    for term, table in tables.items():
        values = table.known.get(one)
        if values:
            made = (node(name, value) if term in RELATIONS else literal(value) for value in values)
            yield f"{word(term)} {', '.join(made)}"
        if one in table.unknown:
            unknown.append(literal(term))
    if its_kind == "department":
        for division in words.graph.tables["belongs_to"].known.get(one, ()):
            yield f"org:subOrganizationOf {node(name, division)}"
    if unknown:
        yield f"{UNKNOWN} {', '.join(unknown)}"


def _judged(words: Words, name: str) -> Iterator[str]:
    for (source, relation, target), link in words.graph.links.items():
        if link == "judged":
            said = (
                f"rdf:subject {node(name, source)} ; rdf:predicate {word(relation)} ; rdf:object {node(name, target)}"
            )
            yield f"[] a rdf:Statement ; {said} ; styr:link {literal(link)} .\n"
