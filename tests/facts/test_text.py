"""Years that a text names, and the many numbers that only look like years."""

from __future__ import annotations

import pytest

from checker import facts
from checker.facts.text import years_in
from checker.graph import Table
from tests.small import REAL, graph, item

YEARS = [
    ("År 2027 ska planen vara klar.", [2027]),
    ("Planen är klar 2027.", [2027]),
    ("(2027)", [2027]),
    ("Under 2027: samtliga enheter.", [2027]),
    ("2027:s budget", [2027]),
    ("senast 2027-12-31", [2027]),
    ("senast den 31/12 2027", [2027]),
    ("2026 och 2027, därefter 2028", [2026, 2027, 2028]),
    # Spans.
    ("åren 2027-2028", [2027, 2028]),
    ("åren 2027–2028", [2027, 2028]),
    ("från 2026 till och med 2028", [2026, 2028]),
    # Numbers of laws, records and documents.
    ("Enligt kommunallagen (2017:725)", []),
    ("SFS 2009:400", []),
    ("Dnr KK25/2024", []),
    ("dnr KS 2024/123", []),
    ("KK2025-2026x", []),
    ("enligt 2017:725 från 2026", [2026]),
    # Names of plans: the year belongs to the name, wherever the plan is in force.
    ("Agenda 2030", []),
    ("målen i agenda 2030", []),
    ("Agenda 2030-målen", []),
    ("ÖP 2040", []),
    ("Översiktsplan 2040", []),
    ("översiktsplanen 2040", []),
    ("Klimatprogram 2030", []),
    ("näringslivsstrategin 2030", []),
    ("Vision 2040", []),
    ("\N{RIGHT DOUBLE QUOTATION MARK}Vision 2040\N{RIGHT DOUBLE QUOTATION MARK}", []),
    ('"Agenda 2030"', []),
    ("(ÖP 2040)", []),
    ("Agenda 2030 och 2027", [2027]),
    ("planen ska 2027 vara klar", [2027]),
    # Words that end as the name of a plan does, and are none.
    ("efter revision 2027", [2027]),
    ("Tekniska division 2027", [2027]),
    ("Inköp 2027", [2027]),
    # Counts and figures.
    ("2000 personer", []),
    ("2000 platser och 2050 kronor", []),
    ("2000 kr", []),
    ("2 000", []),
    ("2 024,5", []),
    ("2024,5 miljoner", []),
    ("2024.5", []),
    ("2028%", []),
    ("0155-24 80 00", []),
    ("611 83 Nyköping", []),
    ("120271", []),
    ("20270", []),
    ("A2027", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years_in_a_text(text: str, years: list[int]) -> None:
    assert years_in(text) == years


def mentioned(text: str) -> Table:
    """The years that the items of an agreement mention."""
    return facts.compute(graph(text), ["mentioned_years"])["mentioned_years"]


PROSE = "text: [Planen tas fram under 2026 och genomförs till och med 2027.]"


def test_the_years_of_all_fields_once_each_in_their_order() -> None:
    table = mentioned(item("1.1.3", (PROSE, "text: [Klart 2028., Börjar 2026. Klart 2028.]")))
    assert table.known == {"1.1.3": (2028, 2026)}
    assert table.unknown == {}


def test_prose_without_years_and_no_prose_are_absent() -> None:
    assert mentioned(item("1.1.3", (PROSE, "text: [Enligt Agenda 2030.]"))) == Table({}, {})
    assert mentioned(item("1.1.3", (f"    {PROSE}\n", ""))) == Table({}, {})


def test_unknown_prose_may_mention_any_year_or_none() -> None:
    table = mentioned(item("1.1.3", (PROSE, "text: {unknown: sidan är oläslig}")))
    assert table.known == {}
    (unknown,) = table.unknown["1.1.3"]
    assert (unknown.at_least, unknown.many, unknown.among) == (0, True, None)
    assert (unknown.subject, unknown.name, unknown.reason.sv) == ("1.1.3", "text", "sidan är oläslig")


def test_prose_that_is_one_of_several_mentions_a_year_of_theirs_or_none() -> None:
    table = mentioned(
        item("1.1.3", (PROSE, "text: {unknown: två utkast, among: [Klart 2027., Klart 2027 el. 2028., Klart.]}"))
    )
    (unknown,) = table.unknown["1.1.3"]
    assert (unknown.at_least, unknown.many, unknown.among) == (0, True, (2027, 2028))
    assert mentioned(item("1.1.3", (PROSE, "text: {unknown: två utkast, among: [Klart., Snart.]}"))) == Table({}, {})


def test_the_real_agreement() -> None:
    table = mentioned(REAL)
    assert table.known["7.2.2"] == (2027,)
    assert table.unknown == {}
    years = {year for found in table.known.values() for year in found}
    assert years <= set(range(2020, 2031)), years
