"""The benchmarks run, and measure what they say: the faults are there and are found, and peers find the same.

Nothing here asserts anything about time.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.agreement import agreement_of
from checker.run import check_agreement
from tests.benchmarks.agreements import ITEMS, faulty_agreement, larger_agreement
from tests.benchmarks.parts import bundled_rules
from tests.benchmarks.peers import SQL, peers_on
from tests.cli.process import environment
from tests.sound import EXAMPLE, ROOT


def test_the_larger_agreement_is_one() -> None:
    text = larger_agreement()
    agreement = agreement_of(text.encode(), "larger.yaml")
    assert len(agreement.items) == len({item["number"] for item in agreement.items}) == ITEMS
    assert 96_000 <= len(text.encode()) < 1.5 * EXAMPLE.stat().st_size
    assert text == larger_agreement() != larger_agreement(seed=1)


def test_the_faults_of_made_agreements_are_found() -> None:
    rules = bundled_rules()
    names = set()
    for seed in range(25):
        made = faulty_agreement(seed)
        checked = check_agreement(agreement_of(made.data, "made.yaml"), rules)
        assert len(checked.agreement.items) == ITEMS
        found = {(one.rule.id, one.subject) for one in checked.open}
        for rule, nodes in made.noticed:
            names.add(rule)
            assert any((rule, node) in found for node in nodes), (seed, rule, nodes)
    assert len(names) > 12
    assert faulty_agreement(3) == faulty_agreement(3) != faulty_agreement(4)


def test_peers_find_the_same_and_a_wrong_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [faulty_agreement(seed, items=20).data for seed in range(8)]
    rules = bundled_rules()
    assert [peer.agrees for peer in peers_on(files, rules)] == [True, True, True]
    monkeypatch.setitem(SQL, "LED01", SQL["LED01"].replace("<> 1", "> 1"))
    assert [peer.agrees for peer in peers_on(files, rules)] == [True, False, True]


def test_one_round_prints_the_page(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--rounds", "1", "--files", "22"],
        env=environment(tmp_path, {"PATH": ""}),  # without valgrind, whose counting takes half a minute
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    for name in ("check, cold", "check, unchanged", "values and all places", "shape check", "facts", "22", "sqlite"):
        assert any(re.match(rf"\| {name}\b.*\d", row) for row in rows), name
    assert "| NO |" not in done.stdout
