"""Many answers to the questions of a file, which are made anew only where an answer may have changed others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.agreement import Agreement
from checker.importer.doubt import AS_HEADING
from checker.importer.doubts.answers import PutIn, taken
from checker.importer.doubts.questions import Question, questions
from checker.importer.filed import CannotAnswer
from checker.words import Language

_OF_NAMES: Final = frozenset({"serves", "measured-by", "recipients", "holder", "lead", "unread"})
"""Questions whose choices are said with the names of what is in the file."""

Key = tuple[str, ...]


class Answering:
    """An agreement file in which questions are answered, one after another."""

    def __init__(self, agreement: Agreement, language: Language) -> None:
        self._language: Language = language
        self._begin(agreement)

    def _begin(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._put_in = PutIn(agreement)
        self._given: list[tuple[Question, Sequence[str]]] = []
        self._moved: set[str] = set()
        self._renamed = False
        self._asked = questions(agreement, self._language)
        self._by_key: dict[Key, list[Question]] = {}
        for question in self._asked:
            self._by_key.setdefault(question.key, []).append(question)

    def question(self, key: Key) -> Question | None:
        """The question of a key as it is asked after the answers so far; None where it is not open.

        Raises:
            CannotAnswer: as `file`.
        """
        found = self._open(key)
        if found is None or self._is_changed(found):
            self.file()
            found = self._open(key)
        return found

    def questions(self) -> list[Question]:
        """All that are open after the answers so far.

        Raises:
            CannotAnswer: as `file`.
        """
        self.file()
        return self._asked

    def answer(self, question: Question, said: str) -> None:
        """Takes a reader's answer to one of the questions.

        Raises:
            CannotAnswer: where it names something else, or does not fit what the file holds.
        """
        values = taken(question, said)
        self._put_in.take(question, values)
        self._given.append((question, values))
        self._moved.update(_moved(question, values))
        self._renamed = self._renamed or question.code in ("board-name", "spelling")

    def file(self) -> Agreement:
        """The agreement file with all the answers in it.

        Raises:
            CannotAnswer: where it could not be read, with the key of the first question whose answer is the cause.
        """
        if self._given:
            try:
                answered = self._put_in.file()
            except CannotAnswer:
                self._first_that_does_not_fit()
                raise
            self._begin(answered)
        return self._agreement

    def _open(self, key: Key) -> Question | None:
        return next((one for one in self._by_key.get(key, ()) if self._put_in.is_open(one)), None)

    def _is_changed(self, question: Question) -> bool:
        """Whether an answer so far may have changed where the question's is written, or what it can be."""
        about = question.about
        parts = {about, about.partition("/")[0], about.partition("/claim/")[0]}
        return not self._moved.isdisjoint(parts) or (self._renamed and question.code in _OF_NAMES)

    def _first_that_does_not_fit(self) -> None:
        """Raises the fault of the first answer with which the file cannot be read, found by halves."""
        fits, last = 0, len(self._given) - 1
        while fits <= last:
            middle = (fits + last) // 2
            some = PutIn(self._agreement)
            for question, values in self._given[: middle + 1]:
                some.take(question, values)
            try:
                some.file()
            except CannotAnswer as wrong:
                if fits == last:
                    wrong.key = self._given[middle][0].key
                    raise
                last = middle
            else:
                fits = middle + 1


def _moved(question: Question, values: Sequence[str]) -> tuple[str, ...]:
    """The nodes below which an answer changes what there is, or in what order it stands."""
    about = question.about
    match question.code:
        case "claims" | "figures":
            return (about,)
        case "joined" if not question.is_layout:
            return (about.partition("/")[0],)
        case "unread" if [*values] == [AS_HEADING]:
            return (about.partition("/")[0],)
        case _:
            return ()
