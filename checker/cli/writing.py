"""`--output [FORMAT=]FILE`: which files a run is to write, in which formats, and the writing of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from checker.cli.streams import fault_lines
from checker.cli.usage import Said, demand_folder, not_written
from checker.named import NamedTuple
from checker.output.formats import FORMATS, parts
from checker.output.paint import Paint
from checker.output.result import Result
from checker.output.text import WIDEST
from checker.words import LANGUAGES, OR, Language, Text, enumerate_words
from checker.yamlfile import did_you_mean, is_yaml, write_files


class Target(NamedTuple):
    """A file to be written, and its format by name."""

    form: str
    file: str


def targets_of(asked: Iterable[str], inputs: Iterable[str]) -> tuple[Target, ...]:
    """The files that were asked for, each with its format; `inputs` are the files that the run reads.

    Whatever can be known to be wrong before the run is a usage fault: a format that does not exist or cannot be told,
    a folder that is not there, a file named twice or read by the run, a library that is missing.
    """
    targets = tuple(map(_target, asked))
    taken = {_identity(file) for file in inputs}
    for form, file in targets:
        if file in ("", "-"):
            sv = "--output skriver filer: ange en fil. Vad som skrivs ut väljs med --format."
            raise Said(Text(sv, "--output writes files: name one. What is printed is chosen by --format."))
        if is_yaml(file):
            sv = f"{file}: en YAML-fil är något som granskas eller ställer in; ange en annan fil."
            raise Said(Text(sv, f"{file}: a YAML file is something that is checked or configures; name another file."))
        if os.path.isdir(file) or not os.path.basename(file):
            raise Said(Text(f"{file} är en mapp, ingen fil.", f"{file} is a folder, not a file."))
        demand_folder(file)
        if _identity(file) in taken:
            sv = f"{file} läses eller skrivs redan av samma körning; ange en annan fil."
            raise Said(Text(sv, f"{file} is read or written by this run already; name another file."))
        taken.add(_identity(file))
        refuse_missing_library(form)
    return targets


def refuse_printing(form: str) -> None:
    """A usage fault for a format whose bytes belong in a file."""
    if FORMATS[form].sort == "binary":
        ending = FORMATS[form].endings[0]
        sv = f"Formatet {form} kan inte skrivas ut, bara sparas i en fil: -o iakttagelser{ending}"
        raise Said(Text(sv, f"The format {form} cannot be printed, only saved in a file: -o findings{ending}"))


def write_outputs(targets: Iterable[Target], result: Result) -> None:
    """Writes a run's result to every file, or to none: one that cannot be written is a usage fault."""
    plain = result._replace(paint=Paint(on=False), width=WIDEST)
    try:
        write_files([(file, _data(form, plain)) for form, file in targets])
    except OSError as error:
        raise not_written(str(error.filename), error) from None


def _data(form: str, result: Result) -> Iterator[bytes]:
    """What a file is to hold, part by part.

    A review for people is silent on faults, which its reader sees on standard error.
    """
    for line in fault_lines(result.faults, result.language) if form == "text" else ():
        yield f"{line}\n".encode(errors="replace")
    yield from parts(form, result)


def say_saved(targets: Iterable[Target], language: Language) -> None:
    """Says on standard error which files were written."""
    for _, file in targets:
        print(Text(f"Sparat i {file}", f"Saved in {file}").in_(language), file=sys.stderr)


def refuse_missing_library(form: str) -> None:
    """A usage fault where a format needs a library that is not installed, with how to get it."""
    library = FORMATS[form].library
    if library is not None and find_spec(library) is None:
        get = f"python -m pip install {library}"
        sv = f"Formatet {form} kräver {library}, som inte är installerat. Installera det: {get}"
        raise Said(Text(sv, f"The format {form} needs {library}, which is not installed. Install it: {get}"))


def _target(asked: str) -> Target:
    named, equals, file = asked.partition("=")
    if asked in ("", "-"):
        return Target("text", asked)
    if not equals or not _may_be_format(named):
        return Target(_form_of(asked), asked)
    form = named.strip().casefold()
    if form not in FORMATS:
        meant = did_you_mean(named, FORMATS)
        sv, en = (enumerate_words([*FORMATS], language, OR) for language in LANGUAGES)
        sv = f"--output: {named} är inget format.{meant[0]} Formatet kan vara {sv}."
        raise Said(Text(sv, f"--output: {named} is no format.{meant[1]} The format can be {en}."))
    return Target(form, file)


def _may_be_format(named: str) -> bool:
    """A format's name is one word of letters; anything else before an equals sign belongs to a file's name."""
    return named.strip().isalnum()


def _form_of(file: str) -> str:
    """The format that a file's name ends with; a usage fault where it ends with none."""
    name = file.casefold()
    for form, about in FORMATS.items():
        if name.endswith(tuple(ending for ending in about.endings if ending.count(".") > 1)):
            return form
    for form, about in FORMATS.items():
        if name.endswith(about.endings):
            return form
    sv, en = (enumerate_words([*FORMATS], language, OR) for language in LANGUAGES)
    sv = f"--output: det framgår inte vilket format {file} ska ha; skriv FORMAT={file}, där FORMAT är {sv}."
    raise Said(Text(sv, f"--output: {file} does not tell its format; write FORMAT={file}, where FORMAT is {en}."))


def _identity(file: str) -> str:
    return os.path.normcase(os.path.realpath(file))
