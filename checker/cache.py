"""Files in the user's cache folder: below a checksum, used only while they are whole, never missed.

A cache that is damaged, or cannot be read or written, is as none; `STYRKOLL_CACHE=off` switches it off. This is on the
way of every run, so it imports next to nothing.
"""

from __future__ import annotations

import os
import sys
from zlib import crc32

MOST_BYTES = 32 * 2**20
"""What the files of a folder may take together; beyond it the oldest go."""


def cache_folder() -> str | None:
    """The folder of the tool's cache; None where there is to be none."""
    if os.environ.get("STYRKOLL_CACHE", "").lower() in ("off", "0", "no", "false"):
        return None
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        folder = os.path.expanduser("~/Library/Caches")
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(folder, "styrkoll") if folder and os.path.isabs(folder) else None


def cache_file(sort: str, named: str) -> str | None:
    """The path of the cache of this sort for what goes by a name of any length; None where there is to be none."""
    folder = cache_folder()
    name = crc32(named.encode(errors="surrogatepass"))
    return None if folder is None else os.path.join(folder, f"{sort}-{name:08x}")


def cached(path: str) -> bytes | None:
    """What was kept in a file, if it is there and whole."""
    try:
        with open(path, "rb") as file:
            checksum, _, data = file.read().partition(b"\n")
    except (OSError, ValueError):
        return None
    return data if checksum == _checksum(data) else None


def keep(path: str, data: bytes, *, tidy: bool = True) -> None:
    """Keeps the data in a file, if that can be done; whoever reads it meanwhile has the old or the new, never half.

    Whoever keeps very much at once does not `tidy` each time, but calls `make_room` in the end.
    """
    folder = os.path.dirname(path)
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(folder, exist_ok=True)
        try:
            with open(temporary, "xb") as file:  # no fsync: what a crash leaves half written fails its checksum
                file.write(_checksum(data) + b"\n" + data)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
        if tidy:
            make_room(folder)
    except (OSError, ValueError):
        return


def make_room(folder: str) -> None:
    """Removes the oldest files of a folder as far as they together take more than they may."""
    try:
        with os.scandir(folder) as entries:
            files = [(one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in entries if one.is_file()]
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= MOST_BYTES:
                return
            os.unlink(path)
            total -= size
    except OSError:
        return


def _checksum(data: bytes) -> bytes:
    return b"%08x" % crc32(data)
