"""Results of a run for the outputs' tests: real ones, and random ones whose words are as bad as words can be."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from checker.engine import Verdict
from checker.finding import Finding, Standing, State
from checker.finding.waivers import Decision
from checker.output.paint import Paint
from checker.output.result import Result
from checker.run import Checked, Comparison
from checker.vocabulary import SEVERITIES
from checker.words import LANGUAGES, Text
from checker.yamlfile import Fault, Place
from tests.output.reviews import bundled, checked

DAY: Final = date(2026, 3, 2)
FOLDER: Final = "/home/anna/avtal"

# Findings of every severity, undecided answers, one that follows from another and one that rests on nothing printed.
EVERYTHING: Final[dict[str, Any]] = {
    "agreement": {"title": {"unknown": "bladet saknas"}},
    "1.1.1": {"named_in_sentence": None, "led_by": ["SHB"]},
    "1.1.3": {"led_by": {"unknown": "namnet är struket"}},
    "1.2.1": {"end": None, "start": "2027-01-01"},
    "1.2.2": {"follow_up": ["helår"], "named_in_sentence": None},
}

# What each reader of a format might take for something else than words.
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "]]> &amp; &lt;",
    "=cmd|'/C calc'!A0",
    "+46 -1 @SUM(A1)",
    "| a | b |",
    "**fet** _kursiv_ `kod` ~~struken~~",
    "[länk](https://example.org) ![bild](x) https://example.org www.example.org",
    "@kommun/alla #123 GH-7 !5 a@example.org",
    "# rubrik",
    "1. lista",
    "- lista",
    "</details>\n\n# rubrik",
    "\r\n::error::injected",
    "%0A::error::injected",
    "##[error]injected",
    "a\x00b\x1b[31mc\x7fd\x85e\ufffef",
    "\u202egnäl\u2066 \u200f",
    "”citat” \"citat\" 'citat'",
    "C:\\avtal\\ks.yaml",
    "{0} {title} %s",
    "_x0041_",
    "😀 å ä ö Å",
    "ord " * 2500,
)
words = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@cache
def everything() -> Checked:
    """An agreement with findings of every sort, checked."""
    return checked(EVERYTHING)


def result(*runs: Checked, faults: tuple[Fault, ...] = (), **other: Any) -> Result:
    """A result of these runs, in Swedish, which fails on errors."""
    made = Result(runs, faults, bundled(), "sv", False, "error", DAY, FOLDER, Paint(on=False), 100)
    return made._replace(**other)


def with_findings(run: Checked, *findings: Finding) -> Checked:
    """The run with other findings."""
    return run._replace(findings=findings)


def mark(number: int) -> str:
    """What the message of a random finding holds, so that it can be found again."""
    return f"¤{number}¤"


def decision(reason: str = "Beslutat ändå") -> Decision:
    """A decision that lets a finding stand."""
    return Decision(reason, "kommunstyrelsen", "KS 2026-02-03 § 12", date(2026, 12, 31), Place("w.yaml", 3, 1, 3, 9))


@st.composite
def findings(draw: st.DrawFn, number: int, standings: tuple[Standing | None, ...]) -> Finding:
    """A finding or undecided answer with random words, state and standing; its message holds its mark."""
    found: Finding = draw(st.sampled_from(everything().findings))
    said = f"{draw(words)} {mark(number)} {draw(words)}"
    found = found._replace(
        label=draw(words),
        title=draw(words),
        message=Text(said, said),
        values=(str(number),),
        judged=draw(st.booleans()),
    )
    if found.verdict is Verdict.UNDECIDED:
        return found
    state = draw(st.sampled_from([State.OPEN, State.OPEN, *State]))
    severity, standing = draw(st.sampled_from([*SEVERITIES])), draw(st.sampled_from(standings))
    why = decision(draw(words)) if state is State.WAIVED else None
    rule = found.rule._replace(severity=severity)
    return found._replace(rule=rule, state=state, decision=why, standing=standing)


class Drawn(Result):
    """A random result, which shows itself in a few lines when a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        """What was drawn, without the agreement and the rules."""
        findings = [
            (one.rule.id, one.rule.severity, str(one.verdict), str(one.state), one.standing, one.label, one.message.sv)
            for run in self.runs
            for one in run.findings
        ]
        return f"Drawn({self.language}, {self.faults}, {findings})"


@st.composite
def results(draw: st.DrawFn, most: int = 8) -> Result:
    """A result of one agreement with random findings, perhaps compared with an earlier version, perhaps with faults."""
    compared = draw(st.booleans())
    standings = (Standing.NEW, Standing.REMAINING) if compared else (None,)
    made = [draw(findings(number, standings)) for number in range(draw(st.integers(0, most)))]
    run = with_findings(everything(), *made)
    if compared:
        mended = tuple(draw(findings(100 + number, standings)) for number in range(draw(st.integers(0, 2))))
        mended = tuple(found for found in mended if found.verdict is Verdict.FINDING)
        run = run._replace(comparison=Comparison("main", (), mended, ()))
    said = f"Fel: {draw(words)}"
    faults = (Fault(Place(draw(names), 4, 2, 4, 9), said, said),) if draw(st.booleans()) else ()
    language, show_all = draw(st.sampled_from(LANGUAGES)), draw(st.booleans())
    return Drawn._make(result(run, faults=faults, language=language, show_all=show_all))


names = st.sampled_from(["avtal.yaml", "../b/å ä.yaml", f"{FOLDER}/c.yaml", "/tmp/d:e%.yaml", "a#b?.yaml"])


def marks_of(made: Result, *, state: State | None = None) -> list[str]:
    """The marks of the findings (undecided answers are none), in a state."""
    found = (one for run in made.runs for one in run.findings if one.verdict is Verdict.FINDING)
    return [f"¤{one.values[0]}¤" for one in found if state is None or one.state is state]
