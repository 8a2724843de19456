"""An imported agreement whose values have their places in the document that they were read from."""

from __future__ import annotations

from typing import Any

from checker.yamlfile import Document, Fault, PathInFile, Place
from checker.yamlfile.places import Source


class SourceDocument(Document):
    """A document whose places are lines of the source: of each value, the nearest that says where it was read."""

    __slots__ = ()

    def __init__(
        self, file: str, text: str, data: bytes, value: dict[str, Any], warnings: tuple[Fault, ...] = ()
    ) -> None:
        super().__init__(Source(file, text), data, value, [], warnings)

    def place(self, path: PathInFile) -> Place:
        """The line on which the value at `path`, or what it stands in, was read."""
        line = 1
        held: Any = self.value
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
