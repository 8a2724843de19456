"""Operators on dates, follow-up and money."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.graph import AGREEMENT, Graph
from checker.prove.mutants.edit import (
    ASSIGNED,
    Edit,
    Edits,
    at,
    entry,
    items,
    of_board,
    of_council,
    operator,
    parties,
    text_with,
    values,
    year,
)


def _dated(graph: Graph) -> list[tuple[str, date, date]]:
    """Assignments with both dates."""
    found = [(node, graph.first(node, "start"), graph.first(node, "end")) for node in items(graph, "assignment")]
    return [(node, start, end) for node, start, end in found if isinstance(start, date) and isinstance(end, date)]


def _at(day: date, to_year: int) -> str:
    return day.replace(year=to_year, day=min(day.day, 28)).isoformat()


@operator("DAT01", about="the start date cut")
def start_cut(graph: Graph) -> Edits:
    for node, _, _ in _dated(graph):
        yield Edit(at(node, "DAT01"), {node: {"start": None}})


@operator("DAT01", about="the end date cut")
def end_cut(graph: Graph) -> Edits:
    for node, _, _ in _dated(graph):
        yield Edit(at(node, "DAT01"), {node: {"end": None}})


@operator("DAT02", about="start and end swapped")
def dates_swapped(graph: Graph) -> Edits:
    for node, start, end in _dated(graph):
        if start < end:
            yield Edit(at(node, "DAT02"), {node: {"start": end.isoformat(), "end": start.isoformat()}})


@operator("DAT03", about="the whole period moved to after the agreement's year")
def period_later(graph: Graph) -> Edits:
    for node, start, end in _dated(graph):
        later = {"start": _at(start, year(graph) + 1), "end": _at(end, year(graph) + 1)}
        yield Edit(at(node, "DAT03"), {node: later})


@operator("DAT03", about="the whole period moved to before the agreement's year")
def period_earlier(graph: Graph) -> Edits:
    for node, start, end in _dated(graph):
        earlier = {"start": _at(start, year(graph) - 1), "end": _at(end, year(graph) - 1)}
        yield Edit(at(node, "DAT03"), {node: earlier})


@operator("DAT04", about="a board's assignment let to end after the council's assignment that it serves")
def ends_after_served(graph: Graph) -> Edits:
    dated = {node: end for node, _, end in _dated(graph)}
    for node in of_board(graph, "assignment"):
        for served in [one for one in of_council(graph, "assignment") if one in dated][:1]:
            later = _at(dated[served], dated[served].year + 1)
            changed = {"serves": {str(graph.first(served, "number")): "judged"}, "end": later}
            yield Edit(at(node, "DAT04"), {node: changed})


@operator("DAT05", about="a year after the end date written into the prose")
def later_year_in_prose(graph: Graph) -> Edits:
    for node, _, end in _dated(graph):
        yield Edit(at(node, "DAT05"), {node: text_with(graph, node, f"Arbetet ska vara klart {end.year + 1}.")})


@operator("DAT06", about="an evaluation written into the prose, with no time left for it")
def evaluation_without_time(graph: Graph) -> Edits:
    for node, _, end in _dated(graph):
        changed = {**text_with(graph, node, "Uppdraget utvärderas."), "trial_end": end.isoformat()}
        yield Edit(at(node, "DAT06"), {node: changed})


@operator("DAT07", about="the end moved past the mandate period")
def past_mandate(graph: Graph) -> Edits:
    last = graph.first(AGREEMENT, "mandate_to")
    for node, _, end in _dated(graph):
        if isinstance(last, int):
            yield Edit(at(node, "DAT07"), {node: {"end": _at(end, last + 1)}})


@operator("DAT08", about="the start moved years back")
def begun_long_ago(graph: Graph) -> Edits:
    for node, start, end in _dated(graph):
        if end.year >= year(graph):
            yield Edit(at(node, "DAT08"), {node: {"start": _at(start, year(graph) - 3)}})


@operator("DAT09", about="the year's last occasion dropped from an assignment that ends this year")
def final_report_dropped(graph: Graph) -> Edits:
    occasions = values(graph, AGREEMENT, "follow_up")
    for node, _, end in _dated(graph):
        own = [one for one in values(graph, node, "follow_up") if one not in occasions[-1:]]
        if occasions and end.year == year(graph) and own:
            yield Edit(at(node, "DAT09"), {node: {"follow_up": own}})


@operator("UPP01", about="an item's follow-up cut")
def follow_up_cut(graph: Graph) -> Edits:
    for node in items(graph, *ASSIGNED):
        if values(graph, node, "follow_up"):
            yield Edit(at(node, "UPP01"), {node: {"follow_up": None}})


@operator("UPP02", about="the year's first occasion dropped from an item")
def occasion_dropped(graph: Graph) -> Edits:
    for node in items(graph, *ASSIGNED):
        own = values(graph, node, "follow_up")
        if len(own) > 1 and own == values(graph, AGREEMENT, "follow_up"):
            yield Edit(at(node, "UPP02"), {node: {"follow_up": [*own[1:]]}})


@operator("UPP03", about="the agreement's own occasions cut")
def general_follow_up_cut(graph: Graph) -> Edits:
    yield Edit(at(AGREEMENT, "UPP03"), {AGREEMENT: {"follow_up": None}, "clause/follow_up": None})


@operator("UPP04", about="an occasion that the agreement gives no name")
def occasion_unnamed(graph: Graph) -> Edits:
    named: Any = graph.agreement.head.get("occasions", {})
    for occasion in named:
        yield Edit(at(AGREEMENT, "UPP04"), {AGREEMENT: {"occasions": {occasion: None}}})


def _followed_sections(graph: Graph) -> list[str]:
    return [node for node in graph.by_kind["section"] if values(graph, node, "follow_up_text")]


@operator("UPP05", about="a section's follow-up put off to a later year")
def follow_up_put_off(graph: Graph) -> Edits:
    for node in _followed_sections(graph):
        yield Edit(at(node, "UPP05"), {node: {"follow_up_text": f"Följs upp {year(graph) + 1}."}})


@operator("UPP12", about="the follow-up of one process cut, where others have theirs")
def process_follow_up_cut(graph: Graph) -> Edits:
    followed = [node for node in _followed_sections(graph) if graph.first(node, "role") == "process"]
    appendices = [node.split("/")[1] for node in followed]
    for node in followed:
        if appendices.count(node.split("/")[1]) > 1:
            yield Edit(at(node, "UPP12"), {node: {"follow_up_text": None}})


@operator("UPP13", about="the start moved past an occasion at which it is to be followed up")
def occasion_before_start(graph: Graph) -> Edits:
    for node, _, end in _dated(graph):
        if len(values(graph, node, "follow_up")) > 1 and end.year >= year(graph):
            yield Edit(at(node, "UPP13"), {node: {"start": f"{year(graph)}-12-01"}})


@operator("UPP14", about="a follow-up whose method is still to be made")
def follow_up_unready(graph: Graph) -> Edits:
    for node in _followed_sections(graph):
        yield Edit(at(node, "UPP14"), {node: {"follow_up_text": "Modellen för uppföljning ska utvecklas."}})


@operator("EKO01", about="a party's remuneration cut")
def remuneration_cut(graph: Graph) -> Edits:
    for division in parties(graph):
        if values(graph, division, "remuneration"):
            yield Edit(at(division, "EKO01"), {division: {"remuneration": None}})


@operator("EKO03", about="how a new assignment is paid for cut")
def funding_cut(graph: Graph) -> Edits:
    for node, start, _ in _dated(graph):
        if start.year == year(graph) and "funding" in entry(graph, node):
            yield Edit(at(node, "EKO03"), {node: {"funding": None}})
