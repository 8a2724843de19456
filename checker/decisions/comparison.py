"""An agreement against an earlier version of it: which findings an edit brought, which it mended, which remain."""

from __future__ import annotations

from collections.abc import Iterable

from checker.decisions.changes import changes
from checker.decisions.identity import Identity, covers, identity_of
from checker.decisions.pairing import Pairing, pair_graphs
from checker.engine import Verdict
from checker.finding import Finding, Standing
from checker.run import Checked, Comparison

__all__ = ["compare"]

Key = tuple[str, str]
"""A rule's id and a node: a rule says one thing of a node."""


def compare(old: Checked, new: Checked, other: str) -> Checked:
    """The later version with where each finding stands against the earlier one, which goes by the name `other`.

    Both are to be checked by the same rules. They need not carry the same agreement id. What was undecided and is now
    found is new; what was found and is now undecided is not mended, but told apart.
    """
    pairing = pair_graphs(old.graph, new.graph)
    before = {verdict: _recorded(old.findings, verdict, pairing) for verdict in (Verdict.FINDING, Verdict.UNDECIDED)}
    findings = tuple(found._replace(standing=_standing(found, before[found.verdict])) for found in new.findings)
    now = {(found.rule.id, found.subject): found for found in new.findings}
    gone = [*_no_longer_found(old.findings, now, pairing)]
    comparison = Comparison(
        other,
        changes=tuple(changes(old.graph, new.graph, pairing)),
        mended=tuple(found for found, answer in gone if answer is None),
        undecided=tuple(found._replace(missing=answer.missing) for found, answer in gone if answer is not None),
    )
    return new._replace(findings=findings, comparison=comparison)


def _recorded(findings: Iterable[Finding], verdict: Verdict, pairing: Pairing) -> dict[Key, Identity]:
    """The identities of findings with a verdict, as they are called in the later version."""
    identities = (identity_of(found).now(pairing) for found in findings if found.verdict is verdict)
    return {(identity.rule, identity.subject): identity for identity in identities if identity is not None}


def _standing(found: Finding, before: dict[Key, Identity]) -> Standing:
    recorded = before.get((found.rule.id, found.subject))
    return Standing.REMAINING if recorded is not None and covers(recorded, found) else Standing.NEW


def _no_longer_found(
    findings: Iterable[Finding], now: dict[Key, Finding], pairing: Pairing
) -> Iterable[tuple[Finding, Finding | None]]:
    """The earlier findings that are found no more, each with the undecided answer that stands in its place, if any."""
    for found in findings:
        if found.verdict is Verdict.FINDING:
            subject = pairing.now(found.subject)
            answer = None if subject is None else now.get((found.rule.id, subject))
            if answer is None or answer.verdict is Verdict.UNDECIDED:
                yield found, answer
