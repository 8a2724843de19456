"""A report in one of its forms, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from os import PathLike
from typing import Final

from checker.gapreport.content import report_of
from checker.gapreport.earlier import earlier_check
from checker.gapreport.forms import FORMS
from checker.gapreport.limits import demand_room, too_long_for_word
from checker.run import Checked
from checker.vocabulary import OCCASIONS
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import Fault, FaultsFound, did_you_mean
from checker.yamlfile.places import whole_file
from checker.yamlfile.system import system_reason

ARGUMENTS: Final = "checker.report"
"""What the place of a fault in an argument names instead of a file."""


def written(
    checked: Checked,
    occasion: str,
    day: date,
    *,
    form: str,
    language: Language,
    division: str | None,
    earlier: str | PathLike[str] | None,
) -> str | bytes:
    """The report of a checked agreement in a form.

    Raises:
        FaultsFound: for an occasion, a form, a language or a division that there is none of, an occasion that the
            follow-up is not for, where the earlier check cannot be used, and where the agreement is too large.
    """
    _demand("occasion", occasion, OCCASIONS)
    _demand("form", form, FORMS)
    _demand("language", language, LANGUAGES)
    if division is not None:
        _demand("division", division, checked.graph.by_kind["division"])
    if checked.reported and (reported := checked.reported[0].occasion) != occasion:
        text = Text(f"occasion: uppföljningen är för {reported}.", f"occasion: the follow-up is for {reported}.")
        raise FaultsFound([Fault(whole_file(ARGUMENTS), text.sv, text.en)])
    demand_room((checked.graph,), division)
    before = None
    if earlier is not None:
        before = earlier_check(_read(earlier), str(earlier), checked)
    made = report_of(
        checked,
        None,
        language,
        occasion=occasion,
        day=day,
        division=division,
        earlier=before,
        pictured=FORMS[form].pictured,
    )
    if form == "word" and (why := too_long_for_word(made, division)) is not None:
        raise FaultsFound([Fault(whole_file(ARGUMENTS), why.sv, why.en)])
    data: str | bytes = import_module(FORMS[form].module).written(made)
    return data


def _demand(name: str, given: str, known: Iterable[str]) -> None:
    """A fault of an argument that is none of what it can be."""
    known = [*known]
    if given not in known:
        sv, en = did_you_mean(given, known)
        choices = ", ".join(known)
        text = Text(f"{name}: {given} är inget av {choices}.{sv}", f"{name}: {given} is none of {choices}.{en}")
        raise FaultsFound([Fault(whole_file(ARGUMENTS), text.sv, text.en)])


def _read(path: str | PathLike[str]) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = system_reason(error)
        text = Text(f"Filen kan inte läsas: {why.sv}.", f"The file cannot be read: {why.en}.")
        raise FaultsFound([Fault(whole_file(str(path)), text.sv, text.en)]) from None
