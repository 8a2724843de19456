"""An agreement as RDF, read back by rdflib: the graph with nothing lost, in words of the W3C where it has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import ORG, RDF, RDFS, SH, SKOS

from checker import facts
from checker.agreement import Agreement, read_agreement
from checker.graph import Graph, Words, build_graph, parse_path
from checker.output.rdf import agreement_turtle, rules_turtle, terms, words_turtle
from checker.output.rdf.paths import shacl_path, sparql_path
from checker.output.rdf.shapes import SHACL
from checker.rulebook.constraints import CONSTRAINTS
from checker.vocabulary import ATTRIBUTES, COMPUTED, FACTS, RELATIONS
from tests.small import rules
from tests.sound import EXAMPLE, sound_with

STYR: Final = rdflib.Namespace("urn:styrkoll:")


def words_of(graph: Graph) -> Words:
    return Words(graph, facts.compute(graph, (*FACTS, *COMPUTED)))


def read_back(agreement: Agreement) -> rdflib.Graph:
    text = words_turtle() + agreement_turtle(words_of(build_graph(agreement)))
    return rdflib.Graph().parse(data=text, format="turtle")


@cache
def example() -> tuple[Words, rdflib.Graph]:
    agreement = read_agreement(EXAMPLE)
    return words_of(build_graph(agreement)), read_back(agreement)


def term(written: str) -> Any:
    """The term that a piece of Turtle writes."""
    text = f"{terms.prefixes()}<urn:a> <urn:b> {written} ."
    (found,) = rdflib.Graph().parse(data=text, format="turtle").objects()
    return found


@pytest.mark.parametrize("word", [*RELATIONS, *ATTRIBUTES, *FACTS])
def test_every_value_of_every_word_is_there_and_no_other(word: str) -> None:
    words, read = example()
    table = words.facts.get(word) or words.graph.tables[word]
    name = words.graph.agreement.id
    written = {
        (terms.node(name, node), terms.node(name, value) if word in RELATIONS else value)
        for node, values in table.known.items()
        for value in values
    }
    found = {
        (f"<{node}>", value.toPython() if isinstance(value, rdflib.Literal) else f"<{value}>")
        for node, value in read.subject_objects(term(terms.word(word)))
        if str(node).startswith("urn:styrkoll:node:")
    }
    assert found == written


def test_every_node_has_its_kind_its_id_and_what_is_unknown_of_it() -> None:
    words, read = example()
    for node, kind in words.graph.nodes.items():
        subject = term(terms.node("ks-2026", node))
        assert term(terms.kind(kind)) in read.objects(subject, RDF.type)
        assert [str(one) for one in read.objects(subject, rdflib.DCTERMS.identifier)] == [node]
        unknown = {str(one) for one in read.objects(subject, STYR.unknown)}
        assert unknown == {
            word for word, table in {**words.graph.tables, **words.facts}.items() if node in table.unknown
        }


def test_bodies_are_organisations() -> None:
    _, read = example()
    tek = term(terms.node("ks-2026", "TEK"))
    assert ORG.OrganizationalUnit in read.objects(tek, RDF.type)
    assert str(read.value(tek, SKOS.notation)) == "TEK"
    assert (STYR.Board, RDFS.subClassOf, ORG.Organization) in read
    read = read_back(sound_with({}))
    assert [str(one) for one in read.subjects(ORG.subOrganizationOf)] == ["urn:styrkoll:node:sound-2026:PARKEN"]


def test_what_a_reader_judged_says_so() -> None:
    words, read = example()
    judged = {(source, target) for (source, _, target), link in words.graph.links.items() if link == "judged"}
    said = {
        (str(read.value(one, RDF.subject)), str(read.value(one, RDF.object)))
        for one in read.subjects(STYR.link, rdflib.Literal("judged"))
    }
    assert said == {tuple(terms.node("ks-2026", node)[1:-1] for node in pair) for pair in judged} != set()


@given(st.text())
def test_any_text_is_read_back(text: str) -> None:
    assert str(term(terms.literal(text))) == text


@given(st.text(st.sampled_from(["a", "\n", "\r", "\x0b", "\x1c", "\x85", "\u2028", "\u2029", '"', "\\"])))
def test_text_that_breaks_into_lines_is_read_back_from_within_others(text: str) -> None:
    inner = terms.nameless([f"<urn:c> {terms.literal(text)}", "<urn:d> 1"] * 5)
    written = terms.prefixes() + terms.subject("<urn:a>", [f"<urn:b> {inner}", f"<urn:c> {terms.literal(text)}"])
    read = rdflib.Graph().parse(data=written, format="turtle")
    assert {str(one) for one in read.objects(None, rdflib.URIRef("urn:c"))} == {text}


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_equal_numbers_are_one_term(number: Decimal) -> None:
    written = terms.literal(number)
    assert term(written).toPython() == number
    assert written == terms.literal(number * Decimal("1.000"))


def test_other_values() -> None:
    assert term(terms.literal(True)).toPython() is True
    assert term(terms.literal(2026)).toPython() == 2026
    assert term(terms.literal(date(2026, 2, 1))).toPython() == date(2026, 2, 1)
    with pytest.raises(TypeError):
        terms.literal(None)


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_ids_are_different_names(one: str, other: str) -> None:
    assert (terms.node("a", one) == terms.node("a", other)) == (one == other)


@pytest.mark.parametrize(
    ("path", "shacl", "sparql"),
    [
        ("led_by", "styr:led_by", "styr:led_by"),
        ("^led_by", "[ sh:inversePath styr:led_by ]", "^styr:led_by"),
        ("in_area/title", "( styr:in_area dcterms:title )", "styr:in_area/dcterms:title"),
        ("start|end", "[ sh:alternativePath ( styr:start styr:end ) ]", "styr:start|styr:end"),
        ("has_section*", "[ sh:zeroOrMorePath styr:has_section ]", "(styr:has_section)*"),
        ("^has_section+", "[ sh:oneOrMorePath [ sh:inversePath styr:has_section ] ]", "(^styr:has_section)+"),
        ("serves?", "[ sh:zeroOrOnePath styr:serves ]", "(styr:serves)?"),
    ],
)
def test_paths_in_both_spellings(path: str, shacl: str, sparql: str) -> None:
    assert shacl_path(parse_path(path)) == shacl
    assert sparql_path(parse_path(path)) == sparql


def test_every_rule_is_a_shape_in_words_of_shacl_1_0() -> None:
    text = rules_turtle(rules().values())
    read = rdflib.Graph().parse(data=words_turtle() + text, format="turtle")
    assert len({*read.subjects(RDF.type, SH.NodeShape)}) == len(rules())
    sh = terms.PREFIXES["sh"]
    used = {str(word).removeprefix(sh) for triple in read for word in triple if str(word).startswith(sh)}
    assert used - {""} <= {*SHACL_1_0.split()}


SHACL_1_0: Final = """
    targetClass severity message property path node or and not xone class in pattern flags hasValue minCount maxCount
    minInclusive maxInclusive minExclusive maxExclusive qualifiedValueShape qualifiedMinCount qualifiedMaxCount equals
    disjoint lessThan lessThanOrEquals inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath
    sparql select prefixes declare prefix namespace NodeShape Violation Warning Info
"""


def test_every_constraint_is_said_in_shacl() -> None:
    assert SHACL.keys() == {*CONSTRAINTS, "node"}
