"""Pictures of an agreement and of what was found in it, as accessible SVG without script or library.

Each picture is a pure function from what was checked to a `Drawing`: boxes, lines, marks and labels with their places,
and a text alternative. `svg` writes a drawing down.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Final

from checker.gapreport.pictures.drawing import Drawing
from checker.gapreport.pictures.pages import pages, untitled
from checker.gapreport.pictures.palette import style_sheet
from checker.gapreport.pictures.svg import in_page, on_paper, svg
from checker.run import Checked
from checker.words import Language

__all__ = ["PICTURES", "Drawing", "drawn", "in_page", "on_paper", "pages", "style_sheet", "svg", "told", "untitled"]

PICTURES: Final = ("graph", "timeline", "load")
"""The pictures of a whole agreement: each is a module here, with functions `picture` and `told`."""


def drawn(
    name: str, checked: Checked, language: Language, *, day: date, division: str | None = None, narrow: bool = False
) -> Drawing:
    """A picture by name.

    `day` is the day of the check, for pictures that show time. `division`: only what concerns it; its findings are
    taken from `checked`, which must not be narrowed to it. `narrow`: for a telephone, 288 pixels wide.
    """
    made: Drawing = import_module(f"{__name__}.{name}").picture(
        checked, language, day=day, division=division, narrow=narrow
    )
    return made


def told(name: str, checked: Checked, language: Language, *, day: date, division: str | None = None) -> tuple[str, str]:
    """The caption and the description of a picture by name, for which nothing is drawn."""
    words: tuple[str, str] = import_module(f"{__name__}.{name}").told(checked, language, day=day, division=division)
    return words
