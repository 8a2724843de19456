"""An item's pieces -> the item as the file writes it, with what could not be read out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.importer.bodies import COUNCIL, codes_in
from checker.importer.days import day_of
from checker.importer.doubt import Doubt
from checker.importer.items.alternatives import alternatives
from checker.importer.items.claims import claims_of, doubts_of
from checker.importer.items.heading import Heading, heading_of
from checker.importer.items.indicators import indicator
from checker.importer.items.prose import ItemProse, begins_sentence
from checker.importer.items.tables import Columns, Row, columns_of, end_of_rows, rows, told_by
from checker.importer.outline import Piece
from checker.importer.reading import Reading, Understood
from checker.importer.text.joined import cut_where_unsure, is_unsure_at, ways_to_part
from checker.importer.text.lines import Line
from checker.importer.text.prose import Paragraph, paragraph_of, paragraphs
from checker.importer.wordings import Match
from checker.named import NamedTuple


def _is_sentence(row: Row) -> bool:
    """Whether what stands in a table where a title should is a sentence without figures, and so is left unread."""
    return not row.values and not row.placed and row.title[-1].text.endswith((".", "!", "?"))


_HAVING: Final = {
    **dict.fromkeys(("results", "indicators", "table_head"), ("goal",)),
    **dict.fromkeys(("dates_head", "dates"), ("assignment",)),
}
"""The kinds of items that can have what a formula begins, where not all can."""


class Where(NamedTuple):
    """Under which headings an item stands: the area's number and heading, the operational area's title and heading, a
    numbered one."""

    area: str | None = None
    area_heading: str | None = None
    operational_area: str | None = None
    operational_heading: str | None = None
    subheading: str | None = None


def item_of(item_pieces: Sequence[Piece], where: Where, reading: Reading, numbers: Counter[str]) -> Understood | None:
    """The item that these pieces make, the first of which names its kind; None where no number follows.

    `numbers` counts those of the items before it.
    """
    heading = heading_of(item_pieces[0].lines, reading)
    return None if heading is None else _ItemReader(heading, item_pieces, where, reading, numbers).item()


class _ItemReader:
    """Reads one item, piece by piece."""

    def __init__(
        self,
        heading: Heading,
        item_pieces: Sequence[Piece],
        where: Where,
        reading: Reading,
        numbers: Counter[str],
    ) -> None:
        self.heading = heading
        self.pieces = item_pieces
        self.where = where
        self.reading = reading
        self.line = heading.paragraph.line
        self.kind = str(item_pieces[0].match.means["kind"])
        again = numbers[heading.number]
        # As the graph calls it, where several items have one number.
        self.node = f"{heading.number}#{again + 1}" if again else heading.number
        self.prose = ItemProse(self.node, self.kind, reading)
        self.doubts = self.prose.doubts
        self.used = self.prose.used
        self.results: list[dict[str, Any]] = []
        self.indicators: list[dict[str, Any]] = []
        self.columns = Columns()

    def item(self) -> Understood:
        """The item, all its pieces read."""
        first = self.pieces[0]
        self._use(first.heads)
        self._use(self.heading.paragraph.lines)
        self._titled(self.heading)
        self.prose.read(first.lines[len(self.heading.paragraph.lines) :])
        for piece in self.pieces[1:]:
            # What this kind of item cannot have is left unread: something is amiss, here or in the document.
            if self.kind in _HAVING.get(piece.name, (self.kind,)):
                self._use(piece.heads)
                self._piece(piece)
        self.prose.ended()
        return Understood(self.node, self._entry(self.heading, first.match), tuple(self.doubts), tuple(self.used))

    def _titled(self, heading: Heading) -> None:
        if heading.boards:
            self.prose.fields["held_by"] = [*heading.boards]
            self.reading.boards.note(heading.boards, heading.paragraph.lines[-1].number)
        else:
            text = heading.paragraph.text
            question = "Vilka nämnder ansvarar? Rubrikens parentes gick inte att läsa."
            self.doubts.append(Doubt("holder", self.node, "held_by", text, (), question, self.line))
            self.prose.fields["held_by"] = {"unknown": "rubrikens parentes gick inte att läsa"}
        if heading.given_to is not None:
            listed = self.reading.names.listed(heading.given_to)
            self.prose.recipients("named_in_heading", listed, heading.given_to, heading.quote or "", self.line)

    def _piece(self, piece: Piece) -> None:
        match piece.name:
            case "results":
                self._results(piece.lines)
            case "indicators":
                self._table(piece.lines)
            case "table_head":
                self.columns = columns_of(piece.match)
                self._table(piece.lines)
            case "dates":
                for end in ("start", "end"):
                    if date := piece.match.get(end):
                        self._date(end, date, piece.head.number)
                self.prose.read(piece.lines)
            case _:
                self.prose.read(piece.lines)

    def _date(self, field: str, printed: str, line: int) -> None:
        """A date, where it is one."""
        day = day_of(printed)
        self.prose.fields[field] = day
        if day is None:
            self.prose.fields[field] = {"unknown": f"{printed} är inget datum"}
            question = "Vilket datum är det?"
            self.doubts.append(Doubt("date", self.node, field, printed, (), question, line))

    def _results(self, lines: Sequence[Line]) -> None:
        """The results; where a sentence about the item begins, they have ended."""
        end = self._end(lines)
        found = [*self._result_paragraphs(lines[:end])]
        for position, paragraph in enumerate(found):
            self._use(paragraph.lines)
            key = f"r{len(self.results) + 1}"
            text, entry = paragraph.text, {"id": key}
            held: tuple[str, ...] = ()
            if (last := self._boards_of_result(text)) and "text" in last.groups:
                held, text = tuple(codes_in(last.groups["boards"])), last.groups["text"]
                self.reading.boards.note(held, paragraph.lines[-1].number)
            entry["text"] = text
            about = f"{self.node}/result/{key}"
            several = is_unsure_at(found, position)
            claims = () if several else claims_of(text, self.reading.wordings)
            among = () if claims or several else alternatives(text, self.reading.wordings)
            self.doubts += doubts_of(claims, about, text, paragraph.line, among)
            if several:
                question = "Är det här ett önskat resultat, flera, eller en del av ett? Radens slut avgör inte."
                ways = ways_to_part(found, position, self.reading.spelling)
                ways = tuple(way.removesuffix(paragraph.text[len(text) :]) for way in ways)
                self.doubts.append(Doubt("joined", about, "text", text, ways, question, paragraph.line))
            more: dict[str, Any] = {"held_by": [*held]} if held else {}
            if claims:
                more["claims"] = [claim.written() for claim in claims]
            self.results.append({**entry, **more, "source": {"line": str(paragraph.line)}})
        self.prose.read(lines[end:])

    def _end(self, lines: Sequence[Line]) -> int:
        """Where a sentence about the item begins."""
        begins = (i for i in range(len(lines)) if begins_sentence(lines, i, self.reading.wordings))
        return next(begins, len(lines))

    def _result_paragraphs(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        """The paragraphs, each of which ends where boards are named in parentheses."""
        begin = 0
        for end, line in enumerate(lines, start=1):
            if end == len(lines) or self._boards_of_result(line.text):
                yield from self._told_apart([*paragraphs(lines[begin:end], self.reading.layout)])
                begin = end

    def _boards_of_result(self, text: str) -> Match | None:
        """The boards that a text ends with, where it does: it is the result's, or the result's last line."""
        found = self.reading.wordings.match("result_boards", text)
        return found if found is not None and self.reading.boards.are(found.groups["boards"]) else None

    def _told_apart(self, found: Sequence[Paragraph]) -> Iterator[Paragraph]:
        """The paragraphs, cut also where their lines do not tell, but what stands on both sides claims something."""
        pieces = [piece for paragraph in found for piece in cut_where_unsure(paragraph)]
        unsure = any(piece.unsure for piece in pieces)
        claims = [unsure and bool(claims_of(self._joined(piece.lines), self.reading.wordings)) for piece in pieces]
        pending: list[Line] = []
        open_at: list[int] = []
        for position, piece in enumerate(pieces):
            told = piece.unsure and position > 0 and claims[position - 1] and claims[position]
            if pending and (told or not piece.on):
                yield paragraph_of(pending, self.reading.spelling, open_at)
                pending, open_at = [], []
            pending += piece.lines
            if piece.unsure and not told:
                open_at.append(piece.lines[0].number)
        if pending:
            yield paragraph_of(pending, self.reading.spelling, open_at)

    def _joined(self, lines: Sequence[Line]) -> str:
        return paragraph_of(lines, self.reading.spelling).text

    def _table(self, lines: Sequence[Line]) -> None:
        """An indicator table; where a sentence about the item begins, the table has ended."""
        end = min(self._end(lines), end_of_rows(lines))
        reading = self.reading
        found_rows = [*rows(lines[:end], reading.layout, reading.wordings, self.columns)]
        columns = told_by(found_rows, self.columns)
        for row in found_rows:
            if _is_sentence(row):
                continue
            key = f"i{len(self.indicators) + 1}"
            found = indicator(row, key, self.node, columns, reading)
            self._use(found.lines)
            self.indicators.append(found.entry)
            self.doubts += found.doubts
        self.prose.read(lines[end:])

    def _use(self, lines: Sequence[Line]) -> None:
        self.used += [line.number for line in lines]

    def _entry(self, heading: Heading, match: Match) -> dict[str, Any]:
        """The fields in the order of the file."""
        reading, where, fields = self.reading, self.where, self.prose.fields
        entry: dict[str, Any] = {"number": heading.number}
        if heading.number_as_written != heading.number:
            entry["number_as_written"] = heading.number_as_written
        entry |= {"kind": self.kind, "title": heading.title}
        if where.area:
            entry["in_area"] = where.area
        if where.operational_area:
            entry["in_operational_area"] = where.operational_area
        entry["decided_by"] = COUNCIL if match.means["decided"] == "council" else reading.board
        for name in _ORDER:
            if name == "text" and self.prose.text:
                entry["text"] = self.prose.text
            elif name == "results" and self.results:
                entry["results"] = self.results
            elif name == "indicators" and self.indicators:
                entry["indicators"] = self.indicators
            elif fields.get(name):
                entry[name] = fields[name]
        if self.kind != "goal":
            question = "Vilka mål och uppdrag från fullmäktige bidrar det till?"
            self.doubts.append(Doubt("serves", self.node, "serves", heading.title, (), question, self.line))
        within = where.subheading and heading.number.startswith(where.subheading.split()[0].rstrip(".") + ".")
        trail = (where.area_heading, where.operational_heading, where.subheading if within else None, heading.number)
        path = " › ".join(filter(None, trail))
        entry["source"] = {"line": str(self.line), "heading": path}
        return entry


_ORDER: Final = (
    *("held_by", "named_in_heading", "named_in_sentence", "kept_by_board", "kept_reason", "led_by", "lead_word"),
    *("supported_by", "parallel_to", "start", "end", "trial_end", "follow_up", "results", "indicators"),
    *("area_names", "text", "mentions"),
)
