"""What each rule came to, over any number of agreements: each is looked at once, and none is held."""

from __future__ import annotations

from collections.abc import Iterable

from checker.engine import Outcome, Verdict
from checker.named import NamedTuple
from checker.rulebook import Rule
from checker.run import Checked


class RuleTally(NamedTuple):
    """What a rule came to: how many nodes it checked, and on how many it found something or could not decide.

    `vacuous` and `not_applicable` are said of a rule that was so in every agreement.
    """

    rule: Rule
    checked: int
    findings: int
    undecided: int
    vacuous: bool
    not_applicable: bool

    @property
    def ok(self) -> int:
        """On how many nodes it holds."""
        return self.checked - self.findings - self.undecided


def rule_tallies(runs: Iterable[Checked]) -> list[RuleTally]:
    """The numbers of each rule, in the order in which they are met."""
    tallies: dict[str, RuleTally] = {}
    for run in runs:
        for outcome in run.outcomes:
            before = tallies.get(outcome.rule.id)
            tallies[outcome.rule.id] = _with(before or RuleTally(outcome.rule, 0, 0, 0, True, True), outcome)
    return [*tallies.values()]


def _with(before: RuleTally, outcome: Outcome) -> RuleTally:
    verdicts = [judgement.verdict for judgement in outcome.judgements]
    return RuleTally(
        before.rule,
        before.checked + outcome.checked,
        before.findings + verdicts.count(Verdict.FINDING),
        before.undecided + verdicts.count(Verdict.UNDECIDED),
        before.vacuous and outcome.vacuous,
        before.not_applicable and outcome.not_applicable,
    )
