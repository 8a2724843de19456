"""An item's heading: its number, its title and the parenthesis that says who holds it and who gets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.importer.bodies import codes_in
from checker.importer.reading import Reading
from checker.importer.text.lines import Line
from checker.importer.text.prose import Paragraph, paragraph_of, paragraphs
from checker.importer.wordings import LONGEST as MOST_CHARACTERS
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

LONGEST: Final = 8
"""On how many lines a heading may be printed."""


class Heading(NamedTuple):
    """What an item's heading says; `given_to` are the recipients as they are written, None where there are none."""

    number: str
    number_as_written: str
    title: str
    boards: tuple[str, ...]
    quote: str | None
    given_to: str | None
    paragraph: Paragraph


def heading_of(lines: Sequence[Line], reading: Reading) -> Heading | None:
    """The heading that the lines begin with, up to its parenthesis; None where they do not begin with a number.

    Where no parenthesis can be read, it is the first paragraph.
    """
    wordings = reading.wordings
    if not lines or wordings.match("item_number", lines[0].text) is None:
        return None
    for length in range(1, min(LONGEST, len(lines)) + 1):
        if length > 1 and wordings.match("item_number", lines[length - 1].text):
            break
        paragraph = paragraph_of(lines[:length], reading.spelling)
        last = wordings.match("item_heading", paragraph.text)
        if last is None:
            continue
        giver, given = last.groups["boards"], last.groups.get("recipients", "")
        codes = codes_in(giver)
        listed = reading.names.listed(given)
        if codes and reading.boards.are(giver) and (not given or listed.codes or listed.all):
            held, begin = last.groups["held"], last.starts["held"]
            return _heading(paragraph, begin, tuple(codes), held, given.strip() or None, wordings)
    first = next(paragraphs(lines, reading.layout))
    return _heading(first, len(first.text), (), None, None, wordings)


def _heading(
    paragraph: Paragraph,
    end: int,
    boards: tuple[str, ...],
    quote: str | None,
    given_to: str | None,
    wordings: Wordings,
) -> Heading:
    # The number stands first, however long the paragraph is.
    match = wordings.match("item_number", paragraph.text[:MOST_CHARACTERS])
    assert match is not None
    number = match.groups["number"]
    title = paragraph.text[match.starts["rest"] : end].strip()
    return Heading(number, number + (match.get("dot") or ""), title, boards, quote, given_to, paragraph)
