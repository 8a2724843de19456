"""The agreements on which the two engines are compared: real, generated, mutated, and those of the rules' examples."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from random import Random

from checker.content import EXAMPLE_FILE, content
from checker.engine import Outcome
from checker.graph import Graph
from checker.named import NamedTuple
from checker.prove.examples import example_runs
from checker.prove.generate import generated_agreement
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.edit import Edit
from checker.prove.mutants.trial import mutated
from checker.rulebook import Rule, Rulebook
from checker.rulebook.files import SOUND_FILE
from checker.run import Checked, check_agreement, check_file


class Case(NamedTuple):
    """An agreement under a name of its own, with what our engine said of it."""

    name: str
    graph: Graph
    outcomes: tuple[Outcome, ...]


def case_of(name: str, checked: Checked) -> Case:
    """An agreement that was checked."""
    return Case(name, checked.graph, checked.outcomes)


def real(rules: Sequence[Rule]) -> Case:
    """The bundled agreement."""
    return case_of("real", check_file(os.path.join(content("data"), EXAMPLE_FILE), rules))


def sound(rules: Sequence[Rule]) -> Case:
    """The agreement on which no rule finds anything."""
    return case_of("sound", check_file(_sound_file(), rules))


def _sound_file() -> str:
    return os.path.join(content("rules"), SOUND_FILE)


def generated(rules: Sequence[Rule], count: int, seed: int = 1) -> Iterator[Case]:
    """Small agreements of the generator, most with a few faults."""
    for number in range(count):
        made = generated_agreement(seed * 10_000 + number, items=5 + number % 6, faults=number % 4)
        yield case_of(f"generated-{number}", check_agreement(made.agreement, rules))


def mutants(rules: Sequence[Rule], count: int | None, ground: Case, seed: int = 1) -> Iterator[Case]:
    """One-fault agreements made from this one: so many, of as many operators as can be, or with None all.

    Operators on edges are left to the matrix: most of what they make has no fault.
    """
    chosen = [*_edits(ground.graph)] if count is None else _sampled(ground.graph, count, Random(seed))
    for number, (name, edit) in enumerate(chosen):
        yield case_of(f"{name}-{number}", mutated(ground.graph, edit, rules))


def _edits(graph: Graph) -> Iterator[tuple[str, Edit]]:
    for name, operator in OPERATORS.items():
        yield from ((name, edit) for edit in ([] if operator.edge else operator.edits(graph)))


def _sampled(graph: Graph, count: int, random: Random) -> list[tuple[str, Edit]]:
    """One edit of each operator in an order that chance gives, then a second of each, and so on."""
    left = {name: [edit for _, edit in edits] for name, edits in _by_operator(graph).items()}
    for edits in left.values():
        random.shuffle(edits)
    names = [name for name, edits in left.items() if edits]
    random.shuffle(names)
    found: list[tuple[str, Edit]] = []
    while names and len(found) < count:
        found += [(name, left[name].pop()) for name in names]
        names = [name for name in names if left[name]]
    return found[:count]


def _by_operator(graph: Graph) -> dict[str, list[tuple[str, Edit]]]:
    found: dict[str, list[tuple[str, Edit]]] = {}
    for name, edit in _edits(graph):
        found.setdefault(name, []).append((name, edit))
    return found


def examples(rulebook: Rulebook, rules: Sequence[Rule]) -> Iterator[Case]:
    """What the examples of these rules make of the sound agreement, with their waivers where they have any."""
    for rule in rules:
        for number, checked in enumerate(example_runs(rule, rulebook, _sound_file())):
            yield case_of(f"{rule.id}-{number}", checked)
