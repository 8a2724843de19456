"""The parts of reading a PDF by themselves: drawn cells, text in columns, written cells, tables, order of lines."""

from __future__ import annotations

from typing import Final

import pytest

from checker.importer.blocks import Cell
from checker.importer.pdf.cells import celled_table, joined, rows_of
from checker.importer.pdf.drawn import Cells, Drawn
from checker.importer.pdf.lines import PrintedLine
from checker.importer.pdf.order import as_drawn, as_tagged
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.structure import CellAt, Structure
from checker.importer.pdf.text_columns import in_columns
from checker.importer.pdf.written import as_written
from tests.importer.pdf_lines import column, page, said, words

Box = tuple[float, float, float, float]


class Drawing:
    """A page of pdfplumber's with tables of these boxes."""

    edges = ()

    def __init__(self, *tables: list[Box | None]) -> None:
        self.tables = tables

    def find_tables(self) -> list[Drawing]:
        return [Drawing.of(boxes) for boxes in self.tables]

    @classmethod
    def of(cls, boxes: list[Box | None]) -> Drawing:
        made = cls()
        made.cells = boxes
        return made

    cells: list[Box | None]


GRID: list[Box | None] = [(0, 0, 50, 20), (50, 0, 100, 20), None, (0, 20, 100, 40)]


def test_boxes_are_cells_by_row_and_column_with_how_many_columns_they_reach_over() -> None:
    found = Drawn().cells(Drawing(GRID))
    assert [(cell.place.row, cell.place.column, cell.place.span) for cell in sorted(found)] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 0, 2),
    ]
    assert found[0].place.span == 2  # the widest first


def test_a_frame_is_no_table_and_tables_are_numbered_on_from_page_to_page() -> None:
    drawn = Drawn()
    assert drawn.cells(Drawing([(0, 0, 100, 100)])) == []
    numbers = [drawn.cells(Drawing(GRID))[0].place.table for _ in range(2)]
    assert numbers == [1, 2]


def test_a_table_goes_on_where_the_next_has_edges_at_the_same_places() -> None:
    drawn = Drawn()
    moved: list[Box | None] = [box and (box[0] + 2, box[1], box[2] + 2, box[3]) for box in GRID]
    near: list[Box | None] = [box and (box[0] + 1, box[1], box[2] + 1, box[3]) for box in GRID]
    for boxes in (GRID, near, moved):
        drawn.cells(Drawing(boxes))
    assert drawn.goes_on(1, 2)
    assert not drawn.goes_on(1, 3)


def test_tables_without_lines_go_on_where_every_column_overlaps() -> None:
    drawn = Drawn()
    one, same, apart, fewer = map(
        drawn.written, ([(0, 40), (60, 90)], [(5, 30), (70, 99)], [(0, 40), (91, 99)], [(0, 40)])
    )
    assert drawn.goes_on(one, same)
    assert not drawn.goes_on(one, apart)
    assert not drawn.goes_on(one, fewer)


def test_a_point_lies_in_the_cell_around_it_and_in_the_one_inside() -> None:
    inner: list[Box | None] = [(5, 22, 30, 30), (30, 22, 60, 30)]
    cells = Cells(Drawn().cells(Drawing(GRID, inner)))
    assert [place.table for place in cells.around(10, 25)] == [1, 2]
    assert [(place.table, place.column) for place in cells.around(60, 10)] == [(1, 1)]
    assert cells.around(200, 10) == ()


LEFT: Final = "ett två,tre fyra,fem sex,sju åtta"
RIGHT: Final = "nio tio,elva tolv,tretton,fjorton"


def test_columns_that_are_written_one_after_another_are_read_so() -> None:
    lines = in_columns(page(*column(LEFT, 50), *column(RIGHT, 200)))
    assert said(lines) == [*LEFT.split(","), *RIGHT.split(",")]
    left, right = lines[0].right, lines[-1].right
    assert 50 < left < 200 < right


def test_a_table_is_written_row_by_row_and_stays_in_its_rows() -> None:
    by_row = [one for pair in zip(column(LEFT, 50), column(RIGHT, 200), strict=True) for one in pair]
    assert said(in_columns(page(*by_row)))[0] == "ett två nio tio"


@pytest.mark.parametrize("right", ["nio tio", "n,e,t,f"], ids=["one line", "far narrower"])
def test_what_is_short_or_narrow_beside_a_text_is_no_column(right: str) -> None:
    assert said(in_columns(page(*column(LEFT, 50), *column(right, 200))))[0].startswith("ett två n")


def test_what_stands_above_and_below_columns_stays_there() -> None:
    head, foot = ("Rubrik", 50.0, 0.0), ("Slut", 50.0, 100.0)
    lines = in_columns(page(head, *column(LEFT, 50, 20), *column(RIGHT, 200, 20), foot))
    assert (said(lines)[0], said(lines)[-1]) == ("Rubrik", "Slut")


def cells_by_order(*texts: tuple[str, float, float]) -> list[tuple[str, int, int]]:
    """The words that are in a cell, with its row and column."""
    lines = as_written(page(*texts), Drawn(), 1.2)
    return [(word.text, word.cells[0].row, word.cells[0].column) for line in lines for word in line.words if word.cells]


