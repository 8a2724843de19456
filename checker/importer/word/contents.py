"""What mammoth passes over though text stands in it, made what it reads; and marks for what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checker.importer.word.numbers import W, is_on
from checker.named import NamedTuple

PAGE: Final = "\ufdd0"
"""Stands in the text where Word last began a page."""
UNREADABLE: Final = "\ufdd1"
"""Stands in the text for a chart or a diagram, which has no picture in the file."""

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GRAPHIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_BOX: Final = f"{W}txbxContent"
_WRAPPERS: Final = frozenset({f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}ruby", f"{W}rubyBase"})
"""Stand around text as fields, writing directions and readings do."""
_DROPPED: Final = frozenset({f"{W}rt", f"{W}fldChar"})
"""How a word is said, above it; and where fields begin and end, whose text is read either way. Of them mammoth looks
through all that have not ended, for every run."""
_DRAWN: Final = ("/chart", "/chartex", "/diagram")


class Apart(NamedTuple):
    """What was not read: how many pieces of hidden text, and of other files that are set in.

    `struck`: how many are struck through, which are read, for they are printed.
    """

    hidden: int
    embedded: int
    struck: int


def open_contents(body: Element) -> Apart:
    """Changes a document's body so that all that is printed of its text is read."""
    hidden = embedded = 0
    for parent in [*body.iter()]:
        if not any(_is_passed_over(child) for child in parent):
            continue
        kept: list[Element] = []
        for child in _unwrapped(parent):
            if child.tag == f"{W}r" and is_on(child.find(f"{W}rPr/{W}vanish")):
                hidden += any(element.text for element in child.iter(f"{W}t"))
            elif child.tag == f"{W}altChunk":
                embedded += 1
            else:
                kept.append(_read_as(child))
        for child in [*parent]:
            parent.remove(child)
        parent.extend(kept)
    for element in [*body.iter(f"{W}lastRenderedPageBreak")]:
        element.tag, element.text = f"{W}t", PAGE
    return Apart(hidden, embedded, sum(_is_struck(run) for run in body.iter(f"{W}r")))


def _is_struck(run: Element) -> bool:
    """Whether a run's text has a line through it."""
    if not any(is_on(run.find(f"{W}rPr/{W}{name}")) for name in ("strike", "dstrike")):
        return False
    return any((element.text or "").strip() for element in run.iter(f"{W}t"))


def _is_passed_over(element: Element) -> bool:
    tag = element.tag
    return (
        tag in _WRAPPERS
        or tag in _DROPPED
        or tag in (f"{W}cr", f"{W}altChunk", f"{W}drawing", f"{_MC}AlternateContent")
        or tag.startswith(_MATHS)
        or (tag == f"{W}r" and element.find(f"{W}rPr/{W}vanish") is not None)
    )


def _unwrapped(parent: Element) -> Iterator[Element]:
    """The children of an element, and for those that are only around others the others."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        elif child.tag == f"{_MC}AlternateContent" and child.find(f"{_MC}Fallback") is None:
            yield from _unwrapped(next(iter(child.findall(f"{_MC}Choice")), child))
        elif child.tag not in _DROPPED:
            yield child


def _read_as(element: Element) -> Element:
    """An element as one that is read."""
    if element.tag == f"{W}cr":
        return Element(f"{W}br")
    if element.tag.startswith(_MATHS):
        text = "".join(part.text or "" for part in element.iter(f"{_MATHS}t"))
        return run_of(text) if text else element
    if element.tag in (f"{W}drawing", f"{_MC}AlternateContent"):
        return _drawing(element)
    return element


def _drawing(element: Element) -> Element:
    """A drawing's text boxes in the older form, which is read; each once, though a file holds both forms."""
    chosen = element.find(f"{_MC}Choice") if element.tag.startswith(_MC) else element
    if chosen is None:
        return element
    if boxes := [*chosen.iter(_BOX)]:
        box = Element(f"{W}pict")
        box.extend(boxes)
        return box
    if any(graphic.get("uri", "").endswith(_DRAWN) for graphic in chosen.iter(_GRAPHIC)):
        mark = Element(f"{W}t")
        mark.text = UNREADABLE
        return mark
    return element


def run_of(text: str) -> Element:
    """A run with a text, whose spaces are kept."""
    run = Element(f"{W}r")
    held = ElementTree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    held.text = text
    return run
