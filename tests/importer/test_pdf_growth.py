"""What no reader could use is refused before it is read: too many pages, and pages drawn with too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.importer.pdf import printed as reading
from checker.importer.pdf.drawn import Cells, Drawn, DrawnCell
from checker.importer.pdf.printed import MOST_ON_PAGE, MOST_PAGES
from checker.importer.pdf.read_pdf import read_pdf
from checker.importer.pdf.structure import CellAt, Structure
from checker.importer.wordings import all_wordings
from checker.yamlfile import FaultsFound
from tests.importer.pdf_files import LINE, of_pages


def refusals(data: bytes) -> list[str]:
    with pytest.raises(FaultsFound) as found:
        read_pdf(data, "avtal.pdf", all_wordings())
    return [said for fault in found.value.faults for said in (fault.sv, fault.en)]


def test_a_file_of_very_many_pages_is_refused() -> None:
    sv, en = refusals(of_pages([LINE], [0] * (MOST_PAGES + 1)))
    assert sv.startswith("PDF-filen har fler än 1\N{NO-BREAK SPACE}000 sidor, och läses inte.")
    assert en.startswith("The PDF has more than 1,000 pages, and is not read.")


def test_a_page_that_is_drawn_with_very_much_is_refused_by_its_number() -> None:
    """A small file can hold it: what draws the page is packed."""
    data = of_pages([LINE, LINE * (1 + MOST_ON_PAGE // len(LINE))], [0, 1, 0])
    assert len(data) < 10_000
    sv, en = refusals(data)
    assert sv.startswith("Sida 2 i PDF-filen ritas med mer text och fler streck än någon kan läsa")
    assert en.startswith("Page 2 of the PDF is drawn with more text and lines than anyone can read")


def test_pages_that_are_drawn_by_one_stream_count_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_IN_FILE", 3 * len(LINE))
    assert read_pdf(of_pages([LINE], [0] * 3), "avtal.pdf", all_wordings())[0]
    sv, en = refusals(of_pages([LINE], [0] * 4))
    assert sv.startswith("PDF-filens sidor är tillsammans för stora")
    assert en.startswith("The pages of the PDF are together too large")


class Page:
    """A page with so many lines each way, which must not be searched for tables."""

    def __init__(self, count: int) -> None:
        self.edges = [
            {"orientation": way, "top": 5.0 * place, "x0": 5.0 * place} for way in "hv" for place in range(count)
        ]

    def find_tables(self) -> list[object]:
        raise AssertionError


def test_squared_paper_is_not_searched_for_tables() -> None:
    assert Drawn().cells(Page(100)) == []
    with pytest.raises(AssertionError):
        Drawn().cells(Page(50))


def test_each_page_has_the_paragraphs_of_its_own_pieces() -> None:
    structure = Structure({(7, 0): 1, (9, 0): 2, (7, 1): 3}, frozenset(), {})
    assert structure.by_page() == {7: {0: 1, 1: 3}, 9: {0: 2}}


@given(
    st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=12),
    st.integers(-1, 10),
    st.integers(-1, 10),
)
def test_the_cells_around_a_point_are_found_as_if_all_were_looked_at(
    boxes: list[tuple[int, int, int, int]], x: int, y: int
) -> None:
    cells = [
        DrawnCell(CellAt(number % 3, number, 0), min(a, b), min(c, d), max(a, b), max(c, d))
        for number, (a, b, c, d) in enumerate(boxes)
    ]
    held = {cell.place.table: cell.place for cell in cells if cell.holds(x, y)}
    assert Cells(cells).around(x, y) == tuple(held.values())
