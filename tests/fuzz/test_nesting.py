"""What is nested without end neither crashes the process nor hangs it: libyaml and Python have limits of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

from tests.cli.process import environment
from tests.sound import ROOT

DEEP: Final = {
    "brackets": "[" * 900_000,
    "closed brackets": "[" * 450_000 + "]" * 450_000,
    "braces": "{a: " * 200_000,
    "dashes": "- " * 450_000,
    "questions": "? " * 450_000,
    "indents": "".join(" " * depth + "a:\n" for depth in range(1_300)),
    "within the limit": "[" * 64 + "]" * 64,
}
_RUN: Final = """
import json, sys
from tests.fuzz.oracle import outcome_of
from tests.fuzz.sorts import SORTS
from tests.fuzz.test_nesting import DEEP, deep_rules
sorts = ("yaml", "agreement", "rule", "configuration", "waivers", "baseline", "follow-up", "earlier", "import, text")
for sort in sorts:
    for name, text in DEEP.items():
        complaint = outcome_of(SORTS[sort].run, text.encode()).complaint
        print(json.dumps([sort, name, complaint and complaint.details]))
for name, text in deep_rules().items():
    complaint = outcome_of(SORTS["rule"].run, text.encode()).complaint
    print(json.dumps(["rule", name, complaint and complaint.details]))
"""


def deep_rules() -> dict[str, str]:
    """Rules whose shapes, paths and patterns are nested as deep as the language lets them, and deeper."""
    rule = {
        "id": "T01",
        "severity": "error",
        "title": {"sv": "T", "en": "T"},
        "basis": ["skr-follow-up"],
        "target": "assignment",
        "message": {"sv": "{number}", "en": "{number}"},
        "advice": {"sv": "R", "en": "A"},
    }
    shape: dict[str, object] = {"led_by": {"min_count": "1"}}
    for _ in range(28):
        shape = {"not": {"led_by": {"some_value": {"^led_by": shape}}}} if "not" not in shape else {"not": shape}
    paths = (
        "(" * 100_000 + "led_by",
        "^" * 100_000 + "led_by",
        "led_by" + "/^led_by" * 48,
        "(led_by/^led_by)*" * 10_000,
    )
    patterns = ("(" * 100_000, "(" * 20 + "a*" + ")*" * 20 + "b", "(a|" * 20 + "a" + ")" * 20, "[" * 400)
    requirements: dict[str, object] = {"shapes": shape}
    requirements |= {f"path {path[:9]}": {path: {"min_count": "1"}} for path in paths}
    requirements |= {f"pattern {pattern[:9]}": {"title": {"pattern": pattern}} for pattern in patterns}
    return {name: json.dumps(rule | {"require": require}) for name, require in requirements.items()}


def test_everything_deep_comes_to_an_answer() -> None:
    env = environment(ROOT / "tests") | {"STYRKOLL_CACHE": "off"}
    done = subprocess.run(
        [sys.executable, "-c", _RUN], env=env, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == 9 * len(DEEP) + len(deep_rules())
    assert [one for one in told if one[2] is not None] == []
