"""The formulas of a house style, read from `data/wordings/*.yaml`: patterns with names, and examples that hold.

A formula's name says what the words mean, and is one of FORMULAS; a style may give several patterns to one name. The
whole line or sentence must match. Spaces in a pattern stand for any space.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from checker.content import content
from checker.yamlfile import Document, Fault, FaultsFound, Shape, check_shape, did_you_mean, read_file, whole_file

SECONDS: Final = 0.5
"""How long one pattern may work on one text."""

LONGEST: Final = 5000
"""No formula is in a text with more characters than this."""

_BY_NUMBER: Final = re.compile(r"\\[1-9]")
"""What refers to a group by its number, which others before it would change."""

MOST_TOLD: Final = 20_000
"""Of so many texts at most it is kept which formulas they are."""

_ALTERNATIVE: Final = "alternative_"

FORMULAS: Final[dict[str, tuple[str, ...]]] = {
    # Lines that begin something.
    "title": ("board", "year"),
    "section": (),
    "area": ("number", "title"),
    "operational_area_label": (),
    "operational_area": ("title",),
    "focus": (),
    "item": (),
    "item_number": ("number",),
    "results": (),
    "indicators": (),
    "table_head": ("years",),
    "description": (),
    "dates_head": (),
    "dates": (),
    "appendix_label": (),
    "appendix": ("name",),
    "common": (),
    "common_row": (),
    "appendix_section": (),
    "process_intro": (),
    "follow_up_head": (),
    # Names of parties and boards.
    "party_list": ("parties",),
    "party": ("name", "code"),
    "board_name": (),
    # Sentences about the whole agreement.
    "validity": ("year",),
    "decision": ("date",),
    "clause_lead": (),
    "clause_follow_up": ("occasions",),
    "clause_revision": (),
    "remuneration": ("divisions",),
    "announced": ("what", "is"),
    "municipality": ("name",),
    # Sentences about an item.
    "delegated": ("recipients",),
    "kept": (),
    "areas_of_base": ("areas",),
    "follow_up": ("occasions",),
    "lead": ("leads", "word"),
    "support": ("supporters",),
    "parallel": ("parallel",),
    "boards_named": ("boards",),
    "trial": ("month", "year"),
    # In a desired result.
    "claim": (),
    "measure": (),
    "plain": (),
    "counts": (),
    "bound": ("targets", "operator"),
    "target": ("value",),
    # In an indicator's title.
    "unit": ("unit",),
    "data_source": ("source",),
    "group": ("name", "code", "description"),
}
"""The names that a formula can have, and the groups that its pattern must have."""

_TEXT: Final = {"type": "string", "check_with": "text"}
_SHAPE: Final = Shape(
    {
        "style": {**_TEXT, "required": True},
        "about": _TEXT,
        "formulas": {
            "type": "list",
            "required": True,
            "schema": {
                "type": "dict",
                "schema": {
                    "formula": {**_TEXT, "required": True},
                    "pattern": {**_TEXT, "required": True},
                    "means": {"type": "dict", "keysrules": _TEXT, "valuesrules": _TEXT},
                    "examples": {"type": "list", "required": True, "minlength": 1, "schema": _TEXT},
                    "not": {"type": "list", "schema": _TEXT},
                },
            },
        },
    }
)


class Match(NamedTuple):
    """A formula found in a text: its name, what it always means, and its groups with where they begin."""

    formula: str
    means: dict[str, str]
    groups: dict[str, str]
    starts: dict[str, int]

    def get(self, name: str) -> str | None:
        """What a group holds, or what the formula always means by that name."""
        return self.groups.get(name) or self.means.get(name)


class Formula(NamedTuple):
    """One pattern with its name."""

    name: str
    compiled: Any
    means: dict[str, str]
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
            found = self.compiled.fullmatch(text, timeout=SECONDS, concurrent=False)
        except TimeoutError:
            sv = f"Formeln {self.name} tar för lång tid på en rad. Skriv om mönstret ”{self.compiled.pattern}”."
            en = f"The formula {self.name} takes too long on a line. Rewrite the pattern “{self.compiled.pattern}”."
            raise FaultsFound([Fault(whole_file(self.file), sv, en)]) from None
        if found is None:
            return None
        groups = {name: value for name, value in found.groupdict().items() if value}
        starts = {name: found.start(name) for name in groups} | {"": found.start()}
        return Match(self.name, self.means, groups, starts)


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
            told = next(filter(None, (formula.match(text) for formula in self._together[names].of(text))), None)
            self._told[names, text] = told
        return self._told[names, text]


class _Together(NamedTuple):
    """Formulas, and one pattern of which each is an alternative: most texts are none of them, and told so in one go."""

    formulas: tuple[Formula, ...]
    compiled: Any

    def of(self, text: str) -> Sequence[Formula]:
        """Those that the text can be: one or none, unless the pattern cannot tell."""
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
        return [formula for at, formula in enumerate(self.formulas) if found[f"{_ALTERNATIVE}{at}"] is not None][:1]


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


def wording_files() -> list[str]:
    """The files of all house styles."""
    folder = os.path.join(content("data"), "wordings")
    return sorted(entry.path for entry in os.scandir(folder) if entry.name.endswith(".yaml"))


@cache
def all_wordings() -> Wordings:
    """The formulas of every house style that is installed.

    Raises:
        FaultsFound: where a file of wordings cannot be used.
    """
    return load_wordings(wording_files())


def load_wordings(paths: Iterable[str]) -> Wordings:
    """The formulas in these files.

    Raises:
        FaultsFound: with everything that is wrong with any of them.
    """
    faults: list[Fault] = []
    formulas: dict[str, tuple[Formula, ...]] = {}
    for path in paths:
        try:
            for formula in _formulas(read_file(path, os.path.basename(path))):
                formulas[formula.name] = (*formulas.get(formula.name, ()), formula)
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return Wordings(formulas)


def _formulas(document: Document) -> list[Formula]:
    check_shape(document, _SHAPE)
    value: Any = document.value
    faults: list[Fault] = []
    formulas = []
    for position, entry in enumerate(value["formulas"]):
        try:
            formulas.append(_formula(document, position, entry))
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return formulas


def _formula(document: Document, position: int, entry: dict[str, Any]) -> Formula:
    import regex

    place = document.place(("formulas", position, "formula"))
    name = entry["formula"]
    if name not in FORMULAS:
        sv, en = did_you_mean(name, [*FORMULAS])
        raise FaultsFound([Fault(place, f"Ingen formel heter {name}.{sv}", f"There is no formula {name}.{en}")])
    place = document.place(("formulas", position, "pattern"))
    try:
        compiled = regex.compile(" ".join(entry["pattern"].split()), regex.VERSION1 | regex.UNICODE)
    except regex.error as error:
        said = f"Mönstret går inte att läsa: {error}.", f"The pattern cannot be read: {error}."
        raise FaultsFound([Fault(place, *said)]) from None
    formula = Formula(
        name,
        compiled,
        entry.get("means", {}),
        tuple(entry["examples"]),
        tuple(entry.get("not", ())),
        document.file,
    )
    faults = [Fault(place, *said) for said in _wrong_with(formula)]
    if faults:
        raise FaultsFound(faults)
    return formula


def _wrong_with(formula: Formula) -> Iterator[tuple[str, str]]:
    """What the formula promises and does not keep."""
    given = {*formula.compiled.groupindex, *formula.means}
    for group in FORMULAS[formula.name]:
        if group not in given:
            yield f"Mönstret saknar gruppen {group}.", f"The pattern lacks the group {group}."
    for example in formula.examples:
        if formula.match(" ".join(example.split())) is None:
            yield f"Mönstret känner inte igen exemplet ”{example}”.", f"The pattern misses the example “{example}”."
    for example in formula.counter_examples:
        if formula.match(" ".join(example.split())) is not None:
            yield f"Mönstret känner igen ”{example}”, som det inte ska.", f"The pattern takes “{example}”."
