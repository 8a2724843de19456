"""A rulebook holds so much and no more: each limit is told at its place, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from unittest.mock import patch

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook import load
from checker.rulebook.files import RuleFile
from checker.rulebook.limits import (
    LONGEST_ID,
    LONGEST_TEXT,
    MOST_CONDITIONS,
    MOST_CONDITIONS_TOGETHER,
    MOST_EXAMPLES,
    MOST_KEYS,
    MOST_LISTED,
    MOST_PLACEHOLDERS,
    MOST_RULES,
    MOST_SOURCES,
    conditions_in,
)
from checker.rulebook.load import load_rulebook
from checker.rulebook.rule import Rulebook
from checker.yamlfile import Fault, FaultsFound, read_bytes
from checker.yamlfile.places import MOST_TOLD
from tests.rulebook.test_type_check import readable
from tests.small import RULE, SOURCES, changed, rulebook

REQUIRE = "{led_by: {min_count: 1}}"
EXAMPLE = "  - {is: ok, with: {1.2.1: {title: Uppdrag}}}\n"


def numbered(count: int, *changes: tuple[str, str]) -> list[bytes]:
    """So many rules, changed."""
    return [changed(RULE, ("T01", f"T{number:03}"), *changes).encode() for number in range(count)]


def loaded(rules: Iterable[bytes], sources: bytes = SOURCES) -> Rulebook:
    files = [RuleFile(0, f"themes/r{number:03}.yaml", data) for number, data in enumerate(rules)]
    return load_rulebook([RuleFile(0, "sources.yaml", sources), *files])


def faults_in(rules: Iterable[bytes], sources: bytes = SOURCES) -> list[Fault]:
    with pytest.raises(FaultsFound) as found:
        loaded(rules, sources)
    return [*found.value.faults]


def any_of(paths: int) -> str:
    """A shape of so many paths: one condition is the `or`, and each path has one constraint."""
    return f"{{or: [{', '.join(['{led_by: {min_count: 1}}'] * paths)}]}}"


def test_so_many_rules() -> None:
    assert len(loaded(numbered(MOST_RULES)).rules) == MOST_RULES
    (fault,) = faults_in([*numbered(MOST_RULES), b"no rule", b"nor this"])
    assert (fault.place.file, fault.place.line) == (f"themes/r{MOST_RULES:03}.yaml", 1)
    assert str(MOST_RULES + 2) in fault.sv
    assert str(MOST_RULES) in fault.en
    assert readable(fault)


def test_so_many_conditions_of_a_rule() -> None:
    paths = MOST_CONDITIONS // 2
    assert loaded(numbered(1, (REQUIRE, any_of(paths - 1))))
    (fault,) = faults_in(numbered(1, (REQUIRE, any_of(paths))))
    assert (fault.place.line, fault.place.column) == (6, 1)
    assert f" {MOST_CONDITIONS + 1}." in fault.sv
    assert readable(fault)


def test_a_rule_with_more_conditions_than_all_may_have_is_told_of_alone() -> None:
    much, *others = numbered(3)
    much = changed(much.decode(), (REQUIRE, any_of(MOST_CONDITIONS_TOGETHER))).encode()
    faulty = changed(others[-1].decode(), ("led_by", "lead_by")).encode()
    first, last = faults_in([much, others[0], faulty])
    assert f"högst {MOST_CONDITIONS} villkor" in first.sv
    assert last.place.file == "themes/r002.yaml"


def test_conditions_that_select_count_too() -> None:
    where = f"where: {any_of(MOST_CONDITIONS // 2)}\nrequire:"
    (fault,) = faults_in(numbered(1, ("require:", where)))
    assert fault.place.line == 6
    assert f" {MOST_CONDITIONS + 3}." in fault.sv


@pytest.mark.parametrize("written", ["../T000", "T000/a", "T 000", "T|000"])
def test_an_id_can_name_a_file(written: str) -> None:
    (fault,) = faults_in(numbered(1, ("T000", written)))
    assert (fault.place.line, fault.place.column) == (1, 5)
    assert readable(fault)


def test_every_step_of_a_path_counts() -> None:
    (document,) = loaded(numbered(1, (REQUIRE, "{serves/^serves|serves: {equals: serves/serves}}"))).documents.values()
    assert conditions_in(document).number == 3 + 1 + 2
    keys = "{unique_values_for: [number, in_agreement/year]}"
    (document,) = loaded(numbered(1, (REQUIRE, keys))).documents.values()
    assert conditions_in(document).number == 1 + 1 + 2


def test_so_many_conditions_of_all_rules() -> None:
    each = 2 * 240 + 1
    fitting = MOST_CONDITIONS_TOGETHER // each
    assert loaded(numbered(fitting, (REQUIRE, any_of(240))))
    (fault,) = faults_in(numbered(fitting + 3, (REQUIRE, any_of(240))))
    assert (fault.place.file, fault.place.line) == (f"themes/r{fitting:03}.yaml", 6)
    assert readable(fault)


@pytest.mark.parametrize(
    ("written", "most", "line"),
    [
        (lambda count: ("[consistency]", f"[{', '.join(['consistency'] * count)}]"), MOST_LISTED, 4),
        (lambda count: ("{sv: Råd", f"{{sv: {'å' * count}"), LONGEST_TEXT, 8),
        (lambda count: ("English", "E" * (count - len("{number} in "))), LONGEST_TEXT, 7),
        (lambda count: ("T000", "T" * count), LONGEST_ID, 1),
        (lambda count: ("{number} in English", "{number}" * count), MOST_PLACEHOLDERS, 7),
        (lambda count: ("message:", f"examples:\n{EXAMPLE * count}message:"), MOST_EXAMPLES, 8),
        (
            lambda count: (REQUIRE, f"{{unique_values_for: [{', '.join(['number'] * count)}]}}"),
            MOST_KEYS,
            6,
        ),
    ],
    ids=["bases", "letters of advice", "letters of a message", "letters of an id", "placeholders", "examples", "keys"],
)
def test_so_much_of_a_rule(written: Callable[[int], tuple[str, str]], most: int, line: int) -> None:
    assert loaded(numbered(1, written(most)))
    (fault,) = faults_in(numbered(1, written(most + 1)))
    assert fault.place.line == line
    assert f"{most}" in fault.sv
    assert f"{most}" in fault.en
    assert readable(fault)


def test_so_many_sources() -> None:
    entry = "{name: {sv: a, en: b}, says: {sv: c, en: d}}"
    one = SOURCES.decode() + "".join(f"  s{number}: {entry}\n" for number in range(MOST_SOURCES - 1))
    assert loaded(numbered(1), one.encode())
    fault = faults_in(numbered(1), f"{one}  last: {entry}\n".encode())[0]
    assert (fault.place.file, fault.place.line) == ("sources.yaml", 2)
    assert readable(fault)


def test_no_rule_of_ours_comes_near() -> None:
    counts = [conditions_in(document).number for document in rulebook().documents.values()]
    assert min(counts) > 0
    assert 10 * max(counts) < MOST_CONDITIONS
    assert 5 * sum(counts) < MOST_CONDITIONS_TOGETHER
    assert 5 * len(counts) < MOST_RULES


def test_of_very_many_faulty_files_the_first_are_read() -> None:
    with patch.object(load, "read_bytes", wraps=read_bytes) as read:
        faults = faults_in(numbered(MOST_RULES, ("target:", "taget:")))
    assert read.call_count < MOST_TOLD + 2
    assert MOST_TOLD < len(faults) < MOST_TOLD + 3
    assert "fler fel än de första" in faults[-1].sv


_RULES = ("T000", "T001", "T002", "T003", "T004")
_PAIRS = st.tuples(st.sampled_from(_RULES), st.sampled_from(_RULES))


def test_a_cause_whose_file_is_faulty_is_not_said_to_be_missing() -> None:
    follows = RULE.encode() + b"follows_from: [T02]\n"
    (fault,) = faults_in([follows, changed(RULE, ("T01", "T02"), ("led_by", "lead_by")).encode()])
    assert fault.place.file == "themes/r001.yaml"


@given(st.lists(_PAIRS, min_size=1, unique=True))
def test_rules_that_follow_from_each_other_are_those_on_a_circle(pairs: list[tuple[str, str]]) -> None:
    graph: networkx.DiGraph[str] = networkx.DiGraph(pairs)
    texts = []
    for text, rule in zip(numbered(len(_RULES)), _RULES, strict=True):
        causes = [cause for one, cause in pairs if one == rule]
        texts.append(text + f"follows_from: [{', '.join(causes)}]\n".encode() if causes else text)
    on_circle = {one for circle in networkx.simple_cycles(graph) for one in circle}
    if not on_circle:
        assert loaded(texts)
        return
    assert [fault.en.split()[0] for fault in faults_in(texts)] == sorted(on_circle)
