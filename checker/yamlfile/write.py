"""Files are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from errno import EISDIR


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to `path`. Whatever happens, the file holds either all of it or what it held before.

    Raises OSError if it cannot be written; nothing is left behind then. The permissions of an existing file are kept.
    A symbolic link is followed: the file that it names is replaced, not the link.
    """
    write_files([(path, data)])


def write_files(files: Iterable[tuple[str | os.PathLike[str], bytes | Iterable[bytes]]]) -> None:
    """Write several files, each as `write_file` does, and none of them if one cannot be written.

    What is very long can be given in parts, which are written one by one.

    All are laid ready before the first is put in its place, so that only a fault of the disk in that moment could leave
    some of them.

    Raises:
        OSError: whose `filename` is the file that cannot be written.
    """
    ready: list[tuple[str, str, str]] = []
    named = ""
    try:
        for path, data in files:
            named, target = os.fspath(path), os.path.realpath(path)
            _refuse_taken(target)
            ready.append((_laid_ready(target, data), target, named))
        while ready:
            temporary, target, named = ready[0]
            os.replace(temporary, target)
            del ready[0]
    except OSError as error:
        raise OSError(error.errno, error.strerror, named, getattr(error, "winerror", None)) from error
    finally:
        for temporary, _, _ in ready:
            os.unlink(temporary)


def _laid_ready(target: str, data: bytes | Iterable[bytes]) -> str:
    """A file beside `target` with the data and the permissions that it is to have."""
    import tempfile  # slow to import, and most runs write nothing

    folder, name = os.path.split(target)
    # In the same folder, for only within one file system is a replacement all or nothing.
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:100]}.", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _refuse_taken(target: str) -> None:
    """Fails where a file could not be replaced: it is a folder; or on Windows another program, often Excel, has it."""
    if os.path.isdir(target):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
    if os.name == "nt" and os.path.exists(target):
        with open(target, "r+b"):
            pass


def _mode(path: str) -> int:
    """The permissions of an existing file, or those of a new one: mkstemp's would shut out everybody else."""
    try:
        return os.stat(path).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
