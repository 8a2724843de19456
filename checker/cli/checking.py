"""What `styrkoll check` does, of which its command line has been read; click is not needed for it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from checker.cli.deciding import Deciding, Written, baseline_written, ended_notes, read_decisions
from checker.cli.documents import checked_at, left_open
from checker.cli.exits import Exit
from checker.cli.inputs import Input, agreement_files, demand_one_followed_up, division_named
from checker.cli.rule_choice import rulebook_of, selected
from checker.cli.streams import (
    paint_for_stdout,
    print_faults,
    print_notes,
    print_parts,
    printable,
    width_of_stdout,
)
from checker.cli.unchanged import keep, print_whole
from checker.cli.usage import Said
from checker.configuration.agreements import is_document
from checker.output.formats import FORMATS, parts, written
from checker.output.result import Result
from checker.rulebook.message import AbsentValue
from checker.run import Checked, concerning
from checker.words import Language, Text, unique
from checker.yamlfile import Fault, FaultsFound, whole_file

if TYPE_CHECKING:
    from checker.cli.writing import Target
    from checker.rulebook import Rule


FEW: Final = 24
"""So many agreements and fewer are kept until all are checked; more are told of one by one, where nothing needs them
together: no output but the review, no comparison, no baseline."""

_told: Final[list[Result]] = []
"""What was found last, until something else is: the process ends before it need be taken apart."""

_TELL_WARNINGS: Final = ("text", "json", "sarif")
"""The outputs that hold what reading warned of."""


def check_agreements(
    files: tuple[str, ...],
    *,
    day: date,
    example: bool = False,
    form: str = "text",
    asked: tuple[str, ...] = (),
    show_all: bool = False,
    statistics: bool = False,
    fail_on: str = "error",
    other: str | None = None,
    division: str | None = None,
    reported: tuple[str, ...] = (),
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    deciding: Deciding = Deciding(None, no_waivers=False, baseline=None),  # noqa: B008 - it cannot change
    write_baseline: str | None = None,
    folders: tuple[str, ...] = (),
    language: Language = "sv",
) -> int:
    """Checks what is named, prints and writes what was found, and gives the exit code; the defaults are the command's.

    Raises:
        Said: where what is asked for cannot be done.
        FaultsFound: where the rules cannot be used, or a folder or the configuration names no agreement.
    """
    deciding = deciding.writing(write_baseline)
    inputs = agreement_files(files, example=example)
    demand_one_followed_up(reported, inputs)
    targets = _targets(form, asked, inputs)
    if other is not None and os.path.isfile(other) and len(inputs) > 1:
        sv = "--compare med en fil tar en överenskommelse i taget; ange en mapp eller en version i git."
        raise Said(Text(sv, "--compare with a file takes one agreement at a time; name a folder or a version in git."))
    rulebook = rulebook_of(folders, recalled=True)
    rules = selected(rulebook, select, ignore)
    paint, width = paint_for_stdout(), width_of_stdout()
    result = Result((), (), rulebook, language, show_all, fail_on, day, os.getcwd(), paint, width)
    many = len(inputs) > FEW and not any(is_document(one.path) for one in inputs)
    notes: list[Text] = []
    runs: Sequence[Checked]
    made: Written | None = None
    if many:
        from checker.cli.many import Task, check_many, checked_together

        beforehand = None
        together = form != "text" or targets or other or division or statistics or deciding.baseline or write_baseline
        try:
            beforehand = read_decisions((), deciding, rulebook, day, language, example=example, quiet=bool(together))
        except FaultsFound:  # told when the files have been, as of few
            if not together:
                raise
        task = Task(rules, beforehand, result, other=other, division=division, writes_baseline=bool(write_baseline))
        if not together:
            return check_many(inputs, task)
        runs, made, faults = checked_together(inputs, task)
    else:
        gc.disable()  # what a few agreements leave behind is little, and nearly all that is made is kept until told
        runs, faults = _checked(inputs, rules, language, reported)
    try:
        decisions = read_decisions(runs, deciding, rulebook, day, language, example=example)
        runs = runs if many else [decisions.applied(run) for run in runs]
        runs, notes = baseline_written(runs, deciding, decisions, made, complete=not faults)
    except FaultsFound as found:  # what may stand is not known, so nothing can be said of what was found
        print_faults(found.faults, language)
        faults += found.faults
        runs = []
    notes += [] if many else left_open(run.agreement for run in runs)
    if other is not None and runs:
        from checker.cli.comparing import agreements_gone, compared_runs, earlier_by  # most runs compare nothing

        earlier = earlier_by(rules, decisions, language, reported)
        runs, more = (runs, []) if many else compared_runs(runs, other, inputs, earlier)
        notes += [] if files else agreements_gone(runs, other, inputs)
        print_faults(more, language)
        faults += more
    if division is not None:
        _demand_division(runs, division)
        runs = runs if many else [concerning(run, division) for run in runs]
    result = result._replace(runs=runs, faults=tuple(faults))
    _told[:] = [result]
    if not runs and all(is_document(one.path) for one in inputs):
        # There is nothing to forward of a document that is not one; programs keep their record of it.
        targets = tuple(target for target in targets if FORMATS[target.form].sort != "binary")
    if targets:
        from checker.cli.writing import say_saved, write_outputs

        write_outputs(targets, result)
    if many:
        print_parts(FORMATS[form].sort, parts(form, result))
        printed, raw = "", False
    else:
        printed, raw = printable(FORMATS[form].sort, written(form, result))
    table = _statistics(runs, language) if statistics and runs else ""
    if form == "text":
        printed, table = printed + table, ""
    print_whole(printed, raw=raw)
    if targets:
        say_saved(targets, language)
    if form not in _TELL_WARNINGS and not many:
        print_faults((one for run in runs for one in run.warnings), language)
    print_notes([*notes, *ended_notes(runs, form)], language)
    if table:
        print(table, end="", file=sys.stderr)
    if faults:
        return Exit.FAULT
    code = Exit.FINDINGS if result.failing else Exit.OK
    if not (targets or table or other):
        keep(printed, code, raw=raw)
    return code


def _targets(form: str, asked: tuple[str, ...], inputs: list[Input]) -> tuple[Target, ...]:
    """The files to write beside what is printed."""
    if not asked and FORMATS[form].sort != "binary":
        return ()
    from checker.cli.writing import refuse_printing, targets_of

    refuse_printing(form)
    return targets_of(asked, (one.path for one in inputs))


def _checked(
    inputs: list[Input], rules: list[Rule], language: Language, reported: tuple[str, ...]
) -> tuple[list[Checked], list[Fault]]:
    """The agreements in the files, checked, and the faults of those that cannot be used, which are printed."""
    runs: list[Checked] = []
    faults: list[Fault] = []
    for one in inputs:
        try:
            runs.append(checked_at(one, rules, language, reported))
        except FaultsFound as found:
            print_faults(found.faults, language)
            faults += found.faults
        except AbsentValue as absent:
            print(f"{absent.rule}: {absent.text.in_(language)}", file=sys.stderr)
            faults.append(Fault(whole_file(one.shown_as), *(f"{absent.rule}: {text}" for text in absent.text)))
    return runs, faults


def _demand_division(runs: Sequence[Checked], code: str) -> None:
    """A usage fault where none of the agreements has a division of this code."""
    if runs:
        division_named(code, unique(division for run in runs for division in run.graph.by_kind["division"]))


def _statistics(runs: Iterable[Checked], language: Language) -> str:
    from checker.output.statistics import statistics_table

    return f"\n{statistics_table(runs, language)}\n"
