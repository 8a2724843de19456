"""What each scalar type accepts, refuses and becomes."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.yamlfile import SCALARS, split_quantity, to_bool, to_date, to_int, to_number

ACCEPTED = {
    "text": ["x", " x ", "å", "0"],
    "int": ["0", "12", "-3", "\u22123", "017"],
    "number": ["1 234,5", "1\u00a0234,5", "1\u202f234\u202f567", "1234.5", "-0,5", "\u22120,5", "65", "2.10"],
    "date": ["2026-01-01", "2028-02-29"],
    "bool": ["true", "false"],
    "year": ["1900", "2026", "2199"],
    "id": ["ks-2026", "TEK", "å_Ö", "1"],
    "quantity": ["20,0%", "13 734", "65", "\u22123,5 %", "–3,5 %", "12kr", "3,2 per 1 000 invånare", "5 kr/m2", "1 ‰"],
}  # fmt: skip
REFUSED = {
    "text": ["", " ", "\n", "\u00a0"],
    "int": ["", "1.0", "1 2", "x", "1\n", "١", "9" * 5000],
    "number": ["", "1,2,3", "1 23", "12 345 6", ",5", "5,", "1e5", "nan", "inf", "1\n", "½", "1_000"],
    "date": ["2026-02-30", "2026-1-1", "20260101", "2026-W01-1", "2026-1-1\n", "0000-01-01", "٢٠٢٦-01-01", "26-1-1"],
    "bool": ["True", "ja", "nej", "yes", "1", ""],
    "year": ["1899", "2200", "26", "2026\n", "20266"],
    "id": ["", "a b", "a.b", "x\n", "é"],
    "quantity": ["", "x", "65 ", "2026-02-30", "12:30", "1.1.2", "55,9, 56,0", "%", "20 ,0", "1 \n", "5x3"],
}  # fmt: skip


def test_every_type_is_tried_here() -> None:
    assert set(SCALARS) == set(ACCEPTED) == set(REFUSED)
    assert all(scalar.name == name and scalar.sv and scalar.en for name, scalar in SCALARS.items())


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in ACCEPTED.items() for text in texts])
def test_accepted(name: str, text: str) -> None:
    assert SCALARS[name].accepts(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in REFUSED.items() for text in texts])
def test_refused(name: str, text: str) -> None:
    assert not SCALARS[name].accepts(text)


def test_only_a_day_that_does_not_exist_has_a_reason_of_its_own() -> None:
    why = SCALARS["date"].why
    assert why("2026-02-30") == (
        "`2026-02-30` är inget datum i kalendern.",
        "`2026-02-30` is no date in the calendar.",
    )
    assert why("30/2") is None


def test_converters() -> None:
    assert to_int("\u2212017") == -17
    assert str(to_number("1\u00a0234,50")) == "1234.50"
    assert to_number("\u22120,5") == Decimal("-0.5")
    assert to_date("2028-02-29") == date(2028, 2, 29)
    assert (to_bool("true"), to_bool("false")) == (True, False)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("20,0%", "20.0", "%"),
        ("13 734", "13734", None),
        ("65", "65", None),
        ("\u22123,5 %", "-3.5", "%"),
        ("12 kr", "12", "kr"),
        ("3,2 per 1 000 invånare", "3.2", "per 1 000 invånare"),
        ("1 234 kr", "1234", "kr"),
    ],
)
def test_split_quantity(text: str, number: str, unit: str | None) -> None:
    value, found = split_quantity(text)
    assert (str(value), found) == (number, unit)


def test_split_quantity_of_something_else() -> None:
    with pytest.raises(ValueError, match="not a printed figure"):
        split_quantity("x")


@given(st.text(alphabet="0123456789,. -+\u2212\u00a0%krx\n", max_size=12))
def test_what_is_accepted_can_be_converted(text: str) -> None:
    converts: dict[str, Callable[[str], object]]
    converts = {"int": to_int, "number": to_number, "quantity": split_quantity, "date": to_date}
    for name, convert in converts.items():
        if SCALARS[name].accepts(text):
            convert(text)
