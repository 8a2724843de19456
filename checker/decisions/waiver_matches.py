"""Waivers against findings: is what was decided on still there, and is it still the same?"""

from __future__ import annotations

from collections.abc import Iterable

from checker.decisions.identity import Identity, new_values
from checker.engine import Verdict
from checker.facts.wording import key
from checker.finding import Finding, subject_title
from checker.finding.waivers import Waiver
from checker.graph import Graph
from checker.named import NamedTuple


class Match(NamedTuple):
    """A waiver against the findings there are.

    `needed`: whether there is a finding that it may be about, None where that cannot be decided. The rest is what is
    new about that finding, compared with what was decided on; nothing is where it is still the same. `unread`: it is
    about a report that was not read.
    """

    needed: bool | None
    new_subject: str | None = None
    new_title: str | None = None
    new_values: tuple[str, ...] = ()
    unread: bool = False

    @property
    def as_decided(self) -> bool:
        """Whether the finding is there and is the one that was decided on."""
        return bool(self.needed) and not (self.new_subject or self.new_title or self.new_values)


def matched(waivers: Iterable[Waiver], answers: Iterable[Finding], graph: Graph) -> list[Match]:
    """Each waiver against the findings and undecided answers of the rules that are waived."""
    waivers, answers = [*waivers], [*answers]
    waived = {(waiver.rule, waiver.subject) for waiver in waivers}
    at = {(found.rule.id, found.subject): found for found in answers}
    titled: dict[tuple[str, str], list[str]] = {}
    for found in answers:
        if found.verdict is Verdict.FINDING and (found.rule.id, found.subject) not in waived:
            titled.setdefault((found.rule.id, key(subject_title(graph, found.subject))), []).append(found.subject)
    return [
        _match(waiver, at.get((waiver.rule, waiver.subject)), titled.get((waiver.rule, key(waiver.title)), []), graph)
        for waiver in waivers
    ]


def _match(waiver: Waiver, there: Finding | None, elsewhere: list[str], graph: Graph) -> Match:
    """`there` is what its rule says of its subject; `elsewhere` where it finds something under the same title."""
    title = None if there is None else subject_title(graph, there.subject)
    if there is not None and title is not None and key(title) == key(waiver.title):
        if there.verdict is Verdict.UNDECIDED:
            return Match(None)
        decided_on = Identity(waiver.rule, waiver.subject, frozenset(waiver.values))
        return Match(True, new_values=new_values(decided_on, there))
    if len(elsewhere) == 1:  # it has another number now; which of several it would be, nobody can tell
        return Match(True, new_subject=elsewhere[0])
    if there is None:
        return Match(False)
    return Match(None) if there.verdict is Verdict.UNDECIDED else Match(True, new_title=title)
