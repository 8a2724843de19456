"""What the report says row by row, for those who sort, filter and reckon: every finding, and every indicator's figures.

The parts of the report say the same in words; here figures are figures and a year is a column.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding, item_of
from checker.finding.words import (
    FOLLOWS,
    JUDGED,
    STATES,
    UNDECIDED,
    bases_words,
    severity_if_so,
    source_words,
    unknown_words,
)
from checker.gapreport.measured import fulfilment_said, target_words, trend_said, unit_of
from checker.gapreport.setting import Setting
from checker.gapreport.values import Field, Register, Words, status, tone_of
from checker.rulebook import Rule
from checker.vocabulary import SEVERITIES, SEVERITY
from checker.words import Text

NUMBER: Final = Text("Nr", "No.")
"""The heading of the column of items' numbers, which are names."""

_FINDINGS: Final = Text("Iakttagelser", "Findings")
_FINDING_HEAD: Final = (
    *(SEVERITY, Text("Regel", "Rule"), Text("Vad regeln ser", "What the rule sees")),
    *(NUMBER, Text("Gäller", "Concerns"), Text("Verksamheter", "Divisions")),
    *(Text("Iakttagelse", "Finding"), Text("Förslag", "Advice")),
    *(Text("Var i dokumentet", "Where in the document"), Text("Rad i filen", "Line of the file")),
    *(Text("Läge", "State"), Text("Att tänka på", "To bear in mind")),
)
_RULES: Final = Text("Regler", "Rules")
_RULE_HEAD: Final = (
    *(SEVERITY, Text("Regel", "Rule"), Text("Vad regeln ser", "What the rule sees")),
    *(Text("Grund", "Basis"), Text("Förslag", "Advice")),
    *(Text("Iakttagelser", "Findings"), Text("Kan inte avgöras", "Undecided")),
)
_NO_FINDINGS: Final = Text("Det finns inga iakttagelser.", "There are no findings.")
_IN_OTHER_FILE: Final = Text("{file}, rad {line}", "{file}, line {line}")

_INDICATORS: Final = Text("Indikatorer", "Indicators")
_INDICATOR_HEAD: Final = (NUMBER, Text("Indikator", "Indicator"), Text("Enhet", "Unit"))
_UNPLACED: Final = Text("Utfall {place} utan känt år", "Outcome {place}, year not known")
_MEASURED_HEAD: Final = (
    *(Text("Målvärde", "Target value"), Text("Trend", "Trend"), Text("Varför, trend", "Why, trend")),
    *(Text("Måluppfyllelse", "Fulfilment"), Text("Varför, måluppfyllelse", "Why, fulfilment")),
)
_NO_INDICATORS: Final = Text("Det finns inga indikatorer att visa.", "There are no indicators to show.")


def registers(setting: Setting) -> tuple[Register, ...]:
    """The registers, in the order of their sheets."""
    return _findings(setting), _rules(setting), _indicators(setting)


def _findings(setting: Setting) -> Register:
    order = [*SEVERITIES]
    ordered = sorted(setting.checked.findings, key=lambda one: (order.index(one.rule.severity), one.rule.id))
    head = tuple(setting.say(text) for text in _FINDING_HEAD)
    rows = tuple(tuple(_finding(setting, found)) for found in ordered)
    return Register("every-finding", setting.say(_FINDINGS), head, rows, setting.say(_NO_FINDINGS))


def _finding(setting: Setting, found: Finding) -> Iterator[Field]:
    language, rule = setting.language, found.rule
    item = item_of(setting.graph, found.subject)
    number = "" if item is None else str(setting.graph.first(item, "number") or "")
    undecided = found.verdict is Verdict.UNDECIDED
    yield status("undecided", UNDECIDED.in_(language)) if undecided else _severity(setting, rule)
    yield Words(rule.id)
    yield Words(rule.title.in_(language))
    yield Words(number)
    yield Words(found.label, own=True)
    yield Words(", ".join(found.divisions))
    yield Words(unknown_words(found, setting.graph, language) if undecided else found.says(language))
    yield Words(rule.advice.in_(language))
    yield Words(source_words(found.source, language))
    document = setting.checked.agreement.document
    if found.place.file != document.file:
        yield Words(setting.say(_IN_OTHER_FILE, file=found.place.file, line=found.place.line))
    else:
        yield found.place.line if document.by_line else Words("")
    yield Words("" if undecided else setting.say(STATES[found.state]))
    yield Words("; ".join(_notes(setting, found)))


