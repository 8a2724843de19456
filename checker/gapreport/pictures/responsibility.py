"""Who does what: the roles of divisions in goals and assignments, the load on each, and the table of both."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.rendering import divisions_that_are_parties, item_label, label
from checker.vocabulary import BODY, ITEM
from checker.words import Language, Text, enumerate_words


class Role(StrEnum):
    """What a division does with an item."""

    LEADS = "leads"
    SOLE = "sole"
    TAKES_PART = "takes_part"
    SUPPORTS = "supports"
    GOAL = "goal"
    BASE = "base"


WORDS: Final = {
    Role.LEADS: Text("leder", "leads"),
    Role.SOLE: Text("ansvarar ensam", "is solely responsible"),
    Role.TAKES_PART: Text("deltar", "takes part"),
    Role.SUPPORTS: Text("stöttar", "supports"),
    Role.GOAL: Text("har målet", "has the goal"),
    Role.BASE: Text("grunduppdrag", "base assignment"),
}
"""What a role is called, wherever a report or a picture names it."""
NAMES: Final = {
    Role.LEADS: Text("Leder", "Leads"),
    Role.SOLE: Text("Ansvarar ensam", "Solely responsible"),
    Role.TAKES_PART: Text("Deltar", "Takes part"),
    Role.SUPPORTS: Text("Stöttar", "Supports"),
    Role.GOAL: Text("Har målet", "Has the goal"),
    Role.BASE: Text("Grunduppdrag", "Base assignment"),
}
SYMBOLS: Final = {
    Role.LEADS: "●",
    Role.SOLE: "◉",
    Role.TAKES_PART: "○",
    Role.SUPPORTS: "◇",
    Role.GOAL: "□",
    Role.BASE: "■",
}
KEEPS: Final = "▣"
"""In the responsibility table, the sign of the board that keeps a goal instead of giving it to divisions."""
_SIGNS: Final = {KEEPS: Text("behåller", "keeps"), **{SYMBOLS[role]: WORDS[role] for role in Role}}

_WORDS_OF_ROLES: Final = ("delegated_to", "led_by", "supported_by")


def roles_in(graph: Graph, item: str) -> dict[str, tuple[Role, ...]]:
    """What each body that has to do with an item does: who leads does not also take part, but may support."""
    has, leads, supports = (graph.tables[word].known.get(item, ()) for word in _WORDS_OF_ROLES)
    kind = graph.nodes[item]
    if kind == "base_assignment":
        found = dict.fromkeys(has, (Role.BASE,))
    else:
        sole = Role.SOLE if sole_recipient(graph, item) is not None else Role.TAKES_PART
        found = dict.fromkeys(has, (Role.GOAL if kind == "goal" else sole,)) | dict.fromkeys(leads, (Role.LEADS,))
    return found | {body: (*found.get(body, ()), Role.SUPPORTS) for body in supports}


def sole_recipient(graph: Graph, item: str) -> str | None:
    """Who answers for an assignment alone: its only recipient, where the agreement names nobody else as its lead."""
    recipients, leads = graph.tables["delegated_to"], graph.tables["led_by"]
    if graph.nodes[item] != "assignment" or item in recipients.unknown or item in leads.unknown:
        return None
    (only, *others), named = recipients.known.get(item, ()) or ("",), leads.known.get(item, ())
    return only if only and not others and not named else None


class Load(NamedTuple):
    """What a division has: the items in each role, in the document's order."""

    division: str
    items: dict[Role, tuple[str, ...]]

    def count(self, role: Role) -> int:
        """How many items it has in a role."""
        return len(self.items[role])

    @property
    def total(self) -> int:
        """How many roles it has in all."""
        return sum(map(len, self.items.values()))


def loads(graph: Graph, divisions: tuple[str, ...] | None = None) -> tuple[Load, ...]:
    """The load on each division that is a party, or on these bodies, in the document's order."""
    shown = divisions_that_are_parties(graph) if divisions is None else divisions
    found: dict[str, dict[Role, list[str]]] = {division: {role: [] for role in Role} for division in shown}
    for item in graph.of_kinds(ITEM):
        for body, does in roles_in(graph, item).items():
            for role in does if body in found else ():
                found[body][role].append(item)
    return tuple(
        Load(division, {role: tuple(of_role) for role, of_role in found[division].items()}) for division in shown
    )


class Cell(NamedTuple):
    """What one body does with one item: signs for the eye, words for who does not see them; "" for nothing."""

    symbols: str
    words: str


class MatrixRow(NamedTuple):
    """An item with its cells, one a body."""

    item: str
    header: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """The responsibility table: bodies by code and name across, items down, what the signs mean beneath."""

    caption: str
    corner: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    key: tuple[tuple[str, str], ...]


def responsibility_matrix(graph: Graph, language: Language, items: tuple[str, ...] | None = None) -> Matrix:
    """The responsibility table of all items, or of these: a column a division, and before them one for each other body
    that has something to do with an item, such as the board where it leads or keeps one."""
    shown = tuple(graph.of_kinds(ITEM)) if items is None else items
    signs = {item: _signs(graph, item) for item in shown}
    bodies = _columns(graph, signs)
    rows = tuple(
        MatrixRow(item, item_label(graph, item), tuple(_cell(of_item.get(body, ()), language) for body in bodies))
        for item, of_item in signs.items()
    )
    met = {sign for row in rows for cell in row.cells for sign in cell.symbols.split()}
    return Matrix(
        Text("Ansvar: vem som gör vad", "Responsibility: who does what").in_(language),
        Text("Mål eller uppdrag", "Goal or assignment").in_(language),
        tuple((one, label(graph, one, language).removesuffix(f" ({one})")) for one in bodies),
        rows,
        tuple((sign, words.in_(language)) for sign, words in _SIGNS.items() if sign in met),
    )


def matrix_bodies(graph: Graph) -> tuple[str, ...]:
    """The bodies that the responsibility table of all items has a column for."""
    return _columns(graph, {item: _signs(graph, item) for item in graph.of_kinds(ITEM)})


def _columns(graph: Graph, signs: dict[str, dict[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """First the bodies that are no division among the parties and have something to do with the items."""
    parties = divisions_that_are_parties(graph)
    others = {body for of_item in signs.values() for body in of_item}.difference(parties)
    return (*(body for body in graph.of_kinds(BODY) if body in others), *parties)


def _signs(graph: Graph, item: str) -> dict[str, tuple[str, ...]]:
    """The signs of each body that has something to do with an item."""
    signs = {body: tuple(SYMBOLS[role] for role in does) for body, does in roles_in(graph, item).items()}
    board = graph.first(AGREEMENT, "of_board")
    if graph.first(item, "kept_by_board") is True and board is not None:
        signs[str(board)] = (KEEPS, *signs.get(str(board), ()))
    return signs


def _cell(signs: tuple[str, ...], language: Language) -> Cell:
    return Cell(" ".join(signs), enumerate_words([_SIGNS[sign].in_(language) for sign in signs], language))
