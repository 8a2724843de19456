"""Days as documents print them -> as the agreement file writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_NAMED: Final = re.compile(r"(?:den )?(?P<day>\d{1,2}) (?P<month>[a-zåäö]{3,9})\.? (?P<year>\d{4})", re.IGNORECASE)
_WRITTEN: Final = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(printed: str) -> str | None:
    """A day of the calendar, printed as 2026-06-30, `den 30 juni 2026` or `30 jun 2026`; None where it is none.

    >>> day_of("den 30 juni 2026"), day_of("1 sept. 2026"), day_of("2026-02-30")
    ('2026-06-30', '2026-09-01', None)
    """
    said = printed
    if (named := _NAMED.fullmatch(printed)) and (month := _month(named["month"])):
        said = f"{named['year']}-{month:02}-{int(named['day']):02}"
    if not _WRITTEN.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return None


def is_written_as_day(printed: str) -> bool:
    """Whether words are a day, be it in the calendar or not; `82 år 2027` is none.

    >>> is_written_as_day("31 juni 2026"), is_written_as_day("82 år 2027")
    (True, False)
    """
    named = _NAMED.fullmatch(printed)
    return _WRITTEN.fullmatch(printed) is not None or (named is not None and _month(named["month"]) is not None)


def _month(word: str) -> int | None:
    """The number of a month by its name, or the first three letters of it or more."""
    return next((at for at, month in enumerate(MONTHS, start=1) if month.startswith(word.casefold())), None)
