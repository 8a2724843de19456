"""The graph picture: from council and board, by what they have decided, to the divisions that have it."""

from __future__ import annotations

from datetime import date

from checker.gapreport.pictures import graph_words as say
from checker.gapreport.pictures.blocks import gap_block, stacked, whole_drawing
from checker.gapreport.pictures.chain import chain
from checker.gapreport.pictures.drawing import EDGE, NARROW, WIDE, Drawing
from checker.gapreport.pictures.graph_narrow import narrow_body
from checker.gapreport.pictures.graph_parts import Setting
from checker.gapreport.pictures.graph_wide import wide_body
from checker.gapreport.pictures.responsibility import loads
from checker.gapreport.setting import title_of
from checker.run import Checked
from checker.words import Language


def picture(checked: Checked, language: Language, *, day: date, division: str | None, narrow: bool) -> Drawing:
    """The graph picture of an agreement, or of what concerns one of its divisions; the day does not matter to it."""
    setting = _setting(checked, language, division)
    graph, found = checked.graph, setting.found
    room = (NARROW if narrow else WIDE) - 2 * EDGE
    parts = (
        stacked([gap_block(gap.in_(language), room) for gap in found.gaps.get("", ())], 3),
        narrow_body(setting, room) if narrow else wide_body(setting, room),
    )
    name, about = _told(setting)
    return whole_drawing(name, title_of(graph), about, parts, room)


def told(checked: Checked, language: Language, *, day: date, division: str | None) -> tuple[str, str]:
    """What the picture is called, and what it shows in words."""
    return _told(_setting(checked, language, division))


def _setting(checked: Checked, language: Language, division: str | None) -> Setting:
    graph, found = checked.graph, chain(checked, division)
    return Setting(found, loads(graph, (*found.divisions, *found.others)), graph, language)


def _told(setting: Setting) -> tuple[str, str]:
    found, graph, language = setting.found, setting.graph, setting.language
    return say.heading(found, graph, language), say.described(found, setting.loads, graph, language)
