"""The parts of an appendix -> sections inside sections, as the file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.agreement.schema import NESTING
from checker.importer.appendix_parts import ROWS, TEXTS, Known, Part
from checker.importer.prose import Paragraph
from checker.importer.row_heads import heads
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
    told = heads(found, known)
    asked: list[Asked] = []
    top = Node(heading.text, heading)
    path: list[tuple[int, Node]] = [(0, top)]
    row: Node | None = None
    following_up = False
    for position, part in enumerate(found):
        if part.kind in TEXTS:
            head = told.get(position)
            in_row = row is not None and not following_up
            if head and (not head.sure or (head.is_heading and not in_row)):
                asked.append(Asked(part.paragraph))
            if head and head.is_heading and row is not None and not following_up:
                path = [(depth, node) for depth, node in path if node is not row]
                _open(row, path, part)
                continue
            target = path[-1][1]
            if in_row and row is not None and target is not row and _is_of_row(found, position, row):
                asked.append(Asked(part.paragraph, (target.title, row.title)))
                target = row
            (_followed_up(row, path).follow_up if following_up else target.text).append(part.paragraph)
            if known.wordings.match("process_intro", part.paragraph.text) and not following_up:
                target.processes = True
            continue
        if part.kind == "follow_up":
            following_up = True
            _followed_up(row, path).heads.append(part.paragraph)
            continue
        following_up = False
        node = Node(part.title, part.paragraph, part.role, part.number)
        if part.kind in ROWS and not (part.kind == "area_row" and (_is_area(found, position) or _stands_alone(path))):
            above = next(node for depth, node in reversed(path) if depth < NESTING - 1 and node is not row)
            path = [(depth, one) for depth, one in path if depth < _ROW_DEPTH]
            node.role = _role_of_row(above)
            above.inner.append(node)
            row = node
            path.append((_ROW_DEPTH, node))
            continue
        node.listed = part.kind == "area_row"
        depth = part.number.count(".") if part.number else 1
        path = [(level, one) for level, one in path if level < depth]
        path[-1][1].inner.append(node)
        path.append((depth, node))
        row = None
    own = Node(top.title, heading)
    own.text, own.follow_up, own.heads = top.text, top.follow_up, top.heads
    return ([own, *top.inner] if own.text or own.follow_up else top.inner), asked


_ROW_DEPTH: Final = 10


def _followed_up(row: Node | None, path: Sequence[tuple[int, Node]]) -> Node:
    """What a heading that says `Uppföljning` speaks of: the row, or the section, that it stands in."""
    return row if row is not None else path[-1][1]


def _open(row: Node, path: list[tuple[int, Node]], part: Part) -> None:
    """A heading inside a row: what follows is its text."""
    node = Node(part.paragraph.text, part.paragraph)
    row.inner.append(node)
    path[:] = [(depth, one) for depth, one in path if depth < _ROW_DEPTH + 1]
    if path[-1][1] is not row:
        path.append((_ROW_DEPTH, row))
    path.append((_ROW_DEPTH + 1, node))


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
