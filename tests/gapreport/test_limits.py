"""What is too large to be shown is refused, and told with how many there are, how many there may be and what to do."""

from __future__ import annotations

import pytest

from checker.agreement import agreement_of
from checker.gapreport import limits
from checker.gapreport.limits import demand_room, too_long_for_word
from checker.gapreport.pictures.drawing import Drawing
from checker.gapreport.raster import NotDrawn, png
from checker.gapreport.values import Picture, Report, Section
from checker.gapreport.word_parts import STYLES, Writer
from checker.graph import Graph, build_graph
from checker.words import LANGUAGES, Text
from checker.yamlfile import FaultsFound
from tests.fuzz.many import many
from tests.gapreport.reports import real_report
from tests.sound import sound_graph

ITEMS = len(sound_graph().of_kinds(("goal", "assignment", "base_assignment")))
DIVISIONS = len(sound_graph().by_kind["division"])


def graph(kind: str, count: int) -> Graph:
    """The sound agreement with so many more of a kind."""
    return build_graph(agreement_of(many(kind, count), "many.yaml"))


def refused(graph: Graph, division: str | None = None) -> Text:
    """What is said of an agreement that is too large."""
    with pytest.raises(FaultsFound) as raised:
        demand_room((graph,), division)
    (fault,) = raised.value.faults
    assert fault.place.file == "many.yaml"
    return Text(fault.sv, fault.en)


def test_more_items_than_can_be_shown_are_refused() -> None:
    more = limits.MOST_ITEMS - ITEMS
    demand_room([graph("assignments that are unlike", more)], None)
    said = refused(graph("assignments that are unlike", more + 1))
    assert said.sv.startswith("Överenskommelsen har 1\N{NO-BREAK SPACE}001 mål och uppdrag. ")
    assert "högst 1\N{NO-BREAK SPACE}000:" in said.sv
    assert "at most 1,000:" in said.en
    assert all("`--division " in said.in_(language) for language in LANGUAGES)


def test_more_divisions_than_can_be_shown_are_refused() -> None:
    more = limits.MOST_DIVISIONS - DIVISIONS
    demand_room([graph("recipients of one assignment", more)], None)
    said = refused(graph("recipients of one assignment", more + 1))
    assert said.sv.startswith("Överenskommelsen har 301 verksamheter. ")


def test_items_are_counted_for_each_division_that_they_are_given_to(monkeypatch: pytest.MonkeyPatch) -> None:
    given = sum(map(len, sound_graph().tables["delegated_to"].known.values()))
    monkeypatch.setattr(limits, "MOST_GIVEN", given)
    demand_room([sound_graph()], None)
    said = refused(graph("recipients of one assignment", 20))
    assert f"högst {given}:" in said.sv
    assert "fördelningar av mål och uppdrag" in said.sv


def test_one_division_is_shown_as_long_as_it_has_few_items(monkeypatch: pytest.MonkeyPatch) -> None:
    large = graph("assignments that are unlike", limits.MOST_ITEMS)
    division = large.by_kind["division"][0]
    demand_room([large], division)
    monkeypatch.setattr(limits, "MOST_ITEMS", 1)
    said = refused(large, division)
    assert f"mål och uppdrag som rör {division}. " in said.sv
    assert "--division" not in said.sv + said.en


def test_a_report_too_long_for_word_is_told_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    report = real_report()
    assert too_long_for_word(report, None) is None
    monkeypatch.setattr(limits, "MOST_IN_WORD", 1_000)
    said = too_long_for_word(report, None)
    assert said is not None
    assert "stycken, högst 1\N{NO-BREAK SPACE}000 skrivs" in said.sv
    assert "`--division KOD`" in said.sv
    assert "--division" not in str(too_long_for_word(report, "SHB"))


def shown(sheets: int) -> str:
    """What Word shows of a picture of so many sheets, none of which can be drawn."""
    drawing = Drawing("Bild", "Ord", 10, 10, ())
    writer = Writer("sv", dict.fromkeys(STYLES, "x"), lambda _: Text("inget typsnitt", "no font"))
    section = Section("a", (), (Picture("timeline", "Tidslinje", "Ord", (drawing,) * sheets),))
    return "".join(writer.section(section, 1))


def test_a_picture_of_too_many_sheets_is_not_in_word_but_said_to_be_elsewhere() -> None:
    assert "skulle ta" not in shown(limits.MOST_SHEETS)
    said = shown(limits.MOST_SHEETS + 1)
    assert f"Tidslinje: bilden skulle ta {limits.MOST_SHEETS + 1} sidor" in said
    assert "`styrkoll graph --picture timeline`" in said


def test_a_picture_of_too_many_pixels_is_no_png() -> None:
    made = png(Drawing("Bild", "Ord", 712, 100_000, ()))
    assert isinstance(made, NotDrawn)
    assert (
        made.why.sv == "den skulle bli 175\N{NO-BREAK SPACE}000 bildpunkter hög, och högst 19\N{NO-BREAK SPACE}261 ryms"
    )


def test_the_bundled_agreement_is_far_from_every_limit() -> None:
    report: Report = real_report()
    pictures = [one for part in report.parts for one in _pictures(part)]
    assert {one.name for one in pictures} == {"graph", "timeline", "load"}
    assert all(2 * len(one.sheets) <= limits.MOST_SHEETS for one in pictures)


def _pictures(section: Section) -> list[Picture]:
    inside = (_pictures(one) for one in section.blocks if isinstance(one, Section))
    here = [one for one in section.blocks if isinstance(one, Picture)]
    return here + [one for some in inside for one in some]
