"""Markdown for a pull request: what the edit brought in full, what it mended, and the rest folded.

Without a comparison, what must be mended stands in full and the rest is folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Final

from checker.characters import on_one_line
from checker.finding import Finding, Standing, State
from checker.finding.words import bases_words, message_words, open_questions, question_words, source_words
from checker.output.addresses import file_name
from checker.output.decided import decision_line
from checker.output.markdown_fit import Section, fitted
from checker.output.markup import escaped
from checker.output.result import Result
from checker.output.words import (
    SAYS,
    agreement_title,
    comparison_counts,
    count_words,
    counts,
    in_lines,
    numbers,
    rule_title,
    rules_words,
    subjects_words,
)
from checker.run import Checked, Comparison
from checker.vocabulary import SEVERITIES
from checker.words import Text, enumerate_words, shortened

_LONGEST_LABEL: Final = 200

_FAULTS: Final = Text("Filer som inte kan läsas", "Files that cannot be read")
_NEW: Final = Text("Nytt", "New")
_MENDED: Final = Text("Åtgärdat", "Mended")
_CHANGES: Final = Text("Ändringar i överenskommelsen", "Changes in the agreement")
_REMAINING: Final = Text("Kvarstår", "Remaining")
_COMPARED: Final = Text("jämfört med {}", "compared with {}")
_NOTHING_NEW: Final = Text("Ändringen ger inga nya iakttagelser.", "The edit brings no new findings.")


def written(result: Result) -> str:
    """The comment or summary."""
    language = result.language
    faults = [count_words("faults", len(result.faults), language)] if result.faults else []
    compared = comparison_counts(result.runs, language)
    told = [*faults, *compared] if compared else numbers(result.runs, len(result.faults), language)
    writer = _Writer(result)
    parts = (part for run in result.runs for part in writer.agreement(run))
    return fitted(chain([f"## styrkoll: {', '.join(told)}\n\n"], writer.faults(), parts), language)


class _Writer:
    """Writes the parts of one result."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.language = result.language

    def faults(self) -> Iterator[Section]:
        """The files that cannot be read, in full."""
        items = [
            f"- {self._at(place.file, place.line)} {escaped(fault.text(self.language))}\n"
            for fault in self.result.faults
            for place in (fault.place,)
        ]
        yield _section(_FAULTS.in_(self.language), items, folded=False, worth=9)

    def agreement(self, run: Checked) -> Iterator[str | Section]:
        """An agreement: its name, what was found, and last the numbers."""
        where = [f"**{escaped(agreement_title(run))}**", _code(self._name(run.agreement.document.file))]
        if run.comparison is not None:
            where.append(_COMPARED.in_(self.language).format(_code(run.comparison.other)))
        yield " · ".join(where) + "\n\n"
        if run.comparison is None:
            yield from self._by_severity(run)
        else:
            yield from self._compared(run, run.comparison)
        yield from self._rest(run)
        told = ", ".join(counts([run], self.language))
        yield f"{SAYS['result'].in_(self.language)}: {told}. {rules_words(run, self.language)}\n\n"

    def _by_severity(self, run: Checked) -> Iterator[Section]:
        for worth, severity in zip((8, 4, 3), SEVERITIES, strict=True):
            findings = [found for found in run.open if found.rule.severity == severity]
            heading = SEVERITIES[severity].in_(self.language).capitalize()
            yield _section(heading, self._findings(run, findings), folded=severity != "error", worth=worth)

    def _compared(self, run: Checked, comparison: Comparison) -> Iterator[str | Section]:
        new = [found for found in run.open if found.standing is not Standing.REMAINING]
        remaining = [found for found in run.open if found.standing is Standing.REMAINING]
        if not new:
            yield f"{_NOTHING_NEW.in_(self.language)}\n\n"
        yield _section(_NEW.in_(self.language), self._findings(run, new), folded=False, worth=8)
        mended = (
            f"- [x] ~~{self._label(found)}: {self._message(found)}~~ ({escaped(found.rule.id)})\n"
            for found in comparison.mended
        )
        yield _section(_MENDED.in_(self.language), mended, folded=False, worth=7)
        changes = (f"- {escaped(change.text.in_(self.language))}\n" for change in comparison.changes)
        yield _section(_CHANGES.in_(self.language), changes, folded=True, worth=6)
        yield _section(_REMAINING.in_(self.language), self._findings(run, remaining), folded=True, worth=2)

    def _rest(self, run: Checked) -> Iterator[Section]:
        """What is undecided, a question each, and what may stand, with the decision."""
        questions = []
        for question in open_questions(run.undecided):
            concerns = f"{SAYS['concerns'].in_(self.language)}: {subjects_words(question, run.graph, self.language)}"
            waits = f"{SAYS['waits'].in_(self.language)}: {enumerate_words(question.rules, self.language)}"
            questions.append(f"- {escaped(f'{question_words(question, self.language)}. {concerns}. {waits}.')}\n")
        undecided, number = (
            SAYS["undecided"].in_(self.language),
            count_words("questions", len(questions), self.language),
        )
        heading = f"{undecided.capitalize()}: {len(run.undecided)} ({number})"
        yield Section(heading, tuple(questions), folded=True, worth=5)
        waived = (
            f"- **{self._label(found)}**: {escaped(rule_title(found.rule, self.language))}. "
            f"{escaped(decision_line(found.decision, self.language))}\n"
            for found in run.in_state(State.WAIVED)
            if found.decision is not None
        )
        yield _section(SAYS["waived"].in_(self.language).capitalize(), waived, folded=True, worth=1)

    def _findings(self, run: Checked, findings: Iterable[Finding]) -> Iterator[str]:
        """An item a finding, the gravest first; before the first of a rule stands what the rule says of them all."""
        severities = [*SEVERITIES]
        ordered = sorted(findings, key=lambda found: severities.index(found.rule.severity))
        for _, group in groupby(ordered, key=lambda found: (found.rule.id, found.rule.severity)):
            for position, found in enumerate(group):
                said = f"{self._label(found)}**: {self._message(found)} {self._where(run, found)}"
                yield f"{'' if position else self._rule(run, found)}- **{said}\n"

    def _rule(self, run: Checked, found: Finding) -> str:
        rule = found.rule
        title, severity = escaped(rule_title(rule, self.language)), SEVERITIES[rule.severity].in_(self.language)
        said = [(SAYS["advice"], rule.advice.in_(self.language))]
        said += [(SAYS["why"], words) for words in bases_words(rule, run.graph, self.language)]
        lines = [f"{name.in_(self.language)}: {escaped(words)}" for name, words in said]
        return "\n" + "  \n".join([f"**{title}** – {severity}", *lines]) + "\n\n"

    def _label(self, found: Finding) -> str:
        return escaped(shortened(on_one_line(found.label), _LONGEST_LABEL))

    def _message(self, found: Finding) -> str:
        return escaped(message_words(found, self.language))

    def _where(self, run: Checked, found: Finding) -> str:
        """The place in the file, and in the document where it is known; no link, whose target nobody knows."""
        source = source_words(found.source, self.language)
        place = found.place
        at = self._at(place.file, place.line) if in_lines(run, place) else _code(self._name(place.file))
        return at + (f" {escaped(f'({source})')}" if source else "")

    def _at(self, file: str, line: int) -> str:
        return _code(f"{self._name(file)}:{line}")

    def _name(self, file: str) -> str:
        return file_name(file, self.result.folder)


def _section(name: str, items: Iterable[str], *, folded: bool, worth: int) -> Section:
    """A section that says how many items it has."""
    items = tuple(items)
    return Section(f"{name}: {len(items)}", items, folded=folded, worth=worth)


def _code(words: str) -> str:
    """Words as code, in which nothing is markup but a run of backticks as long as the one that closes it."""
    line = on_one_line(words)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    space = " " if "`" in line else ""
    return f"{fence}{space}{line}{space}{fence}"
