"""Facts: values computed from the agreement, once for all rules; one file a theme.

A fact is a value, never a verdict. Where an input is absent or unknown, each function says which of the two it gives.
The relations that are computed are made here too, by the same names as rules read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from checker.graph import Graph, Table
from checker.vocabulary import COMPUTED, FACTS

if TYPE_CHECKING:
    from checker.facts.possible import Reader

__all__ = ["compute"]

_THEMES: Final[dict[str, tuple[str, ...]]] = {
    "dates": (
        *("start_year", "end_year", "years_open", "previous_year"),
        *("final_occasion", "occasions_outside", "unmapped_occasions"),
    ),
    "text": ("mentioned_years", "follow_up_years"),
    "names": ("name_forms",),
    "numbering": ("area_number", "numbered_as", "number_form", "number_gaps"),
    "structure": ("title_key", "common_rows", "common_row_names", "area_keys", "description_forms"),
    "figures": ("latest_outcome", "trend", "largest_jump", "outcome_key"),
    "fulfilment": ("fulfilment", "claim_due"),
    "reports": ("unanswered",),
    "likeness": ("similar_to", "same_measure", "conflicts_with"),
    "drift": ("drifts_from",),
}
"""The module of this package that has the functions of these names; it is loaded when one of them is asked for."""

_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "common_rows": ("title_key",),
    "common_row_names": ("title_key", "common_rows"),
    "area_keys": ("title_key", "common_row_names"),
    "drifts_from": ("title_key",),
}
"""The facts that a fact is built on, which it reads as it reads words."""

_MODULES: Final = {name: f"{__name__}.{theme}" for theme, names in _THEMES.items() for name in names}
assert _MODULES.keys() == {*FACTS, *COMPUTED, "common_row_names"}  # which no rule reads


def compute(graph: Graph, names: Iterable[str]) -> dict[str, Table]:
    """The tables of the named facts and computed relations on a graph; what several are built on is made once."""
    from checker.facts.possible import Reader  # which a run that only tells of rules does without

    reader = Reader(graph)
    made: dict[str, Table] = {}
    return {name: _table(name, reader, made) for name in names}


def _table(name: str, reader: Reader, made: dict[str, Table]) -> Table:
    """The table of one fact, made unless it is among those that are."""
    if name not in made:
        for need in _NEEDS.get(name, ()):
            _table(need, reader, made)
        made[name] = reader.tables[name] = _function(name)(reader)
    return made[name]


@cache
def _function(name: str) -> Callable[[Reader], Table]:
    function: Callable[[Reader], Table] = getattr(import_module(_MODULES[name]), name)
    return function
