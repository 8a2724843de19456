"""Facts: values computed from the agreement, once for all rules; one file a theme.

A fact is a value, never a verdict. Where an input is absent or unknown, each function says which of the two it gives.
The relations that are computed are made here too, by the same names as rules read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final

from checker.graph import Graph, Table
from checker.vocabulary import COMPUTED, FACTS

__all__ = ["compute"]

_THEMES: Final[dict[str, tuple[str, ...]]] = {
    "dates": (
        *("start_year", "end_year", "years_open", "previous_year"),
        *("final_occasion", "occasions_outside", "unmapped_occasions"),
    ),
    "text": ("mentioned_years", "follow_up_years"),
    "names": ("name_forms",),
    "numbering": ("area_number", "numbered_as", "number_form", "number_gaps"),
    "structure": ("title_key", "common_rows", "area_keys", "description_forms"),
    "figures": ("latest_outcome", "trend", "largest_jump", "outcome_key"),
    "fulfilment": ("fulfilment", "claim_due"),
    "reports": ("unanswered",),
    "likeness": ("similar_to", "same_measure", "conflicts_with"),
    "drift": ("drifts_from",),
}
"""The module of this package that has the functions of these names; it is loaded when one of them is asked for."""

_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "common_rows": ("title_key",),
    "area_keys": ("title_key", "common_rows"),
    "drifts_from": ("title_key",),
}
"""The facts that a fact is built on: its function takes their tables after the graph."""

_MODULES: Final = {name: f"{__name__}.{theme}" for theme, names in _THEMES.items() for name in names}
assert _MODULES.keys() == {*FACTS, *COMPUTED}


def compute(graph: Graph, names: Iterable[str]) -> dict[str, Table]:
    """The tables of the named facts and computed relations on a graph; what several are built on is made once."""
    made: dict[str, Table] = {}
    return {name: _table(name, graph, made) for name in names}


def _table(name: str, graph: Graph, made: dict[str, Table]) -> Table:
    """The table of one fact, made unless it is among those that are."""
    if name not in made:
        function: Callable[..., Table] = getattr(import_module(_MODULES[name]), name)
        made[name] = function(graph, *(_table(need, graph, made) for need in _NEEDS.get(name, ())))
    return made[name]
