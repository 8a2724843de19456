"""Why a condition in SPARQL has no braces that mean nothing: rdflib answers otherwise where they stand."""

from __future__ import annotations

import pytest
import rdflib

DATA = """
@prefix : <urn:> .
:whole :in :group ; :has :one ; :allows :one .
:broken :in :group ; :has :one .
"""
QUERY = """
PREFIX : <urn:>
SELECT ?node WHERE { ?node :in ?group . FILTER (NOT EXISTS { BROKEN }) }
"""
BROKEN = "?node :has ?value FILTER NOT EXISTS { ?node :allows ?value }"


def answered(broken: str) -> set[str]:
    """The nodes of which it is not true that something is broken."""
    data = rdflib.Graph().parse(data=DATA, format="turtle")
    return {str(row[0]) for row in data.query(QUERY.replace("BROKEN", broken)) if isinstance(row, tuple)}


def test_what_a_condition_says_is_understood() -> None:
    assert answered(BROKEN) == {"urn:whole"}


@pytest.mark.xfail(reason="rdflib 7.6 answers otherwise where a group in NOT EXISTS has braces of its own", strict=True)
def test_the_same_in_braces_is_understood_too() -> None:
    assert answered(f"{{ {BROKEN} }}") == {"urn:whole"}
