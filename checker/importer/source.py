"""An imported agreement whose values have their places in the document that they were read from."""

from __future__ import annotations

import re
from typing import Any, Final

from checker.importer.read_document import Read
from checker.words import Text
from checker.yamlfile import Document, PathInFile, Place
from checker.yamlfile.places import Source

_LINE: Final = re.compile(r", rad \d+(?=\)$)")
"""How a text in the file names a line of the source, at its end."""


class SourceDocument(Document):
    """A document whose places are lines of the source: of each value, the nearest that says where it was read."""

    __slots__ = ("_by_line", "_lined", "_pages")

    def __init__(self, file: str, read: Read, data: bytes, value: dict[str, Any], lined: dict[str, Any]) -> None:
        """`value` is what the agreement file says; `lined` the same with the line of each thing."""
        super().__init__(Source(file, read.text), data, value, [], read.warnings)
        self._by_line = read.counted
        self._pages = {line.number: line.page for line in read.lines}
        self._lined = lined

    @property
    def by_line(self) -> bool:
        """Whether it is text: in Word and PDF there are headings and pages."""
        return self._by_line

    def line_words(self, place: Place) -> Text:
        """The same of text; in Word and PDF the page, and nothing where that is not known."""
        if self._by_line:
            return super().line_words(place)
        page = self._pages.get(place.line, 0)
        return Text(f"sida {page}", f"page {page}") if page else Text("", "")

    def place(self, path: PathInFile) -> Place:
        """The line on which the value at `path`, or what it stands in, was read."""
        line = 1
        held: Any = self._lined
        for step in path:
            try:
                held = held[step]
            except (KeyError, IndexError, TypeError):
                break
            line = _line_of(held) or line
        words = self._source.line_text(line).rstrip()
        return Place(self.file, line, len(words) - len(words.lstrip()) + 1, line, len(words) + 1)

    def key_place(self, path: PathInFile) -> Place:
        """The same: a source has no keys."""
        return self.place(path)


def _line_of(held: Any) -> int | None:
    source = held.get("source") if isinstance(held, dict) else None
    line = source.get("line") if isinstance(source, dict) else None
    return int(line) if isinstance(line, str) else None


def placed(value: Any, read: Read) -> Any:
    """A value whose sources say where people find a thing: on its page, where there are pages, and its line."""
    pages = {str(line.number): line.page for line in read.lines}
    paged = not read.counted or max(pages.values(), default=0) > 1
    return _placed(value, pages if paged else {}, by_line=read.counted)


def _placed(value: Any, pages: dict[str, int], *, by_line: bool) -> Any:
    if isinstance(value, list):
        return [_placed(held, pages, by_line=by_line) for held in value]
    if isinstance(value, str) and not by_line:
        return _LINE.sub("", value)
    if not isinstance(value, dict):
        return value
    found = {name: _placed(held, pages, by_line=by_line) for name, held in value.items() if name != "source"}
    source = value.get("source")
    if isinstance(source, dict):
        page = pages.get(source.get("line", ""), 0)
        kept = {name: held for name, held in source.items() if name != "line" or by_line}
        kept |= {"page": str(page)} if page else {}
        found |= {"source": kept} if kept else {}
    return found
