"""A waiver put into its file: at the end of the list, with nothing changed of what stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from unicodedata import normalize

from checker.decisions.entries import value_text
from checker.decisions.waiver_file import waivers_in
from checker.finding.waivers import Waiver
from checker.rulebook import Rule
from checker.yamlfile import Document, FaultsFound, read_bytes

HEADER: Final = """\
# Beviljade undantag: iakttagelser som får stå kvar, var och en efter ett beslut.
# Ett undantag gäller en regel på ett ställe, så som det var när beslutet fattades. Ändras rubriken, eller tillkommer
# något i iakttagelsen, ska undantaget bekräftas. Skriv nya med `styrkoll waive` eller för hand.

"""
"""What a new file begins with."""

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARKS: Final = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class NoPlace(ValueError):
    """The file is written in a way that nothing can be put into without changing what stands there."""


def fields_of(waiver: Waiver) -> dict[str, Any]:
    """A waiver as the fields of its entry; in NFC, as every file is read: a Mac's keyboard may give å as two signs."""
    decision = waiver.decision
    fields: dict[str, Any] = {} if waiver.agreement is None else {"agreement": waiver.agreement}
    fields |= {"rule": waiver.rule, "subject": waiver.subject, "title": _composed(waiver.title)}
    if waiver.values:
        fields["values"] = [*map(_composed, waiver.values)]
    said = {"reason": decision.reason, "decided_by": decision.decided_by, "decision": decision.decision}
    fields |= {key: _composed(text) for key, text in said.items()}
    return fields if decision.expires is None else fields | {"expires": decision.expires.isoformat()}


def _composed(text: str) -> str:
    return normalize("NFC", text)


def entry_lines(waiver: Waiver) -> list[str]:
    """A waiver as the lines of its entry in a list that is not indented."""
    lines = [f"{key}: {_value(key, value)}" for key, value in fields_of(waiver).items()]
    return [("  " if place else "- ") + line for place, line in enumerate(lines)]


def _value(key: str, value: Any) -> str:
    return str(value) if key in ("agreement", "rule", "expires") else value_text(value)  # these cannot be misread


def new_file(waiver: Waiver) -> bytes:
    """A file with this one waiver."""
    return (HEADER + "waivers:\n" + _block(entry_lines(waiver), "  ", "\n")).encode()


def with_waiver(document: Document, waiver: Waiver, rules: Mapping[str, Rule]) -> bytes:
    """The document's bytes with the waiver at the end of its list; every byte of it is kept, and in its order.

    Raises:
        NoPlace: where it would not be read back as the same waivers and this one after them.
    """
    text = document.text
    at, added = _in_flow(document, waiver) or (len(text), _at_the_end(document, waiver))
    mark = next((mark for mark in _BYTE_ORDER_MARKS if document.data.startswith(mark)), b"")
    encoding = _BYTE_ORDER_MARKS.get(mark, "cp1252" if document.warnings and not _is_utf8(document.data) else "utf-8")
    try:
        place = len(mark) + len(text[:at].encode(encoding))
        data = document.data[:place] + added.encode(encoding) + document.data[place:]
        read = waivers_in(read_bytes(data, document.file), rules).waivers
    except (UnicodeEncodeError, FaultsFound) as error:
        raise NoPlace from error
    before = waivers_in(document, rules).waivers
    if [*map(fields_of, read)] != [*map(fields_of, (*before, waiver))]:
        raise NoPlace
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _in_flow(document: Document, waiver: Waiver) -> tuple[int, str] | None:
    """Where in a list in brackets it goes, and what; None for a list of lines."""
    place = document.place(("waivers",))
    text = document.text
    begin, end = (_index(text, *spot) for spot in ((place.line, place.column), (place.end_line, place.end_column)))
    if not text.startswith("[", begin):
        return None
    value: Any = document.value
    return end - 1, (", " if value["waivers"] else "") + value_text(fields_of(waiver))


def _at_the_end(document: Document, waiver: Waiver) -> str:
    """The entry as the last lines of the file, indented as the entries before it, with the line ends of the file."""
    text = document.text
    ends = _LINE_END.findall(text)
    end = ends[0] if ends else "\n"
    value: Any = document.value
    indent = "  "
    if value["waivers"]:
        lines = _LINE_END.split(text)[: document.place(("waivers", 0)).line]
        dashed = next((line for line in reversed(lines) if re.match(r"\s*-(\s|$)", line)), "  -")
        indent = dashed[: dashed.index("-")]
    unfinished = not text.endswith(("\n", "\r"))
    apart = end if value["waivers"] else ""
    return (end if unfinished else "") + apart + _block(entry_lines(waiver), indent, end)


def _block(lines: list[str], indent: str, end: str) -> str:
    return "".join(f"{indent}{line}{end}" for line in lines)


def _index(text: str, line: int, column: int) -> int:
    """The index of the character at a line and a column."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    return starts[line - 1] + column - 1
