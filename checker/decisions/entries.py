"""How decisions are written into their files: an entry of a list, with every text in quotation marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def quoted(text: str) -> str:
    """A text as YAML writes it in double quotes, on one line; what cannot be seen is written as its number."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def value_text(value: Any) -> str:
    """A text, a list or a mapping on one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {value_text(held)}" for key, held in value.items()) + "}"
    return "[" + ", ".join(map(value_text, value)) + "]"
