"""A drawing in parts that each have room on a sheet of paper; set beneath one another they are the whole again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from checker.gapreport.pictures.blocks import moved
from checker.gapreport.pictures.drawing import NOTHING, PAGE, Block, Box, Drawing, Extent, Line, Shape


def pages(drawing: Drawing, tallest: float = PAGE) -> tuple[Drawing, ...]:
    """The drawing without its title, cut where it may be cut, in as few parts as have room.

    A part that cannot be cut is taller than a sheet. The drawing's head stands at the top of every part but the first.
    """
    heights = [drawing.start, *_ends(drawing, tallest)]
    inside: list[list[Shape]] = [[] for _ in heights[1:]]
    for shape in drawing.shapes:
        room = shape.extent
        first = max(bisect_right(heights, room.top) - 1, 0)
        for place in range(first, min(bisect_right(heights, room.bottom), len(inside))):
            inside[place] += _within(shape, room, heights[place], heights[place + 1])
    return tuple(
        _part(drawing, top, bottom, shapes, drawing.head if top > drawing.start else NOTHING)
        for top, bottom, shapes in zip(heights, heights[1:], inside, strict=False)
    )


def _ends(drawing: Drawing, tallest: float) -> Iterator[float]:
    """Where each part ends, the first at the top."""
    top, ends = drawing.start, sorted({*drawing.cuts, drawing.height})
    while top < drawing.height:
        again = drawing.head.height if top > drawing.start else 0
        place = bisect_right(ends, top)
        while place + 1 < len(ends) and ends[place + 1] - top + again <= tallest:
            place += 1
        top = ends[place]
        yield top


def untitled(drawing: Drawing) -> Drawing:
    """The drawing without its title, whole."""
    top, bottom = drawing.start, drawing.height
    inside = [part for shape in drawing.shapes for part in _within(shape, shape.extent, top, bottom)]
    return _part(drawing, top, bottom, inside, NOTHING)


def _part(drawing: Drawing, top: float, bottom: float, inside: list[Shape], head: Block) -> Drawing:
    """What is between two heights, under a head."""
    height = bottom - top + head.height
    ground = Box(0, 0, drawing.width, height, "paper")
    shapes = (ground, *moved(inside, 0, head.height - top), *head.shapes)
    return drawing._replace(height=height, shapes=shapes, cuts=(), head=NOTHING, start=0)


def _within(shape: Shape, room: Extent, top: float, bottom: float) -> Iterator[Shape]:
    """What of a shape is between two heights: grounds and lines may go on beyond them, all else is on one side."""
    if isinstance(shape, Box):
        above, below = max(room.top, top), min(room.bottom, bottom)
        if above < below and shape.role != "paper":
            yield shape._replace(y=above, height=below - above)
    elif isinstance(shape, Line) and not shape.curved:
        if (room.top < bottom and room.bottom > top) or top <= room.top == room.bottom < bottom:
            yield shape._replace(points=tuple((x, min(max(y, top), bottom)) for x, y in shape.points))
    elif top <= (room.top + room.bottom) / 2 < bottom:
        yield shape
