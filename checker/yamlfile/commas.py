"""Warns of `[20,0, 55,9]`: YAML reads four values where somebody wrote two Swedish decimals."""

import re
from collections.abc import Iterator

from checker.yamlfile.document import Spots
from checker.yamlfile.places import Fault, Source

_COMMA = re.compile(r",(?<=[0-9],)(?=[0-9])")
"""Begins with the comma, which is quicker to look for than digits."""


def decimal_commas(source: Source, spots: Spots) -> tuple[Fault, ...]:
    """A warning for each comma between two digits that separates values, with no space after it."""
    text = source.text
    commas = [found.start() for found in _COMMA.finditer(text) if _in_brackets(text, found.start() - 1)]
    if not commas:
        return ()
    begins: set[int] = set()
    ends: set[int] = set()
    for begin, end in _scalars(spots):
        begins.add(begin)
        ends.add(end)
    return tuple(_warning(source, comma) for comma in commas if comma in ends and comma + 1 in begins)


def _in_brackets(text: str, index: int) -> bool:
    """Whether a bracket and no quotation opens before `index` on its line: a guess that spares nearly every file more.

    A list over several lines is not seen; what follows from its fields is for the schema to refuse.
    """
    line = text[text.rfind("\n", 0, index) + 1 : index]
    return ("[" in line or "{" in line) and line.count('"') % 2 == 0 and line.count("'") % 2 == 0


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
