"""The fonts of a PDF, each of which is put on an account: a few bytes can name two thousand million letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from pdfminer import pdffont
from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdffont import TrueTypeFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from checker.importer.pdf.account import FONT, LOOK, TOKEN, Account, tokens

_CHARACTERS: Final = 30_000
"""What it costs to load the letters of an encoding that pdfminer brings, in microseconds."""
_SUBTABLES: Final = 100


class Fonts(PDFResourceManager):
    """The fonts of a file, each read once if it is an object of its own."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self._loaded: set[str] = set()

    def get_font(self, objid: object, spec: Any) -> Any:
        """A font, by the number of its object and what is said of it.

        Raises:
            TooMuch: where it asks for too much.
        """
        self._account.spend(LOOK)
        if not objid or objid not in self._cached_fonts:
            self._account.spend(FONT + sum(self._costs(spec)))
        return super().get_font(objid, spec)

    def _costs(self, spec: Any) -> Iterator[int]:
        described = resolve1(spec.get("FontDescriptor"))
        file = resolve1(described.get("FontFile")) if isinstance(described, dict) else None
        for written in (file, resolve1(spec.get("ToUnicode"))):
            if isinstance(written, PDFStream):
                yield TOKEN * tokens(written.get_data())
        encoding = resolve1(spec.get("Encoding"))
        differences = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
        yield from (LOOK * len(held) for held in (differences, resolve1(spec.get("Widths"))) if isinstance(held, list))
        name = str(getattr(encoding, "name", ""))
        if "DescendantFonts" in spec and not name.startswith("Identity") and name not in self._loaded:
            self._loaded.add(name)
            yield _CHARACTERS


@contextmanager
def counted(account: Account) -> Iterator[None]:
    """Within it pdfminer's fonts put each letter that they have a place for on an account."""

    class Letters(FileUnicodeMap):
        def add_cid2unichr(self, cid: int, code: Any) -> None:
            account.spend(LOOK)
            super().add_cid2unichr(cid, code)

    class Places(dict[int, int]):
        def __init__(self, found: dict[int, int]) -> None:
            super().__init__()
            self.found = found

        def __setitem__(self, code: int, glyph: int) -> None:
            account.spend(LOOK)
            self.found[code] = glyph

    class Outlines(TrueTypeFont):
        def parse_cmap_format_2(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
            super().parse_cmap_format_2(fp, Places(char2gid))

        def parse_cmap_format_4(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
            super().parse_cmap_format_4(fp, Places(char2gid))

        def parse_cmap_format_6(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
            super().parse_cmap_format_6(fp, Places(char2gid))

        def parse_cmap_format_10(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
            super().parse_cmap_format_10(fp, Places(char2gid))

        def parse_cmap_format_12(self, fp: BinaryIO, char2gid: dict[int, int]) -> None:
            super().parse_cmap_format_12(fp, Places(char2gid))

    def of_widths(values: int, read: Callable[[Iterable[object]], Any]) -> Callable[[Iterable[object]], Any]:
        def widths(said: Iterable[object]) -> Any:
            said = [*said]
            account.spend(sum(LOOK * count for count in _reaches(said, values)))
            return read(said)

        return widths

    patched: Any = pdffont
    ours = {
        "FileUnicodeMap": Letters,
        "TrueTypeFont": Outlines,
        "get_widths": of_widths(3, pdffont.get_widths),
        "get_widths2": of_widths(5, pdffont.get_widths2),
    }
    theirs = {name: getattr(patched, name) for name in ours}
    vars(patched).update(ours)
    try:
        yield
    finally:
        vars(patched).update(theirs)


def _reaches(said: Iterable[object], values: int) -> Iterator[int]:
    """How many letters each width goes for: a first and a last letter with what they have in common, or a list."""
    numbers: list[float] = []
    for one in map(resolve1, said):
        if isinstance(one, list):
            yield len(one)
            numbers = []
        elif isinstance(one, (int, float)):
            numbers.append(one)
            if len(numbers) == values:
                yield max(0, int(numbers[1] - numbers[0])) + 1
                numbers = []
