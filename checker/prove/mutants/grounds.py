"""What operators break: the agreement on which no rule finds anything and the bundled one, each with files or alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from checker.content import EXAMPLE_FILE, content
from checker.named import NamedTuple
from checker.prove.mutants.companions import Companions
from checker.prove.mutants.edit import Operator
from checker.prove.mutants.trial import Trial, try_operators, with_companions, with_words
from checker.rulebook import Rule
from checker.rulebook.files import SOUND_FILE
from checker.run import Checked, check_file
from checker.words import Text

SOUND: Final = "sound"
BUNDLED: Final = "bundled"
NAMES: Final = (SOUND, BUNDLED)


class Ground(NamedTuple):
    """An agreement by its name, checked; with the files beside it, or None where it stands alone.

    `wordless` are the rules that have no word in their message for what is absent there, and what is wrong with each:
    it was checked by the others.
    """

    name: str
    checked: Checked
    companions: Companions | None
    wordless: dict[str, Text]

    @property
    def file(self) -> str:
        """The file of the agreement."""
        return _file(self.name)

    def concerns(self, rule: Rule) -> bool:
        """Whether there is something for a rule to look at: waivers and reports stand in files beside an agreement."""
        return (rule.about_waivers or rule.about_reports) == (self.companions is not None)

    def asks(self, rule: Rule) -> bool:
        """Whether a rule that it concerns answers, in words."""
        return self.concerns(rule) and rule.id not in self.wordless


def grounds_of(rules: Sequence[Rule], rulebook: Mapping[str, Rule], names: Iterable[str] = NAMES) -> list[Ground]:
    """The agreements, checked by these rules; `rulebook` are all rules there are, by id.

    Raises:
        FaultsFound: where one of their files cannot be used.
    """
    return [ground for name in names for ground in _both(name, rules, rulebook)]


def _both(name: str, rules: Sequence[Rule], rulebook: Mapping[str, Rule]) -> Iterator[Ground]:
    checked, wordless = with_words(partial(check_file, _file(name)), rules)
    yield Ground(name, checked, None, wordless)
    both, wordless = with_words(partial(with_companions, checked.graph, rulebook=rulebook), rules)
    yield Ground(name, *both, wordless)


def _file(name: str) -> str:
    if name == SOUND:
        return os.path.join(content("rules"), SOUND_FILE)
    return os.path.join(content("data"), EXAMPLE_FILE)


def trials_on(
    grounds: Iterable[Ground], operators: Iterable[Operator], rules: Sequence[Rule], most: int | None = None
) -> Iterator[Trial]:
    """Operators on all of the sound agreement and at `most` places of the bundled one, and of what is beside it."""
    operators = [*operators]
    for ground in grounds:
        places = None if ground.name == SOUND else most
        able = [rule for rule in rules if rule.id not in ground.wordless]
        yield from try_operators(operators, ground.checked, able, places, ground.companions)
