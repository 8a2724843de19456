"""What the tags of a PDF tell: the paragraph of each piece, points of lists, and the cells of tables."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from checker.importer.pdf.structure import CellAt, Structure, structure_of


def tag(name: str, *kids: Any, **said: Any) -> dict[str, Any]:
    """An element of a tree, with what is said of it."""
    said_of_table = {"A": said} if said else {}
    return {"S": SimpleNamespace(name=name), "K": [*kids], **said_of_table}


def head(name: bytes, *kids: Any) -> dict[str, Any]:
    """The head of a column, which has a name."""
    return {**tag("TH", *kids), "ID": name}


def structure(*kids: Any) -> Structure:
    """The structure that some elements make."""
    root = {"K": tag("Document", *kids), "RoleMap": {"Standard": SimpleNamespace(name="P")}}
    return structure_of(SimpleNamespace(doc=SimpleNamespace(catalog={"StructTreeRoot": root})))


def places(found: Structure) -> dict[int, list[tuple[int, int, int]]]:
    """In which row and column each piece stands, and over how many columns its cell reaches, the outermost first."""
    return {
        piece: [(cell.row, cell.column, cell.span) for cell in found.cells[paragraph]]
        for (_, piece), paragraph in found.paragraphs.items()
    }


def test_paragraphs_are_numbered_as_they_are_read() -> None:
    found = structure(tag("P", 3, tag("Span", 1)), tag("Standard", 0)).paragraphs
    assert found[0, 3] == found[0, 1] < found[0, 0]


def test_cells_are_counted_past_those_that_reach_over_them() -> None:
    rows = (
        tag("TR", tag("TD", 0, RowSpan=2), tag("TD", 1, ColSpan=2)),
        tag("TR", tag("TD", 2), tag("TD", tag("P", 3), tag("P", 4))),
    )
    assert places(structure(tag("Table", tag("TBody", *rows)))) == {
        0: [(0, 0, 1)],
        1: [(0, 1, 2)],
        2: [(1, 1, 1)],
        3: [(1, 2, 1)],
        4: [(1, 2, 1)],
    }


def test_where_empty_cells_are_left_out_the_heads_tell_the_column() -> None:
    rows = (
        tag("TR", head(b"title", 0), head(b"2024", 1), head(b"2025", 2)),
        tag("TR", tag("TD", 3, Headers=[b"title"]), tag("TD", 4, Headers=[b"2025", b"no such head"])),
    )
    assert places(structure(tag("Table", *rows)))[4] == [(1, 2, 1)]


def test_a_table_in_a_cell_has_cells_of_its_own() -> None:
    inner = tag("Table", tag("TR", tag("TD", 1), tag("TD", 2)))
    found = structure(tag("Table", tag("TR", tag("TD", 0), tag("TD", inner, tag("P", 3)))))
    assert places(found)[2] == [(0, 1, 1), (0, 1, 1)]
    assert places(found)[3] == [(0, 1, 1)]
    assert found.cells[found.paragraphs[0, 2]] == (CellAt(1, 0, 1), CellAt(4, 0, 1))


def test_the_mark_of_a_point_belongs_to_its_first_paragraph() -> None:
    body = tag("LBody", tag("P", 1), tag("P", 2), tag("L", tag("LI", tag("Lbl", 3), tag("LBody", 4))))
    found = structure(tag("L", tag("LI", tag("Lbl", 0), body), tag("LI", tag("Lbl", 5), 6, tag("P", 7))))
    of = {piece: paragraph for (_, piece), paragraph in found.paragraphs.items()}
    assert of[0] == of[1] != of[2]
    assert of[3] == of[4]
    assert of[5] == of[6] != of[7]
    assert {of[0], of[3], of[5]} == found.points


def test_a_heading_with_its_number_is_no_point() -> None:
    found = structure(tag("L", tag("LI", tag("Lbl", 0), tag("LBody", tag("H1", 1)))))
    assert len({*found.paragraphs.values()}) == 1
    assert not found.points
