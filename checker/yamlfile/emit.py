"""Values -> the text of a YAML file that people read: short things on one line, long texts folded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from checker.named import NamedTuple

WIDTH: Final = 120

_UNSEEN: Final = "\x00-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_NOT_PLAIN: Final = re.compile(
    r"^(?:[\s\-?:,\[\]{}#&*!|>'\"%@`=~<]|$)|:(?=\s|$)|\s#|\s$"
    f"|[{_UNSEEN}]"
)
_FLOW: Final = re.compile(r"[,\[\]{}]")
_FIGURE: Final = re.compile(r"\d")
_BARE_FIGURE: Final = re.compile(r"[1-9]\d*|\d{4}-\d\d-\d\d")
_OTHER_TYPES: Final = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"])
_ESCAPED: Final = re.compile(f'[{_UNSEEN}"\\\\]')
_UNFOLDED: Final = re.compile(rf"  |\A\s|\s\Z|[{_UNSEEN}\\]")
"""What a text that is folded would lose."""


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
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True)}: {_in_flow(key, held, style, quoted)}" for key, held in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, str):
        return scalar(value, flow=True, quoted=quoted)
    return "[" + ", ".join(one_line(one, style, quoted=quoted) for one in value) + "]"


def _in_flow(key: str, held: Any, style: Style, quoted: bool) -> str:
    return one_line(held, style, quoted=quoted or key in style.quoted)


def entry_lines(
    key: str, value: Any, indent: int, style: Style, quoted: bool = False, opened: bool = False
) -> list[str]:
    """A key with its value, as lines. `quoted`, `opened`: as what holds it says."""
    lines: list[str] = []
    _write_entry(lines, key, value, indent, style, quoted, opened)
    return lines


def list_lines(key: str, values: Sequence[Any], indent: int, style: Style, quoted: bool) -> list[str]:
    """The entries of the list under `key`, as lines."""
    lines: list[str] = []
    _write_list(lines, key, values, indent, style, quoted)
    return lines


def _write_entry(lines: list[str], key: str, value: Any, indent: int, style: Style, quoted: bool, opened: bool) -> None:
    quoted = quoted or key in style.quoted
    lead = " " * indent + scalar(key)
    if isinstance(value, str):
        _write_text(lines, f"{lead}: ", value, indent + 2, quoted)
        return
    opened = opened or key in style.open_lists or key in style.open_entries
    if not value:
        lines.append(f"{lead}: {one_line(value, style, quoted=quoted)}")
    elif not opened and (whole := _fitting(len(lead) + 2, value, style, quoted)) is not None:
        lines.append(f"{lead}: {whole}")
    elif isinstance(value, dict):
        lines.append(f"{lead}:")
        for inner, held in value.items():
            _write_entry(lines, inner, held, indent + 2, style, quoted, key in style.open_entries)
    else:
        lines.append(f"{lead}:")
        _write_list(lines, key, value, indent + 2, style, quoted)


def _write_list(lines: list[str], key: str, values: Sequence[Any], indent: int, style: Style, quoted: bool) -> None:
    lead = " " * indent + "- "
    apart, opened = key in style.apart, key in style.open_entries
    for position, value in enumerate(values):
        if position and apart:
            lines.append("")
        if isinstance(value, str):
            _write_text(lines, lead, value, indent + 2, quoted)
        elif not isinstance(value, dict) or not value:
            lines.append(f"{lead}{one_line(value, style, quoted=quoted)}")
        elif not opened and (whole := _fitting(len(lead), value, style, quoted)) is not None:
            lines.append(f"{lead}{whole}")
        else:
            first = len(lines)
            for inner, held in value.items():
                _write_entry(lines, inner, held, indent + 2, style, quoted, opened=False)
            lines[first] = lead + lines[first][indent + 2 :]


def _fitting(taken: int, value: Any, style: Style, quoted: bool) -> str | None:
    """The value on one line of which so much is taken, where it fits there without the quotation marks of `quoted`."""
    if isinstance(value, dict) and not (style.open_lists.isdisjoint(value) and style.open_entries.isdisjoint(value)):
        return None
    if taken + _least(value, WIDTH) >= WIDTH - 1:
        return None
    whole = one_line(value, style)
    if taken + len(whole) >= WIDTH - 1:
        return None
    return one_line(value, style, quoted=True) if quoted else whole


def _least(value: Any, enough: int) -> int:
    """How long a value is at least on one line, counted until that is enough."""
    if isinstance(value, str):
        return len(value)
    length = 0
    if isinstance(value, dict):
        for key, held in value.items():
            length += len(key) + 4 + _least(held, enough)
            if length > enough:
                break
    else:
        for held in value:
            length += 2 + _least(held, enough)
            if length > enough:
                break
    return length or 2


def _write_text(lines: list[str], lead: str, text: str, indent: int, quoted: bool) -> None:
    """A text after its key or dash: on the same line where it fits, else folded beneath."""
    whole = lead + scalar(text, quoted=quoted)
    if len(whole) <= WIDTH or quoted or _UNFOLDED.search(text):
        lines.append(whole)
        return
    lines.append(f"{lead}>-")
    line = ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH - 2:
            lines.append(" " * indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(" " * indent + line)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in '"\\':
        return "\\" + sign
    return f"\\u{ord(sign):04x}"
