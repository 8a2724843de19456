"""Parts of a drawing with a height of their own, to be set beneath one another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from checker.gapreport.pictures.drawing import (
    ASCENT,
    DESCENT,
    EDGE,
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


class Block(NamedTuple):
    """Shapes from (0, 0), and how far down they reach."""

    shapes: tuple[Shape, ...]
    height: float


NOTHING: Final = Block((), 0)


def moved(shapes: Iterable[Shape], right: float, down: float) -> tuple[Shape, ...]:
    """The shapes at another place."""
    return tuple(_moved(shape, right, down) for shape in shapes)


def _moved(shape: Shape, right: float, down: float) -> Shape:
    if isinstance(shape, Line):
        return shape._replace(points=tuple((x + right, y + down) for x, y in shape.points))
    return shape._replace(x=shape.x + right, y=shape.y + down)


def stacked(blocks: Sequence[Block], gap: float = 0) -> Block:
    """The blocks beneath one another, with a gap between those that have any height."""
    shapes: list[Shape] = []
    down = 0.0
    for block in blocks:
        if block.height:
            down += gap if shapes else 0
            shapes += moved(block.shapes, 0, down)
            down += block.height
    return Block(tuple(shapes), down)


def indented(block: Block, right: float) -> Block:
    """The block further to the right."""
    return Block(moved(block.shapes, right, 0), block.height)


def padded(block: Block, above: float, below: float) -> Block:
    """The block with room above and below it."""
    return Block(moved(block.shapes, 0, above), block.height + above + below)


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


def whole_drawing(name: str, title: str, description: str, parts: Sequence[Block], room: float) -> Drawing:
    """A drawing under its name and the agreement's title, of parts that are so wide, with room around everything."""
    head = stacked((text_block(name, room, 17, bold=True, most=3), text_block(title, room, most=2)), 3)
    whole = padded(stacked((head, *parts), 14), EDGE, EDGE)
    width, height = room + 2 * EDGE, round(whole.height)
    shapes = (Box(0, 0, width, height, "paper"), *moved(whole.shapes, EDGE, 0))
    return Drawing(f"{name}: {title}", description, width, height, shapes)


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
