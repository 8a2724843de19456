"""Parts of a drawing with a height of their own, to be set beneath one another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from checker.gapreport.pictures.drawing import (
    ASCENT,
    DESCENT,
    EDGE,
    NOTHING,
    Block,
    Box,
    BoxRole,
    Drawing,
    Label,
    Line,
    Mark,
    Shape,
    TextRole,
)
from checker.gapreport.pictures.widths import broken


def moved(shapes: Iterable[Shape], right: float, down: float) -> tuple[Shape, ...]:
    """The shapes at another place."""
    return tuple([_moved(shape, right, down) for shape in shapes])


def _moved(shape: Shape, right: float, down: float) -> Shape:
    if isinstance(shape, Line):
        return Line(tuple([(x + right, y + down) for x, y in shape.points]), shape.role, shape.curved)
    x, y, *others = shape  # of all others the place comes first, and to replace it by name takes three times as long
    return shape.__class__(x + right, y + down, *others)


def stacked(blocks: Sequence[Block], gap: float = 0, *, cut: bool = False) -> Block:
    """The blocks beneath one another, with a gap between those that have any height; `cut`: a page may end there."""
    shapes: list[Shape] = []
    cuts: list[float] = []
    down = 0.0
    for block in blocks:
        if block.height:
            cuts += [down + gap / 2] if cut and shapes else []
            down += gap if shapes else 0
            shapes += moved(block.shapes, 0, down)
            cuts += [down + one for one in block.cuts]
            down += block.height
    return Block(tuple(shapes), down, tuple(cuts))


def indented(block: Block, right: float) -> Block:
    """The block further to the right."""
    return block._replace(shapes=moved(block.shapes, right, 0))


def padded(block: Block, above: float, below: float) -> Block:
    """The block with room above and below it."""
    cuts = tuple(one + above for one in block.cuts)
    return Block(moved(block.shapes, 0, above), block.height + above + below, cuts)


def text_block(
    text: str, width: float, size: float = 12, *, bold: bool = False, role: TextRole = "ink", most: int = 0
) -> Block:
    """A text in lines no wider than `width`; `most`: no more lines than this, the last with an ellipsis."""
    leading = line_height(size)
    first = round(leading / 2 + size * (ASCENT - DESCENT) / 2)
    lines = broken(text, width, size, bold=bold, most=most)
    labels = tuple(Label(0, first + place * leading, line, size, bold, role) for place, line in enumerate(lines))
    return Block(labels, len(lines) * leading)


def line_height(size: float) -> int:
    """From one baseline to the next, in whole pixels."""
    return math.ceil(size * 1.25)


def whole_drawing(
    name: str, title: str, description: str, parts: Sequence[Block], room: float, again: Block = NOTHING
) -> Drawing:
    """A drawing under its name and the agreement's title, of parts that are so wide, with room around everything.

    `again` is shown anew where it goes on on another page.
    """
    titles = stacked((text_block(name, room, 17, bold=True, most=3), text_block(title, room, most=2)), 3)
    whole = padded(stacked((titles, *parts), 14), EDGE, EDGE)
    width, height = room + 2 * EDGE, round(whole.height)
    shapes = (Box(0, 0, width, height, "paper"), *moved(whole.shapes, EDGE, 0))
    head = padded(indented(again, EDGE), EDGE, 0) if again.height else NOTHING
    start = titles.height + 14  # what is above the first part, but for the edge
    return Drawing(f"{name}: {title}", description, width, height, shapes, whole.cuts, head, name, start)


def legend(entries: Sequence[tuple[Sequence[Shape], str]], width: float) -> Block:
    """What signs mean: each sign, 16 pixels wide, and its words, beside one another as far as there is room."""
    rows: list[Block] = []
    row: list[Shape] = []
    x = 0.0
    for shapes, words in entries:
        text = text_block(words, width - 20, 11)
        wide = 20 + max(label.extent.right for label in text.shapes)
        if row and x + wide > width:
            rows.append(Block(tuple(row), 18))
            row, x = [], 0.0
        row += [*moved(shapes, x, 0), *moved(text.shapes, x + 20, 1)]
        x += wide + 16
        if text.height > 18:
            rows.append(Block(tuple(row), text.height + 4))
            row, x = [], 0.0
    return stacked([*rows, Block(tuple(row), 18 if row else 0)])


def gap_block(text: str, width: float) -> Block:
    """A gap: a warning sign and its words, bold and red."""
    words = text_block(text, width - 16, bold=True, role="gap", most=4)
    return Block((Mark(5, 7.5, "warning", "gap", 5), *moved(words.shapes, 16, 0)), words.height)


def boxed(block: Block, width: float, role: BoxRole, *, padding: float = 8, least: float = 0) -> Block:
    """The block in a box of this width, and at least so high."""
    height = max(block.height + 2 * padding - 2, least)
    inside = moved(block.shapes, padding, (height - block.height) / 2)
    return Block((Box(0.6, 0.6, width - 1.2, height - 1.2, role, 4), *inside), height)


def spread(centres: Sequence[float], heights: Sequence[float], top: float, bottom: float, gap: float) -> list[float]:
    """Upper edges for boxes in this order, as near to their centres as they have room beside one another.

    They stay between `top` and `bottom` if they have room there, and go below it otherwise.
    """
    edges: list[float] = []
    free = top
    for centre, height in zip(centres, heights, strict=True):
        edges.append(max(free, centre - height / 2))
        free = edges[-1] + height + gap
    limit = max(bottom, top + sum(heights) + gap * (len(heights) - 1))
    for place in reversed(range(len(edges))):
        edges[place] = min(edges[place], limit - heights[place])
        limit = edges[place] - gap
    return edges
