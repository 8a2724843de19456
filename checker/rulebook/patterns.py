r"""The language of patterns.

Patterns are written in what Python's `re`, `regex` and SPARQL read alike: characters, `.`, sets `[a-zåäö]`, `\d \w \s`
and their capitals, `^ $`, groups, `|`, and `* + ? {m,n}`, greedy or with `?` lazy. Nothing else is accepted: no
look-around and no `\b` (SPARQL has neither; write `(^|\W)ord(\W|$)`), no back-references.
"""

from __future__ import annotations

import re
import warnings
from typing import Final

from checker.named import NamedTuple
from checker.rulebook.constraints.pattern import fold
from checker.words import Text

LONGEST_PATTERN: Final = 500
_DEEPEST: Final = 20
_MOST_TIMES: Final = 1_000

_AFTER_BACKSLASH: Final = r"dDwWsSnrt\|.?*+(){}[]-^$"


class PatternFault(ValueError):
    """A pattern that cannot be used; `position` counts characters from 0."""

    def __init__(self, position: int, sv: str, en: str) -> None:
        super().__init__(en)
        self.position = position
        self.text = Text(sv, en)


class One(NamedTuple):
    """One character, which costs so many steps to look up; `letter` is it, folded, where only one can stand here."""

    steps: int
    letter: str


class Edge(NamedTuple):
    """`^` or `$`: no character, a place."""


class Row(NamedTuple):
    """One after the other."""

    parts: tuple[Node, ...]


class Choice(NamedTuple):
    """Any of them."""

    options: tuple[Node, ...]


class Repetition(NamedTuple):
    """The part, so many times; `most` None is without end."""

    part: Node
    least: int
    most: int | None


Node = One | Edge | Row | Choice | Repetition


def parse_pattern(written: str) -> Node:
    """The pattern as a tree.

    Raises:
        PatternFault: where it is not in the language, or cannot be compiled.
    """
    if len(written) > LONGEST_PATTERN:
        raise PatternFault(
            LONGEST_PATTERN,
            f"Mönstret är längre än {LONGEST_PATTERN} tecken",
            f"The pattern is longer than {LONGEST_PATTERN} characters",
        )
    node = _Parser(written).whole()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # `re` warns of what it may one day read in another way
            re.compile(written)
    except (re.error, Warning) as error:
        position = getattr(error, "pos", None) or 0
        raise PatternFault(position, f"Mönstret går inte att läsa ({error})", f"It cannot be read ({error})") from None
    return node


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.position = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.choice()
        if self.position < len(self.written):
            raise self.fault("En parentes ) står ensam", "A bracket ) stands alone")
        return node

    def choice(self) -> Node:
        options = [self.row()]
        while self.taken("|"):
            options.append(self.row())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def row(self) -> Node:
        parts: list[Node] = []
        while self.next not in ("", "|", ")"):
            parts.append(self.repeated())
        return Row(tuple(parts))

    def repeated(self) -> Node:
        start = self.position
        part = self.one()
        times = self.times()
        if times is None:
            return part
        if isinstance(part, Edge):
            raise self.fault("Här finns inget att upprepa", "There is nothing to repeat here", start)
        self.taken("?")
        if self.next in ("*", "+", "?", "{"):
            raise self.fault("Två upprepningar står efter varandra", "One repetition follows another")
        return Repetition(part, *times)

    def times(self) -> tuple[int, int | None] | None:
        for sign, times in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.taken(sign):
                return times
        if self.next != "{":
            return None
        found = re.compile(r"\{([0-9]{1,4})(,([0-9]{1,4})?)?\}").match(self.written, self.position)
        least = int(found[1]) if found else 0
        most = None if found and found[2] == "," else int(found[3] or found[1]) if found else 0
        if found is None or max(least, most or 0) > _MOST_TIMES or (most is not None and most < least):
            sv = f"Upprepningen skrivs {{m}}, {{m,}} eller {{m,n}} med tal upp till {_MOST_TIMES}"
            en = f"A repetition is written {{m}}, {{m,}} or {{m,n}} with numbers up to {_MOST_TIMES}"
            raise self.fault(sv, en)
        self.position = found.end()
        return least, most

    def one(self) -> Node:
        sign = self.next
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.set()
        if sign == "\\":
            return One(1, self.escape())
        if sign in ("*", "+", "?", "{"):
            raise self.fault("Här finns inget att upprepa", "There is nothing to repeat here")
        if sign in ("}", "]"):
            raise self.fault(f"Tecknet {sign} skrivs \\{sign}", f"The character {sign} is written \\{sign}")
        self.position += 1
        return Edge() if sign in ("^", "$") else One(1, "" if sign == "." else fold(sign))

    def group(self) -> Node:
        start = self.position
        self.position += 1
        if self.next == "?":
            sv = "Grupper skrivs (…): (?…) finns inte här, varken se framåt, se bakåt eller annat"
            raise self.fault(sv, "Groups are written (…): there is no (?…) here, neither look-around nor other", start)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault("Grupperna är för många i varandra", "The groups are nested too deep", start)
        node = self.choice()
        self.depth -= 1
        if not self.taken(")"):
            raise self.fault("Parentesen ( saknar sin )", "The bracket ( is not closed", start)
        return node

    def set(self) -> Node:
        start = self.position
        self.position += 1
        negated = self.taken("^")
        letters: list[str] = []
        first = self.position
        while self.next != "]" or self.position == first:
            if self.next in ("", "[", "]"):
                sv = "En mängd skrivs [abc] eller [^a-z], och i den \\[ och \\]"
                raise self.fault(sv, "A set is written [abc] or [^a-z], and in it \\[ and \\]", start)
            if self.next == "\\":
                letters.append(self.escape())
            else:
                letters.append(fold(self.next))
                self.position += 1
        self.position += 1
        # A range is not read as one: its ends and its hyphen are different letters, so none of them is the only one.
        return One(len(letters), letters[0] if len({*letters}) == 1 and not negated else "")

    def escape(self) -> str:
        """Takes a backslash and what follows it; the letter that this stands for, or "" for several."""
        after = self.written[self.position + 1 : self.position + 2]
        if after in ("b", "B"):
            sv = f"\\{after} finns inte här; skriv (^|\\W) före ett helt ord och (\\W|$) efter"
            raise self.fault(sv, f"There is no \\{after} here; write (^|\\W) before a whole word and (\\W|$) after")
        if after.isdecimal() and after:
            raise self.fault("Hänvisningar till grupper finns inte här", "There are no back-references here")
        if not after or after not in _AFTER_BACKSLASH:
            raise self.fault(f"\\{after} finns inte här", f"There is no \\{after} here")
        self.position += 2
        return "" if after.isalpha() else after

    @property
    def next(self) -> str:
        return self.written[self.position : self.position + 1]

    def taken(self, sign: str) -> bool:
        found = self.next == sign
        self.position += found
        return found

    def fault(self, sv: str, en: str, position: int | None = None) -> PatternFault:
        return PatternFault(self.position if position is None else position, sv, en)
