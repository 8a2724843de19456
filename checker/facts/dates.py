"""Facts on dates, years and the occasions of follow-up."""

from __future__ import annotations

from datetime import date
from typing import Final

from checker.facts.possible import Reader, table_of
from checker.graph import AGREEMENT, Graph, Table, Unknown, Values
from checker.vocabulary import ITEM, OCCASIONS

LAST_DAYS: Final = {"vår": (4, 30), "delår": (8, 31), "helår": (12, 31)}
"""Month and day up to which an occasion conventionally looks; agreements print none, so this is an assumption."""


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


def years_open(graph: Graph) -> Table:
    """The agreement's year minus the year in which an assignment starts, in years; negative before it starts.

    By the agreement's year, never by the clock. Absent without a start, unknown with an unknown one.
    """

    def answer(read: Reader, node: str) -> Values:
        start, year = read.first("start", node), read.first("year", AGREEMENT)
        return () if start is None or year is None else (year - start.year,)

    return table_of(graph, graph.of_kinds(("assignment",)), answer)


def previous_year(graph: Graph) -> Table:
    """The year before the agreement's; absent without it."""

    def answer(read: Reader, node: str) -> Values:
        return tuple(year - 1 for year in read("year", node))

    return table_of(graph, graph.of_kinds(("agreement",)), answer)


def final_occasion(graph: Graph) -> Table:
    """The last in the year of the agreement's occasions, however they are ordered in print; absent without any."""

    def answer(read: Reader, node: str) -> Values:
        stated = read("follow_up", node)
        return tuple(occasion for occasion in OCCASIONS if occasion in stated)[-1:]

    return table_of(graph, graph.of_kinds(("agreement",)), answer, choices=OCCASIONS)


def occasions_outside(graph: Graph) -> Table:
    """The occasions of an assignment that fall before its start or after its end, in the agreement's year.

    An occasion falls on the last day that it conventionally looks to: April 30, August 31, December 31. Absent where
    none falls outside, and without occasions; a missing start or end bounds nothing, an unknown one may bound.
    """

    def answer(read: Reader, node: str) -> Values:
        stated, year = read("follow_up", node), read.first("year", AGREEMENT)
        if not stated or year is None:
            return ()
        start, end = read.first("start", node), read.first("end", node)
        days = {occasion: date(year, *LAST_DAYS[occasion]) for occasion in stated}
        return tuple(
            occasion
            for occasion, day in days.items()
            if (start is not None and start > day) or (end is not None and end < day)
        )

    return table_of(graph, graph.of_kinds(("assignment",)), answer, choices=OCCASIONS, many=True)


def unmapped_occasions(graph: Graph) -> Table:
    """The occasions of an item, or of the agreement itself, for which the agreement declares no word of its own.

    Absent without occasions, and where the agreement declares no words at all; unknown with unknown occasions, unless
    all are declared.
    """
    declared = graph.agreement.head.get("occasions", {})

    def answer(read: Reader, node: str) -> Values:
        return tuple(occasion for occasion in read("follow_up", node) if occasion not in declared)

    nodes = graph.of_kinds(("agreement", *ITEM)) if declared else []
    return table_of(graph, nodes, answer, choices=tuple(one for one in OCCASIONS if one not in declared), many=True)
