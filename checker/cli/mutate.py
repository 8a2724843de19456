"""`styrkoll rules mutate`."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from checker.cli.exits import Exit
from checker.cli.options import language_option, rulebook_of, rules_option, selected, selection_options
from checker.cli.streams import print_faults
from checker.content import EXAMPLE_FILE, content
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.matrix import Matrix, matrix_lines, matrix_of, reason_lines
from checker.prove.mutants.trial import Trial, try_operators
from checker.rulebook import Rule
from checker.rulebook.files import SOUND_FILE
from checker.run import check_file
from checker.words import Language, Text
from checker.yamlfile import FaultsFound


@click.command(name="mutate")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Try each operator at N places of an agreement.")
@selection_options
@rules_option()
@language_option()
def mutate(
    most: int | None, select: tuple[str, ...], ignore: tuple[str, ...], folders: tuple[str, ...], language: Language
) -> int:
    """Break a sound agreement and the bundled one in named ways, and see which rules notice.

    Prints a Markdown table, and fails where a rule that must notice does not, a rule is noticed by no operator, or
    another rule speaks without a known reason.
    """
    rules = selected(rulebook_of(folders, language), select, ignore)
    try:
        matrix = matrix_of(rules, _trials(rules, most))
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    for line in matrix_lines(matrix):
        print(line)
    print()
    for line in reason_lines(matrix):
        print(line)
    print()
    for text in _said(matrix):
        print(text.in_(language))
    return Exit.OK if matrix.holds else Exit.FAULT


def _trials(rules: list[Rule], most: int | None) -> Iterator[Trial]:
    """Every operator on the agreement on which no rule finds anything, and on the bundled one."""
    files = (("rules", SOUND_FILE, None), ("data", EXAMPLE_FILE, most))
    for part, name, places in files:
        checked = check_file(os.path.join(content("rules" if part == "rules" else "data"), name), rules)
        yield from try_operators(OPERATORS.values(), checked, rules, places)


def _said(matrix: Matrix) -> Iterator[Text]:
    tried, operators, rules = sum(matrix.tried.values()), len(matrix.tried), len(matrix.rules)
    killed = rules - len(matrix.unkilled_rules)
    yield Text(
        f"{tried} ändringar med {operators} operatorer: {killed} av {rules} regler märkte minst en.",
        f"{tried} mutants by {operators} operators: {killed} of {rules} rules noticed at least one.",
    )
    for (rule, name), count in matrix.misses.items():
        yield Text(f"{rule} märkte inte {name} ({count}).", f"{rule} did not notice {name} ({count}).")
    for rule in matrix.unkilled_rules:
        yield Text(f"{rule} märkte ingen ändring.", f"{rule} noticed no mutant.")
    for name in matrix.untried:
        yield Text(f"{name} hade inget att ändra.", f"{name} had nothing to change.")
    for rule, name in matrix.unexplained:
        yield Text(f"{rule} svarade också på {name}, utan känt skäl.", f"{rule} spoke on {name} too, for no known reason.")
