"""The report's pictures: drawings as values of its content, with the words that say the same."""

from __future__ import annotations

from checker.gapreport.pictures import drawn, pages, told, untitled
from checker.gapreport.pictures.sparkline import sparkline
from checker.gapreport.setting import Setting
from checker.gapreport.values import Picture


def small_picture(setting: Setting, indicator: str) -> Picture | None:
    """The outcomes of an indicator as a line; None where there are too few for one, or no picture is shown."""
    if not setting.pictured or len(setting.known("has_outcome", indicator)) < 2:
        return None
    drawing = sparkline(setting.graph, indicator, setting.language)
    name = "".join(one if one.isalnum() else "-" for one in indicator)
    return Picture(name, drawing.title, drawing.description, (drawing,))


def picture(setting: Setting, name: str) -> Picture:
    """A picture of the whole agreement, or of what concerns the division that the report is about; or its words."""
    whole, language, day, division = setting.whole, setting.language, setting.day, setting.division
    if not setting.pictured:
        return Picture(name, *told(name, whole, language, day=day, division=division), ())
    wide, narrow = (drawn(name, whole, language, day=day, division=division, narrow=narrow) for narrow in (False, True))
    return Picture(name, wide.caption, wide.description, pages(wide), untitled(narrow))
