"""The formulas of a house style, read from `data/wordings/*.yaml`: patterns with names, and examples that hold.

A formula's name says what the words mean, and is one of `FORMULAS`; a style may give several patterns to one name. The
whole line or sentence must match. Spaces in a pattern stand for any space.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from checker.content import wording_folders
from checker.importer.wordings.formula_names import FORMULAS, Form
from checker.importer.wordings.formulas import LONGEST, Formula, Match, Wordings
from checker.yamlfile import Document, Fault, FaultsFound, Shape, check_shape, did_you_mean, is_yaml, read_file

__all__ = ["LONGEST", "Formula", "Match", "Wordings", "all_wordings", "load_wordings", "wording_files"]

_OUR_OWN: Final = ("kommunala-overenskommelser.yaml", "matbara-pastaenden.yaml")

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


def wording_files(folders: Iterable[str]) -> list[str]:
    """The files of house styles in these folders, in the order in which they are loaded."""
    files = []
    for folder in folders:
        names = sorted(entry.name for entry in os.scandir(folder) if is_yaml(entry.name))
        files += [os.path.join(folder, name) for name in sorted(names, key=lambda name: name not in _OUR_OWN)]
    return files


def all_wordings() -> Wordings:
    """The formulas of every house style: those that come with the tool, and the project's own.

    Raises:
        FaultsFound: where a file of wordings cannot be used.
    """
    return _wordings_in(wording_folders())


@cache
def _wordings_in(folders: tuple[str, ...]) -> Wordings:
    return load_wordings(wording_files(folders))


def load_wordings(paths: Iterable[str]) -> Wordings:
    """The formulas in these files; those of a later file are tried before those of an earlier one.

    Raises:
        FaultsFound: with everything that is wrong with any of them.
    """
    faults: list[Fault] = []
    formulas: dict[str, tuple[Formula, ...]] = {}
    for path in paths:
        try:
            found = _formulas(read_file(path, os.path.basename(path) if os.path.isabs(path) else path))
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

    here = ("formulas", position)
    name = entry["formula"]
    if name not in FORMULAS:
        sv, en = did_you_mean(name, [*FORMULAS])
        place = document.place((*here, "formula"))
        raise FaultsFound([Fault(place, f"Ingen formel heter {name}.{sv}", f"There is no formula {name}.{en}")])
    place = document.place((*here, "pattern"))
    try:
        compiled = regex.compile(" ".join(entry["pattern"].split()), regex.VERSION1 | regex.UNICODE)
    except regex.error as error:
        said = f"Mönstret går inte att läsa: {error}.", f"The pattern cannot be read: {error}."
        raise FaultsFound([Fault(place, *said)]) from None
    form, means = FORMULAS[name], entry.get("means", {})
    examples, counter_examples = tuple(entry["examples"]), tuple(entry.get("not", ()))
    formula = Formula(name, compiled, means, form.groups, examples, counter_examples, document.file)
    faults = [Fault(document.place((*here, "means", key)), *said) for key, said in _wrong_meanings(form, means)]
    faults += [Fault(place, *said) for said in (*_wrong_groups(formula, form), *_wrong_examples(formula))]
    if faults:
        raise FaultsFound(faults)
    return formula


def _wrong_meanings(form: Form, means: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What stands under `means` and means nothing there: the word, and what is wrong."""
    for key, value in means.items():
        choices = form.choices.get(key)
        if key not in form.known or key in form.groups:
            sv, en = did_you_mean(key, (*form.said, *form.more))
            yield key, (f"Fältet `{key}` finns inte här.{sv}", f"There is no field `{key}` here.{en}")
        elif choices and value not in choices:
            sv, en = did_you_mean(value, choices)
            words = ", ".join(f"`{choice}`" for choice in choices)
            said = f"Fältet `{key}` ska vara något av: {words}, men är `{value}`.{sv}"
            yield key, (said, f"The field `{key}` should be one of: {words}, but is `{value}`.{en}")


def _wrong_groups(formula: Formula, form: Form) -> Iterator[tuple[str, str]]:
    """The groups that a pattern lacks, and those that it has and nothing asks for."""
    groups = {*formula.compiled.groupindex}
    for group in form.groups:
        if group not in groups:
            yield f"Mönstret saknar gruppen {group}.", f"The pattern lacks the group {group}."
    for name in form.said:
        if name not in groups and name not in formula.means:
            sv = f"Det framgår inte vad {name} är: skriv det under means, eller som en grupp i mönstret."
            yield sv, f"Nothing tells {name}: write it under means, or as a group of the pattern."
    for group in sorted(groups - {*form.known}):
        sv, en = did_you_mean(group, form.known)
        yield f"Gruppen {group} betyder inget här.{sv}", f"The group {group} means nothing here.{en}"


def _wrong_examples(formula: Formula) -> Iterator[tuple[str, str]]:
    """What the formula promises and does not keep."""
    for example in formula.examples:
        if formula.match(" ".join(example.split())) is None:
            yield f"Mönstret känner inte igen exemplet ”{example}”.", f"The pattern misses the example “{example}”."
    for example in formula.counter_examples:
        if formula.match(" ".join(example.split())) is not None:
            yield f"Mönstret känner igen ”{example}”, som det inte ska.", f"The pattern takes “{example}”."
