"""Waivers applied: which findings may stand, which waivers no longer hold, and what the rules about waivers say.

A waiver lets one finding stand: of its rule, on its subject, as it was when it was decided. Another title or a new
offending value make it another finding, and the waiver waits to be confirmed. An undecided answer is no finding, so
there is nothing to waive in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.decisions.waiver_file import WaiverFile
from checker.decisions.waiver_matches import Match, matched
from checker.decisions.waiver_nodes import add_waiver
from checker.engine import Verdict, judge
from checker.finding import Finding, State, findings_of
from checker.finding.waivers import Decision, Waiver, WaiverState
from checker.rulebook import Rule
from checker.run import Checked, demand_few


def apply_waivers(checked: Checked, file: WaiverFile, rules: Mapping[str, Rule], day: date) -> Checked:
    """The agreement with its waivers applied, and with what the rules about waivers say of them.

    `rules` are all there are, by id: a waived rule that was left out of the run is asked all the same, since whether
    its waiver is needed does not depend on what somebody chose to look at. Waiver nodes are added to the graph.

    Raises:
        FaultsFound: where the rules find more than is told of one agreement, with what they say of its waivers.
    """
    agreement = checked.agreement.id
    ours = [waiver for waiver in file.waivers if waiver.agreement in (None, agreement)]
    found = matched(ours, _answers(checked, ours, rules), checked.graph)
    unread = [checked.left_unread(rules[waiver.rule], waiver.subject) for waiver in ours]
    matches = [Match(None, unread=True) if one else match for one, match in zip(unread, found, strict=True)]
    waivers = tuple(
        waiver._replace(state=_state(waiver, match, day)) for waiver, match in zip(ours, matches, strict=True)
    )
    for waiver, match in zip(waivers, matches, strict=True):
        add_waiver(checked.graph, file.document, waiver, match, day)
    applying = {(one.rule, one.subject): one.decision for one in waivers if one.state is WaiverState.APPLIES}
    findings = tuple(_waived(found, applying) for found in checked.findings)
    return _with_rules_about_waivers(checked._replace(findings=findings, waivers=waivers))


def _state(waiver: Waiver, match: Match, day: date) -> WaiverState:
    expires = waiver.decision.expires
    if expires is not None and expires < day:
        return WaiverState.EXPIRED
    if match.needed is None:
        return WaiverState.UNDECIDED
    if not match.needed:
        return WaiverState.UNUSED
    return WaiverState.APPLIES if match.as_decided else WaiverState.TO_CONFIRM


def _waived(found: Finding, applying: Mapping[tuple[str, str], Decision]) -> Finding:
    decision = applying.get((found.rule.id, found.subject)) if found.verdict is Verdict.FINDING else None
    return found if decision is None else found._replace(state=State.WAIVED, decision=decision)


def _answers(checked: Checked, waivers: list[Waiver], rules: Mapping[str, Rule]) -> list[Finding]:
    """What the waived rules say, those that were left out of the run as well."""
    waived = {waiver.rule for waiver in waivers}
    left_out = waived - {outcome.rule.id for outcome in checked.outcomes}
    words, outcomes = judge([rule for name, rule in rules.items() if name in left_out], checked.graph)
    return [*(found for found in checked.findings if found.rule.id in waived), *findings_of(outcomes, words)]


def _with_rules_about_waivers(checked: Checked) -> Checked:
    """The rules that look at waivers, judged anew now that the waivers are in the graph."""
    later = [outcome.rule for outcome in checked.outcomes if outcome.rule.about_waivers]
    words, judged = judge(later, checked.graph)
    by_rule = {outcome.rule.id: outcome for outcome in judged}
    outcomes = tuple(by_rule.get(outcome.rule.id, outcome) for outcome in checked.outcomes)
    demand_few(outcomes, checked.graph)
    order = {outcome.rule.id: place for place, outcome in enumerate(checked.outcomes)}
    findings = [found for found in checked.findings if found.rule.id not in by_rule]
    findings = sorted([*findings, *findings_of(judged, words)], key=lambda found: order[found.rule.id])
    return checked._replace(outcomes=outcomes, findings=tuple(findings))
