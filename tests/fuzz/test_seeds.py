"""What inputs are made from is right: an edit of what is refused anyway tries nothing."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from checker.yamlfile import Fault
from tests.fuzz import runs, seeds
from tests.fuzz.command_line import arguments_in, command_line_seeds, fresh_folder, ran, run_in_process
from tests.fuzz.commands import COMMANDS, TYPED, Command, right_command, unpacked
from tests.fuzz.mutate import Seed
from tests.fuzz.oracle import Run, outcome_of

RUNS: dict[str, tuple[Callable[[], tuple[Seed, ...]], Run]] = {
    "agreements": (seeds.agreements, runs.run_agreement),
    "rules": (seeds.rules, runs.run_rule),
    "configurations": (seeds.configurations, runs.run_configuration),
    "waivers": (seeds.waivers, runs.run_waivers),
    "baselines": (seeds.baselines, runs.run_baseline),
    "follow-ups": (seeds.follow_ups, runs.run_follow_up),
    "earlier": (seeds.earlier, runs.run_earlier),
    "passages": (seeds.passages, runs.run_import),
}


@pytest.mark.parametrize("name", RUNS)
def test_every_seed_is_right(name: str) -> None:
    of, run = RUNS[name]
    for seed in dict.fromkeys(of()):
        data = seed.text.encode()
        assert outcome_of(run, data)[::2] == (False, None), seed.text
        assert not [one for one in run(data) if isinstance(one, Fault)], seed.text


NOT_THERE = ("main...", "main..HEAD", "1=SHB")
"""Where a project is in no git, and an agreement has no open questions, these are refused."""


@pytest.mark.parametrize("line", [seed.text for seed in command_line_seeds()])
def test_every_line_of_arguments_is_right(line: str) -> None:
    code, _, err = ran(lambda: run_in_process(arguments_in(line.encode())), fresh_folder({}))
    assert code in (0, 1) or any(word in line for word in NOT_THERE), err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.line)
def test_every_command_is_right_with_files_that_are(command: Command) -> None:
    line, files = unpacked(right_command(Random(3), command))
    typed = files.pop(TYPED, b"").decode()
    code, _, err = ran(lambda: run_in_process(arguments_in(line)), fresh_folder(files), typed)
    assert code in (0, 1) or command.line.endswith("--answer"), err
