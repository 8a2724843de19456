"""The colours of pictures, in light and dark, and the style sheet that gives them to shapes.

Text has a contrast of at least 4.5 to what it stands on, lines and marks 3 (WCAG 2.1 AA); nothing is told by colour
alone. On paper a picture is light; where the reader has chosen colours (forced colors), those are used.
"""

from __future__ import annotations

from typing import Final, NamedTuple


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
MUTED_SIZE: Final = 11
"""What is muted is small, too; and a gap is bold."""
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
FONTS: Final = 'Arial,"Liberation Sans",Helvetica,sans-serif'
"""Within a drawing, the class of a text begins with t (ink has none), of a box with b, of a line with l, of a mark with
m, and of one that shows the ground within with o; the role follows."""


class Sheet(NamedTuple):
    """Rules of style for a medium; "" for all."""

    media: str
    rules: str


def sheets() -> tuple[Sheet, ...]:
    """The style of a picture.

    A picture has a style element for each: programs that know no media queries, as LibreOffice, take the rules of those
    within one element for everything, but leave an element for another medium alone.
    """
    root = f".{ROOT_CLASS}"
    shape = f"{root}{{font-family:{FONTS};font-size:12px;font-variant-ligatures:none}}"
    fit = f"{root}:not(:root){{display:block;max-width:100%;height:auto}}"
    still = [
        _rule("b-", role, f"stroke-width:1.2;{more}".rstrip(";")) for role, (_, line, more) in BOXES.items() if line
    ]
    still += [_rule("t-", "muted", f"font-size:{MUTED_SIZE}px"), _rule("t-", "gap", "font-weight:700")]
    still += [_rule("l-", role, f"fill:none;{how}") for role, (_, how) in LINES.items()]
    still += [_rule("m-", role, "stroke-width:1.2;stroke-linejoin:round") for role in LINES]
    still += [_rule("o-", role, "stroke-width:1.6;stroke-linejoin:round") for role in LINES]
    words, boxes, lines, marks, open_marks = (f"{root} [class^={kind}-]" for kind in "tblmo")
    forced = (
        f"{root} *{{forced-color-adjust:none}}{root} text,{words},{marks}{{fill:CanvasText}}"
        f"{boxes},{open_marks}{{fill:Canvas}}{lines},{boxes},{marks},{open_marks}{{stroke:CanvasText}}"
        f"{root} .b-paper,{root} .b-panel{{stroke:none}}{root} .b-bar{{fill:CanvasText}}"
    )
    return (
        Sheet("", "".join((shape, fit, *still, _coloured(0)))),
        Sheet("screen and (prefers-color-scheme:dark)", _coloured(1)),
        Sheet("(forced-colors:active)", forced),
    )


def style_sheet() -> str:
    """The style of all pictures in a page, which needs it once."""
    return "".join(f"@media {media}{{{rules}}}" if media else rules for media, rules in sheets())


def _coloured(ground: int) -> str:
    rules = [f".{ROOT_CLASS}:root{{background:{PAPER[ground]}}}"]  # what a picture opened by itself stands on
    rules.append(f".{ROOT_CLASS} text{{fill:{INK[ground]}}}")
    rules += [_rule("t-", role, f"fill:{colour[ground]}") for role, colour in TEXTS.items() if colour is not INK]
    for role, (fill, line, _) in BOXES.items():
        rules.append(_rule("b-", role, f"fill:{fill[ground]}" + (f";stroke:{line[ground]}" if line else "")))
    for role, (colour, _) in LINES.items():
        rules.append(_rule("l-", role, f"stroke:{colour[ground]}"))
        rules.append(_rule("m-", role, f"fill:{colour[ground]};stroke:{colour[ground]}"))
        rules.append(_rule("o-", role, f"fill:{PAPER[ground]};stroke:{colour[ground]}"))
    return "".join(rules)


def _rule(kind: str, role: str, declarations: str) -> str:
    return f".{ROOT_CLASS} .{kind}{role}{{{declarations}}}"
