"""Lines -> the document's pieces: a line that begins something, and the lines that follow it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from checker.importer.days import is_written_as_day
from checker.importer.forms import with_forms
from checker.importer.names import Names
from checker.importer.text.lines import Line
from checker.importer.text.spelling import ends_in_midair
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

ABOVE: Final = ("area", "operational_area_label", "item")
"""What can begin the main part."""

INSIDE: Final = (
    *("area", "operational_area_label", "operational_area", "focus", "item", "results", "indicators", "table_head"),
    *("description", "dates_head", "dates"),
)
LONGEST_HEADING: Final = 4
"""On how many lines a heading may be printed."""

MOST_COLUMNS: Final = 15
"""On how many lines the head of a table may be: one for each column, and some on two."""

_CONTENTS: Final = re.compile(r"(?:\.{3,}|…)\s*\d{1,3}$")
"""A line of a list of contents, with its page."""

_NUMBER: Final = re.compile(r"(?<=\S )\d{1,2}(?:\.\d{1,2})+\.? \S")
_FOOTER: Final = re.compile(r"\D*\b(?:\d{1,3} ?\(\d{1,3}\)|[Ss]id(?:a|an) \d{1,3}(?: (?:av|/) \d{1,3})?)")
"""What stands at the head or foot of pages, with the page's number last: the same words at least twice."""

_PAGE_NUMBER: Final = re.compile(r"\d{1,3}|[Ss]id(?:a|an)? ?\d{1,3}(?: ?(?:\(|av) ?\d{1,3}\)?)?|\d{1,3} ?\(\d{1,3}\)")


class Piece(NamedTuple):
    """What a formula began: the line, or lines, what was found there, and what follows until the next."""

    match: Match
    heads: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def head(self) -> Line:
        """The line on which it begins."""
        return (*self.heads, *self.lines)[0]

    @property
    def name(self) -> str:
        """The name of the formula."""
        return self.match.formula


class Outline(NamedTuple):
    """The document in its parts: what comes before the first area or item, those, and the appendices.

    `page_numbers` are the lines that hold nothing else.
    """

    front: tuple[Line, ...]
    main: tuple[Piece, ...]
    appendices: tuple[Line, ...]
    page_numbers: tuple[int, ...]


def outline(lines: Sequence[Line], wordings: Wordings, names: Names) -> Outline:
    """The document's parts and, of its main part, the pieces."""
    lines, page_numbers = without_page_numbers(lines, wordings)
    first = _begin_of_main(lines, wordings)
    last = next((i for i in range(first, len(lines)) if begins_appendix(lines, i, wordings, names)), len(lines))
    main = tuple(
        _labelled(piece, wordings) for piece in pieces([*with_forms(lines[first:last], wordings)], INSIDE, wordings)
    )
    return Outline(_as_prose(lines[:first]), main, _as_prose(lines[last:]), page_numbers)


def _labelled(piece: Piece, wordings: Wordings) -> Piece:
    """An item's piece, with the title of the row that its number stands in among what begins it: `Mål`, `Uppdrag`."""
    if piece.name == "item" and len(piece.lines) > 1:
        label, heading, *_ = piece.lines
        is_title = label.kind == "row" or wordings.match("item_label", label.text)
        if is_title and wordings.match("item_number", heading.text):
            return piece._replace(heads=(*piece.heads, label), lines=piece.lines[1:])
    return piece


