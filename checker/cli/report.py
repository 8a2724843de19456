"""`styrkoll report`."""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.deciding import Deciding, deciding_options, read_decisions
from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files
from checker.cli.options import date_option, division_named, language_option, project_rules, rulebook_of, rules_option
from checker.cli.streams import print_faults
from checker.cli.usage import Said, not_written
from checker.rulebook.message import AbsentValue
from checker.run import Checked, check_file
from checker.vocabulary import OCCASIONS
from checker.words import OR, Language, Text, enumerate_words
from checker.yamlfile import Fault, FaultsFound, write_files

FORMATS: Final = ("html", "markdown")
_SUFFIXES: Final = {"html": ".html", "markdown": ".md"}
_UNACCENTED: Final = {"var": "vår", "delar": "delår", "helar": "helår"}


@click.command()
@click.argument("files", nargs=-1, metavar="[FILES]...", shell_complete=completed_by("files"))
@click.option("--example", is_flag=True, help="Report on the bundled agreement.")
@click.option("--occasion", metavar="OCCASION", help="vår, delår or helår: the follow-up that it is made for.")
@click.option("--division", metavar="CODE", shell_complete=completed_by("divisions"), help="Only this division.")
@click.option(
    "--compare",
    metavar="FILE",
    shell_complete=completed_by("files"),
    help="An earlier check, from `styrkoll check --format json`.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    shell_complete=completed_by("folders"),
    help="Write to this folder, which is made if it is not there.",
)
@click.option(
    "--format", "forms", type=click.Choice(FORMATS), multiple=True, help="A form to write, several times; else all."
)
@deciding_options
@rules_option()
@date_option()
@language_option()
def report(
    files: tuple[str, ...],
    example: bool,
    occasion: str | None,
    division: str | None,
    compare: str | None,
    output: str | None,
    forms: tuple[str, ...],
    deciding: Deciding,
    folders: tuple[str, ...],
    day: date,
    language: Language,
) -> int:
    """Write the report that a follow-up meeting reads: gaps in governance, goal by goal and division by division.

    FILES as for check. The report is written whole or not at all.

    Exit code: 0 written, 2 a fault in a file, a rule or the command.
    """
    at = _occasion(occasion)
    if output is None:
        raise Said(Text("Ange en mapp att skriva i: -o MAPP.", "Name a folder to write to: -o DIR."))
    inputs = agreement_files(files, example=example)
    rulebook = rulebook_of(folders, language, recalled=True)
    rules = project_rules(rulebook)
    runs: list[Checked] = []
    faults: list[Fault] = []
    try:
        for path, shown_as in inputs:
            try:
                runs.append(check_file(path, rules, shown_as=shown_as))
            except FaultsFound as found:
                faults += found.faults
        if faults:
            raise FaultsFound(faults)
        _demand_different(runs)
        decisions = read_decisions(runs, deciding, rulebook, day, language, example=example)
        runs = [decisions.applied(run) for run in runs]
        written = _written(runs, rulebook.fingerprint, language, at, day, division, compare, forms or FORMATS)
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    except AbsentValue as absent:
        raise Said(Text(f"{absent.rule}: {absent.text.sv}", f"{absent.rule}: {absent.text.en}")) from None
    for path in _write(output, written):
        print(path)
    return Exit.OK


def _written(
    runs: list[Checked],
    rulebook: str,
    language: Language,
    occasion: str,
    day: date,
    division: str | None,
    compare: str | None,
    forms: tuple[str, ...],
) -> dict[str, bytes]:
    """Every file of the report by its name."""
    from checker.gapreport import as_html, as_markdown
    from checker.gapreport.content import report_of
    from checker.gapreport.earlier import earlier_check

    if division is not None:
        division_named(division, [code for run in runs for code in run.graph.by_kind["division"]])
    data = None if compare is None else _read(compare)
    files: dict[str, bytes] = {}
    for run in runs:
        if division is not None and division not in run.graph.by_kind["division"]:
            continue  # another agreement has it
        earlier = None if compare is None or data is None else earlier_check(data, compare, run)
        made = report_of(run, rulebook, language, occasion=occasion, day=day, division=division, earlier=earlier)
        for form in forms:
            try:
                text = as_html.written(made) if form == "html" else as_markdown.written(made)
            except as_html.TemplateFault as fault:
                raise Said(fault.text) from None
            files[made.name + _SUFFIXES[form]] = text.encode()
    return files


def _occasion(given: str | None) -> str:
    choices = enumerate_words(OCCASIONS, "sv", OR), enumerate_words(OCCASIONS, "en", OR)
    if given is None:
        raise Said(Text(f"Ange tillfället: --occasion {choices[0]}.", f"Name the occasion: --occasion {choices[1]}."))
    name = unicodedata.normalize("NFC", given).casefold()
    name = _UNACCENTED.get(name, name)
    if name not in OCCASIONS:
        raise Said(Text(f"--occasion kan vara {choices[0]}.", f"--occasion can be {choices[1]}."))
    return name


def _demand_different(runs: list[Checked]) -> None:
    """Two agreements with one id would be written to the same files."""
    by_id: dict[str, str] = {}
    for run in runs:
        file = run.agreement.document.file
        other = by_id.setdefault(run.agreement.id, file)
        if other != file:
            raise FaultsFound(
                [
                    Fault(
                        run.agreement.document.place(("agreement", "id")),
                        f"Överenskommelsen har samma id som den i {other}; deras rapporter skulle få samma namn.",
                        f"The agreement has the same id as that in {other}; their reports would have one name.",
                    )
                ]
            )


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = error.strerror or str(error)
        raise Said(Text(f"{path} kan inte läsas: {why}.", f"{path} cannot be read: {why}.")) from None


def _write(folder: str, files: dict[str, bytes]) -> list[str]:
    """The files, written, all or none; a folder that was made for them goes again with them."""
    made = not os.path.exists(folder)
    paths = [os.path.join(folder, name) for name in files]
    try:
        os.makedirs(folder, exist_ok=True)
        write_files(zip(paths, files.values(), strict=True))
    except OSError as error:
        if made and os.path.isdir(folder) and not os.listdir(folder):
            os.rmdir(folder)
        raise not_written(error.filename or folder, error) from None
    return paths
