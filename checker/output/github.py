"""Workflow commands for GitHub Actions: findings as annotations at their lines, and the rest in the step's log.

A step shows ten annotations of each kind, in the order in which they are printed, and drops the others without a word.
So the gravest come first, no more are made than can be seen, and the last says how many more there are; those stand in
the log, folded. Where versions are compared, only what the edit brought is annotated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from checker.characters import on_one_line
from checker.finding import Finding, Standing
from checker.finding.words import message_words, open_questions, question_words
from checker.output.addresses import file_name
from checker.output.result import Result
from checker.output.words import SAYS, comparison_counts, count_words, numbers, rule_title, where_in_document
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import Language, Text
from checker.yamlfile import Fault, Place

SHOWN: Final = 10
"""How many annotations of a kind GitHub shows in a step."""
KINDS: Final = {"error": "error", "warning": "warning", "info": "notice"}

_FAULT: Final = Text("Filen kan inte läsas", "The file cannot be read")
_IN_LOG: Final = Text("{} till i loggen", "{} more in the log")
_REST: Final = Text("Övriga iakttagelser: {}", "Other findings: {}")


def written(result: Result) -> str:
    """One command or line of the log each: faults, findings, the rest, and last the numbers."""
    return "".join(parts(result))


def parts(result: Result) -> Iterator[str]:
    """The same, line by line."""
    return (f"{line}\n" for line in _lines(result))


def _lines(result: Result) -> Iterator[str]:
    language = result.language
    rest = 0
    for shown, line in _told(result):
        if shown:
            yield line()
        else:
            rest += 1
    if rest:
        yield f"::group::{_REST.in_(language).format(rest)}"
        yield from (line() for shown, line in _told(result) if not shown)
        yield "::endgroup::"
    yield from _undecided(result)
    more = [_IN_LOG.in_(language).format(rest)] if rest else []
    told = numbers(result.runs, len(result.faults), language)
    told += [*comparison_counts(result.runs, language), *more]
    summary = f"{SAYS['result'].in_(language)}: {', '.join(told)}."
    yield f"::notice title=styrkoll::{_data(summary)}"


def _told(result: Result) -> Iterator[tuple[bool, Callable[[], str]]]:
    """Faults and findings: whether each has room among the annotations, and what makes it one, or a line of the log."""
    room = Counter({"error": SHOWN, "warning": SHOWN, "notice": SHOWN - 1})  # the numbers are a notice too
    for fault in result.faults:
        shown = room["error"] > 0
        room["error"] -= shown
        yield shown, partial(_fault, fault, result, shown=shown)
    for run, found in result.open:
        kind = KINDS[found.rule.severity]
        shown = room[kind] > 0 and found.standing is not Standing.REMAINING
        room[kind] -= shown
        yield shown, partial(_finding, found, run, result, shown=shown)


def _fault(fault: Fault, result: Result, *, shown: bool) -> str:
    title, said = _FAULT.in_(result.language), fault.text(result.language)
    if shown:
        return _command("error", fault.place, title, [said], result.folder)
    return _line(title, fault.place, said, result.folder)


def _finding(found: Finding, run: Checked, result: Result, *, shown: bool) -> str:
    language = result.language
    title, said = rule_title(found.rule, language), _said(found, language)
    said += filter(None, [where_in_document(run, found, language)])
    if shown:
        return _command(KINDS[found.rule.severity], found.place, title, said, result.folder)
    severity = SEVERITIES[found.rule.severity].in_(language)
    return _line(f"{severity}: {title}", found.place, " ".join(said), result.folder)


def _undecided(result: Result) -> Iterator[str]:
    """What cannot be decided, folded in the log: a question each, with the rules that wait for its answer."""
    language = result.language
    undecided = sum(len(run.undecided) for run in result.runs)
    if undecided:
        yield f"::group::{count_words('undecided_count', undecided, language)}"
        for question in (question for run in result.runs for question in open_questions(run.undecided)):
            waits = f"{SAYS['waits'].in_(language)}: {', '.join(question.rules)}"
            yield _plain(f"{question_words(question, language)}. {waits}")
        yield "::endgroup::"


def _said(found: Finding, language: Language) -> list[str]:
    """What it is about, what is wrong, what to do: a line each."""
    advice = f"{SAYS['advice'].in_(language)}: {found.rule.advice.in_(language)}"
    return [f"{found.label}:", message_words(found, language), advice]


def _command(kind: str, place: Place, title: str, said: list[str], folder: str) -> str:
    """A command; columns only within one line, for GitHub refuses them otherwise."""
    where = {"file": file_name(place.file, folder), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        where |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column))}
    properties = ",".join(f"{key}={_property(value)}" for key, value in {**where, "title": title}.items())
    return f"::{kind} {properties}::{'%0A'.join(map(_data, said))}"


def _line(what: str, place: Place, message: str, folder: str) -> str:
    return _plain(f"{what} – {file_name(place.file, folder)}:{place.line}:{place.column}: {message}")


def _data(text: str) -> str:
    """Words of a command's message; no line end is left in them, and `%` would begin an escape."""
    return in_log(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line of the log that cannot be taken for a command, wherever its words come from."""
    return re.sub(r"^\s*::", "", in_log(text))


def in_log(text: str) -> str:
    """Text on one line; the old form of a command, `##[…]`, is one wherever it stands in a line, and so is broken."""
    return on_one_line(text).replace("##[", "# #[")
