"""What a run has seen of the world: files, folders, names where something might have been.

Whoever looks at the world on the way of a check looks through this module, which notes what it saw between `begin` and
`ended`. A later run for which all of it is as it was (`unchanged`) would come to the same, and need not be made. What
cannot be told again (a file that is written, a question to git) must be said: `unrepeatable`.

This is on the way of every run, so it imports next to nothing: `typing` alone takes as long as all else here.
"""

from __future__ import annotations

import os
import stat
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Looks = dict[tuple[str, str], str]

_SETTLED = 2 * 10**9
"""So many nanoseconds must have passed since a file changed until its times tell that it has not changed since: some
file systems count in steps of two seconds."""

_noted: Looks | None = None
_begun = 0
_newest = 0
"""The latest of the times that were looked at, in nanoseconds."""


def begin() -> None:
    """Starts noting what is seen."""
    global _noted, _begun, _newest
    _noted, _begun, _newest = {}, time.time_ns(), 0


def ended() -> Looks | None:
    """What was seen since `begin`, which ends here; None where a later run could not tell whether it is the same."""
    global _noted
    looks, _noted = _noted, None
    return looks if _newest < _begun - _SETTLED else None


def looks_at(look: Callable[[], None]) -> Looks | None:
    """What `look` sees, noted on its own whether or not a run is; None where it cannot be told again."""
    global _noted, _newest
    outer, newest_before, begun = _noted, _newest, time.time_ns()
    _noted, _newest = {}, 0
    try:
        look()
        looks, newest = _noted, _newest
    finally:
        _noted, _newest = outer, max(newest_before, _newest)
    if looks is None:
        unrepeatable()
        return None
    again(looks)
    return looks if newest < begun - _SETTLED else None


def again(looks: Looks) -> None:
    """Notes what was seen before and is known to be unchanged; it had settled then."""
    for (sort, path), was in looks.items():
        _note(sort, path, was)


def unrepeatable() -> None:
    """Says that something was done or seen that no later run can tell again."""
    global _noted
    _noted = None


def is_file(path: str) -> bool:
    """`os.path.isfile`."""
    return _seen("file", path) == "1"


def is_folder(path: str) -> bool:
    """`os.path.isdir`."""
    return _seen("folder", path) == "1"


def names_in(folder: str) -> list[str]:
    """The names in a folder, sorted.

    Raises:
        OSError: where it cannot be read.
    """
    names = sorted(os.listdir(folder))
    if _noted is not None:
        _note("names", folder, digest("\0".join(names).encode(errors="surrogatepass")))
    return names


def data_of(path: str | os.PathLike[str], data: bytes) -> None:
    """To be called with what a file was found to hold."""
    if _noted is not None:
        _note("data", os.fspath(path), f"{len(data)} {digest(data)}")


def times_of(paths: Iterable[str]) -> None:
    """To be called before files are read whose times will do to tell whether they have changed: the tool's own."""
    global _newest
    for path in paths if _noted is not None else ():
        try:
            about = os.stat(path)
        except (OSError, ValueError):
            _note("times", path, "")
            continue
        _newest = max(_newest, about.st_mtime_ns, about.st_ctime_ns)
        _note("times", path, f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns}")


def day(today: str) -> None:
    """To be called with what was taken for today, in ISO form, where the result depends on it."""
    _note("day", "", today)


def unchanged(looks: Iterable[tuple[str, str, str]]) -> bool:
    """Whether all that an earlier run saw is as it was: each a sort of look, a path, and what was seen."""
    files, times = [], []
    for sort, path, was in looks:
        if sort == "times":
            files.append(path)
            times.append(was)
        elif _now(sort, path, was) != was:
            return False
    try:  # there are two hundred of these, so in one go
        return [f"{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns}" for one in map(os.stat, files)] == times
    except OSError:
        return False


def _seen(sort: str, path: str) -> str:
    found = _now(sort, path)
    _note(sort, path, found)
    return found


def _note(sort: str, path: str, found: str) -> None:
    if _noted is not None and _noted.setdefault((sort, path), found) != found:
        unrepeatable()  # it changed under our eyes


def _now(sort: str, path: str, was: str = "") -> str:
    """What is to be seen now; "" for what cannot be seen."""
    try:
        if sort == "data":
            return _data_now(path, int(was.partition(" ")[0]))
        if sort == "names":
            return digest("\0".join(sorted(os.listdir(path))).encode(errors="surrogatepass"))
        if sort == "day":
            return time.strftime("%Y-%m-%d")
        about = os.stat(path)
    except (OSError, ValueError):
        return ""
    if sort == "file":
        return "1" if stat.S_ISREG(about.st_mode) else ""
    if sort == "folder":
        return "1" if stat.S_ISDIR(about.st_mode) else ""
    return "?"


def _data_now(path: str, size: int) -> str:
    """Reads only what is a file of that size: to read a pipe would take from it what the run itself is to have."""
    about = os.stat(path)
    if not stat.S_ISREG(about.st_mode) or about.st_size != size:
        return ""
    with open(path, "rb") as file:
        data = file.read(size + 1)
    return f"{len(data)} {digest(data)}"


def digest(data: bytes) -> str:
    """A short name for much."""
    try:
        from _blake2 import blake2b  # what hashlib has too, without the four milliseconds that it takes to import
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=16).hexdigest()
