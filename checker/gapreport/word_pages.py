"""The room that pictures get on the pages of a Word document, whatever template it was made by.

A picture whose words would be too small on a page is put on one that is turned: the section is divided around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from typing import Any, Final

from checker.gapreport.word_pictures import EMU
from checker.named import NamedTuple

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN_IN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TWIPS: Final = 15
"""Word's unit of pages to a pixel of a drawing, of which 96 are an inch."""
_READABLE: Final = 7 / (11 * 0.75)
"""The smallest size of a picture, to the one that it is drawn in: its smallest letters are 7 points then, not 8¼."""
_HEADINGS: Final = 84
"""The height that a heading and a caption take above a picture, in pixels."""
_IN_CELL: Final = 12
"""What the edges of a cell take of its width, in pixels."""
WHOLE: Final = 5000
"""The width of a page's text, and of a table, in fiftieths of a percent."""
_A4: Final = (11906, 16838)
"""Width and height of a page in twips, where a template does not say."""


class Room(NamedTuple):
    """Width and height of the text of a page, in pixels."""

    width: float
    height: float


def fit_pictures(body: Any, headings: Collection[str]) -> None:
    """Size every picture of a document's body by the page that it is on, and turn pages where that lets it be read.

    `headings` are the ids of the styles of what stands above a picture and stays with it. Pictures are those paragraphs
    of the body that have one; a picture in a cell becomes as small as the cell.
    """
    pages = Pages(body)
    for table in [*body.iter(f"{_WORD}tbl")]:
        _fit_in_cells(table, pages.room(table).width)
    for images in [*_groups(body)]:
        section = pages.section(images[0])
        here = _scales(images, _room(section))
        turned = _scales(images, _room(_turned(section)))
        if min(here) < _READABLE and min(here) < min(turned):
            _divide(body, section, _with_headings(images[0], headings), images[-1])
            pages, here = Pages(body), turned
        for image, scale in zip(images, here, strict=True):
            _resize(image, scale)


class Pages:
    """The sections of a document's body, as long as none is added: their properties stand at their ends."""

    def __init__(self, body: Any) -> None:
        self._body = body
        self._sections = [*body.iter(f"{_WORD}sectPr")]
        self._ends = [self._position(one) for one in self._sections]

    def section(self, element: Any) -> Any:
        """The properties of the section that something in the body is in."""
        return self._sections[bisect_left(self._ends, self._position(element))]

    def room(self, element: Any) -> Room:
        """The room of the page that something in the body is on."""
        return _room(self.section(element))

    def _position(self, element: Any) -> int:
        while element.getparent() is not self._body:
            element = element.getparent()
        return int(self._body.index(element))


def _groups(body: Any) -> Iterator[list[Any]]:
    """The paragraphs with pictures, those that follow on one another together: they are parts of one."""
    group: list[Any] = []
    for child in body:
        if child.tag == f"{_WORD}p" and child.find(f".//{DRAWN_IN}inline") is not None:
            group.append(child)
        elif group:
            yield group
            group = []


def _room(section: Any) -> Room:
    size, margins = section.find(f"{_WORD}pgSz"), section.find(f"{_WORD}pgMar")
    width, height = _A4 if size is None else (_twips(size, "w"), _twips(size, "h"))
    if margins is not None:
        width -= _twips(margins, "left") + _twips(margins, "right")
        height -= abs(_twips(margins, "top")) + abs(_twips(margins, "bottom"))
    return Room(width / TWIPS, height / TWIPS)


def _twips(element: Any, name: str) -> int:
    return int(float(element.get(f"{_WORD}{name}", "0")))


def _turned(section: Any) -> Any:
    """A section like this one, on pages that are turned."""
    other = deepcopy(section)
    size = other.find(f"{_WORD}pgSz")
    if size is not None:
        width, height = size.get(f"{_WORD}h"), size.get(f"{_WORD}w")
        size.set(f"{_WORD}w", width)
        size.set(f"{_WORD}h", height)
        size.attrib.pop(f"{_WORD}orient", None)
        if int(width) > int(height):
            size.set(f"{_WORD}orient", "landscape")
    return other


def _scales(images: Sequence[Any], room: Room) -> list[float]:
    """How large the parts of a picture can be, the first beneath its headings, to the size that they are drawn in."""
    sizes = [_size(image) for image in images]
    return [
        max(min(1, room.width / width, (room.height - (0 if at else _HEADINGS)) / height), 0.1)
        for at, (width, height) in enumerate(sizes)
    ]


def _size(image: Any) -> tuple[float, float]:
    extent = image.find(f".//{DRAWN_IN}extent")
    return int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU


def _resize(image: Any, scale: float) -> None:
    for extent in (*image.iter(f"{DRAWN_IN}extent"), *image.iter(f"{_DRAWN}ext")):
        for side in ("cx", "cy"):
            if extent.get(side) is not None:
                extent.set(side, str(round(int(extent.get(side)) * scale)))


def _with_headings(image: Any, headings: Collection[str]) -> Any:
    """What stands first on the picture's page: its caption, and the headings above that."""
    first = image
    while (before := first.getprevious()) is not None and before.tag == f"{_WORD}p":
        style = before.find(f"{_WORD}pPr/{_WORD}pStyle")
        if style is None or style.get(f"{_WORD}val") not in headings:
            break
        first = before
    return first


def _divide(body: Any, section: Any, first: Any, last: Any) -> None:
    """Put a part of a section on turned pages: what is before it and what is after it stay as they are."""
    before = first.getprevious()
    if before is not None and before.find(f"{_WORD}pPr/{_WORD}sectPr") is None:
        if before.tag != f"{_WORD}p":
            before = body.makeelement(f"{_WORD}p", {})
            first.addprevious(before)
        _properties(before).append(deepcopy(section))
        _go_on(section)
    own = last.find(f"{_WORD}pPr/{_WORD}sectPr")
    if own is section or last.getnext() is section:
        section.getparent().replace(section, _turned(section))
        return
    _properties(last).append(_turned(section))
    _go_on(section)


def _properties(paragraph: Any) -> Any:
    properties = paragraph.find(f"{_WORD}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{_WORD}pPr", {})
        paragraph.insert(0, properties)
    return properties


def _go_on(section: Any) -> None:
    """Let a section go on with what one before it began: on a new page, without another first page."""
    for name in ("type", "titlePg"):
        for found in section.findall(f"{_WORD}{name}"):
            section.remove(found)
    for numbers in section.findall(f"{_WORD}pgNumType"):
        numbers.attrib.pop(f"{_WORD}start", None)


def _fit_in_cells(table: Any, width: float) -> None:
    whole = table.find(f"{_WORD}tblPr/{_WORD}tblW")
    width *= _twips(whole, "w") / WHOLE if whole is not None and whole.get(f"{_WORD}type") == "pct" else 1
    for cell in table.iter(f"{_WORD}tc"):
        share = cell.find(f"{_WORD}tcPr/{_WORD}tcW")
        for image in cell.iter(f"{DRAWN_IN}inline"):
            drawn, _ = _size(image)
            room = width * _twips(share, "w") / WHOLE - _IN_CELL if share is not None else width
            _resize(image, max(min(1, room / drawn), 0.1))
