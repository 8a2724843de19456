"""Markdown that fits: sections of lists, of which the least needed are cut first where a forge would refuse it all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.named import NamedTuple
from checker.words import Language, Text

LONGEST: Final = 65_000
"""GitHub takes no comment of more than 65,536 UTF-16 units; whoever posts it may add a line or two."""

_MORE: Final = Text("… och {} till, som inte får plats här", "… and {} more, for which there is no room here")
_WHOLE: Final = Text("allt visas med `styrkoll check`", "everything is shown by `styrkoll check`")
_TOO_MANY: Final = Text("Det är för många överenskommelser för att redovisas här; ", "There are too many agreements; ")


class Section(NamedTuple):
    """A list under a heading, both as Markdown. `folded`: behind a click; `worth`: the lower, the sooner it is cut."""

    heading: str
    items: tuple[str, ...]
    folded: bool
    worth: int

    def text(self, shown: int, language: Language) -> str:
        """The section with that many of its items, "" if it has none at all."""
        if not self.items:
            return ""
        opened = f"<details><summary>{self.heading}</summary>\n\n" if self.folded else f"### {self.heading}\n\n"
        left_out = len(self.items) - shown
        more = f"\n{_MORE.in_(language).format(left_out)}: {_WHOLE.in_(language)}.\n" if left_out else ""
        return f"{opened}{''.join(self.items[:shown]).lstrip()}{more}\n" + ("</details>\n\n" if self.folded else "")

    def least(self, language: Language) -> int:
        """How long it is at least, however many of its items are shown."""
        return min(length(self.text(shown, language)) for shown in (0, len(self.items)))


def fitted(parts: Iterable[str | Section], language: Language) -> str:
    """The parts one after another, with as many items of each section as there is room for.

    No more of them are looked at than there can be room for, so that it does not matter how many there are.
    """
    held: list[str | Section] = []
    least = 0
    for part in parts:
        held.append(part)
        least += length(part) if isinstance(part, str) else part.least(language)
        if least > LONGEST:
            return _too_many(held, language)
    return cut(held, language)


def _too_many(parts: list[str | Section], language: Language) -> str:
    first = parts[0] if isinstance(parts[0], str) else parts[0].text(0, language)
    return f"{first}{_TOO_MANY.in_(language)}{_WHOLE.in_(language)}.\n"


def cut(parts: list[str | Section], language: Language) -> str:
    """The same of parts whose headings there is room for."""
    shown = {position: len(part.items) for position, part in enumerate(parts) if isinstance(part, Section)}

    def texts() -> list[str]:
        return [
            part if isinstance(part, str) else part.text(shown[position], language)
            for position, part in enumerate(parts)
        ]

    excess = length("".join(texts())) - LONGEST
    by_worth = sorted(shown, key=lambda position: (_section(parts, position).worth, -position))
    for position in by_worth:
        section = _section(parts, position)
        if excess > 0 and shown[position]:
            excess += length(section.text(0, language)) - length(section.text(len(section.items), language))
            shown[position] = 0
            while -excess > 0 and shown[position] < len(section.items):
                longer = length(section.items[shown[position]])
                if excess + longer > 0:
                    break
                excess += longer
                shown[position] += 1
    whole = "".join(texts())
    return whole if length(whole) <= LONGEST else _too_many(parts, language)


def _section(parts: list[str | Section], position: int) -> Section:
    part = parts[position]
    assert isinstance(part, Section)
    return part


def length(text: str) -> int:
    """How long a text is as forges count, in UTF-16 units."""
    return len(text.encode("utf-16-le", errors="replace")) // 2
