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
    graph, found = checked.graph, chain(checked, division)
    setting = Setting(found, loads(graph, (*found.divisions, *found.others)), graph, language)
    room = (NARROW if narrow else WIDE) - 2 * EDGE
    parts = (
        stacked([gap_block(gap.in_(language), room) for gap in found.gaps.get("", ())], 3),
        narrow_body(setting, room) if narrow else wide_body(setting, room),
    )
    about = say.described(found, setting.loads, graph, language)
    return whole_drawing(say.heading(found, graph, language), title_of(graph), about, parts, room)
