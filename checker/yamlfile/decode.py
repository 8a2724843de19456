"""The bytes of a file -> its text, or why they are no text."""

from __future__ import annotations

import re
from itertools import islice

from checker.yamlfile.places import Fault, FaultsFound, Source, whole_file

MOST_BYTES = 20_000_000
MOST_LISTED = 20

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OFFICE = ((b"PK\x03\x04", "Word- eller Excel", "Word or Excel"), (b"%PDF", "PDF-", "PDF"))
_SWEDISH = "åäöÅÄÖé"


def decode(data: bytes, file: str) -> tuple[str, bytes, tuple[Fault, ...]]:
    """The text of `data` without byte order mark, the same in UTF-8, maybe with one, and warnings on how it was read.

    UTF-8 is taken strictly, UTF-16 if a byte order mark says so, and else Windows-1252 with a warning.
    Raises FaultsFound if the bytes are no text in any of them.
    """
    if len(data) > MOST_BYTES:
        raise FaultsFound([_too_large(file)])
    for start, sv, en in _OFFICE:
        if data.startswith(start):
            raise FaultsFound(
                [_fault(file, f"Filen är i {sv}format och inte en YAML-fil.", f"This is a {en} file, not YAML.")]
            )
    if data.startswith(_UTF16):
        text = _utf16(data, file)
        return text, text.encode(), ()
    try:
        return data.decode().removeprefix("\ufeff"), data, ()
    except UnicodeDecodeError:
        text, warning = _windows_1252(data, file)
        return text, text.encode(), (warning,)


def _too_large(file: str) -> Fault:
    limit = MOST_BYTES // 1_000_000
    return _fault(
        file,
        f"Filen är större än {limit} MB. En överenskommelse brukar vara under 1 MB; är det rätt fil?",
        f"The file is larger than {limit} MB. An agreement is usually below 1 MB; is this the right file?",
    )


def _fault(file: str, sv: str, en: str) -> Fault:
    return Fault(whole_file(file), sv, en)


def _utf16(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        where = Source(file, data[: error.start].decode("utf-16", "replace"))
        place = where.place(len(where.text))
        raise FaultsFound(
            [
                Fault(
                    place,
                    "Filen är i UTF-16, men det som står efter den här platsen går inte att läsa. Spara den som UTF-8.",
                    "The file is in UTF-16, but what follows this place cannot be read. Save it as UTF-8.",
                )
            ]
        ) from None


def _windows_1252(data: bytes, file: str) -> tuple[str, Fault]:
    """Text in Windows-1252, and a warning that it was taken for such.

    Refused if there are Swedish letters in UTF-8 too, for these would be garbled.
    """
    loose = data.decode("utf-8", "surrogateescape")
    if any(letter in loose for letter in _SWEDISH):
        raise FaultsFound(_mixed(Source(file, loose)))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        source = Source(file, data.decode("latin-1"))
        byte = f"0x{data[error.start]:02X}"
        sv = f"Byten {byte} är ingen text, varken i UTF-8 eller i Windows-1252. Spara filen som UTF-8."
        en = f"The byte {byte} is no text, neither in UTF-8 nor in Windows-1252. Save the file as UTF-8."
        raise FaultsFound([Fault(source.place(error.start), sv, en)]) from None
    warning = _fault(
        file,
        "Filen är inte i UTF-8 och lästes som Windows-1252. Kontrollera å, ä och ö, och spara den som UTF-8.",
        "The file is not in UTF-8 and was read as Windows-1252. Check å, ä and ö, and save it as UTF-8.",
    )
    return text, warning


def _mixed(source: Source) -> list[Fault]:
    faults = []
    for found in islice(re.finditer("[\udc80-\udcff]", source.text), MOST_LISTED):
        byte = f"0x{ord(found[0]) - 0xDC00:02X}"
        faults.append(
            Fault(
                source.place(found.start()),
                f"Filen är i UTF-8, men inte tecknet här (byten {byte}). Skriv om det och spara filen som UTF-8.",
                f"The file is in UTF-8, but the character here (byte {byte}) is not. Retype it and save as UTF-8.",
            )
        )
    return faults
