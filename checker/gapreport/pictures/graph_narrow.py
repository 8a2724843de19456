"""The graph picture for a telephone: the same parts beneath one another, with words where lines have no room."""

from __future__ import annotations

from typing import Final

from checker.gapreport.pictures import graph_words as say
from checker.gapreport.pictures.blocks import indented, moved, stacked, text_block
from checker.gapreport.pictures.chain import BASE, GROUPS, TO_SOME, Item
from checker.gapreport.pictures.drawing import NOTHING, Block, Box, Line, Mark, Shape
from checker.gapreport.pictures.graph_parts import (
    Setting,
    division_cards,
    end_line,
    end_words,
    givers,
    item_block,
)

_PAD: Final = 8
_INDENT: Final = 71
_END_LINE: Final = 24


def narrow_body(setting: Setting, width: float) -> Block:
    """Council and board, then the groups, then the divisions."""
    bodies, _ = givers(setting, width)
    arrow = Block((Line(((width / 2, 0), (width / 2, 14)), "frame"), Mark(width / 2, 15, "down", "frame", 4.5)), 20)
    groups = [_group(setting, group, width) for group in GROUPS if setting.found.groups[group]]
    return stacked((stacked((bodies, arrow)), stacked(groups, 10), division_cards(setting, width, columns=1)), 6)


def _group(setting: Setting, group: str, width: float) -> Block:
    inner = width - 2 * _PAD
    heading = text_block(say.group_heading(group, setting.found, setting.language), inner, 13, bold=True, most=2)
    items = [
        stacked(
            (item_block(setting, item, group, inner, lines=3), _end(setting, item, group, inner)),
            3,
        )
        for item in setting.found.groups[group]
    ]
    content = stacked((heading, *items), 10)
    height = content.height + 2 * _PAD
    return Block((Box(0, 0, width, height, "panel", 6), *moved(content.shapes, _PAD, _PAD)), height)


def _end(setting: Setting, item: Item, group: str, width: float) -> Block:
    """The short line and its words, under the item; where some have it, its own words say who."""
    said = "" if group == TO_SOME else end_words(setting, item, group)
    if not said:
        return NOTHING
    words = text_block(said, width - _INDENT - _END_LINE - 8, bold=group != BASE, most=8)
    line: tuple[Shape, ...] = end_line(group, item, 0, 7.5, _END_LINE)
    return indented(Block((*line, *moved(words.shapes, _END_LINE + 8, 0)), words.height), _INDENT)
