"""A file that was read: its values, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from checker.words import Text
from checker.yamlfile.places import Fault, PathInFile, Place, Source, Value

Spots: TypeAlias = list[Any]
"""Places beside values: the spot of one value, or, of a collection, where it opens, the spots of its members (key and
value in a mapping, value in a list), and where it closes.

A spot is two entries: the indices of the first character and of that after the last. Of a collection they are its own
spots, and 0.
"""

_WORDS_LENGTH = 100
_LOOKED_AT = 400
"""Characters of a line in which its first words are looked for: a file of a megabyte may be on one line."""
_FEW = 50


class Document:
    """What a YAML file holds.

    `file` is its name as the user knows it, `data` its bytes, `value` what stands in it, `text` its decoded text,
    `warnings` what the reader should be told though the file could be read.
    """

    __slots__ = ("_positions", "_source", "_spots", "data", "value", "warnings")

    @property
    def by_line(self) -> bool:
        """Whether people find a place in it by the number of its line."""
        return True

    def line_words(self, place: Place) -> Text:
        """How people find the line of a place in it: by its number."""
        return Text(f"rad {place.line}", f"line {place.line}")

    def __init__(
        self, source: Source, data: bytes, value: Value, spots: Spots, warnings: tuple[Fault, ...] = ()
    ) -> None:
        self.data = data
        self._source = source
        self._spots = spots
        self._positions: dict[int, dict[str, int]] = {}
        self.value = value
        self.warnings = warnings

    @property
    def file(self) -> str:
        """The file's name as the user knows it."""
        return self._source.file

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data)

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal."""
        from hashlib import sha256  # costs a cold start 3 ms, and only the exchange formats need it

        return sha256(self.data).hexdigest()

    @property
    def text(self) -> str:
        """The file's decoded text, without byte order mark and otherwise unchanged."""
        return self._source.text

    def place(self, path: PathInFile) -> Place:
        """Where the value at `path` stands; if there is none, its nearest ancestor that exists."""
        return self._source.place(*self.extent(path))

    def key_place(self, path: PathInFile) -> Place:
        """Where the key stands whose value `path` names; for a list position or the top, where the value stands."""
        return self._source.place(*self.key_extent(path))

    def extent(self, path: PathInFile) -> tuple[int, int]:
        """The index of the first character of the value at `path`, and the index just past its last."""
        _, spots, at = self._find(path)
        return self._extent(spots, at)

    def key_extent(self, path: PathInFile) -> tuple[int, int]:
        """The same of the key whose value `path` names."""
        key, spots, at = self._find(path)
        return self._extent(spots, at if key is None else key)

    def lines(self, first: int, last: int) -> list[str]:
        """The lines from one to another, both counted from 1 and both included, without their ends."""
        return [self._source.line_text(line) for line in range(first, last + 1)]

    def words(self, place: Place) -> str:
        """The source lines at `place`, stripped and joined by spaces, cut to 100 characters with an ellipsis."""
        words = ""
        for line in range(place.line, place.end_line + 1):
            begin = self._source.line_text(line, _LOOKED_AT)
            text = begin.strip()
            if len(begin) == _LOOKED_AT and len(text) <= _WORDS_LENGTH:  # blanks fill it
                text = self._source.line_text(line).strip()
            words = f"{words} {text}".strip()
            if len(words) > _WORDS_LENGTH:
                return words[: _WORDS_LENGTH - 1].rstrip() + "…"
        return words

    def _find(self, path: PathInFile) -> tuple[int | None, Spots, int]:
        """Of the deepest existing step: where among which spots that of its key is (None for a list member or the
        top), and that of its value."""
        value, key, spots, at = self.value, None, self._spots, 0
        for step in path:
            # Values and spots were filled in the same order, and no key came twice.
            if isinstance(value, dict) and isinstance(step, str) and step in value:
                key = 2 + 4 * self._position(value, step)
                value, spots, at = value[step], spots[at], key + 2
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                value, key, spots, at = value[step], None, spots[at], 2 + 2 * step
            else:
                break
        return key, spots, at

    def _position(self, value: dict[str, Value], key: str) -> int:
        """Which of a mapping's keys it is; in a large one, counting anew for every key would take for ever."""
        if len(value) <= _FEW:
            return list(value).index(key)
        if id(value) not in self._positions:
            self._positions[id(value)] = {name: position for position, name in enumerate(value)}
        return self._positions[id(value)][key]

    def _extent(self, spots: Spots, at: int) -> tuple[int, int]:
        """First index and index just past the last character, without what libyaml counts in after a block's end."""
        begin, end = spots[at : at + 2]
        if not isinstance(begin, int):
            inner = begin
            begin, end = inner[0], inner[-1]
            if self.text[begin] not in "[{":  # a block mapping or list ends with its last member
                end = self._extent(inner, len(inner) - 4)[1]
        while end > begin and self.text[end - 1].isspace():
            end -= 1
        return begin, end


class Excerpt(Document):
    """What is left of a document that was read, when it is no longer held: of its values those that are named, and the
    words at a few places."""

    __slots__ = ("_by_line", "_digest", "_size", "_words")

    def __init__(self, document: Document, value: Value, places: Iterable[Place]) -> None:
        super().__init__(Source(document.file, ""), b"", value, [0, 0], document.warnings)
        self._by_line = document.by_line
        self._size, self._digest = document.size, document.digest
        self._words = {place: document.words(place) for place in places if place.file == document.file}

    @property
    def by_line(self) -> bool:
        """As in the document."""
        return self._by_line

    @property
    def size(self) -> int:
        """How many bytes the document has."""
        return self._size

    @property
    def digest(self) -> str:
        """The document's."""
        return self._digest

    def lines(self, first: int, last: int) -> list[str]:
        """The lines from one to another, both counted from 1 and both included, without their ends."""
        return [self._source.line_text(line) for line in range(first, last + 1)]

    def words(self, place: Place) -> str:
        """The words at one of the places that it was made with."""
        return self._words[place]
