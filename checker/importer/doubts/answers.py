"""A reader's answer -> the values that it names, and the agreement file with them in their place and the doubt gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from checker.agreement import Agreement, agreement_of
from checker.importer.days import day_of
from checker.importer.doubts.questions import Question
from checker.importer.doubts.settling import PRINTED, settle
from checker.importer.filed import CannotAnswer, Open, Settled
from checker.importer.items.claim_words import claims_said
from checker.importer.text.lines import cleaned
from checker.importer.wordings import all_wordings
from checker.importer.write import STYLE
from checker.words import Text
from checker.yamlfile import FaultsFound
from checker.yamlfile.encode import encoded
from checker.yamlfile.rewrite import rewritten

NONE_WORDS: Final = frozenset({"0", "inget", "inga", "ingen", "nej", "none", "no"})

_YEARS: Final = re.compile(r"20\d\d|19\d\d")
_PLACED: Final = re.compile(r"(?P<year>(?:19|20)\d\d) ?[:=] ?(?P<value>[-−]?\d[\d ]*(?:,\d+)? ?%?)")


def taken(question: Question, answer: str) -> tuple[str, ...]:
    """The values that an answer names: choices by their numbers in the list or by themselves, or what is typed.

    Raises:
        CannotAnswer: where it names something else, or too much.
    """
    words = " ".join(cleaned(answer).split())
    if question.none and words.casefold() in NONE_WORDS:
        return ()
    if chosen := question.named(words):
        return chosen.values
    if not question.several and (numbered := question.numbered(words)):
        return numbered.values
    if question.free is not None:
        return _typed(question, words)
    found: list[str] = []
    for word in re.split(r"[\s,;]+", words) if question.several else [words]:
        if one := question.named(word):
            found += one.values
        elif question.several and (numbered := question.numbered(word)):
            found += numbered.values
        else:
            raise CannotAnswer(Text(f"”{word}” är inget av svaren.", f"“{word}” is none of the answers."))
    return tuple(dict.fromkeys(found))


def _typed(question: Question, words: str) -> tuple[str, ...]:
    """What was typed in an answer that is none of the choices."""
    match question.free:
        case "years":
            years = _YEARS.findall(words)
            if years and not _YEARS.sub("", words).strip(" ,;och"):
                return tuple(years)
            if len(ends := words.split("-")) == 2 and all(map(_YEARS.fullmatch, ends)):
                return tuple(str(year) for year in range(int(ends[0]), int(ends[1]) + 1))
            sv = "Svara med numret på ett av svaren, eller skriv ett år för varje utfall: 2024 2025"
            raise CannotAnswer(Text(sv, "Answer with a number of the list, or type a year for each: 2024 2025"))
        case "date":
            if day := day_of(words):
                return (day,)
            sv = f"”{words}” är inget datum. Skriv det så här: 2026-12-31"
            raise CannotAnswer(Text(sv, f"“{words}” is no date. Write it like this: 2026-12-31"))
        case "claims":
            if claims_said(words, question.doubt["read"], all_wordings()):
                return (words,)
            sv = (
                f"”{words}” går inte att läsa som ett påstående. Skriv vad som mäts och sedan vad som ska gälla: "
                "sjukfrånvaron: högst 5 %, år 2027. Flera skiljs åt med semikolon."
            )
            en = (
                f"“{words}” cannot be read as a claim. Write what is measured, then what is to hold: "
                "sjukfrånvaron: at most 5 %, by 2027. Several go with semicolons between."
            )
            raise CannotAnswer(Text(sv, en))
        case "outcomes":
            placed = [_PLACED.fullmatch(part.strip()) for part in re.split(r"[;\n]|,(?=\s)", words)]
            if all(placed):
                return tuple(f"{one['year']}: {one['value'].strip()}" for one in placed if one)
            sv = "Skriv året och värdet, med semikolon mellan flera: 2024: 12,5; 2025: 13"
            raise CannotAnswer(Text(sv, "Write year and value, with semicolons between: 2024: 12,5; 2025: 13"))
        case _:
            if words and not words.isdecimal():
                return (words,)
            raise CannotAnswer(Text(f"”{words}” är inget av svaren.", f"“{words}” is none of the answers."))


def answered(agreement: Agreement, question: Question, values: Sequence[str]) -> bytes:
    """The agreement file's bytes with the answer in its field and without the doubt; all else is as it was.

    Raises:
        CannotAnswer: where the answer does not fit what the file holds.
    """
    put_in = PutIn(agreement)
    put_in.take(question, values)
    return put_in.file().document.data


class PutIn:
    """Answers that are put into an agreement file together, one after another."""

    def __init__(self, agreement: Agreement) -> None:
        self._document: Any = agreement.document
        value: Any = deepcopy(agreement.document.value)
        self._value: dict[str, Any] = value
        self._doubts = Open(self._value.pop("doubts", ()))

    def is_open(self, question: Question) -> bool:
        """Whether a question of the file is still asked."""
        return self._doubts.is_open(question.position)

    def take(self, question: Question, values: Sequence[str]) -> Settled:
        """Puts an answer in its field, and takes the doubt away.

        Raises:
            CannotAnswer: where the answer does not fit what the file holds; the others are then of no use either.
        """
        done = settle(self._value, question.doubt, question.place, values)
        self._doubts.answer(question.position, done)
        if question.code in PRINTED:
            self._value.setdefault("answers", []).append(record(question.doubt, values))
        return done

    def file(self) -> Agreement:
        """The file with all of them, changed only where they are.

        Raises:
            CannotAnswer: where it could not be read afterwards.
        """
        doubts = self._doubts.left()
        value = {**self._value, "doubts": doubts} if doubts else self._value
        data = encoded(self._document, rewritten(self._document, value, STYLE))
        try:
            return agreement_of(data, self._document.file)  # whatever was answered
        except FaultsFound as faulty:
            fault = faulty.faults[0]
            raise CannotAnswer(Text(fault.text("sv"), fault.text("en"))) from faulty


def record(doubt: dict[str, Any], values: Sequence[str]) -> dict[str, Any]:
    """What was asked and answered, for the next time that the document is read."""
    names: list[str] = ["code", "about", "field", "read"]
    return {**{name: doubt[name] for name in names if name in doubt}, "answer": [*values]}
