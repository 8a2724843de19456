"""The types of value that a schema can ask of a text, and what they become."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

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


_SIGN = "[-+\N{MINUS SIGN}\N{EN DASH}]?"
_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", ",": "."})
_NUMBER = rf"{_SIGN}(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+|[0-9]{{1,30}})(?:[.,][0-9]{{1,30}})?"
_INT = re.compile(rf"{_SIGN}[0-9]{{1,30}}")  # int() itself refuses thousands of digits, with an exception
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A unit that stands close to the number has no digits: 2026-02-30, 12:30 and 1.1.2 are no figures.
_QUANTITY = re.compile(rf"({_NUMBER})(?:{_SPACE}*([%‰°€$£]|[^\W\d_]+)|{_SPACE}+([^\W\d_%‰°€$£][^\n\r]{{0,60}}\S))?")
_GAPS = re.compile(_SPACE)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _why_no_date(text: str) -> tuple[str, str] | None:
    if not _DATE.fullmatch(text):
        return None
    return f"`{text}` är inget datum i kalendern.", f"`{text}` is no date in the calendar."


def to_int(text: str) -> int:
    """The whole number that an accepted `int` or `year` stands for."""
    return int(text.translate(_MINUS))


def to_number(text: str) -> "Decimal":
    """The number that an accepted `number` stands for, with as many decimals as were written."""
    from decimal import Decimal

    return Decimal(_GAPS.sub("", text).translate(_MINUS))


def to_date(text: str) -> date:
    """The day that an accepted `date` stands for."""
    return date.fromisoformat(text)


def to_bool(text: str) -> bool:
    """The truth value that an accepted `bool` stands for."""
    return text == "true"


def split_quantity(text: str) -> "tuple[Decimal, str | None]":
    """The number and the unit (None without one) of an accepted `quantity`: "13 734" and "−3,5 %" alike.

    Raises ValueError for a text that is no quantity.
    """
    match = _QUANTITY.fullmatch(text)
    if match is None:
        raise ValueError(f"not a printed figure: {text!r}")
    return to_number(match[1]), match[2] or match[3]


SCALARS: dict[str, Scalar] = {
    scalar.name: scalar
    for scalar in (
        Scalar("text", str.strip, "en text som inte är tom", "a text that is not blank"),
        Scalar("int", _INT.fullmatch, "ett heltal, till exempel 12", "a whole number, such as 12"),
        Scalar(
            "number",
            re.compile(_NUMBER).fullmatch,
            "ett tal, till exempel 1 234,5",
            "a number, such as 1234.5",
        ),
        Scalar(
            "date",
            _is_date,
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
            re.compile(r"(?:19|20|21)[0-9]{2}").fullmatch,
            "ett årtal mellan 1900 och 2199, till exempel 2026",
            "a year from 1900 to 2199, such as 2026",
        ),
        Scalar(
            "id",
            re.compile(r"[A-Za-zÅÄÖåäö0-9_-]+").fullmatch,
            "ett kortnamn av bokstäver, siffror, `-` och `_`, till exempel ks-2026",
            "a short name of letters, digits, `-` and `_`, such as ks-2026",
        ),
        Scalar(
            "quantity",
            _QUANTITY.fullmatch,
            "ett tal, gärna med enhet, till exempel 13 734 eller 20,0 %",
            "a number, with or without a unit, such as 13 734 or 20,0 %",
        ),
    )
}
"""Every scalar type by the name that a schema's `check_with` gives it."""
