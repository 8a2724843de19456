"""The benchmark runs, and measures what it says. It asserts nothing about time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from checker.agreement import agreement_of
from tests.benchmarks.cold_check import ITEMS, larger_agreement
from tests.cli.process import environment
from tests.sound import EXAMPLE, ROOT


def test_the_larger_agreement_is_one() -> None:
    text = larger_agreement()
    agreement = agreement_of(text.encode(), "larger.yaml")
    assert len(agreement.items) == len({item["number"] for item in agreement.items}) == ITEMS
    assert len(agreement.items) > len(agreement_of(EXAMPLE.read_bytes(), "example.yaml").items)
    assert 96_000 <= len(text.encode()) < 1.5 * EXAMPLE.stat().st_size
    assert text == larger_agreement()
    assert text != larger_agreement(seed=1)


def test_one_round_prints_the_table(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.cold_check", "1"],
        env=environment(tmp_path),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    versions, _, _, _, example, larger = done.stdout.splitlines()
    assert re.fullmatch(r"Python [\d.]+, PyYAML [\d.]+, click [\d.]+; \d+ cores, 1 rounds", versions)
    assert re.fullmatch(rf"\| {EXAMPLE.name} \| \d+ \| \d+ \| \d+ \| \d+\.\d\d \|", example)
    assert re.fullmatch(rf"\| {ITEMS} items\.yaml \| \d+ \| \d+ \| \d+ \| \d+\.\d\d \|", larger)
