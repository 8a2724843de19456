"""A review against an earlier version: what is new in full, what was mended by the line, what remains as a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding, Standing, State
from checker.finding.words import message_words
from checker.output import text
from checker.output.paint import Paint
from checker.output.result import Result
from checker.output.text import TextReport
from checker.output.words import comparison_counts, counts, rule_title, severity_count
from checker.run import Checked, Comparison
from checker.vocabulary import SEVERITIES
from checker.words import Language, Text

COMPARED: Final[dict[str, Text]] = {
    "against": Text("jämförd med {other}", "compared with {other}"),
    "changes": Text("ändringar i överenskommelsen", "changes in the agreement"),
    "no_changes": Text("Inget har ändrats i överenskommelsen.", "Nothing has changed in the agreement."),
    "new": Text("nytt: {severity}", "new: {severity}"),
    "mended": Text("åtgärdat", "mended"),
    "undecided": Text("kan inte längre avgöras", "can no longer be decided"),
    "remaining": Text("kvarstår", "remaining"),
    "result": Text("Resultat mot {other}", "Result against {other}"),
    "count_undecided": Text("{count} kan inte längre avgöras", "{count} can no longer be decided"),
    "shown": Text("visas med --all", "shown with --all"),
    "in_all": Text("Totalt", "In all"),
    "in_file": Text("{line} i {file}", "{line} in {file}"),
}


def parts(result: Result) -> Iterator[str]:
    """The review of every agreement, each of them compared, one at a time."""
    return text.parts(result, ComparedReport)


class ComparedReport(TextReport):
    """Writes one compared agreement as lines of text; `changes` tells also what was changed in it."""

    def __init__(
        self, checked: Checked, language: Language, paint: Paint, width: int, *, show_all: bool, changes: bool = False
    ) -> None:
        assert checked.comparison is not None
        super().__init__(_what_is_new(checked), language, paint, width, show_all=show_all)
        self.whole = checked
        self.comparison: Comparison = checked.comparison
        self.tell_changes = changes

    def lines(self) -> Iterator[str]:
        """The whole review."""
        yield from self._heading()
        if self.tell_changes:
            yield from self._changes()
        for severity in SEVERITIES:
            if severity != "info" or self.show_all:
                yield from self._severity(severity)
        if self.checked.undecided:
            yield from self._undecided()
        yield from self._in_short("mended", self.comparison.mended)
        yield from self._in_short("undecided", self.comparison.undecided)
        if self.show_all:
            yield from self._in_short("remaining", remaining(self.whole))
        yield ""
        yield from self._wrapped(f"{self._told('result', other=self.comparison.other)}: {self._against()}.", "")
        in_all = ", ".join(counts([self.whole], self.language))
        yield from self._wrapped(f"{self._told('in_all')}: {in_all}.", "")

    def _severity_title(self, severity: str) -> str:
        return self._told("new", severity=super()._severity_title(severity))

    def _told(self, key: str, **words: object) -> str:
        return COMPARED[key].in_(self.language).format(**words)

    def _heading(self) -> Iterator[str]:
        yield from super()._heading()
        yield self.paint(self._told("against", other=self.comparison.other), "dim")

    def _changes(self) -> Iterator[str]:
        yield ""
        if not self.comparison.changes:
            yield self._told("no_changes")
            return
        yield self.paint(self._told("changes").upper(), "bold")
        yield ""
        here = self.whole.agreement.document.file
        for change in self.comparison.changes:
            where = change.line.in_(self.language)
            if change.place.file != here:
                where = self._told("in_file", line=where, file=change.place.file).strip()
            said = change.text.in_(self.language)
            yield from self._wrapped(f"{said} ({where})" if where else said, "    ", "  \N{BULLET} ")

    def _in_short(self, key: str, findings: Iterable[Finding]) -> Iterator[str]:
        shown = [found for found in findings if self.show_all or found.rule.severity != "info"]
        if shown:
            yield ""
            yield self.paint(self._told(key).upper(), "bold")
            yield ""
        for found in shown:
            title = rule_title(found.rule, self.language)
            yield from self._wrapped(f"{found.label}: {title}", "    ", "  \N{BULLET} ")
            if key == "undecided":
                yield from self._wrapped(message_words(found, self.language), "    ")

    def _against(self) -> str:
        """`2 nya (1 måste rättas, 1 bör ses över), 1 åtgärdad, 84 kvarstår (visas med --all)`."""
        new, mended, left = comparison_counts([self.whole], self.language)
        by_severity = {severity: self.whole.count(severity, Standing.NEW) for severity in SEVERITIES}
        apart = [severity_count(severity, count, self.language) for severity, count in by_severity.items() if count]
        undecided = len(self.comparison.undecided)
        parts = [
            f"{new} ({', '.join(apart)})" if apart else new,
            mended,
            *([self._told("count_undecided", count=undecided)] if undecided else []),
            f"{left} ({self._told('shown')})" if remaining(self.whole) and not self.show_all else left,
        ]
        return ", ".join(parts)


def remaining(checked: Checked) -> list[Finding]:
    """The open findings that were there before."""
    return [found for found in checked.open if found.standing is Standing.REMAINING]


def _what_is_new(checked: Checked) -> Checked:
    """The agreement with only what is new in it; what follows from a finding that was there before stands alone."""
    new = [
        found
        for found in checked.findings
        if found.standing is not Standing.REMAINING
        and (found.state is State.OPEN or found.verdict is Verdict.UNDECIDED)
    ]
    there = {(found.rule.id, found.subject) for found in new if found.verdict is Verdict.FINDING}
    alone = (found if found.caused_by in there else found._replace(caused_by=None) for found in new)
    return checked._replace(findings=tuple(alone))
