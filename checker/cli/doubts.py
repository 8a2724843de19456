"""`styrkoll doubts`."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING, Final

import click

from checker.agreement import Agreement, read_agreement
from checker.cli.completed import completed_by
from checker.cli.exits import Exit
from checker.cli.options import language_option
from checker.cli.questions import are_headings, asked, headings_named, in_one_word, listed, named
from checker.cli.questions_as_json import as_json, question_ids
from checker.cli.streams import print_faults, print_json
from checker.cli.usage import Said, not_written
from checker.configuration.agreements import is_document
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import FaultsFound, did_you_mean, write_file

if TYPE_CHECKING:
    from checker.importer.doubts.questions import Question

STOP = ("q", "sluta", "quit")
SKIP = ("", "?", "vet inte", "vet ej", "don't know", "skip")
EACH = ";"
"""Between the answers to the questions of a group."""
_FEW: Final = 10
_PUT_IN: Final = Text("Skriver in svar", "Writing answers")


@click.command()
@click.argument("file", metavar="FILE", shell_complete=completed_by("files"))
@click.option("--resolve", is_flag=True, help="Ask them one by one, and write each answer into FILE.")
@click.option(
    "--answer",
    "answers",
    metavar="QUESTION=ANSWER",
    multiple=True,
    help="Answer one question, by its id in --format json. May be repeated; all are written, or none.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option()
def doubts(file: str, resolve: bool, answers: tuple[str, ...], form: str, language: Language) -> int:
    """List what an import left open, or answer it.

    With --resolve each answer is written at once: stop whenever you like, and go on another day. Enter skips a
    question, q stops.

    Exit code: 0, or 2 where FILE cannot be read or written, or an answer does not fit.
    """
    if is_document(file):
        sv = f"{file} är ett dokument. Frågorna står i avtalsfilen: gör den först, med styrkoll import {file}"
        en = f"{file} is a document. The questions are in the agreement file: make that, by styrkoll import {file}"
        raise Said(Text(sv, en))
    if resolve and (answers or form == "json"):
        sv = "--resolve frågar, så --answer och --format json går inte ihop med det."
        raise Said(Text(sv, "--resolve asks, so it does not go with --answer or --format json."))
    try:
        agreement = read_agreement(file)
        if answers:
            return _answer_all(file, agreement, answers, language)
        found = _open(agreement, language)
        if resolve:
            return _resolve(file, found, language)
    except FaultsFound as faulty:
        print_faults(faulty.faults, language)
        return Exit.FAULT
    except BrokenPipeError:
        raise  # nobody reads what is asked; no file is at fault
    except OSError as error:
        print(not_written(file, error).text.in_(language), file=sys.stderr)
        return Exit.FAULT
    if form == "json":
        print_json(as_json(found, language))
    elif not found:
        print(Text("Inga frågor är öppna.", "No questions are open.").in_(language))
    else:
        for _, group in groupby(found, key=lambda question: question.code):
            print("\n".join(listed([*group], language)))
        print(_how_many(file, found, language))
    return Exit.OK


def _open(agreement: Agreement, language: Language) -> list[Question]:
    from checker.importer.doubts.questions import questions

    return questions(agreement, language)


def _how_many(file: str, found: list[Question], language: Language) -> str:
    from checker.importer.doubts.questions import groups

    times = len(groups(found))
    sv, en = f"{len(found)} frågor är öppna", f"{len(found)} questions are open"
    if times < len(found):
        sv, en = f"{sv}, och besvaras i {times} steg", f"{en}, and are answered in {times} steps"
    command = f"styrkoll doubts {file} --resolve"
    return Text(f"{sv}. Svara på dem: {command}", f"{en}. Answer them: {command}").in_(language)


def _answer_all(file: str, agreement: Agreement, given: tuple[str, ...], language: Language) -> int:
    """Writes the answers that were given, all of them or none."""
    from checker.cli.progress import in_turn
    from checker.importer.doubts.answering import Answering
    from checker.importer.filed import CannotAnswer

    answering = Answering(agreement, language)
    ids = question_ids(answering.questions())
    names = {question.key: name for name, question in ids.items()}
    name = ""
    try:
        for one in in_turn(given, _PUT_IN.in_(language), lines=True) if len(given) > _FEW else given:
            name, equals, answer = one.partition("=")
            question = answering.question(ids[name].key) if name in ids else None
            if question is None:  # one that an answer before it has brought
                ids |= question_ids(answering.questions())
                names |= {question.key: name for name, question in ids.items()}
                question = answering.question(ids[name].key) if name in ids else None
            if not equals or question is None:
                raise _not_open(name, question_ids(answering.questions()))
            answering.answer(question, answer)
        after = answering.file()
    except CannotAnswer as wrong:
        at = names.get(wrong.key, name)
        raise Said(Text(f"{at}: {wrong.text.sv}", f"{at}: {wrong.text.en}")) from None
    if after.document.data != agreement.document.data:
        write_file(file, after.document.data)
    _written(file, len(given), language)
    return Exit.OK


def _not_open(name: str, ids: dict[str, Question]) -> Said:
    meant = did_you_mean(name, ids)
    sv, en = f"Det finns ingen öppen fråga {name}.{meant[0]}", f"There is no open question {name}.{meant[1]}"
    return Said(Text(sv, en))


def _written(file: str, count: int, language: Language) -> None:
    sv = f"{count} svar är inskrivet i {file}." if count == 1 else f"{count} svar är inskrivna i {file}."
    en = f"{count} answer was written to {file}." if count == 1 else f"{count} answers were written to {file}."
    print(Text(sv, en).in_(language))


def _resolve(file: str, found: list[Question], language: Language) -> int:
    """Asks until all is answered, skipped, or the reader stops; the file is read anew before each question."""
    from checker.importer.doubts.questions import groups

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # what no encoding of the machine's fits is typed text too
    met: set[tuple[str, ...]] = set()
    answers = 0
    number = 0
    try:
        while left := [one for one in found if one.key not in met]:
            group, *others = groups(left)
            number += 1
            met.update(question.key for question in group)
            print("\n".join(asked(group, number, number + len(others), language)))
            answers += _answer(file, group, language)
            found = _open(read_agreement(file), language)
    except _Stopped:
        pass
    except click.Abort as stopped:
        print()
        if not isinstance(stopped.__context__, EOFError):
            raise
    finally:
        _written(file, answers, language)
    count = len(found)
    if count:
        sv = f"{count} frågor är kvar. Fortsätt när du vill: styrkoll doubts {file} --resolve"
        en = f"{count} questions are left. Go on whenever you like: styrkoll doubts {file} --resolve"
        print(Text(sv, en).in_(language))
    else:
        print(Text(f"Nästa steg: styrkoll check {file}", f"Next: styrkoll check {file}").in_(language))
    return Exit.OK


class _Stopped(Exception):
    """The reader wants no more questions."""


def _answer(file: str, group: list[Question], language: Language) -> int:
    """Asks for an answer until it fits, and writes it; how many questions it answered."""
    from checker.importer.filed import CannotAnswer

    prompt = Text("Svar (Enter hoppar över, q slutar)", "Answer (Enter skips, q stops)").in_(language)
    while True:
        said = _as_typed(click.prompt(prompt, default="", show_default=False)).strip()
        if said.casefold() in SKIP:
            return 0
        if said.casefold() in STOP:
            raise _Stopped
        try:
            return _write(file, group, said, language)
        except CannotAnswer as wrong:
            print(wrong.text.in_(language))


def _as_typed(said: str) -> str:
    """What was typed: bytes that are no UTF-8 come from a program that writes Windows-1252."""
    if said.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in said):
        return said
    return said.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _write(file: str, group: list[Question], said: str, language: Language) -> int:
    """Writes one answer for all of a group, or one for each; all that fit, or none."""
    from checker.importer.doubts.answering import Answering
    from checker.importer.filed import CannotAnswer

    parts = _for_each(group, said)
    if len(parts) != len(group):
        sv = f"Det är {len(group)} att svara på, och {len(parts)} svar."
        raise CannotAnswer(Text(sv, f"There are {len(group)} to answer, and {len(parts)} answers."))
    answering = Answering(read_agreement(file), language)
    count = 0
    try:
        for question, part in zip(group, parts, strict=True):
            if part.strip().casefold() in SKIP:
                continue
            now = answering.question(question.key)
            if now is None:
                sv = "frågan är inte längre öppen i filen, så svaret skrevs inte in."
                en = "the question is no longer open in the file, so the answer was not written."
                print(f"{named(question, language)}: {Text(sv, en).in_(language)}")
                continue
            answering.answer(now, part)
            count += 1
        after = answering.file()
    except CannotAnswer as wrong:
        if len(group) == 1:
            raise
        whose = next((one for one in group if one.key == wrong.key), question)
        sv, en = (f"{named(whose, one)}: {wrong.text.in_(one)}" for one in LANGUAGES)
        raise CannotAnswer(Text(sv, en)) from None
    if count:
        write_file(file, after.document.data)
    return count


def _for_each(group: list[Question], said: str) -> list[str]:
    """The answers to the questions of a group: one for each, between semicolons or spaces, or one for all."""
    from checker.importer.filed import CannotAnswer

    if len(group) == 1:
        return [said]
    if are_headings(group):
        headings = headings_named(group, said)
        if headings is None:
            sv = f"Svara med nummer från 1 till {len(group)}, alla eller inga."
            raise CannotAnswer(Text(sv, f"Answer with numbers from 1 to {len(group)}, all or none."))
        return headings
    if EACH in said:
        return said.split(EACH)
    if len({question.choices for question in group}) > 1 and not said.isdecimal():
        return [said]  # a name that is typed is one board's, not all of theirs
    words = said.split()
    return words if len(words) > 1 and in_one_word(group) else [said] * len(group)
