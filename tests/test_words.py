"""How the tool's own words are put together, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.words import Text, figure, filled, number_words


@pytest.mark.parametrize(
    ("number", "sv", "en"),
    [
        (0, "0", "0"),
        (1_234_567, "1 234 567", "1,234,567"),
        (-1_000, "\N{MINUS SIGN}1 000", "\N{MINUS SIGN}1,000"),
        (Decimal("20.0"), "20,0", "20.0"),
        (Decimal("1E+3"), "1 000", "1,000"),
    ],
)
def test_a_figure_is_written_as_each_language_does(number: Decimal | int, sv: str, en: str) -> None:
    assert number_words(number, "sv").replace("\N{NO-BREAK SPACE}", " ") == sv
    assert number_words(number, "en") == en
    if isinstance(number, int):
        assert figure(number) == Text(number_words(number, "sv"), number_words(number, "en"))


def test_a_text_is_filled_in_each_language() -> None:
    said = filled(Text("{what} av {file}", "{what} of {file}"), what=Text("början", "the beginning"), file="a.yaml")
    assert said == Text("början av a.yaml", "the beginning of a.yaml")
