"""`styrkoll init`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.exits import Exit
from checker.cli.options import date_option, language_option
from checker.cli.usage import Said, not_written
from checker.configuration import seen_from_here
from checker.words import Language, Text
from checker.yamlfile import SCALARS

SOURCE: Final = "https://example.org/styrkoll.git"
"""The address that publiccode.yml gives the tool. It is reserved and nobody's, until somebody publishes the tool."""

BOARD: Final = "KS"
BOARD_NAMES: Final = {"KS": "Kommunstyrelsen"}


@click.command()
@click.argument("folder", default=".", shell_complete=completed_by("folders"))
@click.option(
    "--municipality", metavar="NAME", help='As it is written: "Oxelösunds kommun". Without it, it is left out.'
)
@click.option("--board", metavar="CODE", help=f"The board whose agreement it is; {BOARD}, if it is not given.")
@click.option("--board-name", metavar="NAME", help="Its name. Without it, it is left out, but for KS.")
@click.option("--year", metavar="YYYY", help="The agreement's year; that of --date, if it is not given.")
@click.option("--source", metavar="ADDRESS", default=SOURCE, show_default=True, help="Where Git fetches styrkoll from.")
@date_option("The day whose year counts where --year is not given; today, if it is not given either.")
@language_option()
def init(
    folder: str,
    municipality: str | None,
    board: str | None,
    board_name: str | None,
    year: str | None,
    source: str,
    day: date,
    language: Language,
) -> int:
    """Make a repository for a municipality's agreements in FOLDER.

    It gets an agreement to fill in, configuration, CI, and a README in Swedish. On a terminal, what is not given is
    asked for. Nothing that exists is overwritten.
    """
    from checker.cli.new_repository import Answers, existing, files_of, write_all

    if sys.stdin.isatty() and sys.stdout.isatty():
        municipality = municipality if municipality is not None else _ask(_MUNICIPALITY, "", language)
        board = board if board is not None else _ask(_BOARD, BOARD, language)
        if board_name is None and board not in BOARD_NAMES:
            board_name = _ask(_BOARD_NAME, "", language)
        year = year if year is not None else _ask(_YEAR, str(day.year), language)
    board = board if board is not None else BOARD
    answers = Answers(
        _printable(municipality, "--municipality"),
        _scalar(board, "id", "--board"),
        _printable(board_name if board_name is not None else BOARD_NAMES.get(board), "--board-name"),
        int(_scalar(year if year is not None else str(day.year), "year", "--year")),
        _address(source),
        language,
    )
    files = files_of(answers)
    _refuse_existing(folder, existing(folder, files))
    try:
        write_all(folder, files)
    except OSError as error:
        raise not_written(seen_from_here(error.filename or folder), error) from None
    for line in _next_steps(folder, answers.agreement_file, source):
        print(line.in_(language))
    return Exit.OK


def _refuse_existing(folder: str, found: Sequence[str]) -> None:
    """A usage fault where files in the folder would be overwritten."""
    if found:
        names = ", ".join(os.path.normpath(os.path.join(folder, name)) for name in found)
        sv = f"Finns redan: {names}. Inget har skrivits. Välj en annan mapp, eller flytta undan det som finns."
        en = f"Already there: {names}. Nothing was written. Choose another folder, or move what is there."
        raise Said(Text(sv, en))


_MUNICIPALITY: Final = Text(
    "Kommunens namn (tomt om det inte ska stå)", "The municipality's name (empty to leave it out)"
)
_BOARD: Final = Text("Nämndens kod", "The board's code")
_BOARD_NAME: Final = Text("Nämndens namn (tomt om det inte ska stå)", "The board's name (empty to leave it out)")
_YEAR: Final = Text("Överenskommelsens år", "The agreement's year")


def _ask(question: Text, default: str, language: Language) -> str:
    answer: str = click.prompt(question.in_(language), default=default, show_default=bool(default))
    return answer


def _printable(given: str | None, option: str) -> str | None:
    """A name on one line, None where there is none to be had."""
    name = (given or "").strip()
    if not name.isprintable():
        sv = f"{option}: namnet ska stå på en rad, utan styrtecken."
        raise Said(Text(sv, f"{option}: the name must be one line without control characters."))
    return name or None


def _address(source: str) -> str:
    """An address that can stand in a command and in YAML as it is."""
    if not re.fullmatch(r"[\w./@:+~-]+", source):
        sv = f"--source: {source} är ingen adress som Git kan hämta från."
        raise Said(Text(sv, f"--source: {source} is no address that Git can fetch from."))
    return source


def _scalar(given: str, kind: str, option: str) -> str:
    scalar = SCALARS[kind]
    if not scalar.accepts(given):
        raise Said(Text(f"{option} ska vara {scalar.sv}.", f"{option} should be {scalar.en}."))
    return given


def _next_steps(folder: str, agreement: str, source: str) -> Iterator[Text]:
    here = os.path.normpath(folder) == "."
    yield Text(
        f"Klart{'' if here else f' i mappen {folder}'}. Nästa steg står i README.md. Börja med:",
        f"Done{'' if here else f' in the folder {folder}'}. The next steps are in README.md, in Swedish. Begin with:",
    )
    if not here:
        yield Text(f"  cd {folder}", f"  cd {folder}")
    yield Text("  styrkoll check", "  styrkoll check")
    yield Text(f"Fyll sedan i {agreement}.", f"Then fill in {agreement}.")
    if source == SOURCE:
        yield Text(
            f"{SOURCE} är ingen verklig adress. Byt den mot er, i README.md och i filerna för CI.",
            f"{SOURCE} is no real address. Put yours in README.md and in the files for CI.",
        )
