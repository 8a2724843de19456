"""`styrkoll report`."""

from __future__ import annotations

import gc
import os
import sys
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.deciding import Deciding, read_decisions
from checker.cli.documents import checked_at, left_open
from checker.cli.exits import Exit
from checker.cli.inputs import Input, agreement_files, demand_one_followed_up, division_named
from checker.cli.options import date_option, deciding_options, follow_up_option, language_option, rules_option
from checker.cli.report_files import Wanted, form_files, installed_forms, left_out, report_files
from checker.cli.rule_choice import project_rules, rulebook_of
from checker.cli.streams import print_faults, print_notes
from checker.cli.usage import Said, not_written
from checker.gapreport.forms import FORMS
from checker.rulebook import Rule
from checker.run import Checked
from checker.vocabulary import OCCASIONS
from checker.words import LANGUAGES, OR, Language, Text, enumerate_words
from checker.yamlfile import Fault, FaultsFound, did_you_mean, write_files

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
    help="An earlier check, saved by `styrkoll check -o FILE.json`: tell what is new and mended since.",
)
@follow_up_option()
@click.option("--form", "as_form", is_flag=True, help="Write the Excel forms that the divisions fill in, no report.")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    shell_complete=completed_by("folders"),
    help="Write to this folder, which is made if it is not there.",
)
@click.option(
    "--templates",
    metavar="DIR",
    shell_complete=completed_by("folders"),
    help="A folder with templates of your own: report.html, report.css, kontrollrapport.docx.",
)
@click.option(
    "--format",
    "forms",
    type=click.Choice([*FORMS]),
    multiple=True,
    help="What to write; may be given several times. By default all forms whose libraries are installed.",
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
    reported: tuple[str, ...],
    as_form: bool,
    output: str | None,
    templates: str | None,
    forms: tuple[str, ...],
    deciding: Deciding,
    folders: tuple[str, ...],
    day: date,
    language: Language,
) -> int:
    """Write the report that a follow-up meeting reads: gaps in governance, goal by goal and division by division.

    FILES as for check. Everything is written, or nothing.

    Exit code: 0 written, 2 a fault in a file, a rule or the command.
    """
    at = _occasion(occasion)
    if output is None:
        raise Said(Text("Ange en mapp att skriva i: -o MAPP.", "Name a folder to write to: -o DIR."))
    inputs = agreement_files(files, example=example)
    demand_one_followed_up(reported, inputs)
    _demand_templates(templates)
    gc.disable()  # nearly all that is made of an agreement is kept until the report is written
    rulebook = rulebook_of(folders, recalled=True)
    try:
        found = _checked(inputs, project_rules(rulebook), at, reported, language)
        if division is not None:
            division_named(division, [code for one in found for code in one.graph.by_kind["division"]])
        if as_form:
            written, without = form_files(found, at, division), list[Text]()
        else:
            decisions = read_decisions(found, deciding, rulebook, day, language, example=example)
            found = [decisions.applied(one) for one in found]
            wanted = Wanted(at, day, division, compare, forms or (*installed_forms(),), bool(forms), templates)
            written, without = report_files(found, rulebook.fingerprint, wanted, language)
    except FaultsFound as faulty:
        print_faults(faulty.faults, language)
        return Exit.FAULT
    for path in _write(output, written):
        print(path)
    print_faults((warning for one in found for warning in one.warnings), language)
    print_notes(left_open(one.agreement for one in found), language)
    if not (as_form or forms):
        for said in (*left_out(), *without):
            print(said.in_(language), file=sys.stderr)
    return Exit.OK


def _demand_templates(folder: str | None) -> None:
    """Raises the usage fault of a folder that is not there, or that has no template in it."""
    if folder is None:
        return
    if not os.path.isdir(folder):
        raise Said(Text(f"Mappen {folder} finns inte.", f"There is no folder {folder}."))
    from checker.gapreport.templates import NAMES

    names = os.listdir(folder)
    if not {*NAMES} & {*names}:
        sv, en = (enumerate_words(NAMES, language, OR) for language in LANGUAGES)
        near = next((meant for name in sorted(names) if (meant := did_you_mean(name, NAMES))[0]), ("", ""))
        raise Said(
            Text(
                f"Mappen {folder} har ingen mall. En mall heter {sv}.{near[0]}",
                f"The folder {folder} has no template. A template is called {en}.{near[1]}",
            )
        )


def _checked(
    inputs: list[Input], rules: Iterable[Rule], occasion: str, reported: tuple[str, ...], language: Language
) -> list[Checked]:
    """The agreements, checked with what is reported on them.

    Raises:
        FaultsFound: with all that is wrong with any of the files.
    """
    found: list[Checked] = []
    faults: list[Fault] = []
    for one in inputs:
        try:
            found.append(checked_at(one, rules, language, reported, occasion))
        except FaultsFound as faulty:
            faults += faulty.faults
    files: dict[str, str] = {}
    for agreement in (one.agreement for one in found):
        other = files.setdefault(agreement.id, agreement.document.file)
        if other != agreement.document.file:  # the two would be written to the same files
            sv = f"Överenskommelsen har samma id som den i {other}; deras rapporter skulle få samma namn."
            en = f"The agreement has the same id as that in {other}; their reports would have one name."
            faults.append(Fault(agreement.document.place(("agreement", "id")), sv, en))
    if faults:
        raise FaultsFound(faults)
    return found


def _occasion(given: str | None) -> str:
    sv, en = enumerate_words(OCCASIONS, "sv", OR), enumerate_words(OCCASIONS, "en", OR)
    if given is None:
        raise Said(Text(f"Ange tillfället: --occasion {sv}.", f"Name the occasion: --occasion {en}."))
    name = unicodedata.normalize("NFC", given).casefold()
    name = _UNACCENTED.get(name, name)
    if name not in OCCASIONS:
        raise Said(Text(f"--occasion kan vara {sv}.", f"--occasion can be {en}."))
    return name


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
