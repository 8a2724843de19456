"""Formulas as patterns: whether a line or sentence is one of several, told in one go, and what its groups hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.named import NamedTuple
from checker.yamlfile import Fault, FaultsFound, whole_file

SECONDS: Final = 0.5
"""How long one pattern may work on one text."""

SECONDS_IN_ALL: Final = 20.0
"""How long one pattern may look through a whole document."""

LONGEST: Final = 5000
"""No formula is in a text with more characters than this."""

_BY_NUMBER: Final = re.compile(r"\\[1-9]")
"""What refers to a group by its number, which others before it would change."""

MOST_TOLD: Final = 20_000
"""Of so many texts at most it is kept which formulas they are."""

_ALTERNATIVE: Final = "alternative_"


class Match(NamedTuple):
    """A formula found in a text: its name, what it always means, its groups with where they begin, and its words."""

    formula: str
    means: dict[str, str]
    groups: dict[str, str]
    starts: dict[str, int]
    words: str

    def get(self, name: str) -> str | None:
        """What a group holds, or what the formula always means by that name."""
        return self.groups.get(name) or self.means.get(name)


class Formula(NamedTuple):
    """One pattern with its name; `needs` are the groups without which nothing is told."""

    name: str
    compiled: Any
    means: dict[str, str]
    needs: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    file: str

    def match(self, text: str) -> Match | None:
        """The formula, where it is the whole text.

        Raises:
            FaultsFound: where the pattern takes too long.
        """
        if len(text) > LONGEST:
            return None
        try:
            return self._told(self.compiled.fullmatch(text, timeout=SECONDS, concurrent=False))
        except TimeoutError:
            raise self._too_slow() from None

    def found_in(self, text: str) -> Iterator[Match]:
        """The formula at each place where it stands in a text of any length.

        Raises:
            FaultsFound: where the pattern takes too long.
        """
        try:
            for found in self.compiled.finditer(text, timeout=SECONDS_IN_ALL, concurrent=False):
                if match := self._told(found):
                    yield match
        except TimeoutError:
            raise self._too_slow() from None

    def _told(self, found: Any) -> Match | None:
        """What the pattern found; nothing where a group that it needs is empty."""
        if found is None:
            return None
        groups = {name: value for name, value in found.groupdict().items() if value}
        if not groups.keys() >= {*self.needs}:
            return None
        starts = {name: found.start(name) for name in groups} | {"": found.start()}
        return Match(self.name, self.means, groups, starts, found[0])

    def _too_slow(self) -> FaultsFound:
        sv = f"Formeln {self.name} tar för lång tid på en rad. Skriv om mönstret ”{self.compiled.pattern}”."
        en = f"The formula {self.name} takes too long on a line. Rewrite the pattern “{self.compiled.pattern}”."
        return FaultsFound([Fault(whole_file(self.file), sv, en)])


class Wordings:
    """All formulas, by name."""

    def __init__(self, formulas: dict[str, tuple[Formula, ...]]) -> None:
        self.formulas = formulas
        self._together: dict[tuple[str, ...], _Together] = {}
        self._told: dict[tuple[tuple[str, ...], str], Match | None] = {}

    def match(self, name: str, text: str) -> Match | None:
        """The first formula of that name that is the whole text."""
        return self.first((name,), text)

    def first(self, names: tuple[str, ...], text: str) -> Match | None:
        """The first of these formulas that is the whole text."""
        # A line is looked at several times, and many lines are alike.
        if (names, text) not in self._told:
            if names not in self._together:
                self._together[names] = _together([one for name in names for one in self.formulas.get(name, ())])
            if len(self._told) > MOST_TOLD:
                self._told.clear()
            self._told[names, text] = self._together[names].match(text)
        return self._told[names, text]

    def found_in(self, name: str, text: str) -> Iterator[Match]:
        """Every place in a text, of any length, where a formula of that name stands, in the text's order."""
        found = (match for formula in self.formulas.get(name, ()) for match in formula.found_in(text))
        yield from sorted(found, key=lambda match: match.starts[""])


class _Together(NamedTuple):
    """Formulas, and one pattern of which each is an alternative: most texts are none of them, and told so in one go."""

    formulas: tuple[Formula, ...]
    compiled: Any

    def match(self, text: str) -> Match | None:
        """The first formula that is the whole text."""
        return next(filter(None, (formula.match(text) for formula in self._from(text))), None)

    def _from(self, text: str) -> Sequence[Formula]:
        """The formulas from the first on that the text can be."""
        if self.compiled is None:
            return self.formulas
        if len(text) > LONGEST:
            return ()
        try:
            found = self.compiled.fullmatch(text, timeout=SECONDS, concurrent=False)
        except TimeoutError:
            return self.formulas
        if found is None:
            return ()
        first = next(at for at in range(len(self.formulas)) if found[f"{_ALTERNATIVE}{at}"] is not None)
        return self.formulas[first:]


def _together(formulas: Sequence[Formula]) -> _Together:
    """The formulas with one pattern for all, or none where they cannot be put together."""
    import regex

    patterns = [formula.compiled.pattern for formula in formulas]
    if any(_BY_NUMBER.search(pattern) for pattern in patterns):
        return _Together(tuple(formulas), None)
    whole = "|".join(f"(?P<{_ALTERNATIVE}{at}>{pattern})" for at, pattern in enumerate(patterns))
    try:
        return _Together(tuple(formulas), regex.compile(whole or "(?!)", regex.VERSION1 | regex.UNICODE))
    except regex.error:
        return _Together(tuple(formulas), None)
