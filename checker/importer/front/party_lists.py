"""A list of the parties that may or may not end with its line: it goes on where the next line tells their ombud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.importer.text.lines import Joint
from checker.importer.text.prose import Paragraph, paragraph_of, rejoined
from checker.importer.text.spelling import Spelling
from checker.importer.wordings import Match, Wordings


def whole_lists(found: Iterable[Paragraph], wordings: Wordings, spelling: Spelling) -> Iterator[Paragraph]:
    """The paragraphs: one that names parties, and may go on in the next, does if that tells their ombud."""

    def told(last: Paragraph, paragraph: Paragraph) -> Joint | None:
        if paragraph.line not in paragraph.unsure:
            return None
        whole = paragraph_of([*last.lines, *paragraph.lines], spelling)
        ombud = [(match := _list_in(one, wordings)) and match.get("representative") for one in (last, whole)]
        return Joint(True) if ombud[1] and not ombud[0] else None

    return rejoined(found, spelling, told)


def _list_in(paragraph: Paragraph, wordings: Wordings) -> Match | None:
    return wordings.match("party_list", paragraph.text) or wordings.match("party", paragraph.text)
