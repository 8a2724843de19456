"""What no reader could use is refused before it is read: too many pages, and pages drawn with too much."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

import pytest

from checker.importer.pdf import read_pdf as reading
from checker.importer.pdf.drawn import Drawn
from checker.importer.pdf.read_pdf import MOST_ON_PAGE, MOST_PAGES, read_pdf
from checker.importer.pdf.structure import Structure
from checker.importer.wordings import all_wordings
from checker.yamlfile import FaultsFound

LINE: Final = b"BT /F 12 Tf 50 700 Td (Om trafiken) Tj ET\n"


def pdf(drawings: Sequence[bytes], pages: Sequence[int]) -> bytes:
    """A PDF whose pages are each drawn by one of some streams."""
    first = 4 + len(drawings)
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(len(pages)))
    packed = [zlib.compress(drawing) for drawing in drawings]
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> >>"
        % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *(b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(one), one) for one in packed),
        *(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (4 + drawing) for drawing in pages),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj %s endobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, b"".join(places))
    return data + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(data))


def refusals(data: bytes) -> list[str]:
    with pytest.raises(FaultsFound) as found:
        read_pdf(data, "avtal.pdf", all_wordings())
    return [said for fault in found.value.faults for said in (fault.sv, fault.en)]


def test_a_file_of_very_many_pages_is_refused() -> None:
    sv, en = refusals(pdf([LINE], [0] * (MOST_PAGES + 1)))
    assert sv.startswith("PDF-filen har fler än 1\N{NO-BREAK SPACE}000 sidor, och läses inte.")
    assert en.startswith("The PDF has more than 1,000 pages, and is not read.")


def test_a_page_that_is_drawn_with_very_much_is_refused_by_its_number() -> None:
    """A small file can hold it: what draws the page is packed."""
    data = pdf([LINE, LINE * (1 + MOST_ON_PAGE // len(LINE))], [0, 1, 0])
    assert len(data) < 10_000
    sv, en = refusals(data)
    assert sv.startswith("Sida 2 i PDF-filen ritas med mer text och fler streck än någon kan läsa")
    assert en.startswith("Page 2 of the PDF is drawn with more text and lines than anyone can read")


def test_pages_that_are_drawn_by_one_stream_count_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_IN_FILE", 3 * len(LINE))
    assert read_pdf(pdf([LINE], [0] * 3), "avtal.pdf", all_wordings())[0]
    sv, en = refusals(pdf([LINE], [0] * 4))
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