def _as_prose(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines among which no table is one of indicators."""
    return tuple(line.as_prose() for line in lines)


def _begin_of_main(lines: Sequence[Line], wordings: Wordings) -> int:
    """Where the main part begins: an area's heading in a list of contents comes again further down."""
    found = [
        (position, match)
        for position, line in enumerate(lines)
        if (match := wordings.first(ABOVE, line.text)) and not _CONTENTS.search(line.text)
    ]
    last = {match.groups["number"]: position for position, match in found if match.formula == "area"}
    begins = (at for at, match in found if match.formula != "area" or last[match.groups["number"]] == at)
    return next(begins, len(lines))


def without_page_numbers(lines: Sequence[Line], wordings: Wordings) -> tuple[list[Line], tuple[int, ...]]:
    """The lines but those that hold a page number.

    None stands between an indicator table's head and what follows it, nor where a sentence goes on: `minst`, `75`.
    """
    kept: list[Line] = []
    numbers: list[int] = []
    in_table = False
    footers = Counter(_without_digits(line.text) for line in lines if _FOOTER.fullmatch(line.text))
    for line, after in zip_longest(lines, lines[1:]):
        if footers[_without_digits(line.text)] > 1 and _FOOTER.fullmatch(line.text):
            numbers.append(line.number)
            continue
        if _PAGE_NUMBER.fullmatch(line.text):
            if not in_table and not (kept and _ends_sentence(kept[-1], line, after)):
                numbers.append(line.number)
                continue
        elif found := wordings.first(INSIDE, line.text):
            in_table = found.formula in ("table_head", "indicators")
        kept.append(line)
    return kept, tuple(numbers)


def _ends_sentence(before: Line, line: Line, after: Line | None) -> bool:
    """Whether a figure by itself stands in a sentence: at the end of a page that would go on, with a small letter."""
    goes_on = after is not None and after.text[:1].islower()
    return ends_in_midair(before.text) and (line.gap == 0 or not goes_on)


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def pieces(lines: Sequence[Line], formulas: tuple[str, ...], wordings: Wordings) -> Iterator[Piece]:
    """The lines, cut before each that is one of the formulas; what comes before the first is in no piece."""
    match: Match | None = None
    heads: tuple[Line, ...] = ()
    body: list[Line] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        length, rest = 1, None
        found = _with_days(wordings.first(formulas, line.text))
        if "table_head" in formulas and wordings.match("table_head_more", _text_at(lines, position + 1)):
            found, length = _table_head(lines, position, wordings) or (found, 1)
        said = f"{line.text.rstrip(':')}: {_text_at(lines, position + 1)}"
        if found is None and (dated := _with_days(wordings.match("dates", said))):
            found, length = dated, 2
        if found is None and "item" in formulas:
            found, rest = _item_and_heading(line, wordings)
        position += length
        if found is None:
            body.append(line)
            continue
        if match is not None:
            yield Piece(match, heads, tuple(body))
        match, heads, body = found, tuple(lines[position - length : position]), [] if rest is None else [rest]
    if match is not None:
        yield Piece(match, heads, tuple(body))


def _text_at(lines: Sequence[Line], position: int) -> str:
    return lines[position].text if position < len(lines) else ""


def _with_days(match: Match | None) -> Match | None:
    """A formula that was found, unless it is one of dates in which figures of another kind stand: `82 år 2027`."""
    if match is None or match.formula != "dates":
        return match
    days = (match.groups[end] for end in ("start", "end") if end in match.groups)
    return match if all(map(is_written_as_day, days)) else None


def _table_head(lines: Sequence[Line], position: int, wordings: Wordings) -> tuple[Match, int] | None:
    """The head of a table of years that is broken into lines, and into how many."""
    text, whole = lines[position].text, None
    for length, line in enumerate(lines[position + 1 : position + MOST_COLUMNS], start=2):
        if not wordings.match("table_head_more", line.text):
            break
        text = f"{text} {line.text}"
        if match := wordings.match("table_head", text):
            whole = match, length
    return whole


def _item_and_heading(line: Line, wordings: Wordings) -> tuple[Match | None, Line | None]:
    """What begins an item, where its heading stands on the same line: `MÅL KF 1.1.1 …`; and the heading."""
    number = _NUMBER.search(line.text)
    if number is None or not (found := wordings.match("item", line.text[: number.start()].rstrip(" :–-"))):
        return None, None
    return found, line._replace(text=line.text[number.start() :])


def begins_appendix(lines: Sequence[Line], position: int, wordings: Wordings, names: Names) -> bool:
    """Whether an appendix begins here: with a label, or with a heading that names a party."""
    if label := wordings.match("appendix_label", lines[position].text):
        after = position + 1
        return after < len(lines) and (
            bool(label.get("reference")) or appendix_heading(lines, after, wordings, names) is not None
        )
    return appendix_heading(lines, position, wordings, names) is not None


def appendix_heading(
    lines: Sequence[Line], position: int, wordings: Wordings, names: Names
) -> tuple[str, str, int] | None:
    """An appendix's heading at a position: its text, whose it is, and on how many lines it is printed."""
    text = ""
    found = None
    for length, line in enumerate(lines[position : position + LONGEST_HEADING], start=1):
        text = f"{text} {line.text}".strip()
        match = wordings.match("appendix", text)
        if match is None:
            break
        code = names.code_of(match.groups["name"])
        if code is not None:
            found = text, code, length
    return found
