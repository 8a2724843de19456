"""`styrkoll diff`."""

from __future__ import annotations

import os
from datetime import date
from typing import Final

import click

from checker.cli.comparing import (
    Pair,
    Places,
    Versions,
    checked_versions,
    compared_pair,
    versions_in_git,
    versions_on_disk,
)
from checker.cli.completed import completed_by
from checker.cli.deciding import Deciding, Decisions, read_decisions
from checker.cli.documents import tell_of
from checker.cli.exits import Exit
from checker.cli.options import date_option, deciding_options, language_option, rules_option, selection_options
from checker.cli.rule_choice import rulebook_of, selected
from checker.cli.streams import paint_for_stdout, print_faults, printable, width_of_stdout
from checker.cli.unchanged import print_whole
from checker.cli.usage import Said
from checker.configuration import NEVER, THRESHOLDS
from checker.decisions.history import HistoryFault
from checker.output.formats import FORMATS, written
from checker.output.result import Result
from checker.rulebook import Rule
from checker.run import Checked
from checker.words import Language, Text
from checker.yamlfile import Fault, FaultsFound

_PRINTED: Final = [name for name, form in FORMATS.items() if form.sort != "binary"]


@click.command()
@click.argument("files", nargs=-1, metavar="OLD NEW | [FILES]...", shell_complete=completed_by("files"))
@click.option("--git", "versions", metavar="A..B", help="Versions in git: main..HEAD, main... or main (against now).")
@click.option("--format", "form", type=click.Choice(_PRINTED), default="text", show_default=True)
@click.option("--all", "show_all", is_flag=True, help="Show also what remains and what is for information.")
@click.option(
    "--fail-on",
    "threshold",  # not `fail_on`, whose default the configuration gives: that is for checks
    type=click.Choice(THRESHOLDS),
    default=NEVER,
    show_default=True,
    help="Exit with 1 when there are new findings of this severity or a graver one.",
)
@selection_options
@deciding_options
@rules_option()
@date_option()
@language_option()
def diff(
    files: tuple[str, ...],
    versions: str | None,
    form: str,
    show_all: bool,
    threshold: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    deciding: Deciding,
    folders: tuple[str, ...],
    day: date,
    language: Language,
) -> int:
    """Tell what changed between two versions of agreements, and which findings are new, mended and left.

    OLD and NEW are two files, or two folders. With --git, the FILES (or else the project's) in two versions: A..B;
    A...B from where B left A; A.. or A against the files as they are now, and A... from where they left A.

    Exit code: 0, or 1 where --fail-on says so, 2 a fault in a file, a rule or the command.
    """
    names, places, pairs = _versions(files, versions)
    rulebook = rulebook_of(folders, recalled=True)
    rules = selected(rulebook, select, ignore)
    checked, faults = _checked(pairs, rules, language)
    runs: list[Checked] = []
    there = [run for pair in checked for run in pair if run is not None]
    tell_of(there, language)
    try:
        decisions = read_decisions(there, deciding, rulebook, day, language, example=False)
    except FaultsFound as found:  # what may stand is not known, so nothing can be said of what was found
        print_faults(found.faults, language)
        faults += found.faults
    else:
        runs, more = _compared(checked, decisions, places, names[0], language)
        faults += more
    paint, width = paint_for_stdout(), width_of_stdout()
    result = Result(tuple(runs), tuple(faults), rulebook, language, show_all, threshold, day, os.getcwd(), paint, width)
    printed, raw = printable(FORMATS[form].sort, _written(form, result))
    print_whole(printed, raw=raw)
    if faults:
        return Exit.FAULT
    return Exit.FINDINGS if result.failing else Exit.OK


def _checked(pairs: list[Versions], rules: list[Rule], language: Language) -> tuple[list[Pair], list[Fault]]:
    """The agreements checked in both versions, and why others could not be, which is told as it is found."""
    checked: list[Pair] = []
    faults: list[Fault] = []
    for pair in pairs:
        try:
            checked.append(checked_versions(pair, rules, language))
        except FaultsFound as found:
            print_faults(found.faults, language)
            faults += found.faults
    return checked, faults


def _compared(
    checked: list[Pair], decisions: Decisions, places: Places, before: str, language: Language
) -> tuple[list[Checked], list[Fault]]:
    """The versions with the decisions of their time, compared, and why others could not be, which is told.

    `before` is the older version's name.
    """
    runs: list[Checked] = []
    faults: list[Fault] = []
    for pair in checked:
        try:
            old, new = (
                None if run is None else decisions.before(place).applied(run)
                for run, place in zip(pair, places, strict=True)
            )
            runs.append(compared_pair((old, new), before))
        except FaultsFound as found:
            print_faults(found.faults, language)
            faults += found.faults
    return runs, faults


def _versions(files: tuple[str, ...], versions: str | None) -> tuple[tuple[str, str], Places, list[Versions]]:
    if versions is not None:
        try:
            names, places, found = versions_in_git(versions, files)
        except HistoryFault as fault:
            raise Said(fault.text) from None
        if not found:
            sv = f"Det finns ingen överenskommelse att jämföra, varken i {names[0]} eller nu."
            raise Said(Text(sv, f"There is no agreement to compare, neither in {names[0]} nor now."))
        return names, places, found
    if len(files) != 2:
        sv = "Ange två filer, den äldre först, eller två versioner i git: styrkoll diff --git main..HEAD"
        en = "Name two files, the older first, or two versions in git: styrkoll diff --git main..HEAD"
        raise Said(Text(sv, en))
    return (files[0], files[1]), (None, None), [*versions_on_disk(*files)]


def _written(form: str, result: Result) -> bytes:
    if form != "text":
        return written(form, result)
    from checker.output.diff_text import written as written_text

    return written_text(result).encode(errors="replace")
