"""Operators on numbers, parties, sections and appendices."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from checker.graph import AGREEMENT, Graph
from checker.prove.mutants.edit import Edit, Edits, at, entry, items, operator, parties, strangers, text_with, values


@operator("STR01", about="an item given the number of another")
def number_duplicated(graph: Graph) -> Edits:
    nodes = items(graph)
    for one, other in pairwise(nodes):
        number = str(graph.first(one, "number"))
        cut = {
            node: {"serves": {str(graph.first(other, "number")): None}}
            for node in graph.inverse("serves").known.get(other, ())
        }
        yield Edit({"STR01": (one, f"{number}#2")}, {**cut, other: {**cut.get(other, {}), "number": number}})


@operator("STR02", about="an item put under another area than its number says")
def area_changed(graph: Graph) -> Edits:
    for node in items(graph):
        for area in graph.by_kind["area"]:
            if (area,) != values(graph, node, "in_area"):
                moved = {"in_area": graph.first(area, "number"), "in_operational_area": None}
                yield Edit(at(node, "STR02"), {node: moved})
                break


@operator("STR03", about="a gap in the numbering")
def number_skipped(graph: Graph) -> Edits:
    served = {target for targets in graph.tables["serves"].known.values() for target in targets}
    for node in items(graph):
        if node not in served:
            number = f"{str(graph.first(node, 'number')).rpartition('.')[0]}.97"
            yield Edit(at(AGREEMENT, "STR03"), {node: {"number": number}})


@operator("STR04", about="one number written with a dot at its end")
def number_form_changed(graph: Graph) -> Edits:
    for node in items(graph):
        number = str(graph.first(node, "number"))
        written = str(graph.first(node, "number_as_written") or number)
        yield Edit(
            at(AGREEMENT, "STR04"), {node: {"number_as_written": number if written.endswith(".") else f"{number}."}}
        )


def _cut_from_head(graph: Graph, *words: str) -> Edits:
    for word in words:
        if values(graph, AGREEMENT, word):
            yield Edit(at(AGREEMENT, "STR05"), {AGREEMENT: {word: None}})


@operator("STR05", about="date or paragraph of the decision, or the period, cut")
def decision_facts_cut(graph: Graph) -> Edits:
    yield from _cut_from_head(graph, "decision_date", "decision_paragraph", "period_start", "period_end")


@operator("STR06", about="a party's name spelt in another way in the prose")
def name_misspelt(graph: Graph) -> Edits:
    for section in graph.by_kind["section"]:
        for party in parties(graph):
            name = str(graph.first(party, "name"))
            if any(name in text for text in values(graph, section, "text")):
                shouted = text_with(graph, section, f"Även den del som heter {name.upper()} deltar.")
                yield Edit(at(party, "STR06"), {section: shouted})


@operator("STR08", about="residue of the template left in a title")
def residue_in_title(graph: Graph) -> Edits:
    for node in items(graph):
        yield Edit(at(node, "STR08"), {node: {"title": f"{graph.first(node, 'title')} XX"}})


@operator("STR08", about="residue of the template left in the prose")
def residue_in_prose(graph: Graph) -> Edits:
    for node in items(graph, "assignment"):
        yield Edit(at(node, "STR08"), {node: text_with(graph, node, "Skriv här.")})


@operator("STR09", about="the formula about the appendix mistyped")
def formula_mistyped(graph: Graph) -> Edits:
    for node in items(graph, "base_assignment"):
        words = "Grunduppdraget finns formulerat i sin helhet bilaga till överenskommelsen."
        yield Edit(at(node, "STR09"), {node: {"text": [words]}})


@operator("STR10", about="a section that must be there removed")
def section_removed(graph: Graph) -> Edits:
    roles = [graph.first(node, "role") for node in graph.by_kind["section"]]
    for node in graph.by_kind["section"]:
        role = graph.first(node, "role")
        if roles.count(role) == 1 and role in ("parties", "scope", "responsibility", "follow_up", "economy"):
            yield Edit(at(AGREEMENT, "STR10"), {node: None})


@operator("ANS02", about="a party's representative cut")
def representative_cut(graph: Graph) -> Edits:
    for party in (*parties(graph, "board"), *parties(graph)):
        yield Edit(at(party, "ANS02"), {party: {"representative": None}})


@operator("ANS02", about="a party's name cut")
def name_cut(graph: Graph) -> Edits:
    for party in (*parties(graph, "board"), *parties(graph)):
        yield Edit(at(party, "ANS02"), {party: {"name": None}})


@operator("ANS03", about="a party struck from the list of a section")
def party_unlisted(graph: Graph) -> Edits:
    roles = [
        graph.first(section, "role") for section in graph.by_kind["section"] if values(graph, section, "lists_party")
    ]
    for section in graph.by_kind["section"]:
        listed = values(graph, section, "lists_party")
        alone = roles.count(graph.first(section, "role")) == 1
        for party in [one for one in listed if alone and graph.nodes[one] == "division"]:
            yield Edit(at(party, "ANS03"), {section: {"lists_party": [one for one in listed if one != party]}})


@operator("ANS04", about="what an abbreviation stands for cut")
def abbreviation_unexplained(graph: Graph) -> Edits:
    for body in graph.of_kinds(("board", "division", "group")):
        if values(graph, body, "printed_name"):
            yield Edit(at(body, "ANS04"), {body: {"printed_name": None}})


@operator("ANS07", about="a body that is no party listed among the parties")
def stranger_listed(graph: Graph) -> Edits:
    for section in graph.by_kind["section"]:
        listed = values(graph, section, "lists_party")
        if listed and strangers(graph):
            yield Edit(at(section, "ANS07"), {section: {"lists_party": [*listed, strangers(graph)[0]]}})


def _described(graph: Graph) -> list[str]:
    return [node for node in items(graph, "base_assignment") if values(graph, node, "described_in")]


@operator("BIL01", "BIL11", about="the link from a base assignment to its appendix cut")
def appendix_unlinked(graph: Graph) -> Edits:
    for node in _described(graph):
        appendix = str(values(graph, node, "described_in")[0])
        yield Edit({"BIL01": (node,), "BIL11": (appendix,)}, {node: {"described_in": None}})


@operator("BIL02", about="another reference number on one appendix")
def reference_number_changed(graph: Graph) -> Edits:
    for appendix in graph.by_kind["appendix"]:
        yield Edit({"BIL02": (*graph.by_kind["appendix"],)}, {appendix: {"reference_number": "KK00/1"}})


def _common_rows(graph: Graph) -> list[str]:
    return [node for node in graph.by_kind["section"] if graph.first(node, "role") == "common_row"]


@operator("BIL03", about="a common row removed from one appendix")
def common_row_removed(graph: Graph) -> Edits:
    shared = graph.tables["title"].known
    for node in _common_rows(graph):
        titles = [shared.get(other) for other in _common_rows(graph)]
        if titles.count(shared.get(node)) == len(graph.by_kind["appendix"]):
            yield Edit(at("/".join(node.split("/")[:2]), "BIL03"), {node: None})


@operator("BIL04", about="an area renamed in the appendix alone")
def area_renamed(graph: Graph) -> Edits:
    for base in _described(graph):
        names = [str(name).casefold() for name in values(graph, base, "area_names")]
        appendix = str(values(graph, base, "described_in")[0])
        headings: dict[str, list[str]] = {}  # what is repeated over its own parts is one area
        for section in graph.by_kind["section"]:
            title = str(graph.first(section, "title")).casefold()
            if section.startswith(f"{appendix}/") and graph.first(section, "role") == "area" and title in names:
                headings.setdefault(title, []).append(section)
        for sections in headings.values():
            yield Edit(at(base, "BIL04"), {section: {"title": "Något annat"} for section in sections})


@operator("BIL05", about="one word changed in the wording that an appendix shares with the others")
def wording_drifted(graph: Graph) -> Edits:
    texts = graph.tables["text"].known
    for node in _common_rows(graph):
        own = texts.get(node, ())
        alike = [other for other in _common_rows(graph) if texts.get(other) == own]
        words = str(own[0]).rstrip(".").split() if own else []
        if len(alike) == len(graph.by_kind["appendix"]) and len(words) > 4:
            yield Edit(at(node, "BIL05"), {node: {"text": [" ".join([*words[:-1], "planering."]), *own[1:]]}})


@operator("BIL06", about="a heading of an appendix given the number of an item")
def heading_takes_number(graph: Graph) -> Edits:
    number = str(graph.first(items(graph)[0], "number"))
    for appendix in graph.by_kind["appendix"]:
        for section in [one for one in graph.by_kind["section"] if one.startswith(f"{appendix}/")][:1]:
            yield Edit(at(appendix, "BIL06"), {section: {"number": number}})


@operator("BIL08", about="an appendix struck from the main text's list")
def appendix_unlisted(graph: Graph) -> Edits:
    listed = [*graph.agreement.head.get("lists_appendix", [])]
    for code in listed:
        yield Edit(at(AGREEMENT, "BIL08"), {AGREEMENT: {"lists_appendix": [one for one in listed if one != code]}})


def _groups(graph: Graph) -> list[tuple[str, dict[str, Any]]]:
    """Groups that at least two appendices describe."""
    found = [(group, entry(graph, group).get("descriptions", {})) for group in graph.by_kind["group"]]
    return [(group, descriptions) for group, descriptions in found if len(descriptions) > 1]


@operator("BIL10", about="a group described in another way in one appendix")
def description_changed(graph: Graph) -> Edits:
    for group, descriptions in _groups(graph):
        for code in descriptions:
            yield Edit(at(group, "BIL10"), {group: {"descriptions": {code: "Gruppen möts när den vill."}}})


@operator("BIL12", about="a group no longer named in the appendix of a member")
def group_unnamed(graph: Graph) -> Edits:
    mentions = graph.tables["mentions"].known
    for group in graph.by_kind["group"]:
        for member in values(graph, group, "has_member"):
            naming = [
                node for node, named in mentions.items() if group in named and node.startswith(f"appendix/{member}/")
            ]
            cut = {node: {"mentions": [one for one in mentions[node] if one != group]} for node in naming}
            if naming:
                yield Edit(at(group, "BIL12"), cut)
