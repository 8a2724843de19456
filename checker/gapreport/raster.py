"""Drawings as PNG, for programs that show no SVG."""

from __future__ import annotations

import os
from functools import cache
from typing import Any, Final

from checker.gapreport.limits import MOST_PIXELS
from checker.gapreport.pictures import Drawing, on_paper
from checker.gapreport.pictures.drawing import Label
from checker.gapreport.pictures.widths import is_measured
from checker.named import NamedTuple
from checker.words import Text, figure, filled

SCALE: Final = 1.75
"""Pixels of the PNG to one of the drawing, 168 to the inch: enough for screens and office printers without the SVG."""
_HARD_EDGES: Final[dict[str, Any]] = {"text_rendering": "optimize_speed", "shape_rendering": "optimize_speed"}
"""No pixel is between two colours: a third of the bytes, in less time than with shaded edges, and as clear on paper."""

NO_LIBRARY: Final = Text("resvg-py är inte installerat", "resvg-py is not installed")
TOO_HIGH: Final = Text(
    "den skulle bli {count} bildpunkter hög, och högst {most} ryms",
    "it would be {count} pixels high, and at most {most} have room",
)
NO_FONT: Final = Text("datorn har inget typsnitt som går att rita med", "the computer has no font to draw with")

_FOLDERS: Final = (
    (os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), "arial.ttf", "arialbd.ttf"),
    ("/System/Library/Fonts/Supplemental", "Arial.ttf", "Arial Bold.ttf"),
    *(
        (folder, "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
        for folder in (
            "/usr/share/fonts/truetype/liberation",
            "/usr/share/fonts/truetype/liberation2",
            "/usr/share/fonts/liberation-sans-fonts",
            "/usr/share/fonts/liberation-sans",
            "/usr/share/fonts/liberation",
        )
    ),
)
"""Where the fonts lie that drawings are measured for. To read these two takes far less time than all of a system's."""
_PROBE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" font-size="12" font-family="Arial,'
    '\'Liberation Sans\',sans-serif"><text y="15" font-weight="{weight}">{text}</text></svg>'
)


class NotDrawn(NamedTuple):
    """Why there is no PNG."""

    why: Text


def png(drawing: Drawing) -> bytes | NotDrawn:
    """The drawing as PNG, on white; the same bytes wherever the fonts are the same.

    Text is part of what a picture says: where there is no font for it, the picture is not drawn.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:  # there is no build of it for this computer, or only a part of the extra is installed
        return NotDrawn(NO_LIBRARY)
    wide, high = round(SCALE * drawing.width), round(SCALE * drawing.height)
    if wide * high > MOST_PIXELS:
        return NotDrawn(filled(TOO_HIGH, count=figure(high), most=figure(MOST_PIXELS // wide)))
    measured = all(is_measured(shape.text) for shape in drawing.shapes if isinstance(shape, Label))
    fonts = _fonts(measured=measured)
    if fonts is None:
        return NotDrawn(NO_FONT)
    return bytes(svg_to_bytes(svg_string=on_paper(drawing), zoom=SCALE, background="#ffffff", **_HARD_EDGES, **fonts))


@cache
def _fonts(*, measured: bool) -> dict[str, Any] | None:
    """What the library is told about fonts: two files that have all that is `measured`, else whatever there is.

    None where no letter would be drawn: the library leaves out silently what it has no font for.
    """
    for folder, *names in _FOLDERS if measured else ():
        files = [os.path.join(folder, name) for name in names]
        found = {"skip_system_fonts": True, "font_files": files}
        if all(map(os.path.isfile, files)) and _has_letters(found):
            return found
    return {} if _has_letters({}) else None


def _has_letters(fonts: dict[str, Any]) -> bool:
    """Whether letters, thin and bold, leave a mark."""
    from resvg_py import svg_to_bytes

    blank, *written = (
        svg_to_bytes(svg_string=_PROBE.format(weight=weight, text=text), **fonts)
        for weight, text in ((400, ""), (400, "Åg"), (700, "Åg"))
    )
    return blank not in written
