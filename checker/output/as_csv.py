"""CSV as Excel in Swedish opens it: semicolons, UTF-8 with its mark, and no cell that would be reckoned with.

An item's number stands with its title, for alone Excel would read 2.10 as a date.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from checker.characters import in_reading_order
from checker.output.result import Result
from checker.output.table import HEADINGS, columns, fault_row, finding_rows, undecided_rows

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_RECKONS: Final = re.compile(
    r"\s*[=+\-@\t\r\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}]"
)
"""How a cell begins that a spreadsheet may take for a formula."""
_NUMBER: Final = re.compile(r"[+-]?\d+(?:,\d+)?")


def written(result: Result) -> bytes:
    """The table: findings, then what cannot be decided, then what could not be read."""
    return "".join(parts(result)).encode(errors="replace")


def parts(result: Result) -> Iterator[str]:
    """The same, a row at a time."""
    fields = tuple(field for field in columns(result) if field != "number")
    yield _MARK + _line([HEADINGS[field].in_(result.language) for field in fields])
    faults = (fault_row(fault, result.language) for fault in result.faults)
    for row in chain(finding_rows(result), undecided_rows(result), faults):
        labelled = row._replace(title=f"{row.number} {row.title}".strip())
        yield _line([cell(getattr(labelled, field)) for field in fields])


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def cell(words: str) -> str:
    """A cell that is text whatever it begins with; a plain number stays one."""
    text = in_reading_order(words)
    return f"'{text}" if _RECKONS.match(text) and not _NUMBER.fullmatch(text) else text
