"""Where the pages of a sheet end, and what its columns are as wide as."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.workbook.measures import ROOM, page_ends, widths

ROWS = st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=60)


@given(ROWS)
def test_pages_hold_what_they_have_room_for_and_none_ends_with_a_heading(rows: list[tuple[int, bool]]) -> None:
    begins = page_ends([height for height, _ in rows], [heading for _, heading in rows], 50)
    pages = [rows[first:last] for first, last in pairwise([0, *begins, len(rows)])]
    assert [row for page in pages for row in page] == rows
    for page, then in pairwise(pages):
        assert sum(height for height, _ in page) <= 50
        assert not page[-1][1] or all(heading for _, heading in page)
        last = next((place for place, (_, heading) in enumerate(then) if not heading), len(then) - 1)
        kept = [*page, *then[: last + 1]]
        assert sum(height for height, _ in kept) > 50 or all(heading for _, heading in then), "there was room for more"


def test_a_column_has_room_for_its_longest_word_and_its_filter() -> None:
    words = [["x", "Miljö- och samhällsbyggnadsnämnden (MSN)"], ["x", "kort"]]
    narrow, wide = widths(["Allvarlighetsgrad", "Rubrik"], words)
    assert (narrow, wide) == (19, 25)


def test_a_column_that_seldom_says_anything_has_room_for_what_it_says() -> None:
    rows = [["ord " * 30, ""]] * 19 + [["ord", "måste rättas om det visar sig vara så"]]
    assert widths(["a", "b"], rows)[1] > 30


def test_columns_share_the_room_by_what_they_say() -> None:
    short, long = widths(["a", "b"], [["ord " * 3, "ord " * 200]] * 5)
    assert short < long <= 50
    assert sum(widths([*"abcd"], [["ord " * 60] * 4])) <= ROOM
    assert sum(widths([*"abcdefgh"], [["ord " * 60] * 8])) <= 1.2 * ROOM
