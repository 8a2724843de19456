"""The widths of columns in a Word document: by what stands in them, and by the room of the page that they are on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from operator import itemgetter
from typing import Any, Final

from checker.gapreport.pictures.widths import broken, width_of
from checker.gapreport.word_pages import DRAWN_IN, TWIPS, WHOLE, Pages
from checker.gapreport.word_pictures import EMU
from checker.named import NamedTuple

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EDGES: Final = 11
"""What the edges of a cell take of its width, in pixels."""
_LONGEST_WORD: Final = 12
"""A word that is wider than so many of its heights may be broken."""
_USUAL_SIZE: Final = 11.0
"""Points of Word's own text, where no style says otherwise."""
_NARROW: Final = {"Calibri": 0.93, "Carlito": 0.93}
"""How wide letters are to those of Arial, which are measured; those of other fonts are taken for as wide."""
_STATUS: Final = 22
"""Characters up to which a status stays on one line."""
_LINES_OF_HEADING: Final = 3
_USUAL: Final = 0.9
"""The share of a column's cells that decide how wide it is; a few long ones may have more lines than the others."""
_STRETCHED: Final = 2
"""How much wider than all that it says a table may be: a figure far from its name is hard to find."""
_RAGGED: Final = 0.2
"""What broken words leave of a paragraph's lines, in lines."""
_HALVINGS: Final = 8
_WAYS: Final = 8
_MOST_LINES: Final = 60
"""More lines no page has, and a cell is on one."""


_HYPHEN: Final = re.compile(r"(?<=[^\W\d]-)")


class Needs(NamedTuple):
    """What a column needs: the width of its longest word, its cells, each the lengths of its paragraphs, its edges.

    In pixels.
    """

    least: float
    cells: tuple[tuple[float, ...], ...]
    edges: float

    def width(self, lines: int) -> float:
        """The width in which most cells, for one line all, have so many lines, or no more than their paragraphs."""
        wanted = sorted(max(_narrowest(cell, lines), self.least) for cell in self.cells) or [self.least]
        usual = 1 if lines == 1 else _USUAL
        return wanted[int(usual * (len(wanted) - 1))] + self.edges


def fit_tables(body: Any, style: str, *texts: Any) -> None:
    """Give the columns of a document's tables their widths.

    `style` is the id of the tables' style; `texts` are those of their paragraphs, as python-docx has them.
    """
    pages, size = Pages(body), _size(texts[0])
    indents = {one.style_id: _indent(one.paragraph_format) for one in texts}
    for table in body.iter(f"{_WORD}tbl"):
        if table.find(f"{_WORD}tblPr/{_WORD}tblStyle").get(f"{_WORD}val") == style:
            rows = [[*row.iter(f"{_WORD}tc")] for row in table.iter(f"{_WORD}tr")]
            room = pages.room(table).width
            needs = [_needs(column, size, indents) for column in zip(*rows, strict=True)]
            _write(table, rows, fitted(needs, room), room)


def _indent(form: Any) -> float:
    """What the indents of a style take of the width, in pixels."""
    return sum(int(side) for side in (form.left_indent, form.right_indent) if side is not None) / EMU


def _size(style: Any) -> float:
    """How large a style's letters are, in pixels of the font whose letters are measured."""
    fonts: list[str] = []
    sizes: list[float] = []
    while style is not None:
        fonts += [style.font.name] if style.font.name else []
        sizes += [style.font.size.pt] if style.font.size else []
        style = style.base_style
    return [*sizes, _USUAL_SIZE][0] * 96 / 72 * _NARROW.get(fonts[0] if fonts else "", 1)


def fitted(needs: Sequence[Needs], room: float) -> list[float]:
    """The columns' widths: those of a few ways to part the room with which the rows have the fewest lines."""
    one_line = [one.width(1) for one in needs]
    if (whole := sum(one_line)) <= room:
        return [one * min(room / whole, _STRETCHED) for one in one_line]
    ways: list[list[float]] = []
    for lines in range(2, _MOST_LINES):
        widths = [one.width(lines) for one in needs]
        if sum(widths) <= room:
            ways += _with_what_is_over(widths, one_line, room - sum(widths))
        if len(ways) >= _WAYS:
            break
    if ways:
        return min(ways, key=lambda widths: _lines(needs, widths))
    least = [one.least + one.edges for one in needs]
    if sum(least) > room:
        return _capped(least, room)
    return [one + (room - sum(least)) * more / sum(widths) for one, more in zip(least, widths, strict=True)]


