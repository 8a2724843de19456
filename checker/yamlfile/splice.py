"""Small changes to the text of a YAML file, at the marks of what was read: all else stays as it was written.

Each function gives the whole text anew; none of them knows what the values mean.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from checker.yamlfile.document import Document
from checker.yamlfile.places import PathInFile


def with_field(document: Document, path: PathInFile, written: str, before: str | None = None) -> str:
    """The text with the field at `path` written so, on one line; a new field comes before the field `before`.

    The mapping that holds the field must be there, and hold something.
    """
    text, (*above, name) = document.text, path
    holder: Any = _value(document, tuple(above))
    if name in holder:
        _, key_end = document.key_extent(path)
        _, end = document.extent(path)
        return f"{text[:key_end]}: {written}{text[end:]}"
    begin, end = document.extent(tuple(above))
    entry = f"{name}: {written}"
    if before in holder:
        at, _ = document.key_extent((*above, str(before)))
        after = ", " if text[begin] == "{" else _line_end(text) + " " * _column(text, at)
        return f"{text[:at]}{entry}{after}{text[at:]}"
    if text[begin] == "{":
        return f"{text[: end - 1]}, {entry}{text[end - 1 :]}"
    return f"{text[:end]}{_line_end(text)}{' ' * _column(text, begin)}{entry}{text[end:]}"


def without_entry(document: Document, above: PathInFile, position: int) -> str:
    """The text without an entry of the list at `above`; a list that holds no other goes with its key."""
    text, path = document.text, (*above, position)
    holder: Any = _value(document, above)
    if len(holder) == 1:
        begin, _ = document.key_extent(above)
        _, end = document.extent(above)
        begin = text.rindex("\n", 0, begin) + 1 if "\n" in text[:begin] else 0
        return text[:begin].rstrip("\r\n") + _line_end(text) + text[_next_line(text, end) :]
    begin, end = document.extent(path)
    opened, _ = document.extent(above)
    if text[opened] == "[":
        if position + 1 < len(holder):
            end, _ = document.extent((*above, position + 1))
        else:
            _, begin = document.extent((*above, position - 1))
        return text[:begin] + text[end:]
    return text[: text.rindex("\n", 0, begin) + 1] + text[_next_line(text, end) :]


def encoded(document: Document, text: str) -> bytes:
    """A changed text in the bytes of its file: with its byte order mark, in its encoding."""
    data = document.data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name, mark = ("utf-16-le", data[:2]) if data.startswith(codecs.BOM_UTF16_LE) else ("utf-16-be", data[:2])
        return mark + text.encode(name)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("cp1252")
    return mark + text.encode("utf-8")


def _value(document: Document, path: PathInFile) -> Any:
    value: Any = document.value
    for step in path:
        value = value[step]
    return value


def _line_end(text: str) -> str:
    found = re.search(r"\r\n|\r|\n", text)
    return found[0] if found else "\n"


def _next_line(text: str, index: int) -> int:
    """Where the line after that of a character begins."""
    found = re.compile(r"\r\n|\r|\n").search(text, index)
    return found.end() if found else len(text)


def _column(text: str, index: int) -> int:
    """How many characters stand before one on its line."""
    return index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) - 1
