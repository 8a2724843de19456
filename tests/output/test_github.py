"""GitHub's workflow commands: read back as the runner reads them, nothing else becomes a command."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from checker.engine import Verdict
from checker.finding import Finding, Standing, State
from checker.output import github
from checker.output.result import Result
from checker.vocabulary import SEVERITIES
from checker.yamlfile import Fault, Place
from tests.output.results import HOSTILE, everything, marks_of, result, results, with_findings

ALLOWED = {"error", "warning", "notice", "group", "endgroup"}


class Command(NamedTuple):
    """A workflow command, unescaped."""

    name: str
    properties: dict[str, str]
    message: str


def unescaped(text: str, *, in_property: bool) -> str:
    for code, character in ({"%3A": ":", "%2C": ","} if in_property else {}).items():
        text = text.replace(code, character)
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def command_in(line: str) -> Command | None:
    """The command that the runner sees in a line: `::name key=value,…::message` at its beginning."""
    found = re.match(r"\s*::(?P<name>[^ :]+)(?: (?P<properties>.*?))?::(?P<message>.*)", line)
    if found is None:
        return None
    pairs = (pair.partition("=") for pair in (found["properties"] or "").split(",") if pair)
    properties = {key: unescaped(value, in_property=True) for key, _, value in pairs}
    return Command(found["name"], properties, unescaped(found["message"], in_property=False))


def lines_of(made: Result) -> list[str]:
    return github.written(made).splitlines()


def commands_of(made: Result) -> list[Command]:
    return [command for line in lines_of(made) if (command := command_in(line)) is not None]


def many(count: int, severity: str, **changes: object) -> list[Finding]:
    found = next(one for one in everything().findings if one.verdict is Verdict.FINDING)
    found = found._replace(rule=found.rule._replace(severity=severity), **changes)
    return [found._replace(values=(f"{severity}{number}",)) for number in range(count)]


def test_a_command_in_full() -> None:
    run = everything()
    (found,) = (one for one in run.findings if (one.rule.id, one.subject) == ("DAT01", "1.2.1"))
    place = found.place
    assert place.line == place.end_line
    command, summary = commands_of(result(with_findings(run, found)))
    assert command == (
        "error",
        {
            "file": "changed.yaml",
            "line": str(place.line),
            "endLine": str(place.line),
            "col": str(place.column),
            "endColumn": str(place.end_column),
            "title": f"{found.rule.title.sv} (DAT01)",
        },
        f"1.2.1 Anlägga gröna tak:\n{found.message.sv}\nFörslag: {found.rule.advice.sv}",
    )
    assert summary == (
        "notice",
        {"title": "styrkoll"},
        "Resultat: 1 måste rättas, 0 bör ses över, 0 för kännedom, 0 kan inte avgöras.",
    )


def test_columns_are_given_within_one_line_only() -> None:
    run = everything()
    found = many(1, "error", place=Place("a.yaml", 3, 5, 4, 2))
    command = commands_of(result(with_findings(run, *found)))[0]
    assert command.properties.keys() == {"file", "line", "endLine", "title"}


def test_no_more_is_annotated_than_github_shows() -> None:
    run = with_findings(everything(), *many(12, "info"), *many(30, "warning"), *many(13, "error"))
    commands = commands_of(result(run))
    assert Counter(one.name for one in commands if "group" not in one.name) == {
        "error": 10,
        "warning": 10,
        "notice": 10,
    }
    assert [one.name for one in commands[:11]] == ["error"] * 10 + ["warning"]
    assert commands[-1].message == (
        "Resultat: 13 måste rättas, 30 bör ses över, 12 för kännedom, 0 kan inte avgöras, 26 till i loggen."
    )
    lines = lines_of(result(run))
    start = lines.index("::group::Övriga iakttagelser: 26")
    assert lines.index("::endgroup::") - start == 27
    assert lines[start + 1].startswith("måste rättas: ")


def test_only_what_an_edit_brought_is_annotated() -> None:
    run = with_findings(
        everything(), *many(3, "error", standing=Standing.REMAINING), *many(2, "warning", standing=Standing.NEW)
    )
    assert [one.name for one in commands_of(result(run))] == ["warning", "warning", "group", "endgroup", "notice"]


def test_a_fault_comes_first() -> None:
    fault = Fault(Place("å, ä::1%.yaml", 4, 2, 4, 9), "Fältet `x`\nsaknas.", "")
    command = commands_of(result(everything(), faults=(fault,)))[0]
    assert (command.name, command.properties["file"], command.properties["line"]) == ("error", "å, ä::1%.yaml", "4")
    assert command.message == "Fältet `x` saknas."
    assert "Resultat: 1 fel i filerna, " in lines_of(result(everything(), faults=(fault,)))[-1]


def test_undecided_is_told_in_the_log_and_counted() -> None:
    run = everything()
    lines = lines_of(result(with_findings(run, *run.undecided)))
    assert not any(line.startswith(("::error", "::warning")) for line in lines)
    assert any(line.startswith("Okänt: huvudansvarig (namnet är struket). Prövas när") for line in lines)
    assert f"{len(run.undecided)} kan inte avgöras" in lines[-1]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_back_as_they_were(words: str) -> None:
    found = many(1, "error", label=words)
    command = commands_of(result(with_findings(everything(), *found)))[0]
    assert command.message.split("\n")[0] == f"{github.in_log(words)}:"


@settings(max_examples=60, deadline=None)
@given(results(most=30))
def test_every_open_finding_is_there_once_and_nothing_else_is_a_command(made: Result) -> None:
    lines = lines_of(made)
    opened = marks_of(made, state=State.OPEN)
    for mark in opened:
        assert sum(mark in line for line in lines) == 1
    for mark in {*marks_of(made)} - {*opened}:
        assert not any(mark in line for line in lines)
    commands = commands_of(made)
    assert {one.name for one in commands} <= ALLOWED
    annotated = [one for one in commands if one.name in {"error", "warning", "notice"}]
    assert len(annotated) <= len(opened) + len(made.faults) + 1
    assert not any("##[" in line for line in lines)
    assert max(Counter(one.name for one in annotated).values()) <= 10
    severities = {one.rule.severity for run in made.runs for one in run.open}
    assert severities <= {*SEVERITIES}


def test_what_could_not_be_checked_has_no_numbers() -> None:
    fault = Fault(Place("a.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    *_, summary = commands_of(result(faults=(fault,)))
    assert summary.message == "Resultat: 1 fel i filerna, ingen överenskommelse kunde granskas."
