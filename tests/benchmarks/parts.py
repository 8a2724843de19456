"""The parts of a check inside one process, as ratios to PyYAML's C parser on the same file."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import yaml

from checker import facts
from checker.agreement import agreement_in
from checker.agreement.schema import AGREEMENT
from checker.content import content
from checker.engine import Outcome, judge, paths_read
from checker.finding import findings_of
from checker.graph import build_graph, words_of
from checker.rulebook import Rule
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.vocabulary import COMPUTED, FACTS
from checker.yamlfile import read_bytes
from checker.yamlfile.events import Parser

_HOTTEST: Final = 4
"""So many functions are told of a part that takes more than its budget."""


class Part(NamedTuple):
    """What was measured, its milliseconds, and those of the parser in the same rounds."""

    name: str
    taken: float
    parser: float


def bundled_rules() -> list[Rule]:
    """Every bundled rule."""
    return [*load_rulebook(rule_files([content("rules")])).rules.values()]


def reads_facts(rule: Rule) -> bool:
    """Whether a rule reads what is computed from texts and figures."""
    return any(word in FACTS or word in COMPUTED for path in paths_read(rule) for word in words_of(path))


def steps_of(data: bytes) -> dict[str, Callable[[], object]]:
    """Each part of a check of this file, to be taken again and again."""
    rules = bundled_rules()
    structured = [rule for rule in rules if not reads_facts(rule)]
    computed = [rule for rule in rules if reads_facts(rule)]
    document = read_bytes(data, "measured.yaml")
    agreement = agreement_in(document)
    graph = build_graph(agreement)
    read = [*{word for rule in rules for path in paths_read(rule) for word in words_of(path)} & {*FACTS, *COMPUTED}]
    made: dict[str, tuple[Any, list[Outcome]]] = {"judged": judge(rules, graph)}
    return {
        "values and all places": lambda: read_bytes(data, "measured.yaml"),
        "shape check": lambda: AGREEMENT.accepts(document.value),
        "shape check and references": lambda: agreement_in(document),
        "graph": lambda: build_graph(agreement),
        f"rules on the structure ({len(structured)})": lambda: judge(structured, graph),
        f"facts ({len(read)}), once for all rules": lambda: facts.compute(graph, read),
        f"rules on facts ({len(computed)}), their facts included": lambda: judge(computed, graph),
        "findings": lambda: findings_of(made["judged"][1], made["judged"][0]),
    }


def parts_of(data: bytes, rounds: int) -> Iterator[Part]:
    """Each part of a check of this file, against the parser."""
    for name, step in steps_of(data).items():
        times, floors = [], []
        for _ in range(rounds + 1):
            floors.append(_taken(lambda: yaml.load(data, Loader=yaml.CSafeLoader)))
            times.append(_taken(step))
        yield Part(name, median(times[1:]), median(floors[1:]))


def events_alone(data: bytes, rounds: int) -> float:
    """Milliseconds that the parser takes of this file when nothing is made of its events."""

    def parse() -> None:
        get = Parser(data).get_event
        while get() is not None:
            pass

    return median([_taken(parse) for _ in range(rounds + 1)][1:])


def profile_of(step: Callable[[], object], rounds: int) -> tuple[float, list[str]]:
    """How many calls of functions a step makes, and the functions with most time of their own, in words."""
    profile = cProfile.Profile()
    for _ in range(rounds):
        profile.runcall(step)
    calls = [(own, count, place) for place, (_, count, own, *_) in pstats.Stats(profile).stats.items()]  # type: ignore[attr-defined]
    total = sum(own for own, *_ in calls)
    told = []
    for own, count, (file, line, name) in sorted(calls, reverse=True)[:_HOTTEST]:
        where = f", {Path(file).parent.name}/{Path(file).name}:{line}" if line else ""
        told.append(f"`{name.strip('<>')}`{where}: {own / total:.0%} in {count // rounds:,} calls")
    return sum(count for _, count, _ in calls) / rounds, told


def too_dear(data: bytes, over: list[tuple[Part, float]], rounds: int) -> Iterator[str]:
    """Why parts take more than their budgets, ratios to the parser: by profile, and by what there is to do."""
    values, targets = _values_in(data), _targets_in(data)
    told = f"The file has {values:,} values; all rules together check {targets:,} nodes."
    yield from ("", f"What takes more than its budget, by profile. {told}")
    yield from ("", "| part | calls | ns a call | calls in the budget | most time of their own |")
    yield "| --- | ---: | ---: | ---: | --- |"
    steps = steps_of(data)
    for part, budget in over:
        calls, hottest = profile_of(steps[part.name], rounds)
        each = part.taken / calls
        room = f"{each * 1e6:,.0f} | {budget * part.parser / each:,.0f}"
        yield f"| {part.name} | {calls:,.0f} | {room} | {'; '.join(hottest)} |"


def _values_in(data: bytes) -> int:
    """How many values a file has, those that others are made of included."""
    waiting: list[Any] = [read_bytes(data, "measured.yaml").value]
    for value in waiting:
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return len(waiting)


def _targets_in(data: bytes) -> int:
    """How many nodes the rules check, all of them together."""
    _, outcomes = judge(bundled_rules(), build_graph(agreement_in(read_bytes(data, "measured.yaml"))))
    return sum(outcome.checked for outcome in outcomes)


def growth_of_parts(small: bytes, large: bytes, times: float) -> Iterator[str]:
    """What each part takes of a small and of a large agreement, with so many times the items."""
    yield "| part | ms, the fewest items | ms, the most | times | exponent |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    steps = steps_of(small), steps_of(large)
    for name in steps[0]:
        few, many = (min(_taken(one[name]) for _ in range(2)) for one in steps)
        grown = many / max(few, 1e-3)
        exponent = log(max(grown, 1e-3)) / log(times)
        yield f"| {name} | {few:.1f} | {many:.1f} | {grown:.1f} | {exponent:.2f} |"


def _taken(step: Callable[[], object]) -> float:
    begin = time.process_time()
    step()
    return (time.process_time() - begin) * 1000
