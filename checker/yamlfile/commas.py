"""Warns of `[20,0, 55,9]`: YAML reads four values where somebody wrote two Swedish decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.yamlfile.document import Spots
from checker.yamlfile.places import Fault, Source, first_faults

_COMMA = re.compile(r",(?<=[0-9],)(?=[0-9])")
"""Begins with the comma, which is quicker to look for than digits."""


def decimal_commas(source: Source, spots: Spots) -> tuple[Fault, ...]:
    """A warning for each comma between two digits that separates values, with no space after it; the first of many."""
    commas = [*_in_brackets(source.text)]
    if not commas:
        return ()
    begins: set[int] = set()
    ends: set[int] = set()
    for begin, end in _scalars(spots):
        begins.add(begin)
        ends.add(end)
    return tuple(first_faults(_warning(source, comma) for comma in commas if comma in ends and comma + 1 in begins))


def _in_brackets(text: str) -> Iterator[int]:
    """The commas before which a bracket and no quotation opens on their line: a guess that spares most files the rest.

    A list over several lines is not seen; what follows from its fields is for the schema to refuse.
    """
    seen, opened, double, single = 0, False, 0, 0
    for found in _COMMA.finditer(text):
        digit = found.start() - 1
        if line := text.rfind("\n", seen, digit) + 1:
            seen, opened, double, single = line, False, 0, 0
        part, seen = text[seen:digit], digit
        opened = opened or "[" in part or "{" in part
        double += part.count('"')
        single += part.count("'")
        if opened and double % 2 == 0 and single % 2 == 0:
            yield digit + 1


def _scalars(spots: Spots) -> Iterator[tuple[int, int]]:
    for first, last in zip(spots[::2], spots[1::2], strict=True):
        if isinstance(first, int):
            yield first, last
        else:
            yield from _scalars(first[2:-2])


def _warning(source: Source, comma: int) -> Fault:
    return Fault(
        source.place(comma),
        "Kommat delar talet i två värden. Sätt citattecken runt talet om det har en decimal, "
        "och annars ett mellanslag efter kommat.",
        "The comma splits the number into two values. Put the number in quotation marks if it has a decimal, "
        "and else a space after the comma.",
    )
