"""`styrkoll doubts`."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from checker.agreement import read_agreement
from checker.cli.completed import completed_by
from checker.cli.documents import is_document
from checker.cli.exits import Exit
from checker.cli.options import language_option
from checker.cli.streams import paint_for_stdout, print_faults, width_of_stdout
from checker.cli.usage import Said
from checker.vocabulary import DOUBTS
from checker.words import Language, Text, quoted
from checker.yamlfile import FaultsFound, write_file

if TYPE_CHECKING:
    from checker.importer.answers import Question

STOP = ("q", "sluta", "quit")
YES = ("j", "ja", "y", "yes")


@click.command()
@click.argument("file", metavar="FILE", shell_complete=completed_by("files"))
@click.option("--resolve", is_flag=True, help="Ask them one by one, and write each answer into FILE.")
@language_option()
def doubts(file: str, resolve: bool, language: Language) -> int:
    """List what an import left open, or answer it.

    With --resolve each answer is written at once: stop whenever you like, and go on another day. Enter skips a
    question, q stops.

    Exit code: 0, or 2 where FILE cannot be read or written.
    """
    if is_document(file):
        sv = f"{file} är ett dokument. Frågorna står i avtalsfilen: gör den först, med styrkoll import {file}"
        en = f"{file} is a document. The questions are in the agreement file: make that, by styrkoll import {file}"
        raise Said(Text(sv, en))
    try:
        found = [*_open(file, language)]
    except FaultsFound as faulty:
        print_faults(faulty.faults, language)
        return Exit.FAULT
    if resolve:
        return _resolve(file, len(found), language)
    if not found:
        print(Text("Inga frågor är öppna.", "No questions are open.").in_(language))
        return Exit.OK
    for code, group in groupby(found, key=lambda question: str(question.doubt["code"])):
        print("\n".join(_listed(code, [*group], language)))
    _last(file, len(found), language)
    return Exit.OK


def _listed(code: str, found: list[Question], language: Language) -> list[str]:
    """The questions of one code under their heading, each with its place and what was read."""
    lines = [paint_for_stdout()(f"{DOUBTS[code].in_(language)} ({len(found)})", "bold")]
    same = len({question.doubt["question"] for question in found}) == 1
    if same:
        lines += _wrapped(found[0].doubt["question"], 2)
    for question in found:
        lines += _wrapped(f"• {_about(question, language)}", 2, 4)
        if not same:
            lines += _wrapped(question.doubt["question"], 4)
    return [*lines, ""]


def _about(question: Question, language: Language) -> str:
    """What a question is about, the line of the document, and what was read there."""
    about = str(question.doubt.get("about", "")).replace("/indicator/", " ").replace("/result/", " ")
    about = about.replace("/claim/", Text(", påstående ", ", claim ").in_(language))
    source = question.doubt.get("source", {})
    line, page = source.get("line"), source.get("page")
    where = [about] if about else []
    if page:
        where.append(Text(f"sida {page}", f"page {page}").in_(language))
    if line:
        where.append(Text(f"rad {line}", f"line {line}").in_(language))
    read = quoted(question.doubt["read"])
    said = f"{question.subject}: {read}" if question.subject not in ("", question.doubt["read"]) else read
    return f"{', '.join(where)}: {said}" if where else said


def _open(file: str, language: Language) -> Iterator[Question]:
    """The questions of a file as it is now."""
    from checker.importer.answers import questions

    return questions(read_agreement(file), language)


def _resolve(file: str, count: int, language: Language) -> int:
    """Asks until all is answered, skipped, or the reader stops; the file is read anew before each question."""
    asked: set[tuple[str, ...]] = set()
    answers = 0
    try:
        while question := next((one for one in _open(file, language) if _key(one) not in asked), None):
            asked.add(_key(question))
            print("\n".join(_asked(question, len(asked), count, language)))
            if not _answer(file, question, language):
                continue
            answers += 1
    except FaultsFound as faulty:
        print_faults(faulty.faults, language)
        return Exit.FAULT
    except BrokenPipeError:
        raise  # nobody reads what is asked; no file is at fault
    except OSError as error:
        reason = error.strerror or str(error)
        said = Text(f"{file} gick inte att skriva: {reason}.", f"{file} could not be written: {reason}.")
        print(said.in_(language), file=sys.stderr)
        return Exit.FAULT
    except _Stopped:
        pass
    print(Text(f"{answers} svar är inskrivna i {file}.", f"{answers} answers were written to {file}.").in_(language))
    return Exit.OK


class _Stopped(Exception):
    """The reader wants no more questions."""


def _key(question: Question) -> tuple[str, ...]:
    doubt = question.doubt
    return (doubt["code"], doubt.get("about", ""), doubt.get("field", ""), doubt["read"], str(doubt.get("source", {})))


def _answer(file: str, question: Question, language: Language) -> bool:
    """Asks for an answer until it fits, and writes it; whether there was one."""
    from checker.importer.answers import CannotAnswer, answered, taken

    prompt = Text("Svar (Enter hoppar över, q slutar)", "Answer (Enter skips, q stops)").in_(language)
    while True:
        said = str(click.prompt(prompt, default="", show_default=False)).strip()
        if not said:
            return False
        if said.casefold() in STOP:
            raise _Stopped
        try:
            values = _ticked(said) if question.place is None else taken(question, said)
            write_file(file, answered(read_agreement(file), question, values))
        except CannotAnswer as wrong:
            print(wrong.text.in_(language))
            continue
        return True


def _ticked(said: str) -> tuple[str, ...]:
    """The answer to a question that can only be struck: a yes, and no value."""
    from checker.importer.answers import CannotAnswer

    if said.casefold() not in YES:
        raise CannotAnswer(Text("Svara j när frågan är avklarad.", "Answer y when it is settled."))
    return ()


def _asked(question: Question, number: int, count: int, language: Language) -> list[str]:
    """A question with its choices, as it is put to the reader."""
    heading = DOUBTS[str(question.doubt["code"])].in_(language)
    lines = ["", paint_for_stdout()(f"{number}/{count}  {heading}", "bold")]
    lines += _wrapped(_about(question, language), 2)
    lines += _wrapped(question.doubt["question"], 2)
    for position, choice in enumerate(question.choices, start=1):
        lines += _wrapped(f"{position}  {choice.said}", 4, 7)
    lines += [f"  {hint}" for hint in _hints(question, language)]
    return lines


def _hints(question: Question, language: Language) -> list[str]:
    """How the question can be answered."""
    if question.place is None:
        sv = "Rätta i filen om det behövs, och svara sedan j för att stryka frågan."
        return [Text(sv, "Mend the file if need be, then answer y to strike the question.").in_(language)]
    if question.doubt["code"] == "claims":
        sv = "Skriv påståendena i filen under resultatet (se docs/format.md), eller svara inga om det inte gör några."
        return [Text(sv, "Write the claims in the file (see docs/format.md), or answer none.").in_(language)]
    hints = []
    if question.several:
        hints.append(Text("Flera svar skrivs med mellanslag emellan.", "Several answers go with spaces between."))
    if question.none:
        hints.append(Text("Svara inga om det inte är något av dem.", "Answer none if it is none of them."))
    if question.free:
        hints.append(Text("Det går också att skriva svaret.", "The answer can also be written out."))
    return [hint.in_(language) for hint in hints]


def _last(file: str, count: int, language: Language) -> None:
    sv = f"{count} frågor är öppna. Svara på dem en och en: styrkoll doubts {file} --resolve"
    print(
        Text(sv, f"{count} questions are open. Answer them one by one: styrkoll doubts {file} --resolve").in_(language)
    )


def _wrapped(words: str, indent: int, hanging: int | None = None) -> list[str]:
    after = " " * (indent if hanging is None else hanging)
    return textwrap.wrap(words, width_of_stdout(), initial_indent=" " * indent, subsequent_indent=after)
