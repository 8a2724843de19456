"""The automatic numbers of a Word file, which stand in no text: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from checker.named import NamedTuple

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DEEPEST: Final = 8
"""Lists have nine levels in Word."""
_LARGEST: Final = 9_999
"""No number of a paragraph is larger; what a file says is, it says by mistake or in malice."""
_MOST_LETTERS: Final = 26 * 30
"""No number in letters is shown that would take more than thirty of them."""
_UNNUMBERED: Final = ("bullet", "none")


class Level(NamedTuple):
    """One level of a list: where it starts, how its numbers look, and the text in which `%1` is the first level's.

    `plain`: the numbers of other levels are shown in it as 1, 2, 3. `again_after`: after which level it begins anew;
    None for any above it, -1 for none.
    """

    start: int
    form: str
    text: str
    style: str | None
    plain: bool
    again_after: int | None


class Numbered(NamedTuple):
    """A paragraph's automatic number; `known` is false where its form is not one that can be counted in."""

    text: str
    known: bool


class Numbering:
    """Counts the numbers of a document's paragraphs, which are given in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = {} if styles is None else {_value(one, "styleId", ""): one for one in styles.iter(f"{W}style")}
        self._listing: dict[str, str | None] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        by_style: dict[str, str] = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            name = _value(abstract, "abstractNumId", "")
            self._levels[name] = dict(_levels(abstract.findall(f"{W}lvl")))
            by_style[_child(abstract, "styleLink", "")] = name
        # A list that only says which style it is in looks as that style's list does, and is counted with it.
        stands_for = {
            _value(abstract, "abstractNumId", ""): by_style[linked]
            for abstract in numbering.iter(f"{W}abstractNum")
            if (linked := _child(abstract, "numStyleLink", "")) and linked in by_style
        }
        for one in numbering.iter(f"{W}num"):
            name, abstract_name = _value(one, "numId", ""), _child(one, "abstractNumId", "")
            self._lists[name] = stands_for.get(abstract_name, abstract_name)
            overrides = one.findall(f"{W}lvlOverride")
            self._own[name] = dict(_levels(level for each in overrides for level in each.findall(f"{W}lvl")))
            starts = {_number(_value(each, "ilvl", "0"), 0): _child(each, "startOverride", "") for each in overrides}
            self._restarts[name] = {level: _number(start, 1) for level, start in starts.items() if start.isdecimal()}

    def next(self, paragraph: Element) -> Numbered | None:
        """The number that Word prints before a paragraph; None where it prints none, or a bullet."""
        found = self._list_of(paragraph)
        if found is None:
            return None
        name, depth = found
        abstract = self._lists.get(name, "")
        levels = self._levels.get(abstract, {}) | self._own.get(name, {})
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, {})
        start = self._restarts.get(name, {}).get(depth)
        if start is not None and (name, depth) not in self._begun:
            counts[depth] = start - 1
        self._begun.add((name, depth))
        # A level that was passed over has its first number there.
        for upper in range(depth):
            counts.setdefault(upper, levels[upper].start if upper in levels else 1)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            after = levels[deeper].again_after if deeper in levels else None
            if after is None or depth <= after:
                del counts[deeper]
        if level.form in _UNNUMBERED or not level.text:
            return None
        known = True

        def number(match: re.Match[str]) -> str:
            nonlocal known
            which = int(match[1]) - 1
            one = levels.get(which, level)
            form = "decimal" if level.plain and which != depth else one.form
            shown = _shown(counts.get(which, one.start), form)
            known = known and shown is not None
            return shown or "?"

        return Numbered(re.sub(r"%([1-9])", number, level.text), known)

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list that a paragraph is in and how deep: by itself, or by its style."""
        own = paragraph.find(f"{W}pPr")
        name, depth = _list_in(own)
        style = None if own is None or name is not None else self._listed(_child(own, "pStyle", ""))
        if style is not None:
            name, more_depth = _list_in(self._styles[style].find(f"{W}pPr"))
            depth = self._depth_of(str(name), style) if depth is None and more_depth is None else depth or more_depth
        return None if name in (None, "0") else (str(name), depth or 0)

    def _listed(self, style: str) -> str | None:
        """A style, or the nearest that it is based on, that is in a list. Each is looked at once, however long the
        row of styles that stand on each other."""
        passed: list[str] = []
        while style in self._styles and style not in self._listing:
            passed.append(style)
            held = self._styles[style]
            self._listing[style] = style if _list_in(held.find(f"{W}pPr"))[0] is not None else None
            if self._listing[style] is None:
                style = _child(held, "basedOn", "")
        found = self._listing.get(style)
        self._listing.update(dict.fromkeys(passed, found))
        return found

    def _depth_of(self, name: str, style: str) -> int | None:
        levels = self._levels.get(self._lists.get(name, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), None)


def _list_in(properties: Element | None) -> tuple[str | None, int | None]:
    held = None if properties is None else properties.find(f"{W}numPr")
    if held is None:
        return None, None
    depth = _child(held, "ilvl", "")
    return _child(held, "numId", "") or None, min(_number(depth, 0), _DEEPEST) if depth else None


def _levels(elements: Iterable[Element]) -> Iterator[tuple[int, Level]]:
    for element in elements:
        depth = _number(_value(element, "ilvl", "0"), 0)
        again = _child(element, "lvlRestart", "")
        yield (
            depth,
            Level(
                _number(_child(element, "start", ""), 0 if element.find(f"{W}start") is None else 1),
                _child(element, "numFmt", "decimal"),
                _child(element, "lvlText", ""),
                _child(element, "pStyle", "") or None,
                is_on(element.find(f"{W}isLgl")),
                _number(again, 0) - 1 if again.isdecimal() else None,
            ),
        )


def is_on(switch: Element | None) -> bool:
    """Whether a property that is on by being there is on."""
    return switch is not None and _value(switch, "val", "true") not in ("0", "false", "off")


def _number(said: str, otherwise: int) -> int:
    return min(int(said[:9]), _LARGEST) if said.isdecimal() else otherwise


def _shown(number: int, form: str) -> str | None:
    """A number as a form writes it; None where the form is not known."""
    match form:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 0 < number <= _MOST_LETTERS:
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
