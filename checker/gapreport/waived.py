"""Part 8: the findings that somebody has decided to let stand."""

from __future__ import annotations

from typing import Final

from checker.finding import Finding, State
from checker.finding.waivers import WaiverState
from checker.gapreport.setting import Setting, rule_link
from checker.gapreport.values import Block, Cell, Paragraph, Section, Table, cell, own, say
from checker.words import Text

TITLE: Final = Text("Beviljade undantag", "Waivers granted")
_CAPTION: Final = Text("Iakttagelser som får stå kvar enligt beslut", "Findings that may stand, by decision")
_HEAD: Final = (
    Text("Gäller", "Concerns"),
    Text("Iakttagelse", "Finding"),
    Text("Skäl", "Reason"),
    Text("Beslut", "Decision"),
    Text("Gäller till och med", "Valid through"),
    Text("Regel", "Rule"),
)
_NONE: Final = Text("Inga undantag är beviljade.", "No waivers are granted.")
_NO_FILE: Final = Text("Ingen fil med undantag är inläst.", "No file of waivers was read.")
_LAPSED: Final = Text(
    "Undantag som inte gäller, eller inte längre behövs: {count}. Varför står i del\N{NO-BREAK SPACE}10, under regler "
    "om undantag.",
    "Waivers that do not hold, or are no longer needed: {count}. Part 10 says why, under the rules about waivers.",
)
_NOT_HOLDING: Final = (WaiverState.EXPIRED, WaiverState.UNUSED, WaiverState.TO_CONFIRM)
_NO_END: Final = Text("utan slutdatum", "without end")
_BASELINE: Final = Text(
    "{count} iakttagelser hör till utgångsläget, som det var när kontrollerna började; de står i "
    "del\N{NO-BREAK SPACE}10.",
    "{count} findings belong to the baseline: they were there when the checks began, and are in "
    "part\N{NO-BREAK SPACE}10.",
)
_ENDED: Final = Text(
    "{count} iakttagelser i utgångsläget finns inte längre.", "{count} findings of the baseline are found no more."
)


def part(setting: Setting) -> Section:
    """The waivers, and how many findings stand in the baseline."""
    checked = setting.checked
    waived = checked.in_state(State.WAIVED)
    blocks: list[Block] = []
    if waived:
        head = tuple(setting.say(text) for text in _HEAD)
        blocks.append(
            Table(setting.say(_CAPTION), head, tuple(_row(setting, found) for found in waived), frozenset({4}))
        )
    else:
        blocks.append(Paragraph(say(setting.say(_NO_FILE if checked.waivers is None else _NONE))))
    lapsed = sum(one.state in _NOT_HOLDING for one in checked.waivers or ())
    if lapsed:
        blocks.append(Paragraph(say(setting.say(_LAPSED, count=lapsed))))
    baseline = len(checked.in_state(State.BASELINE))
    if baseline:
        blocks.append(Paragraph(say(setting.say(_BASELINE, count=baseline))))
    if checked.baseline_ended:
        blocks.append(Paragraph(say(setting.say(_ENDED, count=checked.baseline_ended))))
    return Section("waived", say(setting.say(TITLE)), tuple(blocks), page=True)


def _row(setting: Setting, found: Finding) -> tuple[Cell, ...]:
    decision = found.decision
    assert decision is not None
    expires = setting.say(_NO_END) if decision.expires is None else decision.expires.isoformat()
    return (
        cell(own(found.label)),
        cell(found.says(setting.language)),
        cell(own(decision.reason)),
        cell(own(f"{decision.decided_by}, {decision.decision}")),
        cell(expires),
        cell((rule_link(found),)),
    )
