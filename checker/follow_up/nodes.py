"""A follow-up as nodes of the agreement's graph, so that rules look at it as at anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.follow_up.due import due_at
from checker.follow_up.file import Entry, FollowUp
from checker.graph import AGREEMENT, Graph
from checker.graph.goals import add_outcome
from checker.graph.writer import Writer
from checker.vocabulary import BODY, ITEM
from checker.yamlfile import Document, PathInFile

_HEAD: Final = ("follow_up", "occasion")


def add_follow_up(graph: Graph, follow_up: FollowUp, document: Document) -> None:
    """Adds a report for every entry, and an empty one for everything that is due and has none, as the agreement orders
    them.

    The empty ones are placed at the head of `document`. New outcomes become the latest of their indicators.
    """
    added = _Added(graph, follow_up.occasion)
    told: dict[tuple[str, str | None], Entry] = {(entry.item, entry.by): entry for entry in follow_up.entries}
    due = {(one.item, division) for one in due_at(graph, follow_up.occasion) for division in one.divisions or (None,)}
    missing = (one for one in due if one not in told and (one[0], None) not in told)
    for item, division in sorted([*told, *missing], key=_order(graph)):
        entry = told.get((item, division))
        if entry is None:
            added.report(item, division, document, _HEAD)
        else:
            node = added.report(item, division, entry.document, entry.path)
            added.writer.attributes(node, "report", entry.value)
    for entry in follow_up.entries:
        added.outcomes(entry)
    graph.forget_found()


def _order(graph: Graph) -> Callable[[tuple[str, str | None]], tuple[int, int]]:
    """Where a report stands: by its item, and by whose it is, as the agreement has them."""
    items = {item: place for place, item in enumerate(graph.of_kinds(ITEM))}
    bodies = {body: place for place, body in enumerate(graph.of_kinds(BODY))}
    return lambda report: (items[report[0]], -1 if report[1] is None else bodies[report[1]])


class _Added:
    """A graph to which reports are added."""

    def __init__(self, graph: Graph, occasion: str) -> None:
        self.graph = graph
        self.occasion = occasion
        self.writer = Writer(graph.agreement, graph)

    def report(self, item: str, division: str | None, document: Document, path: PathInFile) -> str:
        """A report node, which says nothing yet.

        Its id names no occasion: what one has not reported in spring and not in summer either is missing still.
        """
        name = "/".join((item, "report", *((division,) if division is not None else ())))
        node = self.writer.node(name, "report", path)
        self.graph.documents[node] = document
        self.writer.set(node, "in_agreement", (AGREEMENT,))
        self.writer.set(node, "occasion", (self.occasion,))
        self.writer.set(node, "reported_by", (division,) if division is not None else ())
        before = self.graph.tables["has_report"].known.get(item, ())
        self.writer.set(item, "has_report", (*before, node))
        return node

    def outcomes(self, entry: Entry) -> None:
        """The new outcomes of an entry, but for those that another has given already."""
        tables = self.graph.tables
        for name, outcomes in entry.value.get("outcomes", {}).items():
            indicator = f"{entry.item}/indicator/{name}"
            for year in sorted(outcomes):
                printed = tables["has_outcome"].known.get(indicator, ())
                if any(tables["year"].known.get(one) == (int(year),) for one in printed):
                    continue
                path = (*entry.path, "outcomes", name, year)
                node = add_outcome(self.writer, indicator, int(year), outcomes[year], path)
                self.graph.documents[node] = entry.document
