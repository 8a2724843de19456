"""A PDF file -> the lines that are printed on its pages; or the one reason why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from checker.importer.pdf.account import Account
from checker.importer.pdf.drawn import Drawn
from checker.importer.pdf.lines import PrintedLine
from checker.importer.pdf.page import page_lines
from checker.importer.pdf.structure import Structure, structure_of
from checker.named import NamedTuple
from checker.words import Text, figure, filled
from checker.yamlfile import Fault, FaultsFound, whole_file

if TYPE_CHECKING:
    from checker.importer.pdf.drawing import DrawnPage

MOST_PAGES: Final = 1_000
MOST_ON_PAGE: Final = 500_000
MOST_IN_FILE: Final = 10_000_000
"""Bytes of what draws a page, unpacked, and all pages: a page full of text has some 5,000 to 30,000."""
_DAMAGED: Final = Text(
    "Filen är skadad och går inte att läsa som PDF. Skapa PDF-filen på nytt och läs in igen.",
    "The file is damaged and cannot be read as a PDF. Make the PDF anew and import it again.",
)
_LOCKED: Final = Text(
    "PDF-filen är skyddad med lösenord. Spara den utan lösenord och läs in igen.",
    "The PDF is protected by a password. Save it without one and import it again.",
)
_LONG: Final = Text(
    "PDF-filen har fler än {most} sidor, och läses inte. Är det rätt fil? Spara annars de sidor som är "
    "överenskommelsen som en egen PDF-fil och läs in den.",
    "The PDF has more than {most} pages, and is not read. Is it the right file? If so, save the pages that are "
    "the agreement as a PDF of their own and import that.",
)
_FULL: Final = Text(
    "Sida {number} i PDF-filen ritas med mer text och fler streck än någon kan läsa, så filen läses inte. Läs in "
    "Word-filen i stället.",
    "Page {number} of the PDF is drawn with more text and lines than anyone can read, so the file is not read. Import "
    "the Word file instead.",
)
_LARGE: Final = Text(
    "PDF-filens sidor är tillsammans för stora för att läsas in. Är det rätt fil? Läs annars in Word-filen i stället.",
    "The pages of the PDF are together too large to be imported. Is it the right file? If so, import the Word file "
    "instead.",
)
_BUILT: Final = Text(
    "PDF-filen är byggd av fler och större delar (typsnitt, taggar, listor) än en överenskommelse behöver, så den "
    "läses inte. Läs in Word-filen i stället, eller skapa PDF-filen på nytt.",
    "The PDF is built of more and larger parts (fonts, tags, lists) than an agreement needs, so it is not read. Import "
    "the Word file instead, or make the PDF anew.",
)
_BROWSER: Final = "Skia/PDF"
"""How Chrome and Edge begin the name of what made a file that they print."""

Progress = Callable[[int, int], None]


class Printed(NamedTuple):
    """The lines of each page, whether there are pictures, what the file tells of its own structure, and whether it was
    printed by a browser, whose tags tell little of tables.
    """

    pages: list[list[PrintedLine]]
    pictures: bool
    structure: Structure
    by_browser: bool


def printed(data: bytes, file: str, drawn: Drawn, progress: Progress | None) -> Printed:
    """What is printed in the file; the tables that are `drawn` are noted as they come.

    Raises:
        FaultsFound: with the one reason why it cannot be read.
    """
    import logging

    # What pdfminer notes of odd files is for its authors. Whoever asks for it (`logging.basicConfig`) still has it.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    account = Account(len(data))
    pages: list[list[PrintedLine]] = []
    try:
        found = _read(data, account, pages, drawn, progress)
        said = found if isinstance(found, Text) else _refusal(account, pages) or (None if pages else _DAMAGED)
    except Exception as error:
        # What is wrong in a PDF comes out of pdfminer as almost any error: it promises none.
        said = _refusal(account, pages) or (_LOCKED if _needs_password(error) else _DAMAGED)
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)]) from error
    if isinstance(found, Text) or said is not None:
        assert said is not None
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)])
    return found


def _read(
    data: bytes, account: Account, pages: list[list[PrintedLine]], drawn: Drawn, progress: Progress | None
) -> Printed | Text:
    """What is printed, or why it is too much to be read; `pages` are filled as they are read."""
    from checker.importer.pdf.fonts import counted
    from checker.importer.pdf.opened import Opened

    pictures = False
    opened = Opened(data, account)
    held = opened.pages(MOST_PAGES + 1)
    if (much := _too_much(held)) is not None:
        return much
    structure = structure_of(opened)
    elements = structure.by_page()
    with counted(account):
        for number, page in enumerate(held, start=1):
            pages.append(page_lines(page, number, elements.get(page.page_obj.pageid, {}), drawn))
            pictures = pictures or bool(page.images)
            page.close()
            if progress is not None:
                progress(number, len(held))
    return Printed(pages, pictures, structure, opened.producer.startswith(_BROWSER))


def _too_much(pages: Sequence[DrawnPage]) -> Text | None:
    """Why the pages of a file are too many, or hold too much, to be read; None where they are not.

    What draws a page takes memory, and one small stream may draw all.
    """
    from pdfplumber.utils.pdfinternals import resolve

    if len(pages) > MOST_PAGES:
        return filled(_LONG, most=figure(MOST_PAGES))
    whole = 0
    for number, page in enumerate(pages, start=1):
        streams: list[Any] = [resolve(one) for one in page.page_obj.contents]
        size = sum(len(stream.get_data()) for stream in streams if hasattr(stream, "get_data"))
        if size > MOST_ON_PAGE:
            return filled(_FULL, number=str(number))
        whole += size
    return _LARGE if whole > MOST_IN_FILE else None


def _refusal(account: Account, read: Sequence[object]) -> Text | None:
    """Why the file asks for more than it may, if it does, after so many pages that were read."""
    if account.refused is None:
        return None
    return filled(_FULL, number=str(len(read) + 1)) if account.refused == "page" else _BUILT


def _needs_password(error: BaseException | None) -> bool:
    """Whether a fault, or what it came from, is that of a missing password."""
    while error is not None:
        if any("Password" in type(one).__name__ for one in (error, *error.args)):
            return True
        error = error.__cause__ or error.__context__
    return False
