"""A command line that is read without click is read as click reads it, and ends as it would."""

from __future__ import annotations

import sys
from inspect import signature
from itertools import chain
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli import checking
from checker.cli.app import styrkoll
from checker.cli.check import check
from checker.cli.plain import CHOICES, FLAGS, VALUES, plainly_given, run_plain_check
from checker.cli.settings import day_of
from tests.cli.process import Plain
from tests.sound import SOUND

WORDS = st.sampled_from(["data/a.yaml", "b.docx", "", "é", "2026-01-31", "sv", "en", "json", "never", "DU", "main..."])
ODD = st.sampled_from(
    ["--", "-", "--lan", "--lang", "--date=", "-o", "--help", "--all=yes", "--example=", "--no-config"]
)
OPTIONS = st.one_of(
    st.sampled_from([*FLAGS]).map(lambda name: [name]),
    st.tuples(st.sampled_from([*VALUES]), WORDS).map(list),
    st.tuples(st.sampled_from([*VALUES]), WORDS).map(lambda both: ["=".join(both)]),
    WORDS.map(lambda word: [word]),
)
LINES = st.lists(st.one_of(OPTIONS, OPTIONS, OPTIONS, ODD.map(lambda word: [word])), max_size=6).map(
    lambda parts: ["check", *chain.from_iterable(parts)]
)


def every_parameter(given: dict[str, Any]) -> dict[str, Any]:
    """What is given, and of all else the defaults."""
    bound = signature(checking.check_agreements).bind(**given)
    bound.apply_defaults()
    return bound.arguments


def read_by_click(arguments: list[str]) -> dict[str, Any]:
    """What click calls the check with."""
    called: list[dict[str, Any]] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys.modules["checker.cli.check"], "check_agreements", lambda **given: called.append(given))
        patched.setattr("checker.cli.options.find_configuration", lambda _: None)
        styrkoll.main(arguments, standalone_mode=False)
    return every_parameter(called[0])


@given(LINES)
def test_what_is_plain_click_reads_in_the_same_way(arguments: list[str]) -> None:
    read = plainly_given(arguments)
    if read is None or not day_is_one(read.get("day")):
        return
    assert every_parameter(read | {"day": day_of(read.get("day"))}) == read_by_click(arguments)


def day_is_one(written: str | None) -> bool:
    return written in (None, "2026-01-31")


@pytest.mark.parametrize(
    "arguments",
    [[], ["--all"], ["a.yaml", "--lang", "en"], ["--lang=en", "a.yaml"], ["--format", "json", "--date", "2026-01-31"]],
    ids=" ".join,
)
def test_what_is_plain_needs_no_click(arguments: list[str]) -> None:
    assert plainly_given(["check", *arguments]) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"], ["--lan", "en"], ["--lang"], ["--lang", "no"], ["--all=yes"], ["-o", "a.json"], ["--", "a.yaml"],
        ["--date", "--all"], ["--select", "LED01"], ["-"], ["--exmple"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_plain_is_left_to_click(arguments: list[str]) -> None:
    assert plainly_given(["check", *arguments]) is None


def test_only_a_check_is_plain() -> None:
    assert plainly_given([]) is plainly_given(["report"]) is plainly_given(["--all", "check"]) is None


def test_every_option_is_declared_so() -> None:
    declared = {name: one for one in check.params for name in one.opts if isinstance(one, click.Option)}
    assert {name: declared[name].name for name in (*FLAGS, *VALUES)} == {**FLAGS, **VALUES}
    assert all(declared[name].is_flag for name in FLAGS)
    assert not any(declared[name].is_flag or declared[name].multiple for name in VALUES)
    choices = {
        name: one.type for name, one in declared.items() if name in VALUES and isinstance(one.type, click.Choice)
    }
    assert {name: tuple(choice.choices) for name, choice in choices.items()} == CHOICES


def test_the_defaults_are_those_that_click_has() -> None:
    read = plainly_given(["check", "a.yaml", "--date", "2026-01-31"])
    assert read is not None
    assert every_parameter(read | {"day": day_of("2026-01-31")}) == read_by_click(
        ["check", "a.yaml", "--date", "2026-01-31"]
    )


def test_where_there_is_a_configuration_click_reads_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "styrkoll.yaml").write_text("language: en\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_plain_check(["check", str(SOUND)]) is None


def test_a_usage_fault_of_a_plain_check_names_the_command(plain: Plain) -> None:
    for arguments in (["--date", "idag"], ["--division", "XX"], ["a.yaml", "--example"]):
        assert plain("check", "--example", *arguments).err.splitlines()[-1] == "Hjälp: styrkoll check --help"
        assert plain("check", "--example", *arguments).code == 2
