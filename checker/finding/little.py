"""That what rules say of an agreement lists no more than can be told: counted before any of it is put in words."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Final

from checker.engine import Outcome, Verdict
from checker.finding.places import paths_of_rule
from checker.graph import FEW, GONE_ON_FROM, Path, Sequence, Step, TooMuchWork, Words, value_sets, words_of
from checker.named import NamedTuple
from checker.rulebook.message import Placeholder
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import remembered

MOST_TOLD: Final = 2_000_000
"""So many values are gone through for what is told of one agreement, where those that are listed count thirtyfold."""
_LISTED: Final = 30


class _Told(NamedTuple):
    """The paths of a rule that may lead on to much: those whose values are listed, and those along which it looked."""

    listed: tuple[Path, ...]
    looked: tuple[Path, ...]


def demand_little(outcomes: list[Outcome], words: Words) -> None:
    """Raises FaultsFound where the findings of a rule would list more than anybody could read."""
    if _at_most(outcomes, words) <= MOST_TOLD:
        return
    words.work.left = MOST_TOLD
    try:
        for outcome in outcomes:
            _count(outcome, words)
    except TooMuchWork:
        from checker.finding.too_many import too_much  # what people write comes to nothing like it

        raise too_much(outcome.rule, words.graph.agreement.document.file) from None
    finally:
        words.work.left = inf


def _at_most(outcomes: list[Outcome], words: Words) -> int:
    """What is told surely comes to no more: as if each path led from each judged node to all that it ends with.

    Most agreements have nothing like too much, which this tells without walking a path.
    """
    sizes: dict[str, int] = {}

    def size(word: str) -> int:
        if word not in sizes:
            sizes[word] = 1 + sum(map(len, words.table(Step(word)).known.values()))
        return sizes[word]

    most = 0
    for outcome in outcomes:
        if outcome.judgements:
            told = _told(outcome.rule)
            listed, looked = (sum([size(word) for path in paths for word in _ends(path)]) for paths in told)
            offending = sum([len(judgement.offending) for judgement in outcome.judgements])
            again = sum([size(word) for paths in told for path in paths for word in _gone_again(path)]) * GONE_ON_FROM
            most += len(outcome.judgements) * (1 + listed * _LISTED + looked + again) + offending * _LISTED
    return most


def _ends(path: Path) -> tuple[str, ...]:
    """The words of the steps that a path may end with: any, where its last part may be left out or gone again."""
    last = path.parts[-1] if isinstance(path, Sequence) else path
    return (last.word,) if isinstance(last, Step) else words_of(path)


def _gone_again(path: Path) -> list[str]:
    """The words that a path may go on along again and again on its way."""
    parts = path.parts if isinstance(path, Sequence) else (path,)
    return [word for part in parts if not isinstance(part, Step) for word in words_of(part)]


@remembered
def _told(rule: Rule) -> _Told:
    in_words = {
        id(part.path): part.path
        for message in rule.message
        for part in message
        if isinstance(part, Placeholder) and part.path is not None
    }
    reported = () if rule.report_at is None else (rule.report_at,)
    return _Told(tuple(_going_on(in_words.values())), tuple(_going_on((*reported, *paths_of_rule(rule)))))


def _going_on(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if not isinstance(path, Step)]


def _count(outcome: Outcome, words: Words) -> None:
    """Counts what is told of each judgement."""
    told, work = _told(outcome.rule), words.work
    listed = [value_sets(path, words) for path in told.listed]
    looked = [value_sets(path, words) for path in told.looked]
    for judgement in outcome.judgements:
        for values in listed if judgement.verdict is Verdict.FINDING else ():
            number = len(values(judgement.node).known)
            work.spend(number * _LISTED if number > FEW else 1)
        work.spend(len(judgement.offending) * _LISTED if len(judgement.offending) > FEW else 1)
        for values in looked:
            work.spend(len(values(judgement.node).known))
