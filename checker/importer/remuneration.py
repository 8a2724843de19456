"""What the divisions are paid, as far as the front tells: that they are not, or that a table says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from checker.importer.doubt import Doubt
from checker.importer.front import Section
from checker.importer.names import Names
from checker.importer.prose import Paragraph
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_ABOUT: Final = "remuneration"
_FIGURE: Final = re.compile(r"\d")


class Remuneration(NamedTuple):
    """The divisions that get `none`, and those whose is `stated` in a table; whether one is `announced`."""

    none: frozenset[str]
    stated: frozenset[str]
    announced: bool

    def entry(self, code: str) -> dict[str, Any]:
        """A division's field, where there is something to say, or a table that should say it."""
        if code in self.none:
            return {_ABOUT: "none"}
        if code in self.stated:
            return {_ABOUT: "stated"}
        if not self.announced:
            return {}
        missing = "tabellen finns inte i den inlästa texten"
        return {_ABOUT: {"unknown": "tabellen har ingen rad som börjar med namnet" if self.stated else missing}}

    def doubt(self, code: str, name: str, line: int) -> Iterator[Doubt]:
        """The question to ask where the table that should say it does not."""
        if self.announced and code not in self.none | self.stated:
            question = f"Anger överenskommelsen ersättningen till {name}?"
            yield Doubt(_ABOUT, code, _ABOUT, name, ("stated", "none"), question, line)


def remuneration(found: Iterable[Section], wordings: Wordings, names: Names) -> Remuneration:
    """What the sections say of it."""
    none: set[str] = set()
    stated: set[str] = set()
    announced = False
    for section in found:
        for position, paragraph in enumerate(section.paragraphs):
            said = wordings.match("announced", paragraph.text)
            announced = announced or (said is not None and said.get("about") == _ABOUT)
            if match := wordings.match("remuneration", paragraph.text):
                none.update(names.listed(match.groups["divisions"]).codes)
            if section.role == "economy":
                stated.update(_stated(section.paragraphs[position : position + 2], names))
    return Remuneration(frozenset(none), frozenset(stated), announced)


def _stated(row: Sequence[Paragraph], names: Names) -> Iterator[str]:
    """Whose row of a table it is: it begins with the name, and a figure stands after that, or in the cell beside."""
    first = row[0]
    if not first.lines[0].in_table:
        return
    named = next(names.found_in(first.text), None)
    if named is not None and named.begin == 0:
        beside = row[1].text if first.lines[0].kind == "row" and len(row) > 1 else ""
        if _FIGURE.search(first.text[named.end :] + beside):
            yield named.code
