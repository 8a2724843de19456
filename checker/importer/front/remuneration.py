"""What the divisions are paid, as far as the front tells: that they are not, or that a table says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from checker.importer.doubt import Doubt
from checker.importer.front.sections import Section
from checker.importer.names import Names
from checker.importer.text.prose import Paragraph
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_ABOUT: Final = "remuneration"
_FIGURE: Final = re.compile(r"\d")
_FIGURES: Final = re.compile(r"[-−]?\d[\d ]*(?:,\d+)?(?: ?(?:kr|kronor|tkr|mkr|mnkr|%))?")
"""A cell that holds an amount."""


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
    """Whose row of a table it is: it begins with the name, and a figure stands after that, or in the cell beside.

    Where a text has one cell on each line, the name is all of one, and figures all of the next.
    """
    first = row[0]
    named = next(names.found_in(first.text), None)
    if named is None or named.begin:
        return
    line, beside = first.lines[0], row[1].text if len(row) > 1 else ""
    rest = first.text[named.end :].removesuffix(f" ({named.code})")
    in_row = line.in_table and _FIGURE.search(rest + (beside if line.kind == "row" else ""))
    if in_row or (line.kind == "printed" and not rest and _FIGURES.fullmatch(beside)):
        yield named.code


def holds_table(section: Section, names: Names) -> bool:
    """Whether rows of a table are known to stand in a section."""
    found = section.paragraphs
    return any(one.lines[0].in_table or [*_stated(found[at : at + 2], names)] for at, one in enumerate(found))
