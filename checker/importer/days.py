"""Days as documents print them -> as the agreement file writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_NAMED: Final = re.compile(
    rf"(?:den )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})", re.IGNORECASE
)
_WRITTEN: Final = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(printed: str) -> str | None:
    """A day of the calendar, printed as 2026-06-30 or `den 30 juni 2026`; None where it is none.

    >>> day_of("den 30 juni 2026"), day_of("2026-02-30")
    ('2026-06-30', None)
    """
    named = _NAMED.fullmatch(printed)
    said = printed
    if named:
        said = f"{named['year']}-{MONTHS.index(named['month'].casefold()) + 1:02}-{int(named['day']):02}"
    if not _WRITTEN.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return None
