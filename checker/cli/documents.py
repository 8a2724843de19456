"""The agreement that a command is about: read or, if it is a document, imported; and checked, with what is reported."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from time import monotonic
from typing import TYPE_CHECKING, Final

from checker import seen
from checker.agreement import agreement_of, read_agreement
from checker.cli.streams import print_faults, print_notes
from checker.configuration import seen_from_here
from checker.configuration.agreements import EXTENSIONS, is_document
from checker.run import check_agreement
from checker.words import Language, Text, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.agreement import Agreement
    from checker.cli.inputs import Input
    from checker.importer import Imported
    from checker.importer.read_document import Unit
    from checker.rulebook import Rule
    from checker.run import Checked

FOLLOW_UPS: Final = "follow_up"
"""The folder, beside agreements, of what is reported on them."""

_SOON: Final = 1.0
"""After so many seconds it is told on a terminal how much is read."""
_NOW_AND_THEN: Final = 2.0
"""So often it is told elsewhere, a line each time."""


def agreement_at(path: str, shown_as: str, language: Language) -> Agreement:
    """The agreement in a file; a document is imported first, and says how much of it was understood.

    Raises:
        FaultsFound: where it cannot be read, or is no agreement.
    """
    if not is_document(path):
        return read_agreement(path, shown_as=shown_as)
    seen.unrepeatable()  # what is said of it goes to standard error
    found = imported(path, shown_as, language)
    print(f"{shown_as}: {understood(found, language)}", file=sys.stderr)
    return found.agreement


def checked_at(
    one: Input, rules: Iterable[Rule], language: Language, reported: tuple[str, ...] = (), occasion: str | None = None
) -> Checked:
    """An agreement, checked with what is reported on it: in the files `reported`, else in the one beside it, if any.

    That is `follow_up/<agreement>-<occasion>.yaml`: for the occasion that is named, else for the latest that has one.

    Raises:
        FaultsFound: with all that is wrong with the files.
    """
    agreement = agreement_at(one.path, one.shown_as, language)
    if not reported and not seen.is_folder(os.path.join(os.path.dirname(one.path), FOLLOW_UPS)):
        return check_agreement(agreement, rules)
    from checker.follow_up.read import check_followed_up, follow_up_file  # most agreements have none beside them

    beside = None if reported else follow_up_file(one.path, agreement.id, occasion)
    paths = reported if beside is None else (beside if one.path == one.shown_as else seen_from_here(beside),)
    return check_followed_up(agreement, paths, rules, occasion)


def agreement_in_bytes(data: bytes, shown_as: str, language: Language) -> Agreement:
    """The agreement that a file holds, of which there are only bytes, as of one in git; as `agreement_at`.

    Raises:
        FaultsFound: where it cannot be read, or is no agreement.
    """
    if os.path.splitext(shown_as)[1].lower() not in EXTENSIONS:
        return agreement_of(data, shown_as)
    from checker.importer import import_document

    found = import_document(data, shown_as, ReadingProgress(shown_as, language))
    print(f"{shown_as}: {understood(found, language)}", file=sys.stderr)
    return found.agreement


def left_open(agreements: Iterable[Agreement]) -> list[Text]:
    """What is to be said of the questions that documents leave open."""
    notes = []
    for agreement in agreements:
        count, file = len(agreement.doubts), agreement.document.file
        if count and file.lower().endswith(EXTENSIONS):
            sv = f"{count} frågor om {file} är öppna. Svara på dem i en avtalsfil: styrkoll import {file}"
            en = f"{count} questions on {file} are open. Answer them in an agreement file: styrkoll import {file}"
            if count == 1:
                sv = f"En fråga om {file} är öppen. Svara på den i en avtalsfil: styrkoll import {file}"
                en = f"One question on {file} is open. Answer it in an agreement file: styrkoll import {file}"
            notes.append(Text(sv, en))
    return notes


def tell_of(runs: Iterable[Checked], language: Language) -> None:
    """Tells on standard error what reading warned of, and what documents leave open, where no output does."""
    for run in runs:
        print_faults(run.warnings, language)
        print_notes(left_open([run.agreement]), language)


def imported(path: str, shown_as: str, language: Language) -> Imported:
    """The document at `path`, imported.

    Raises:
        FaultsFound: where it cannot be read, or is no agreement.
    """
    from checker.importer import import_file

    return import_file(path, shown_as, ReadingProgress(shown_as, language))


class ReadingProgress:
    """Tells on the error stream how much is read of what takes more than a moment: in place on a terminal, else now and
    then on a line.
    """

    def __init__(self, name: str, language: Language) -> None:
        self.name = name
        self.language = language
        self.unit = ""
        self.told_at = 0.0
        self.share = -1

    def __call__(self, done: int, count: int, unit: Unit = "page") -> None:
        if unit != self.unit:
            self.unit, self.told_at, self.share = unit, monotonic(), -1
        if sys.stderr.isatty():
            self._in_place(done, count)
        elif monotonic() - self.told_at >= _NOW_AND_THEN:
            self.told_at = monotonic()
            print(self._said(done, count), file=sys.stderr, flush=True)

    def _in_place(self, done: int, count: int) -> None:
        """Lines are many and quickly read: of them each hundredth is told, once."""
        share = done * 100 // count
        if (self.share < 0 and monotonic() - self.told_at < _SOON) or (self.unit != "page" and share <= self.share):
            return
        self.share = share
        print(f"\r{self._said(done, count)}", end="\n" if done == count else "", file=sys.stderr, flush=True)

    def _said(self, done: int, count: int) -> str:
        if self.unit == "per cent":
            return Text(f"{self.name}: läst till {done} %", f"{self.name}: {done}% read").in_(self.language)
        if self.unit == "answer":
            sv, en = (
                f"{self.name}: för över svar {done} av {count}",
                f"{self.name}: carrying over answer {done} of {count}",
            )
            return Text(sv, en).in_(self.language)
        unit = Text("sida", "page") if self.unit == "page" else Text("rad", "line")
        sv = f"{self.name}: läser {unit.sv} {done} av {count}"
        return Text(sv, f"{self.name}: reading {unit.en} {done} of {count}").in_(self.language)


def understood(found: Imported, language: Language) -> str:
    """How many of the lines with text a part of the agreement used."""
    used = found.lines - len(found.unread)
    # Cut and not rounded: 100 % is said only where every line was used.
    share = Decimal(used * 1000 // found.lines) / 10
    counts = [number_words(count, language) for count in (used, found.lines)]
    said = Text(
        f"Rader som förstås: {counts[0]} av {counts[1]} ({number_words(share, 'sv').removesuffix(',0')} %).",
        f"Lines understood: {counts[0]} of {counts[1]} ({number_words(share, 'en').removesuffix('.0')}%).",
    )
    return said.in_(language)
