"""What is kept from one run to the next as an input: damaged, it is as if it were not; it never changes a result."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final
from zlib import crc32

from checker import cache as caches
from checker import seen
from checker.cli import main
from checker.cli.unchanged import replayed
from checker.rulebook import Rulebook
from checker.rulebook.recall import recalled_rulebook
from tests.fuzz.command_line import own_folder, ran
from tests.fuzz.mutate import Seed, mutated
from tests.fuzz.oracle import Wrong
from tests.sound import ROOT, SOUND

_RULES: Final = ("sources.yaml", "lead/lead-unclear.yaml", "dates/year-after-end.yaml")
_CHECK: Final = ["check", "avtal.yaml", "--date", "2026-06-30", "--rules", "regler"]
_WORDS: Final = ("0", "-1", "9" * 30, "times", "data", "names", "file", "day", "raw", "/", "null", "[]", "{}", "99999")


def kept_rulebook(random: Random) -> bytes:
    """A kept rulebook after edits."""
    return _edited(random, _rulebook()[1], r'"[^"]*"|-?\d+|[\[\]{}]')


def kept_run(random: Random) -> bytes:
    """A kept run of `check` after edits."""
    return _edited(random, _run()[1], "[^\0]+")


def _edited(random: Random, data: bytes, spans: str) -> bytes:
    """A kept file after edits; half of the time its checksum is right all the same, so that what lies below is read."""
    text = data.partition(b"\n")[2].decode(errors="surrogatepass")
    seed = Seed(text, tuple(found.span() for found in re.finditer(spans, text)))
    edited = mutated(random, seed, _WORDS)
    return (b"%08x" % crc32(edited) if random.random() < 0.5 else data[:8]) + b"\n" + edited


def _is_whole(data: bytes) -> bool:
    checksum, _, rest = data.partition(b"\n")
    return checksum == b"%08x" % crc32(rest)


def run_kept_rulebook(data: bytes) -> Iterator[Any]:
    """The rulebook recalled from the file: without its checksum, what the rules themselves say."""
    path, _, expected = _rulebook()
    path.write_bytes(data)
    recalled = recalled_rulebook([str(_rules_folder())])._replace(documents={})
    if not _is_whole(data) and (recalled, repr(recalled)) != (expected, repr(expected)):
        raise Wrong(f"a damaged cache that changes the rules: {recalled}")
    return iter(())


def run_kept_run(data: bytes) -> Iterator[Any]:
    """The run told again from the file: without its checksum not at all; never with a code that is none of ours."""
    path, _, printed = _run()
    path.write_bytes(data)
    code, out, err = ran(lambda: replayed([*_CHECK]), _project())
    if err:
        raise Wrong(f"a run told again with an error: {err}")
    if code not in (None, 0, 1) or (code is None and out):
        raise Wrong(f"a run told again with another code: {code} {out[:200]}")
    if not _is_whole(data) and code is not None:
        raise Wrong(f"a damaged cache that is told: {code} {out[:200]} {printed[:200]}")
    return iter(())


def _rules_folder() -> Path:
    """A folder with a few of the rules."""
    folder = own_folder() / "kept" / "rules"
    if not folder.is_dir():
        for name in _RULES:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "rules" / name, folder / name)
    return folder


def _project() -> Path:
    """A folder with an agreement that has something to find, and a rule or two of its own."""
    folder = own_folder() / "kept" / "project"
    if not folder.is_dir():
        shutil.copytree(_rules_folder(), folder / "regler")
        (folder / "regler" / "sources.yaml").unlink()
        (folder / "regler" / "lead" / "lead-unclear.yaml").unlink()
        (folder / "avtal.yaml").write_text(SOUND.read_text("utf-8").replace("end: 2026", "end: 2025"), "utf-8")
    return folder


@cache
def _rulebook() -> tuple[Path, bytes, Rulebook]:
    """The kept rulebook: its file, what the file holds, and the rules themselves."""
    folder, before = _rules_folder(), _files("rulebook")
    _wait_until_settled()
    rules = recalled_rulebook([str(folder)])._replace(documents={})
    (path,) = _files("rulebook") - before
    return path, path.read_bytes(), rules


@cache
def _run() -> tuple[Path, bytes, str]:
    """The kept run: its file, what the file holds, and what was printed."""
    folder, before = _project(), _files("run")
    _wait_until_settled()
    _, printed, _ = ran(lambda: main([*_CHECK]), folder)
    (path,) = _files("run") - before
    return path, path.read_bytes(), printed


def _wait_until_settled() -> None:
    """Nothing is kept of files so new that they may change without a change of their times."""
    time.sleep(1.1 * seen._SETTLED / 1e9)


def _files(sort: str) -> set[Path]:
    own_folder()
    return {*Path(caches.cache_folder() or "").glob(f"{sort}-*")}


def leave_folders() -> None:
    """From here on this process has folders of its own, and not those of the one that it is a copy of."""
    for made in (own_folder, _rulebook, _run):
        made.cache_clear()
