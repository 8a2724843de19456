"""SARIF 2.1.0, the exchange format of code scanning: every rule that was run, every finding, and what was in the way.

All agreements are one run, for a consumer takes a second run of the same tool for a second tool. An undecided answer
is a result of kind `open`, at level `none`: the rule was tried, and there was not enough to decide by. What is waived
or stood there from the start is a suppressed result.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker import __version__
from checker.engine import Verdict
from checker.finding import Finding, Standing, State, item_of, subject_label
from checker.finding.words import STATES, bases_words, message_words
from checker.output.addresses import file_uri
from checker.output.as_json import summary
from checker.output.decided import decision_line
from checker.output.json_text import Each, json_parts
from checker.output.result import Result
from checker.output.rule_tally import rule_tallies
from checker.output.sarif_text import message_text, rule_help
from checker.output.words import NOT_APPLICABLE, VACUOUS, missing_words, rule_title, tally, where_in_document
from checker.rulebook import Rule
from checker.run import Checked
from checker.words import Language, Text, unique
from checker.yamlfile import Fault, Place

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "styrkoll/v1"
LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
ROOT: Final = "%SRCROOT%"

_BASELINE: Final = {Standing.NEW: "new", Standing.REMAINING: "unchanged"}
_ROOT_IS: Final = Text("Mappen som granskningen kördes i", "The folder that the check was run in")


def written(result: Result) -> str:
    """The log file."""
    return "".join(parts(result))


def parts(result: Result) -> Iterator[str]:
    """The same, part by part."""
    return json_parts(_Log(result).value())


class _Log:
    """Makes the log of one result; rules and files are referred to by their positions in it."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.language: Language = result.language
        self.rules = rule_tallies(result.runs)
        self.positions = {one.rule.id: position for position, one in enumerate(self.rules)}

    def value(self) -> dict[str, Any]:
        """The whole log."""
        run = {
            "tool": {"driver": self._driver()},
            "invocations": [self._invocation()],
            "language": self.language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": _ROOT_IS.in_(self.language)}}},
            "artifacts": Each(self._artifacts),
            "results": Each(self._results),
            "properties": {"summary": summary(tally(self.result.runs))},
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def _driver(self) -> dict[str, Any]:
        return {
            "name": "styrkoll",
            "semanticVersion": __version__,
            "version": __version__,
            "language": self.language,
            "properties": {"rulebook": self.result.rulebook.fingerprint},
            "rules": [*self._rules()],
        }

    def _rules(self) -> Iterator[dict[str, Any]]:
        """Every rule, in the words of the first agreement that it was run on."""
        told = set[str]()
        for run in self.result.runs if self.rules else ():
            for outcome in run.outcomes:
                if outcome.rule.id not in told:
                    told.add(outcome.rule.id)
                    yield self._rule(outcome.rule, run)
            if len(told) == len(self.rules):
                return

    def _rule(self, rule: Rule, run: Checked) -> dict[str, Any]:
        told = {language: rule_help(rule, run.graph, language) for language in ("sv", "en")}
        first, second = ("sv", "en") if self.language == "sv" else ("en", "sv")
        basis = bases_words(rule, run.graph, self.language)
        return {
            "id": rule.id,
            "name": "".join(part.capitalize() for part in rule.name.split("-")),
            "shortDescription": {"text": rule.title.in_(self.language)},
            "fullDescription": {"text": " ".join([f"{rule.title.in_(self.language)}.", *basis])},
            "help": {
                "text": f"{told[first].text}\n\n{told[second].text}",
                "markdown": f"{told[first].markdown}\n\n---\n\n{told[second].markdown}",
            },
            "defaultConfiguration": {"level": LEVELS[rule.severity]},
            "properties": {"category": rule.category, "tags": [*unique([rule.category, *_sources(rule)])]},
        }

    def _artifacts(self) -> Iterator[dict[str, Any]]:
        """The files that were checked, each once."""
        told = set[str]()
        for run in self.result.runs:
            document = run.agreement.document
            if document.file in told:
                continue
            told.add(document.file)
            yield {
                "location": self._file(document.file),
                "roles": ["analysisTarget"],
                "length": document.size,
                "hashes": {"sha-256": document.digest},
            }

    def _invocation(self) -> dict[str, Any]:
        return {
            "executionSuccessful": not self.result.faults,
            "toolConfigurationNotifications": [*self._unchecked()],
            "toolExecutionNotifications": Each(self._notes),
        }

    def _notes(self) -> Iterator[dict[str, Any]]:
        """What was wrong with files, and then what is to be known of those that could be read."""
        yield from map(self._fault, self.result.faults)
        for run in self.result.runs:
            for warning in run.warnings:
                yield self._fault(warning) | {"level": "warning"}

    def _fault(self, fault: Fault) -> dict[str, Any]:
        return {
            "level": "error",
            "message": {"text": message_text(fault.text(self.language))},
            "locations": [{"physicalLocation": self._physical(fault.place)}],
        }

    def _unchecked(self) -> Iterator[dict[str, Any]]:
        """The rules that checked nothing, so that their silence is not taken for approval."""
        for position, (rule, *_, vacuous, not_applicable) in enumerate(self.rules):
            if vacuous or not_applicable:
                said = NOT_APPLICABLE if not_applicable else VACUOUS
                yield {
                    "level": "note",
                    "message": {"text": f"{rule_title(rule, self.language)}: {said.in_(self.language)}."},
                    "associatedRule": {"id": rule.id, "index": position},
                }

    def _results(self) -> Iterator[dict[str, Any]]:
        for run in self.result.runs:
            for found in run.findings:
                made = self._result(run, found)
                if found.standing is not None:
                    made["baselineState"] = _BASELINE[found.standing]
                yield made
            for found in run.comparison.mended if run.comparison is not None else ():
                yield self._result(run, found) | {"baselineState": "absent"}

    def _result(self, run: Checked, found: Finding) -> dict[str, Any]:
        rule = found.rule
        undecided = found.verdict is Verdict.UNDECIDED
        made: dict[str, Any] = {
            "ruleId": rule.id,
            "kind": "open" if undecided else "fail",
            "level": "none" if undecided else LEVELS[rule.severity],
            "message": {"text": message_text(self._said(run, found))},
            "locations": [
                {
                    "physicalLocation": self._physical(found.place),
                    "logicalLocations": [_logical(run, found)],
                }
            ],
            "partialFingerprints": {FINGERPRINT: found.fingerprint},
            "properties": {"agreement": found.agreement, "divisions": [*found.divisions], "judged": found.judged},
        }
        if rule.id in self.positions:
            made["ruleIndex"] = self.positions[rule.id]
        if found.related:
            made["relatedLocations"] = [*self._related(run, found)]
        if found.state is not State.OPEN:
            made["suppressions"] = [self._suppression(found)]
        return made

    def _said(self, run: Checked, found: Finding) -> str:
        if found.verdict is Verdict.UNDECIDED:
            return missing_words(found, run.graph, self.language)
        said = f"{found.label}: {message_words(found, self.language)} {found.rule.advice.in_(self.language)}"
        return f"{said} {where_in_document(run, found, self.language)}".rstrip()

    def _related(self, run: Checked, found: Finding) -> Iterator[dict[str, Any]]:
        document = run.agreement.document
        for number, place in enumerate(found.related, start=1):
            yield {
                "id": number,
                "physicalLocation": self._physical(place),
                **({"message": {"text": message_text(document.words(place))}} if place.file == document.file else {}),
            }

    def _suppression(self, found: Finding) -> dict[str, Any]:
        if found.decision is None:
            return {
                "kind": "external",
                "status": "accepted",
                "justification": STATES[found.state].in_(self.language),
            }
        return {
            "kind": "external",
            "status": "accepted",
            "justification": decision_line(found.decision, self.language),
            "location": {"physicalLocation": self._physical(found.decision.place)},
        }

    def _physical(self, place: Place) -> dict[str, Any]:
        return {
            "artifactLocation": self._file(place.file),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }

    def _file(self, file: str) -> dict[str, Any]:
        uri = file_uri(file, self.result.folder)
        return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _logical(run: Checked, found: Finding) -> dict[str, Any]:
    """The item that a finding is about, or its subject where it is about none."""
    item = item_of(run.graph, found.subject)
    named = found.subject if item is None or item not in run.graph.nodes else item
    label = subject_label(run.graph, named) if named in run.graph.nodes else found.label
    return {"name": label, "fullyQualifiedName": f"{found.agreement}/{found.subject}", "kind": found.kind}


def _sources(rule: Rule) -> list[str]:
    return [f"clause:{basis.clause}" if basis.source is None else basis.source.key for basis in rule.basis]
