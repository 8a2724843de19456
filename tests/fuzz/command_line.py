"""The command line as an input: arguments with NUL between them, run in this process in a folder of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from checker.cli import running
from checker.cli.exits import INTERRUPTED
from tests.fuzz.mutate import Seed
from tests.fuzz.oracle import Wrong
from tests.sound import ROOT, SOUND

_BETWEEN: Final = "\0"
_LINES: Final = (
    ("check", "avtal.yaml", "--date", "2026-06-30", "--lang", "en"),
    ("check", "--example", "--select", "LED01,dates", "--ignore", "info", "--format", "json"),
    ("check", "avtal.yaml", "-o", "ut.sarif", "-o", "junit=ut.xml", "--all", "--statistics", "--division", "SHB"),
    ("check", "avtal.yaml", "--compare", "tidigare.yaml", "--fail-on", "warning", "--no-config"),
    ("check", "avtal.yaml", "--compare", "main...", "--rules", "regler", "--baseline", "ut.yaml", "--format", "github"),
    ("check", "avtal.yaml", "--write-baseline", "ut.yaml", "--waivers", "undantag.yaml"),
    ("check", "--show-config", "--config", "styrkoll.yaml", "--format", "markdown"),
    ("diff", "tidigare.yaml", "avtal.yaml", "--lang", "sv"),
    ("diff", "--git", "main..HEAD"),
    ("waive", "DAT01", "1.2.1", "--reason", "x", "--by", "KS", "--decision", "§ 1", "--expires", "2026-12-31"),
    ("explain", "LED01", "--lang", "en"),
    ("rules", "list", "--select", "dates"),
    ("rules", "test", "LED01", "--rules", "regler"),
    ("report", "avtal.yaml", "--occasion", "vår", "-o", "ut", "--division", "SHB", "--format", "md"),
    ("graph", "avtal.yaml", "-o", "ut.svg", "--division", "TEK"),
    ("export", "avtal.yaml", "--to", "json", "-o", "ut.json"),
    ("import", "avtal.txt", "-o", "ut.yaml", "--force"),
    ("doubts", "avtal.yaml", "--format", "json"),
    ("doubts", "avtal.yaml", "--answer", "1=SHB"),
    ("init", "ny", "--name", "Exempel"),
    ("schema", "agreement", "-o", "ut.json"),
    ("completion", "bash"),
    ("--version",),
    ("--help",),
)
_SAFE: Final = ("/dev/full", "/dev/null", "/finns/inte.yaml", "a/b.yaml", "regler/x.yaml")
"""The only arguments with a slash: what is fuzzed writes files, and no mutant may reach one outside its folder."""


@cache
def command_line_seeds() -> tuple[Seed, ...]:
    """Lines of arguments that are right, whose spans are the arguments."""
    return tuple(
        Seed(text, tuple(found.span() for found in re.finditer(f"[^{_BETWEEN}]+", text)))
        for text in (_BETWEEN.join(line) for line in _LINES)
    )


def arguments_in(data: bytes) -> list[str]:
    """The arguments as a process would get them: bytes that are no text escaped, none with a path out of the folder."""
    text = data.decode("utf-8", "surrogateescape")
    return [_harmless(one) for one in text.split(_BETWEEN)][:40]


def _harmless(argument: str) -> str:
    if argument in _SAFE:
        return argument
    return re.sub(r"[/\\]|\.\.", "_", argument)[:5000]


@cache
def own_folder() -> Path:
    """A folder for all that is written, which goes when the process ends; the cache is in it too."""
    top = Path(tempfile.mkdtemp(prefix="styrkoll-fuzz-"))
    import atexit

    atexit.register(shutil.rmtree, top, ignore_errors=True)
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(top / "cache")
    return top


def fresh_folder() -> Path:
    """A project to run a command in, deep enough that the folder above it is ours too."""
    folder = own_folder() / "a" / "b"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    text = SOUND.read_text("utf-8")
    (folder / "avtal.yaml").write_text(text.replace("end: 2026", "end: 2025"), "utf-8")
    (folder / "tidigare.yaml").write_text(text, "utf-8")
    source = (ROOT / "data" / "source" / "ks-2026.txt").read_text("utf-8").split("\n")
    (folder / "avtal.txt").write_text("\n".join([*source[:60], *source[300:340]]), "utf-8")
    (folder / "regler").mkdir()
    rule = ROOT / "rules" / "lead" / "lead-unclear.yaml"
    (folder / "regler" / "egen.yaml").write_text(rule.read_text("utf-8").replace("LED01", "EGEN01"), "utf-8")
    return folder


def run_command_line(data: bytes) -> Iterator[Any]:
    """The command with these arguments, in a fresh folder."""
    arguments = arguments_in(data)
    code, out, err = ran(lambda: running.run(arguments), fresh_folder())
    if "Traceback" in err:
        raise Wrong(f"a traceback: {arguments!r} {err}")
    if code not in (0, 1, 2, INTERRUPTED):
        raise Wrong(f"an exit code that is none of ours: {code} {arguments!r}")
    if code == 2 and not err.strip():
        raise Wrong(f"a fault that says nothing: {arguments!r}")
    if code == 1 and not out.strip():
        raise Wrong(f"findings that are not told: {arguments!r}")
    if code in (0, 1) and arguments[:1] == ["check"] and "--format" in arguments:
        asked = arguments[arguments.index("--format") + 1 :][:1]
        if (
            asked in (["json"], ["sarif"], ["gitlab"])
            and "--help" not in arguments
            and "--show-config" not in arguments
        ):
            json.loads(out)
    return iter(())


def ran(run: Callable[[], object], folder: Path) -> tuple[object, str, str]:
    """Runs something in a folder; how it left or what it came to, and what it printed."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    before, stdin = os.getcwd(), sys.stdin
    code: object = 0
    os.chdir(folder)
    sys.stdin = io.StringIO("")
    try:
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            try:
                code = run()
            except SystemExit as left:
                code = 0 if left.code is None else left.code
    finally:
        sys.stdin = stdin
        os.chdir(before)
    out, err = (stream.buffer.getvalue().decode("utf-8", "replace") for stream in streams)
    return code, out, err
