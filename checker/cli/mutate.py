"""What `styrkoll rules mutate` does: breaks agreements, or the rules themselves, and tells who notices."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from checker.cli.exits import Exit
from checker.cli.progress import in_turn
from checker.cli.streams import print_faults
from checker.content import content
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.grounds import Ground, grounds_of, trials_on
from checker.prove.mutants.matrix import Matrix, matrix_lines, matrix_of, reason_lines
from checker.prove.mutants.trial import Trial
from checker.prove.variants.noticed import Notice, notices, watch_over
from checker.prove.variants.table import Slips, slip_lines, slips_of
from checker.rulebook import Rule, Rulebook
from checker.rulebook.files import SOUND_FILE
from checker.words import Language, Text
from checker.yamlfile import FaultsFound

_BREAKS_AGREEMENTS: Final = Text("Ändrar", "Changing")
_BREAKS_RULES: Final = Text("Ändrar regler", "Changing rules")


def mutation_matrix(chosen: list[Rule], rulebook: Rulebook, most: int | None, language: Language) -> Exit:
    """Prints the matrix of these rules, each operator tried at `most` places of the bundled agreement; None: at all."""
    try:
        grounds = grounds_of(chosen, rulebook.rules)
        matrix = matrix_of(chosen, grounds, _trials(grounds, chosen, most, _BREAKS_AGREEMENTS.in_(language)))
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    for line in (*matrix_lines(matrix, language), "", *reason_lines(matrix, language), ""):
        print(line)
    for text in _said(matrix):
        print(text.in_(language))
    return Exit.OK if matrix.holds else Exit.FAULT


def _trials(grounds: list[Ground], rules: list[Rule], most: int | None, about: str) -> Iterator[Trial]:
    """Every operator on each of the agreements."""
    for ground in grounds:
        for operator in in_turn([*OPERATORS.values()], f"{about} {os.path.basename(ground.file)}"):
            yield from trials_on([ground], [operator], rules, most)


def _said(matrix: Matrix) -> Iterator[Text]:
    tried, operators, rules = sum(matrix.tried.values()), len(matrix.tried), len(matrix.rules)
    killed = rules - len(matrix.unkilled_rules)
    yield Text(
        f"{tried} ändringar med {operators} operatorer: {killed} av {rules} regler märkte minst en.",
        f"{tried} mutants by {operators} operators: {killed} of {rules} rules noticed at least one.",
    )
    for rule in matrix.unfounded:
        yield Text(f"{rule} finner något där inget är fel.", f"{rule} finds something where nothing is wrong.")
    for (rule, name), count in matrix.misses.items():
        yield Text(f"{rule} märkte inte {name} ({count}).", f"{rule} did not notice {name} ({count}).")
    for (rule, name), wordless in matrix.wordless.items():
        yield Text(f"{rule} vid {name}: {wordless.sv}", f"{rule} at {name}: {wordless.en}")
    for rule in matrix.unkilled_rules:
        yield Text(f"{rule} märkte ingen ändring.", f"{rule} noticed no mutant.")
    for name in matrix.untried:
        yield Text(f"{name} hade inget att ändra.", f"{name} had nothing to change.")
    for rule, name in matrix.unexplained:
        yield Text(
            f"{rule} svarade också på {name}, utan känt skäl.", f"{rule} spoke on {name} too, for no known reason."
        )


def slipped_rules(chosen: list[Rule], rulebook: Rulebook, language: Language) -> Exit:
    """Prints, for every slip that an author could make in these rules, who notices it."""
    try:
        watch = watch_over(rulebook, os.path.join(content("rules"), SOUND_FILE))
        slips = slips_of(notices(in_turn(chosen, _BREAKS_RULES.in_(language)), watch))
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    for line in (*slip_lines(slips, language), ""):
        print(line)
    for text in _said_of_slips(slips):
        print(text.in_(language))
    return Exit.OK if slips.holds else Exit.FAULT


def _said_of_slips(slips: Slips) -> Iterator[Text]:
    checked, example, mutant = (slips.count(by) for by in (Notice.TYPE_CHECK, Notice.EXAMPLE, Notice.MUTANT))
    unnoticed, explained = slips.count(Notice.NOBODY), len(slips.explained)
    same = Text(f", varav {explained} inte ändrar något", f", of which {explained} change nothing")
    rest = same if unnoticed else Text("", "")
    yield Text(
        f"{len(slips.found)} små fel i reglerna. Märkta av typkontrollen: {checked}, av regelns exempel: {example}, av "
        f"ändrade överenskommelser: {mutant}, av ingen: {unnoticed}{rest.sv}.",
        f"{len(slips.found)} slips. Noticed by the type-check: {checked}, by the rule's examples: {example}, by "
        f"mutants: {mutant}, by nobody: {unnoticed}{rest.en}.",
    )
    for one in slips.unexplained:
        yield Text(
            f"{one.rule.id}: ingen märkte {one.slip.what}. Lägg till ett exempel som skiljer.",
            f"{one.rule.id}: nobody noticed {one.slip.what}. Add an example that tells them apart.",
        )
    for rule, what in slips.stale:
        yield Text(f"{rule}: skälet för {what} behövs inte längre.", f"{rule}: the reason for {what} is stale.")
