"""Emphasis and width: on a terminal, in a pipe, and as the environment wants it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.process import Plain, Styrkoll
from tests.cli.terminals import on_a_terminal

CHECK = ["check", "--example", "--select", "LED01,UPP02"]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def printed_on_terminal(cache: Path, arguments: list[str], columns: int, more: dict[str, str]) -> tuple[str, int]:
    """What the command prints on a terminal that is so wide, and its exit code."""
    shown, code = on_a_terminal(cache, arguments, columns=columns, more={"TERM": "xterm"} | more, streams=["stdout"])
    return shown.replace("\r\n", "\n"), code


def test_a_terminal_has_colours_and_a_pipe_has_none(plain: Plain, cache: Path) -> None:
    piped = plain(*CHECK).out
    shown, code = printed_on_terminal(cache, CHECK, 100, {})
    assert not ANSI.search(piped)
    assert "\x1b[1;31mMÅSTE RÄTTAS\x1b[0m" in shown
    assert ANSI.sub("", shown) == piped
    assert code == 1


@pytest.mark.parametrize(
    ("more", "coloured"),
    [
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_a_terminal_follows_the_environment(cache: Path, more: dict[str, str], coloured: bool) -> None:
    shown, _ = printed_on_terminal(cache, ["explain", "LED01"], 100, more)
    assert bool(ANSI.search(shown)) is coloured


@pytest.mark.parametrize(
    ("more", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_a_pipe_follows_the_environment(styrkoll: Styrkoll, plain: Plain, more: dict[str, str], coloured: bool) -> None:
    expected, out = plain(*CHECK).out, styrkoll(*CHECK, env=more).out
    assert bool(ANSI.search(out)) is coloured
    assert ANSI.sub("", out) == expected


def test_json_is_never_coloured(styrkoll: Styrkoll) -> None:
    assert not ANSI.search(styrkoll(*CHECK, "--format", "json", env={"FORCE_COLOR": "1"}).out)


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_the_review_fits_the_terminal(cache: Path, columns: int) -> None:
    shown, _ = printed_on_terminal(cache, ["check", "--example", "--all"], columns, {"NO_COLOR": "1"})
    assert [line for line in shown.splitlines() if len(line) > max(40, min(columns, 100))] == []
