"""PDF files of our own, object by object."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Final

LINE: Final = b"BT /F 12 Tf 50 700 Td (Om trafiken) Tj ET\n"
HELVETICA: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FORM: Final = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
PICTURE: Final = b"/Type /XObject /Subtype /Image /Width 1 /Height 1"
_FREE: Final = 20
"""The first number of an object that is not used here."""


def of_objects(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first of which is its root."""
    data, places = b"%PDF-1.4\n", {}
    for number, held in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj %s endobj\n" % (number, held)
    size = max(objects) + 1
    rows = (
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(size)
    )
    table = b"xref\n0 %d\n%strailer << /Size %d /Root 1 0 R %s >>\n" % (size, b"".join(rows), size, trailer)
    return data + table + b"startxref\n%d\n%%%%EOF" % len(data)


def stream(data: bytes, said: bytes = b"/Filter /FlateDecode", *, packed: bool = True) -> bytes:
    """A stream, with what is said of it; packed where that says so."""
    held = zlib.compress(data) if packed else data
    said = said if b"/Filter" in said or not packed else b"/Filter /FlateDecode " + said
    return b"<< /Length %d %s >> stream\n%s\nendstream" % (len(held), said, held)


def of_pages(drawings: Sequence[bytes], pages: Sequence[int]) -> bytes:
    """A file whose pages are each drawn by one of some streams."""
    first = _FREE + len(drawings)
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(len(pages)))
    return of_objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> >>"
            % (kids, len(pages)),
            3: HELVETICA,
            **{_FREE + number: stream(drawing) for number, drawing in enumerate(drawings)},
            **{
                first + number: b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (_FREE + drawing)
                for number, drawing in enumerate(pages)
            },
        }
    )


def of_page(
    drawing: bytes = LINE,
    more: Mapping[int, bytes] | None = None,
    *,
    font: bytes = HELVETICA,
    resources: bytes = b"",
    page: bytes = b"",
    catalog: bytes = b"",
    contents: bytes | None = None,
) -> bytes:
    """A file of one page, with more objects, and what more is said of its parts."""
    fonts = b"/Font << /F 4 0 R >> " + resources
    return of_objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << %s >> %s >>" % (fonts, page),
            4: font,
            5: stream(drawing) if contents is None else contents,
            **(more or {}),
        }
    )


def each_twice(count: int) -> dict[int, bytes]:
    """Lists from number 20 on, each of which holds the next one twice, so that it means 2 to that power of values."""
    lists = {_FREE + at: b"[%d 0 R %d 0 R]" % (_FREE + at + 1, _FREE + at + 1) for at in range(count)}
    return {**lists, _FREE + count: b"1"}


def forms(count: int) -> dict[int, bytes]:
    """Forms from number 20 on, each of which draws the next one twice."""
    drawn = {
        _FREE + at: stream(b"/X Do /X Do", FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % (_FREE + at + 1))
        for at in range(count)
    }
    return {**drawn, _FREE + count: stream(b" ", FORM)}
