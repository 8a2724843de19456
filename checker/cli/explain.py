"""`styrkoll explain`."""

from __future__ import annotations

from datetime import date

import click

from checker.cli.completed import completed_by
from checker.cli.deciding import Deciding, read_decisions
from checker.cli.documents import checked_at, tell_of
from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files, project_files
from checker.cli.options import date_option, deciding_options, language_option, rules_option
from checker.cli.rule_choice import rule_named, rulebook_of
from checker.cli.settings import current_configuration
from checker.cli.streams import paint_for_stdout, print_faults, width_of_stdout
from checker.run import Checked
from checker.words import Language
from checker.yamlfile import FaultsFound


@click.command()
@click.argument("rule", metavar="RULE", shell_complete=completed_by("rule_names"))
@click.argument("files", nargs=-1, metavar="[FILES]...", shell_complete=completed_by("files"))
@click.option("--example", is_flag=True, help="Show what the rule finds in the bundled agreement.")
@deciding_options
@rules_option()
@date_option()
@language_option()
def explain(
    rule: str,
    files: tuple[str, ...],
    example: bool,
    deciding: Deciding,
    folders: tuple[str, ...],
    day: date,
    language: Language,
) -> int:
    """Tell what a rule checks, why, what to do, and what it finds now.

    RULE is an id, such as LED01, or a name, such as lead-unclear. Findings are those in FILES; without them, in
    those that check takes, if there are any.
    """
    from checker.output.explanation import Page

    rulebook = rulebook_of(folders)
    found = rule_named(rulebook, rule)
    inputs = agreement_files(files, example=example) if files or example else project_files()
    runs: list[Checked] = []
    faulty = False
    for one in inputs:
        try:
            runs.append(checked_at(one, [found], language))
        except FaultsFound as faults:
            print_faults(faults.faults, language)
            faulty = True
    tell_of(runs, language)
    try:
        decisions = read_decisions(runs, deciding, rulebook, day, language, example=example)
        runs = [decisions.applied(run) for run in runs]
    except FaultsFound as faults:
        print_faults(faults.faults, language)
        runs, faulty = [], True
    paint, width = paint_for_stdout(), width_of_stdout()
    page = Page(found, rulebook.documents[found.id], language, paint, width, current_configuration())
    for line in page.lines(runs):
        print(line)
    return Exit.FAULT if faulty else Exit.OK
