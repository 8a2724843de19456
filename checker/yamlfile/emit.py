"""Values -> the text of a YAML file that people read: short things on one line, long texts folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from checker.named import NamedTuple

WIDTH: Final = 120

_NOT_PLAIN: Final = re.compile(
    r"^(?:[\s\-?:,\[\]{}#&*!|>'\"%@`=~<]|$)|:(?=\s|$)|\s#|\s$"
    "|[\x00-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_FLOW: Final = re.compile(r"[,\[\]{}]")
_FIGURE: Final = re.compile(r"\d")
_BARE_FIGURE: Final = re.compile(r"[1-9]\d*|\d{4}-\d\d-\d\d")
_OTHER_TYPES: Final = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"])
_ESCAPED: Final = re.compile('[\x00-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"\\\\]')


class Style(NamedTuple):
    """How a file is written: keys whose values are always opened, one entry a line; keys whose values are quoted.

    `open_lists` are opened, each entry on one line where it fits; in `open_entries` the entries are opened as well.
    `apart` are keys of lists with an empty line before each entry; `names` the keys that tell the entries of a list
    apart, the surest first.
    """

    open_lists: frozenset[str] = frozenset()
    open_entries: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


def yaml_text(value: Mapping[str, Any], style: Style) -> str:
    """A mapping as a YAML file, its top-level keys with an empty line between them."""
    blocks = ["\n".join(entry_lines(key, held, 0, style)) for key, held in value.items()]
    return "\n\n".join(blocks) + "\n"


def scalar(text: str, *, flow: bool = False, quoted: bool = False) -> str:
    """A text as a scalar on one line: plain where it can be, else in double quotes."""
    return _short(text, flow, quoted) if len(text) < _SHORT else _scalar(text, flow, quoted)


def _scalar(text: str, flow: bool, quoted: bool) -> str:
    plain = not (
        quoted
        or _NOT_PLAIN.search(text)
        or (flow and _FLOW.search(text))
        or (_FIGURE.match(text) and not _BARE_FIGURE.fullmatch(text))
        or (text.casefold() in _OTHER_TYPES and text not in ("true", "false"))
    )
    return text if plain else f'"{_ESCAPED.sub(_escape, text)}"'


_SHORT: Final = 24
_short: Final = lru_cache(maxsize=4096)(_scalar)
"""Keys, codes and other short texts come again and again."""


def one_line(value: Any, style: Style, *, quoted: bool = False) -> str:
    """A value on one line, in flow style."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {_in_flow(key, held, style, quoted)}" for key, held in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, str):
        return scalar(value, flow=True, quoted=quoted)
    return "[" + ", ".join(one_line(one, style, quoted=quoted) for one in value) + "]"


def _in_flow(key: str, held: Any, style: Style, quoted: bool) -> str:
    return one_line(held, style, quoted=quoted or key in style.quoted)


def entry_lines(
    key: str, value: Any, indent: int, style: Style, quoted: bool = False, opened: bool = False
) -> Iterator[str]:
    """A key with its value, as lines. `quoted`, `opened`: as what holds it says."""
    opened = opened or key in style.open_lists or key in style.open_entries
    quoted = quoted or key in style.quoted
    lead = " " * indent + scalar(key)
    if isinstance(value, str):
        yield from _text(f"{lead}: ", value, indent + 2, quoted)
    elif not value or (not opened and _fits(lead, value, style)):
        yield f"{lead}: {one_line(value, style, quoted=quoted)}"
    elif isinstance(value, Mapping):
        yield f"{lead}:"
        for inner, held in value.items():
            yield from entry_lines(inner, held, indent + 2, style, quoted, key in style.open_entries)
    else:
        yield f"{lead}:"
        yield from list_lines(key, value, indent + 2, style, quoted)


def _fits(lead: str, value: Any, style: Style) -> bool:
    if isinstance(value, Mapping) and not value.keys().isdisjoint(style.open_lists | style.open_entries):
        return False
    if _least(value, WIDTH) >= WIDTH:
        return False
    return len(lead) + 2 + len(one_line(value, style)) < WIDTH - 1


def _least(value: Any, enough: int) -> int:
    """How long a value is at least on one line, counted until that is enough."""
    if isinstance(value, str):
        return len(value)
    length = 2
    for one in value.items() if isinstance(value, Mapping) else value:
        length += len(one[0]) + 4 + _least(one[1], enough) if isinstance(value, Mapping) else 2 + _least(one, enough)
        if length >= enough + 4:
            break
    return length - 2 if value else length


def list_lines(key: str, values: Sequence[Any], indent: int, style: Style, quoted: bool) -> Iterator[str]:
    """The entries of the list under `key`, as lines."""
    lead = " " * indent + "- "
    for position, value in enumerate(values):
        if position and key in style.apart:
            yield ""
        if isinstance(value, str):
            yield from _text(lead, value, indent + 2, quoted)
        elif (
            not isinstance(value, Mapping)
            or not value
            or (key not in style.open_entries and _fits(lead[:-2], value, style))
        ):
            yield f"{lead}{one_line(value, style, quoted=quoted)}"
        else:
            lines = [
                line for inner, held in value.items() for line in entry_lines(inner, held, indent + 2, style, quoted)
            ]
            yield lead + lines[0][indent + 2 :]
            yield from lines[1:]


def _text(lead: str, text: str, indent: int, quoted: bool) -> Iterator[str]:
    """A text after its key or dash: on the same line where it fits, else folded beneath."""
    whole = lead + scalar(text, quoted=quoted)
    if len(whole) <= WIDTH or quoted or text != " ".join(text.split(" ")) or _ESCAPED.search(text.replace('"', "")):
        yield whole
        return
    if "  " in text or text != text.strip() or ("\\" in text and len(whole) <= WIDTH):
        yield whole
        return
    yield f"{lead}>-"
    line = ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH - 2:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in '"\\':
        return "\\" + sign
    return f"\\u{ord(sign):04x}"
