"""Operators that go to the edge of rules on who has what, on numbers, sections, appendices and wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.graph import AGREEMENT, Graph
from checker.prove.mutants.edit import (
    Edit,
    Edits,
    at,
    board,
    edge,
    entry,
    given_to,
    items,
    of_board,
    of_council,
    parties,
    recipients,
    strangers,
    text_with,
    values,
)


def _own(graph: Graph, kind: str = "assignment") -> list[str]:
    """A board's item of a kind that one division has, named in heading and sentence; or none."""
    found = [node for node in of_board(graph, kind) if len(recipients(graph, node)) == 1]
    words = ("named_in_heading", "named_in_sentence")
    return [node for node in found if all(values(graph, node, one) == recipients(graph, node) for one in words)][:1]


def _listing(graph: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sections that list parties and have a role that no other has."""
    roles = [graph.first(node, "role") for node in graph.by_kind["section"]]
    for section in graph.by_kind["section"]:
        role, listed = graph.first(section, "role"), values(graph, section, "lists_party")
        if role and listed and roles.count(role) == 1 and "sections" not in entry(graph, section):
            yield section, listed


def _nested(graph: Graph, section: str, listed: list[str]) -> dict[str, Any]:
    """What a section is there for put into a section within it, with this list."""
    within = {"title": "I korthet", "role": graph.first(section, "role"), "lists_party": listed}
    return {section: {"role": None, "lists_party": None, "sections": [within]}}


@edge("ANS03", about="a party not listed in a section within another")
def party_unlisted_within(graph: Graph) -> Edits:
    for section, listed in _listing(graph):
        for party in [one for one in listed if graph.nodes[one] == "division"][:1]:
            yield Edit(at(party, "ANS03"), _nested(graph, section, [one for one in listed if one != party]))


@edge(spares=["ANS03", "STR10"], about="what a section is there for put into a section within it")
def section_within(graph: Graph) -> Edits:
    for section, listed in _listing(graph):
        yield Edit({}, _nested(graph, section, [*listed]))
    for section in graph.by_kind["section"]:
        if graph.first(section, "role") in ("scope", "responsibility") and "sections" not in entry(graph, section):
            yield Edit({}, _nested(graph, section, []) | {})


@edge(spares=["ANS03"], about="a preamble that is not there, and so lists nobody")
def no_preamble(graph: Graph) -> Edits:
    for section in graph.by_kind["section"]:
        if graph.first(section, "role") == "preamble":
            yield Edit({}, {section: {"role": None, "lists_party": None}})


@edge("ANS07", about="a body that is no party listed alone")
def stranger_listed_alone(graph: Graph) -> Edits:
    for section, _ in [*_listing(graph)][-1:]:
        for stranger in strangers(graph)[:1]:
            yield Edit(at(section, "ANS07"), {section: {"lists_party": [stranger]}})


@edge(spares=["BIL01"], about="a base assignment that several divisions have, without an appendix")
def shared_without_appendix(graph: Graph) -> Edits:
    for node in _own(graph, "base_assignment"):
        others = [one for one in parties(graph) if one not in recipients(graph, node)]
        for count in (1, len(others)):
            shared = given_to([*recipients(graph, node), *others[:count]])
            cut = {"named_in_heading": None, "described_in": None, "area_names": None}
            yield Edit({}, {node: {**shared, **cut}})


@edge("BIL01", about="a base assignment described in its appendix and in another's")
def described_twice(graph: Graph) -> Edits:
    for node in _own(graph, "base_assignment"):
        own = entry(graph, node).get("described_in", [])
        others = [one for one in parties(graph) if one not in own][:1]
        if own and others:
            yield Edit(at(node, "BIL01"), {node: {"described_in": [*own, *others], "area_names": None}})


@edge(spares=["BIL03"], about="a common row removed from an appendix, and the reason given")
def row_removed_with_reason(graph: Graph) -> Edits:
    for appendix in graph.by_kind["appendix"][-1:]:
        rows = [one for one in graph.by_kind["section"] if one.startswith(f"{appendix}/")]
        for row in [one for one in rows if graph.first(one, "role") == "common_row"][:1]:
            yield Edit({}, {row: None, appendix: {"common_rows_reason": "den möter inga invånare"}})


@edge(spares=["BIL04"], about="a base assignment that lists no areas")
def areas_unlisted(graph: Graph) -> Edits:
    for node in _own(graph, "base_assignment"):
        yield Edit({}, {node: {"area_names": None}})


@edge("DEL03", about="a body that is no party named in a heading alone, as lead alone, or as supporter alone")
def stranger_named(graph: Graph) -> Edits:
    for node in _own(graph):
        for stranger in [one for one in strangers(graph) if graph.nodes[one] == "division"][:1]:
            heading = {"named_in_heading": {"codes": [stranger], "all": None}}
            for named in (heading, {"led_by": [stranger]}, {"supported_by": [stranger]}):
                yield Edit(at(node, "DEL03"), {node: named})


@edge(spares=["DEL07"], about="a board's item in no area, serving nothing of the council's")
def in_no_area(graph: Graph) -> Edits:
    for node in _own(graph):
        unserved = dict.fromkeys(entry(graph, node).get("serves", {}))
        yield Edit({}, {node: {"in_area": None, "in_operational_area": None, "serves": unserved}})


@edge("DEL11", about="the board a recipient, where it only decided the item, only holds it, or only has the agreement")
def board_in_one_part(graph: Graph) -> Edits:
    own = board(graph)
    others = [one for one in graph.by_kind["board"] if one != own]
    for node in _own(graph):
        for one in others[:1]:
            given = {**given_to([*recipients(graph, node), one]), "named_in_heading": None}
            for more in ({"decided_by": one}, {"held_by": [own, one]}):
                yield Edit(at(node, "DEL11"), {node: {**given, **more}})
    for node in of_council(graph, "assignment")[:1]:
        yield Edit(at(node, "DEL11"), {node: {**given_to([*recipients(graph, node), own]), "held_by": None}})


@edge(spares=["DEL12"], about="a unit of another division in the title, where it has the item or its division helps")
def unit_that_helps(graph: Graph) -> Edits:
    homes = graph.tables["belongs_to"].known
    for node in _own(graph):
        units = [one for one in graph.by_kind["department"] if not {*homes.get(one, ())} & {*recipients(graph, node)}]
        for unit in [one for one in units if homes.get(one)][:1]:
            home = str(homes[unit][0])
            shared = {**given_to([*recipients(graph, node), unit]), "led_by": [*recipients(graph, node)]}
            for helps in ({"parallel_to": [home]}, {"supported_by": [home]}, {**shared, "named_in_heading": None}):
                yield Edit({}, {node: {"title_mentions": [unit], **helps}})


@edge("LED07", about="one item more led by a division than any should lead")
def led_one_too_many(graph: Graph) -> Edits:
    yield from _led(graph, 4, speaks=True)


@edge(spares=["LED07"], about="as many items led by a division as one should lead")
def led_just_enough(graph: Graph) -> Edits:
    yield from _led(graph, 3, speaks=False)


def _led(graph: Graph, count: int, *, speaks: bool) -> Edits:
    for division in parties(graph):
        free = [
            node
            for node in items(graph)
            if not values(graph, node, "kept_by_board")
            and (graph.nodes[node] != "base_assignment" or recipients(graph, node) == (division,))
        ]
        led = {node: {**given_to([division]), "named_in_heading": None, "led_by": [division]} for node in free[:count]}
        if len(led) == count and not any(
            division in values(graph, node, "led_by") for node in items(graph) if node not in led
        ):
            yield Edit(at(division, "LED07") if speaks else {}, led)
            return


_ACTIVITIES: Final = (
    "Kommunen ska utreda laddplatser",
    "KOMMUNEN SKA UTREDA LADDPLATSER",
    "Två kampanjer ska genomföras varje år",
    "TVÅ KAMPANJER SKA GENOMFÖRAS VARJE ÅR",
)


@edge("RES03", about="an activity said in another way, or in capitals")
def activity_in_other_words(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"][:1]:
        for text in _ACTIVITIES:
            yield Edit(at(result, "RES03"), {result: {"text": text}})


@edge(spares=["STR02"], about="an item in no area, or decided by nobody, or in an agreement that declares no numbering")
def number_says_nothing(graph: Graph) -> Edits:
    for node in _own(graph):
        unserved = {"serves": dict.fromkeys(entry(graph, node).get("serves", {}))}
        yield Edit({}, {node: {"in_area": None, "in_operational_area": None, **unserved}})
        yield Edit({}, {node: {"decided_by": None}})
        yield Edit({}, {AGREEMENT: {"numbering": None}})


@edge("STR02", about="a board's item with the number of one of the council's, where no other has a board's")
def only_the_councils_numbers(graph: Graph) -> Edits:
    for node in of_council(graph, "assignment")[:1]:
        rest = tuple(one for one in of_board(graph) if not graph.inverse("serves").known.get(one))
        if len(rest) == len(of_board(graph)):
            yield Edit(at(node, "STR02"), {node: {"decided_by": board(graph)}}, remove=rest)


@edge(spares=["STR03"], about="a gap in the numbering explained that is not there")
def gap_explained_in_vain(graph: Graph) -> Edits:
    yield Edit({}, {AGREEMENT: {"explained_gaps": [*values(graph, AGREEMENT, "explained_gaps"), "1.3.77"]}})


def _followed_up(graph: Graph) -> list[str]:
    return [node for node in graph.by_kind["section"] if values(graph, node, "follow_up_text")][:1]


@edge("STR08", about="residue of the template left where a section is said to be followed up")
def residue_in_follow_up(graph: Graph) -> Edits:
    for node in _followed_up(graph):
        yield Edit(at(node, "STR08"), {node: {"follow_up_text": "TODO"}})


@edge("STR09", about="the mistyped formula in a section, in capitals")
def formula_shouted(graph: Graph) -> Edits:
    for node in graph.by_kind["section"][:1]:
        yield Edit(at(node, "STR09"), {node: text_with(graph, node, "UPPDRAGEN FINNS I SIN HELHET BILAGA 1.")})


@edge(spares=["UPP05"], about="a section followed up against an aim of a later year, in any letters")
def later_aim(graph: Graph) -> Edits:
    for node in _followed_up(graph):
        for text in ("Följs varje år mot klimatmålet för 2090.", "FÖLJS VARJE ÅR MOT MÅL 2090."):
            yield Edit({}, {node: {"follow_up_text": text}})


_UNREADY: Final = (
    "Vi ska under året ta fram nya nyckeltal.",
    "VI SKA UNDER ÅRET TA FRAM NYA NYCKELTAL.",
    "UPPFÖLJNINGEN ÄR ÄNNU UNDER UTVECKLING.",
)


@edge("UPP14", about="a follow-up that is yet to be made, said in another way, or in capitals")
def follow_up_unready_in_other_words(graph: Graph) -> Edits:
    for node in _followed_up(graph):
        for text in _UNREADY:
            yield Edit(at(node, "UPP14"), {node: {"follow_up_text": text}})


@edge(spares=["UPP12"], about="a process without follow-up where no process in its appendix has one, or in no appendix")
def no_process_followed_up(graph: Graph) -> Edits:
    followed = [node for node in graph.by_kind["section"] if values(graph, node, "follow_up_text")]
    cut = {node: {"follow_up_text": None} for node in followed}
    yield Edit({}, cut)
    for area in [node for node in graph.by_kind["section"] if graph.first(node, "role") == "area"][:1]:
        yield Edit({}, {**cut, area: {**cut.get(area, {}), "follow_up_text": "Följs varje månad."}})
    processes = [
        {"title": "Beslut", "role": "process", "follow_up_text": "Följs varje år."},
        {"title": "Beredning", "role": "process"},
    ]
    for section in graph.by_kind["section"]:
        if graph.first(section, "role") == "scope" and "sections" not in entry(graph, section):
            yield Edit({}, {section: {"sections": processes}})
