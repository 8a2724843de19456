"""What may stand, in the review: waived findings with their decisions, and what was there from the start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.finding import Finding, State
from checker.finding.waivers import Decision
from checker.named import NamedTuple
from checker.output.words import rule_title
from checker.run import Checked
from checker.words import Language, Text

_DECIDED: Final = Text("Beslut: {decided_by}, {decision}.", "Decision: {decided_by}, {decision}.")
_UNTIL: Final = Text("Gäller till och med {day}.", "Holds until {day}.")
_NO_END: Final = Text("Gäller tills vidare.", "Holds until further notice.")
_REASON: Final = Text("Skäl: {reason}", "Reason: {reason}")


class Line(NamedTuple):
    """A line of the section before it is wrapped: its words, how far in it stands, how it is emphasised."""

    words: str
    indent: int = 4
    how: str = ""


def waived_lines(checked: Checked, language: Language, *, in_full: bool) -> Iterator[list[Line]]:
    """The waived findings one by one: subject and rule, reason, decision; `in_full`: also what the finding says."""
    for found in checked.in_state(State.WAIVED):
        if found.decision is not None:
            yield [*_waived(found, found.decision, language, in_full=in_full)]


def _waived(found: Finding, decision: Decision, language: Language, *, in_full: bool) -> Iterator[Line]:
    yield Line(found.label, 2, "bold")
    yield Line(rule_title(found.rule, language))
    if in_full:
        yield Line(found.says(language))
    reason, decided = decision_words(decision, language)
    yield Line(reason)
    yield Line(decided)
    if in_full:
        yield Line(f"{decision.place.file}:{decision.place.line}:{decision.place.column}", how="dim")


def decision_words(decision: Decision, language: Language) -> tuple[str, str]:
    """Why a finding may stand; and who decided it, by which decision, to which day it holds."""
    decided = _DECIDED.in_(language).format(decided_by=decision.decided_by, decision=decision.decision)
    return _REASON.in_(language).format(reason=decision.reason), f"{decided} {until_words(decision, language)}"


def decision_line(decision: Decision, language: Language) -> str:
    """The same on one line, for a table's cell or a log."""
    reason, decided = decision_words(decision, language)
    return f"{reason.rstrip(' .')}. {decided}"


def until_words(decision: Decision, language: Language) -> str:
    """To which day a decision holds."""
    if decision.expires is None:
        return _NO_END.in_(language)
    return _UNTIL.in_(language).format(day=decision.expires.isoformat())


def baseline_lines(checked: Checked) -> Iterator[Line]:
    """The findings of the baseline, a line each."""
    for found in checked.in_state(State.BASELINE):
        yield Line(f"{found.label} ({found.rule.id})", 2)
