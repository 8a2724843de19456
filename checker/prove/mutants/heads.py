"""Operators on what stands once for the whole agreement, its head, areas, bodies and appendices, and on what is called
by the wrong kind."""

from __future__ import annotations

from checker.graph import AGREEMENT, Graph
from checker.prove.mutants.edit import Edit, Edits, at, entry, items, operator, recipients, values


@operator("DAT07", about="the mandate period ended two years earlier")
def mandate_shortened(graph: Graph) -> Edits:
    last = graph.first(AGREEMENT, "mandate_to")
    ends = {node: getattr(graph.first(node, "end"), "year", 0) for node in items(graph, "assignment")}
    late = tuple(node for node, end in ends.items() if isinstance(last, int) and last - 2 < end <= last)
    if late:
        yield Edit({"DAT07": late}, {AGREEMENT: {"mandate": {"to": str(int(str(last)) - 2)}}})


@operator("STR02", about="the numbers of the council's items and of the board's swapped")
def numbering_swapped(graph: Graph) -> Edits:
    numbering = entry(graph, AGREEMENT).get("numbering", {})
    if len(numbering) == 2:
        swapped = {"council": numbering["board"], "board": numbering["council"]}
        yield Edit({"STR02": (*items(graph),)}, {AGREEMENT: {"numbering": swapped}})


@operator("STR08", about="residue of the template left in a heading or the focus of an area")
def residue_in_heading(graph: Graph) -> Edits:
    for kind in ("agreement", "area", "operational_area", "appendix"):
        for node in graph.by_kind[kind][:3]:
            title = graph.first(node, "title")
            if title is not None and kind != "operational_area":  # items name it by its title
                yield Edit(at(node, "STR08"), {node: {"title": f"{title} XX"}})
            prose = {"agreement": "text", "appendix": None}.get(kind, "focus")
            if prose is not None:
                said = [str(one) for one in values(graph, node, prose)]
                yield Edit(at(node, "STR08"), {node: {prose: [*said, "Skriv här."]}})


@operator("BIL04", about="an area misnamed in the item that names what its appendix has")
def area_misnamed(graph: Graph) -> Edits:
    for node in items(graph, "base_assignment"):
        names = [str(name) for name in values(graph, node, "area_names")]
        if names and values(graph, node, "described_in"):
            yield Edit(at(node, "BIL04"), {node: {"area_names": ["Något annat", *names[1:]]}})


@operator("BIL12", about="a member added to a group that its appendix does not name")
def member_added(graph: Graph) -> Edits:
    naming = graph.tables["mentions"].known
    owning = {str(values(graph, one, "belongs_to")[0]): one for one in graph.by_kind["appendix"]}
    for group in graph.by_kind["group"]:
        members = [*map(str, values(graph, group, "has_member"))]
        new = [
            division
            for division, appendix in owning.items()
            if division not in (*members, *values(graph, group, "convened_by"))
            and not any(node.startswith(f"{appendix}/") and group in named for node, named in naming.items())
        ]
        if members and new:
            yield Edit(at(group, "BIL12"), {group: {"has_member": [*members, new[0]]}})


@operator("DEL12", about="a unit moved to a division that has not got the item that names it")
def unit_moved(graph: Graph) -> Edits:
    for node in items(graph, "assignment"):
        helping = {*recipients(graph, node), *values(graph, node, "supported_by"), *values(graph, node, "parallel_to")}
        units = [one for one in values(graph, node, "title_mentions") if one in graph.by_kind["department"]]
        other = [one for one in graph.by_kind["division"] if one not in helping]
        if units and other and recipients(graph, node):
            yield Edit(at(node, "DEL12"), {units[0]: {"belongs_to": other[0]}})


@operator("DAT03", about="the agreement said to be of the year before its assignments begin")
def agreement_year_shifted(graph: Graph) -> Edits:
    starts = {node: getattr(graph.first(node, "start"), "year", 0) for node in items(graph, "assignment")}
    begun = tuple(node for node, start in starts.items() if start)
    if begun:
        yield Edit({"DAT03": begun}, {AGREEMENT: {"year": str(min(filter(None, starts.values())) - 1)}})


@operator("IND18", about="outcomes without their years, and no columns named that would tell them")
def columns_unnamed(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        texts = entry(graph, indicator).get("outcomes", {})
        if texts and "unplaced" not in texts:
            lost = {**dict.fromkeys(texts), "unplaced": [*texts.values()]}
            goal = indicator.split("/")[0]
            yield Edit(at(goal, "IND18"), {indicator: {"outcomes": lost}, AGREEMENT: {"outcome_years": None}})


@operator("RES01", "IND01", about="an assignment called a goal")
def assignment_called_goal(graph: Graph) -> Edits:
    own = dict.fromkeys(("start", "end", "trial_end", "funding", "serves"))
    for node in items(graph, "assignment"):
        yield Edit(at(node, "RES01", "IND01"), {node: {"kind": "goal", **own}})


@operator("STR02", about="the council called a board")
def council_called_board(graph: Graph) -> Edits:
    decided = tuple(node for node in items(graph) if {*values(graph, node, "decided_by")} & {*graph.by_kind["council"]})
    for council in graph.by_kind["council"]:
        if decided:
            yield Edit({"STR02": decided}, {council: {"kind": "board"}})


@operator("BIL12", about="a group convened by a division whose appendix does not name it")
def convener_changed(graph: Graph) -> Edits:
    naming = graph.tables["mentions"].known
    for group in graph.by_kind["group"]:
        for appendix in graph.by_kind["appendix"]:
            owner = str(values(graph, appendix, "belongs_to")[0])
            named = any(node.startswith(f"{appendix}/") and group in said for node, said in naming.items())
            if values(graph, group, "convened_by") and not named:
                yield Edit(at(group, "BIL12"), {group: {"convened_by": [owner]}})
                break


@operator("BIL01", about="an appendix removed, with all that refers to it")
def appendix_removed(graph: Graph) -> Edits:
    for appendix in graph.by_kind["appendix"]:
        owner = str(values(graph, appendix, "belongs_to")[0])
        described = [node for node in items(graph) if appendix in values(graph, node, "described_in")]
        listed = [one for one in graph.agreement.head.get("lists_appendix", []) if one != owner]
        if described:
            cut = {
                node: {"described_in": [one for one in entry(graph, node)["described_in"] if one != owner]}
                for node in described
            }
            yield Edit({"BIL01": tuple(described)}, {**cut, appendix: None, AGREEMENT: {"lists_appendix": listed}})


@operator("STR10", about="what a section is for no longer said")
def role_cut(graph: Graph) -> Edits:
    roles = [graph.first(node, "role") for node in graph.by_kind["section"]]
    for node in graph.by_kind["section"]:
        role = graph.first(node, "role")
        if roles.count(role) == 1 and role in ("parties", "scope", "responsibility", "follow_up", "economy"):
            yield Edit(at(AGREEMENT, "STR10"), {node: {"role": None}})
