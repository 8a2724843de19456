"""Forms: items that are tables of two columns, where a row says what a sentence would, `Huvudansvarig` and `SHB`.

In a text the cells may stand on a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from checker.importer.text.lines import Joint, Line
from checker.importer.wordings import Wordings
from checker.importer.wordings.formula_names import SENTENCES

_ON: Final = Joint(True)
_TITLE: Final = re.compile(r"[A-ZÅÄÖ][\w ]{3,30}:?")
"""What can be the title of a row, in a text."""


def with_forms(lines: Sequence[Line], wordings: Wordings) -> Iterator[Line]:
    """The lines; a row that is a sentence with a colon between its cells is one paragraph."""
    goes_on = False
    for line, after in zip_longest(lines, lines[1:]):
        if goes_on:
            yield line._replace(kind="whole", told=_ON)
            goes_on = False
        elif wordings.first(SENTENCES, _row(line, after)):
            yield line._replace(kind="whole", text=f"{line.text.rstrip(':')}:")
            goes_on = True
        else:
            yield line


def _row(line: Line, after: Line | None) -> str:
    """The row that a line is the title of, in a text if it is one; "" where it is none."""
    if line.kind == "row":
        return line.row
    is_title = line.kind == "printed" and not line.cells and _TITLE.fullmatch(line.text)
    return f"{line.text.rstrip(':')}: {after.text}" if is_title and after is not None else ""
