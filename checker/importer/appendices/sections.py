"""The parts of an appendix -> sections inside sections, as the file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.agreement.schema import NESTING
from checker.importer.appendices.parts import ROWS, TEXTS, Known, Part
from checker.importer.appendices.row_heads import heads
from checker.importer.text.prose import Paragraph
from checker.named import NamedTuple


class Node:
    """A section while it is being filled."""

    def __init__(self, title: str, heading: Paragraph, role: str | None = None, number: str | None = None) -> None:
        self.title, self.role, self.number, self.line = title, role, number, heading.line
        self.heads = [heading]
        self.text: list[Paragraph] = []
        self.follow_up: list[Paragraph] = []
        self.inner: list[Node] = []
        self.processes = False
        self.listed = False

    def lines(self) -> Iterator[int]:
        """The lines that it was made of, the sections in it with it."""
        for paragraph in (*self.heads, *self.text, *self.follow_up):
            yield from (line.number for line in paragraph.lines)
        for node in self.inner:
            yield from node.lines()

    def runs(self) -> Iterator[Sequence[Paragraph]]:
        """Its paragraphs, with its heading where that may be none, and those of the sections in it.

        How it is followed up is one text.
        """
        yield (*(head for head in self.heads if head.unsure), *self.text)
        for node in self.inner:
            yield from node.runs()

    def written(self) -> dict[str, Any]:
        """The section as the file writes it."""
        entry: dict[str, Any] = {"title": self.title}
        if self.number:
            entry["number"] = self.number
        if self.role:
            entry["role"] = self.role
        if self.text:
            entry["text"] = [paragraph.text for paragraph in self.text]
        if self.follow_up:
            entry["follow_up_text"] = " ".join(paragraph.text for paragraph in self.follow_up)
        entry["source"] = {"line": str(self.line)}
        if self.inner:
            entry["sections"] = [node.written() for node in self.inner]
        return entry


class Asked(NamedTuple):
    """What is asked of an appendix: whether a line is a heading, or, of those `among`, to which a text belongs."""

    paragraph: Paragraph
    among: tuple[str, ...] = ()


def nested(found: Sequence[Part], known: Known, heading: Paragraph) -> tuple[list[Node], list[Asked]]:
    """The sections of an appendix, from its parts in their order; and what is asked of it.

    What stands before the first of them is in one that is headed as the appendix itself is.
    """
    nesting = _Nesting(found, known, heading)
    for position, part in enumerate(found):
        if part.kind in TEXTS:
            nesting.text(position, part)
        elif part.kind == "follow_up":
            nesting.follow_up(part)
        elif part.kind in ROWS and not nesting.is_section(position, part):
            nesting.row(part)
        else:
            nesting.section(part)
    top = nesting.top
    own = Node(top.title, heading)
    own.text, own.follow_up, own.heads = top.text, top.follow_up, top.heads
    return ([own, *top.inner] if own.text or own.follow_up else top.inner), nesting.asked


_ROW_DEPTH: Final = 10
"""How deep a row lies: below every section, whose number tells how deep that is."""


class _Nesting:
    """Puts the parts of an appendix into each other; `asked` is what is asked of it.

    The path leads from the `top` to the section, or the heading in a row, that the next text stands under; each with
    how deep it lies.
    """

    def __init__(self, found: Sequence[Part], known: Known, heading: Paragraph) -> None:
        self.found = found
        self.known = known
        self.top = Node(heading.text, heading)
        self.asked: list[Asked] = []
        self._heads = heads(found, known)
        self._path: list[tuple[int, Node]] = [(0, self.top)]
        self._row: Node | None = None
        self._following_up = False

    def text(self, position: int, part: Part) -> None:
        """A text, or a heading inside a row."""
        head, row = self._heads.get(position), None if self._following_up else self._row
        if head and (not head.sure or (head.is_heading and row is None)):
            self.asked.append(Asked(part.paragraph))
        if head and head.is_heading and row is not None:
            self._open(row, part)
            return
        target = self._path[-1][1]
        if row is not None and target is not row and _is_of_row(self.found, position, row):
            self.asked.append(Asked(part.paragraph, (target.title, row.title)))
            target = row
        if self._following_up:
            self._followed_up().follow_up.append(part.paragraph)
            return
        target.text.append(part.paragraph)
        if self.known.wordings.match("process_intro", part.paragraph.text):
            target.processes = True

    def follow_up(self, part: Part) -> None:
        """A heading that says `Uppföljning`."""
        self._following_up = True
        self._followed_up().heads.append(part.paragraph)

    def row(self, part: Part) -> None:
        """The title of a row."""
        above = next(node for depth, node in reversed(self._path) if depth < NESTING - 1)
        self._row = self._enter(part, above, _ROW_DEPTH)
        self._row.role = _role_of_row(above)

    def section(self, part: Part) -> None:
        """A heading of its own."""
        depth = part.number.count(".") if part.number else 1
        above = next(node for level, node in reversed(self._path) if level < depth)
        self._enter(part, above, depth).listed = part.kind == "area_row"
        self._row = None

    def is_section(self, position: int, part: Part) -> bool:
        """Whether a row's title that the base assignment lists as an area is a heading of its own."""
        return part.kind == "area_row" and (_is_area(self.found, position) or _stands_alone(self._path))

    def _enter(self, part: Part, above: Node, depth: int) -> Node:
        """A new section in one above it, where the next text stands."""
        self._following_up = False
        node = Node(part.title, part.paragraph, part.role, part.number)
        above.inner.append(node)
        self._path = [*((level, one) for level, one in self._path if level < depth), (depth, node)]
        return node

    def _followed_up(self) -> Node:
        """What a heading that says `Uppföljning` speaks of: the row, or the section, that it stands in."""
        return self._row if self._row is not None else self._path[-1][1]

    def _open(self, row: Node, part: Part) -> None:
        """A heading inside a row: what follows is its text."""
        node = Node(part.paragraph.text, part.paragraph)
        row.inner.append(node)
        above = [(depth, one) for depth, one in self._path if depth < _ROW_DEPTH]
        self._path = [*above, (_ROW_DEPTH, row), (_ROW_DEPTH + 1, node)]


def _is_of_row(found: Sequence[Part], position: int, row: Node) -> bool:
    """Whether the last text of a row speaks of all of it: a sentence, where its headings have lists of phrases."""
    paragraph, after = found[position].paragraph, found[position + 1 : position + 2]
    texts = [text.text for node in row.inner for text in node.text]
    last = not any(part.kind in TEXTS for part in after)
    listed = bool(row.inner[-1].text) and not any(text.endswith(".") for text in texts)
    return last and listed and paragraph.text.endswith(".") and not paragraph.bullet


def _role_of_row(above: Node) -> str:
    if above.role == "common":
        return "common_row"
    return "process" if above.processes else "area"


def _stands_alone(path: Sequence[tuple[int, Node]]) -> bool:
    """Whether a listed area that comes now is in none of the headings above: they are the common rows, or another."""
    above = next((node for depth, node in reversed(path) if depth < _ROW_DEPTH), None)
    return above is None or above.role == "common" or above.listed or not above.title


def _is_area(found: Sequence[Part], position: int) -> bool:
    """Whether a listed area is a heading of its own: a row's title stands next, and not its text."""
    after = found[position + 1] if position + 1 < len(found) else None
    return after is not None and after.kind in ROWS
