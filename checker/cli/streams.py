"""What goes to the terminal: encodings that do not fail, emphasis only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker import seen
from checker.cli.unchanged import make_safe, print_whole
from checker.cli.usage import demand_folder, not_written
from checker.output.paint import Paint
from checker.words import Language, Text
from checker.yamlfile import Fault, write_file

if TYPE_CHECKING:
    from checker.output.formats import Sort


def make_streams_safe() -> None:
    """Lets a character that the terminal's code page lacks be replaced, never stop the run; nor a closed output."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            make_safe(stream)


def paint_for_stdout() -> Paint:
    """Emphasis on a terminal; none in a pipe, a file, a dumb terminal, or where NO_COLOR is set."""
    wanted = os.environ.get("FORCE_COLOR") or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
    return Paint(on=bool(wanted) and not os.environ.get("NO_COLOR"))


def width_of_stdout() -> int:
    """Columns of the terminal; 100 where there is none."""
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 40)
    except (OSError, ValueError):
        return 100


def printable(sort: Sort, data: bytes) -> tuple[str, bool]:
    """What an output is made of, as it is to be printed; and whether raw, its bytes as they are.

    Words go in the terminal's own encoding. JSON and XML are escaped where that is not UTF-8, so that they survive
    being decoded and encoded again by a shell; other lines are UTF-8 whatever the terminal says, with the line ends
    that they have.
    """
    text = data.decode()
    if sort == "json":
        text = json_printable(text)
    elif sort == "xml" and not _in_utf8():
        return text.encode("ascii", "xmlcharrefreplace").decode(), False
    return text, sort in ("xml", "lines")


def print_parts(sort: Sort, parts: Iterable[bytes]) -> None:
    """Prints an output part by part, of which each is forgotten when it is printed."""
    if sort == "json" and not _in_utf8():
        parts = (b"".join(parts),)
    for part in parts:
        printed, raw = printable(sort, part)
        print_whole(printed, raw=raw)


def print_json(text: str) -> None:
    """Prints JSON so that every byte of it is UTF-8, as programs expect: in a code page all else is escaped."""
    sys.stdout.write(json_printable(text))


def json_printable(text: str) -> str:
    """JSON as it is to be printed."""
    if _in_utf8():
        return text
    import json

    return json.dumps(json.loads(text), indent=2) + "\n"


def _in_utf8() -> bool:
    return sys.stdout.encoding.lower().replace("-", "") == "utf8"


def print_faults(faults: Iterable[Fault], language: Language) -> None:
    """Each fault on a line of its own, on standard error."""
    for line in fault_lines(faults, language):
        seen.unrepeatable()
        print(line, file=sys.stderr)


def print_notes(notes: Iterable[Text], language: Language) -> None:
    """Prints what was said of files, where it disturbs no output."""
    sys.stdout.flush()
    for note in notes:
        seen.unrepeatable()
        print(note.in_(language), file=sys.stderr)


def fault_lines(faults: Iterable[Fault], language: Language) -> Iterator[str]:
    """Each fault as `file:line:column: message`."""
    from checker.characters import on_one_line  # most runs have no faults

    for fault in faults:
        place = fault.place
        yield f"{on_one_line(place.file)}:{place.line}:{place.column}: {fault.text(language)}"


def save(path: str, data: bytes) -> None:
    """Writes a file whole or not at all; one that cannot be written is a usage fault that says why."""
    demand_folder(path)
    try:
        write_file(path, data)
    except OSError as error:
        raise not_written(path, error) from None
