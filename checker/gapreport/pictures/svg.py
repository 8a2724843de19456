"""Drawings as SVG: text without script, library or outside reference, the same bytes for the same drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final

from checker.gapreport.pictures.drawing import Box, Drawing, Label, Line, Mark, Shape
from checker.gapreport.pictures.palette import MUTED_SIZE, ROOT_CLASS, sheets
from checker.gapreport.pictures.widths import cut, plain
from checker.words import Language

_OPEN: Final = {"ring", "diamond"}
"""Marks that show the ground within."""
_ROUND: Final = {"ring", "disc"}
_INSET: Final = 0.8
"""Half of the line that marks are drawn with."""


def _escaped(text: str) -> str:
    """A text as it stands between tags. (The library's own function brings all of urllib along.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    """A text as the value of an attribute."""
    quoted = _escaped(text).replace('"', "&quot;")
    return f'"{quoted}"'


def svg(drawing: Drawing, language: Language, *, prefix: str = "picture", styled: bool = True, hidden: str = "") -> str:
    """The drawing as an `<svg>` element with a text alternative.

    `prefix` begins the ids in it, so that several can stand in one page. Without `styled` it relies on the page to have
    `palette.style_sheet()`. `hidden` is one more class for the element.
    """
    title, about = f"{prefix}-title", f"{prefix}-desc"
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    width, height = size.split(" ")
    classes = " ".join((ROOT_CLASS, *hidden.split()))
    namespace = 'xmlns="http://www.w3.org/2000/svg" ' if styled else ""  # HTML knows what an svg element is
    head = (
        f'<svg {namespace}class={_quoted(classes)} role="img" lang="{language}" aria-labelledby={_quoted(title)} '
        f'aria-describedby={_quoted(about)} width="{width}" height="{height}" viewBox="0 0 {size}">'
    )
    parts = [
        head,
        f"<title id={_quoted(title)}>{_escaped(cut(drawing.title, 200))}</title>",
        f"<desc id={_quoted(about)}>{_escaped(plain(drawing.description))}</desc>",
        *(_style(*sheet) for sheet in (sheets() if styled else ())),
        *_elements(drawing.shapes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _style(media: str, rules: str) -> str:
    return f"<style{f' media={_quoted(media)}' if media else ''}>{_escaped(rules)}</style>"


def _elements(shapes: Iterable[Shape]) -> Iterator[str]:
    """The shapes in their order; lines and marks of one class that follow on one another are one path."""
    for role, group in groupby(shapes, _path_class):
        if role:
            yield f'<path class="{role}" d="{"".join(_way(shape) for shape in group)}"/>'
        else:
            yield from map(_element, group)


def _path_class(shape: Shape) -> str:
    """The class of a shape that is drawn as a path; "" for another."""
    if isinstance(shape, Line):
        return f"l-{shape.role}"
    return _mark_class(shape) if isinstance(shape, Mark) and shape.shape not in _ROUND else ""


def _mark_class(mark: Mark) -> str:
    return f"{'o' if mark.shape in _OPEN else 'm'}-{mark.role}"


def _element(shape: Shape) -> str:
    if isinstance(shape, Label):
        return _label(shape)
    if isinstance(shape, Box):
        return _box(shape)
    assert isinstance(shape, Mark)
    radius = shape.size if shape.shape == "disc" else shape.size - _INSET
    place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(radius)}"'
    return f'<circle class="{_mark_class(shape)}" {place}/>'


def _label(label: Label) -> str:
    """A text; with its measured width, so that it takes the same room in whatever font the reader has."""
    role = f' class="t-{label.role}"' if label.role != "ink" else ""
    of_role = MUTED_SIZE if label.role == "muted" else 12
    size = f' font-size="{_number(label.size)}"' if label.size != of_role else ""
    bold = ' font-weight="700"' if label.bold and label.role != "gap" else ""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    fitted = f' textLength="{label.width:.0f}"' if len(label.text) > 1 else ""
    place = f'x="{_number(label.x)}" y="{_number(label.y)}"'
    return f"<text{role} {place}{size}{bold}{anchor}{fitted}>{_escaped(label.text)}</text>"


def _box(box: Box) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    radius = f' rx="{_number(box.radius)}"' if box.radius else ""
    return f'<rect class="b-{box.role}" {place}{radius}/>'


def _way(shape: Shape) -> str:
    """The way that a path takes along a line, or around a mark."""
    if isinstance(shape, Mark):
        return "M" + "L".join(_point(*corner) for corner in _corners(shape)) + "Z"
    assert isinstance(shape, Line)
    (x, y), *rest = shape.points
    if not shape.curved:
        return f"M{_point(x, y)}" + "".join(_step(*step) for step in pairwise(shape.points))
    to_x, to_y = rest[-1]
    middle = _number((x + to_x) / 2)
    return f"M{_point(x, y)}C{middle} {_number(y)} {middle} {_number(to_y)} {_point(to_x, to_y)}"


def _corners(mark: Mark) -> tuple[tuple[float, float], ...]:
    x, y, size = mark.x, mark.y, mark.size - _INSET
    return {
        "diamond": ((x - size, y), (x, y - size), (x + size, y), (x, y + size)),
        "warning": ((x - size, y + size), (x, y - size), (x + size, y + size)),
        "right": ((x - size, y - size), (x + size, y), (x - size, y + size)),
        "down": ((x - size, y - size), (x + size, y - size), (x, y + size)),
        "bar": ((x - 0.6, y - size), (x + 0.6, y - size), (x + 0.6, y + size), (x - 0.6, y + size)),
    }[mark.shape]


def _step(here: tuple[float, float], there: tuple[float, float]) -> str:
    """A straight line onwards, by one number where it is level or upright."""
    (x, y), (to_x, to_y) = here, there
    if y == to_y:
        return f"H{_number(to_x)}"
    return f"V{_number(to_y)}" if x == to_x else f"L{_point(to_x, to_y)}"


def _point(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    """A length to a tenth of a pixel, as short as can be."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")
