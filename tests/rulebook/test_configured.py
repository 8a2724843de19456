"""A configured parameter is as if the rule's own file had it, and what is wrong with it is told where it is written."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.configuration import Configuration
from checker.configuration.read import configuration_in
from checker.rulebook import Rule, Rulebook
from checker.rulebook.files import RuleFile
from checker.rulebook.load import load_rulebook
from checker.rulebook.recall import recalled_rulebook
from checker.run import check_agreement
from checker.yamlfile import Fault, FaultsFound, read_bytes
from checker.yamlfile.places import MOST_TOLD
from tests.small import REAL, RULES, SOURCES, agreement, changed, rules

BOUNDS: Final = """\
id: T01
severity: error
title: {sv: Titel, en: Title}
basis: [consistency]
parameters: {least: 1, most: 3, kinds: [division]}
target: item
require:
  led_by: {min_count: $least, max_count: $most}
  delegated_to: {class: $kinds}
message: {sv: "{number} på svenska", en: "{number} in English"}
advice: {sv: Råd, en: Advice}
"""


def configured(text: str) -> Configuration:
    return configuration_in(read_bytes(text.encode(), "styrkoll.yaml"))


def loaded(text: str, rule: str = BOUNDS) -> Rulebook:
    files = [RuleFile(0, "sources.yaml", SOURCES), RuleFile(0, "themes/name.yaml", rule.encode())]
    return load_rulebook(files, configured(text) if text else Configuration())


def faults_of(text: str, rule: str = BOUNDS) -> list[Fault]:
    try:
        loaded(text, rule)
    except FaultsFound as found:
        return [*found.faults]
    return []


@pytest.mark.parametrize(
    ("given", "line", "column", "said"),
    [
        ("least: 0", 2, 10, "`least` in T01: This always holds and tests nothing."),
        ("least: 4", 2, 10, "`least` in T01: `max_count` is below `min_count`."),
        ("most: 5, least: 0", 2, 19, "`least` in T01: This always holds and tests nothing."),
        ("least: 2, most: 1", 2, 10, "`least` in T01: `max_count` is below `min_count`."),
        ("least: 5, most: 4", 2, 10, "`least` in T01: `max_count` is below `min_count`."),
        ("kinds: [board, divison]", 2, 18, "`kinds` in T01: `divison` is no kind of node. Did you mean `division`?"),
        ("kinds: [goal]", 2, 10, "`kinds` in T01: Only division, department or board can stand here, so this can never "
                                 "hold."),
        ("most: -1", 2, 9, "`most` in T01: A count was expected here, a whole number from 0."),
        ("moost: 1", 2, 3, "The rule T01 has no parameter `moost`. Did you mean `most`?"),
        ("x: 1", 2, 3, "The rule T01 has no parameter `x`. It has `least`, `most`, `kinds`."),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_where_it_was_configured(
    given: str, line: int, column: int, said: str
) -> None:
    (fault,) = faults_of(f"parameters: {{T01: {{\n  {given}}}}}\n")
    assert (fault.place.file, *fault.place[1:3], fault.en) == ("styrkoll.yaml", line, column, said)


def test_of_very_many_unknown_parameters_the_first_are_told_whatever_their_rules() -> None:
    other = BOUNDS.replace("T01", "T02")
    names = ", ".join(f"x{number}: 1" for number in range(150))
    files = [
        RuleFile(0, "sources.yaml", SOURCES),
        *(RuleFile(0, f"themes/{name}.yaml", text.encode()) for name, text in (("one", BOUNDS), ("other", other))),
    ]
    with pytest.raises(FaultsFound) as found:
        load_rulebook(files, configured(f"parameters:\n  T01: {{{names}}}\n  T02: {{{names}}}\n"))
    told = [fault.en for fault in found.value.faults]
    assert len(told) == MOST_TOLD + 1
    assert told[-1].startswith("From here on there are more faults")


def test_values_that_only_fit_together_are_taken_together() -> None:
    assert faults_of("parameters: {T01: {least: 5}}") != []
    assert faults_of("parameters: {T01: {least: 5, most: 9}}") == []


def test_a_fault_of_the_rule_itself_is_told_in_its_own_file() -> None:
    faults = faults_of("parameters: {T01: {least: 0}}", changed(BOUNDS, ("led_by", "led_bby")))
    assert {fault.place.file for fault in faults} == {"themes/name.yaml"}


def test_only_the_rule_that_is_used_must_fit() -> None:
    """A rule of one's own that replaces another has parameters of its own."""
    own = changed(BOUNDS, ("least: 1, most: 3", "few: 1, most: 3"), ("$least", "$few"))
    files = [
        RuleFile(0, "sources.yaml", SOURCES),
        RuleFile(0, "themes/name.yaml", BOUNDS.encode()),
        RuleFile(1, "mine/name.yaml", own.encode()),
    ]
    assert load_rulebook(files, configured("parameters: {T01: {few: 2}}")).rules["T01"].category == "mine"
    with pytest.raises(FaultsFound, match="no parameter `least`"):
        load_rulebook(files, configured("parameters: {T01: {least: 2}}"))


def test_names_are_not_judged_while_a_rule_cannot_be_read() -> None:
    faults = faults_of("severities: {T01: info, T02: info}", changed(BOUNDS, ("target: item", "target: itm")))
    assert [fault.place.file for fault in faults] == ["themes/name.yaml"]


