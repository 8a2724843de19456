"""Rows of a PDF's table without drawn lines: by titles, by the order of the file, over the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest

from checker.importer.pdf.columns import second_column, year_head
from checker.importer.pdf.lines import PrintedLine, Word, without_margins
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.rows import Celled, Rows
from checker.importer.pdf.runs import with_runs
from checker.importer.wordings import all_wordings
from tests.importer.pdf_lines import page

SIZE: Final = 10.0
LETTER: Final = 5.0
TITLES: Final = 50.0
BESIDE: Final = 200.0

Cells = tuple[str, str]
"""What stands in a row: lines of its title, and what stands beside the first of them, a line for each."""


def printed(rows: Sequence[Cells], per_page: int = 100) -> list[PrintedLine]:
    """The lines of a table whose rows are no further from each other than their lines, in the order of its cells."""
    lines: list[PrintedLine] = []
    letters = 0
    for title, beside in rows:
        words: dict[int, list[Word]] = {}
        for text, x0 in ((title, TITLES), (beside, BESIDE)):
            for down, said in enumerate(text.split("/")):
                number, begin = len(lines) + down, x0
                for word in said.split():
                    end, top = begin + LETTER * len(word), 12.0 * (number % per_page)
                    place = (begin, end, top, top + SIZE, SIZE)
                    words.setdefault(number, []).append(
                        Word(word, *place, bold=False, space=LETTER / 2, at=letters, end=letters + len(word))
                    )
                    letters, begin = letters + len(word), end + LETTER / 2
                if said:
                    words[number][-1] = words[number][-1]._replace(space=0.0)
        lines += [PrintedLine(1 + number // per_page, tuple(words[number])) for number in sorted(words)]
    return with_runs(lines)


SHOWN: Final[list[Cells]] = [("Andel som är/nöjda med det", "12")] * 6
"""So many titles that go on that the order of the file is seen to tell."""


def titles(rows: Sequence[Cells], per_page: int = 100, text_right: float | None = None) -> list[str]:
    """The titles of the rows that are read."""
    lines = printed(rows, per_page)
    body: list[Celled] = [
        (line, [[w for w in line.words if w.x0 < BESIDE], [w for w in line.words if w.x0 >= BESIDE]]) for line in lines
    ]
    table = Rows(body, Prose(lines, ()), text_right)
    return [" ".join(word.text for at in row for word in body[at][1][0]) for row in table.rows()]


def wanted(rows: Sequence[Cells]) -> list[str]:
    """Their titles as they were made."""
    return [title.replace("/", " ") for title, _ in rows]


@pytest.mark.parametrize(
    "rows",
    [
        # A row without values, after one with; a title that fills its column, and one that begins with a small letter.
        [("Nöjda med/vården i kommunen", "12"), ("Nöjda med skolan", ""), ("Trygga", "14")],
        [("Andel som är nöjda", "12"), ("Sammanhållningsprocess", "14")],
        [("Andel nöjda med vård", "12"), ("antal som är trygga", "14")],
    ],
)
def test_the_order_of_the_file_tells_which_lines_are_one_title(rows: list[Cells]) -> None:
    assert titles([*SHOWN, *rows]) == wanted([*SHOWN, *rows])


@pytest.mark.parametrize("per_page", range(13, 18))
def test_a_row_that_the_end_of_a_page_parts_is_one_and_the_next_is_another(per_page: int) -> None:
    rows = [*SHOWN, ("Andel invånare som/är trygga när det/gäller brott", "12"), ("Nöjda", ""), ("Klotter", "14")]
    assert titles(rows, per_page) == wanted(rows)


def test_a_text_longer_than_its_title_stands_with_it() -> None:
    rows = [*SHOWN, ("Krishantering", "Kommunen leder/arbetet med/kriser."), ("Fokus", "Kunder är nöjda.")]
    assert titles(rows, text_right=300.0) == wanted(rows)


def test_the_head_of_years_may_be_parted_by_the_end_of_a_page() -> None:
    lines = printed([("Titel/", "Utfall/2025"), ("Nöjda", "12")], per_page=1)
    head = year_head(lines, 0, all_wordings())
    assert head is not None
    assert [column.head for column in head.columns] == ["Titel", "Utfall 2025"]
    assert head.length == 2


def test_a_table_may_begin_with_the_last_line_of_a_page() -> None:
    lines = printed([("Krishantering", "Kommunen leder/arbetet med/kriser.")], per_page=1)
    assert second_column(lines, 0) == BESIDE


@pytest.mark.parametrize(("below", "kept"), [(1, True), (3, False)])
def test_a_figure_at_the_end_of_a_page_is_its_number_if_it_stands_apart(below: int, kept: bool) -> None:
    lines = printed([("Effektivitetsindex i/kommunal grundskola F-", "12"), ("Nöjda", "14")])
    top = lines[-1].words[0].top + 12.0 * below
    figure = PrintedLine(1, (Word("9", TITLES, TITLES + LETTER, top, top + SIZE, SIZE, bold=False),))
    assert (figure in without_margins([[*lines, figure]], all_wordings())) is kept


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("Titel/Utfall 2024/Utfall 2025", True),
        ("Nyckeltal/2024/Målvärde 2026", True),
        ("Nyköpings kommun/Överenskommelse 2026", False),
        ("2026", False),
    ],
)
def test_the_head_of_a_table_on_every_page_is_no_margin(above: str, kept: bool) -> None:
    head = [(text, 50 + 150.0 * column, 0.0) for column, text in enumerate(above.split("/"))]
    pages = [page(*head, (f"Sjukfrånvaro {name}", 50, 12)) for name in "abc"]
    left = [line.text for line in without_margins(pages, all_wordings())]
    assert left.count(above.replace("/", " ")) == (3 if kept else 0)
    assert len(left) == (6 if kept else 3)
