"""Facts on the numbers of items and areas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from checker.facts.possible import Reader, changed, table_of
from checker.graph import AGREEMENT, Table, Values
from checker.named import NamedTuple
from checker.vocabulary import FACTS, ITEM

_LETTER: Final = re.compile(r"(?<![^\W\d_])([an])(?![^\W\d_])")
"""`a` and `n` in a declared pattern, where they stand by themselves."""
_KEPT: Final = 16
_NUMBERS: Final = 1024
"""For so many ways of numbering is kept what so many numbers are in each: agreements have the same."""
_LONG_GAP: Final = 20
"""More missing numbers in a row than this are given as one span, `5.1.1-5.1.99`."""


def area_number(reader: Reader) -> Table:
    """The part of an item's number before its first dot: the area that the number names."""
    return changed(reader, ITEM, "number", lambda numbers: tuple([one.partition(".")[0] for one in numbers]))


def numbered_as(reader: Reader) -> Table:
    """Whom an item's number names as the one who decided it, by the patterns that the agreement declares.

    Absent where the number fits no pattern or both, and where the agreement declares none.
    """
    named = _naming(tuple(reader.graph.agreement.head.get("numbering", {}).items()))

    def first_named(numbers: Values) -> Values:
        return named(numbers[0]) if numbers else ()

    return changed(reader, ITEM, "number", first_named, choices=FACTS["numbered_as"].choices)


def number_form(reader: Reader) -> Table:
    """Whether an item's number is printed with a trailing dot (`2.2.1.`) or without; absent without number."""

    def answer(read: Reader, node: str) -> Values:
        printed = read.first("number_as_written", node) or read.first("number", node)
        return () if printed is None else ("dot" if printed.endswith(".") else "no_dot",)

    return table_of(reader, ITEM, answer, choices=FACTS["number_form"].choices)


def number_gaps(reader: Reader) -> Table:
    """The numbers that are missing: areas between the least and the greatest, and items in each printed run.

    A run is what the agreement's patterns number together (a.1.n in one area), or without patterns what has all but
    the last part of the number in common; it begins with 1. The order of printing does not matter, a doubled number is
    no gap, and a number that fits no pattern is in no run. Absent where nothing is missing.
    """
    graph, written = reader.graph, reader.tables["number"].known
    areas = {int(one) for node in graph.by_kind["area"] for one in written.get(node, ()) if _is_plain(one)}
    runs: dict[tuple[int, str], set[int]] = {}
    places_of = _places(tuple(dict.fromkeys(graph.agreement.head.get("numbering", {}).values())))
    for node in graph.of_kinds(ITEM):
        for number in written.get(node, ()):
            for place in places_of(number):
                runs.setdefault((place.area, place.form), {0}).add(place.n)
    gaps = [*_spans(sorted(areas), "{}")]
    for (_, form), present in sorted(runs.items()):
        gaps += _spans(sorted(present), form)
    return Table({AGREEMENT: tuple(dict.fromkeys(gaps))} if gaps else {}, {})


class _Place(NamedTuple):
    """Where a number stands in its run: the run's area and written form (`5.1.{}`), and n."""

    area: int
    form: str
    n: int


def _pattern(written: str) -> re.Pattern[str]:
    """A declared pattern, `a.1.n`: `a` and `n` are figures, all else stands for itself."""
    parts = _LETTER.split(written)
    return re.compile("".join(r"([0-9]{1,9})" if place % 2 else re.escape(part) for place, part in enumerate(parts)))


def _is_plain(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 10


@lru_cache(maxsize=_KEPT)
def _naming(declared: tuple[tuple[str, str], ...]) -> Callable[[str], Values]:
    """A function from a number to the one whose pattern it fits, if it is one."""
    patterns = [(who, _pattern(written)) for who, written in declared]

    @lru_cache(maxsize=_NUMBERS)
    def named(number: str) -> Values:
        fitting = tuple(who for who, pattern in patterns if pattern.fullmatch(number))
        return fitting if len(fitting) == 1 else ()

    return named


@lru_cache(maxsize=_KEPT)
def _places(declared: tuple[str, ...]) -> Callable[[str], tuple[_Place, ...]]:
    """A function from a number to its places in runs: by the declared patterns, or else by its dots."""
    patterns = [(_pattern(one), _LETTER.findall(one), _LETTER.split(_escaped(one))) for one in declared]

    def by_pattern(number: str) -> Iterator[_Place]:
        for pattern, letters, parts in patterns:
            match = pattern.fullmatch(number)
            if match and letters.count("n") == 1:
                figures = dict(zip(letters, match.groups(), strict=True))
                form = parts.copy()
                form[1::2] = ["{}" if part == "n" else figures[part] for part in parts[1::2]]
                yield _Place(int(figures.get("a", 0)), "".join(form), int(figures["n"]))

    def by_dots(number: str) -> Iterator[_Place]:
        before, dot, last = number.rpartition(".")
        if dot and all(map(_is_plain, number.split("."))):
            yield _Place(int(number.partition(".")[0]), f"{before}.{{}}", int(last))

    place = by_pattern if patterns else by_dots
    return lru_cache(maxsize=_NUMBERS)(lambda number: tuple(place(number)))


def _escaped(written: str) -> str:
    return written.replace("{", "{{").replace("}", "}}")


def _spans(present: list[int], form: str) -> Iterator[str]:
    """What is missing between neighbours, written in the run's form."""
    for before, after in pairwise(present):
        missing = range(before + 1, after)
        if len(missing) > _LONG_GAP:
            yield f"{form.format(missing[0])}-{form.format(missing[-1])}"
        else:
            yield from (form.format(number) for number in missing)
