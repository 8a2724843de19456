"""What CI says of six faulty proposals, in a repository that `styrkoll init` makes: the page docs/ci/example.md.

    python -m tests.tools.shown

makes the repository anew, edits it in six ways, and writes the page.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.sound import ROOT
from tests.tools.programs import run
from tests.tools.repository import IDENTITY, git, new_repository

PAGE: Final = ROOT / "docs" / "ci" / "example.md"
DATE: Final = "2026-03-01"
FILE: Final = "data/ks-2026.yaml"
FORMATS: Final = ("text", "github", "markdown", "sarif", "gitlab", "junit")


class Edit(NamedTuple):
    """A change that somebody proposes: what it is, and how the agreement's text is changed."""

    name: str
    about: str
    made: Callable[[str], str]


def _replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def made(text: str) -> str:
        for old, new in pairs:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        return text

    return made


def _renumbered(text: str) -> str:
    """Without the item 1.2.1, and the numbers of the next three moved up."""
    before, number, rest = text.partition("  - number: 1.2.1\n")
    assert number
    text = before + rest[rest.index("  - number: 1.2.2\n") :]
    for last in "123":
        text = text.replace(f"  - number: 1.2.{int(last) + 1}\n", f"  - number: 1.2.{last}\n", 1)
    return text


def _in_conflict(text: str) -> str:
    """As Git leaves a file when two people have changed the same line, and somebody commits it so."""
    line = "    end: 2026-12-31\n"
    before, found, after = text.partition(line)
    assert found
    theirs = line.replace("2026", "2027")
    return f"{before}<<<<<<< HEAD\n{line}=======\n{theirs}>>>>>>> förslag\n{after}"


EDITS: Final = (
    Edit(
        "lead",
        "The lead of an assignment that two divisions share is taken away.",
        _replaced(("    led_by: [SHB]\n", "")),
    ),
    Edit(
        "target",
        "A target is lowered from 95 to 90 %.",
        _replaced(
            ("ska öka till minst 95 %\n        claims", "ska öka till minst 90 %\n        claims"),
            ('value: "95"', 'value: "90"'),
            ("quote: ska öka till minst 95 %", "quote: ska öka till minst 90 %"),
        ),
    ),
    Edit(
        "dates",
        "An assignment's start and end change places.",
        _replaced(
            (
                "supported_by: [ROS]\n    start: 2026-01-01\n    end: 2026-12-31",
                "supported_by: [ROS]\n    start: 2026-12-31\n    end: 2026-01-01",
            )
        ),
    ),
    Edit(
        "renumbering", "An assignment is taken away, and the items after it get its number and the next.", _renumbered
    ),
    Edit("key", "A key is misspelt.", _replaced(("    led_by: [SHB]\n", "    led_bye: [SHB]\n"))),
    Edit("conflict", "A merge is committed with its conflict left in the file.", _in_conflict),
)


class Printed(NamedTuple):
    """What a command printed on its two streams, and its exit code."""

    command: str
    code: int
    out: str
    err: str


class Shown(NamedTuple):
    """An edit with its change in Git, what `diff` says of it, and what each format of `check` says."""

    edit: Edit
    change: str
    diff: Printed
    checks: dict[str, Printed]


def shown(folder: Path) -> Iterator[Shown]:
    """Makes the repository in the folder, and every edit on a branch of its own."""
    project = new_repository(folder / "ox", "--date", DATE)
    agreement = project / FILE
    shutil.copy(project / "exempel" / "overenskommelse.yaml", agreement)
    whole = agreement.read_text("utf-8").replace("id: sound-2026", "id: ks-2026")
    agreement.write_text(whole, "utf-8")
    git("commit", "--quiet", "--all", "--message=Överenskommelsen", cwd=project)
    for edit in EDITS:
        git("checkout", "--quiet", "-B", edit.name, "main", cwd=project)
        agreement.write_text(edit.made(whole), "utf-8")
        git("commit", "--quiet", "--all", f"--message={edit.about}", cwd=project)
        change = git("diff", "--unified=0", "main", "--", FILE, cwd=project).partition("@@")
        yield Shown(
            edit,
            change[1] + change[2],
            styrkoll(project, "diff", "--git", "main..HEAD"),
            {form: styrkoll(project, "check", "--compare", "main", "--format", form) for form in FORMATS},
        )


def styrkoll(project: Path, *arguments: str) -> Printed:
    """Runs the command in the project, on the day of the page."""
    env = IDENTITY | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = run(sys.executable, "-m", "checker", *arguments, "--date", DATE, cwd=project, env=env)
    return Printed(f"styrkoll {' '.join(arguments)}", done.returncode, done.stdout, done.stderr)


def page(edits: Iterator[Shown]) -> str:
    """The page as Markdown."""
    return "\n".join(_lines(edits)) + "\n"


def _lines(edits: Iterator[Shown]) -> Iterator[str]:
    yield "# What CI says of six faulty proposals"
    yield ""
    yield "<!-- Made by `python -m tests.tools.shown`; do not change it here. -->"
    yield ""
    yield "In a repository made by `styrkoll init` somebody has written an agreement without findings. Now come six"
    yield "proposals, the last two of which make the file unreadable. Each is compared with the branch `main`, as"
    yield "[the examples](README.md) do."
    for number, one in enumerate(edits, 1):
        yield from ("", f"## {number}. {one.edit.about.rstrip('.')}", "", *_fenced("diff", one.change))
        yield from ("", *_command(one.diff))
        yield from ("", "In the log:", "", *_command(one.checks["text"]))
        yield from ("", "At the lines of the change, on GitHub:", "", *_command(one.checks["github"]))
        yield from (
            "",
            "In SARIF, the results or faults:",
            "",
            *_fenced("json", _results(one.checks["sarif"].out)),
        )
        yield from ("", "In the job's summary, on GitHub:", "", *_fenced("markdown", one.checks["markdown"].out))


def _command(one: Printed) -> Iterator[str]:
    yield from _fenced("text", f"> {one.command}\n{(one.out + one.err).rstrip()}\n> exit code {one.code}")


def _fenced(language: str, text: str) -> Iterator[str]:
    fence = "````" if "```" in text else "```"
    yield from (f"{fence}{language}", text.rstrip("\n"), fence)


def _results(sarif: str) -> str:
    """The results, and what could not be read, as far as they are about this change and not always the same."""
    run_of: dict[str, Any] = json.loads(sarif)["runs"][0]
    keys = ("ruleId", "level", "baselineState", "message", "partialFingerprints")
    faults = run_of["invocations"][0].get("toolExecutionNotifications", ())
    told = [{key: one[key] for key in keys if key in one} for one in (*run_of["results"], *faults)]
    return json.dumps(told, ensure_ascii=False, indent=2)


def main() -> None:
    """Writes the page anew."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(shown(Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
