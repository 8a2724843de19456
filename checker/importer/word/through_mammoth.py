"""A Word file that was made ready -> mammoth's HTML, and how far it has come with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final

_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""
_OPENED: Final = 40
_TAKEN_IN: Final = 60
"""Per cent of the time that have gone when the file is read, and when mammoth knows what all of it is."""

Told = Callable[[int], None]


def html_of(data: bytes, told: Told) -> str:
    """The HTML of a Word file; `told` is told how many per cent are done."""
    import mammoth

    told(0)
    html: str = mammoth.convert_to_html(
        _Read(data, told),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        transform_document=lambda document: document.copy(children=_Parts(document.children, told)),
        include_embedded_style_map=False,
    ).value
    told(100)
    return html


class _Read(BytesIO):
    """The bytes of a file, which tell when they are read."""

    def __init__(self, data: bytes, told: Told) -> None:
        super().__init__(data)
        self._size = len(data)
        self._done = 0
        self._told = told

    def read(self, size: int | None = -1) -> bytes:
        """So many bytes."""
        found = super().read(size)
        self._done = min(self._done + len(found), self._size)
        self._told(self._done * _OPENED // self._size)
        return found


class _Parts(list[Any]):
    """The paragraphs and tables of a document, which tell when they are turned into HTML."""

    def __init__(self, parts: list[Any], told: Told) -> None:
        super().__init__(parts)
        self._told = told

    def __iter__(self) -> Iterator[Any]:
        for done, part in enumerate(super().__iter__()):
            self._told(_TAKEN_IN + done * (100 - _TAKEN_IN) // len(self))
            yield part
