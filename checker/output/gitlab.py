"""GitLab's code quality report: open findings at their lines, for the merge request's widget and its diff.

The form has no place for what is waived or stood there from the start: an entry, as information, says how many there
are. What is undecided is there as information, a question each.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from checker.finding.words import message_words, open_questions, question_words
from checker.output.addresses import file_name
from checker.output.json_text import Each, json_parts
from checker.output.result import Result
from checker.output.words import SAYS, decided_counts, where_in_document
from checker.words import enumerate_words
from checker.yamlfile import Place, whole_file

SEVERITIES: Final = {"error": "critical", "warning": "minor", "info": "info"}
FAULT: Final = "blocker"


def written(result: Result) -> str:
    """A list of entries: faults of files, findings, questions."""
    return "".join(parts(result))


def parts(result: Result) -> Iterator[str]:
    """The same, part by part."""
    return json_parts(Each(lambda: _entries(result)))


def _entries(result: Result) -> Iterator[dict[str, Any]]:
    report = _Report(result.folder)
    language = result.language
    for fault in result.faults:
        identity = f"{fault.place.line}:{fault.place.column} {fault.sv}"
        yield report.entry("fault", FAULT, fault.text(language), fault.place, identity)
    for run, found in result.open:
        said = f"{found.label}: {message_words(found, language)} {found.rule.advice.in_(language)}"
        description = f"{said} {where_in_document(run, found, language)}".rstrip()
        yield report.entry(found.rule.id, SEVERITIES[found.rule.severity], description, found.place, found.fingerprint)
    for run in result.runs:
        if may_stand := decided_counts([run], language):
            yield report.entry(
                "decided", "info", f"{', '.join(may_stand)}.", whole_file(run.agreement.document.file), "decided"
            )
        for question in open_questions(run.undecided):
            waits = f"{SAYS['waits'].in_(language)}: {enumerate_words(question.rules, language)}."
            description = f"{question_words(question, language)}. {waits}"
            place = next(
                found.place
                for found in run.undecided
                for missing in found.missing
                if (missing.name, missing.reason) == (question.name, question.reason)
            )
            yield report.entry("undecided", "info", description, place, f"{question.name} {question.reason.sv}")


class _Report:
    """Makes entries, each with a fingerprint that no other has: GitLab shows but one of those that share one."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def entry(self, check: str, severity: str, description: str, place: Place, identity: str) -> dict[str, Any]:
        """An entry; `identity` is what it keeps from run to run, wherever it stands in the file."""
        path = file_name(place.file, self._folder)
        return {
            "type": "issue",
            "check_name": check,
            "description": description,
            "categories": ["Clarity"],
            "severity": severity,
            "fingerprint": self._fingerprint(check, path, identity),
            "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
        }

    def _fingerprint(self, *identity: str) -> str:
        count = 0
        while True:
            again = (str(count),) if count else ()
            fingerprint = sha256("\0".join((*identity, *again)).encode(errors="replace")).hexdigest()[:32]
            if fingerprint not in self._taken:
                self._taken.add(fingerprint)
                return fingerprint
            count += 1
