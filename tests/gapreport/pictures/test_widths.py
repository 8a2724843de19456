"""How wide text is, and how it is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.characters import SHOWN_INSTEAD
from checker.gapreport.pictures.widths import ELLIPSIS, broken, plain, width_of
from tests.gapreport.pictures.agreements import HOSTILE

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
SIZES = st.sampled_from([11.0, 12.0, 17.0])


@pytest.mark.parametrize(
    ("text", "bold", "thousandths"),
    # As a browser measures Liberation Sans, whose metrics are Arial's, without kerning.
    [
        ("Kommunstyrelsen", False, 8003),
        ("Kommunstyrelsen", True, 8725),
        ("åäö ÅÄÖ", False, 4058),
        ("5–6 §", True, 2502),
    ],
)
def test_known_widths(text: str, bold: bool, thousandths: int) -> None:
    assert abs(width_of(text, 1000, bold=bold) - thousandths) < 2


@given(ANY | st.sampled_from(HOSTILE), st.integers(30, 400), SIZES, st.booleans(), st.integers(0, 4))
def test_lines_fit(text: str, width: int, size: float, bold: bool, most: int) -> None:
    lines = broken(text, width, size, bold=bold, most=most)
    assert all(line == plain(line) != "" for line in lines)
    assert all(width_of(line, size, bold=bold) <= width for line in lines)
    assert not most or len(lines) <= most


@given(ANY, st.integers(30, 400), SIZES)
def test_no_letter_is_lost_or_added_but_hyphens(text: str, width: int, size: float) -> None:
    lines = broken(text, width, size)
    spaces = " -\N{NO-BREAK SPACE}"
    assert [one for one in "".join(lines) if one not in spaces] == [one for one in plain(text) if one not in spaces]


@given(ANY, st.integers(60, 400), SIZES, st.integers(1, 4))
def test_an_ellipsis_says_that_something_is_left_out(text: str, width: int, size: float, most: int) -> None:
    whole, short = broken(text, width, size), broken(text, width, size, most=most)
    if len(whole) <= most:
        assert short == whole
    else:
        assert len(short) == most
        assert short[-1].endswith(ELLIPSIS)
        assert short[:-1] == whole[: most - 1]


def test_words_are_kept_whole_where_they_fit() -> None:
    assert broken("ett två tre", width_of("ett två", 12), 12) == ("ett två", "tre")


def test_a_hard_space_binds_where_there_is_room() -> None:
    bound = "ett två\N{NO-BREAK SPACE}tre"
    assert broken(bound, width_of("två\N{NO-BREAK SPACE}tre", 12), 12) == ("ett", "två\N{NO-BREAK SPACE}tre")
    assert broken(bound, width_of("två", 12), 12) == ("ett", "två", "tre")


@pytest.mark.parametrize("text", ["\ufeffa", "\ta\r\n", "a\u200b", "\u2028a"])
def test_what_cannot_be_seen_is_left_out(text: str) -> None:
    assert plain(text) == "a"


@pytest.mark.parametrize("text", ["\u202ea", "\x00a", "\ufffea", "\ud800a"])
def test_what_is_no_text_or_turns_the_reading_direction_is_shown_to_have_been_there(text: str) -> None:
    assert plain(text) == f"{SHOWN_INSTEAD}a"
