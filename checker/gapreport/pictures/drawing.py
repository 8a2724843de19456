"""What a picture is made of before it is SVG: boxes, lines, marks and labels with their places, in pixels.

The origin is at the upper left, y grows downwards. A `role` says what a shape means; the palette gives it its colour.
"""

from __future__ import annotations

from typing import Final, Literal

from checker.gapreport.pictures.widths import width_of
from checker.named import NamedTuple

ASCENT: Final = 0.8
DESCENT: Final = 0.22
"""How far letters reach above and below the baseline, to the font size (letters with rings and dots included)."""

WIDE: Final = 712
NARROW: Final = 288
"""Widths of pictures in pixels: for a page and paper, and for a telephone (320 px with its margins)."""
PAGE: Final = 1040
"""The height of a sheet of paper beneath its headings, where the width of a page is the width of its text."""
EDGE: Final = 12
"""The room around everything."""

Anchor = Literal["start", "middle", "end"]
TextRole = Literal["ink", "muted", "gap"]
BoxRole = Literal["paper", "panel", "body", "outsider", "bar", "open-bar", "year"]
LineRole = Literal["link", "lead", "support", "everyone", "frame", "grid", "gap", "target", "day"]
MarkShape = Literal["disc", "ring", "diamond", "square", "warning", "right", "down", "bar"]


class Extent(NamedTuple):
    """The room that a shape takes."""

    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """A line of text; `y` is its baseline, `x` where it is anchored."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False
    role: TextRole = "ink"
    anchor: Anchor = "start"

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return width_of(self.text, self.size, bold=self.bold)

    @property
    def extent(self) -> Extent:
        """The room that its letters take."""
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        left = self.x - before
        return Extent(left, self.y - ASCENT * self.size, left + self.width, self.y + DESCENT * self.size)


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    role: BoxRole
    radius: float = 0

    @property
    def extent(self) -> Extent:
        """The room that it takes."""
        return Extent(self.x, self.y, self.x + self.width, self.y + self.height)


class Line(NamedTuple):
    """A line through points; `curved`: from the first to the last in one bow that leaves and arrives level."""

    points: tuple[tuple[float, float], ...]
    role: LineRole
    curved: bool = False

    @property
    def extent(self) -> Extent:
        """The room that it takes; a bow stays between its ends."""
        across, down = zip(*self.points, strict=True)
        return Extent(min(across), min(down), max(across), max(down))


class Mark(NamedTuple):
    """A small sign around a point."""

    x: float
    y: float
    shape: MarkShape
    role: LineRole = "link"
    size: float = 4

    @property
    def extent(self) -> Extent:
        """The room that it takes."""
        return Extent(self.x - self.size, self.y - self.size, self.x + self.size, self.y + self.size)


Shape = Label | Box | Line | Mark


class Block(NamedTuple):
    """Shapes from (0, 0), how far down they reach, and at which heights a page may end: nothing but lines and grounds
    is crossed there."""

    shapes: tuple[Shape, ...]
    height: float
    cuts: tuple[float, ...] = ()


NOTHING: Final = Block((), 0)


class Drawing(NamedTuple):
    """A picture: what it is called, what it shows in words, its size, and its shapes from the back to the front.

    `cuts` are the heights at which a page may end, and `head` is what is shown anew at the top of the next. `caption`
    is what the drawing is called where the reader knows the agreement, and `start` where it begins beneath its title.
    """

    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    cuts: tuple[float, ...] = ()
    head: Block = NOTHING
    caption: str = ""
    start: float = 0
