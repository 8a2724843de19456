"""What is due to be reported at an occasion, and by whom."""

from __future__ import annotations

from checker.facts import compute
from checker.finding import reporters
from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.vocabulary import ITEM


class Due(NamedTuple):
    """An item that is to be reported at an occasion; `divisions` report it, the board itself where there are none."""

    item: str
    divisions: tuple[str, ...]


def due_at(graph: Graph, occasion: str) -> tuple[Due, ...]:
    """What is due at an occasion, in the document's order.

    An item is due at its own occasions, else at the agreement's, unless it does not run then. The divisions that lead
    it report it; where none leads, every division that has it.
    """
    known: tuple[Due, ...] | None = graph.kept.get(f"due {occasion}")
    if known is None:
        known = graph.kept[f"due {occasion}"] = _due_at(graph, occasion)
    return known


def _due_at(graph: Graph, occasion: str) -> tuple[Due, ...]:
    outside = compute(graph, ["occasions_outside"])["occasions_outside"].known
    general = graph.tables["follow_up"].known.get(AGREEMENT, ())
    return tuple(
        Due(item, reporters(graph, item))
        for item in graph.of_kinds(ITEM)
        if occasion in graph.tables["follow_up"].known.get(item, general) and occasion not in outside.get(item, ())
    )
