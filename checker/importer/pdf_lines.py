"""A PDF's pages -> printed lines of words with their positions, without what stands on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from checker.importer.pdf_structure import Structure
from checker.named import NamedTuple

GAP: Final = 0.75
"""The gap between two words that may part two columns, in heights of the letters."""

_SAME_LINE: Final = 0.35
_MARGIN: Final = 3
"""How many lines from the top or bottom of a page may be its header or footer."""
_MARK: Final = re.compile(r"[•·▪◦‣●○\uf0b7\uf0a7o–-]|\(?\d{1,2}[.)]|[a-z][.)]")
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
"""The number of a heading, after which there may be a tab."""
_PAGE_NUMBER: Final = re.compile(r"(?:Sid(?:a|an)? ?)?\d{1,3}(?: ?(?:\(|av|/) ?\d{1,3}\)?)?", re.IGNORECASE)


class Word(NamedTuple):
    """A word and where it stands, in points from the page's top left corner.

    `element` is its paragraph's number, where the file says which words are one; `open`: a space follows,
    as where a line of a paragraph was broken by most programs that write PDF.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    element: int | None = None
    open: bool = False


class Segment(NamedTuple):
    """Words of a line that stand close together."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1


class PrintedLine(NamedTuple):
    """What stands at one height of a page; `ruled`: a drawn line parts it from what stands above. `picture`: it stands
    for one. `walls`: where upright lines are drawn through it, in points from the page's left edge.
    """

    page: int
    words: tuple[Word, ...]
    ruled: bool = False
    picture: bool = False
    walls: tuple[float, ...] = ()

    @property
    def segments(self) -> list[Segment]:
        """The line, cut at wide gaps; the mark of a list and the number of a heading go with what follows."""
        found: list[list[Word]] = []
        for word in self.words:
            before = found[-1] if found else None
            near = before and word.x0 - before[-1].x1 < GAP * word.size
            marked = before and len(before) == 1 and _MARK.fullmatch(before[0].text)
            numbered = before and len(found) == len(before) == 1 and _NUMBER.fullmatch(before[0].text)
            if before and (near or marked or numbered):
                before.append(word)
            else:
                found.append([word])
        return [Segment(tuple(words)) for words in found]

    @property
    def top(self) -> float:
        """Where the highest word begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where the words stand."""
        return max(word.bottom for word in self.words)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(word.text for word in self.words)


def page_lines(page: Any, number: int, structure: Structure) -> list[PrintedLine]:
    """The lines of a page of pdfplumber's, from the top; `structure` is what the file tells of its own."""
    here = page.page_obj.pageid
    elements = {mcid: paragraph for (at, mcid), paragraph in structure.paragraphs.items() if at == here}
    _mark_ligatures(page.chars)
    printed = page.extract_words(extra_attrs=["mcid", "tag", "size", "fontname"], use_text_flow=False)
    # What the file marks as no part of the text: headers, footers, page numbers.
    found = [word for word in printed if word["tag"] != "Artifact"]
    spaces = {(round(c["bottom"]), round(c["x0"])) for c in page.chars if c["text"] in " \xa0"}
    words = [_word(word, elements, spaces) for word in found]
    rules = [edge for edge in page.edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 20]
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    lines = [*_lines(words, rules, upright, number), *_pictures(page, number)]
    return sorted(lines, key=lambda line: line.bottom)


def _mark_ligatures(chars: Sequence[dict[str, Any]]) -> None:
    """Gives a ligature that is marked by itself, and the letters after it, the marks of what they stand in.

    Chromium marks what letters a ligature stands for inside the marks of the text, and pdfplumber takes the end of the
    inner for that of both.
    """
    inside = False
    for before, char in pairwise(chars):
        inside = char["mcid"] is None and (char["tag"] == "Span" or (inside and char["tag"] is None))
        if inside:
            char["mcid"], char["tag"] = before["mcid"], before["tag"]


def _word(word: Mapping[str, Any], elements: Mapping[int, int], spaces: set[tuple[int, int]]) -> Word:
    bold = "bold" in str(word["fontname"]).lower()
    element = elements.get(word["mcid"])
    size = float(word["size"])
    at, down = round(word["x1"]), round(word["bottom"])
    is_open = any((down + dy, at + dx) in spaces for dx in (0, -1, 1) for dy in (0, -1, 1))
    return Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], size, bold, element, is_open)


def _lines(
    words: Sequence[Word], rules: Sequence[Mapping[str, Any]], upright: Sequence[Mapping[str, Any]], page: int
) -> Iterator[PrintedLine]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        if rows and abs(word.bottom - rows[-1][0].bottom) < _SAME_LINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    above = 0.0
    for row in rows:
        line = PrintedLine(page, tuple(sorted(row, key=lambda word: word.x0)))
        left, right = line.words[0].x0, line.words[-1].x1
        middle = (line.top + line.bottom) / 2
        ruled = any(above < rule["top"] <= middle and rule["x0"] < right and rule["x1"] > left for rule in rules)
        walls = sorted({float(edge["x0"]) for edge in upright if edge["top"] <= middle <= edge["bottom"]})
        yield line._replace(ruled=ruled, walls=tuple(walls))
        above = middle


def _pictures(page: Any, number: int) -> Iterator[PrintedLine]:
    """What is as large as a table might be; a logotype is not."""
    for image in page.images:
        width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
        if width > page.width / 4 and height > page.height / 20:
            word = Word("", image["x0"], image["x1"], image["top"], image["bottom"], 0, bold=False)
            yield PrintedLine(number, (word,), picture=True)


def without_margins(pages: Sequence[Sequence[PrintedLine]]) -> list[PrintedLine]:
    """The lines of all pages but those that come again at their height on most pages, and page numbers.

    What a file says is of a paragraph is none of them, though rows of a long table may look alike on every page.
    """
    counted: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counted.update({_key(line) for line in _marginal(page)})
    many = max(2, min(len(pages), max(3, len(pages) // 2)))
    kept: list[PrintedLine] = []
    for page in pages:
        outer = {*_marginal(page)}
        edges = {*page[:1], *page[-1:]}
        for line in page:
            again = line in outer and counted[_key(line)] >= many and not line.text.startswith("Titel")
            again = again and all(word.element is None for word in line.words)
            number = line in edges and _PAGE_NUMBER.fullmatch(line.text)
            if not again and not number:
                kept.append(line)
    # Where nothing else is left, it is no margin.
    return kept if any(not line.picture for line in kept) else [line for page in pages for line in page]


def _marginal(page: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    return [*page[:_MARGIN], *page[-_MARGIN:]]


def _key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text) if not line.picture else "\0", round(line.bottom)
