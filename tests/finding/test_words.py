"""What findings stand on, in sentences."""

from __future__ import annotations

from checker.finding.words import basis_words
from checker.graph import build_graph
from checker.rulebook import Basis
from tests.sound import sound_graph, sound_with


def test_a_clause_is_quoted_with_its_place() -> None:
    patches = {"clause/lead": {"source": {"line": "83", "heading": "Ansvar"}}}
    lead = Basis("lead", None)
    quote = "När flera verksamheter delar ett uppdrag är en av dem huvudansvarig."
    placed = build_graph(sound_with(patches))
    assert basis_words(lead, placed, "sv") == f"Överenskommelsen säger ”{quote}” (Ansvar, rad\N{NO-BREAK SPACE}83)"
    assert basis_words(lead, sound_graph(), "en") == f"The agreement says “{quote}”"
    assert basis_words(lead, build_graph(sound_with({"clause/lead": None})), "sv") == ""
