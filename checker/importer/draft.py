"""A document's lines -> the agreement's draft: its values, the doubts, and the lines that no part of it used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from checker.importer.appendices import parts
from checker.importer.appendix_parts import Known
from checker.importer.appendix_sections import nested
from checker.importer.area_names import settle_areas, told_apart
from checker.importer.areas import MainPart, main_part, titles_of
from checker.importer.bodies import Boards, Party, board_names, names_of, parties, written
from checker.importer.broken import spelt
from checker.importer.doubt import Doubt
from checker.importer.front import Section, agreed_occasions, clauses, document_title, sections
from checker.importer.front_sections import appendices_listed, written_sections
from checker.importer.head import head_of
from checker.importer.item_prose import Reading
from checker.importer.joined import joined
from checker.importer.lacking import Lacking
from checker.importer.layout import Layout, layout_of
from checker.importer.lines import Line
from checker.importer.outline import appendix_heading, begins_appendix, outline
from checker.importer.party_lists import whole_lists
from checker.importer.prose import paragraph_of, paragraphs
from checker.importer.remuneration import remuneration
from checker.importer.spelling import Spelling
from checker.importer.units import departments, groups, mentioning, with_mentions
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_IS_HEADING: Final = "Är det här en rubrik, eller en mening i texten?"
_WHICH_HEADING: Final = "Vilken rubrik hör texten till? Den står sist, efter punkterna under den ena."


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
        self.units: list[dict[str, Any]] = []
        self.area_titles: frozenset[str] = frozenset()

    def draft(self) -> Draft | Lacking:
        lines = self.lines
        found = self._parties(lines[:200], layout_of(lines[:200], self.spelling))
        self.names = names_of(found, self.wordings)
        parts_of = outline(lines, self.wordings, self.names)
        self._understand("page-numbers", parts_of.page_numbers)
        front = [*parts_of.front]
        main = [line for piece in parts_of.main for line in (*piece.heads, *piece.lines)]
        self.layout = layout_of([*front, *main], self.spelling)
        self.spelling.broken_at_spaces = self.layout.widths.everywhere is not None
        self.parties = self._parties(front, self.layout)
        self.names = names_of(self.parties, self.wordings)
        self.boards = Boards(self.parties)
        self.board = self._board(front)
        codes = [party.code for party in self.parties]
        if self.board is None:
            return Lacking("board", codes)
        front_sections = [*sections(front, self.layout, self.spelling, self.wordings, self.names, self.board.code)]
        reading = Reading(self.wordings, self.names, self.boards, self.layout, self.spelling, "KF", self.board.code)
        part = main_part(parts_of.main, reading, self.told)
        if not part.items:
            return Lacking("items", codes)
        self._understand("agreement", part.used)
        self.doubts += part.doubts
        for item in part.items:
            self._understand(item.node, item.used)
            self.doubts += item.doubts
        for section in front_sections:
            self._understand("agreement", self._lines_of(front, section))
        self.doubts += joined([[section.paragraphs] for section in front_sections], "agreement")
        items = [item.entry for item in part.items]
        self.units = departments(items, self.wordings, lines, parts_of.appendices, self._codes())
        for unit in self.units:
            self.names.add(unit["code"], unit["name"])
        items = [with_mentions(item, self.names, self.units) for item in items]
        self.area_titles = frozenset(title.casefold() for title in titles_of(part.areas))
        appendices = self._appendices(parts_of.appendices, items)
        value = self._value(front_sections, part, items, appendices)
        if value is None:
            return Lacking("year", codes)
        self.told(lines[-1].number)
        self.doubts += spelt(lines, self.understood, value, self.layout)
        understood = {number for numbers in self.understood.values() for number in numbers}
        unread = tuple(line for line in lines if line.number not in understood)
        return Draft(value, tuple(self.doubts), self.understood, unread)

    def _parties(self, lines: Sequence[Line], layout: Layout) -> list[Party]:
        return parties(whole_lists(paragraphs(lines, layout), self.wordings, self.spelling), self.wordings)

    def _understand(self, part: str, numbers: Iterable[int]) -> None:
        """Notes which lines a part of the agreement was made of."""
        if found := dict.fromkeys((*self.understood.get(part, ()), *numbers)):
            self.understood[part] = (*found,)

    def _codes(self) -> set[str]:
        """The codes of the council, the parties, and the boards and departments that were named so far."""
        return {
            "KF",
            *(party.code for party in self.parties),
            *self.boards.others,
            *(one["code"] for one in self.units),
        }

    def _board(self, front: Sequence[Line]) -> Party | None:
        """Whose agreement it is: the board of the title, or the only board that is a party."""
        boards = [party for party in self.parties if party.is_board]
        if match := document_title(front, self.wordings).match:
            said = self.names.code_of(match.groups["board"])
            boards = [party for party in boards if party.code == said] or boards
        return boards[0] if boards else None

    def _lines_of(self, front: Sequence[Line], section: Section) -> Iterator[int]:
        yield section.line
        for paragraph in section.paragraphs:
            yield from (line.number for line in paragraph.lines)
        if section.role == "preamble":
            title = document_title(front, self.wordings)
            yield from (line.number for line in front[title.begin : title.end])

    def _appendices(self, lines: Sequence[Line], items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The appendices, each from its heading to the next's."""
        starts = [i for i in range(len(lines)) if begins_appendix(lines, i, self.wordings, self.names)]
        starts = [i for i in starts if i - 1 not in starts or self.wordings.match("appendix_label", lines[i].text)]
        entries = []
        for begin, end in pairwise([*starts, len(lines)]):
            entry = self._appendix(lines[begin:end], items)
            self.told(lines[end - 1].number)
            if entry is not None:
                entries.append(entry)
        return entries

    def _appendix(self, lines: Sequence[Line], items: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
        label = self.wordings.match("appendix_label", lines[0].text)
        first = 1 if label else 0
        heading = appendix_heading(lines, first, self.wordings, self.names)
        if heading is None:
            return None
        text, code, length = heading
        body = lines[first + length :]
        areas: set[str] = set()
        names = self.names.copy()
        for item in items:
            if item["kind"] == "base_assignment" and code in item.get("named_in_sentence", {}).get("codes", ()):
                for area in told_apart(item.get("area_names", ""), (line.text for line in body), self.wordings):
                    areas.add(area.casefold())
                    names.add(area, area)
        known = Known(
            self.wordings,
            self.names,
            names,
            areas,
            self.area_titles,
            layout_of(body, self.spelling, self.layout),
            self.spelling,
        )
        found = [*parts(body, known)]
        own = paragraph_of(lines[first : first + length], self.spelling)
        nodes, asked = nested(found, known, own)
        self.doubts += joined([[run for node in nodes for run in node.runs()]], f"appendix/{code}")
        for paragraph, among in asked:
            doubt = Doubt("heading", f"appendix/{code}", "", paragraph.text, among, _IS_HEADING, paragraph.line)
            self.doubts.append(doubt._replace(code="under", question=_WHICH_HEADING) if among else doubt)
        heads = (line.number for line in lines[: first + length])
        self._understand(f"appendix/{code}", (*heads, *(number for node in nodes for number in node.lines())))
        entry: dict[str, Any] = {"belongs_to": code, "title": text}
        if label and label.get("reference"):
            entry["reference_number"] = label.groups["reference"]
        entry["source"] = {"line": str(lines[0].number)}
        if nodes:
            entry["sections"] = [node.written() for node in nodes]
        return entry

    def _value(
        self,
        front: Sequence[Section],
        part: MainPart,
        items: list[dict[str, Any]],
        appendices: list[dict[str, Any]],
    ) -> dict[str, Any] | None:
        assert self.board is not None
        own_clauses, matches = clauses(front, self.wordings)
        title = next((section.title for section in front if section.role == "preamble"), "")
        title = title if self.wordings.match("title", title) else ""
        everything = " ".join(line.text for line in self.lines)
        follow_up, asked = agreed_occasions(front, own_clauses, matches, self.wordings)
        self.doubts += asked
        head = head_of(
            title,
            front,
            self.board,
            items,
            part.mandate,
            part.years,
            follow_up,
            matches,
            self.wordings,
            self.document,
            everything,
        )
        if head is None:
            return None
        head = self._with_listed(head, front, appendices)
        settle_areas(items, appendices, self.wordings)
        names = board_names(everything, self.wordings)
        paid = remuneration(front, self.wordings, self.names)
        council = any(item["decided_by"] == "KF" for item in items)
        bodies, doubts = written(council, self.parties, self.boards, names, paid)
        self.doubts += doubts
        teams = groups(appendices, self.wordings, self.names, self.lines, self._codes())
        for team in teams:
            self.names.add(team["code"], team["code"])
        bodies += [*teams, *self.units]
        appendices = [mentioning(appendix, self.names) for appendix in appendices]
        value: dict[str, Any] = {"agreement": head}
        if own_clauses:
            value["clauses"] = own_clauses
        value |= {"bodies": bodies}
        if part.areas:
            value["areas"] = [*part.areas]
        if front:
            value["sections"] = written_sections(front, self.wordings, self.names, self.parties)
        value["items"] = items
        if appendices:
            value["appendices"] = appendices
        return value

    def _with_listed(
        self, head: dict[str, Any], front: Sequence[Section], appendices: Sequence[dict[str, Any]]
    ) -> dict[str, Any]:
        """The head with the appendices that the front lists, of those that are there."""
        described = {appendix["belongs_to"] for appendix in appendices}
        listed = [code for code in appendices_listed(front, self.names) if code in described]
        source = head.pop("source")
        return {**head, **({"lists_appendix": listed} if listed else {}), "source": source}
