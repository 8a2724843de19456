"""A drawing in parts that each have room on a sheet of paper; set beneath one another they are the whole again."""

from __future__ import annotations

from collections.abc import Iterator

from checker.gapreport.pictures.blocks import moved
from checker.gapreport.pictures.drawing import NOTHING, PAGE, Block, Box, Drawing, Line, Shape


def pages(drawing: Drawing, tallest: float = PAGE) -> tuple[Drawing, ...]:
    """The drawing without its title, cut where it may be cut, in as few parts as have room.

    A part that cannot be cut is taller than a sheet. The drawing's head stands at the top of every part but the first.
    """
    made: list[Drawing] = []
    top = drawing.start
    while top < drawing.height:
        head = drawing.head if made else NOTHING
        ends = [one for one in (*drawing.cuts, drawing.height) if one > top]
        bottom = max((one for one in ends if one - top + head.height <= tallest), default=min(ends))
        made.append(_part(drawing, top, bottom, head))
        top = bottom
    return tuple(made)


def untitled(drawing: Drawing) -> Drawing:
    """The drawing without its title, whole."""
    return _part(drawing, drawing.start, drawing.height, NOTHING)


def _part(drawing: Drawing, top: float, bottom: float, head: Block) -> Drawing:
    """What is between two heights, under a head."""
    inside = (part for shape in drawing.shapes for part in _within(shape, top, bottom))
    height = bottom - top + head.height
    ground = Box(0, 0, drawing.width, height, "paper")
    shapes = (ground, *moved(inside, 0, head.height - top), *head.shapes)
    return drawing._replace(height=height, shapes=shapes, cuts=(), head=NOTHING, start=0)


def _within(shape: Shape, top: float, bottom: float) -> Iterator[Shape]:
    """What of a shape is between two heights: grounds and lines may go on beyond them, all else is on one side."""
    room = shape.extent
    if isinstance(shape, Box):
        above, below = max(room.top, top), min(room.bottom, bottom)
        if above < below and shape.role != "paper":
            yield shape._replace(y=above, height=below - above)
    elif isinstance(shape, Line) and not shape.curved:
        if (room.top < bottom and room.bottom > top) or top <= room.top == room.bottom < bottom:
            yield shape._replace(points=tuple((x, min(max(y, top), bottom)) for x, y in shape.points))
    elif top <= (room.top + room.bottom) / 2 < bottom:
        yield shape
