"""One-fault agreements: named operators that break a sound agreement in one way, and the rules that must notice."""

from __future__ import annotations

from checker.prove.mutants import (
    dates,
    delegation,
    edges_of_dates,
    edges_of_figures,
    edges_of_items,
    edges_of_words,
    heads,
    indicators,
    reports,
    results,
    single,
    structure,
    waivers,
)
from checker.prove.mutants.edit import OPERATORS, Edit, Operator

__all__ = [
    "OPERATORS",
    "Edit",
    "Operator",
    "dates",
    "delegation",
    "edges_of_dates",
    "edges_of_figures",
    "edges_of_items",
    "edges_of_words",
    "heads",
    "indicators",
    "reports",
    "results",
    "single",
    "structure",
    "waivers",
]
