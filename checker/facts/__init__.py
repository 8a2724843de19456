"""Facts: values computed from the agreement, once for all rules; one file a theme.

A fact is a value, never a verdict. Where an input is absent or unknown, each function says which of the two it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.facts import dates, text
from checker.graph import Graph, Table

__all__ = ["compute"]

_BY_NAME: dict[str, Callable[[Graph], Table]] = {
    "start_year": dates.start_year,
    "end_year": dates.end_year,
    "mentioned_years": text.mentioned_years,
}


def compute(graph: Graph, names: Iterable[str]) -> dict[str, Table]:
    """The tables of the named facts on a graph."""
    return {name: _BY_NAME[name](graph) for name in names}
