"""Operators on who has, leads and supports an item."""

from __future__ import annotations

from checker.graph import AGREEMENT, Graph
from checker.prove.mutants.edit import (
    ASSIGNED,
    Edit,
    Edits,
    at,
    board,
    decided_by_board,
    entry,
    given_to,
    items,
    of_board,
    operator,
    parties,
    recipients,
    strangers,
    values,
)

_NOBODY = {"named_in_heading": None, "named_in_sentence": None}


@operator("DEL01", about="an item's recipients cut, in heading and sentence")
def recipients_cut(graph: Graph) -> Edits:
    for node in items(graph):
        if recipients(graph, node) and not values(graph, node, "kept_by_board"):
            yield Edit(at(node, "DEL01"), {node: _NOBODY})


@operator("DEL01", about="the mark that the board keeps an item cut")
def kept_mark_cut(graph: Graph) -> Edits:
    for node in items(graph):
        if values(graph, node, "kept_by_board") and not recipients(graph, node):
            yield Edit(at(node, "DEL01"), {node: {"kept_by_board": None}})


@operator("DEL02", about="the reason why the board keeps an item cut")
def kept_reason_cut(graph: Graph) -> Edits:
    for node in items(graph):
        if values(graph, node, "kept_reason"):
            yield Edit(at(node, "DEL02"), {node: {"kept_reason": None}})


@operator("DEL03", about="an item given to a known body that is no party")
def stranger_given_item(graph: Graph) -> Edits:
    for node in items(graph):
        for stranger in strangers(graph)[:1]:
            if recipients(graph, node):
                yield Edit(at(node, "DEL03"), {node: given_to([*recipients(graph, node), stranger])})


@operator("DEL03", about="a division struck from the parties")
def party_struck(graph: Graph) -> Edits:
    for division in parties(graph):
        named = [node for node in items(graph) if division in values(graph, node, "named_in_heading")]
        named += [node for node in items(graph) if division in entry(graph, node).get("led_by", ())]
        if named:
            yield Edit({"DEL03": tuple(named)}, {division: {"party": "false"}})


@operator("DEL04", about="another recipient in the heading than in the sentence")
def heading_changed(graph: Graph) -> Edits:
    for node in items(graph, *ASSIGNED):
        heading = values(graph, node, "named_in_heading")
        others = [division for division in parties(graph) if division not in heading]
        if heading and others:
            other = {"named_in_heading": {"codes": others[:1], "all": None}, **given_to([*heading])}
            yield Edit(at(node, "DEL04"), {node: other})


@operator("DEL05", about="the sentence that names the recipients cut, the heading left")
def sentence_cut(graph: Graph) -> Edits:
    for node in items(graph, *ASSIGNED):
        if values(graph, node, "named_in_heading") and values(graph, node, "named_in_sentence"):
            yield Edit(at(node, "DEL05"), {node: {"named_in_sentence": None}})


@operator("DEL07", about="a board's item moved to an area in which the council decided nothing")
def moved_to_empty_area(graph: Graph) -> Edits:
    taken = {area for node in items(graph) for area in values(graph, node, "in_area")}
    empty = [area for area in graph.by_kind["area"] if area not in taken]
    for node in of_board(graph, *ASSIGNED):
        for area in empty[:1]:
            moved = {"in_area": graph.first(area, "number"), "in_operational_area": None, "serves": None}
            yield Edit(at(node, "DEL07"), {node: {**moved, "serves": dict.fromkeys(entry(graph, node)["serves"])}})


@operator("DEL08", about="every link from what serves a goal cut")
def serving_cut(graph: Graph) -> Edits:
    for goal in items(graph, "goal"):
        serving = graph.inverse("serves").known.get(goal, ())
        if serving and not values(graph, goal, "kept_by_board"):
            yield Edit(
                at(goal, "DEL08"), {node: {"serves": {str(graph.first(goal, "number")): None}} for node in serving}
            )


@operator("DEL09", about="a recipient said to have the task from another board too")
def recipient_parallel(graph: Graph) -> Edits:
    for node in items(graph, *ASSIGNED):
        if recipients(graph, node):
            yield Edit(at(node, "DEL09"), {node: {"parallel_to": [*recipients(graph, node)[:1]]}})


@operator("DEL10", about="a board's assignment given again under another number")
def given_twice(graph: Graph) -> Edits:
    for node in of_board(graph, "assignment"):
        if recipients(graph, node):
            again = entry(graph, node)
            again["number"] = f"{again['number'].rpartition('.')[0]}.99"
            yield Edit({"DEL10": (node, again["number"])}, add=(again,))


