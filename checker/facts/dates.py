"""Facts on dates and years."""

from __future__ import annotations

from checker.graph import Graph, Table, Unknown


def start_year(graph: Graph) -> Table:
    """The calendar year in which an assignment starts; absent without a start, unknown with an unknown one."""
    return _year_of(graph, "start", "start_year")


def end_year(graph: Graph) -> Table:
    """The calendar year in which an assignment ends; absent without an end, unknown with an unknown one."""
    return _year_of(graph, "end", "end_year")


def _year_of(graph: Graph, word: str, name: str) -> Table:
    table = graph.tables[word]
    return Table(
        {node: tuple(date.year for date in dates) for node, dates in table.known.items()},
        {node: tuple(_in_years(unknown, name) for unknown in unknowns) for node, unknowns in table.unknown.items()},
    )


def _in_years(unknown: Unknown, name: str) -> Unknown:
    among = None if unknown.among is None else tuple(dict.fromkeys(date.year for date in unknown.among))
    return unknown._replace(among=among)
