"""The automatic numbers of a Word file, which stand in no text: counted as Word counts them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNNUMBERED: Final = ("bullet", "none")


class Level(NamedTuple):
    """One level of a list: where it starts, how its numbers look, and the text in which `%1` is the first level's."""

    start: int
    form: str
    text: str
    style: str | None


class Numbered(NamedTuple):
    """A paragraph's automatic number; `known` is false where its form is not one that can be counted in."""

    text: str
    known: bool


class Numbering:
    """Counts the numbers of a document's paragraphs, which are given in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styles = {} if styles is None else {_value(one, "styleId", ""): one for one in styles.iter(f"{W}style")}
        if numbering is not None:
            for abstract in numbering.iter(f"{W}abstractNum"):
                levels = {int(_value(one, "ilvl", "0")): _level(one) for one in abstract.iter(f"{W}lvl")}
                self._levels[_value(abstract, "abstractNumId", "")] = levels
            for one in numbering.iter(f"{W}num"):
                name = _value(one, "numId", "")
                self._lists[name] = _child(one, "abstractNumId", "")
                overrides = one.iter(f"{W}lvlOverride")
                starts = {int(_value(each, "ilvl", "0")): _child(each, "startOverride", "") for each in overrides}
                self._restarts[name] = {level: int(start) for level, start in starts.items() if start.isdecimal()}

    def next(self, paragraph: Element) -> Numbered | None:
        """The number that Word prints before a paragraph; None where it prints none, or a bullet."""
        found = self._list_of(paragraph)
        if found is None:
            return None
        name, depth = found
        abstract = self._lists.get(name, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None or level.form in _UNNUMBERED or not level.text:
            return None
        counts = self._counts.setdefault(abstract, {})
        if name not in self._begun:
            self._begun.add(name)
            for restarted, start in self._restarts.get(name, {}).items():
                counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        known = True

        def number(match: re.Match[str]) -> str:
            nonlocal known
            which = int(match[1]) - 1
            one = self._levels[abstract].get(which, level)
            shown = _shown(counts.get(which, one.start), one.form)
            known = known and shown is not None
            return shown or "?"

        return Numbered(re.sub(r"%(\d)", number, level.text), known)

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list that a paragraph is in and how deep: by itself, or by its style."""
        own = paragraph.find(f"{W}pPr")
        style = None if own is None else _child(own, "pStyle", "") or None
        name, depth = _list_in(own)
        seen: set[str] = set()
        while style and style not in seen and style in self._styles:
            seen.add(style)
            held = self._styles[style]
            more_name, more_depth = _list_in(held.find(f"{W}pPr"))
            if name is None and more_name is not None:
                name = more_name
                depth = self._depth_of(name, style) if depth is None and more_depth is None else depth or more_depth
            style = _child(held, "basedOn", "") or None
        return None if name in (None, "0") else (str(name), depth or 0)

    def _depth_of(self, name: str, style: str) -> int | None:
        levels = self._levels.get(self._lists.get(name, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), None)


def _list_in(properties: Element | None) -> tuple[str | None, int | None]:
    held = None if properties is None else properties.find(f"{W}numPr")
    if held is None:
        return None, None
    depth = _child(held, "ilvl", "")
    return _child(held, "numId", "") or None, int(depth) if depth.isdecimal() else None


def _level(element: Element) -> Level:
    start = _child(element, "start", "1")
    return Level(
        int(start) if start.isdecimal() else 1,
        _child(element, "numFmt", "decimal"),
        _child(element, "lvlText", ""),
        _child(element, "pStyle", "") or None,
    )


def _shown(number: int, form: str) -> str | None:
    """A number as a form writes it; None where the form is not known."""
    match form:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            said = ""
            for value, digits in _ROMAN:
                said += digits * (number // value)
                number %= value
            return said.upper() if form == "upperRoman" else said
    return None


def _value(element: Element, name: str, default: str) -> str:
    return element.get(f"{W}{name}", default)


def _child(element: Element, name: str, default: str) -> str:
    found = element.find(f"{W}{name}")
    return default if found is None else _value(found, "val", default)