@operator("DEL11", about="the board made a recipient of its own item")
def board_recipient(graph: Graph) -> Edits:
    for node in items(graph):
        if recipients(graph, node):
            yield Edit(at(node, "DEL11"), {node: given_to([*recipients(graph, node), board(graph)])})


@operator("DEL12", about="a unit of another division named in the title")
def other_unit_in_title(graph: Graph) -> Edits:
    homes = graph.tables["belongs_to"].known
    for node in items(graph, "assignment"):
        helping = {*recipients(graph, node), *values(graph, node, "supported_by"), *values(graph, node, "parallel_to")}
        strange = [unit for unit in graph.by_kind["department"] if unit in homes and not helping & {*homes[unit]}]
        if strange and recipients(graph, node):
            yield Edit(at(node, "DEL12"), {node: {"title_mentions": strange[:1]}})


def _shared(graph: Graph) -> list[str]:
    """Assignments that several divisions have."""
    return [node for node in items(graph, "assignment") if len(recipients(graph, node)) > 1]


@operator("LED01", about="the lead of a shared assignment dropped")
def lead_dropped(graph: Graph) -> Edits:
    for node in _shared(graph):
        if values(graph, node, "led_by"):
            yield Edit(at(node, "LED01"), {node: {"led_by": None}})


@operator("LED01", about="a second lead added")
def lead_added(graph: Graph) -> Edits:
    for node in _shared(graph):
        leads = values(graph, node, "led_by")
        others = [one for one in recipients(graph, node) if one not in leads]
        if leads and others:
            yield Edit(at(node, "LED01"), {node: {"led_by": [*leads, others[0]]}})


@operator("LED01", about="a board left as the only lead")
def lead_left_to_board(graph: Graph) -> Edits:
    for node in _shared(graph):
        if values(graph, node, "led_by"):
            yield Edit(at(node, "LED01"), {node: {"led_by": [board(graph)]}})


@operator("LED02", about="a lead outside the recipients")
def lead_outside(graph: Graph) -> Edits:
    for node in items(graph):
        outside = [one for one in parties(graph) if one not in recipients(graph, node)]
        if recipients(graph, node) and outside:
            yield Edit(at(node, "LED02"), {node: {"led_by": outside[:1]}})


@operator("LED03", about="the lead of a shared assignment named as its supporter too")
def lead_supports(graph: Graph) -> Edits:
    for node in _shared(graph):
        leads = [one for one in values(graph, node, "led_by") if graph.nodes[one] == "division"]
        if leads:
            yield Edit(at(node, "LED03"), {node: {"supported_by": leads}})


@operator("LED06", about="another word for lead in one item, or in the agreement than in its items")
def lead_word_changed(graph: Graph) -> Edits:
    own = [node for node in items(graph) if values(graph, node, "lead_word")]
    used = {word for node in (*own, AGREEMENT) for word in values(graph, node, "lead_word")}
    for word in sorted({"huvudansvarig", "sammanhållande"} - used)[:1]:
        for node in items(graph, "assignment"):
            if values(graph, node, "led_by"):
                yield Edit(at(AGREEMENT, "LED06"), {node: {"lead_word": [word]}})
        if own:
            yield Edit(at(AGREEMENT, "LED06"), {AGREEMENT: {"lead_word": [word]}})


@operator("LED07", about="many items led by one division")
def leads_piled(graph: Graph) -> Edits:
    for division in parties(graph):
        held = [node for node in items(graph) if not values(graph, node, "kept_by_board")][:4]
        yield Edit(at(division, "LED07"), {node: {**given_to([division]), "led_by": [division]} for node in held})


@operator("ANS01", about="who decided an item cut")
def decision_cut(graph: Graph) -> Edits:
    for node in items(graph):
        if values(graph, node, "decided_by"):
            yield Edit(at(node, "ANS01"), {node: {"decided_by": None}})


@operator("ANS01", about="the board that holds an item cut")
def holder_cut(graph: Graph) -> Edits:
    for node in items(graph):
        if values(graph, node, "held_by"):
            yield Edit(at(node, "ANS01"), {node: {"held_by": None}})


@operator("STR02", about="an item of the board said to be decided by the council")
def decider_swapped(graph: Graph) -> Edits:
    for node in items(graph):
        council = graph.by_kind["council"]
        if council and decided_by_board(graph, node):
            yield Edit(at(node, "STR02"), {node: {"decided_by": council[0]}})
