"""A document's bytes -> its lines: what they are is told by the bytes themselves, and the name need not agree."""

from __future__ import annotations

import os
from functools import partial
from typing import Final, Literal, Protocol

from checker.importer.blocks import lines_from
from checker.importer.read_text import read_text
from checker.importer.text.lines import Line
from checker.importer.word.office_file import LOCKED
from checker.importer.wordings import Wordings
from checker.named import NamedTuple
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, whole_file

EXTENSIONS: Final = {".txt": "text", ".text": "text", ".docx": "word", ".docm": "word", ".pdf": "pdf"}
"""How the names of documents end, and what they should hold."""


Unit = Literal["page", "per cent", "line", "answer"]


class Progress(Protocol):
    """What is told how much of how much is done: pages of a PDF, a share of a Word file, lines that are
    understood, or answers from an earlier draft.
    """

    def __call__(self, done: int, count: int, unit: Unit = "page") -> None: ...


MOST_BYTES: Final = 100_000_000

_SORTS: Final = {
    "text": Text("text", "text"),
    "word": Text("en Word-fil", "a Word file"),
    "pdf": Text("en PDF-fil", "a PDF file"),
}
_ENDINGS: Final = {"text": ".txt", "word": ".docx", "pdf": ".pdf"}
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
"""How files of Office began before 2007, and begin where they are encrypted."""
_COMPOUNDS: Final = (
    ("EncryptedPackage", LOCKED),
    (
        "WordDocument",
        Text(
            "Filen är en äldre Word-fil (.doc). Öppna den i Word, spara den som .docx och läs in den filen.",
            "The file is an older Word file (.doc). Open it in Word, save it as .docx and import that file.",
        ),
    ),
    (
        "",
        Text(
            "Filen är en äldre Office-fil, men inget Word-dokument. Överenskommelsen ska vara en Word-fil (.docx), en "
            "PDF-fil eller text.",
            "The file is an older Office file, but no Word document. The agreement should be a Word file (.docx), a "
            "PDF file or text.",
        ),
    ),
)
_RICH_TEXT: Final = Text(
    "Filen är en RTF-fil. Öppna den i Word, spara den som .docx och läs in den filen.",
    "The file is an RTF file. Open it in Word, save it as .docx and import that file.",
)


_WEB_PAGE: Final = Text(
    "Filen är en webbsida (HTML). Öppna den i Word, spara den som .docx och läs in den filen.",
    "The file is a web page (HTML). Open it in Word, save it as .docx and import that file.",
)
_MAIL: Final = Text(
    "Filen är en sparad webbsida eller ett mejl. Överenskommelsen ska vara en Word-fil (.docx), en PDF-fil eller text.",
    "The file is a saved web page or a mail. The agreement should be a Word file (.docx), a PDF file or text.",
)
_XML: Final = Text(
    "Filen är skriven i XML. Öppna den i Word, spara den som .docx och läs in den filen.",
    "The file is written in XML. Open it in Word, save it as .docx and import that file.",
)
_PICTURE: Final = Text(
    "Filen är en bild, och text i en bild går inte att läsa. Ta Word-filen i stället, eller en PDF som är sparad ur "
    "Word.",
    "The file is a picture, and text in a picture cannot be read. Take the Word file instead, or a PDF saved from "
    "Word.",
)
_BEGINNINGS: Final = (
    (b"{\\rtf", _RICH_TEXT),
    (b"<!doctype html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
    (b"mime-version:", _MAIL),
    (b"<?xml", _XML),
    *((begin, _PICTURE) for begin in (b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\0", b"mm\0*")),
)
"""How files begin that are no documents, in small letters, and what they are."""


class Read(NamedTuple):
    """A document that was read: its text with a line for each of its lines, those with text, and warnings.

    `counted`: people can find a line by its number. In Word and PDF there are only pages.
    """

    text: str
    lines: tuple[Line, ...]
    warnings: tuple[Fault, ...]
    counted: bool


def read_document(data: bytes, file: str, wordings: Wordings, progress: Progress | None = None) -> Read:
    """The document in a file; the wordings tell which tables have years.

    Raises:
        FaultsFound: with the one reason why it cannot be read.
    """
    sort = _sort(data)
    said = _refusal(data) or _broken(file, sort, data)
    if said is not None:
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)])
    misnamed = [fault for fault in (_misnamed(file, sort),) if fault is not None]
    if sort == "text":
        text, lines, warnings = read_text(data, file)
        return Read(text, lines, (*misnamed, *warnings), True)
    if len(data) > MOST_BYTES:
        size = MOST_BYTES // 1_000_000
        sv, en = f"Filen är större än {size} MB. Är det rätt fil?", f"The file is larger than {size} MB. Is it right?"
        raise FaultsFound([Fault(whole_file(file), sv, en)])
    if sort == "word":
        from checker.importer.word.read_word import read_word

        told = partial(progress, count=100, unit="per cent") if progress else lambda _: None
        blocks, warnings = read_word(data, file, told)
    else:
        from checker.importer.pdf.read_pdf import read_pdf

        blocks, warnings = read_pdf(data, file, wordings, progress)
    lines = tuple(lines_from(blocks, wordings))
    return Read("\n".join(line.text for line in lines), lines, (*misnamed, *warnings), False)


def _refusal(data: bytes) -> Text | None:
    """Why a file is none that is read, where its first bytes tell so."""
    begin = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    for known, said in _BEGINNINGS:
        if begin.startswith(known):
            return said
    if data.startswith(_COMPOUND):
        # The names of the parts stand in it, in UTF-16.
        return next(said for name, said in _COMPOUNDS if name.encode("utf-16-le") in data)
    return None


def _broken(file: str, sort: str, data: bytes) -> Text | None:
    """Why a file is none that is read, where its name says Word or PDF and its bytes are neither that nor text."""
    named = EXTENSIONS.get(os.path.splitext(file)[1].lower(), "text")
    if named == "text" or sort != "text" or b"\0" not in data[:4096] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    said = _SORTS[named]
    again = _ENDINGS[named]
    return Text(
        f"Filen är skadad, eller inte {said.sv}. Hämta den på nytt, öppna den, spara den som {again} och läs in igen.",
        f"The file is damaged, or not {said.en}. Fetch it anew, open it, save it as {again} and import it again.",
    )


def _sort(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "word"
    # A mail server or a scanner may have put something before it.
    return "pdf" if b"%PDF-" in data[:1024] else "text"


def _misnamed(file: str, sort: str) -> Fault | None:
    ending = os.path.splitext(file)[1].lower()
    if EXTENSIONS.get(ending, sort) == sort:
        return None
    said = _SORTS[sort]
    sv = f"Filens namn slutar på {ending}, men den är {said.sv} och lästes så. Döp om den till {_ENDINGS[sort]}."
    en = f"The file's name ends with {ending}, but it is {said.en} and was read as such. Rename it {_ENDINGS[sort]}."
    return Fault(whole_file(file), sv, en)
