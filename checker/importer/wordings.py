"""The formulas of a house style, read from `data/wordings/*.yaml`: patterns with names, and examples that hold.

A formula's name says what the words mean, and is one of FORMULAS; a style may give several patterns to one name. The
whole line or sentence must match. Spaces in a pattern stand for any space.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from checker.content import content
from checker.importer.formulas import LONGEST, Formula, Match, Wordings
from checker.yamlfile import Document, Fault, FaultsFound, Shape, check_shape, did_you_mean, read_file

__all__ = ["LONGEST", "Formula", "Match", "Wordings", "all_wordings", "load_wordings", "wording_files"]

_OUR_OWN: Final = ("kommunala-overenskommelser.yaml", "matbara-pastaenden.yaml")

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
    "everybody": (),
    "unit_word": (),
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
    "vision": (),
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


def wording_files() -> list[str]:
    """The files of all house styles: those that come with the tool, and then others."""
    folder = os.path.join(content("data"), "wordings")
    names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".yaml"))
    return [os.path.join(folder, name) for name in sorted(names, key=lambda name: name not in _OUR_OWN)]


@cache
def all_wordings() -> Wordings:
    """The formulas of every house style that is installed.

    Raises:
        FaultsFound: where a file of wordings cannot be used.
    """
    return load_wordings(wording_files())


def load_wordings(paths: Iterable[str]) -> Wordings:
    """The formulas in these files; those of a later file are tried before those of an earlier one.

    Raises:
        FaultsFound: with everything that is wrong with any of them.
    """
    faults: list[Fault] = []
    formulas: dict[str, tuple[Formula, ...]] = {}
    for path in paths:
        try:
            found = _formulas(read_file(path, os.path.basename(path)))
            for name in dict.fromkeys(formula.name for formula in found):
                own = tuple(formula for formula in found if formula.name == name)
                formulas[name] = (*own, *formulas.get(name, ()))
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
