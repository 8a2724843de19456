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
from tests.benchmarks.__main__ import sections
from tests.benchmarks.agreements import ITEMS, faulty_agreements, larger_agreement
from tests.benchmarks.many import agreement_data, exponent, held, many_files, one_file, write_agreements
from tests.benchmarks.parts import profile_of
from tests.benchmarks.peers import ENGINES, RULES, loaded, peers_on
from tests.benchmarks.peers.sql import QUERIES
from tests.benchmarks.processes import used_by
from tests.cli.process import environment
from tests.sound import EXAMPLE, ROOT


def test_the_larger_agreement_is_one() -> None:
    text = larger_agreement()
    agreement = agreement_of(text.encode(), "larger.yaml")
    assert len(agreement.items) == len({item["number"] for item in agreement.items}) == ITEMS
    assert 96_000 <= len(text.encode()) < 1.5 * EXAMPLE.stat().st_size
    assert text == larger_agreement() != larger_agreement(seed=1)


def test_the_exponent_is_that_of_the_growth() -> None:
    assert exponent({10: 3.0, 100: 30.0, 1000: 300.0}) == pytest.approx(1)
    assert exponent({10: 1.0, 100: 100.0, 1000: 10_000.0}) == pytest.approx(2)


def test_many_agreements_are_written_and_checked(tmp_path: Path) -> None:
    write_agreements(tmp_path, 30)
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [*map(agreement_data, range(30))]
    env = environment(tmp_path / "cache")
    rows = [*many_files(tmp_path, 22, env), *one_file(tmp_path, env, (10, 20)), *held(tmp_path, 100, env)]
    assert sum(line.startswith("| ") for line in rows) == 3 + 12 + 4 + 10 + 5
    assert any("grows with exponent" in line for line in rows)
    assert any(re.match(r"A check of one of them takes [1-9]\d+ MiB; none", line) for line in rows)


def test_the_memory_of_a_process_is_its_own(tmp_path: Path) -> None:
    held_here = bytearray(b"x" * (64 * 2**20))
    small, large = (used_by(["-c", code], environment(tmp_path)) for code in ("pass", "b'x' * (96 * 2**20)"))
    assert small.memory < len(held_here) / 2**20 < large.memory
    assert small.processor > 0
    with pytest.raises(SystemExit, match="ZeroDivisionError"):
        used_by(["-c", "import sys; sys.excepthook(*[ZeroDivisionError, ZeroDivisionError(), None]); sys.exit(2)"], {})


def test_a_profile_tells_where_the_time_of_a_step_goes() -> None:
    def slow() -> int:
        return sum(number**99 % 97 for number in range(20_000))  # most of the time is in the generator

    calls, told = profile_of(slow, 3)
    assert 20_001 <= calls < 20_010
    assert re.match(r"`genexpr`, benchmarks/test_benchmarks.py:\d+: \d{2,3}% in 20,001 calls", told[0])


def test_all_engines_find_the_same_and_each_rule_something() -> None:
    graphs = loaded(faulty_agreements())
    found = {name: engine(graphs)() for name, engine in ENGINES.items()}
    ours = found["styrkoll"]
    assert all((f"made-{rule}", rule) in {one[:2] for one in ours} for rule in RULES)
    assert {name: one ^ ours for name, one in found.items() if one != ours} == {}


def test_a_wrong_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(QUERIES, "LED01", QUERIES["LED01"].replace("<> 1", "> 1"))
    wrong = [peer.name for peer in peers_on(faulty_agreements()) if not peer.agrees]
    assert wrong == ["sqlite, in memory, indexed"]


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
    for name in (
        "check, cold",
        "check, unchanged",
        "values and all places",
        "shape check",
        "facts",
        "22",
        "sqlite",
        "Rego",
    ):
        assert any(re.match(rf"\| {name}\b.*\d", row) for row in rows), name
    assert "| NO |" not in done.stdout


def test_the_page_is_made_of_its_sections() -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    made = sections(page)
    assert [line for lines in made.values() for line in lines] == page.splitlines()
    assert "Other engines" in made