def test_cells_with_titles_that_stand_lower_are_known_by_the_order_of_the_file() -> None:
    rows = [("Titel", 50.0, 6.0), *column("ett,två", 200), ("Annan", 50.0, 46.0), *column("tre,fyra", 200, 40)]
    assert sorted(cells_by_order(*rows), key=lambda cell: cell[1:]) == [
        ("Titel", 0, 0),
        ("ett", 0, 1),
        ("två", 0, 1),
        ("Annan", 1, 0),
        ("tre", 1, 1),
        ("fyra", 1, 1),
    ]


def test_rows_that_can_be_read_from_left_to_right_are_left_to_that() -> None:
    rows = [("Titel", 50.0, 0.0), *column("ett,två", 200), ("Annan", 50.0, 40.0), *column("tre,fyra", 200, 40)]
    assert cells_by_order(*rows) == []


def test_one_row_alone_is_no_table() -> None:
    assert cells_by_order(("Titel", 50.0, 6.0), *column("ett,två", 200)) == []


def in_cell(text: str, top: float, row: int, at: int, table: int = 1, span: int = 1) -> PrintedLine:
    """A line in a cell of a table."""
    return PrintedLine(1, words(text, 50 + 150 * at, top), cells=(CellAt(table, row, at, span),))


def cells_of(lines: list[PrintedLine]) -> list[list[str]]:
    """The texts of the table that lines make, by row and column."""
    table = celled_table(lines, Prose(lines, ()))
    return [[" ".join(getattr(block, "text", "") for block in cell.blocks) for cell in row] for row in table.rows]


LINES: Final = (in_cell("b", 0, 0, 1), in_cell("c", 20, 1, 0), in_cell("d", 20, 1, 2))


def test_rows_are_in_their_order_and_columns_that_hold_nothing_are_empty() -> None:
    assert [*rows_of([*reversed(LINES)])] == [0, 1]
    assert cells_of([*LINES]) == [["", "b", ""], ["c", "", "d"]]


def test_a_cell_keeps_over_how_many_columns_it_reaches() -> None:
    table = celled_table([in_cell("a", 0, 0, 0, span=2), *LINES[1:]], Prose([*LINES], ()))
    first: Cell = table.rows[0][0]
    assert first.span == 2


def test_a_head_that_is_printed_again_on_the_next_page_is_left_out() -> None:
    long = "Ett huvud som är långt"
    above = [in_cell(long, 0, 0, 0), in_cell("År", 0, 0, 1), in_cell("Ett.", 20, 1, 0), in_cell("12", 20, 1, 1)]
    head = [in_cell(long, 0, 0, 0, 2), in_cell("År", 0, 0, 1, 2)]
    below = [*head, in_cell("Två.", 20, 1, 0, 2), in_cell("13", 20, 1, 1, 2)]
    whole = joined(above, below, Prose([*above, *below], ()))
    assert cells_of(whole) == [[long, "År"], ["Ett.", "12"], ["Två.", "13"]]
    assert {line.cells[0].table for line in whole} == {1}


def test_lines_of_drawn_cells_come_cell_by_cell_where_their_table_begins() -> None:
    lines = page(("före", 50, 0), ("a b", 50, 20), ("c", 200, 20), ("a2", 50, 32), ("c2", 200, 32), ("efter", 50, 60))
    cells = {"a": 0, "b": 0, "a2": 0, "c": 1, "c2": 1}
    placed = [
        line._replace(
            words=tuple(
                word._replace(cells=(CellAt(1, 0, cells[word.text], 1),)) if word.text in cells else word
                for word in line.words
            )
        )
        for line in lines
    ]
    found = as_drawn(placed)
    assert said(found) == ["före", "a b", "a2", "c", "c2", "efter"]
    assert [line.cells[0].column if line.cells else None for line in found] == [None, 0, 0, 1, 1, None]


def test_a_word_that_runs_over_the_edge_of_its_cell_is_in_it_too() -> None:
    (line,) = page(("ut över nästa", 50, 0))
    first, over, other = line.words
    cells = [CellAt(1, 0, at, 1) for at in range(2)]
    held = (first._replace(cells=(cells[0],)), over, other._replace(cells=(cells[1],)))
    found = as_drawn([line._replace(words=held)])
    assert [(one.text, one.cells) for one in found] == [("ut över", (cells[0],)), ("nästa", (cells[1],))]


def test_tagged_lines_come_by_paragraph_and_what_has_no_tag_after_what_is_printed_before_it() -> None:
    lines = page(("två", 50, 0), ("lös", 50, 12), ("ett", 50, 24))
    tags = {"två": 2, "ett": 1, "lös": None}
    tagged = [
        line._replace(words=tuple(word._replace(element=tags[word.text]) for word in line.words)) for line in lines
    ]
    cell = CellAt(1, 0, 0, 1)
    found = as_tagged(tagged, Structure({(1, 0): 1, (1, 1): 2}, frozenset(), {2: (cell,)}))
    assert said(found) == ["ett", "två", "lös"]
    assert [line.cells for line in found] == [(), (cell,), ()]