def _severity(setting: Setting, rule: Rule) -> Words:
    return status(tone_of(rule.severity), SEVERITIES[rule.severity].in_(setting.language))


def _rules(setting: Setting) -> Register:
    """The rules that found something, the gravest first, with what each stands on and how much it found."""
    order = [*SEVERITIES]
    by_rule: dict[str, list[Finding]] = {}
    for found in sorted(setting.checked.findings, key=lambda one: (order.index(one.rule.severity), one.rule.id)):
        by_rule.setdefault(found.rule.id, []).append(found)
    rows = tuple(tuple(_rule(setting, all_of)) for all_of in by_rule.values())
    head = tuple(setting.say(text) for text in _RULE_HEAD)
    return Register("rules", setting.say(_RULES), head, rows, setting.say(_NO_FINDINGS))


def _rule(setting: Setting, answers: list[Finding]) -> Iterator[Field]:
    language, rule = setting.language, answers[0].rule
    found = sum(one.verdict is Verdict.FINDING for one in answers)
    yield _severity(setting, rule) if found else Words(severity_if_so(rule, language))
    yield Words(rule.id)
    yield Words(rule.title.in_(language))
    yield Words("\n".join(bases_words(rule, setting.graph, language)))
    yield Words(rule.advice.in_(language))
    yield found
    yield len(answers) - found


def _notes(setting: Setting, found: Finding) -> Iterator[str]:
    if found.verdict is Verdict.UNDECIDED:
        yield severity_if_so(found.rule, setting.language)
    if found.judged:
        yield setting.say(JUDGED)
    if found.caused_by is not None:
        yield setting.say(FOLLOWS, rule=found.caused_by[0])
    if since := setting.since_earlier(found):
        yield since


def _indicators(setting: Setting) -> Register:
    graph = setting.graph
    every = [one for one in graph.by_kind["indicator"] if setting.concerned([item_of(graph, one) or one])]
    outcomes = {one: setting.known("has_outcome", one) for one in every}
    placed = {_year(setting, one) for all_of in outcomes.values() for one in all_of}
    years = sorted(year for year in placed if year is not None)
    unplaced = max((sum(_year(setting, one) is None for one in all_of) for all_of in outcomes.values()), default=0)
    head = (
        *(setting.say(text) for text in _INDICATOR_HEAD),
        *map(str, years),
        *(setting.say(_UNPLACED, place=place) for place in range(1, unplaced + 1)),
        *(setting.say(text) for text in _MEASURED_HEAD),
    )
    rows = tuple(tuple(_indicator(setting, one, outcomes[one], years, unplaced)) for one in every)
    return Register("indicators", setting.say(_INDICATORS), head, rows, setting.say(_NO_INDICATORS))


def _year(setting: Setting, outcome: str) -> int | None:
    year = setting.graph.first(outcome, "year")
    return year if isinstance(year, int) else None


def _indicator(
    setting: Setting, indicator: str, outcomes: tuple[str, ...], years: list[int], unplaced: int
) -> Iterator[Field]:
    graph = setting.graph
    item = item_of(graph, indicator)
    yield Words(str(graph.first(item, "number")) if item else "")
    yield Words(str(graph.first(indicator, "title") or indicator), own=True)
    yield Words(unit_of(setting, *outcomes, indicator), own=True)
    values: dict[int | None, list[Decimal]] = {}
    for outcome in outcomes:
        value = graph.first(outcome, "value")
        assert isinstance(value, Decimal)
        values.setdefault(_year(setting, outcome), []).append(value)
    for year in years:
        yield values[year][-1] if year in values else Words("")
    without = values.get(None, [])
    yield from without
    yield from (Words("") for _ in range(unplaced - len(without)))
    yield Words("; ".join(target_words(setting, indicator)))
    for said in (trend_said(setting, indicator), fulfilment_said(setting, indicator)):
        yield Words(said.words) if said.tone is None else status(said.tone, said.words)
        yield Words(said.why)
