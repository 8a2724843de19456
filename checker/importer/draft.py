"""A document's lines -> the agreement's draft: its values, the doubts, and the lines that no part of it used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from checker.importer.appendices.area_names import with_areas
from checker.importer.appendices.entries import appendices_in
from checker.importer.appendices.units import departments, groups, mentioning, with_mentions
from checker.importer.bodies import COUNCIL, Boards, Party, names_of
from checker.importer.bodies import parties as parties_in
from checker.importer.doubt import Doubt
from checker.importer.doubts.broken import spelt
from checker.importer.filed import put
from checker.importer.front.body_entries import board_names, bodies_of
from checker.importer.front.clauses import clauses_of
from checker.importer.front.party_lists import whole_lists
from checker.importer.front.remuneration import remuneration
from checker.importer.front.section_entries import appendices_listed, written_sections
from checker.importer.front.sections import Section, Title, document_title, sections
from checker.importer.head import head_of
from checker.importer.items.areas import MainPart, main_part, titles_of
from checker.importer.lacking import Lacking
from checker.importer.names import Names
from checker.importer.outline import outline
from checker.importer.reading import Reading, Understood
from checker.importer.text.joined import joined
from checker.importer.text.layout import Layout, layout_of
from checker.importer.text.lines import Line
from checker.importer.text.prose import paragraphs
from checker.importer.text.spelling import Spelling
from checker.importer.text.widths import keeps_hyphens
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_FIRST: Final = 200
"""Among so many lines the parties are named first, which must be known to find where the appendices begin."""


class Draft(NamedTuple):
    """An agreement as it was read: the value of its file, and the lines that no part of it understood.

    `understood`: the numbers of the lines that each part did, by its name: a node of the agreement as doubts name it,
    or `page-numbers`.
    """

    value: dict[str, Any]
    doubts: tuple[Doubt, ...]
    understood: dict[str, tuple[int, ...]]
    unread: tuple[Line, ...]


def draft_of(
    lines: Sequence[Line], wordings: Wordings, document: str, told: Callable[[int], None] | None = None
) -> Draft | Lacking:
    """The draft of a document; what it lacks where it is no agreement: it names no item, or not whose it is.

    `told` is told up to which line the document is understood.
    """
    return _Drafting(lines, wordings, document, told or (lambda _: None)).draft()


class _Drafting:
    """Puts the parts of a draft together, from what decides the rest to what rests on it."""

    def __init__(self, lines: Sequence[Line], wordings: Wordings, document: str, told: Callable[[int], None]) -> None:
        self.told = told
        self.lines = lines
        self.wordings = wordings
        self.document = document
        self.spelling = Spelling(lines)
        self.doubts: list[Doubt] = []
        self.understood: dict[str, tuple[int, ...]] = {}

    def draft(self) -> Draft | Lacking:
        lines, wordings = self.lines, self.wordings
        first = self._parties(lines[:_FIRST], layout_of(lines[:_FIRST], self.spelling))
        pieces = outline(lines, wordings, names_of(first, wordings))
        self._take_up("page-numbers", pieces.page_numbers)
        main = [line for piece in pieces.main for line in (*piece.heads, *piece.lines)]
        layout = layout_of([*pieces.front, *main], self.spelling)
        self.spelling.broken_at_spaces = layout.widths.everywhere is not None
        self.spelling.keeps_hyphens = keeps_hyphens(lines, layout.widths)
        parties = self._parties(pieces.front, layout)
        codes = [party.code for party in parties]
        names = names_of(parties, wordings)
        board = _board(parties, document_title(pieces.front, wordings), names)
        if board is None:
            return Lacking("board", codes)
        reading = Reading(wordings, names, Boards(parties), layout, board.code)
        front = [*sections(pieces.front, reading)]
        part = main_part(pieces.main, reading, self.told)
        if not part.items:
            return Lacking("items", codes)
        self._take_up("agreement", (*part.used, *(number for one in front for number in one.used)), part.doubts)
        items = [*self._taken_up(part.items)]
        self.doubts += joined([[section.paragraphs] for section in front], "agreement")
        value = self._value(front, part, items, pieces.appendices, parties, reading)
        if value is None:
            return Lacking("year", codes)
        self.told(lines[-1].number)
        self.doubts += spelt(lines, self.understood, value, layout)
        understood = {number for numbers in self.understood.values() for number in numbers}
        unread = tuple(line for line in lines if line.number not in understood)
        return Draft(value, tuple(self.doubts), self.understood, unread)

    def _parties(self, lines: Sequence[Line], layout: Layout) -> list[Party]:
        return parties_in(whole_lists(paragraphs(lines, layout), self.wordings, self.spelling), self.wordings)

    def _take_up(self, part: str, numbers: Iterable[int], doubts: Iterable[Doubt] = ()) -> None:
        """Notes which lines a part of the agreement was made of, and what is asked of it."""
        if found := dict.fromkeys((*self.understood.get(part, ()), *numbers)):
            self.understood[part] = (*found,)
        self.doubts += doubts

    def _taken_up(self, found: Iterable[Understood]) -> Iterator[dict[str, Any]]:
        """The same of goals, assignments and appendices, whose entries it gives."""
        for one in found:
            self._take_up(one.node, one.used, one.doubts)
            yield one.entry

    def _value(
        self,
        front: Sequence[Section],
        part: MainPart,
        items: list[dict[str, Any]],
        appendix_lines: Sequence[Line],
        parties: Sequence[Party],
        reading: Reading,
    ) -> dict[str, Any] | None:
        """What the file says; None where the year cannot be read. What rests on the appendices comes after them."""
        wordings, names, boards = self.wordings, reading.names, reading.boards
        taken = {COUNCIL, *(party.code for party in parties), *boards.others}
        units = departments(items, wordings, self.lines, appendix_lines, taken)
        for unit in units:
            names.add(unit["code"], unit["name"])
        items = [with_mentions(item, names, units) for item in items]
        titles = frozenset(title.casefold() for title in titles_of(part.areas))
        appendices = [*self._taken_up(appendices_in(appendix_lines, items, titles, reading, self.told))]
        text = " ".join(line.text for line in self.lines)
        clauses = clauses_of(front, wordings)
        head = head_of(front, part, clauses, reading, self.document, text)
        if head is None:
            return None
        described = {appendix["belongs_to"] for appendix in appendices}
        if listed := [code for code in appendices_listed(front, names) if code in described]:
            put(head, "lists_appendix", listed)
        paid = remuneration(front, wordings, names)
        council = any(item["decided_by"] == COUNCIL for item in items)
        bodies, doubts = bodies_of(parties, boards, board_names(text, wordings), paid, council=council)
        self.doubts += (*clauses.doubts, *doubts)
        taken |= {unit["code"] for unit in units}
        teams = groups(appendices, wordings, names, self.lines, taken)
        for team in teams:
            names.add(team["code"], team["code"])
        value = {
            "agreement": head,
            "clauses": clauses.written,
            "bodies": [*bodies, *teams, *units],
            "areas": [*part.areas],
            "sections": written_sections(front, wordings, names, parties),
            "items": [with_areas(item, appendices, wordings) for item in items],
            "appendices": [mentioning(appendix, names) for appendix in appendices],
        }
        return {name: held for name, held in value.items() if held}


def _board(parties: Sequence[Party], title: Title, names: Names) -> Party | None:
    """Whose agreement it is: the board of the title, or the only board that is a party."""
    boards = [party for party in parties if party.is_board]
    if title.match:
        said = names.code_of(title.match.groups["board"])
        boards = [party for party in boards if party.code == said] or boards
    return boards[0] if boards else None
