"""A Word file made ready for mammoth, which passes over automatic numbers, pages and much that text can stand in."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checker.importer.word.contents import PAGE, Apart, open_contents, run_of
from checker.importer.word.numbers import Numbering, W
from checker.importer.word.office_file import WORD, damaged
from checker.named import NamedTuple
from checker.words import Text, figure, filled
from checker.yamlfile import Fault, FaultsFound, whole_file

_DEEPEST: Final = 250
MOST_ELEMENTS: Final = 100_000
"""Of all that mammoth reads: paragraphs, cells, words set in their own way. It takes some 60 microseconds for each."""
_MOST_IN_NUMBERS: Final = 1_000_000
"""Characters of all automatic numbers together."""
_READ: Final = re.compile(r"\[Content_Types\]\.xml|(?:word/)?_rels/[^/]*\.rels|word/[^/]*\.xml")
"""The parts that say what a document holds; pictures and all else are not looked at."""
_LARGE: Final = Text(
    "Dokumentet består av fler delar (stycken, celler, ord i egen stil) än {most}, och läses inte. Är det rätt fil? "
    "Spara annars det som är överenskommelsen som en egen Word-fil, och läs in den.",
    "The document is made of more parts (paragraphs, cells, words in a style of their own) than {most}, and is not "
    "read. Is it the right file? If so, save what is the agreement as a Word file of its own, and import that.",
)
_INSERTED: Final = (f"{W}ins", f"{W}moveTo")
_DELETED: Final = (f"{W}del", f"{W}moveFrom")
_REFERENCES: Final = (f"{W}footnoteReference", f"{W}endnoteReference")
_PARAGRAPH: Final = f"{W}p"


class Prepared(NamedTuple):
    """A Word file with its numbers and pages in the text, and what a reader should know about it.

    `inserted` and `deleted` count tracked changes, `numbered` the automatic numbers, and `uncounted` those of them
    whose form could not be counted in. `paged`: where pages begin is known. `apart` is what was not read.
    """

    data: bytes
    inserted: int
    deleted: int
    numbered: int
    uncounted: int
    paged: bool
    apart: Apart


def prepared(parts: dict[str, bytes], file: str) -> Prepared:
    """The file made ready.

    Raises:
        FaultsFound: where a part of it cannot be read, or there is too much of it.
    """
    parts = {name: held if _READ.fullmatch(name) else b"" for name, held in parts.items()}
    if sum(held.count(b"<") - held.count(b"</") for held in parts.values()) > MOST_ELEMENTS:
        raise _too_large(file)
    try:
        body, numbering, styles = (
            ElementTree.fromstring(parts[name]) if name in parts else None
            for name in (WORD, "word/numbering.xml", "word/styles.xml")
        )
    except (ElementTree.ParseError, ValueError, LookupError):
        raise damaged(file) from None
    assert body is not None
    if _is_deep(body):
        raise damaged(file)
    apart = open_contents(body)
    _refer_once(body)
    numbers = _write_numbers(body, Numbering(numbering, styles))
    if numbers is None:
        raise _too_large(file)
    inserted, deleted = _changes(body)
    _drop_empty(body)
    changed = {**parts, WORD: ElementTree.tostring(body, encoding="utf-8", xml_declaration=True)}
    return Prepared(
        _zipped(changed),
        inserted,
        deleted,
        len(numbers),
        numbers.count(False),
        any(PAGE in (element.text or "") for element in body.iter(f"{W}t")),
        apart,
    )


def _is_deep(body: Element) -> bool:
    """Whether elements stand in each other deeper than Word ever writes them: whatever walks them would not get out."""
    level, depth = [body], 0
    while level and depth <= _DEEPEST:
        level, depth = [child for element in level for child in element], depth + 1
    return bool(level)


def _too_large(file: str) -> FaultsFound:
    said = filled(_LARGE, most=figure(MOST_ELEMENTS))
    return FaultsFound([Fault(whole_file(file), said.sv, said.en)])


def _write_numbers(body: Element, numbering: Numbering) -> list[bool] | None:
    """Writes each automatic number before its paragraph's text; says of each whether it could be counted.

    None where they are longer together than any document's.
    """
    written: list[bool] = []
    size = 0
    first: Element | None = None
    """Of paragraphs whose marks are struck out, which are one with the next."""
    gone = {id(one) for row in body.iter(f"{W}tr") if _is_struck(row.find(f"{W}trPr")) for one in row.iter(f"{W}p")}
    for paragraph in body.iter(f"{W}p"):
        if id(paragraph) in gone:
            continue
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and _is_struck(properties.find(f"{W}rPr")):
            first = paragraph if first is None else first
            continue
        number = numbering.next(paragraph)
        begin, first = paragraph if first is None else first, None
        # Word counts an empty paragraph too.
        if number is None or not (_has_text(begin) or _has_text(paragraph)):
            continue
        written.append(number.known)
        size += len(number.text)
        if size > _MOST_IN_NUMBERS:
            return None
        _unlist(paragraph)
        _write_before(begin, f"{number.text} ")
    return written


def _is_struck(properties: Element | None) -> bool:
    """Whether a row or a paragraph's mark is struck out, or moved from where it is."""
    return properties is not None and any(properties.find(tag) is not None for tag in _DELETED)


def _has_text(paragraph: Element) -> bool:
    return any((element.text or "").strip(f" {PAGE}") for element in paragraph.iter(f"{W}t"))


def _unlist(paragraph: Element) -> None:
    """Takes a paragraph out of its list, which else would make it a point."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    none = ElementTree.SubElement(properties, f"{W}numPr")
    ElementTree.SubElement(none, f"{W}ilvl", {f"{W}val": "0"})
    ElementTree.SubElement(none, f"{W}numId", {f"{W}val": "0"})


def _write_before(paragraph: Element, text: str) -> None:
    """Text before a paragraph's own, on the page where that begins."""
    mark = next(paragraph.iter(f"{W}t"), None)
    if mark is not None and mark.text == PAGE:
        mark.text, text = "", f"{PAGE}{text}"
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, run_of(text))


def _changes(body: Element) -> tuple[int, int]:
    """How many tracked insertions and deletions there are: those of a whole paragraph are one with that of its text."""
    marks = {id(change) for mark in body.iter(f"{W}rPr") for change in mark}
    counts = []
    for tags in (_INSERTED, _DELETED):
        texts = sum(1 for element in body.iter() if element.tag in tags and id(element) not in marks)
        alone = sum(
            1
            for paragraph in body.iter(f"{W}p")
            if any(paragraph.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in tags)
            and not any(element.tag in tags and id(element) not in marks for element in paragraph.iter())
        )
        counts.append(texts + alone)
    return counts[0], counts[1]


def _refer_once(body: Element) -> None:
    """Leaves one reference to each note, as Word writes: mammoth writes the note out for each."""
    seen: set[tuple[str, str | None]] = set()
    for element in body.iter():
        if element.tag in _REFERENCES:
            key = element.tag, element.get(f"{W}id")
            if key in seen:
                element.tag = f"{W}again"
            seen.add(key)


def _drop_empty(body: Element) -> None:
    """Takes away paragraphs without anything: mammoth does so too, after it has looked for the styles of each."""
    for holder in [*body.iter()]:
        if any(child.tag == _PARAGRAPH and not len(child) for child in holder):
            holder[:] = [child for child in holder if child.tag != _PARAGRAPH or len(child)]


def _zipped(parts: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return data.getvalue()
