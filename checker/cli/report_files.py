"""What `report` writes: the report in its forms, the divisions' forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from checker.cli.usage import Said
from checker.follow_up.due import due_at
from checker.follow_up.read import plain_name
from checker.gapreport.forms import FORMS
from checker.named import NamedTuple
from checker.rendering import divisions_that_are_parties
from checker.run import Checked
from checker.words import Language, Text
from checker.yamlfile.system import system_reason


class Wanted(NamedTuple):
    """What a report is to be: for which occasion, on which day, of one division, since which earlier check.

    `forms` are those that it is written in, `chosen` or all that there are; `templates` is the folder of the project's
    own.
    """

    occasion: str
    day: date
    division: str | None
    compare: str | None
    forms: tuple[str, ...]
    chosen: bool
    templates: str | None


def report_files(
    found: list[Checked], rulebook: str, wanted: Wanted, language: Language
) -> tuple[dict[str, bytes], list[Text]]:
    """Every file of the report by its name, and why one that nobody asked for is left out.

    `rulebook` is the fingerprint of the rules.

    Raises:
        FaultsFound: where the earlier check cannot be used, or an agreement is too large for a report.
    """
    from checker.gapreport.content import report_of
    from checker.gapreport.earlier import earlier_check
    from checker.gapreport.limits import demand_room, too_long_for_word
    from checker.gapreport.templates import TemplateFault

    for form in wanted.forms:
        _refuse_missing(FORMS[form].library)
    division, compare = wanted.division, wanted.compare
    demand_room((checked.graph for checked in found), division)
    before = None if compare is None else _read(compare)
    own = () if wanted.templates is None else (wanted.templates,)
    files: dict[str, bytes] = {}
    without: list[Text] = []
    for checked in found:
        if division is not None and division not in checked.graph.by_kind["division"]:
            continue  # another agreement has it
        earlier = None if compare is None or before is None else earlier_check(before, compare, checked)
        made = report_of(
            checked,
            rulebook,
            language,
            occasion=wanted.occasion,
            day=wanted.day,
            division=division,
            earlier=earlier,
            pictured=any(FORMS[form].pictured for form in wanted.forms),
        )
        for form in wanted.forms:
            if form == "word" and (why := too_long_for_word(made, division)) is not None:
                if wanted.chosen:
                    raise Said(why)
                without.append(why)
                continue
            try:
                data: str | bytes = import_module(FORMS[form].module).written(made, own)
            except TemplateFault as fault:
                raise Said(fault.text) from None
            files[made.name + FORMS[form].suffix] = data if isinstance(data, bytes) else data.encode()
    return files, without


def form_files(runs: list[Checked], occasion: str, division: str | None) -> dict[str, bytes]:
    """The Excel form of each division, or of one, that has something to report.

    Raises:
        FaultsFound: where an agreement is too large for forms.
    """
    from checker.follow_up.form_out import form
    from checker.gapreport.limits import demand_room

    _refuse_missing("xlsxwriter")
    demand_room((run.graph for run in runs), division)
    files: dict[str, bytes] = {}
    for run in runs:
        reporting = {code for one in due_at(run.graph, occasion) for code in one.divisions}
        for code in divisions_that_are_parties(run.graph):
            if code in reporting and division in (None, code):
                name = "-".join(map(plain_name, ("uppfoljning", run.agreement.id, occasion, code)))
                files[f"{name}.xlsx"] = form(run.graph, occasion, code)
    if not files:
        sv = "Ingen verksamhet har något att redovisa vid tillfället."
        raise Said(Text(sv, "No division has anything to report at the occasion."))
    return files


def installed_forms() -> Iterator[str]:
    """The forms of the report that can be written: their libraries are there."""
    return (name for name, form in FORMS.items() if form.library is None or find_spec(form.library) is not None)


def left_out() -> Iterator[Text]:
    """The forms that cannot, each with how to get what it needs."""
    for name in sorted(FORMS.keys() - {*installed_forms()}):
        get = f"python -m pip install {FORMS[name].library}"
        yield Text(f"Formen {name} utelämnas. Så får du den: {get}", f"The form {name} is left out. To get it: {get}")


def _refuse_missing(library: str | None) -> None:
    """A usage fault where a library is not installed, with how to get it."""
    if library is not None and find_spec(library) is None:
        get = f"python -m pip install {library}"
        sv = f"Det här kräver {library}, som inte är installerat. Installera det: {get}"
        raise Said(Text(sv, f"This needs {library}, which is not installed. Install it: {get}"))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = system_reason(error)
        raise Said(Text(f"{path} kan inte läsas: {why.sv}.", f"{path} cannot be read: {why.en}.")) from None
