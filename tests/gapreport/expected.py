"""What each form of a report should say, entry by entry, from the report's content alone; see `forms` for entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.gapreport.values import (
    SYMBOLS,
    Block,
    Cell,
    Line,
    Listing,
    Paragraph,
    Picture,
    Report,
    Section,
    Table,
    Terms,
    Words,
)
from tests.gapreport.forms import Entry, lines, tidy

HTML, MARKDOWN, WORD = "html", "markdown", "word"
FORMS: Final = (HTML, MARKDOWN, WORD)


def entries(report: Report, form: str) -> list[Entry]:
    """All that the parts of the report say, in order, as the form says it."""
    return [
        entry
        for number, part in enumerate(report.parts, start=1)
        for entry in _section(part, form, report.language, 2, f"{number}. ")
    ]


def _section(section: Section, form: str, language: str, level: int, number: str = "") -> Iterator[Entry]:
    deepest = 5 if form == WORD else 6
    yield (
        f"heading {min(level, deepest)}",
        tidy(number + _line(section.title, form, language)),
        _anchor(section.id, form),
    )
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _section(block, form, language, level + 1)
        else:
            yield from _block(block, form, language)


def _block(block: Block, form: str, language: str) -> Iterator[Entry]:
    def said(line: Line) -> str:
        return tidy(_line(line, form, language))

    match block:
        case Paragraph():
            yield "notice" if block.notice else "paragraph", said(block.line)
        case Listing():
            yield from (("item", *map(said, item)) for item in block.items)
        case Terms():
            yield from (("term", name, said(line)) for name, line in block.entries)
        case Picture():
            yield ("paragraph", tidy(block.told)) if form == MARKDOWN else ("picture", block.title, tidy(block.words))
        case Table():
            yield "table", tidy(block.caption)
            yield "head", *map(tidy, block.head)
            yield "figures", *map(str, sorted(block.figures))
            yield from (("row", *(_cell(one, form, language) for one in row)) for row in block.rows)
            if block.names and form == HTML:
                yield from (("key", *map(tidy, pair)) for pair in block.names if pair[0] in block.head)
            elif block.names:
                between = ": " if form == MARKDOWN else " "
                yield "paragraph" if form == MARKDOWN else "picture", "; ".join(map(between.join, block.names))


def _cell(cell: Cell, form: str, language: str) -> str:
    return lines(_line(line, form, language) for line in cell.lines)


def _line(line: Line, form: str, language: str) -> str:
    return "".join(_words(words, form, language) for words in line)


def _words(words: Words, form: str, language: str) -> str:
    """A run of words: Word shows signs, with a key beneath, where the others say what they mean."""
    text = words.text if form == WORD else words.spoken or words.text
    if words.own and language != "sv" and form != MARKDOWN:
        text = f"‹{text}›"
    if words.tone is not None:
        text = f"{SYMBOLS[words.tone]} {text}"
    return f"{text}→{_anchor(words.target, form)}" if words.target else text


def _anchor(id: str, form: str) -> str:
    return ("s_" + re.sub("[^0-9A-Za-z]", "_", id))[:40] if form == WORD else id
