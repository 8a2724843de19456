"""The command line as an input: arguments, and files that it reads, run in this process in a folder of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from checker.cli import running
from checker.cli.exits import INTERRUPTED
from checker.content import use_wordings, wording_folders
from checker.importer import wordings
from tests.fuzz.amplify import amplified, parts_whole
from tests.fuzz.commands import COMPLETED, NEW, TYPED, Command, Files, unpacked
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
    ("check", "avtal.yaml", "--write-baseline", "ut.yaml", "--no-waivers"),
    ("check", "--show-config", "--no-config", "--format", "markdown"),
    ("diff", "tidigare.yaml", "avtal.yaml", "--lang", "sv"),
    ("diff", "--git", "main..HEAD"),
    (
        "waive",
        "DAT02",
        "1.2.1",
        "avtal.yaml",
        "--reason",
        "x",
        "--decided-by",
        "KS",
        "--decision",
        "§ 1",
        "--expires",
        "2026-12-31",
    ),
    ("explain", "LED01", "--lang", "en"),
    ("rules", "list", "--select", "dates"),
    ("rules", "test", "--select", "LED01", "--rules", "regler"),
    ("report", "avtal.yaml", "--occasion", "vår", "-o", "ut", "--division", "SHB", "--format", "markdown"),
    ("graph", "avtal.yaml", "-o", "ut.svg", "--division", "TEK"),
    ("export", "avtal.yaml", "--to", "json", "-o", "ut.json"),
    ("import", "avtal.txt", "-o", "ut.yaml", "--force"),
    ("doubts", "avtal.yaml", "--format", "json"),
    ("doubts", "avtal.yaml", "--answer", "1=SHB"),
    ("init", "ny", "--municipality", "Exempel", "--board", "KS", "--board-name", "Styrelsen", "--year", "2027"),
    Command(NEW, {}).arguments,
    ("rules", "docs", "-o", "ut", "--lang", "en"),
    ("rules", "coverage", "--all"),
    ("explain", "lead-unclear", "--example"),
    ("graph", "--example", "--picture", "load", "--narrow", "-o", "-"),
    ("export", "--example", "--to", "ttl"),
    ("import", "avtal.txt", "--onto", "tidigare.yaml", "-o", "ut.yaml"),
    (COMPLETED, "check", "--select", "LED"),
    (COMPLETED, "waive", "LED01", "1.", "avtal.yaml"),
    ("schema", "agreement", "-o", "ut.json"),
    ("completion", "bash"),
    ("--version",),
    ("--help",),
)
_SAFE: Final = ("/dev/full", "/dev/null", "/finns/inte.yaml", "a/b.yaml", "regler/x.yaml", "dates/egen")
"""The only arguments with a slash: what is fuzzed writes files, and no mutant may reach one outside its folder."""
_MOST_ARGUMENTS: Final = 20_000
_LONGEST_ARGUMENT: Final = 130_000
"""Characters: Linux starts no process with a longer one."""


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
    return [_harmless(one) for one in text.split(_BETWEEN)][:_MOST_ARGUMENTS]


def _harmless(argument: str) -> str:
    if argument in _SAFE:
        return argument
    return re.sub(r"[/\\]|\.\.", "_", argument)[:_LONGEST_ARGUMENT]


def large_line(random: Random, size: int) -> bytes:
    """A command with very many arguments, or with long ones."""
    line = random.choice(command_line_seeds()).text
    return amplified(random, parts_whole(line, _BETWEEN), size).encode()


@cache
def own_folder() -> Path:
    """A folder for all that is written, which goes when the process ends; the cache is in it too."""
    top = Path(tempfile.mkdtemp(prefix="styrkoll-fuzz-"))
    import atexit

    atexit.register(shutil.rmtree, top, ignore_errors=True)
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(top / "cache")
    return top


def fresh_folder(files: Files) -> Path:
    """A project to run a command in, deep enough that the folder above it is ours too; with these files in it."""
    folder = own_folder() / "a" / "b"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    text = SOUND.read_text("utf-8")
    (folder / "avtal.yaml").write_text(text.replace("end: 2026", "end: 2025"), "utf-8")
    (folder / "tidigare.yaml").write_text(text, "utf-8")
    source = (ROOT / "data" / "source" / "ks-2026.txt").read_text("utf-8").split("\n")
    (folder / "avtal.txt").write_text("\n".join([*source[:60], *source[300:400]]), "utf-8")
    (folder / "regler").mkdir()
    rule = ROOT / "rules" / "lead" / "lead-unclear.yaml"
    (folder / "regler" / "egen.yaml").write_text(rule.read_text("utf-8").replace("LED01", "EGEN01"), "utf-8")
    for name, held in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(held)
    return folder


def run_command_line(data: bytes) -> Iterator[Any]:
    """The command with these arguments, in a fresh folder."""
    line, files = unpacked(data)
    arguments = arguments_in(line)
    typed = files.pop(TYPED, b"").decode("utf-8", "replace")
    code, out, err = ran(lambda: run_in_process(arguments), fresh_folder(files), typed)
    if "Traceback" in err:
        raise Wrong(f"a traceback: {arguments!r} {err}")
    if code not in (0, 1, 2, INTERRUPTED):
        raise Wrong(f"an exit code that is none of ours: {code} {arguments!r}")
    if code == 2 and not (err.strip() or (arguments[:1] == ["rules"] and out.strip())):  # a proof that fails is a table
        raise Wrong(f"a fault that says nothing: {arguments!r}")
    if code == 1 and not out.strip() and arguments[0] != COMPLETED:
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


def _forget_wordings() -> None:
    """What the project said of wordings is forgotten, as it is where a process ends."""
    if len(wording_folders()) > 1:
        use_wordings(())
        wordings._wordings_in.cache_clear()


def run_in_process(arguments: list[str]) -> object:
    """Runs the command, or completes what a shell has of it."""
    if arguments[:1] != [COMPLETED]:
        return running.run(arguments)
    words = {"COMP_WORDS": shlex.join(["styrkoll", *arguments[1:]]), "COMP_CWORD": str(len(arguments) - 1)}
    asked = {"_STYRKOLL_COMPLETE": "bash_complete"} | words
    try:
        os.environ.update({name: value.replace("\0", "") for name, value in asked.items()})
        return running.run([])
    finally:
        for name in asked:
            os.environ.pop(name, None)


def ran(run: Callable[[], object], folder: Path, typed: str = "") -> tuple[object, str, str]:
    """Runs something in a folder, with something typed; how it left or what it came to, and what it printed."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    before, stdin = os.getcwd(), sys.stdin
    code: object = 0
    os.chdir(folder)
    sys.stdin = io.StringIO(typed)
    try:
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            try:
                code = run()
            except SystemExit as left:
                code = 0 if left.code is None else left.code
    finally:
        sys.stdin = stdin
        os.chdir(before)
        _forget_wordings()
    out, err = (stream.buffer.getvalue().decode("utf-8", "replace") for stream in streams)
    return code, out, err
