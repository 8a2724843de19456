"""The parts that the wide and the narrow graph picture are made of: bodies, items, divisions, the key."""

from __future__ import annotations

from typing import Final

from checker.gapreport.pictures import graph_words as say
from checker.gapreport.pictures.blocks import boxed, gap_block, legend, moved, stacked, text_block
from checker.gapreport.pictures.chain import BASE, NOT_KNOWN, NOT_SHARED, TO_ALL, TO_SOME, Chain, Item
from checker.gapreport.pictures.drawing import NOTHING, Block, Box, Label, Line, LineRole, Mark, MarkShape, Shape
from checker.gapreport.pictures.responsibility import WORDS, Load, Role
from checker.gapreport.pictures.widths import shortened, width_of
from checker.graph import Graph
from checker.named import NamedTuple
from checker.words import Language, Text, enumerate_words

TAG: Final = 34
"""The room for who decided an item, before its number."""
_MARKS: Final[dict[Role, tuple[tuple[MarkShape, float], ...]]] = {
    Role.LEADS: (("disc", 1),),
    Role.SOLE: (("ring", 1.1), ("disc", 0.4)),
    Role.TAKES_PART: (("ring", 1),),
    Role.SUPPORTS: (("diamond", 1),),
    Role.GOAL: (("square", 0.9),),
}
"""What the signs of roles are drawn with, and how large each part is to the whole."""


def sign(role: Role, x: float, y: float, size: float) -> tuple[Mark, ...]:
    """The sign of a role around a point."""
    line: LineRole = "lead" if role in (Role.LEADS, Role.SOLE) else "link"
    return tuple(Mark(x, y, shape, line, size * share) for shape, share in _MARKS[role])


class Setting(NamedTuple):
    """What every part of the picture reads."""

    found: Chain
    loads: tuple[Load, ...]
    graph: Graph
    language: Language


def name_blocks(setting: Setting, body: str, width: float) -> tuple[Block, ...]:
    """A body's code, which the items name it by, and its name beneath."""
    name = setting.graph.first(body, "name")
    code = text_block(body, width, bold=True, most=1)
    return (code, text_block(str(name), width, most=2)) if name and name != body else (code,)


def giver_card(setting: Setting, body: str, width: float) -> Block:
    """The council or the board, with what it has decided."""
    decided = tuple(item for item in setting.found.items if body in item.decided_by)
    counts = say.kinds_counted(decided, setting.language)
    nothing = Text("har inte beslutat något här", "has decided nothing here")
    words = Text(f"har beslutat {counts}", f"has decided {counts}") if counts else nothing
    inner = width - 16
    content = (
        *name_blocks(setting, body, inner),
        text_block(words.in_(setting.language), inner, 11, most=4),
    )
    return boxed(stacked(content, 2), width, "body")


def givers(setting: Setting, width: float) -> tuple[Block, float]:
    """The council above the board, with an arrow between; and how far down the board begins to pass on."""
    board = giver_card(setting, setting.found.board, width)
    if setting.found.council is None:
        return board, min(board.height / 2, 24)
    council = giver_card(setting, setting.found.council, width)
    arrow = Block((Line(((width / 2, 0), (width / 2, 18)), "frame"), Mark(width / 2, 19, "down", "frame", 4.5)), 24)
    above = stacked((council, arrow))
    return stacked((above, board)), above.height + min(board.height / 2, 24)


def division_card(setting: Setting, load: Load, width: float, *, least: float = 0) -> Block:
    """A division with what it has, and with its own gaps; who is no division of the parties is drawn with dashes."""
    language = setting.language
    outsider = load.division in setting.found.others
    said = [*name_blocks(setting, load.division, width - 16)]
    if outsider:
        words = Text("är inte part i överenskommelsen", "is no party of the agreement").in_(language)
        said.append(text_block(words, width - 16, 11, most=2))
    said.append(text_block(say.in_a_row(say.load_words(load, language)), width - 16, 11, most=len(Role)))
    said += [gap_block(gap.in_(language), width - 16) for gap in setting.found.gaps.get(load.division, ())]
    return boxed(stacked(said, 1), width, "outsider" if outsider else "body", least=least)


