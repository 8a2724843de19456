"""Findings as a table, for those who forward them: what a row holds, in the order in which a coordinator reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding, State, item_of
from checker.finding.words import STATES, bases_words, message_words, source_words
from checker.named import NamedTuple
from checker.output.decided import decision_line
from checker.output.result import Result
from checker.output.words import SAYS, STANDINGS, agreement_title, in_lines, missing_words, rule_title
from checker.rendering import are_all_divisions
from checker.run import Checked
from checker.vocabulary import KINDS, SEVERITIES, SEVERITY
from checker.words import Language, Text
from checker.yamlfile import Fault, Place

ALL_DIVISIONS: Final = Text("alla verksamheter", "all divisions")
FAULT: Final = Text("filen kan inte läsas", "the file cannot be read")


class Row(NamedTuple):
    """A finding, an undecided answer or a fault of a file, in words."""

    agreement: str
    severity: str
    rule: str
    number: str
    title: str
    divisions: str
    message: str
    advice: str
    basis: str
    source: str
    place: str
    state: str
    standing: str
    decision: str


HEADINGS: Final[dict[str, Text]] = {
    "agreement": Text("Överenskommelse", "Agreement"),
    "severity": SEVERITY,
    "rule": Text("Regel", "Rule"),
    "number": Text("Nr", "No."),
    "title": Text("Rubrik", "Title"),
    "divisions": Text("Verksamheter", "Divisions"),
    "message": Text("Iakttagelse", "Finding"),
    "advice": Text("Förslag", "Advice"),
    "basis": Text("Grund", "Basis"),
    "source": Text("Var i dokumentet", "Where in the document"),
    "place": Text("Fil och rad", "File and line"),
    "state": Text("Läge", "State"),
    "standing": Text("Jämfört med tidigare", "Since before"),
    "decision": Text("Beslut", "Decision"),
}
assert tuple(HEADINGS) == Row._fields


def finding_rows(result: Result) -> Iterator[Row]:
    """The findings, open ones first and the gravest before the others; then those that may stand."""
    for run, found in result.open:
        yield row(run, found, result.language)
    for run in result.runs:
        for found in run.findings:
            if found.verdict is Verdict.FINDING and found.state is not State.OPEN:
                yield row(run, found, result.language)


def undecided_rows(result: Result) -> Iterator[Row]:
    """The undecided answers, each with what it waits for."""
    for run in result.runs:
        for found in run.undecided:
            yield row(run, found, result.language)


def fault_row(fault: Fault, language: Language) -> Row:
    """A fault of a file as a row, so that a file that could not be read is not taken for one without findings."""
    empty = Row(*[""] * len(Row._fields))
    severity, place = FAULT.in_(language), place_words(fault.place, language)
    return empty._replace(severity=severity, message=fault.text(language), place=place)


def row(run: Checked, found: Finding, language: Language) -> Row:
    """A finding or an undecided answer as a row."""
    rule, undecided = found.rule, found.verdict is Verdict.UNDECIDED
    number, title = _subject(run, found, language)
    return Row(
        agreement=agreement_title(run),
        severity=(SAYS["undecided"] if undecided else SEVERITIES[rule.severity]).in_(language),
        rule=rule_title(rule, language),
        number=number,
        title=title,
        divisions=_divisions(run, found, language),
        message=missing_words(found, run.graph, language) if undecided else message_words(found, language),
        advice=rule.advice.in_(language),
        basis="\n".join(bases_words(rule, run.graph, language)),
        source=source_words(found.source, language),
        place=_place_words(run, found.place, language),
        state="" if undecided else STATES[found.state].in_(language),
        standing="" if found.standing is None else STANDINGS[found.standing].in_(language),
        decision="" if found.decision is None else decision_line(found.decision, language),
    )


def columns(result: Result, fields: tuple[str, ...] = Row._fields) -> tuple[str, ...]:
    """The columns that this result needs: an agreement's name where there are several, and so on."""
    needed: dict[str, Callable[[], bool]] = {
        "agreement": lambda: len(result.runs) > 1,
        "standing": lambda: any(run.comparison is not None for run in result.runs),
        "decision": lambda: any(found.decision is not None for run in result.runs for found in run.findings),
    }
    return tuple(field for field in fields if field not in needed or needed[field]())


def _place_words(run: Checked, place: Place, language: Language) -> str:
    """The file and the line in it; of a Word or PDF file its name alone, for there are no lines to count."""
    return place_words(place, language) if in_lines(run, place) else place.file


def place_words(place: Place, language: Language) -> str:
    """The file and the line in it."""
    return f"{place.file}, {SAYS['line'].in_(language)} {place.line}"


def _subject(run: Checked, found: Finding, language: Language) -> tuple[str, str]:
    """The number of the item that a finding is about, "" where it is about none, and what else its label says."""
    item = item_of(run.graph, found.subject)
    number = "" if item is None else str(run.graph.first(item, "number") or "")
    rest = found.label.removeprefix(number).strip() if number else found.label
    return number, rest or KINDS[found.kind].in_(language)


def _divisions(run: Checked, found: Finding, language: Language) -> str:
    """The divisions by their codes; all of them in two words."""
    if are_all_divisions(run.graph, found.divisions):
        return ALL_DIVISIONS.in_(language)
    return ", ".join(found.divisions)
