"""Operators that go to the edge of rules on dates, occasions and waivers: as far as they let one, and a step more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from checker.graph import AGREEMENT, Graph
from checker.prove.examples import EXAMPLE_DAY
from checker.prove.mutants.edit import (
    ASSIGNED,
    Edit,
    Edits,
    at,
    edge,
    items,
    of_board,
    of_council,
    recipients,
    values,
    year,
)


def _plain(graph: Graph) -> list[str]:
    """A board's assignment of this year that has all that an assignment should have, or none."""
    found = [
        node
        for node in of_board(graph, "assignment")
        if values(graph, node, "start") and values(graph, node, "end") and recipients(graph, node)
    ]
    return found[:1]


def _day(graph: Graph, month: int, day: int, back: int = 0) -> str:
    return str(date(year(graph) - back, month, day))


def _serving(graph: Graph) -> Iterator[tuple[str, str, date, date]]:
    """A board's assignment and one of the council's with both its dates, which it can serve."""
    for served in of_council(graph, "assignment"):
        for start in values(graph, served, "start"):
            for end in values(graph, served, "end"):
                yield from ((node, served, start, end) for node in _plain(graph) if node != served)
                return


def _serves(node: str, served: str, start: date, end: date) -> dict[str, Any]:
    mandate = {AGREEMENT: {"mandate": {"to": str(end.year)}}}
    return {**mandate, node: {"serves": {served: "stated"}, "start": str(start), "end": str(end)}}


@edge(spares=["DAT02"], about="an assignment that begins and ends on the same day")
def of_one_day(graph: Graph) -> Edits:
    for node in _plain(graph):
        for day in values(graph, node, "end"):
            last = [*values(graph, AGREEMENT, "follow_up")][-1:]
            yield Edit({}, {node: {"start": str(day), "follow_up": last, "follow_up_reason": "det är snart gjort"}})


@edge(spares=["DAT04"], about="a board's assignment that serves the council's and has the same dates")
def served_to_the_day(graph: Graph) -> Edits:
    for node, served, start, end in _serving(graph):
        yield Edit({}, _serves(node, served, start, end))


@edge("DAT04", about="a board's assignment that begins before the council's that it serves")
def begins_before_served(graph: Graph) -> Edits:
    for node, served, start, end in _serving(graph):
        yield Edit(at(node, "DAT04"), _serves(node, served, start - timedelta(days=1), end))


@edge(
    spares=["DAT04"],
    about="an assignment that leaves the time of one that it serves, where one board decided both, or the council",
)
def leaves_equal(graph: Graph) -> Edits:
    for node, served, start, end in _serving(graph):
        after = _serves(node, served, start, end)
        after[node]["start"] = str(start - timedelta(days=1))
        for both in (of_board(graph), of_council(graph)):
            decider = values(graph, both[0], "decided_by")[0]
            decided = {node: {**after[node], "decided_by": decider}, served: {"decided_by": decider}}
            yield Edit({}, {**decided, AGREEMENT: {**after[AGREEMENT], "numbering": None}})


_EVALUATED: Final = "Försöket ska utvärderas."


@edge("DAT06", about="a trial to be evaluated on its last day, or on none, in any letters")
def evaluated_too_late(graph: Graph) -> Edits:
    for node in _plain(graph):
        last = {"trial_end": str(values(graph, node, "end")[0])}
        for text, more in (
            (_EVALUATED, last),
            (_EVALUATED.upper(), {}),
            ("Utvärdera försöket.", last),
            ("UTVÄRDERA FÖRSÖKET.", last),
        ):
            yield Edit(at(node, "DAT06"), {node: {"text": [text], **more}})


@edge(spares=["DAT06"], about="a trial that ends in time to be evaluated, or that nobody is to evaluate")
def evaluated_in_time(graph: Graph) -> Edits:
    for node in _plain(graph):
        end = values(graph, node, "end")[0]
        yield Edit({}, {node: {"text": [_EVALUATED], "trial_end": str(end - timedelta(days=90))}})
        yield Edit({}, {node: {"trial_end": str(end)}})
        yield Edit({}, {node: {"text": ["Utvärdera hur det är i dag."]}})
        yield Edit({}, {node: {"text": ["Insatsutvärderingar görs."], "trial_end": str(end)}})


@edge(spares=["DAT07"], about="an assignment that goes on after the year, where the agreement names no mandate period")
def without_mandate(graph: Graph) -> Edits:
    for node in _plain(graph):
        later = {"end": f"{year(graph) + 9}-12-31", "serves": dict.fromkeys(values(graph, node, "serves"))}
        yield Edit({}, {AGREEMENT: {"mandate": None}, node: later})