def test_the_fingerprint_of_the_rulebook_follows_severities_and_parameters_and_nothing_else() -> None:
    plain = loaded("").fingerprint
    assert loaded("language: en\nselect: T01\nfail_on: info").fingerprint == plain
    made = {
        loaded(text).fingerprint
        for text in ("severities: {T01: info}", "severities: {themes: info}", "parameters: {T01: {most: 4}}")
    }
    assert len(made | {plain}) == 4
    spread = "severities:\n  T01: info # why\nlanguage: sv\n"
    assert loaded(spread).fingerprint == loaded("severities: {T01: info}").fingerprint


def test_a_recalled_rulebook_is_the_loaded_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STYRKOLL_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for file in ("sources.yaml", "lead/lead-unclear.yaml", "structure/formula-mistyped.yaml"):
        (tmp_path / "rules" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(RULES / file, tmp_path / "rules" / file)
    folders = [str(tmp_path / "rules")]
    texts = ("severities: {LED01: info}", *(f"parameters: {{STR09: {{mistyped: {one}}}}}" for one in "xy"), "")
    for text in (*texts, *texts):
        said = configured(text) if text else Configuration()
        monkeypatch.setenv("STYRKOLL_CACHE", "off")
        expected = recalled_rulebook(folders, said)
        monkeypatch.delenv("STYRKOLL_CACHE")
        recalled = recalled_rulebook(folders, said)
        assert repr(recalled._replace(documents={})) == repr(expected._replace(documents={}))
        assert recalled.fingerprint == expected.fingerprint
    assert len([*(tmp_path / "styrkoll").glob("rulebook-*")]) == 2  # with settings and without, side by side


FILES: Final = {path.stem: path for path in RULES.rglob("*/*.yaml")}


def text_of(rule: Rule) -> str:
    """The text of a rule's file, by itself: without the rules that it may follow from."""
    return re.sub(r"(?m)^follows_from:.*\n", "", FILES[rule.name].read_text("utf-8"))


def parameters_of(rule: Rule) -> dict[str, Any]:
    """The parameters that a rule's own file gives."""
    value: Any = read_bytes(text_of(rule).encode(), rule.name).value
    own: dict[str, Any] = value.get("parameters", {})
    return own


OWN: Final = {rule.id: parameters_of(rule) for rule in rules().values()}
PARAMETERS: Final = [(rule, name) for rule, of in OWN.items() for name in of]

WORDS: Final = st.sampled_from(["mål", "(^|\\W)ny", "a|b", "[0-9]+", "parties", "scope", "(", "\\d{4}", "x?"])
FIGURES: Final = st.integers(-1, 12).map(str) | st.decimals(0, 3, places=2).map(str)
VALUES: Final = WORDS | FIGURES | st.lists(WORDS, max_size=3, unique=True)


def written_in(rule: Rule, name: str, value: object) -> Rule | None:
    """The rule as it would be if its own file gave the parameter this value; None where that is a fault."""
    text = text_of(rule)
    document = read_bytes(text.encode(), rule.name)
    begin, end = document.key_place(("parameters",)), document.place(("parameters",))
    lines = text.splitlines(keepends=True)
    parameters = json.dumps({"parameters": OWN[rule.id] | {name: value}}, ensure_ascii=False)[1:-1]
    rest = lines[end.end_line - 1][end.end_column - 1 :]
    spliced = [*lines[: begin.line - 1], parameters, rest, *lines[end.end_line :]]
    files = [
        RuleFile(0, "sources.yaml", (RULES / "sources.yaml").read_bytes()),
        RuleFile(0, f"{rule.category}/{rule.name}.yaml", "".join(spliced).encode()),
    ]
    try:
        return load_rulebook(files).rules[rule.id]
    except FaultsFound:
        return None


def as_configured(rule: Rule, name: str, value: object) -> Rule | None:
    """The rule as it is with the value configured; None where that is a fault."""
    said = configured(json.dumps({"parameters": {rule.id: {name: value}}}, ensure_ascii=False))
    files = [
        RuleFile(0, "sources.yaml", (RULES / "sources.yaml").read_bytes()),
        RuleFile(0, f"{rule.category}/{rule.name}.yaml", text_of(rule).encode()),
    ]
    faults: tuple[Fault, ...] = ()
    try:
        return load_rulebook(files, said).rules[rule.id]
    except FaultsFound as found:
        faults = found.faults
    assert {fault.place.file for fault in faults} == {"styrkoll.yaml"}
    return None


@cache
def real() -> Any:
    return agreement(REAL)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(PARAMETERS), VALUES)
def test_a_configured_value_is_as_if_it_stood_in_the_rules_file(parameter: tuple[str, str], value: object) -> None:
    rule, name = rules()[parameter[0]], parameter[1]
    expected, made = written_in(rule, name, value), as_configured(rule, name, value)
    assert (made is None) == (expected is None)
    if made is not None and expected is not None:
        said, wanted = (check_agreement(real(), [one]) for one in (made, expected))
        assert [(one.fingerprint, one.message, one.verdict) for one in said.findings] == [
            (one.fingerprint, one.message, one.verdict) for one in wanted.findings
        ]
