"""A check of what has not changed since it was last checked: told again, without checking it.

What a run of `check` printed is kept in the user's cache with all that it depended on: the command line, the folder and
how it prints (`_circumstances`), and whatever it looked at (`checker.seen`): agreements, configuration, waivers and
rules of one's own by content, the tool's own modules and rules by size and times. A run in the same circumstances that
would see the same prints the same and leaves with the same code. It is decided before click, PyYAML or anything else of
the tool is imported, for starting is nearly all that such a run does.

Kept are only runs that said all they had to say on standard output: those that met a fault or wrote a file are not.
"""

from __future__ import annotations

import codecs
import os
import sys

from checker import __version__, cache, seen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORM = 1
"""Goes up when what is kept changes its meaning."""
MOST_LOOKS = 2_000
"""A run that looked at more is not kept: looking at all of it again would take as long as much of a check."""
MOST_CHARACTERS = 2**20
"""What a run may have printed and still be kept."""
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM")
_OURS = ("checker", "click", "yaml", "_yaml", "regex", "tabulate")

_PLAINER = {
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{BULLET}": "*",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": ">",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{NO-BREAK SPACE}": " ",
}
"""What stands for a character that an older code page lacks, as Windows' 850."""

_asked: tuple[str, str] | None = None
"""The entry for the run under way: its path and its circumstances. None where it is not to be kept."""


def replayed(arguments: list[str]) -> int | None:
    """The exit code of the same run in the same world, printed once more; None where it must be made."""
    global _asked
    _asked = None
    if arguments[:1] != ["check"] or "_STYRKOLL_COMPLETE" in os.environ:
        return None
    try:
        circumstances = _circumstances(arguments)
        path = cache.cache_file("run", circumstances)
    except (AttributeError, OSError, ValueError):  # a closed output, a folder that is no more, a name that is no text
        return None
    if path is None:
        return None
    known = kept(path, circumstances)
    if known is None:
        _asked = path, circumstances
        seen.begin()
        return None
    code, raw, printed = known
    if _is_as_printed(printed):
        sys.stdout.flush()
        sys.stdout.buffer.write(printed)
    else:
        print_whole(printed.decode(errors="surrogatepass"), raw=raw)
    sys.stdout.flush()
    return code


def _is_as_printed(printed: bytes) -> bool:
    """Whether standard output would make just these bytes of a text: in UTF-8, with line ends as they are.

    The byte that half a pair of surrogates begins with, as in names that are no text, begins a few Korean signs too.
    """
    return sys.stdout.encoding.lower() == "utf-8" and os.linesep == "\n" and b"\xed" not in printed


def print_whole(printed: str, *, raw: bool) -> None:
    """Prints all that a run has to print; `raw`: as UTF-8 with its own line ends, whatever the terminal has."""
    out: Any = sys.stdout
    if raw:
        out.flush()
        out.buffer.write(printed.encode())
    else:
        make_safe(out)
        out.write(printed)


def make_safe(stream: Any) -> None:
    """Lets a character that a stream's code page lacks be written plainer, or as `?`; never stop the run."""
    codecs.register_error("plainer", _plainer)
    stream.reconfigure(errors="plainer")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAINER.get(character, "?") for character in missing), error.end


def keep(printed: str, code: int, *, raw: bool) -> None:
    """Keeps what the run under way printed, if a later one can tell whether it would print the same."""
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] in _OURS]
    seen.times_of(file for module in ours if (file := getattr(module, "__file__", None)))
    looks = seen.ended()
    if _asked is None or looks is None or len(looks) > MOST_LOOKS or len(printed) > MOST_CHARACTERS:
        return
    path, circumstances = _asked
    cache.keep(path, entry(circumstances, code, looks, printed, raw=raw))


def entry(circumstances: str, code: int, looks: seen.Looks, printed: str, *, raw: bool = False) -> bytes:
    """What is kept: of which circumstances, what was looked at, and what it came to."""
    fields = [circumstances, str(int(code)), "raw" if raw else "", str(len(looks))]
    for (sort, name), was in looks.items():
        fields += sort, name, was
    told = "\0".join([*fields, ""])  # nearly all ASCII, of which bytes are made at once
    return told.encode(errors="surrogatepass") + printed.encode(errors="surrogatepass")


def _circumstances(arguments: list[str]) -> str:
    """All that a run depends on beyond what it looks at."""
    if sys.platform == "win32" and any(sign in one for one in arguments for sign in "*?[~$%"):
        raise ValueError("click replaces these by what they stand for")
    out = sys.stdout
    terminal = os.get_terminal_size(out.fileno()).columns if out.isatty() else None
    return repr(
        (
            *(FORM, __version__, __file__, sys.version, sys.getfilesystemencoding()),
            *(arguments, os.getcwd(), out.encoding, terminal),
            *(os.environ.get(name) for name in _ENVIRONMENT),
        )
    )


def kept(path: str, circumstances: str) -> tuple[int, bool, bytes] | None:
    """Code, rawness and what was printed, of an entry that is of these circumstances and still holds."""
    data = cache.cached(path)
    if data is None:
        return None
    try:
        was, code, raw, number, rest = data.split(b"\0", 4)
        *looks, printed = rest.split(b"\0", 3 * int(number))
        if was.decode(errors="surrogatepass") != circumstances:
            return None
        told = b"\0".join(looks).decode(errors="surrogatepass").split("\0")
        same = seen.unchanged(zip(told[::3], told[1::3], told[2::3], strict=True))
        return (int(code), bool(raw), printed) if same else None
    except (ValueError, OverflowError):
        return None