@edge(spares=["DAT08"], about="an old assignment that has ended")
def ended_long_ago(graph: Graph) -> Edits:
    for node in _plain(graph):
        yield Edit({}, {node: {"start": _day(graph, 1, 1, back=4), "end": _day(graph, 12, 31, back=1)}})


@edge(spares=["DAT09"], about="an assignment without a last day, or that ends later, without the final report")
def not_final_yet(graph: Graph) -> Edits:
    occasions = values(graph, AGREEMENT, "follow_up")
    for node in _plain(graph):
        early = {"follow_up": [*occasions[:-1]], "follow_up_reason": "det är så"}
        yield Edit({}, {node: {**early, "end": None}})
        later = year(graph) + 1
        yield Edit({}, {AGREEMENT: {"mandate": {"to": later}}, node: {**early, "end": f"{later}-12-31"}})


@edge(spares=["UPP01", "UPP02"], about="an item with one occasion and a reason, or with the agreement's only one")
def one_occasion(graph: Graph) -> Edits:
    last = [*values(graph, AGREEMENT, "follow_up")][-1:]
    for node in _plain(graph):
        yield Edit({}, {node: {"follow_up": last, "follow_up_reason": "det börjar i maj"}})


@edge("UPP02", about="an item with one occasion of several, or several where the agreement has one")
def occasions_differ(graph: Graph) -> Edits:
    last = [*values(graph, AGREEMENT, "follow_up")][-1:]
    for node in _plain(graph):
        yield Edit(at(node, "UPP02"), {node: {"follow_up": last, "follow_up_reason": None}})
        yield Edit(at(node, "UPP02"), {AGREEMENT: {"follow_up": last}})


@edge(spares=["UPP02"], about="items with occasions in an agreement without")
def occasions_only_in_items(graph: Graph) -> Edits:
    yield Edit({}, {AGREEMENT: {"follow_up": None}})


def _all_followed_up(graph: Graph) -> dict[str, Any]:
    goals = [node for node in items(graph) if node not in items(graph, *ASSIGNED)]
    return {AGREEMENT: {"follow_up": None}, **{node: {"follow_up": ["helår"]} for node in goals}}


@edge(spares=["UPP03"], about="no occasions for the whole, but one for every goal; or one occasion only")
def followed_up_one_by_one(graph: Graph) -> Edits:
    yield Edit({}, _all_followed_up(graph))
    assigned = {node: {"follow_up": ["helår"]} for node in items(graph, *ASSIGNED)}
    yield Edit({}, {AGREEMENT: {"follow_up": ["helår"]}, **assigned})


@edge("UPP01", spares=["UPP03"], about="no occasions for the whole, one for every goal, and none for what is assigned")
def only_goals_followed_up(graph: Graph) -> Edits:
    for kind in ASSIGNED:
        cut = {node: {"follow_up": None} for node in items(graph, kind)}
        yield Edit({"UPP01": (*cut,)}, {**_all_followed_up(graph), **cut})


@edge("UPP03", about="no occasions for the whole, and none for one goal")
def one_goal_not_followed_up(graph: Graph) -> Edits:
    for goal in items(graph, "goal")[:1]:
        yield Edit(at(AGREEMENT, "UPP03"), {**_all_followed_up(graph), goal: {"follow_up": None}})


def _expiring(graph: Graph, days: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in graph.by_kind["waiver"][:1]:
        yield node, {node: {"expires": str(EXAMPLE_DAY + timedelta(days=days))}}


@edge(spares=["UND02"], beside=True, about="a waiver that ends today")
def expires_today(graph: Graph) -> Edits:
    for _, patches in _expiring(graph, 0):
        yield Edit({}, patches)


@edge("UND03", beside=True, about="a waiver that ends today, or after as many days as are said to be near")
def expires_soon(graph: Graph) -> Edits:
    for days in (0, 60):
        for node, patches in _expiring(graph, days):
            yield Edit(at(node, "UND03"), patches)


@edge(spares=["UND03"], beside=True, about="a waiver that ends a day after that")
def expires_later(graph: Graph) -> Edits:
    for _, patches in _expiring(graph, 61):
        yield Edit({}, patches)


@edge("UND04", spares=["UND05"], beside=True, about="an outlived waiver for something with another title")
def outlived_and_retitled(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"][:1]:
        gone = f"waiver/{values(graph, node, 'rule')[0]}/9.9.99"
        yield Edit(at(gone, "UND04"), {node: {"subject": "9.9.99", "title": "Som det hette"}})


@edge(spares=["UPP07"], beside=True, about="a status that says that nothing can be measured")
def status_unmeasurable(graph: Graph) -> Edits:
    for node in graph.by_kind["report"][:1]:
        yield Edit({}, {node: {"status": "ej mätbar"}})
