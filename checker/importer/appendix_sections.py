"""The parts of an appendix -> sections inside sections, as the file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from checker.agreement.schema import NESTING
from checker.importer.appendices import Known, Part
from checker.importer.prose import Paragraph
from checker.named import NamedTuple

ROWS: Final = frozenset({"row", "inline", "area_row"})
LONGEST_SUBHEAD: Final = 60
_LONGEST_UNMARKED: Final = 45
"""How long a heading may be where nothing but its length tells that it is one."""

_FEW_POINTS: Final = 20
"""Where less than one in so many parts is a marked point, the marks are most likely lost."""


class Node:
    """A section while it is being filled."""

    def __init__(self, title: str, role: str | None, number: str | None, line: int) -> None:
        self.title, self.role, self.number, self.line = title, role, number, line
        self.text: list[Paragraph] = []
        self.follow_up: list[Paragraph] = []
        self.inner: list[Node] = []
        self.processes = False
        self.listed = False
        self.asked: Paragraph | None = None

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


def unmarked(found: Sequence[Part]) -> Iterator[Paragraph]:
    """Lines that may be headings in an appendix where hardly any point of a list is marked: short ones before prose."""
    points = sum(part.paragraph.bullet for part in found)
    if points * _FEW_POINTS >= len(found):
        return
    for before, part, after in zip(found, found[1:], found[2:], strict=False):
        text = part.paragraph.text
        begins = before.kind != "text" or before.paragraph.text.endswith(".")
        short = _is_short(part.paragraph) and len(text) <= _LONGEST_UNMARKED and not text.endswith((".", ":", ","))
        prose = after.paragraph.text.endswith(".") or len(after.paragraph.lines) > 1
        if part.kind == after.kind == "text" and begins and short and prose:
            yield part.paragraph


def undecided(nodes: Iterable[Node]) -> Iterator[Paragraph]:
    """Lines that may be headings: short ones among the points of a row that has headings of its own."""
    for node in nodes:
        if node.asked:
            yield node.asked
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
    runs = _runs(found)
    for position, part in enumerate(found):
        if part.kind == "text":
            run = runs[position]
            if row is not None and not following_up and run and (head := _head(found, position, run)):
                path = [(depth, node) for depth, node in path if node is not row]
                _open(row, path, part, asked=head == "likely")
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


def _open(row: Node, path: list[tuple[int, Node]], part: Part, *, asked: bool) -> None:
    """A heading inside a row: what follows is its text."""
    node = Node(part.paragraph.text, None, None, part.paragraph.line)
    node.asked = part.paragraph if asked else None
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


class _Run(NamedTuple):
    """The texts between two rows: where the last point of a list stands, how points begin, and whether a heading there
    ends with a full stop.
    """

    last_point: int
    first_words: frozenset[str]
    ended_heads: bool


def _runs(found: Sequence[Part]) -> list[_Run | None]:
    """For each part that is a text, the run it stands in."""
    runs: list[_Run | None] = []
    for is_text, group in groupby(enumerate(found), key=lambda pair: pair[1].kind == "text"):
        positions = [position for position, _ in group]
        run = _run(found, positions) if is_text else None
        runs += [run] * len(positions)
    return runs


def _run(found: Sequence[Part], positions: Sequence[int]) -> _Run:
    points = [position for position in positions if found[position].paragraph.bullet]
    words = frozenset(found[position].paragraph.text.split(None, 1)[0] for position in points)
    heads = any(
        _may_be_head(found, at) and _is_ended(found, at) and _is_after_point(found, at) and _is_before_point(found, at)
        for at in positions
    )
    return _Run(points[-1] if points else -1, words, heads)


def _head(found: Sequence[Part], position: int, run: _Run) -> str | None:
    """Whether a text in a row is a heading there, `sure` or `likely`: a short line by itself at points of a list."""
    if not _may_be_head(found, position):
        return None
    begins = position > 0 and found[position - 1].kind in ROWS
    after_point, before_point = _is_after_point(found, position), _is_before_point(found, position)
    if _is_ended(found, position):
        if after_point and before_point:
            return "sure"
        # Where headings end as sentences do, a line that begins otherwise than the points is most likely one more.
        text = found[position].paragraph.text
        likely = run.ended_heads and (begins or before_point) and text.split(None, 1)[0] not in run.first_words
        return "likely" if likely else None
    if after_point or (begins and (before_point or run.last_point > position)):
        return "sure"
    return "sure" if before_point and position and found[position - 1].paragraph.text.endswith(".") else None


def _may_be_head(found: Sequence[Part], position: int) -> bool:
    """Whether a text is short, no point of a list, and has a text after it."""
    paragraph = found[position].paragraph
    after = found[position + 1] if position + 1 < len(found) else None
    return not paragraph.bullet and _is_short(paragraph) and after is not None and after.kind == "text"


def _is_ended(found: Sequence[Part], position: int) -> bool:
    return found[position].paragraph.text.endswith((".", ":"))


def _is_after_point(found: Sequence[Part], position: int) -> bool:
    before = found[position - 1] if position else None
    return before is not None and before.kind == "text" and before.paragraph.bullet


def _is_before_point(found: Sequence[Part], position: int) -> bool:
    return found[position + 1].paragraph.bullet


def _is_short(paragraph: Paragraph) -> bool:
    """Whether a paragraph is printed as a heading would be."""
    return len(paragraph.lines) == 1 and len(paragraph.text) <= LONGEST_SUBHEAD and paragraph.text[:1].isupper()
