"""The report's pictures: drawings as values of its content, with the words that say the same."""

from __future__ import annotations

from checker.gapreport.pictures import drawn, pages, untitled
from checker.gapreport.pictures.sparkline import sparkline
from checker.gapreport.setting import Setting
from checker.gapreport.values import Picture


def small_picture(setting: Setting, indicator: str) -> Picture | None:
    """The outcomes of an indicator as a line; None where there are too few for one."""
    if len(setting.known("has_outcome", indicator)) < 2:
        return None
    drawing = sparkline(setting.graph, indicator, setting.language)
    name = "".join(one if one.isalnum() else "-" for one in indicator)
    return Picture(name, drawing.title, drawing.description, (drawing,))


def picture(setting: Setting, name: str) -> Picture:
    """A picture of the whole agreement, or of what concerns the division that the report is about."""
    wide, narrow = (
        drawn(name, setting.whole, setting.language, day=setting.day, division=setting.division, narrow=narrow)
        for narrow in (False, True)
    )
    return Picture(name, wide.caption, wide.description, pages(wide), untitled(narrow))
