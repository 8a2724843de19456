"""Drawings as SVG: text without script, library or outside reference, the same bytes for the same drawing."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from checker.gapreport.pictures.drawing import Box, Drawing, Label, Line, Mark, Shape
from checker.gapreport.pictures.palette import ROOT_CLASS, sheets
from checker.gapreport.pictures.widths import cut, plain
from checker.words import Language

_OPEN: Final = {"ring", "diamond"}
"""Marks that show the ground within."""


def svg(drawing: Drawing, language: Language, *, prefix: str = "picture", styled: bool = True, hidden: str = "") -> str:
    """The drawing as an `<svg>` element with a text alternative.

    `prefix` begins the ids in it, so that several can stand in one page. Without `styled` it relies on the page to have
    `palette.style_sheet()`. `hidden` is one more class for the element.
    """
    title, about = f"{prefix}-title", f"{prefix}-desc"
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    width, height = size.split(" ")
    classes = " ".join((ROOT_CLASS, *hidden.split()))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class={quoteattr(classes)} role="img" lang="{language}" '
        f'aria-labelledby={quoteattr(title)} aria-describedby={quoteattr(about)} width="{width}" height="{height}" '
        f'viewBox="0 0 {size}">'
    )
    parts = [
        head,
        f"<title id={quoteattr(title)}>{escape(cut(drawing.title, 200))}</title>",
        f"<desc id={quoteattr(about)}>{escape(plain(drawing.description))}</desc>",
        *(_style(*sheet) for sheet in (sheets() if styled else ())),
        *(_shape(shape) for shape in drawing.shapes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _style(media: str, rules: str) -> str:
    return f"<style{f' media={quoteattr(media)}' if media else ''}>{escape(rules)}</style>"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Label):
        return _label(shape)
    if isinstance(shape, Box):
        return _box(shape)
    return _line(shape) if isinstance(shape, Line) else _mark(shape)


def _label(label: Label) -> str:
    """A text; with its measured width, so that it takes the same room in whatever font the reader has."""
    size = f' font-size="{_number(label.size)}"' if label.size != 12 else ""
    bold = ' font-weight="700"' if label.bold else ""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    fitted = f' textLength="{label.width:.0f}"' if len(label.text) > 1 else ""
    place = f'x="{_number(label.x)}" y="{_number(label.y)}"'
    return f'<text class="t-{label.role}" {place}{size}{bold}{anchor}{fitted}>{escape(label.text)}</text>'


def _box(box: Box) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    radius = f' rx="{_number(box.radius)}"' if box.radius else ""
    return f'<rect class="b-{box.role}" {place}{radius}/>'


def _line(line: Line) -> str:
    (x, y), *rest = line.points
    if line.curved:
        (to_x, to_y) = rest[-1]
        middle = _number((x + to_x) / 2)
        way = f"M{_point(x, y)}C{middle} {_number(y)} {middle} {_number(to_y)} {_point(to_x, to_y)}"
    else:
        way = f"M{_point(x, y)}" + "".join(f"L{_point(*point)}" for point in rest)
    return f'<path class="l-{line.role}" d="{way}"/>'


def _mark(mark: Mark) -> str:
    x, y, size = mark.x, mark.y, mark.size
    kind = "o" if mark.shape in _OPEN else "m"
    if mark.shape in ("disc", "ring"):
        place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(size if mark.shape == "disc" else size - 0.8)}"'
        return f'<circle class="{kind}-{mark.role}" {place}/>'
    inner = size - 0.8
    corners = {
        "diamond": ((x - inner, y), (x, y - inner), (x + inner, y), (x, y + inner)),
        "warning": ((x - inner, y + inner), (x, y - inner), (x + inner, y + inner)),
        "right": ((x - inner, y - inner), (x + inner, y), (x - inner, y + inner)),
        "down": ((x - inner, y - inner), (x + inner, y - inner), (x, y + inner)),
        "bar": ((x - 0.6, y - inner), (x + 0.6, y - inner), (x + 0.6, y + inner), (x - 0.6, y + inner)),
    }[mark.shape]
    way = "L".join(_point(*corner) for corner in corners)
    return f'<path class="{kind}-{mark.role}" d="M{way}Z"/>'


def _point(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    """A length to a tenth of a pixel, as short as can be."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")
