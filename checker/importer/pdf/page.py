"""A page of a PDF -> printed lines: words with their places, drawn lines, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from checker.importer.pdf.drawn import Cells, Drawn
from checker.importer.pdf.lines import PrintedLine, Word, is_next

_SAME_LINE: Final = 0.35
_TOUCHING: Final = 0.1
"""The gap between two pieces of one word that are set differently, in heights of the letters."""


def page_lines(page: Any, number: int, elements: Mapping[int, int], drawn: Drawn) -> list[PrintedLine]:
    """The lines of a page of pdfplumber's, from the top; `elements` are the paragraphs of its pieces of content.

    The tables that are `drawn` on it are added to those of the pages before.
    """
    _mark(page.chars)
    printed = page.extract_words(
        extra_attrs=["mcid", "tag", "size", "fontname"], use_text_flow=False, return_chars=True
    )
    # What the file marks as no part of the text: headers, footers, page numbers.
    cells = Cells(drawn.cells(page))
    words = [_word(word, elements, cells) for word in printed if word["tag"] != "Artifact"]
    rules = [edge for edge in page.edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 20]
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    lines = [*_lines(words, rules, upright, number), *_pictures(page, number)]
    return sorted(lines, key=lambda line: line.bottom)


def _mark(chars: Sequence[dict[str, Any]]) -> None:
    """Gives every letter its number among those of the page, and how wide the space is that is written after it.

    A ligature that is marked by itself, and the letters after it, get the marks of what they stand in: Chromium marks
    what letters a ligature stands for inside the marks of the text, and pdfplumber takes the end of the inner for that
    of both.
    """
    inside = False
    for before, char in pairwise(chars):
        inside = char["mcid"] is None and (char["tag"] == "Span" or (inside and char["tag"] is None))
        if inside:
            char["mcid"], char["tag"] = before["mcid"], before["tag"]
    number, last = 0, None
    for char in chars:
        char["space"] = 0.0
        if not char["text"].isspace():
            char["number"], last = number, char
            number += 1
        elif last is not None and abs(char["bottom"] - last["bottom"]) < _SAME_LINE * last["size"]:
            last["space"] += char["x1"] - char["x0"]


def _word(word: Mapping[str, Any], elements: Mapping[int, int], cells: Cells) -> Word:
    first, last = word["chars"][0], word["chars"][-1]
    middle = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return Word(
        word["text"],
        word["x0"],
        word["x1"],
        word["top"],
        word["bottom"],
        float(word["size"]),
        "bold" in str(word["fontname"]).lower(),
        elements.get(word["mcid"]),
        last["space"],
        first["number"],
        last["number"] + 1,
        cells=cells.around(*middle),
    )


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
        line = PrintedLine(page, tuple(_whole(sorted(row, key=lambda word: word.x0))))
        left, right = line.words[0].x0, line.words[-1].x1
        middle = (line.top + line.bottom) / 2
        ruled = any(above < rule["top"] <= middle and rule["x0"] < right and rule["x1"] > left for rule in rules)
        walls = sorted({float(edge["x0"]) for edge in upright if edge["top"] <= middle <= edge["bottom"]})
        yield line._replace(ruled=ruled, walls=tuple(walls))
        above = middle


def _whole(row: Sequence[Word]) -> Iterator[Word]:
    """The words of a line, those made whole whose letters are set in several ways."""
    word = row[0]
    for after in row[1:]:
        touching = abs(after.x0 - word.x1) < _TOUCHING * word.size
        if touching and is_next(word, after) and not word.space and word.element == after.element:
            word = word._replace(text=word.text + after.text, x1=after.x1, space=after.space, end=after.end)
        else:
            yield word
            word = after
    yield word


def _pictures(page: Any, number: int) -> Iterator[PrintedLine]:
    """What is as large as a table might be; a logotype is not."""
    for image in page.images:
        width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
        if width > page.width / 4 and height > page.height / 20:
            word = Word("", image["x0"], image["x1"], image["top"], image["bottom"], 0, bold=False)
            yield PrintedLine(number, (word,), picture=True)
