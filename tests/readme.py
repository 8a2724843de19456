"""The README's outputs: what stands in it must be what the commands print.

`python -m tests.readme` writes them anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = ROOT / "reports" / "example" / "ks-2026.txt"

FAULTY = """\
agreement: {id: ks-2027, year: 2027, of_board: KS}
bodies:
  - {code: KS, kind: board, party: true}
  - {code: SHB, kind: divison, party: true}
items:
  - {number: 1.1.1, kind: assignment, titel: Levande centrum, led_by: [SBH], end: 2027-02-30}
"""
"""An agreement with a fault of each common sort."""

SHOWN = 30
"""How many lines of the findings the first screen shows."""


def styrkoll(*arguments: str, folder: Path = ROOT) -> str:
    """What the command prints, on both streams, without emphasis."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "checker", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def blocks(folder: Path) -> dict[str, str]:
    """The README's generated blocks by name; `folder` is an empty folder to work in."""
    lines = styrkoll("check", "--example").splitlines()
    (folder / "avtal.yaml").write_text(FAULTY, encoding="utf-8")
    rule = (ROOT / "rules" / "lead" / "lead-unclear.yaml").read_text("utf-8").split("examples:")
    examples = rule[1].splitlines()[1:3]
    return {
        "check": "\n".join([*lines[:SHOWN], "…", *lines[-4:]]),
        "faults": styrkoll("check", "avtal.yaml", folder=folder).rstrip(),
        "rule": rule[0] + "\n".join(["examples:", *examples]),
    }


def with_blocks(text: str, made: dict[str, str]) -> str:
    """A text with each block between its marker and its closing fence replaced."""
    for name, block in made.items():
        found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)\n```\n", text, re.DOTALL)
        assert found is not None, f"README.md should have a block {name}"
        text = text[: found.start(1)] + block + text[found.end(1) :]
    return text


def main() -> None:
    """Writes the README's blocks and the example output anew."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = blocks(Path(folder))
    README.write_text(with_blocks(README.read_text("utf-8"), made), encoding="utf-8")
    EXAMPLE.write_text(styrkoll("check", "--example", "--all"), encoding="utf-8")


if __name__ == "__main__":
    main()
