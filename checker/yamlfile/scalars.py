"""The types of value that a schema can ask of a text, and what they become."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.named import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


def _nothing_more(_: str) -> tuple[str, str] | None:
    return None


class Scalar(NamedTuple):
    """A type of value.

    `accepts` is true (or truthy) for a text of this type. `sv` and `en` say what was expected, with an example, so
    that they read well after "ska vara" and "should be". `why` may say more of a refused text: a Swedish and an
    English sentence that then stand instead.
    """

    name: str
    accepts: Callable[[str], object]
    sv: str
    en: str
    why: Callable[[str], tuple[str, str] | None] = _nothing_more


# Printed signs and spaces are made plain before matching: a pattern with characters beyond Latin-1 in a set takes
# milliseconds to compile, and that is on the way of every run.
_PLAIN = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{THIN SPACE}": " ",
    }
)
# At most 30 digits in a row: int() itself refuses thousands, with an exception.
_MOST_DIGITS = 30
_NUMBER = rf"[-+]?(?:[0-9]{{1,3}}(?: [0-9]{{3}})+|[0-9]{{1,{_MOST_DIGITS}}})(?:[.,][0-9]{{1,{_MOST_DIGITS}}})?"
_FIGURE = re.compile(rf"({_NUMBER})( *)(.{{0,60}})")
_UNIT_SIGNS = frozenset("%‰°€$£")
_KEPT = 4096
"""So many texts are remembered with what they are read as: agreements have few dates and figures, but each often."""
_CENTURIES = ("19", "20", "21")
_OF_IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäö0123456789_-"


def _is_number(text: str) -> bool:
    found = _FIGURE.fullmatch(_plain(text))
    return found is not None and found.end(1) == found.end()


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_int(text: str) -> bool:
    if text.isascii() and text.isdigit():  # as nearly every one is written
        return len(text) <= _MOST_DIGITS
    text = _plain(text)
    return len(text) <= 1 + _MOST_DIGITS and text.startswith(("-", "+")) and _is_digits(text[1:])


def _is_year(text: str) -> bool:
    return len(text) == 4 and _is_digits(text) and text.startswith(_CENTURIES)


def _is_id(text: str) -> bool:
    if text.isascii() and text.isalnum():  # as nearly every one is
        return True
    return text != "" and not text.strip(_OF_IDS)  # stripping ends at any other sign


def _looks_like_date(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and _is_digits(text[:4] + text[5:7] + text[8:])


def _plain(text: str) -> str:
    """The text with plain signs and spaces, one for one, so that indices hold."""
    return text if text.isascii() else text.translate(_PLAIN)


@lru_cache(_KEPT)
def _parts(text: str) -> tuple[str, str | None] | None:
    """Number and unit of a printed figure. A unit that stands close has no digits: 12:30 and 1.1.2 are no figures."""
    match = _FIGURE.fullmatch(_plain(text))
    if match is None:
        return None
    number, gap, unit = match[1], match[2], text[match.start(3) :]
    if not unit:
        return None if gap else (number, None)
    if unit in _UNIT_SIGNS or unit.isalpha():
        return number, unit
    apart = gap and (unit[0].isalpha() or unit[0] in _UNIT_SIGNS) and unit == unit.rstrip()
    return (number, unit) if apart else None


@lru_cache(_KEPT)
def _day(text: str) -> date | None:
    if not _looks_like_date(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _why_no_date(text: str) -> tuple[str, str] | None:
    if not _looks_like_date(text):
        return None
    return f"`{text}` är inget datum i kalendern.", f"`{text}` is no date in the calendar."


def to_int(text: str) -> int:
    """The whole number that an accepted `int` or `year` stands for."""
    return int(_plain(text))


@lru_cache(_KEPT)
def to_number(text: str) -> Decimal:
    """The number that an accepted `number` stands for, with as many decimals as were written."""
    from decimal import Decimal

    return Decimal(_plain(text).replace(" ", "").replace(",", "."))


def to_date(text: str) -> date:
    """The day that an accepted `date` stands for."""
    return date.fromisoformat(text)


def to_bool(text: str) -> bool:
    """The truth value that an accepted `bool` stands for."""
    return text == "true"


def split_quantity(text: str) -> tuple[Decimal, str | None]:
    """The number and the unit (None without one) of an accepted `quantity`: "13 734" and "−3,5 %" alike.

    Raises ValueError for a text that is no quantity.
    """
    parts = _parts(text)
    if parts is None:
        raise ValueError(f"not a printed figure: {text!r}")
    return to_number(parts[0]), parts[1]


SCALARS: dict[str, Scalar] = {
    scalar.name: scalar
    for scalar in (
        # From the left: what a text begins with tells whether it is blank, and no long one is copied for its line end.
        Scalar("text", str.lstrip, "en text som inte är tom", "a text that is not blank"),
        Scalar("int", _is_int, "ett heltal, till exempel 12", "a whole number, such as 12"),
        Scalar(
            "number",
            _is_number,
            "ett tal, till exempel 1 234,5",
            "a number, such as 1234.5",
        ),
        Scalar(
            "date",
            _day,
            "ett datum skrivet år-månad-dag, till exempel 2026-01-31",
            "a date written year-month-day, such as 2026-01-31",
            _why_no_date,
        ),
        Scalar(
            "bool",
            frozenset({"true", "false"}).__contains__,
            "true eller false (ja och nej går inte)",
            "true or false (yes and no are not taken)",
        ),
        Scalar(
            "year",
            _is_year,
            "ett årtal mellan 1900 och 2199, till exempel 2026",
            "a year from 1900 to 2199, such as 2026",
        ),
        Scalar(
            "id",
            _is_id,
            "ett kortnamn av bokstäver, siffror, `-` och `_`, till exempel ks-2026",
            "a short name of letters, digits, `-` and `_`, such as ks-2026",
        ),
        Scalar(
            "quantity",
            _parts,
            "ett tal, gärna med enhet, till exempel 13 734 eller 20,0 %",
            "a number, with or without a unit, such as 13 734 or 20,0 %",
        ),
    )
}
"""Every scalar type by the name that a schema's `check_with` gives it."""
