"""Files are written whole or not at all."""

import os


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to `path`. Whatever happens, the file holds either all of it or what it held before.

    Raises OSError if it cannot be written; nothing is left behind then. The permissions of an existing file are kept.
    A symbolic link is followed: the file that it names is replaced, not the link.
    """
    import tempfile  # slow to import, and most runs write nothing

    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    # In the same folder, for only within one file system is a replacement all or nothing.
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:100]}.", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _mode(path: str) -> int:
    """The permissions of an existing file, or those of a new one: mkstemp's would shut out everybody else."""
    try:
        return os.stat(path).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
