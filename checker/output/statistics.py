"""What each rule checked, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tabulate import tabulate

from checker.engine import Outcome, Verdict
from checker.output.words import NOT_APPLICABLE, VACUOUS
from checker.run import Checked
from checker.words import Language, Text

_HEADINGS: Final = (
    Text("regel", "rule"),
    Text("rubrik", "title"),
    Text("prövade", "checked"),
    Text("i ordning", "ok"),
    Text("iakttagelser", "findings"),
    Text("kan inte avgöras", "undecided"),
    Text("", ""),
)


def statistics_table(runs: Iterable[Checked], language: Language) -> str:
    """A table with a row a rule, over all agreements of the run."""
    by_rule: dict[str, list[Outcome]] = {}
    for run in runs:
        for outcome in run.outcomes:
            by_rule.setdefault(outcome.rule.id, []).append(outcome)
    rows = [_row(outcomes, language) for outcomes in by_rule.values()]
    headings = [heading.in_(language) for heading in _HEADINGS]
    right = ("left", "left", "right", "right", "right", "right", "left")
    return tabulate(rows, headings, tablefmt="simple", disable_numparse=True, colalign=right if rows else None)


def _row(outcomes: list[Outcome], language: Language) -> list[str]:
    rule = outcomes[0].rule
    verdicts = [judgement.verdict for outcome in outcomes for judgement in outcome.judgements]
    checked = sum(outcome.checked for outcome in outcomes)
    note = ""
    if all(outcome.not_applicable for outcome in outcomes):
        note = NOT_APPLICABLE.in_(language)
    elif all(outcome.vacuous for outcome in outcomes):
        note = VACUOUS.in_(language)
    return [
        rule.id,
        rule.title.in_(language),
        str(checked),
        str(checked - len(verdicts)),
        str(verdicts.count(Verdict.FINDING)),
        str(verdicts.count(Verdict.UNDECIDED)),
        note,
    ]
