"""Facts on sections: their keys, the rows that appendices share, the areas that they describe."""

from __future__ import annotations

from typing import Any

import pytest

from checker.graph import Graph
from tests.facts.agreements import base, division, made, real, said, table
from tests.graph.worlds import unknown

ROS = division("ROS", "Räddning och säkerhet")
TEK = division("TEK", "Tekniska divisionen")
DSO = division("DSO", "Division Social omsorg")


def area(title: str, *inside: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A section about an area, with others inside it."""
    return {"title": title, "role": "area", "sections": [*inside], **more}


def row(title: str, **more: Any) -> dict[str, Any]:
    """A common row."""
    return {"title": title, "role": "common_row", **more}


def appendix(code: str, *sections: dict[str, Any]) -> dict[str, Any]:
    """An appendix with common rows under "Allmänt", then its own sections."""
    rows = [one for one in sections if one.get("role") != "area"]
    own = [one for one in sections if one.get("role") == "area"]
    return {"belongs_to": code, "sections": [{"title": "Allmänt", "role": "common", "sections": rows}, *own]}


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Medborgarinflytande:", "medborgarinflytande"),
        ("  LÖN,  förmån och pension. ", "lön förmån och pension"),
        ("Myndighetsfunktion/myndighetsutövning", "myndighetsfunktion myndighetsutövning"),
        ("Avdelning Skydd mot olyckor", "skydd mot olyckor"),
        ("Avdelningen Kommunikation", "kommunikation"),
        ("Ekonomiavdelningen", "ekonomiavdelningen"),
        ("HR-avdelningen", "hr avdelningen"),
        ("Serviceenheten och måltider", "serviceenheten och måltider"),
        ("Stöd till enheten för vård", "stöd till vård"),
        ("Området för", "för"),
        ("Verksamhetsområde Fritid", "fritid"),
        ("Avdelningen", "avdelningen"),
        ("Resurser för Tekniska divisionen", "resurser för"),
        ("Tekniska divisionen (KS)", "tekniska divisionen"),
        ("(inget)", "inget"),
        ("Räddning och säkerhetsskydd", "räddning och säkerhetsskydd"),
    ],
)
def test_title_keys(title: str, key: str) -> None:
    graph = made(bodies=(ROS, TEK), sections=[{"title": title, "text": ["x"]}])
    (node,) = graph.by_kind["section"]
    assert said(graph, "title_key", node) == (key,)


def test_a_title_that_is_composed_of_letters_and_accents_is_the_same() -> None:
    graph = made(sections=[{"title": "A\N{COMBINING DIAERESIS}gare"}, {"title": "ägare"}])
    assert {*table(graph, "title_key").known.values()} == {("ägare",)}


def test_a_section_without_title_or_with_an_unknown_one() -> None:
    graph = made(sections=[{"text": ["x"]}, {"text": ["y"]}])
    graph.tables["title"].unknown["section/2"] = (unknown(["Mark", "MARK", "Geodata"]),)
    found = table(graph, "title_key")
    assert found.known == {}
    ((perhaps,),) = found.unknown.values()
    assert {*(perhaps.among or ())} == {"mark", "geodata"}


def three(*rows: tuple[dict[str, Any], ...], items: tuple[dict[str, Any], ...] = ()) -> Graph:
    """Three appendices with these common rows each."""
    codes = ("ROS", "TEK", "DSO")
    appendices = [appendix(code, *own) for code, own in zip(codes, rows, strict=True)]
    return made(*items, bodies=(ROS, TEK, DSO), appendices=appendices)


def test_common_rows_stand_in_more_than_half_of_the_appendices() -> None:
    graph = three((row("A"), row("B")), (row("a:"), row("C"), row("C")), (row("B"), row("D")))
    assert said(graph, "common_rows", "agreement") == ("a", "b")


def test_half_is_not_more_than_half() -> None:
    graph = made(bodies=(ROS, TEK), appendices=[appendix("ROS", row("A")), appendix("TEK", row("B"))])
    assert said(graph, "common_rows", "agreement") == ()


def test_a_row_that_may_be_common_leaves_open_what_it_would_decide() -> None:
    maybe = {"title": "A", "role": {"unknown": "tabellen gick förlorad"}}
    found = table(three((row("A"), row("B")), (row("B"), maybe), ()), "common_rows")
    assert found.known["agreement"] == ("b",)
    assert {one.among for one in found.unknown["agreement"]} == {("a",)}
    settled = table(three((row("A"), row("B")), (row("A"), row("B")), (maybe,)), "common_rows")
    assert settled.known["agreement"] == ("a", "b")
    assert settled.unknown == {}


def test_a_row_of_which_only_one_role_can_be_meant_has_it() -> None:
    surely = {"title": "A", "role": {"unknown": "tabellen gick förlorad", "among": ["common_row"]}}
    found = table(three((row("A"),), (surely,), ()), "common_rows")
    assert (found.known["agreement"], found.unknown) == (("a",), {})


def keys(listed: list[str], *sections: dict[str, Any]) -> tuple[set[str], set[str]]:
    """What a base assignment lists and what its appendix describes."""
    others = [appendix("ROS", row("Krishantering"), row("Tillsyn/myndighetsutövning")), appendix("DSO")]
    own = appendix("TEK", row("Krishantering"), row("Tillsyn/myndighetsutövning"), *sections)
    graph = made(
        base("1.2.1", area_names=listed, described_in=["TEK"]), bodies=(ROS, TEK, DSO), appendices=[*others, own]
    )
    return {*said(graph, "area_keys", "1.2.1")}, {*said(graph, "area_keys", "appendix/TEK")}


def test_names_of_common_rows_are_no_areas() -> None:
    assert keys(["krishantering", "Myndighetsutövning", "Tillsyn", "Mark"], area("Mark")) == ({"mark"}, {"mark"})
    assert keys(["krishantering", "tillsyn/myndighetsutövning"]) == (set(), set())


def test_a_side_of_a_title_is_the_name_of_a_row_only_where_the_row_is_common() -> None:
    alone = row("Arrende/jakt")
    assert keys(["Arrende", "Mark"], area("Mark"), alone) == ({"arrende", "mark"}, {"mark"})


def test_uppermost_headings_stand_and_what_lies_under_a_listed_one_is_its_own_affair() -> None:
    chapters = area("Mark", area("Arrende"), area("Jakt")), area("Geodata", area("Geodata"))
    assert keys(["Mark", "Geodata"], *chapters) == ({"mark", "geodata"}, {"mark", "geodata"})
    assert keys([], *chapters) == (set(), {"mark", "geodata"})


def test_a_heading_that_only_gathers_listed_areas_stands_for_its_rows() -> None:
    gathered = area("Verksamhetsområde Fritid", area("Drift av arenor"), area("Event"), area("Möten"))
    assert keys(["Drift av Arenor", "Event"], gathered) == (
        {"drift av arenor", "event"},
        {"drift av arenor", "event", "möten"},
    )


def test_a_listed_row_stands_beside_its_listed_chapter() -> None:
    chapter = area("Fastigheter", area("Lokaler", area("Drift")), area("Fordon", area("Fordon")), area("Städ"))
    assert keys(["Fastigheter", "Fordon", "Städ"], chapter, area("Kost")) == (
        {"fastigheter", "fordon", "städ"},
        {"fastigheter", "fordon", "städ", "kost"},
    )


def test_names_are_not_split() -> None:
    assert keys(["Möten Event och arrangemang"], area("Möten"), area("Event och arrangemang")) == (
        {"möten event och arrangemang"},
        {"möten", "event och arrangemang"},
    )


def test_only_sections_about_areas_are_headings() -> None:
    process = {"title": "Planprocessen", "role": "process"}
    plain = {"title": "Gemensamt", "sections": [area("Mark", process)]}
    graph = made(bodies=(TEK,), appendices=[{"belongs_to": "TEK", "sections": [plain, process]}])
    assert said(graph, "area_keys", "appendix/TEK") == ("mark",)


def test_an_unknown_list_leaves_both_sides_open() -> None:
    unread = {"unknown": "uppräkningen är avklippt"}
    graph = made(
        base("1.2.1", area_names=unread, described_in=["TEK"]),
        bodies=(TEK,),
        appendices=[appendix("TEK", area("Mark"))],
    )
    found = table(graph, "area_keys")
    assert found.known == {}
    assert {node: one.among for node, (one,) in found.unknown.items()} == {"1.2.1": None, "appendix/TEK": None}


def test_the_areas_of_the_real_agreement_differ_for_one_base_assignment() -> None:
    graph = real()
    found = table(graph, "area_keys").known
    differ = {}
    for number in graph.by_kind["base_assignment"]:
        for described in graph.tables["described_in"].known.get(number, ()):
            if difference := {*found.get(number, ())} ^ {*found.get(described, ())}:
                differ[number] = difference
    # The sentence prints "Mötesplatser Event och arrangemang" without a comma between.
    assert differ == {
        "4.2.2": {"mötesplatser event och arrangemang", "mötesplatser i nyköping", "event och arrangemang"}
    }
    assert len(found["2.2.3"]) == 7
    assert "2.2.5" not in found
    assert "appendix/DSO" not in found


def test_the_common_rows_of_the_real_agreement() -> None:
    assert said(real(), "common_rows", "agreement") == (
        *("myndighetsfunktion myndighetsutövning", "medborgarinflytande", "fokus nöjd kund"),
        *("administration och samverkan", "krishantering", "resurser utifrån ks verksamhetsansvar", "annat specifikt"),
    )


def test_descriptions_of_a_group_are_compared_without_case_and_punctuation() -> None:
    group = {"code": "PLG", "kind": "group", "descriptions": {"TEK": "SHB leder  gruppen.", "ROS": "shb leder gruppen"}}
    other = {"code": "SBG", "kind": "group", "descriptions": {"TEK": "SHB leder.", "ROS": "TEK leder."}}
    graph = made(bodies=(ROS, TEK, group, other, {"code": "KLG", "kind": "group"}))
    assert table(graph, "description_forms").known == {"PLG": ("shb leder gruppen",), "SBG": ("shb leder", "tek leder")}
