"""What comes before the goals: the title, the parties, the agreement's own clauses, its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from checker.importer.doubt import Doubt
from checker.importer.layout import Layout
from checker.importer.lines import Line
from checker.importer.names import Names
from checker.importer.occasions import occasions_in, unknown_occasions
from checker.importer.party_lists import whole_lists
from checker.importer.prose import Paragraph, paragraphs, sentences
from checker.importer.sentence_ends import told_by_others
from checker.importer.spelling import Spelling
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

CLAUSES: Final = {"lead": "clause_lead", "follow_up": "clause_follow_up", "revision": "clause_revision"}
LONGEST_TITLE: Final = 4
MOST_BEFORE_TITLE: Final = 12
"""Among so many lines the title begins: what stands at the head of the page may come before it."""


_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2})\. (?P<title>[A-ZÅÄÖ][^.:;!?]{1,70})")


class Section(NamedTuple):
    """A section of the front: its heading, what the heading means, its paragraphs and its level."""

    title: str
    number: str | None
    role: str | None
    level: int
    line: int
    paragraphs: tuple[Paragraph, ...]


def sections(
    lines: Sequence[Line], layout: Layout, spelling: Spelling, wordings: Wordings, names: Names, board: str | None
) -> Iterator[Section]:
    """The sections of the front, the first being what stands under the document's title."""
    top = document_title(lines, wordings)
    heads = [*_headings(lines, top.end, wordings, names, board)]
    ends = [*(position for position, *_ in heads), len(lines)][1:]
    first = heads[0][0] if heads else len(lines)

    def said(begin: int, end: int) -> tuple[Paragraph, ...]:
        found = [*whole_lists(paragraphs(lines[begin:end], layout), wordings, spelling)]
        return tuple(told_by_others(found, spelling, wordings))

    if first:
        yield Section(top.text, None, "preamble", 1, lines[top.begin].number, said(top.end, first))
    for (position, title, number, role, level), end in zip(heads, ends, strict=True):
        yield Section(title, number, role, level, lines[position].number, said(position + 1, end))


class Title(NamedTuple):
    """The document's title, and where among its lines it begins and ends; `match`: what it says, if that is known."""

    text: str
    begin: int
    end: int
    match: Match | None


def document_title(lines: Sequence[Line], wordings: Wordings) -> Title:
    """The document's title: where none of the first lines is a known one, the first line."""
    for begin in range(min(MOST_BEFORE_TITLE, len(lines))):
        text = ""
        for end, line in enumerate(lines[begin : begin + LONGEST_TITLE], start=begin + 1):
            text = f"{text} {line.text}".strip()
            if match := wordings.match("title", text):
                return Title(text, begin, end, match)
    return Title(lines[0].text if lines else "", 0, min(len(lines), 1), None)


Head = tuple[int, str, str | None, str | None, int]


def _headings(lines: Sequence[Line], begin: int, wordings: Wordings, names: Names, board: str | None) -> Iterator[Head]:
    """The headings: position, title, number, role, level."""
    under_economy = False
    numbered = {*_numbered_headings(lines, begin)}
    for position in range(begin, len(lines)):
        text = lines[position].text
        if found := wordings.match("section", text):
            level = int(found.means.get("level", "1"))
            under_economy = found.means.get("role") == "economy"
            number = _NUMBERED.fullmatch(text) if position in numbered else None
            yield (
                position,
                number["title"] if number else text,
                number and number["number"],
                found.means.get("role"),
                level,
            )
        elif position in numbered and (number := _NUMBERED.fullmatch(text)):
            under_economy = False
            yield position, number["title"], number["number"], None, 1
        elif (marked := wordings.match("marked_section", text)) and marked.groups["board"] == board:
            name = marked.groups["title"]
            if under_economy and names.code_of(name):
                yield position, text, None, "economy", 3
            elif name[:1].isupper() and not names.code_of(name):
                under_economy = False
                yield position, text, None, None, 1


def _numbered_headings(lines: Sequence[Line], begin: int) -> Iterator[int]:
    """Lines that begin a numbered section: numbers from 1 without a gap, with text after each."""
    wanted = 1
    for position in range(begin, len(lines) - 1):
        found = _NUMBERED.fullmatch(lines[position].text)
        if found and int(found["number"]) == wanted and not re.match(r"\d{1,2}\. ", lines[position + 1].text):
            wanted += 1
            yield position


def clauses(found: Iterable[Section], wordings: Wordings) -> tuple[dict[str, Any], dict[str, Match]]:
    """The agreement's own norms: each the first sentence that is one, with its place; and what was found in them."""
    written: dict[str, Any] = {}
    matches: dict[str, Match] = {}
    for section in found:
        for paragraph in section.paragraphs:
            for offset, said in sentences(paragraph.text):
                for key, formula in CLAUSES.items():
                    match = wordings.match(formula, said)
                    if key not in written and match is not None:
                        source = {"line": str(paragraph.line_at(offset)), "heading": section.title}
                        written[key] = {"quote": said, "source": source}
                        matches[key] = match
            if "party" not in written and section.role == "parties" and wordings.match("party_list", paragraph.text):
                quote = re.sub(r"^\d+\. ", "", paragraph.text)
                source = {"line": str(paragraph.line), "heading": section.title}
                written["party"] = {"quote": quote, "source": source}
    return {key: written[key] for key in ("lead", "follow_up", "party", "revision") if key in written}, matches


def agreed_occasions(
    found: Sequence[Section], written: dict[str, Any], matches: Mapping[str, Match], wordings: Wordings
) -> tuple[dict[str, Any], list[Doubt]]:
    """What the agreement says of when it is followed up, and the question where its words do not tell.

    Where no sentence is the clause on it, what stands under the heading is put among the clauses that are `written`.
    """
    if match := matches.get("follow_up"):
        said = match.groups["occasions"]
        occasions = occasions_in(said, "occasion_name", wordings)
        names: dict[str, Any] = {"occasions": occasions.words} if occasions.words else {}
        if not occasions.others:
            return {"follow_up": [*occasions.words], **names}, []
    elif clause := next(_under_follow_up(found, wordings), None):
        written["follow_up"], said, names = clause, clause["quote"], {}
    else:
        return {}, []
    line = int(written["follow_up"]["source"]["line"])
    unknown, doubt = unknown_occasions(said, "agreement", line, "Vid vilka tillfällen följs överenskommelsen upp?")
    return {"follow_up": unknown, **names}, [doubt]


def _under_follow_up(found: Sequence[Section], wordings: Wordings) -> Iterator[dict[str, Any]]:
    """Sentences under the heading on follow-up as clauses: those that name an occasion, and then the first."""
    said = [
        (
            any(wordings.match("occasion_name", word.casefold()) for word in re.findall(r"\w+", sentence)),
            sentence,
            source,
        )
        for section in found
        if section.role == "follow_up"
        for paragraph in section.paragraphs
        for offset, sentence in sentences(paragraph.text)
        for source in ({"line": str(paragraph.line_at(offset)), "heading": section.title},)
    ]
    for _, sentence, source in sorted(said, key=lambda one: not one[0]):
        yield {"quote": sentence, "source": source}
