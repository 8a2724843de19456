"""What `styrkoll rules diff` does."""

from __future__ import annotations

import os
from typing import Final

from checker.agreement import read_agreement
from checker.cli.exits import Exit
from checker.cli.inputs import Input, agreement_files, project_files
from checker.cli.progress import in_turn
from checker.cli.rule_sides import side_at, sides_in_git
from checker.cli.streams import print_faults
from checker.cli.usage import Said
from checker.content import content
from checker.decisions.history import HistoryFault
from checker.graph import Graph, build_graph
from checker.prove.rule_changes import Mutant, Side, changed_rules, decisive, mutants_beside, mutants_of, rule_changes
from checker.prove.rule_changes_words import change_lines
from checker.rulebook.files import SOUND_FILE
from checker.words import Language, Text
from checker.yamlfile import FaultsFound

_TRIES: Final = Text("Prövar", "Trying")
_AGREEMENTS: Final = 3
"""How many of the project's agreements are made mutants of; on each an operator is tried at one place."""


def print_rules_diff(places: tuple[str, ...], versions: str | None, form: str, language: Language) -> Exit:
    """Prints what a change to rules or parameters makes appear and vanish."""
    try:
        old, new = _sides(places, versions)
        sound = build_graph(read_agreement(os.path.join(content("rules"), SOUND_FILE), shown_as=f"rules/{SOUND_FILE}"))
        real = [(name, build_graph(read_agreement(path, shown_as=name))) for path, name in _agreements()]
        changed = changed_rules(old, new)
        tried = [graph for _, graph in real[:_AGREEMENTS]]
        mutants = _mutants(old, new, sound, tried) if any(map(decisive, changed)) else []
        agreements = [*real, (sound.agreement.document.file, sound)]
        changes = [*rule_changes(old, new, in_turn(changed, _TRIES.in_(language)), agreements, mutants)]
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    except HistoryFault as fault:
        raise Said(fault.text) from None
    for line in change_lines(changes, len(mutants), form, language):
        print(line)
    return Exit.OK


def _mutants(old: Side, new: Side, sound: Graph, real: list[Graph]) -> list[Mutant]:
    """Mutants of the sound agreement and of what stands beside it, and of the real ones."""
    beside = mutants_beside(sound, {**old.rulebook.rules, **new.rulebook.rules})
    return [*mutants_of([(sound, None), *((graph, 1) for graph in real)]), *beside]


def _sides(places: tuple[str, ...], versions: str | None) -> tuple[Side, Side]:
    if versions is not None:
        if len(places) > 1:
            raise Said(Text("Med --git anges högst en plats.", "With --git, give at most one place."))
        return sides_in_git(versions, places[0] if places else None)
    if len(places) != 2:
        raise Said(
            Text(
                "Ange två mappar med regler, den gamla först, eller --git A..B.",
                "Give two folders of rules, the old one first, or --git A..B.",
            )
        )
    return side_at(places[0]), side_at(places[1])


def _agreements() -> list[Input]:
    """The agreements of the project, else the bundled one."""
    return project_files() or agreement_files((), example=True)
