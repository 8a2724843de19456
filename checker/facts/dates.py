"""Facts on dates, years and the occasions of follow-up."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Final

from checker.facts.possible import Reader, changed, table_of
from checker.graph import AGREEMENT, Table, Unknown, Values
from checker.vocabulary import ITEM, OCCASIONS

LAST_DAYS: Final = {"vår": (4, 30), "delår": (8, 31), "helår": (12, 31)}
"""Month and day up to which an occasion conventionally looks; agreements print none, so this is an assumption."""


def start_year(reader: Reader) -> Table:
    """The calendar year in which an assignment starts; absent without a start, unknown with an unknown one."""
    return _year_of(reader, "start", "start_year")


def end_year(reader: Reader) -> Table:
    """The calendar year in which an assignment ends; absent without an end, unknown with an unknown one."""
    return _year_of(reader, "end", "end_year")


def _year_of(reader: Reader, word: str, name: str) -> Table:
    table = reader.tables[word]
    return Table(
        {node: tuple([date.year for date in dates]) for node, dates in table.known.items()},
        {node: tuple(_in_years(unknown, name) for unknown in unknowns) for node, unknowns in table.unknown.items()},
    )


def _in_years(unknown: Unknown, name: str) -> Unknown:
    among = None if unknown.among is None else tuple(dict.fromkeys(date.year for date in unknown.among))
    return unknown._replace(among=among)


def years_open(reader: Reader) -> Table:
    """The agreement's year minus the year in which an assignment starts, in years; negative before it starts.

    By the agreement's year, never by the clock. Absent without a start, unknown with an unknown one.
    """

    def answer(read: Reader, node: str) -> Values:
        start, year = read.first("start", node), read.first("year", AGREEMENT)
        return () if start is None or year is None else (year - start.year,)

    return table_of(reader, ("assignment",), answer)


def previous_year(reader: Reader) -> Table:
    """The year before the agreement's; absent without it."""
    return changed(reader, ("agreement",), "year", lambda years: tuple([year - 1 for year in years]))


def final_occasion(reader: Reader) -> Table:
    """The last in the year of the agreement's occasions, however they are ordered in print; absent without any."""

    def last(stated: Values) -> Values:
        return tuple([occasion for occasion in OCCASIONS if occasion in stated][-1:])

    return changed(reader, ("agreement",), "follow_up", last, choices=OCCASIONS)


def occasions_outside(reader: Reader) -> Table:
    """The occasions of an assignment that fall before its start or after its end, in the agreement's year.

    An occasion falls on the last day that it conventionally looks to: April 30, August 31, December 31. Absent where
    none falls outside, and without occasions; a missing start or end bounds nothing, an unknown one may bound.
    """

    def answer(read: Reader, node: str) -> Values:
        stated, year = read("follow_up", node), read.first("year", AGREEMENT)
        if not stated or year is None:
            return ()
        start, end = read.first("start", node), read.first("end", node)
        days = _last_days(year)
        return tuple(
            [
                occasion
                for occasion in stated
                if (start is not None and start > days[occasion]) or (end is not None and end < days[occasion])
            ]
        )

    return table_of(reader, ("assignment",), answer, choices=OCCASIONS, many=True)


def unmapped_occasions(reader: Reader) -> Table:
    """The occasions of an item, or of the agreement itself, for which the agreement declares no word of its own.

    Absent without occasions, and where the agreement declares no words at all; unknown with unknown occasions, unless
    all are declared.
    """
    declared = reader.graph.agreement.head.get("occasions", {})

    @cache  # many items have the same
    def unmapped(stated: Values) -> Values:
        return tuple([occasion for occasion in stated if occasion not in declared])

    kinds = ("agreement", *ITEM) if declared else ()
    return changed(reader, kinds, "follow_up", unmapped, choices=unmapped(OCCASIONS), many=True)


@lru_cache(maxsize=64)
def _last_days(year: int) -> dict[str, date]:
    """The days up to which the occasions of a year look."""
    return {occasion: date(year, *day) for occasion, day in LAST_DAYS.items()}
