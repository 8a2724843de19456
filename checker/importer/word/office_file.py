"""An Office file is a zip archive: what is looked at before any library opens one."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from checker.archive import unreasonable
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, whole_file

WORD: Final = "word/document.xml"

_DAMAGED: Final = Text(
    "Filen är skadad och går inte att öppna. Öppna den i Word, spara den på nytt och läs in igen.",
    "The file is damaged and cannot be opened. Open it in Word, save it anew and import it again.",
)
_HOSTILE: Final = Text(
    "Filen packar upp sig till orimligt mycket, och öppnas inte. Är det rätt fil?",
    "The file unpacks to an unreasonable size, and is not opened. Is it the right file?",
)
LOCKED: Final = Text(
    "Filen är skyddad med lösenord. Spara den utan lösenord och läs in igen.",
    "The file is protected by a password. Save it without one and import it again.",
)
_OTHERS: Final = (
    ("xl/workbook.xml", Text("Filen är en Excelfil.", "The file is an Excel file.")),
    ("ppt/presentation.xml", Text("Filen är en PowerPoint-fil.", "The file is a PowerPoint file.")),
    (
        "Index/Document.iwa",
        Text(
            "Filen är ett Pages-dokument: exportera det som Word.", "The file is a Pages document: export it as Word."
        ),
    ),
)
_OPEN_DOCUMENT: Final = Text(
    "Filen är i OpenDocument-format. Spara den som .docx och läs in den filen.",
    "The file is in OpenDocument format. Save it as .docx and import that file.",
)
_WANTED: Final = Text(
    " Överenskommelsen ska vara en Word-fil (.docx), en PDF-fil eller text.",
    " The agreement should be a Word file (.docx), a PDF file or text.",
)


def word_parts(data: bytes, file: str) -> dict[str, bytes]:
    """The parts of a Word file, by their names in the archive.

    Raises:
        FaultsFound: with the one reason why it is none, or is not opened.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            said = _refusal(entries)
            if said is None:
                return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError):
        said = _DAMAGED
    except Exception as error:  # what a damaged stream makes the decompressors raise
        if not isinstance(error, RuntimeError) and type(error).__module__ not in ("zlib", "lzma"):
            raise
        said = _DAMAGED
    raise FaultsFound([Fault(whole_file(file), said.sv, said.en)])


def damaged(file: str) -> FaultsFound:
    """The fault of a file whose parts are not what they should be."""
    return FaultsFound([Fault(whole_file(file), _DAMAGED.sv, _DAMAGED.en)])


def _refusal(entries: list[zipfile.ZipInfo]) -> Text | None:
    if unreasonable(entries):
        return _HOSTILE
    if any(entry.flag_bits & 1 for entry in entries):
        return LOCKED
    names = {entry.filename for entry in entries}
    if WORD in names:
        return None
    if "content.xml" in names:
        return _OPEN_DOCUMENT
    for name, said in _OTHERS:
        if name in names:
            return Text(said.sv + _WANTED.sv, said.en + _WANTED.en)
    return Text("Filen är ett zip-arkiv." + _WANTED.sv, "The file is a zip archive." + _WANTED.en)