def _capped(least: Sequence[float], room: float) -> list[float]:
    """Widths of which only the widest are less than they must be: long words are broken there, and nowhere else."""
    cap, left, over = room, len(least), room
    for width in sorted(least):
        cap = over / left
        if width > cap:
            break
        over, left = over - width, left - 1
    return [min(one, cap) for one in least]


def _with_what_is_over(widths: Sequence[float], wanted: Sequence[float], over: float) -> Iterator[list[float]]:
    """Room that is over goes to columns by what they lack of what is wanted; or first to those that lack little."""
    lacking = [max(more - one, 0) for one, more in zip(widths, wanted, strict=True)]
    yield [one + over * lack / max(sum(lacking), 1) for one, lack in zip(widths, lacking, strict=True)]
    filled = [*widths]
    for at, lack in sorted(enumerate(lacking), key=itemgetter(1)):
        filled[at] += (given := min(lack, over))
        over -= given
    yield filled


def _lines(needs: Sequence[Needs], widths: Sequence[float]) -> tuple[int, int]:
    """How many lines the rows have together, the highest cell of each; and how many there are in all cells."""
    columns = [
        [sum(_broken(length, width - one.edges) for length in cell) for cell in one.cells]
        for one, width in zip(needs, widths, strict=True)
    ]
    return sum(map(max, zip(*columns, strict=False))), sum(map(sum, columns))


def _broken(length: float, width: float) -> int:
    """The lines of a paragraph."""
    return ceil(length / width + _RAGGED) if length > width else 1


def _narrowest(cell: Sequence[float], lines: int) -> float:
    """The narrowest column in which paragraphs of these lengths have no more than so many lines together."""
    longest = max(cell, default=0)
    if lines <= len(cell) or lines == 1:
        return longest
    if len(cell) == 1:
        return longest / (lines - _RAGGED)
    low, high = longest / lines, longest
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        used = sum(_broken(length, middle) for length in cell)
        low, high = (low, middle) if used <= lines else (middle, high)
    return high


def _needs(cells: Sequence[Any], size: float, indents: Mapping[str, float]) -> Needs:
    head, *others = ([_said(one) for one in cell.iter(f"{_WORD}p")] for cell in cells)
    ((name, _),) = head
    words = [width_of(word, size, bold=True) for word in _parts(name)]
    words += [
        width_of(word, size, bold=bold) for lines in others for line, bold in lines for word in _parts(line, whole=bold)
    ]
    word = min(max(words, default=0), _LONGEST_WORD * size)
    drawn = max((_drawn(cell) for cell in cells), default=0)
    least = max(word, drawn, _heading(name, size))
    edges = _EDGES + max(indents.get(str(one.style), 0) for one in cells[0].iter(f"{_WORD}p"))
    return Needs(
        least, tuple(tuple(width_of(line, size, bold=bold) for line, bold in lines) for lines in others), edges
    )


def _heading(name: str, size: float) -> float:
    """The narrowest column in which a heading has no more than a few lines."""
    words = name.split(" ")
    runs = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    widths = sorted({width_of(run, size, bold=True) for run in runs})
    low = (one for one in widths if len(broken(name, one + 0.1, size, bold=True)) <= _LINES_OF_HEADING)
    return next(low, widths[-1])


def _said(paragraph: Any) -> tuple[str, bool]:
    """What a paragraph says, and whether any of it may be bold, as a status is."""
    text = "".join(one.text or "" for one in paragraph.iter(f"{_WORD}t"))
    return text, next(paragraph.iter(f"{_WORD}rStyle"), None) is not None


def _parts(line: str, *, whole: bool = False) -> list[str]:
    """What a line may be broken between: at spaces that are not hard and after hyphens; a date stays whole.

    So does a `whole` line, unless it is long.
    """
    if whole and len(line) <= _STATUS:
        return [line]
    return [part for word in line.split(" ") for part in _HYPHEN.split(word)]


def _drawn(cell: Any) -> float:
    return max((int(one.get("cx")) / EMU for one in cell.iter(f"{DRAWN_IN}extent")), default=0)


def _write(table: Any, rows: Sequence[Sequence[Any]], widths: Sequence[float], room: float) -> None:
    total = sum(widths)
    table.find(f"{_WORD}tblPr/{_WORD}tblW").set(f"{_WORD}w", str(round(WHOLE * total / room)))
    for column, width in zip(table.iter(f"{_WORD}gridCol"), widths, strict=True):
        column.set(f"{_WORD}w", str(round(width * TWIPS)))
    ends = [round(WHOLE * sum(widths[:at]) / total) for at in range(len(widths) + 1)]
    for row in rows:
        for cell, begin, end in zip(row, ends, ends[1:], strict=False):
            cell.find(f"{_WORD}tcPr/{_WORD}tcW").set(f"{_WORD}w", str(end - begin))
