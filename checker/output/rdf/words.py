"""The vocabulary as classes and properties with what they are called, so that every file stands by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.output.rdf.data import ORGANISATIONS
from checker.output.rdf.terms import (
    IDENTIFIER,
    PREFIXES,
    SHARED,
    UNKNOWN,
    WORDS,
    kind,
    literal,
    nameless,
    prefixes,
    subject,
    texts,
    word,
)
from checker.vocabulary import ABSTRACT, ATTRIBUTES, COMPUTED, FACTS, KINDS, RELATIONS, Attribute, Fact, Relation
from checker.vocabulary.labels import LABELS

_ABOUT: Final = {
    UNKNOWN: "names a word of which a value, or whether there is one, cannot be read out of the document",
    "styr:link": "whether a link is stated in the document or judged by a reader",
    "styr:reads_computed": "names a computed word that a rule reads; a rule without one reads what the file says alone",
}

_PARTS: Final = {
    "in_agreement": "dcterms:isPartOf",
    "has_section": "dcterms:hasPart",
    "has_appendix": "dcterms:hasPart",
}


def words_turtle() -> str:
    """Prefixes, classes and properties."""
    return "\n".join((prefixes(), _about_itself(), *_classes(), *_properties()))


def _about_itself() -> str:
    declared = (
        nameless([f"sh:prefix {literal(short)}", f'sh:namespace "{long}"^^xsd:anyURI'])
        for short, long in PREFIXES.items()
    )
    return subject(WORDS, ["a owl:Ontology", *(f"sh:declare {one}" for one in declared)])


def _classes() -> Iterator[str]:
    above = {inner: outer for outer, kinds in ABSTRACT.items() for inner in kinds}
    for name in ABSTRACT:
        yield subject(kind(name), ["a owl:Class"])
    for name, text in KINDS.items():
        parents = [kind(above[name])] if name in above else []
        parents += [ORGANISATIONS[name]] if name in ORGANISATIONS else []
        its_parents = [f"rdfs:subClassOf {', '.join(parents)}"] if parents else []
        yield subject(kind(name), ["a owl:Class", *its_parents, f"rdfs:label {texts(text)}"])


def _properties() -> Iterator[str]:
    words: dict[str, Relation | Attribute | Fact] = {**RELATIONS, **ATTRIBUTES, **FACTS}
    for name, one in words.items():
        if name in SHARED:
            continue  # its owner says what it means
        sort = "owl:ObjectProperty" if name in RELATIONS else "owl:DatatypeProperty"
        computed = [", styr:Computed"] if name in FACTS or name in COMPUTED else []
        part = [f"rdfs:subPropertyOf {_PARTS[name]}"] if name in _PARTS else []
        labels = [f"rdfs:label {texts(LABELS[name])}", f"rdfs:comment {literal(one.about)}@en"]
        yield subject(word(name), [f"a {sort}{''.join(computed)}", *part, *labels])
    for term, about in _ABOUT.items():
        yield subject(term, ["a owl:DatatypeProperty", f"rdfs:comment {literal(about)}@en"])
    yield subject("styr:Computed", ["a owl:Class", 'rdfs:comment "a property whose values are computed, not read"@en'])
    yield f"# {IDENTIFIER} of a node is its id in its own agreement.\n"
