"""The load: how much each division leads, answers for alone, takes part in and has: bars with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from checker.gapreport.pictures.blocks import moved, stacked, text_block, whole_drawing
from checker.gapreport.pictures.drawing import EDGE, NARROW, WIDE, Block, Box, BoxRole, Drawing, Label, Line, Shape
from checker.gapreport.pictures.graph_words import load_words
from checker.gapreport.pictures.responsibility import NAMES, Load, Role, loads
from checker.gapreport.pictures.widths import width_of
from checker.gapreport.setting import title_of
from checker.graph import Graph
from checker.rendering import label
from checker.run import Checked
from checker.words import Language, Text, enumerate_words

_NAMES: Final = 150
"""The room for the divisions' names on a page."""
_BAR: Final = 12
_FILLED: Final[dict[Role, BoxRole]] = {
    Role.LEADS: "bar",
    Role.SOLE: "bar",
    Role.TAKES_PART: "open-bar",
    Role.SUPPORTS: "open-bar",
    Role.GOAL: "open-bar",
    Role.BASE: "open-bar",
}
"""Filled is what a division answers for: it leads it, or has it alone."""
_COUNTS: Final = Text(
    "Fylld stapel: verksamheten leder eller ansvarar ensam. Deltar är uppdrag som verksamheten har men som andra leder "
    "eller ingen ensam ansvarar för. Allt räknar även det som är delat till alla.",
    "A filled bar: the division leads or is solely responsible. Takes part is assignments that it has, but that others "
    "lead or nobody answers for alone. All count what is given to all as well.",
)


def picture(checked: Checked, language: Language, *, day: date, division: str | None, narrow: bool) -> Drawing:
    """The load on every division that is a party, or on one division; the day does not matter to it."""
    graph, every = checked.graph, _loads(checked, division)
    room = (NARROW if narrow else WIDE) - 2 * EDGE
    most = max((load.count(role) for load in every for role in Role), default=0)
    body = _narrow(every, graph, language, room, most) if narrow else _wide(every, graph, language, room, most)
    name, about = _told(every, graph, language, division)
    note = text_block(_COUNTS.in_(language), room, 11, role="muted")
    return whole_drawing(name, title_of(graph), about, (body, note), room)


def told(checked: Checked, language: Language, *, day: date, division: str | None) -> tuple[str, str]:
    """What the picture is called, and what it shows in words."""
    return _told(_loads(checked, division), checked.graph, language, division)


def _loads(checked: Checked, division: str | None) -> tuple[Load, ...]:
    return loads(checked.graph, None if division is None else (division,))


def _told(every: Sequence[Load], graph: Graph, language: Language, division: str | None) -> tuple[str, str]:
    name = Text("Så är uppgifterna fördelade", "How the tasks are shared").in_(language)
    if division is not None:
        name = f"{name}: {label(graph, division, language)}"
    return name, _described(every, graph, language)


def _wide(every: Sequence[Load], graph: Graph, language: Language, width: float, most: int) -> Block:
    """A row for each division and a column for each role; all bars have one scale."""
    column = (width - _NAMES) / len(Role)
    names = [text_block(NAMES[role].in_(language), column - 3, bold=True) for role in Role]
    head = max(name.height for name in names)
    heads = [moved(name.shapes, _NAMES + place * column, head - name.height) for place, name in enumerate(names)]
    rows = [Block(tuple(shape for shapes in heads for shape in shapes), head)]
    for load in every:
        words = _name(load, graph, _NAMES - 14)
        shapes: list[Shape] = [*words.shapes]
        for place, role in enumerate(Role):
            shapes += moved(_bar(load, role, column - 40, most), _NAMES + place * column, 1)
        rows.append(Block(tuple(shapes), max(words.height, _BAR + 6)))
    table = stacked(rows, 8)
    bounds = [
        Line(((_NAMES + place * column, head + 4), (_NAMES + place * column, table.height)), "frame")
        for place in range(len(Role))
    ]
    return Block((*table.shapes, *bounds), table.height)


def _narrow(every: Sequence[Load], graph: Graph, language: Language, width: float, most: int) -> Block:
    """For each division its bars beneath one another, without those for nothing."""
    first = max(width_of(name.in_(language), 11) + 8 for name in NAMES.values())
    parts = []
    for load in every:
        bars = []
        for role in [one for one in Role if load.count(one)]:
            name = Label(0, 11, NAMES[role].in_(language), 11)
            bars.append(Block((name, *moved(_bar(load, role, width - first - 30, most), first, 0)), _BAR + 3))
        parts.append(stacked((_name(load, graph, width), *bars), 2))
    return stacked(parts, 12)


def _name(load: Load, graph: Graph, width: float) -> Block:
    """A division's code and its name."""
    name = graph.first(load.division, "name")
    code = text_block(load.division, width, bold=True, most=1)
    return stacked((code, text_block(str(name), width, 11, most=2))) if name and name != load.division else code


def _bar(load: Load, role: Role, longest: float, most: int) -> tuple[Shape, ...]:
    """A bar with its number at its end; for nothing, the number alone."""
    count = load.count(role)
    long = longest * count / most if most else 0.0
    number = Label(long + 6, 11.5, str(count), bold=count > 0)
    return (Box(0.6, 1, max(long - 0.6, 1), _BAR, _FILLED[role]), number) if count else (number,)


def _described(every: Sequence[Load], graph: Graph, language: Language) -> str:
    """The picture in words: every number that is not nought."""
    said = []
    for load in every:
        counts = enumerate_words(load_words(load, language), language)
        said.append(f"{label(graph, load.division, language)}: {counts}.")
    return " ".join(said) or Text("Ingen verksamhet är part.", "No division is a party.").in_(language)
