"""Forms: items that are tables of two columns, where a row says what a sentence would, `Huvudansvarig` and `SHB`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.item_prose import SENTENCES
from checker.importer.lines import Joint, Line
from checker.importer.wordings import Wordings

_ON: Final = Joint(True)


def with_forms(lines: Sequence[Line], wordings: Wordings) -> Iterator[Line]:
    """The lines; a row that is a sentence with a colon between its cells is one paragraph."""
    goes_on = False
    for line in lines:
        if goes_on:
            yield line._replace(told=_ON)
            goes_on = False
        elif line.kind == "row" and line.row and wordings.first(SENTENCES, line.row):
            yield line._replace(text=f"{line.text.rstrip(':')}:")
            goes_on = True
        else:
            yield line
