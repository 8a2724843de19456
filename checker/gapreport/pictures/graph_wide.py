"""The graph picture for a page: council and board at the left, items in groups, divisions at the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from checker.gapreport.pictures import graph_words as say
from checker.gapreport.pictures.blocks import moved, spread, stacked, text_block
from checker.gapreport.pictures.chain import BASE, GROUPS, TO_SOME, Item, barycentre_order
from checker.gapreport.pictures.drawing import NOTHING, PAGE, Block, Box, Line, LineRole, Mark, Shape
from checker.gapreport.pictures.graph_parts import (
    Setting,
    division_card,
    division_cards,
    end_line,
    end_words,
    givers,
    item_block,
    key,
    sign,
)
from checker.gapreport.pictures.responsibility import Role, roles_in

_GIVERS: Final = 126
_PANEL: Final = _GIVERS + 24
"""Where the groups begin."""
_CARD: Final = 160
_GUTTER: Final = 74
"""The room for lines between items and divisions."""
_PAD: Final = 10
_ITEM_GAP: Final = 10
_LINKED_GAP: Final = 8
_GROUP_GAP: Final = 12
_END_LINE: Final = 44
_END_WORDS: Final = 104
_MOST_BODIES: Final = 12
_MOST_LINES: Final = 80
"""With more, nobody can follow a line: then words alone say who has what, and the divisions stand by themselves."""
_LINE_ROLES: Final[dict[Role, LineRole]] = {
    Role.LEADS: "lead",
    Role.SOLE: "lead",
    Role.TAKES_PART: "link",
    Role.SUPPORTS: "support",
    Role.GOAL: "link",
}


def wide_body(setting: Setting, width: float) -> Block:
    """Council and board, the groups, and the lines from the board to them.

    A page may end between groups, and between the items of a long group.
    """
    inner = width - _PANEL
    web = _group(setting, TO_SOME, inner, linked=True) if _can_be_followed(setting) else NOTHING
    linked = 0 < web.height <= PAGE  # a line that goes on on another sheet is lost
    groups = [
        web if linked and group == TO_SOME else _group(setting, group, inner, linked=False)
        for group in GROUPS
        if setting.found.groups[group]
    ]
    if not linked:
        groups.append(division_cards(setting, inner, columns=3))
    panels = stacked(groups, _GROUP_GAP, cut=True)
    bodies, board_at = givers(setting, _GIVERS)
    tops = [*accumulate((group.height + _GROUP_GAP for group in groups), initial=0.0)][: len(groups)]
    lines = _branches(board_at, [top + _PAD + 8 for top in tops])
    shapes = (*lines, *bodies.shapes, *moved(panels.shapes, _PANEL, 0))
    cuts = tuple(one for one in panels.cuts if one > bodies.height)
    return Block(shapes, max(bodies.height, panels.height), cuts)


def _can_be_followed(setting: Setting) -> bool:
    """Whether lines from items to divisions would say something."""
    lines = sum(len({*item.recipients, *item.supports}) for item in setting.found.groups[TO_SOME])
    return 0 < lines <= _MOST_LINES and len(setting.loads) <= _MOST_BODIES


def _branches(board_at: float, entries: Sequence[float]) -> list[Shape]:
    """The lines from the board to each group: out to a common spine, and in at each heading."""
    spine, end = _GIVERS + 11, _PANEL - 5
    lines: list[Shape] = [
        Line(((_GIVERS, board_at), (spine, board_at)), "frame"),
        Line(((spine, min(board_at, *entries)), (spine, max(board_at, *entries))), "frame"),
    ]
    for entry in entries:
        lines += [Line(((spine, entry), (end, entry)), "frame"), Mark(end, entry, "right", "frame", 4.5)]
    return lines


def _group(setting: Setting, group: str, width: float, *, linked: bool) -> Block:
    """A group of items in its panel; `linked`: what some have has lines to the divisions."""
    items = setting.found.groups[group]
    linked = linked and group == TO_SOME
    beside = _GUTTER + _CARD if linked else _END_LINE + _END_WORDS + 10
    room = width - 2 * _PAD - beside
    blocks = [item_block(setting, item, group, room - 6, lines=2) for item in items]
    head = text_block(say.group_heading(group, setting.found, setting.language), width, 13, bold=True)
    if linked:
        head = stacked((head, key(setting, width - 2 * _PAD)), 2)
    gap, first = (_LINKED_GAP if linked else _ITEM_GAP), head.height + 5
    tops = [*accumulate((block.height + gap for block in blocks), initial=first)][: len(blocks)]
    shapes = list(head.shapes)
    for top, block in zip(tops, blocks, strict=True):
        shapes += moved(block.shapes, 0, top)
    bottom = tops[-1] + blocks[-1].height
    if linked:
        cards = _linked_cards(setting, items, tops, bottom, room)
        shapes += cards.shapes
        bottom = max(bottom, cards.height)
    elif group != TO_SOME:
        for top, item in zip(tops, items, strict=True):
            end = _end(setting, item, group, room + 4, top)
            shapes += end.shapes
            bottom = max(bottom, end.height)
    height = bottom + 2 * _PAD - 2
    cuts = (top + _PAD - 2 - _ITEM_GAP / 2 for top in tops[1:] if not linked and height > PAGE / 2)
    return Block((Box(0, 0, width, height, "panel", 6), *moved(shapes, _PAD, _PAD - 2)), height, tuple(cuts))


def _end(setting: Setting, item: Item, group: str, x: float, top: float) -> Block:
    """The short line from an item, and the words at its end."""
    after = x + _END_LINE + 8
    words = text_block(end_words(setting, item, group), _END_WORDS, bold=group != BASE, most=8)
    shapes = (*end_line(group, item, x, top + 7.5, _END_LINE), *moved(words.shapes, after, top))
    return Block(shapes, top + words.height)


def _linked_cards(setting: Setting, items: Sequence[Item], tops: Sequence[float], bottom: float, room: float) -> Block:
    """The divisions beside the items that some have, and a line for everything that one of them has."""
    bodies = tuple(load.division for load in setting.loads)
    does: dict[str, list[tuple[int, Role]]] = {body: [] for body in bodies}
    for place, item in enumerate(items):
        for body, of_body in roles_in(setting.graph, item.node).items():
            if body in does:
                does[body] += ((place, role) for role in of_body)
    shown = tuple(body for body in bodies if does[body] or setting.found.division in (None, body))
    order = barycentre_order({body: [*dict(does[body])] for body in shown})
    loads = {load.division: load for load in setting.loads}
    cards = [division_card(setting, loads[body], _CARD, least=min(len(does[body]) * 9, 160) + 14) for body, _ in order]
    centres = [bottom if mean is None else _between(tops, mean) + 8 for _, mean in order]
    places = spread(centres, [card.height for card in cards], tops[0], bottom, 8)
    left, lines, marks, boxes = room + _GUTTER, list[Shape](), list[Shape](), list[Shape]()
    for (body, _), card, top in zip(order, cards, places, strict=True):
        boxes += moved(card.shapes, left, top)
        count = len(does[body])
        step = min(9.0, (card.height - 12) / max(count, 1))
        first = top + card.height / 2 - step * (count - 1) / 2
        for port, (place, role) in enumerate(does[body]):
            y = first + port * step
            lines.append(Line(((room + 4, tops[place] + 7.5), (left - 9, y)), _LINE_ROLES[role], curved=True))
            marks += sign(role, left - 6, y, 4)
    return Block((*lines, *marks, *boxes), max(top + card.height for top, card in zip(places, cards, strict=True)))


def _between(tops: Sequence[float], mean: float) -> float:
    """The height at a place between two rows."""
    above = int(mean)
    below = min(above + 1, len(tops) - 1)
    return tops[above] + (tops[below] - tops[above]) * (mean - above)
