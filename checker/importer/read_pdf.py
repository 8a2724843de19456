"""A PDF file -> its paragraphs and tables, from where the words stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Final

from checker.importer.blocks import PICTURE, Block, Cell, Table
from checker.importer.lines import BULLET, Line
from checker.importer.pdf_columns import (
    Column,
    Head,
    apart,
    beside,
    cells_of,
    leading,
    rows_of,
    second_column,
    year_head,
)
from checker.importer.pdf_lines import PrintedLine, Word, page_lines, without_margins
from checker.importer.pdf_structure import structure_of
from checker.importer.prose import FUNCTION_WORDS, Spelling, ends_in_midair
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, whole_file

_ENDED: Final = (".", ":", ";", "!", "?")
_ENDINGS: Final = ("en", "ett", "de")
"""Words that may as well be the ending of another."""
_INDENT: Final = 3.0
_SLACK: Final = -20.0
_SPACE: Final = 0.25
"""The width of a space, in heights of the letters."""

_DAMAGED: Final = Text(
    "Filen är skadad och går inte att läsa som PDF. Skapa PDF-filen på nytt och läs in igen.",
    "The file is damaged and cannot be read as a PDF. Make the PDF anew and import it again.",
)
_LOCKED: Final = Text(
    "PDF-filen är skyddad med lösenord. Spara den utan lösenord och läs in igen.",
    "The PDF is protected by a password. Save it without one and import it again.",
)
_SCANNED: Final = Text(
    "PDF-filen innehåller ingen text, bara bilder: den är inskannad. Läs in Word-filen i stället, eller en PDF som är "
    "sparad ur Word.",
    "The PDF holds no text, only pictures: it was scanned. Import the Word file instead, or a PDF saved from Word.",
)

Progress = Callable[[int, int], None]


def read_pdf(data: bytes, file: str, progress: Progress | None = None) -> tuple[list[Block | Table], tuple[Fault, ...]]:
    """The paragraphs and tables of a PDF file, and warnings about how it was read.

    `progress` is told how many pages of how many are read.

    Raises:
        FaultsFound: with the one reason why it cannot be read.
    """
    pages, pictures, points = _pages(data, file, progress)
    if not any(line for page in pages for line in page if not line.picture):
        said = _SCANNED if pictures else Text("Filen är tom: den innehåller ingen text.", "The file is empty: no text.")
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)])
    lines = without_margins(pages)
    return _Reader(lines, points).blocks(), ()


def _pages(data: bytes, file: str, progress: Progress | None) -> tuple[list[list[PrintedLine]], bool, frozenset[int]]:
    """The lines of each page, whether there are pictures, and which paragraphs the file says are points of lists."""
    import pdfplumber

    pages: list[list[PrintedLine]] = []
    pictures = False
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            count = len(pdf.pages)
            structure = structure_of(pdf)
            for number, page in enumerate(pdf.pages, start=1):
                pages.append(page_lines(page, number, structure))
                pictures = pictures or bool(page.images)
                page.close()
                if progress is not None:
                    progress(number, count)
    except Exception as error:
        # What is wrong in a PDF comes out of pdfminer as almost any error: it promises none.
        said = _LOCKED if _needs_password(error) else _DAMAGED
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)]) from error
    if not pages:
        raise FaultsFound([Fault(whole_file(file), _DAMAGED.sv, _DAMAGED.en)])
    return pages, pictures, structure.points


def _needs_password(error: BaseException | None) -> bool:
    """Whether a fault, or what it came from, is that of a missing password."""
    while error is not None:
        if any("Password" in type(one).__name__ for one in (error, *error.args)):
            return True
        error = error.__cause__ or error.__context__
    return False


class _Reader:
    """Reads the lines one after another: the head of a table of years, a title beside its text, or a paragraph."""

    def __init__(self, lines: Sequence[PrintedLine], points: Collection[int]) -> None:
        self.lines = lines
        self.points = points
        printed = [line for line in lines if not line.picture]
        self.usual = leading(printed)
        self.right = _body_right(printed)
        self.spelling = Spelling(Line(at, line.text, 0, line.page) for at, line in enumerate(printed))
        running = [a.words[-1].open for a, b in pairwise(printed) if b.text[:1].islower() and not a.text.endswith("-")]
        self.spaces_tell = len(running) > 5 and sum(running) > 0.8 * len(running)
        # Words that are whole, for another follows on the line, or a space.
        self.known = {
            word.text.casefold()
            for line in printed
            for segment in line.segments
            for at, word in enumerate(segment.words, start=1)
            if word.open or at < len(segment.words)
        }
        self.found: list[Block | Table] = []

    def blocks(self) -> list[Block | Table]:
        """All that the document holds."""
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            if line.picture:
                self.found.append(Block(PICTURE, line.page, kind="picture"))
                position += 1
            elif head := year_head(self.lines, position):
                position = self._table_of_years(head, position)
            elif (edge := second_column(self.lines, position)) is not None:
                position = self._table_beside(edge, position)
            else:
                position = self._prose(position)
        return self.found

    def _prose(self, position: int) -> int:
        """A paragraph, until another begins or a table."""
        end = position + 1
        while end < len(self.lines) and self._goes_on(end):
            end += 1
        lines = self.lines[position:end]
        self.found.append(self._paragraph([[*line.words] for line in lines], lines[0].page))
        return end

    def _goes_on(self, position: int) -> bool:
        above, line = self.lines[position - 1], self.lines[position]
        if line.picture or year_head(self.lines, position) or second_column(self.lines, position) is not None:
            return False
        return self._same(above, line, [*above.words], [*line.words], self.right)

    def _same(self, above: PrintedLine, line: PrintedLine, before: list[Word], after: list[Word], right: float) -> bool:
        """Whether two lines of a column are of one paragraph."""
        a, b = before[0], after[0]
        # Where a space follows, the line was most likely broken there, though the measure may be out a little.
        full = _is_full(before, after, right + (_SLACK if self.spaces_tell and before[-1].open else 0))
        # A dash may as well stand in a sentence.
        if len(after) > 1 and BULLET.match(f"{b.text} ") and not (b.text in "-–—" and full):
            return False
        if before[-1].element is not None and b.element is not None:
            return before[-1].element == b.element
        if abs(before[-1].size - b.size) > 0.6 or before[-1].bold != b.bold:
            return False
        if apart(above, line, self.usual):
            return False
        if not full:
            return False
        if above.page == line.page and self.spaces_tell and not before[-1].text.endswith(("-", "/")):
            if before[-1].open:
                return True
            # A space at the very end of a line may be left out; where there was room for it, a paragraph ends.
            if before[-1].x1 + _SPACE * before[-1].size < right - 1 and not self._is_broken(before, after):
                return False
            if before[-1].text.endswith(_ENDED) and b.text[:1].isupper():
                return False
        if above.page != line.page:
            closed = self.spaces_tell and not before[-1].open
            return not ((closed or before[-1].text.endswith(_ENDED)) and b.text[:1].isupper())
        hang = before[1].x0 if len(before) > 1 and BULLET.match(a.text + " ") else a.x0
        return b.x0 - hang > -_INDENT

    def _is_broken(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """Whether a word was broken at the end of a line, since it is longer than a line."""
        last, first = before[-1].text, after[0].text
        if not self.spaces_tell or before[-1].open or not last[-1:].isalpha():
            return False
        if first[:1] in ",.;:)":
            return True
        if len(before) > 1 or not first[:1].islower():
            return False
        if f"{last}{first}".casefold() in self.known:
            return True
        return last.casefold() not in self.known and (first in _ENDINGS or first not in FUNCTION_WORDS)

    def _paragraph(self, lines: Sequence[Sequence[Word]], page: int) -> Block:
        """Lines of words as one paragraph, words that were broken made whole."""
        text = " ".join(word.text for word in lines[0])
        for above, line in pairwise(lines):
            said = " ".join(word.text for word in line)
            after_and = len(above) > 1 and above[-1].text == "-" and above[-2].text in ("och", "eller", "samt")
            if self._is_broken(above, line) or (after_and and not above[-1].open):
                text += said
            else:
                text = self.spelling.joined(text, Line(0, said, 0, page), open=above[-1].open)
        return Block(text, page, lines[0][0].element in self.points)

    def _paragraphs(self, column: Sequence[tuple[PrintedLine, list[Word]]], right: float) -> list[Block]:
        """The paragraphs of a cell."""
        found: list[list[list[Word]]] = []
        pages: list[int] = []
        for at, (line, words) in enumerate(column):
            if at and self._same(column[at - 1][0], line, column[at - 1][1], words, right):
                found[-1].append(words)
            else:
                found.append([words])
                pages.append(line.page)
        return [self._paragraph(lines, page) for lines, page in zip(found, pages, strict=True)]

    def _table_of_years(self, head: Head, position: int) -> int:
        """A table, over as many pages as it takes; a head that is printed again is passed over."""
        columns = head.columns
        body: list[tuple[PrintedLine, list[list[Word]]]] = []
        page = self.lines[position].page
        position += head.length
        first = self.lines[position].words[0] if position < len(self.lines) else None
        while position < len(self.lines) and first is not None:
            line = self.lines[position]
            if line.picture:
                break
            if again := year_head(self.lines, position):
                if [one.head for one in again.columns] != [one.head for one in columns] or line.page == page:
                    break
                columns, position = again.columns, position + again.length
                continue
            cells = cells_of(line, columns)
            bold = any(word.bold for word in line.words) and not first.bold
            if cells is None or bold or line.words[0].size > first.size + 0.6:
                break
            if body and self._leaves(body[-1][0], line, cells):
                break
            body.append((line, cells))
            position += 1
        told = [(line, self._begins_row(body, at, columns), self._hangs(body, at)) for at, (line, _) in enumerate(body)]
        rows: list[tuple[Cell, ...]] = [tuple(Cell((Block(column.head, page),)) for column in columns)]
        for row in rows_of(told, self.usual):
            rows.append(tuple(self._cell(body, row, column) for column in range(len(columns))))
        self.found.append(Table(tuple(rows)))
        return position

    def _leaves(self, above: PrintedLine, line: PrintedLine, cells: list[list[Word]]) -> bool:
        """Whether a line without values stands so far below the table that it is none of it."""
        gap = line.bottom - above.bottom
        return line.page == above.page and not any(cells[1:]) and gap > 2.2 * self.usual * line.words[0].size

    def _begins_row(
        self, body: Sequence[tuple[PrintedLine, list[list[Word]]]], at: int, columns: Sequence[Column]
    ) -> bool:
        """Whether a row begins at a line: its values stand beside the title's first line."""
        cells = body[at][1]
        if not cells[0]:
            return False
        before, after = body[at - 1][1][0] if at else [], cells[0]
        if before and before[-1].element is not None and after[0].element is not None:
            return before[-1].element != after[0].element
        if any(cells[1:]) or not before:
            return any(cells[1:])
        right = max((line[0][-1].x1 for _, line in body if line[0]), default=columns[1].x0)
        return after[0].text[:1].isupper() and not _is_full(before, after, right)

    def _hangs(self, body: Sequence[tuple[PrintedLine, list[list[Word]]]], at: int) -> bool:
        """Whether a line goes on with a title that cannot have ended, as over the end of a page."""
        if not at or any(body[at][1][1:]) or not body[at][1][0]:
            return bool(at) and not body[at][1][0] and not body[at][0].ruled
        before, after = body[at - 1][1][0], body[at][1][0]
        if before and before[-1].element is not None and after[0].element is not None:
            return before[-1].element == after[0].element
        text = after[0].text
        lower = text[:1].islower() or text.startswith(("(", "%"))
        return bool(before) and body[at - 1][0].page != body[at][0].page and lower

    def _cell(self, body: Sequence[tuple[PrintedLine, list[list[Word]]]], row: Sequence[int], column: int) -> Cell:
        words = [(body[at][0], body[at][1][column]) for at in row if body[at][1][column]]
        if not words:
            return Cell(())
        return Cell((self._paragraph([held for _, held in words], words[0][0].page),))

    def _table_beside(self, edge: float, position: int) -> int:
        """Titles at the left with their texts at the right."""
        body: list[tuple[PrintedLine, list[Word], list[Word]]] = []
        first = self.lines[position].words[0]
        while position < len(self.lines):
            line = self.lines[position]
            parted = None if line.picture else beside(line, edge)
            if parted is None or year_head(self.lines, position):
                break
            left, right = parted
            if left and (left[0].size > first.size + 0.6 or (left[0].bold and not first.bold)):
                break
            if left and not right and not self._is_title_line(body, line, left):
                break
            body.append((line, left, right))
            position += 1
        if not body:
            return self._prose(position)
        width = max((right[-1].x1 for _, _, right in body if right), default=self.right)
        narrow = max((left[-1].x1 for _, left, _ in body if left), default=edge)
        told = [
            (line, self._begins_beside(body, at, width, narrow), self._hangs_beside(body, at))
            for at, (line, _, _) in enumerate(body)
        ]
        rows = []
        for row in rows_of(told, self.usual):
            title = [(body[at][0], body[at][1]) for at in row if body[at][1]]
            text = [(body[at][0], body[at][2]) for at in row if body[at][2]]
            titles = (self._paragraph([words for _, words in title], title[0][0].page),) if title else ()
            rows.append((Cell(titles), Cell(tuple(self._paragraphs(text, width)))))
        self.found.append(Table(tuple(rows)))
        return position

    def _is_title_line(
        self, body: Sequence[tuple[PrintedLine, list[Word], list[Word]]], line: PrintedLine, left: list[Word]
    ) -> bool:
        """Whether words at the left alone go on with the title above them."""
        if not body or not body[-1][1]:
            return False
        above, title = body[-1][:2]
        if title[-1].element is not None and left[0].element is not None:
            return title[-1].element == left[0].element
        if above.page != line.page:
            return _goes_on(title, left)
        return not line.ruled and not apart(above, line, self.usual)

    def _hangs_beside(self, body: Sequence[tuple[PrintedLine, list[Word], list[Word]]], at: int) -> bool:
        """Whether a line goes on with the row before it: it has no title, or more of the same."""
        line, left, _ = body[at]
        if not left or not at:
            return not left
        above, title, _ = body[at - 1]
        if not title:
            return False
        if title[-1].element is not None and left[0].element is not None:
            return title[-1].element == left[0].element
        return above.page != line.page and _goes_on(title, left)

    def _begins_beside(
        self, body: Sequence[tuple[PrintedLine, list[Word], list[Word]]], at: int, width: float, narrow: float
    ) -> bool:
        """Whether a row begins at a line: it has a title, and the title above has ended."""
        _, left, right = body[at]
        if not left or not at:
            return False
        _, title, text = body[at - 1]
        if not title:
            return True
        if title[-1].element is not None and left[0].element is not None:
            return title[-1].element != left[0].element
        if left[0].text[:1].islower() or not right:
            return False
        return bool(text) and not _is_full(text, right, width) and not _is_full(title, left, narrow)


def _goes_on(title: Sequence[Word], left: Sequence[Word]) -> bool:
    """Whether a title cannot have ended before some words."""
    text = " ".join(word.text for word in title)
    return left[0].text[:1].islower() or text.endswith("/") or ends_in_midair(text)


def _is_full(before: Sequence[Word], after: Sequence[Word], right: float) -> bool:
    """Whether the first word of a line had no room on the line before."""
    word = after[0]
    part = re.match(r"[^-]+-(?=[^\W\d_])", word.text)
    width = word.x1 - word.x0
    if part:
        width *= len(part[0]) / len(word.text)
    return before[-1].x1 + 0.2 * word.size + width > right - 0.5


def _body_right(lines: Sequence[PrintedLine]) -> float:
    """Where the lines of running text end at the right: of those that begin where most lines do, but for a few."""
    whole = [line for line in lines if len(line.segments) == 1]
    begins = Counter(round(line.words[0].x0) for line in whole)
    if not begins:
        return max(line.words[-1].x1 for line in lines)
    margin = begins.most_common(1)[0][0]
    ends = sorted(line.words[-1].x1 for line in whole if abs(line.words[0].x0 - margin) <= 1)
    return ends[int((len(ends) - 1) * 0.995)]
