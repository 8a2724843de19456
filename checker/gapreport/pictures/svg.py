"""Drawings as SVG: text without script, library or outside reference, the same bytes for the same drawing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from checker.gapreport.pictures.drawing import Box, Drawing, Label, Line, Mark, Shape
from checker.gapreport.pictures.palette import FONTS, MUTED_SIZE, ROOT_CLASS, SIZE, attributes, printed, sheets
from checker.gapreport.pictures.widths import cut, plain
from checker.words import Language

_OPEN: Final = {"ring", "diamond", "square"}
"""Marks that show the ground within."""
_ROUND: Final = {"ring", "disc"}
_LAYERS: Final[tuple[frozenset[str], ...]] = (
    frozenset({"paper"}),
    frozenset({"panel", "year"}),
    frozenset({"body", "outsider", "grid", "day"}),
    frozenset({"bar", "open-bar", "link", "lead", "support", "everyone", "gap", "target"}),
)
"""What lies beneath what, by role, from the back; above it the lines of frames, then marks, and text above all."""
_SHORT: Final = 6
"""No font makes so few characters so wide that they would run into something."""
_UNQUOTED: Final = re.compile(r'="([^\s"\'=<>`/]+)"')
_INSET: Final = 0.8
"""Half of the line that marks are drawn with."""

_Look: TypeAlias = tuple[str, str]
"""The kind of a shape, which is a letter, and its role."""
_Ink: TypeAlias = Callable[[_Look], str]
"""How shapes are given their colours and lines: the attributes of a look, a space before each."""


def _escaped(text: str) -> str:
    """A text as it stands between tags. (The library's own function brings all of urllib along.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    """A text as the value of an attribute."""
    quoted = _escaped(text).replace('"', "&quot;")
    return f'"{quoted}"'


def svg(drawing: Drawing, language: Language, *, prefix: str = "picture") -> str:
    """The drawing as an SVG file with a text alternative, light or dark as the reader wants it.

    Programs that know no style sheets, or only some of what can stand in them, draw it light. `prefix` begins the ids.
    """
    title, about = _quoted(f"{prefix}-title"), _quoted(f"{prefix}-desc")
    head = f'class="{ROOT_CLASS}" role="img" lang="{language}" aria-labelledby={title} aria-describedby={about}'
    inside = [
        f"<title id={title}>{_escaped(cut(drawing.title, 200))}</title>",
        f"<desc id={about}>{_escaped(plain(drawing.description))}</desc>",
        *(
            f"<style media={_quoted(media)}>{_escaped(rules)}</style>"
            for media, rules in (*sheets(), printed(drawing.width, drawing.height))
            if media
        ),
    ]
    return _written(drawing, f"{_FILE} {head}", inside, lambda look: _classed(look) + _coloured(look))


def in_page(drawing: Drawing, also: str = "") -> str:
    """The drawing as an element of a page, which has `palette.style_sheet()` and says in words what is shown.

    `also` is one more class for the element.
    """
    classes = f"{ROOT_CLASS} {also}" if also else ROOT_CLASS
    return _written(drawing, f'class="{classes}" aria-hidden="true"', (), _classed, spare=True)


def on_paper(drawing: Drawing) -> str:
    """The drawing as an SVG file for what is printed: in light colours, and without any style sheet."""
    return _written(drawing, _FILE, (), _coloured)


def _written(drawing: Drawing, head: str, inside: Iterable[str], ink: _Ink, *, spare: bool = False) -> str:
    """The element; `spare`: in a page, which has the ground and needs no quotation marks around most attributes."""
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    width, height = size.split(" ")
    start = f'<svg {head} width="{width}" height="{height}" viewBox="0 0 {size}">'
    ordered = sorted(drawing.shapes, key=_layer)
    if spare:
        seen = [one for one in ordered if not (isinstance(one, Box) and one.role == "paper")]
        inside = (*inside, *map(_without_quotes, _elements(seen, ink)))
    else:
        inside = (*inside, *_elements(ordered, ink))
    return "\n".join((start, *inside, "</svg>\n"))


def _without_quotes(element: str) -> str:
    """An element whose tag has no quotation marks that it can do without; its text is left alone."""
    tag, end, rest = element.partition(">")
    bare = _UNQUOTED.sub(r"=\1", tag.removesuffix("/"))
    return bare + (" /" if tag.endswith("/") else "") + end + rest


def _layer(shape: Shape) -> int:
    if isinstance(shape, Box | Line):
        return next((place for place, roles in enumerate(_LAYERS) if shape.role in roles), len(_LAYERS))
    return len(_LAYERS) + (2 if isinstance(shape, Label) else 1)


_FILE: Final = f'xmlns="http://www.w3.org/2000/svg" font-family={_quoted(FONTS)} font-size="{SIZE}"'


def _classed(look: _Look) -> str:
    return f' class="{"-".join(look)}"' if look != ("t", "ink") else ""


def _coloured(look: _Look) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes(*look))


def _elements(shapes: Iterable[Shape], ink: _Ink) -> Iterator[str]:
    """The shapes in their order; lines and marks of one look that follow on one another are one path."""
    for look, group in groupby(shapes, _of_path):
        if look is not None:
            yield f'<path{ink(look)} d="{"".join(map(_way, group))}"/>'
        else:
            yield from (_element(shape, ink) for shape in group)


def _of_path(shape: Shape) -> _Look | None:
    """The look of a shape that is drawn as a path; None for another."""
    if isinstance(shape, Line):
        return "l", shape.role
    if isinstance(shape, Box) and not shape.radius:
        return "b", shape.role
    return _of_mark(shape) if isinstance(shape, Mark) and shape.shape not in _ROUND else None


def _of_mark(mark: Mark) -> _Look:
    return "o" if mark.shape in _OPEN else "m", mark.role


def _element(shape: Shape, ink: _Ink) -> str:
    if isinstance(shape, Label):
        return _label(shape, ink)
    if isinstance(shape, Box):
        return _box(shape, ink)
    assert isinstance(shape, Mark)
    radius = shape.size if shape.shape == "disc" else shape.size - _INSET
    place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(radius)}"'
    return f"<circle{ink(_of_mark(shape))} {place}/>"


def _label(label: Label, ink: _Ink) -> str:
    """A text; if it is long, with its measured width, so that it takes the same room in whatever font there is."""
    of_role = MUTED_SIZE if label.role == "muted" else SIZE
    size = f' font-size="{_number(label.size)}"' if label.size != of_role else ""
    bold = ' font-weight="700"' if label.bold and label.role != "gap" else ""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    fitted = f' textLength="{label.width:.0f}"' if len(label.text) > _SHORT else ""
    place = f'x="{_number(label.x)}" y="{_number(label.y)}"'
    return f"<text{ink(('t', label.role))} {place}{size}{bold}{anchor}{fitted}>{_escaped(label.text)}</text>"


def _box(box: Box, ink: _Ink) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    return f'<rect{ink(("b", box.role))} {place} rx="{_number(box.radius)}"/>'


def _way(shape: Shape) -> str:
    """The way that a path takes along a line, or around a mark or a box."""
    if isinstance(shape, Box):
        wide, high = _number(shape.width), _number(shape.height)
        return f"M{_point(shape.x, shape.y)}h{wide}v{high}h-{wide}z"
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
        "square": ((x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)),
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
