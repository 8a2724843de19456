"""What each rule checked, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tabulate import tabulate

from checker.output.rule_tally import RuleTally, rule_tallies
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
    rows = [_row(one, language) for one in rule_tallies(runs)]
    headings = [heading.in_(language) for heading in _HEADINGS]
    right = ("left", "left", "right", "right", "right", "right", "left")
    return tabulate(rows, headings, tablefmt="simple", disable_numparse=True, colalign=right if rows else None)


def _row(one: RuleTally, language: Language) -> list[str]:
    note = NOT_APPLICABLE if one.not_applicable else VACUOUS if one.vacuous else Text("", "")
    numbers = map(str, (one.checked, one.ok, one.findings, one.undecided))
    return [one.rule.id, one.rule.title.in_(language), *numbers, note.in_(language)]
