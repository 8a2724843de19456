"""The table of slips: for each rule how many there are, and who notices them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from checker.named import NamedTuple
from checker.prove.variants.equivalent import EQUIVALENT
from checker.prove.variants.noticed import Notice, Noticed
from checker.words import Language, Text


class Slips(NamedTuple):
    """Every slip that was tried, with who noticed it."""

    found: tuple[Noticed, ...]

    def count(self, by: Notice) -> int:
        """How many slips were noticed by one."""
        return sum(one.by is by for one in self.found)

    @property
    def explained(self) -> tuple[Noticed, ...]:
        """The slips that nobody noticed and that change nothing, as a reason says."""
        return tuple(one for one in self._survivors if one.slip.what in EQUIVALENT.get(one.rule.id, {}))

    @property
    def unexplained(self) -> tuple[Noticed, ...]:
        """The slips that nobody noticed, for no known reason."""
        return tuple(one for one in self._survivors if one.slip.what not in EQUIVALENT.get(one.rule.id, {}))

    @property
    def stale(self) -> tuple[tuple[str, str], ...]:
        """The reasons that explain nothing any more: rule and slip."""
        survived = {(one.rule.id, one.slip.what) for one in self._survivors}
        asked = {one.rule.id for one in self.found}
        given = ((rule, what) for rule, reasons in EQUIVALENT.items() if rule in asked for what in reasons)
        return tuple(one for one in given if one not in survived)

    @property
    def holds(self) -> bool:
        """Whether every slip is noticed or explained."""
        return not (self.unexplained or self.stale)

    @property
    def _survivors(self) -> tuple[Noticed, ...]:
        return tuple(one for one in self.found if one.by is Notice.NOBODY)


def slips_of(found: Iterable[Noticed]) -> Slips:
    """The slips, gathered."""
    return Slips(tuple(found))


_RULE: Final = Text("regel", "rule")
_SLIPS: Final = Text("fel", "slips")
_NOTICED_BY: Final = {
    Notice.TYPE_CHECK: Text("typkontroll", "type-check"),
    Notice.EXAMPLE: Text("exempel", "example"),
    Notice.MUTANT: Text("ändrad överenskommelse", "mutant"),
    Notice.NOBODY: Text("ingen", "nobody"),
}


def slip_lines(slips: Slips, language: Language) -> Iterator[str]:
    """The table in Markdown, a row a rule; what a slip changes nothing in is told below it."""
    tally = Counter((one.rule.id, one.by) for one in slips.found)
    heads = (_RULE, _SLIPS, *(_NOTICED_BY[by] for by in Notice))
    yield f"| {' | '.join(head.in_(language) for head in heads)} |"
    yield f"| --- {'| --: ' * (len(Notice) + 1)}|"
    for rule in dict.fromkeys(one.rule.id for one in slips.found):
        counts = [tally[rule, by] for by in Notice]
        yield f"| {rule} | {sum(counts)} | {' | '.join(str(count or '') for count in counts)} |"
    if slips.explained:
        yield ""
    for one in slips.explained:
        yield f"- {one.rule.id}, `{one.slip.what}`: {EQUIVALENT[one.rule.id][one.slip.what].in_(language)}."
