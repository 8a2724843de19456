"""What goes to the terminal: encodings that do not fail, emphasis only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from checker.cli.usage import not_written
from checker.output.paint import Paint
from checker.words import Language
from checker.yamlfile import Fault, write_file


def make_streams_safe() -> None:
    """Lets a character that the terminal's code page lacks be replaced, never stop the run; nor a closed output."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


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


def print_output(form: str, data: bytes) -> None:
    """Prints what an output is made of: text in the terminal's own encoding, JSON as programs expect it."""
    text = data.decode()
    if form == "json":
        print_json(text)
    else:
        sys.stdout.write(text)


def print_json(text: str) -> None:
    """Prints JSON so that every byte of it is UTF-8, as programs expect: in a code page all else is escaped."""
    if sys.stdout.encoding.lower().replace("-", "") != "utf8":
        import json

        text = json.dumps(json.loads(text), indent=2) + "\n"
    sys.stdout.write(text)


def print_faults(faults: Iterable[Fault], language: Language) -> None:
    """Each fault on a line of its own, as `file:line:column: message`, on standard error."""
    for fault in faults:
        place = fault.place
        print(f"{place.file}:{place.line}:{place.column}: {fault.text(language)}", file=sys.stderr)


def save(path: str, data: bytes) -> None:
    """Writes a file whole or not at all; one that cannot be written is a usage fault that says why."""
    try:
        write_file(path, data)
    except OSError as error:
        raise not_written(path, error) from None
