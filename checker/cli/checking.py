"""What `styrkoll check` does, of which its command line has been read; click is not needed for it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from checker.cli.deciding import Deciding, Decisions, Written, baseline_written, ended_notes, read_decisions
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
from checker.named import NamedTuple
from checker.output.formats import FORMATS, parts, written
from checker.output.result import Result
from checker.run import Checked, concerning
from checker.words import Language, Text, unique
from checker.yamlfile import Fault, FaultsFound

if TYPE_CHECKING:
    from checker.cli.told import Task
    from checker.cli.writing import Target
    from checker.rulebook import Rule


FEW: Final = 24
"""So many agreements and fewer are kept until all are checked; more are told of one by one, where nothing needs them
together: no output but the review, no comparison, no baseline."""

_last: Final[list[Result]] = []
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
    _demand_comparable(other, inputs)
    rulebook = rulebook_of(folders, recalled=True)
    rules = selected(rulebook, select, ignore)
    paint, width = paint_for_stdout(), width_of_stdout()
    result = Result((), (), rulebook, language, show_all, fail_on, day, os.getcwd(), paint, width)
    run = _Run(inputs, bool(files), rules, deciding, result, example, other, division, reported)
    task: Task | None = None
    if len(inputs) > FEW and not any(is_document(one.path) for one in inputs):
        from checker.cli.many import check_many

        one_by_one = form == "text" and not (targets or other or division or statistics or deciding.names_baseline)
        task = _task(run, together=not one_by_one)
        if one_by_one:
            return check_many(inputs, task)
    found = _found(run, task)
    return _told(run, found, form, targets, statistics=statistics, few=task is None)


def _demand_comparable(other: str | None, inputs: Sequence[Input]) -> None:
    """A usage fault where one file is to be compared with several."""
    if other is not None and os.path.isfile(other) and len(inputs) > 1:
        sv = "--compare med en fil tar en överenskommelse i taget; ange en mapp eller en version i git."
        raise Said(Text(sv, "--compare with a file takes one agreement at a time; name a folder or a version in git."))


class _Run(NamedTuple):
    """What is asked of the agreements; `result` is what is known before any of them is read.

    `named`: the command names files, so that those of the project are not all there are.
    """

    inputs: list[Input]
    named: bool
    rules: list[Rule]
    deciding: Deciding
    result: Result
    example: bool
    other: str | None
    division: str | None
    reported: tuple[str, ...]


class _Found(NamedTuple):
    """What the rules said of the agreements that could be read, why the others could not be, and what to note of it."""

    runs: Sequence[Checked]
    faults: list[Fault]
    notes: list[Text]


def _task(run: _Run, *, together: bool) -> Task:
    """What every one of many files is checked with; `together` where all must be known before anything is told."""
    from checker.cli.told import Task

    decisions: Decisions | None = None
    try:
        decisions = _decisions((), run, quiet=together)
    except FaultsFound:  # told when the files have been, as of few
        if not together:
            raise
    writes = bool(run.deciding.write_baseline)
    return Task(run.rules, decisions, run.result, other=run.other, division=run.division, writes_baseline=writes)


def _decisions(runs: Iterable[Checked], run: _Run, *, quiet: bool = False) -> Decisions:
    result = run.result
    return read_decisions(
        runs, run.deciding, result.rulebook, result.day, result.language, example=run.example, quiet=quiet
    )


def _found(run: _Run, task: Task | None) -> _Found:
    """The agreements, checked, with the decisions on them, compared, and narrowed to the division that is asked for.

    Of many (`task`) each process has done that; what concerns all of them together remains to be said.
    """
    language = run.result.language
    runs: Sequence[Checked]
    made: Written | None = None
    if task is not None:
        from checker.cli.many import checked_together

        runs, made, faults = checked_together(run.inputs, task)
    else:
        gc.disable()  # what a few agreements leave behind is little, and nearly all that is made is kept until told
        runs, faults = _checked(run)
    try:
        decisions = _decisions(runs, run)
        if task is None:
            runs, more = _decided(runs, decisions, language)
            faults += more
        runs, notes = baseline_written(runs, run.deciding, decisions, made, complete=not faults)
    except FaultsFound as found:  # what may stand is not known, so nothing can be said of what was found
        print_faults(found.faults, language)
        return _Found([], [*faults, *found.faults], [])
    notes += left_open(one.agreement for one in runs) if task is None else []
    if run.other is not None and runs:
        from checker.cli.comparing import agreements_gone, compared_runs, earlier_by  # most runs compare nothing

        if task is None:
            earlier = earlier_by(run.rules, decisions, language, run.reported)
            runs, more = compared_runs(runs, run.other, run.inputs, earlier)
            print_faults(more, language)
            faults += more
        notes += [] if run.named else agreements_gone(runs, run.other, run.inputs)
    if run.division is not None:
        _demand_division(runs, run.division)
        runs = [concerning(one, run.division) for one in runs] if task is None else runs
    return _Found(runs, faults, notes)


def _told(run: _Run, found: _Found, form: str, targets: tuple[Target, ...], *, statistics: bool, few: bool) -> Exit:
    """Prints and writes what was found, keeps it for the next run that asks the same, and gives the exit code."""
    runs, language = found.runs, run.result.language
    result = run.result._replace(runs=runs, faults=tuple(found.faults))
    _last[:] = [result]
    if not runs and all(is_document(one.path) for one in run.inputs):
        # There is nothing to forward of a document that is not one; programs keep their record of it.
        targets = tuple(target for target in targets if FORMATS[target.form].sort != "binary")
    if targets:
        from checker.cli.writing import say_saved, write_outputs

        write_outputs(targets, result)
    if few:
        printed, raw = printable(FORMATS[form].sort, written(form, result))
    else:
        print_parts(FORMATS[form].sort, parts(form, result))
        printed, raw = "", False
    table = _statistics(runs, language) if statistics and runs else ""
    if form == "text":
        printed, table = printed + table, ""
    print_whole(printed, raw=raw)
    if targets:
        say_saved(targets, language)
    if form not in _TELL_WARNINGS and few:
        print_faults((one for checked in runs for one in checked.warnings), language)
    print_notes([*found.notes, *ended_notes(runs, form)], language)
    if table:
        print(table, end="", file=sys.stderr)
    if found.faults:
        return Exit.FAULT
    code = Exit.FINDINGS if result.failing else Exit.OK
    if not (targets or table or run.other):
        keep(printed, code, raw=raw)
    return code


def _targets(form: str, asked: tuple[str, ...], inputs: list[Input]) -> tuple[Target, ...]:
    """The files to write beside what is printed."""
    if not asked and FORMATS[form].sort != "binary":
        return ()
    from checker.cli.writing import refuse_printing, targets_of

    refuse_printing(form)
    return targets_of(asked, (one.path for one in inputs))


def _checked(run: _Run) -> tuple[list[Checked], list[Fault]]:
    """The agreements in the files, checked, and the faults of those that cannot be used, which are printed."""
    runs: list[Checked] = []
    faults: list[Fault] = []
    language = run.result.language
    for one in run.inputs:
        try:
            runs.append(checked_at(one, run.rules, language, run.reported))
        except FaultsFound as found:
            print_faults(found.faults, language)
            faults += found.faults
    return runs, faults


def _decided(runs: Iterable[Checked], decisions: Decisions, language: Language) -> tuple[list[Checked], list[Fault]]:
    """The agreements with the decisions on them, and the faults of those that there is too much to tell of then."""
    decided: list[Checked] = []
    faults: list[Fault] = []
    for one in runs:
        try:
            decided.append(decisions.applied(one))
        except FaultsFound as found:
            print_faults(found.faults, language)
            faults += found.faults
    return decided, faults


def _demand_division(runs: Sequence[Checked], code: str) -> None:
    """A usage fault where none of the agreements has a division of this code."""
    if runs:
        division_named(code, unique(division for run in runs for division in run.graph.by_kind["division"]))


def _statistics(runs: Iterable[Checked], language: Language) -> str:
    from checker.output.statistics import statistics_table

    return f"\n{statistics_table(runs, language)}\n"
