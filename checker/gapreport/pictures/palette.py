"""The colours of pictures, in light and dark, and the style sheet that gives them to shapes.

Text has a contrast of at least 4.5 to what it stands on, lines and marks 3 (WCAG 2.1 AA); nothing is told by colour
alone. On paper a picture is light; where the reader has chosen colours (forced colors), those are used.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap
from typing import Final

from checker.named import NamedTuple


class Colour(NamedTuple):
    """A colour on light ground and on dark."""

    light: str
    dark: str


PAPER: Final = Colour("#ffffff", "#15181b")
PANEL: Final = Colour("#f3f5f7", "#1f2429")
BODY: Final = Colour("#e5edf5", "#27364a")
INK: Final = Colour("#1a1c1e", "#f1f2f3")
MUTED: Final = Colour("#4f555b", "#b9bfc5")
GAP: Final = Colour("#a3001b", "#ff9d9d")
LINK: Final = Colour("#52708f", "#8fafd0")
LEAD: Final = Colour("#173a5e", "#cfe3f8")
GRID: Final = Colour("#7c838a", "#80878e")

GROUNDS: Final = (PAPER, PANEL, BODY)
TEXTS: Final = {"ink": INK, "muted": MUTED, "gap": GAP}
SIZE: Final = 12
MUTED_SIZE: Final = 11
"""The sizes of text in pixels, where a label has no other: what is muted is small, too; and a gap is bold."""
BOXES: Final[dict[str, tuple[Colour, Colour | None, str]]] = {
    "paper": (PAPER, None, ""),
    "panel": (PANEL, None, ""),
    "body": (BODY, LINK, ""),
    "outsider": (PAPER, GAP, "stroke-dasharray:5 3"),
    "year": (BODY, None, ""),
    "bar": (LEAD, LEAD, ""),
    "open-bar": (PAPER, LEAD, ""),
}
"""What boxes are filled with, what they are drawn with, and what else."""
LINES: Final[dict[str, tuple[Colour, str]]] = {
    "link": (LINK, "stroke-width:1.2"),
    "lead": (LEAD, "stroke-width:2.4"),
    "support": (LINK, "stroke-width:1.2;stroke-dasharray:5 3"),
    "everyone": (LEAD, "stroke-width:6"),
    "frame": (LINK, "stroke-width:1.4"),
    "grid": (GRID, "stroke-width:1;stroke-dasharray:2 3"),
    "gap": (GAP, "stroke-width:1.6"),
    "target": (INK, "stroke-width:1.4;stroke-dasharray:6 3"),
    "day": (INK, "stroke-width:1.6"),
}
"""What lines and marks are drawn with, and how."""

ROOT_CLASS: Final = "drawing"
FONTS: Final = "Arial,'Liberation Sans',Helvetica,sans-serif"
"""Within a drawing, the class of a text begins with t (ink has none), of a box with b, of a line with l, of a mark with
m, and of one that shows the ground within with o; the role follows."""


_TALLEST: Final = 2.7
"""How many times as high as it is wide a picture may be: on A4 its letters have then five points."""


class Sheet(NamedTuple):
    """Rules of style for a medium; "" for all."""

    media: str
    rules: str


LOOKS: Final = (
    *(("t", role) for role in TEXTS),
    *(("b", role) for role in BOXES),
    *((kind, role) for kind in "lmo" for role in LINES),
)
"""Every look of a shape: the letter of its kind, and its role."""


def attributes(kind: str, role: str, ground: int = 0) -> tuple[tuple[str, str], ...]:
    """What a shape of a look is drawn with, on light ground or on dark (1): names and values, as of attributes."""
    if kind == "t":
        size = (("font-size", f"{MUTED_SIZE}px"),) if role == "muted" else ()
        bold = (("font-weight", "700"),) if role == "gap" else ()
        return ("fill", TEXTS[role][ground]), *size, *bold
    if kind == "b":
        fill, line, how = BOXES[role]
        drawn = (("stroke", line[ground]), ("stroke-width", "1.2"), *_declared(how)) if line else ()
        return ("fill", fill[ground]), *drawn
    (of_role, how), whole = LINES[role], kind == "m"
    colour = of_role[ground]
    if kind == "l":
        return ("fill", "none"), ("stroke", colour), *_declared(how)
    line_of_mark = (("stroke-width", "1.2" if whole else "1.6"), ("stroke-linejoin", "round"))
    return ("fill", colour if whole else PAPER[ground]), ("stroke", colour), *line_of_mark


def _declared(declarations: str) -> list[tuple[str, str]]:
    """Declarations as names and values."""
    return [(name, value) for one in declarations.split(";") if one for name, value in [one.split(":")]]


def sheets() -> tuple[Sheet, ...]:
    """The style of a picture.

    A picture has a style element for each: programs that know no media queries, as LibreOffice, take the rules of those
    within one element for everything, but leave an element for another medium alone.
    """
    root = f".{ROOT_CLASS}"
    shape = f"{root}{{font-family:{FONTS};font-size:{SIZE}px;font-variant-ligatures:none}}"
    fit = f"{root}:not(:root){{display:block;max-width:100%;height:auto}}"
    light = {look: attributes(*look) for look in LOOKS}
    dark = {look: [one for one in attributes(*look, 1) if one not in light[look]] for look in LOOKS}
    words, boxes, lines, marks, open_marks = (f"{root} [class^={kind}-]" for kind in "tblmo")
    forced = (
        f"{root} *{{forced-color-adjust:none}}{root} text,{words},{marks}{{fill:CanvasText}}"
        f"{boxes},{open_marks}{{fill:Canvas}}{lines},{boxes},{marks},{open_marks}{{stroke:CanvasText}}"
        f"{root} .b-paper,{root} .b-panel{{stroke:none}}{root} .b-bar{{fill:CanvasText}}"
    )
    return (
        Sheet("", "".join((shape, fit, *starmap(_rule, light.items())))),
        # What a picture opened by itself stands on is dark, too.
        Sheet(
            "screen and (prefers-color-scheme:dark)",
            "".join((f"{root}:root{{background:{PAPER.dark}}}", *starmap(_rule, dark.items()))),
        ),
        Sheet("(forced-colors:active)", forced),
    )


def printed(width: float, height: float) -> Sheet:
    """How a picture of a file of its own is printed: whole on one sheet, where its words can then still be read."""
    whole = "width:100vw;height:100vh" if height <= _TALLEST * width else "width:100%;height:auto"
    way = "landscape" if width > height else "portrait"
    return Sheet("print", f"@page{{size:{way};margin:8mm}}.{ROOT_CLASS}:root{{{whole}}}")


def style_sheet() -> str:
    """The style of all pictures in a page, which needs it once."""
    return "".join(f"@media {media}{{{rules}}}" if media else rules for media, rules in sheets())


def _rule(look: tuple[str, str], drawn: Iterable[tuple[str, str]]) -> str:
    selector = "text" if look == ("t", "ink") else f".{'-'.join(look)}"
    return f".{ROOT_CLASS} {selector}{{{';'.join(map(':'.join, drawn))}}}"
