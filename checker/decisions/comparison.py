"""An agreement against an earlier version of it: which findings an edit brought, which it mended, which remain."""

from __future__ import annotations

from collections.abc import Iterable

from checker.decisions.change_words import SAYS
from checker.decisions.changes import changes
from checker.decisions.identity import Identity, covers, identity_of
from checker.decisions.pairing import Pairing, pair_graphs
from checker.engine import Verdict
from checker.finding import Finding, Standing, State
from checker.graph import AGREEMENT
from checker.run import Change, Checked, Comparison
from checker.words import filled

__all__ = ["brand_new", "compare", "taken_away"]

Key = tuple[str, str]
"""A rule's id and a node: a rule says one thing of a node."""


def compare(old: Checked, new: Checked, other: str) -> Checked:
    """The later version with where each finding stands against the earlier one, which goes by the name `other`.

    Both are to be checked by the same rules. They need not carry the same agreement id. What was undecided and is now
    found is new; what was found and is now undecided is not mended, but told apart.

    Raises:
        FaultsFound: where more has changed than is told of.
    """
    pairing = pair_graphs(old.graph, new.graph)
    before = _recorded(old.findings, pairing)
    findings = tuple(found._replace(standing=_standing(found, before)) for found in new.findings)
    now = {(found.rule.id, found.subject): found for found in new.findings}
    gone = [*_no_longer_found(old.findings, now, pairing, new)]
    comparison = Comparison(
        other,
        changes=tuple(changes(old.graph, new.graph, pairing)),
        mended=tuple(found for found, answer in gone if answer is None),
        undecided=tuple(found._replace(missing=answer.missing) for found, answer in gone if answer is not None),
    )
    return new._replace(findings=findings, comparison=comparison)


def brand_new(new: Checked, other: str) -> Checked:
    """An agreement of which there is no earlier version in `other`: everything in it is new."""
    findings = tuple(found._replace(standing=Standing.NEW) for found in new.findings)
    comparison = Comparison(other, (_of_file(new, "file_new", other),), (), ())
    return new._replace(findings=findings, comparison=comparison)


def taken_away(old: Checked, other: str) -> Checked:
    """An agreement that is no more: all that was found in the version in `other` is gone with it."""
    found = tuple(found for found in old.findings if found.verdict is Verdict.FINDING)
    comparison = Comparison(other, (_of_file(old, "file_gone", other),), found, ())
    return old._replace(outcomes=(), findings=(), comparison=comparison)


def _of_file(checked: Checked, key: str, other: str) -> Change:
    document = checked.agreement.document
    place = document.place(("agreement", "id"))
    return Change(AGREEMENT, filled(SAYS[key], other=other), place, document.line_words(place))


def _recorded(findings: Iterable[Finding], pairing: Pairing) -> dict[Key, tuple[Identity, Finding]]:
    """The earlier findings by what their rule and subject are called in the later version."""
    identities = ((identity_of(found).now(pairing), found) for found in findings)
    return {(one.rule, one.subject): (one, found) for one, found in identities if one is not None}


def _standing(found: Finding, before: dict[Key, tuple[Identity, Finding]]) -> Standing:
    """Remaining, if it was found before, and as open: what was waived and no longer is, the edit brought."""
    identity, earlier = before.get((found.rule.id, found.subject), (None, None))
    if identity is None or earlier is None or earlier.verdict is not found.verdict or not covers(identity, found):
        return Standing.NEW
    reopened = found.state is State.OPEN and earlier.state is not State.OPEN
    return Standing.NEW if reopened else Standing.REMAINING


def _no_longer_found(
    findings: Iterable[Finding], now: dict[Key, Finding], pairing: Pairing, new: Checked
) -> Iterable[tuple[Finding, Finding | None]]:
    """The earlier findings that are found no more, each with the undecided answer that stands in its place, if any.

    What is not due this time, or was not read, is not mended.
    """
    for found in findings:
        if found.verdict is Verdict.FINDING:
            subject = pairing.now(found.subject)
            if subject is not None and new.left_unread(found.rule, subject):
                continue
            answer = None if subject is None else now.get((found.rule.id, subject))
            if answer is None or answer.verdict is Verdict.UNDECIDED:
                yield found, answer
