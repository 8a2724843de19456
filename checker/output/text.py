"""The findings as a colleague's review: a heading a rule, the gravest first, with its places beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.characters import in_reading_order
from checker.finding import Finding, State
from checker.finding.words import (
    bases_words,
    message_words,
    open_questions,
    question_words,
    source_words,
    warning_words,
)
from checker.graph import AGREEMENT
from checker.output.paint import Paint
from checker.output.result import Result
from checker.output.words import SAYS, agreement_title, counts, ended_words, rule_title, rules_words, subjects_words
from checker.output.wrapping import wrapped
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import HARD_SPACE, Language, enumerate_words, shortened

if TYPE_CHECKING:
    from checker.output.decided import Line

WIDEST: Final = 100
_LEAST_WORDS: Final = 30
_MOST: Final = 12
"""How many findings of one rule are told each by itself; of more the first ten, for nobody reads them."""
_FIRST: Final = 10


def written(result: Result) -> str:
    """The review of every agreement, one after another."""
    return "".join(parts(result))


class TextReport:
    """Writes one checked agreement as lines of text."""

    def __init__(self, checked: Checked, language: Language, paint: Paint, width: int, *, show_all: bool) -> None:
        self.checked = checked
        self.language = language
        self.paint = paint
        self.width = min(width, WIDEST)
        self.show_all = show_all
        self._open = checked.open
        self._causes = {(one.rule.id, one.subject): one for one in self._open}
        self._following: dict[tuple[str, str], list[Finding]] = {}
        for one in self._open:
            if one.caused_by is not None:
                self._following.setdefault(one.caused_by, []).append(one)

    def lines(self) -> Iterator[str]:
        """The whole review."""
        yield from self._heading()
        for severity in SEVERITIES:
            if severity != "info" or self.show_all:
                yield from self._severity(severity)
        if self.checked.undecided:
            yield from self._undecided()
        yield from self._decided()
        yield from self._summary()

    def _say(self, key: str) -> str:
        return SAYS[key].in_(self.language)

    def _wrapped(self, words: str, indent: str, first: str | None = None) -> list[str]:
        return wrapped(in_reading_order(words), self.width, indent if first is None else first, indent)

    def _heading(self) -> Iterator[str]:
        agreement, graph = self.checked.agreement, self.checked.graph
        yield from (self.paint(line, "bold") for line in self._wrapped(agreement_title(self.checked), ""))
        municipality = graph.first(AGREEMENT, "municipality")
        where = agreement.document.file if municipality is None else f"{agreement.document.file}, {municipality}"
        yield self.paint(where, "dim")
        for warning in self.checked.warnings:
            yield from self._wrapped(warning_words(warning, agreement.document, self.language), "  ")

    def _severity(self, severity: str) -> Iterator[str]:
        findings = [found for found in self._open if found.rule.severity == severity and not self._is_folded(found)]
        if findings:
            yield ""
            yield self.paint(self._severity_title(severity).upper(), severity)
        for _, group in groupby(findings, key=lambda found: found.rule.id):
            yield ""
            yield from self._rule([*group])

    def _severity_title(self, severity: str) -> str:
        return SEVERITIES[severity].in_(self.language)

    def _rule(self, findings: list[Finding]) -> Iterator[str]:
        rule = findings[0].rule
        title = rule_title(rule, self.language)
        yield from (self.paint(line, "bold") for line in self._wrapped(title, ""))
        for words in bases_words(rule, self.checked.graph, self.language):
            yield from self._wrapped(words, "    ", f"  {self._say('why')}: ")
        yield from self._wrapped(rule.advice.in_(self.language), "    ", f"  {self._say('advice')}: ")
        told = findings if self.show_all or len(findings) <= _MOST else findings[:_FIRST]
        for found in told:
            yield ""
            yield from self._finding(found)
        left = sum(1 + sum(1 for _ in self._consequences(found)) for found in findings[len(told) :])
        if left:
            yield ""
            yield from self._wrapped(self._say("and_more").format(count=left), "    ", "  \N{BULLET} ")

    def _finding(self, found: Finding) -> Iterator[str]:
        yield from (self.paint(line, "bold") for line in self._wrapped(found.label, "    ", "  \N{BULLET} "))
        yield from self._wrapped(message_words(found, self.language), "    ")
        yield from (self.paint(line, "dim") for line in self._place(found))
        where = source_words(found.source, self.language, HARD_SPACE)
        if where:
            yield from (
                self.paint(line, "dim") for line in self._wrapped(where, "      ", f"    {self._say('document')}: ")
            )
        for consequence in self._consequences(found):
            follows = rule_title(consequence.rule, self.language)
            yield from self._wrapped(follows, "      ", f"    {self._say('follows')}: ")

    def _place(self, found: Finding) -> Iterator[str]:
        """Where in the file, whole so that one can follow it, and of the words there as many as have room."""
        place = f"    {found.place.file}"
        document = self.checked.agreement.document
        if document.by_line or found.place.file != document.file:
            place += f":{found.place.line}:{found.place.column}"
        room = self.width - len(place) - 2
        if room >= len(found.words) or room >= _LEAST_WORDS:
            yield f"{place}  {shortened(in_reading_order(found.words), room)}"
        else:
            yield place
            yield f"      {shortened(in_reading_order(found.words), self.width - 6)}"

    def _is_folded(self, found: Finding) -> bool:
        """Whether the finding that this one follows from is shown, so that it can stand under that."""
        cause = self._causes.get(found.caused_by) if found.caused_by is not None else None
        return cause is not None and (self.show_all or cause.rule.severity != "info")

    def _consequences(self, found: Finding) -> Iterator[Finding]:
        """What follows from a finding, and what follows from that."""
        for consequence in self._following.get((found.rule.id, found.subject), ()):
            yield consequence
            yield from self._consequences(consequence)

    def _undecided(self) -> Iterator[str]:
        """One question a cause, with the rules that wait for its answer."""
        yield ""
        yield self.paint(self._say("undecided").upper(), "info")
        for question in open_questions(self.checked.undecided):
            yield ""
            yield from self._wrapped(question_words(question, self.language), "    ", "  \N{BULLET} ")
            concerned = subjects_words(question, self.checked.graph, self.language)
            yield from self._wrapped(f"{self._say('concerns')}: {concerned}", "      ", "    ")
            named = enumerate_words(question.rules, self.language)
            yield from self._wrapped(f"{self._say('waits')}: {named}", "      ", "    ")

    def _decided(self) -> Iterator[str]:
        """What may stand: by decision, and, where all is asked for, since the agreement was taken on board."""
        if all(found.state is State.OPEN for found in self.checked.findings):
            return
        from checker.output.decided import baseline_lines, waived_lines  # most agreements have none

        waived = [*waived_lines(self.checked, self.language, in_full=self.show_all)]
        if waived:
            yield from ("", self.paint(self._say("waived").upper(), "info"))
        for lines in waived:
            yield ""
            yield from self._lines(lines)
        if self.show_all and self.checked.in_state(State.BASELINE):
            yield from ("", self.paint(self._say("baseline").upper(), "info"), "")
            yield from self._lines(baseline_lines(self.checked))

    def _lines(self, lines: Iterable[Line]) -> Iterator[str]:
        for line in lines:
            first = "  \N{BULLET} " if line.indent == 2 else None
            wrapped = self._wrapped(line.words, "    ", first)
            yield from (self.paint(one, line.how) if line.how else one for one in wrapped)

    def _summary(self) -> Iterator[str]:
        yield ""
        yield from self._wrapped(self._counts(), "")
        yield from self._wrapped(ended_words([self.checked], self.language), "")
        yield from self._wrapped(rules_words(self.checked, self.language), "")
        gravest = sorted(self._open, key=lambda found: [*SEVERITIES].index(found.rule.severity))
        found = next((found.rule.id for found in gravest), None)
        if found is not None:
            yield from self._wrapped(self._say("next").format(rule=found), "")

    def _counts(self) -> str:
        parts = counts([self.checked], self.language)
        if self.checked.count("info") and not self.show_all:
            place = [*SEVERITIES].index("info")
            parts[place] += f" ({self._say('hidden')})"
        return f"{self._say('result')}: {', '.join(parts)}."


def parts(result: Result, report: type[TextReport] = TextReport) -> Iterator[str]:
    """The same, an agreement at a time, each told by a `report`."""
    before = ""
    for run in result.runs:
        told = report(run, result.language, result.paint, result.width, show_all=result.show_all)
        yield before + "".join(f"{line}\n" for line in told.lines())
        before = "\n"
