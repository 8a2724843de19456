"""JUnit's XML, for the test reports of CI systems: a suite an agreement, a case a rule.

A case fails by the findings that make the run fail, so that the report and the exit code say the same; other findings,
and those that may stand, are told in its output. A rule that checked nothing, or could not decide, is a skipped case
with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.characters import on_one_line
from checker.engine import Outcome, Verdict
from checker.finding import Finding, State
from checker.finding.words import STATES, message_words
from checker.output.addresses import file_name
from checker.output.decided import decision_line
from checker.output.result import Result
from checker.output.words import (
    NOT_APPLICABLE,
    SAYS,
    VACUOUS,
    agreement_title,
    comparison_counts,
    count_words,
    counts,
    in_lines,
    missing_words,
    where_in_document,
)
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import Text
from checker.yamlfile import Fault, Place

_FAULTS: Final = Text("Filer som inte kan läsas", "Files that cannot be read")
_COUNTED: Final = ("tests", "failures", "errors")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def written(result: Result) -> str:
    """The XML text."""
    return "".join(parts(result))


def parts(result: Result) -> Iterator[str]:
    """The same, a suite at a time; they are made once before, to be counted."""
    suites = _Suites(result)
    root = Element("testsuites", name="styrkoll")
    numbers = Counter[str]()
    for suite in suites.all():
        numbers.update({count: int(suite.get(count, "0")) for count in _COUNTED})
    for count in _COUNTED:
        root.set(count, str(numbers[count]))
    whole = tostring(root, encoding="unicode")
    if not result.faults and not result.runs:
        yield f"{_HEAD}{whole}\n"
        return
    yield f"{_HEAD}{whole.removesuffix(' />')}>\n"
    for suite in suites.all():
        indent(suite, level=1)
        yield f"  {tostring(suite, encoding='unicode').rstrip()}\n"
    yield f"</{root.tag}>\n"


class _Suites:
    """Makes the suites of one result."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.language = result.language

    def all(self) -> Iterator[Element]:
        """Every suite."""
        if self.result.faults:
            yield self.of_faults()
        yield from map(self.of_agreement, self.result.runs)

    def of_faults(self) -> Element:
        """The files that could not be read, a case a fault."""
        return _suite(_FAULTS.in_(self.language), map(self._fault, self.result.faults))

    def _fault(self, fault: Fault) -> Element:
        said = on_one_line(fault.text(self.language))
        case = Element("testcase", classname="styrkoll", name=self._at(fault.place))
        SubElement(case, "error", type="fault", message=said).text = f"{self._at(fault.place)}: {said}"
        return case

    def of_agreement(self, run: Checked) -> Element:
        """An agreement, a case a rule that was run."""
        suite = _suite(on_one_line(agreement_title(run)), (self._case(run, outcome) for outcome in run.outcomes))
        numbers = ", ".join([*counts([run], self.language), *comparison_counts([run], self.language)])
        told = {"agreement": run.agreement.id, "file": self._file(run.agreement.document.file), "result": numbers}
        properties = Element("properties")
        for name, value in told.items():
            SubElement(properties, "property", name=name, value=on_one_line(value))
        suite.insert(0, properties)
        return suite

    def _case(self, run: Checked, outcome: Outcome) -> Element:
        rule = outcome.rule
        case = Element("testcase", classname=f"styrkoll.{rule.category}", name=self._name(outcome))
        of_rule = [found for found in run.findings if found.rule.id == rule.id]
        failing = [found for found in of_rule if self.result.fails(found)]
        undecided = [found for found in of_rule if found.verdict is Verdict.UNDECIDED]
        if failing:
            number = count_words("findings", len(failing), self.language)
            SubElement(case, "failure", type=rule.severity, message=number).text = self._lines(run, failing)
        elif undecided:
            number = count_words("undecided_count", len(undecided), self.language)
            SubElement(case, "skipped", type="undecided", message=number).text = self._lines(run, undecided)
        elif outcome.not_applicable:
            SubElement(case, "skipped", type="not applicable", message=NOT_APPLICABLE.in_(self.language))
        elif outcome.vacuous:
            SubElement(case, "skipped", type="vacuous", message=VACUOUS.in_(self.language))
        told = {*map(id, failing or undecided)}
        rest = [found for found in of_rule if id(found) not in told]
        if rest:
            SubElement(case, "system-out").text = self._lines(run, rest)
        return case

    def _name(self, outcome: Outcome) -> str:
        return on_one_line(f"{outcome.rule.id} {outcome.rule.title.in_(self.language)}")

    def _lines(self, run: Checked, findings: Iterable[Finding]) -> str:
        lines = [self._line(run, found) for found in findings]
        return "\n".join(["", *lines, ""])

    def _line(self, run: Checked, found: Finding) -> str:
        """A finding on a line of its own, with what may be said of its state."""
        at = self._at(found.place)
        if not in_lines(run, found.place):
            where = where_in_document(run, found, self.language)
            at = on_one_line(f"{self._file(found.place.file)} {where}".rstrip())
        if found.verdict is Verdict.UNDECIDED:
            return on_one_line(f"{at}: {missing_words(found, run.graph, self.language)}")
        advice = f"{SAYS['advice'].in_(self.language)}: {found.rule.advice.in_(self.language)}"
        severity = SEVERITIES[found.rule.severity].in_(self.language)
        said = f"{at}: {severity}: {found.label}: {message_words(found, self.language)} {advice}"
        if found.state is State.OPEN:
            return on_one_line(said)
        why = "" if found.decision is None else f": {decision_line(found.decision, self.language)}"
        return on_one_line(f"[{STATES[found.state].in_(self.language)}{why}] {said}")

    def _at(self, place: Place) -> str:
        return on_one_line(f"{self._file(place.file)}:{place.line}:{place.column}")

    def _file(self, file: str) -> str:
        return file_name(file, self.result.folder)


def _suite(name: str, cases: Iterable[Element]) -> Element:
    """A suite with its cases, counted."""
    suite = Element("testsuite", name=name)
    suite.extend(cases)
    suite.set("tests", str(len(suite)))
    for count, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(case.find(kind) is not None for case in suite)))
    return suite
