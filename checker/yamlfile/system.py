"""Why the system would not read or write a file, in words of our own; its own only where they are not known."""

from __future__ import annotations

import errno
import os
from typing import Final

from checker.words import Text

_DENIED: Final = Text("behörighet saknas", "permission is missing")
_IN_USE: Final = Text("den är öppen i ett annat program", "it is open in another program")
_DENIED_OR_IN_USE: Final = Text(
    "behörighet saknas, eller så är den öppen i ett annat program, som Excel",
    "permission is missing, or it is open in another program, such as Excel",
)
_READ_ONLY: Final = Text("platsen är skrivskyddad", "the place is read-only")
_FULL: Final = Text("utrymmet är slut", "there is no space left")
_NO_ANSWER: Final = Text("nätverksplatsen svarar inte", "the place on the network does not answer")
_NAME: Final = Text("namnet har tecken som inte får användas", "the name has characters that may not be used")
_FOLDER: Final = Text("det är en mapp, inte en fil", "it is a folder, not a file")
_NO_FOLDER: Final = Text("en del av sökvägen är en fil, inte en mapp", "a part of the path is a file, not a folder")

_BY_NAME: Final = {
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "EROFS": _READ_ONLY,
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": Text("filen blir för stor för platsen", "the file grows too large for the place"),
    "EISDIR": _FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "ENOENT": Text("filen eller mappen finns inte", "there is no such file or folder"),
    "EEXIST": Text("det finns redan något med det namnet", "there is something of that name already"),
    "ENAMETOOLONG": Text("namnet är för långt", "the name is too long"),
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "ELOOP": Text("länkar leder runt i en ring", "links lead round in a ring"),
    "EIO": Text("disken svarar med ett fel", "the disk answers with an error"),
    "EMFILE": Text("för många filer är öppna", "too many files are open"),
    "ENFILE": Text("för många filer är öppna", "too many files are open"),
    "ETIMEDOUT": _NO_ANSWER,
    "ESTALE": _NO_ANSWER,
    "EHOSTDOWN": _NO_ANSWER,
    "EHOSTUNREACH": _NO_ANSWER,
    "ENETDOWN": _NO_ANSWER,
    "ENETUNREACH": _NO_ANSWER,
}
_REASONS: Final = {getattr(errno, name): text for name, text in _BY_NAME.items() if hasattr(errno, name)}
"""Not every system has every one of them."""
_ON_WINDOWS: Final = {32: _IN_USE, 33: _IN_USE, 112: _FULL, 19: _READ_ONLY, 123: _NAME, 267: _NO_FOLDER, 53: _NO_ANSWER}
"""Windows tells some apart that share a number elsewhere: ERROR_SHARING_VIOLATION, ERROR_INVALID_NAME and the like."""


def system_reason(error: OSError | ValueError) -> Text:
    """Why a file could not be read or written: a clause without capital and full stop, to stand after a colon.

    A ValueError is what Python raises for a name that no file can have.
    """
    if not isinstance(error, OSError):
        return _NAME
    of_windows = _ON_WINDOWS.get(getattr(error, "winerror", None) or 0)
    if of_windows is not None:
        return of_windows
    if os.name == "nt" and error.errno == errno.EACCES:
        return _DENIED_OR_IN_USE
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return known
    said = error.strerror or str(error) or type(error).__name__
    return Text(f"systemet säger ”{said}”", f"the system says “{said}”")
