"""The agreement's own entry: whose, of which year, when it is followed up, the words and numbers that it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from checker.importer.bodies import COUNCIL
from checker.importer.days import day_of
from checker.importer.front.clauses import Clauses
from checker.importer.front.sections import Section
from checker.importer.items.areas import MainPart
from checker.importer.reading import Reading
from checker.importer.text.prose import sentences
from checker.importer.wordings import Wordings
from checker.vocabulary.kinds import LEAD_WORDS


def head_of(
    found: Sequence[Section], part: MainPart, clauses: Clauses, reading: Reading, document: str, text: str
) -> dict[str, Any] | None:
    """The entry, in the order of the file; None where the year cannot be read.

    `document` is the document's name in the file, `text` all that stands in it.
    """
    wordings, board = reading.wordings, reading.board
    said = [sentence for section in found for one in section.paragraphs for _, sentence in sentences(one.text)]
    validity = next(filter(None, (wordings.match("validity", one) for one in said)), None)
    title = next((section.title for section in found if section.role == "preamble"), "")
    named = wordings.match("title", title)
    year = validity.groups["year"] if validity else named.groups["year"] if named else None
    if year is None:
        return None
    entry: dict[str, Any] = {"id": f"{board.lower()}-{year}"}
    if named:
        entry["title"] = title
    if municipality := _municipality(text, wordings):
        entry["municipality"] = municipality
    entry |= {"year": year, "of_board": board}
    decision = next(filter(None, (wordings.match("decision", one) for one in said)), None)
    if decision and (day := day_of(decision.groups["date"])):
        entry["decision_date"] = day
        if paragraph := decision.get("paragraph"):
            entry["decision_paragraph"] = paragraph
    if part.mandate:
        entry["mandate"] = {**part.mandate}
    items = [item.entry for item in part.items]
    entry |= clauses.follow_up | _words(items, wordings) | _numbering(items)
    if part.years:
        entry["outcome_years"] = [*part.years]
    if validity:
        entry |= {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    if (lead := clauses.matches.get("lead")) and (word := lead.get("word")) in LEAD_WORDS:
        entry["lead_word"] = [word]
    return {**entry, "source": {"document": document, "line": "1"}}


def _municipality(text: str, wordings: Wordings) -> str | None:
    """The municipality that the text names most often."""
    counted = Counter(match.words for match in wordings.found_in("municipality", text))
    return counted.most_common(1)[0][0] if counted else None


def _words(items: Sequence[Mapping[str, Any]], wordings: Wordings) -> dict[str, Any]:
    """The document's own words for all divisions and for lead, as it uses them most."""
    everybody: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    for item in items:
        leads.update(item.get("lead_word", ()))
        for field in ("named_in_sentence", "named_in_heading"):
            quote = item.get(field, {}).get("quote", "") if item.get(field, {}).get("all") else ""
            everybody.update(match.words for match in wordings.found_in("everybody", quote.casefold()))
    words: dict[str, str] = {}
    if everybody:
        every = everybody.most_common(1)[0][0]
        words = {"division": _singular(every.split()[-1]), "all_divisions": every}
    if leads:
        words["lead"] = leads.most_common(1)[0][0]
    return {"words": words} if words else {}


def _singular(word: str) -> str:
    """`verksamheter` -> `verksamhet`, `divisioner` -> `division`."""
    return word.removesuffix("er").removesuffix("ar")


def _numbering(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """How numbers are made up, where all items of a decider have one form: `a.1.n`."""
    patterns: dict[str, str] = {}
    for word, council in (("council", True), ("board", False)):
        numbers = [item["number"].split(".") for item in items if (item["decided_by"] == COUNCIL) is council]
        if not numbers or any(len(number) != 3 for number in numbers):
            continue
        middle = Counter(number[1] for number in numbers).most_common(1)[0]
        if middle[1] > len(numbers) / 2:
            patterns[word] = f"a.{middle[0]}.n"
    return {"numbering": patterns} if patterns else {}
