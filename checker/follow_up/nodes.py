"""A follow-up as nodes of the agreement's graph, so that rules look at it as at anything else."""

from __future__ import annotations

from typing import Final

from checker.follow_up.due import due_at
from checker.follow_up.file import Entry, FollowUp
from checker.graph import AGREEMENT, Graph
from checker.graph.goals import add_outcome
from checker.graph.writer import Writer
from checker.yamlfile import Document, PathInFile

_HEAD: Final = ("follow_up", "occasion")


def add_follow_up(graph: Graph, follow_up: FollowUp, document: Document) -> None:
    """Adds a report for every entry, and an empty one for everything that is due and has none.

    The empty ones are placed at the head of `document`. New outcomes become the latest of their indicators.
    """
    added = _Added(graph, follow_up.occasion)
    told: set[tuple[str, str | None]] = set()
    for entry in follow_up.entries:
        told.add((entry.item, entry.by))
        node = added.report(entry.item, entry.by, entry.document, entry.path)
        added.writer.attributes(node, "report", entry.value)
        added.outcomes(entry)
    for item, divisions in due_at(graph, follow_up.occasion):
        if (item, None) in told:
            continue
        for division in divisions or (None,):
            if (item, division) not in told:
                added.report(item, division, document, _HEAD)
    graph.forget_inverses()


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
