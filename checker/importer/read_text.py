"""A text file -> lines, or the one thing that is wrong with it."""

from __future__ import annotations

from typing import Final

from checker.importer.text.lines import Line, lines_of
from checker.words import figure
from checker.yamlfile import Fault, FaultsFound
from checker.yamlfile.decode import MOST_BYTES, decode
from checker.yamlfile.places import whole_file

MOST_LINES: Final = 30_000
"""More than 500 pages full of text have."""


def read_text(data: bytes, file: str) -> tuple[str, tuple[Line, ...], tuple[Fault, ...]]:
    """The text of a file that is none of another format, its lines, and warnings about how it was read.

    Raises:
        FaultsFound: with the one reason why the file is no text, or too large.
    """
    if len(data) > MOST_BYTES:
        size = MOST_BYTES // 1_000_000
        sv = f"Filen är större än {size} MB. En överenskommelse brukar vara under 1 MB; är det rätt fil?"
        en = f"The file is larger than {size} MB. An agreement is usually below 1 MB; is this the right file?"
        raise FaultsFound([_fault(file, sv, en)])
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FaultsFound([_fault(file, "Filen är ingen textfil.", "The file is no text file.")])
    text, _, warnings = decode(data, file)
    lines = tuple(lines_of(text))
    if len(lines) > MOST_LINES:
        count, most = figure(len(lines)), figure(MOST_LINES)
        sv = (
            f"Filen har {count.sv} rader med text, och högst {most.sv} läses. En överenskommelse brukar ha några "
            "tusen; är det rätt fil?"
        )
        en = (
            f"The file has {count.en} lines with text, and at most {most.en} are read. An agreement usually has a few "
            "thousand; is it the right file?"
        )
        raise FaultsFound([_fault(file, sv, en)])
    return text, lines, warnings


def _fault(file: str, sv: str, en: str) -> Fault:
    return Fault(whole_file(file), sv, en)
