"""Reviews of many agreements, kept file by file: one that was edited costs its own check, not that of the others.

What is kept of a file depends on what its check looked at (`checker.seen`) and on the circumstances that all files of a
run share: the rules and how they are configured, the waivers and the day, how the review is written, and the tool
itself. It is used only where all of that is as it was. No more files are kept than have room.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from checker import __version__, cache, seen
from checker.cli.deciding import Decisions
from checker.cli.inputs import Input
from checker.cli.unchanged import entry, kept
from checker.output.result import Result
from checker.rulebook import Rule

FORM: Final = 1
"""Goes up when what is kept changes its meaning."""
MOST_FILES: Final = 5_000
"""Of more files than this nothing is kept: the first would have gone again before they are asked for."""


def shared_circumstances(rules: Iterable[Rule], decisions: Decisions, result: Result) -> str:
    """All that the reviews of a run depend on beyond what a check of one file looks at."""
    waivers = None if decisions.waivers is None else (decisions.waivers.document.digest, decisions.day.isoformat())
    shared = repr(
        (
            *(FORM, __version__, sys.version, sys.getfilesystemencoding(), *_own_files()),
            *(result.rulebook.fingerprint, [rule.id for rule in rules], decisions.path, waivers),
            *(result.language, result.show_all, result.fail_on, result.folder, result.paint.on, result.width),
        )
    )
    return seen.digest(shared.encode(errors="surrogatepass"))


def _own_files() -> Iterator[tuple[str, int, int, int]]:
    """The tool's modules, and those of the parser of files: a review is kept by what made it."""
    for package in (cache.__file__, sys.modules["yaml"].__file__ or ""):
        for folder, _, names in os.walk(os.path.dirname(package)):
            for name in names:
                if name.endswith(".py"):
                    about = os.stat(os.path.join(folder, name))
                    yield os.path.join(folder, name), about.st_size, about.st_mtime_ns, about.st_ctime_ns


def review_of(one: Input, circumstances: str, make: Callable[[], tuple[str, bool]]) -> tuple[str, bool]:
    """A file's review, and whether it makes the run fail: what was kept of it, or what `make` makes, kept if it can be.

    Where `make` makes no review, or raises, nothing is kept.
    """
    own = repr((circumstances, one))
    path = cache.cache_file("reviews/of", own)
    known = None if path is None else kept(path, own)
    if known is not None:
        return known[2].decode(errors="surrogatepass"), bool(known[0])
    made = "", False

    def look() -> None:
        nonlocal made
        made = make()

    looks = seen.looks_at(look)
    review, failing = made
    if path is not None and looks is not None and review:
        cache.keep(path, entry(own, int(failing), looks, review), tidy=False)
    return made


def tidy() -> None:
    """Lets the oldest reviews go where all take too much room."""
    path = cache.cache_file("reviews/of", "")
    if path is not None:
        cache.make_room(os.path.dirname(path))
