"""The graph picture: from council and board, by what they have decided, to the divisions that have it."""

from __future__ import annotations

from datetime import date

from checker.gapreport.pictures import graph_words as say
from checker.gapreport.pictures.blocks import indented, padded, stacked
from checker.gapreport.pictures.chain import chain
from checker.gapreport.pictures.drawing import EDGE, NARROW, WIDE, Box, Drawing
from checker.gapreport.pictures.graph_narrow import narrow_body
from checker.gapreport.pictures.graph_parts import Setting, head, key
from checker.gapreport.pictures.graph_wide import wide_body
from checker.gapreport.pictures.responsibility import loads
from checker.graph import AGREEMENT
from checker.run import Checked
from checker.words import Language


def picture(checked: Checked, language: Language, *, day: date, division: str | None, narrow: bool) -> Drawing:
    """The graph picture of an agreement, or of what concerns one of its divisions; the day does not matter to it."""
    graph, found = checked.graph, chain(checked, division)
    setting = Setting(found, loads(graph, (*found.divisions, *found.others)), graph, language)
    title = str(graph.first(AGREEMENT, "title") or graph.agreement.id)
    width = NARROW if narrow else WIDE
    parts = (
        head(setting, title, width - 2 * EDGE),
        narrow_body(setting, width - 2 * EDGE) if narrow else wide_body(setting, width - 2 * EDGE),
        key(setting, width - 2 * EDGE),
    )
    whole = indented(padded(stacked(parts, 14), EDGE, EDGE), EDGE)
    height = round(whole.height)
    return Drawing(
        f"{say.heading(found, graph, language)}: {title}",
        say.described(found, setting.loads, graph, language),
        width,
        height,
        (Box(0, 0, width, height, "paper"), *whole.shapes),
    )