def division_cards(setting: Setting, width: float, *, columns: int) -> Block:
    """All divisions in rows of so many, under a heading."""
    gap = 10
    wide = (width - gap * (columns - 1)) / columns
    cards = [division_card(setting, load, wide) for load in setting.loads]
    rows = []
    for start in range(0, len(cards), columns):
        row = cards[start : start + columns]
        shapes = [shape for place, card in enumerate(row) for shape in moved(card.shapes, place * (wide + gap), 0)]
        rows.append(Block(tuple(shapes), max(card.height for card in row)))
    heading = stacked(
        (
            text_block(Text("Verksamheterna", "The divisions").in_(setting.language), width, 13, bold=True),
            text_block(say.COUNTS.in_(setting.language), width, 11, role="muted"),
        ),
        2,
    )
    first, *others = rows or [NOTHING]
    return stacked((stacked((heading, first), gap), *others), gap, cut=True)


def item_block(setting: Setting, item: Item, group: str, width: float, *, lines: int) -> Block:
    """An item: who decided it, its number and title in so many lines, who has it, and its gaps."""
    language = setting.language
    number = item.number if width_of(item.number, 12, bold=True) <= 64 else shortened(item.number, 64, 12, bold=True)
    indent = TAG + max(width_of(number, 12, bold=True), 30) + 7
    title = item.title or say.NO_TITLE.in_(language)
    beside = stacked(
        (
            text_block(title, width - indent, most=lines),
            text_block(say.who(item, group, setting.found, language), width - indent, 11, role="muted", most=4),
            *(gap_block(gap.in_(language), width - indent) for gap in item.gaps),
            *(
                text_block(say.SETTLED[state].in_(language) + title.in_(language), width - indent, 11, most=3)
                for state, title in item.settled
            ),
        ),
        1,
    )
    before: list[Shape] = [Label(TAG, 11.6, number, bold=True)]
    if item.decided_by:
        code = "+".join(item.decided_by)
        code = code if width_of(code, 11) <= TAG - 10 else shortened(code, TAG - 10, 11)
        before[:0] = [Box(0, 0, TAG - 6, 15, "body"), Label((TAG - 6) / 2, 11.4, code, 11, anchor="middle")]
    return Block((*before, *moved(beside.shapes, indent, 0)), max(beside.height, 15))


def end_words(setting: Setting, item: Item, group: str) -> str:
    """What stands at the end of an item's line, where no line goes to a division."""
    if group in (NOT_SHARED, NOT_KNOWN):
        return say.stays(item, setting.found, setting.language) if group == NOT_SHARED else ""
    if item.everyone:
        return say.everyone(setting.found, setting.language)
    return enumerate_words(item.recipients, setting.language)


def end_line(group: str, item: Item, x: float, y: float, length: float) -> tuple[Shape, ...]:
    """The short line from an item to the words at its end: thick to all, stopped where it is not passed on."""
    if group == TO_ALL or item.everyone:
        return (Line(((x, y), (x + length, y)), "everyone"),)
    if group == BASE and item.recipients:
        return (Line(((x, y), (x + length, y)), "link"), Mark(x + length - 3, y, "right", "link"))
    if group == NOT_KNOWN:
        return (Line(((x, y), (x + length, y)), "support"),)
    role: LineRole = "frame" if item.kept else "gap"
    return (Line(((x, y), (x + length, y)), role), Mark(x + length, y, "bar", role, 6))


def key(setting: Setting, width: float) -> Block:
    """What the signs at the ends of lines mean, as far as they are in the picture, and what figures count."""
    items = {item.node for item in setting.found.groups[TO_SOME]}
    met = [role for role in _MARKS if any(items.intersection(load.items[role]) for load in setting.loads)]
    signs = legend([(sign(role, 5, 8.5, 5), WORDS[role].in_(setting.language)) for role in met], width)
    return stacked((signs, text_block(say.COUNTS.in_(setting.language), width, 11, role="muted")), 1)
