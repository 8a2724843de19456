"""The columns of tables in the Word document: as wide as their words and the page let them be."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from hypothesis import given
from hypothesis import strategies as st

from checker.gapreport import as_word
from checker.gapreport.pictures.widths import broken, width_of
from checker.gapreport.word_tables import Needs, fitted
from tests.gapreport.reports import real_report, report_on
from tests.gapreport.test_word_pictures import pages, room

LENGTHS = st.floats(1, 2000)
COLUMNS = st.builds(
    Needs,
    st.floats(1, 150),
    st.lists(st.lists(LENGTHS, min_size=1, max_size=4).map(tuple), max_size=12).map(tuple),
    st.floats(0, 20),
)


@given(st.lists(COLUMNS, min_size=1, max_size=8), st.floats(100, 1000))
def test_columns_fill_the_page_at_most_and_hold_their_words_where_these_have_room(
    needs: list[Needs], room: float
) -> None:
    widths = fitted(needs, room)
    assert sum(widths) <= room * 1.0001
    if sum(one.least + one.edges for one in needs) <= 0.95 * room:
        assert all(width >= one.least + one.edges - 0.001 for width, one in zip(widths, needs, strict=True))


def test_dates_stay_whole_and_long_titles_get_what_is_left() -> None:
    dates = Needs(60, ((60.0,), (10.0,)), 10)
    titles = Needs(80, ((300.0,), (900.0,)), 10)
    assert fitted([dates, titles], 500) == pytest.approx([70, 430])


def test_where_words_have_no_room_only_the_longest_are_broken() -> None:
    needs = [Needs(one, ((one,),), 10) for one in (40, 300, 90, 200)]
    assert fitted(needs, 400) == pytest.approx([50, 125, 100, 125])


def test_a_table_with_little_to_say_is_not_drawn_across_the_page() -> None:
    assert sum(fitted([Needs(60, ((60.0,),), 10), Needs(30, ((30.0,),), 10)], 600)) < 300


def test_paragraphs_of_a_cell_are_not_taken_for_one_that_could_be_broken() -> None:
    several = Needs(20, ((90.0, 85.0, 95.0),), 0)
    one = Needs(20, ((270.0,),), 0)
    assert several.width(3) == 95
    assert one.width(3) < 100


def tables(document: Any) -> list[tuple[Any, Any]]:
    """The tables of a document, with the sections that they are in."""
    return [(block, section) for block, section in pages(document) if block.tag == qn("w:tbl")]


def widths(table: Any) -> list[float]:
    """The widths of a table's columns, in pixels."""
    return [int(column.get(qn("w:w"))) / 15 for column in table.iter(qn("w:gridCol"))]


def template(folder: Path, *, across: bool, size: float) -> None:
    """A municipality's template, with letters of a size."""
    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if across else (Cm(21), Cm(29.7))
    document.styles.add_style("Table text", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(size)
    for text in ("{%p for part in report.parts %}", "{{p part.content }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(str(folder / as_word.TEMPLATE))


def test_every_table_of_the_report_keeps_to_its_page_its_dates_whole_and_its_headings_low() -> None:
    made: Any = Document(BytesIO(as_word.written(real_report())))
    found = tables(made)
    assert {section.page_width > section.page_height for _, section in found} == {True, False}
    for table, section in found:
        assert sum(widths(table)) <= room(section)[0] + 1
        whole = int(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w"))) / 5000
        assert whole == pytest.approx(sum(widths(table)) / room(section)[0], abs=0.001)
        for cell, width in zip(next(table.iter(qn("w:tr"))).iter(qn("w:tc")), widths(table), strict=True):
            name = "".join(one.text or "" for one in cell.iter(qn("w:t")))
            assert len(broken(name, width - 11 + 0.2, 12 * 0.93, bold=True)) <= 3
        for row in table.iter(qn("w:tr")):
            shares = [int(one.get(qn("w:w"))) for one in row.iter(qn("w:tcW"))]
            assert sum(shares) == 5000
            for cell, width in zip(row.iter(qn("w:tc")), widths(table), strict=True):
                words = "".join(one.text or "" for one in cell.iter(qn("w:t"))).split()
                dates = [one for one in words if one[:2] == "20" and one.count("-") == 2]
                assert all(width_of(one, 12 * 0.93) < width for one in dates)


def test_a_template_of_ones_own_gives_the_columns_the_width_and_the_letters_that_it_has(tmp_path: Path) -> None:
    seen = {}
    for across, size in ((True, 9), (False, 9), (False, 14)):
        template(tmp_path, across=across, size=size)
        made: Any = Document(BytesIO(as_word.written(report_on({}), [str(tmp_path)])))
        (goals,) = [
            table for table, _ in tables(made) if "Täckning" in "".join(one.text or "" for one in table.iter(qn("w:t")))
        ]
        seen[across, size] = widths(goals)
    assert sum(seen[True, 9]) > 1.3 * sum(seen[False, 9])
    assert seen[False, 14] != seen[False, 9]
