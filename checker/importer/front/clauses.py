"""The agreement's own norms, from the sentences before its goals; and when it says that it is followed up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.importer.doubt import Doubt
from checker.importer.front.sections import Section
from checker.importer.occasions import occasions_in, unknown_occasions
from checker.importer.text.prose import Paragraph, sentences
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

_FORMULAS: Final = {"lead": "clause_lead", "follow_up": "clause_follow_up", "revision": "clause_revision"}
_ORDER: Final = ("lead", "follow_up", "party", "revision")


class Clauses(NamedTuple):
    """The clauses as the file `written` has them, by their keys, and what was found in those that a formula tells.

    `follow_up`: the agreement's fields on when it is followed up; `doubts`: what is asked of that.
    """

    written: dict[str, Any]
    matches: dict[str, Match]
    follow_up: dict[str, Any]
    doubts: tuple[Doubt, ...]


def clauses_of(found: Sequence[Section], wordings: Wordings) -> Clauses:
    """What the sections lay down: each clause is the first sentence that is one."""
    written: dict[str, Any] = {}
    matches: dict[str, Match] = {}
    for section, paragraph, offset, said in _sentences(found):
        for key, formula in _FORMULAS.items():
            if key not in written and (match := wordings.match(formula, said)):
                written[key] = _clause(said, section, paragraph.line_at(offset))
                matches[key] = match
    if clause := next(_naming_parties(found, wordings), None):
        written["party"] = clause
    if "follow_up" not in written and (clause := _under_follow_up(found, wordings)):
        written["follow_up"] = clause
    follow_up, doubts = _occasions(written.get("follow_up"), matches.get("follow_up"), wordings)
    return Clauses({key: written[key] for key in _ORDER if key in written}, matches, follow_up, doubts)


def _clause(quote: str, section: Section, line: int) -> dict[str, Any]:
    return {"quote": quote, "source": {"line": str(line), "heading": section.title}}


def _sentences(found: Sequence[Section]) -> Iterator[tuple[Section, Paragraph, int, str]]:
    """Every sentence, with the section and paragraph that it stands in, and where in the latter it begins."""
    for section in found:
        for paragraph in section.paragraphs:
            for offset, said in sentences(paragraph.text):
                yield section, paragraph, offset, said


def _naming_parties(found: Sequence[Section], wordings: Wordings) -> Iterator[dict[str, Any]]:
    """The paragraphs under the heading on the parties that list them, without the number of a point."""
    for section in found:
        for paragraph in section.paragraphs if section.role == "parties" else ():
            if wordings.match("party_list", paragraph.text):
                yield _clause(re.sub(r"^\d+\. ", "", paragraph.text), section, paragraph.line)


def _under_follow_up(found: Sequence[Section], wordings: Wordings) -> dict[str, Any] | None:
    """The first sentence under the heading on follow-up that names an occasion; where none does, the first."""
    clauses = [
        _clause(said, section, paragraph.line_at(offset))
        for section, paragraph, offset, said in _sentences(found)
        if section.role == "follow_up"
    ]
    named = (clause for clause in clauses if _names_occasion(clause["quote"], wordings))
    return next(named, next(iter(clauses), None))


def _names_occasion(said: str, wordings: Wordings) -> bool:
    return any(wordings.match("occasion_name", word) for word in re.findall(r"\w+", said.casefold()))


def _occasions(
    clause: dict[str, Any] | None, match: Match | None, wordings: Wordings
) -> tuple[dict[str, Any], tuple[Doubt, ...]]:
    """The fields on when the agreement is followed up, and the question where the clause's words do not tell."""
    if clause is None:
        return {}, ()
    said, names = clause["quote"], dict[str, Any]()
    if match is not None:
        said = match.groups["occasions"]
        occasions = occasions_in(said, "occasion_name", wordings)
        names = {"occasions": occasions.words} if occasions.words else {}
        if not occasions.others:
            return {"follow_up": [*occasions.words], **names}, ()
    line = int(clause["source"]["line"])
    unknown, doubt = unknown_occasions(said, "agreement", line, "Vid vilka tillfällen följs överenskommelsen upp?")
    return {"follow_up": unknown, **names}, (doubt,)
