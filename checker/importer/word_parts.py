"""A Word file made ready for mammoth, which passes over automatic numbers, pages and newer text boxes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checker.importer.office_file import WORD, damaged
from checker.importer.word_numbers import Numbering, W

PAGE: Final = "\ufdd0"
"""Stands in the text where Word last began a page."""

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX: Final = f"{W}txbxContent"
_INSERTED: Final = (f"{W}ins", f"{W}moveTo")
_DELETED: Final = (f"{W}del", f"{W}moveFrom")


class Prepared(NamedTuple):
    """A Word file with its numbers and pages in the text, and what a reader should know about it.

    `inserted` and `deleted` count tracked changes, `numbered` the automatic numbers, and `uncounted` those of them
    whose form could not be counted in. `paged`: where pages begin is known.
    """

    data: bytes
    inserted: int
    deleted: int
    numbered: int
    uncounted: int
    paged: bool


def prepared(parts: dict[str, bytes], file: str) -> Prepared:
    """The file made ready.

    Raises:
        FaultsFound: where a part of it cannot be read.
    """
    try:
        body, numbering, styles = (
            ElementTree.fromstring(parts[name]) if name in parts else None
            for name in (WORD, "word/numbering.xml", "word/styles.xml")
        )
    except (ElementTree.ParseError, ValueError, LookupError):
        raise damaged(file) from None
    assert body is not None
    _open_text_boxes(body)
    numbers = [*_write_numbers(body, Numbering(numbering, styles))]
    paged = _write_pages(body)
    changed = {**parts, WORD: ElementTree.tostring(body, encoding="utf-8", xml_declaration=True)}
    return Prepared(
        _zipped(changed),
        sum(1 for element in body.iter() if element.tag in _INSERTED),
        sum(1 for element in body.iter() if element.tag in _DELETED),
        len(numbers),
        numbers.count(False),
        paged,
    )


def _open_text_boxes(body: Element) -> None:
    """Text boxes in the older form, which is the one that is read; each once, though a file holds both forms."""
    for parent in [*body.iter()]:
        for position, child in enumerate([*parent]):
            if child.tag not in (f"{_MC}AlternateContent", f"{W}drawing"):
                continue
            chosen = child.find(f"{_MC}Choice") if child.tag.startswith(_MC) else child
            boxes = [] if chosen is None else [*chosen.iter(_BOX)]
            if boxes:
                box = Element(f"{W}pict")
                box.extend(boxes)
                parent[position] = box


def _write_numbers(body: Element, numbering: Numbering) -> list[bool]:
    """Writes each automatic number before its paragraph's text; says of each whether it could be counted."""
    written: list[bool] = []
    for paragraph in body.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            continue
        if not any(element.text for element in paragraph.iter(f"{W}t")):
            continue
        number = numbering.next(paragraph)
        if number is None:
            continue
        written.append(number.known)
        if properties is None:
            properties = Element(f"{W}pPr")
            paragraph.insert(0, properties)
        for old in properties.findall(f"{W}numPr"):
            properties.remove(old)
        none = ElementTree.SubElement(properties, f"{W}numPr")
        ElementTree.SubElement(none, f"{W}ilvl", {f"{W}val": "0"})
        ElementTree.SubElement(none, f"{W}numId", {f"{W}val": "0"})
        run = Element(f"{W}r")
        text = ElementTree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        text.text = f"{number.text} "
        paragraph.insert(1, run)
    return written


def _write_pages(body: Element) -> bool:
    """Puts a mark where Word last began each page; whether it says so at all."""
    found = [*body.iter(f"{W}lastRenderedPageBreak")]
    for element in found:
        element.tag = f"{W}t"
        element.text = PAGE
    return bool(found)


def _zipped(parts: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return data.getvalue()
