"""The parts of an appendix -> sections inside sections, as the file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from checker.agreement.schema import NESTING
from checker.importer.appendices import Known, Part
from checker.importer.prose import Paragraph

ROWS: Final = frozenset({"row", "inline", "area_row"})
LONGEST_SUBHEAD: Final = 60


class Node:
    """A section while it is being filled."""

    def __init__(self, title: str, role: str | None, number: str | None, line: int) -> None:
        self.title, self.role, self.number, self.line = title, role, number, line
        self.text: list[Paragraph] = []
        self.follow_up: list[Paragraph] = []
        self.inner: list[Node] = []
        self.processes = False
        self.listed = False

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


def undecided(nodes: Iterable[Node]) -> Iterator[Paragraph]:
    """Lines that may be headings: short ones among the points of a row that has headings of its own."""
    for node in nodes:
        yield from undecided(node.inner)
        if any(inner.role is None for inner in node.inner):
            for paragraph in (*node.text, *(one for inner in node.inner for one in inner.text)):
                if not paragraph.bullet and _is_short(paragraph) and paragraph.text.endswith("."):
                    yield paragraph


def nested(found: Sequence[Part], known: Known) -> list[Node]:
    """The sections of an appendix, from its parts in their order."""
    top = Node("", None, None, 0)
    path: list[tuple[int, Node]] = [(0, top)]
    row: Node | None = None
    following_up = False
    for position, part in enumerate(found):
        if part.kind == "text":
            if row is not None and not following_up and _is_subhead(found, position):
                path = [(depth, node) for depth, node in path if node is not row]
                _open(row, path, part)
                continue
            target = _target(path, row)
            (row.follow_up if row is not None and following_up else target.text).append(part.paragraph)
            if known.wordings.match("process_intro", part.paragraph.text) and not following_up:
                target.processes = True
            continue
        if part.kind == "follow_up":
            following_up = True
            continue
        following_up = False
        node = Node(part.title, part.role, part.number, part.paragraph.line)
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
    return top.inner


_ROW_DEPTH: Final = 10


def _target(path: Sequence[tuple[int, Node]], row: Node | None) -> Node:
    return path[-1][1]


def _open(row: Node, path: list[tuple[int, Node]], part: Part) -> None:
    """A heading inside a row: what follows is its text."""
    node = Node(part.paragraph.text, None, None, part.paragraph.line)
    row.inner.append(node)
    path[:] = [(depth, one) for depth, one in path if depth < _ROW_DEPTH + 1]
    if path[-1][1] is not row:
        path.append((_ROW_DEPTH, row))
    path.append((_ROW_DEPTH + 1, node))


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


def _is_subhead(found: Sequence[Part], position: int) -> bool:
    """Whether a text in a row is a heading there: a short line by itself before points, or after them."""
    paragraph = found[position].paragraph
    text = paragraph.text
    if paragraph.bullet or not _is_short(paragraph):
        return False
    before = found[position - 1] if position else None
    after = found[position + 1] if position + 1 < len(found) else None
    if after is None or after.kind != "text":
        return False
    after_points = before is not None and before.kind == "text" and before.paragraph.bullet
    before_points = after.paragraph.bullet
    ended = text.endswith((".", ":"))
    if ended:
        return after_points and before_points
    if after_points:
        return True
    begins = before is not None and before.kind in ROWS
    if begins:
        return before_points or _has_points(found, position)
    return before_points and before is not None and before.paragraph.text.endswith(".")


def _is_short(paragraph: Paragraph) -> bool:
    """Whether a paragraph is printed as a heading would be."""
    return len(paragraph.lines) == 1 and len(paragraph.text) <= LONGEST_SUBHEAD and paragraph.text[:1].isupper()


def _has_points(found: Sequence[Part], position: int) -> bool:
    """Whether a point of a list stands before the next row."""
    return any(part.paragraph.bullet for part in _until_row(found, position + 1))


def _until_row(found: Sequence[Part], position: int) -> Iterator[Part]:
    for part in found[position:]:
        if part.kind != "text":
            return
        yield part
