"""Whether every part of a goal is there, asked in the words and by the logic of the rules: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.gapreport.setting import Setting
from checker.graph import Words, parse_path
from checker.named import NamedTuple
from checker.rulebook.compile import compile_shape
from checker.rulebook.shapes import Call, Or, Qualified, Shape, Test
from checker.rulebook.truth import Truth
from checker.words import Text


def _some(path: str) -> Test:
    return Test(parse_path(path), (Call("min_count", 1),))


_KEPT: Final = Test(parse_path("kept_by_board"), (Call("has_value", (True,)),))
_OF_A_DIVISION: Final = Qualified(Test(None, (Call("class", ("division",)),)), 1, None)
_RESULTS: Final = _some("expects")
_MEASURED: Final = _some("measured_by")
# What the board keeps it sees to itself: that nobody else serves or has it is no hole.
_SERVED: Final = Or((_KEPT, _some("^serves")))
_GIVEN: Final = Or((_KEPT, Test(parse_path("delegated_to"), (Call("some_value", _OF_A_DIVISION),))))

_NO_RESULTS: Final = Text("inget önskat resultat", "no desired result")
_NOT_MEASURED: Final = Text("{count} av {all} resultat saknar indikator", "{count} of {all} results have no indicator")
_NOT_SERVED: Final = Text("inget uppdrag bidrar", "no assignment serves it")
_NOT_GIVEN: Final = Text("ingen verksamhet har målet", "no division has the goal")
_RESULTS_UNKNOWN: Final = Text("det är okänt vilka resultat som önskas", "it is not known which results are desired")
_MEASURED_UNKNOWN: Final = Text(
    "ingen har bedömt vad som mäter resultaten", "nobody has judged what measures the results"
)
_SERVED_UNKNOWN: Final = Text("ingen har bedömt vad som bidrar", "nobody has judged what serves it")
_GIVEN_UNKNOWN: Final = Text("det är okänt vem som har målet", "it is not known who has the goal")


class Coverage(NamedTuple):
    """Whether every part of a goal is there: what is missing, and what is not known."""

    holes: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether surely nothing is missing."""
        return not self.holes and not self.unsure


def coverage(setting: Setting, goal: str) -> Coverage:
    """What is missing of a goal, from results to those who do the work, and what is not known."""
    said = [*_answers(setting, goal)]
    return Coverage(
        tuple(words for truth, words in said if truth is False), tuple(words for truth, words in said if truth is None)
    )


def _answers(setting: Setting, goal: str) -> Iterator[tuple[Truth, str]]:
    """What is wrong or not known, in words."""
    words = Words(setting.graph, {})

    def holds(shape: Shape, node: str) -> Truth:
        return compile_shape(shape, words).holds(node)

    def told(truth: Truth, missing: Text, unknown: Text) -> tuple[Truth, str]:
        return truth, setting.say(missing if truth is False else unknown)

    yield told(holds(_RESULTS, goal), _NO_RESULTS, _RESULTS_UNKNOWN)
    results = setting.known("expects", goal)
    measured = [holds(_MEASURED, result) for result in results]
    if False in measured:
        yield False, setting.say(_NOT_MEASURED, count=measured.count(False), all=len(results))
    if None in measured:
        yield None, setting.say(_MEASURED_UNKNOWN)
    yield told(holds(_SERVED, goal), _NOT_SERVED, _SERVED_UNKNOWN)
    yield told(holds(_GIVEN, goal), _NOT_GIVEN, _GIVEN_UNKNOWN)
