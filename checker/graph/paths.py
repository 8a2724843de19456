"""Paths: what a rule can reach from a node, `p ^p p/q p|q p* p+ p?`, in SPARQL's sense.

A path gives a *set*: distinct values, in the order in which they are met. Grammar, loosest binding first::

    path     = sequence ("|" sequence)*
    sequence = part ("/" part)*
    part     = ["^"] (word | "(" path ")") ["*" | "+" | "?"]      # ^p+ is (^p)+
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from checker.named import NamedTuple
from checker.words import Text


class Step(NamedTuple):
    """One word, or, `inverse`, one relation read backwards."""

    word: str
    inverse: bool = False


class Sequence(NamedTuple):
    """One path after the other."""

    parts: tuple[Path, ...]


class Alternative(NamedTuple):
    """The values of any of the paths."""

    options: tuple[Path, ...]


class Repeat(NamedTuple):
    """A path again and again: `*` (from none), `+` (from one), `?` (at most once)."""

    path: Path
    sign: str


Path = Step | Sequence | Alternative | Repeat


class PathFault(ValueError):
    """A path that cannot be read; `position` is where in its text, from 0."""

    def __init__(self, position: int, text: Text) -> None:
        super().__init__(text.en)
        self.position = position
        self.text = text


_TOKEN: Final = r"\s*(?:(?P<word>[a-z][a-z_]*)|(?P<sign>[\^/|*+?()]))"
LONGEST: Final = 100
"""No rule needs a longer path, and a nest of parentheses must not reach the interpreter's own limit."""
_EXPECTED: Final = Text("Här väntades ett ord, ^ eller (", "A word, ^ or ( was expected here")


@lru_cache(maxsize=1024)
def parse_path(text: str) -> Path:
    """The path that `text` writes, the same for the same text, so that it is walked once where rules name it again.

    Raises:
        PathFault: where the text stops being a path.
    """
    return _Parser(text).path()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[int, str]] = []
        token = re.compile(_TOKEN)  # here, since a recalled rulebook needs no parsing
        position = 0
        while position < len(text.rstrip()):
            match = token.match(text, position)
            if match is None:
                raise PathFault(len(text) - len(text[position:].lstrip()), _EXPECTED)
            self.tokens.append((match.start(match.lastgroup or 0), match.group(match.lastgroup or 0)))
            position = match.end()
            if len(self.tokens) > LONGEST:
                raise PathFault(position, Text("Vägen är för lång", "The path is too long"))
        self.at = 0

    def path(self) -> Path:
        path = self._alternative()
        if self.at < len(self.tokens):
            position, token = self.tokens[self.at]
            raise PathFault(position, Text(f"Vägen fortsätter inte med {token}", f"A path does not go on with {token}"))
        return path

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self, token: str) -> bool:
        if self._peek() != token:
            return False
        self.at += 1
        return True

    def _alternative(self) -> Path:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Alternative(tuple(options))

    def _sequence(self) -> Path:
        parts = [self._part()]
        while self._take("/"):
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _part(self) -> Path:
        backwards = self._take("^")
        path = self._primary()
        if backwards:
            path = inverse(path)
        sign = self._peek()
        if sign in {"*", "+", "?"}:
            self.at += 1
            if isinstance(path, Repeat):  # (p+)? is p*, and walking the one costs what the other does, squared
                return path if path.sign == sign else Repeat(path.path, "*")
            return Repeat(path, sign)
        return path

    def _primary(self) -> Path:
        position = self.tokens[self.at][0] if self.at < len(self.tokens) else len(self.text)
        if self._take("("):
            path = self._alternative()
            if not self._take(")"):
                raise PathFault(position, Text("Parentesen stängs inte", "The parenthesis is not closed"))
            return path
        token = self._peek()
        if not token or not token[0].isalpha():
            raise PathFault(position, _EXPECTED)
        self.at += 1
        return Step(token)


def inverse(path: Path) -> Path:
    """The path read backwards: `^(p/q)` is `^q/^p`."""
    if isinstance(path, Step):
        return Step(path.word, not path.inverse)
    if isinstance(path, Sequence):
        return Sequence(tuple(inverse(part) for part in reversed(path.parts)))
    if isinstance(path, Alternative):
        return Alternative(tuple(inverse(option) for option in path.options))
    return Repeat(inverse(path.path), path.sign)


def words_of(path: Path) -> tuple[str, ...]:
    """The words that a path goes by, in their order."""
    if isinstance(path, Step):
        return (path.word,)
    inner = (
        path.parts if isinstance(path, Sequence) else path.options if isinstance(path, Alternative) else (path.path,)
    )
    return tuple(chain.from_iterable(map(words_of, inner)))


def spelled(path: Path) -> str:
    """The path as a rule writes it."""
    if isinstance(path, Step):
        return f"^{path.word}" if path.inverse else path.word
    if isinstance(path, Sequence):
        return "/".join(f"({spelled(p)})" if isinstance(p, Alternative) else spelled(p) for p in path.parts)
    if isinstance(path, Alternative):
        return "|".join(spelled(option) for option in path.options)
    inner = spelled(path.path)
    return f"{inner}{path.sign}" if isinstance(path.path, Step) else f"({inner}){path.sign}"
