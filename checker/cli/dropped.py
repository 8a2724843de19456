"""`styrkoll dropped`: what `styrkoll.cmd` runs with the documents that were dropped on it."""

from __future__ import annotations

import ntpath
import os
import re
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Final

import click

from checker.cli.exits import Exit

_LINE: Final = "STYRKOLL_COMMAND_LINE"
_SCRIPT: Final = "STYRKOLL_SCRIPT"
_ENDINGS: Final = (".docx", ".xlsx")


@click.command(hidden=True)
@click.argument("files", nargs=-1, metavar="FILES...")
def dropped(files: tuple[str, ...]) -> int:
    """Check each of FILES by itself, and save the findings beside it as Word and Excel.

    styrkoll.cmd runs this. Windows puts no quotes around a name without spaces, and its shell then cuts `a&b.docx` and
    `a,b.docx` in pieces; so the names are taken from the line that it was called by, which styrkoll.cmd hands over.
    """
    paths = names_dropped(os.environ) or files
    if not paths:
        print("Dra ett dokument (Word, PDF eller text) till ikonen styrkoll.cmd.", file=sys.stderr)
        return Exit.FAULT
    full = [os.path.abspath(path) for path in paths]
    stems = Counter(_stem(path) for path in {os.path.normcase(path): path for path in full}.values())
    return max(_check(path, alone=len(full) == 1, shared=stems[_stem(path)] > 1) for path in full)


def names_dropped(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The files that Windows called `styrkoll.cmd` with; none where somebody typed its name in a shell."""
    script = ntpath.basename(environment.get(_SCRIPT, ""))
    match = re.search(r'\s/c\s+""(?P<called>[^"]*)"(?P<names>.*)"\s*$', environment.get(_LINE, ""), re.IGNORECASE)
    if not match or not script or ntpath.basename(match["called"]).casefold() != script.casefold():
        return ()
    return tuple(quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|([^\s"]+)', match["names"]))


def _stem(path: str) -> str:
    """A path without its ending, as Windows compares names."""
    return os.path.splitext(path)[0].casefold()


def _check(path: str, *, alone: bool, shared: bool) -> int:
    """Checks a file; `shared`: another has the same name but for the ending, so that it is told by that."""
    from checker.cli.running import run

    beside = path if shared else os.path.splitext(path)[0]
    if not alone:
        print(f"\n=== {os.path.basename(path)} ===\n", flush=True)
    return run(["check", path, *(word for ending in _ENDINGS for word in ("-o", f"{beside}-iakttagelser{ending}"))])
