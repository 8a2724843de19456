"""`styrkoll import`."""

from __future__ import annotations

import gc
import os
import sys
import textwrap
from typing import TYPE_CHECKING

import click

from checker.agreement import read_agreement
from checker.cli.completed import completed_by
from checker.cli.documents import ReadingProgress, imported, understood
from checker.cli.exits import Exit
from checker.cli.options import language_option
from checker.cli.streams import paint_for_stdout, print_faults, width_of_stdout
from checker.cli.usage import Said, demand_folder, not_written
from checker.words import Language, Text, enumerate_words
from checker.yamlfile import FaultsFound, write_file

if TYPE_CHECKING:
    from checker.importer import Imported
    from checker.importer.onto import Onto
    from checker.importer.text.lines import Line

LISTED = 10
"""How many unread lines are shown."""


@click.command("import")
@click.argument("source", metavar="SOURCE", shell_complete=completed_by("files"))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=completed_by("files"),
    help="The file to write. [default: SOURCE's name with .yaml]",
)
@click.option(
    "--onto",
    "earlier",
    metavar="FILE",
    shell_complete=completed_by("files"),
    help="An agreement file of an earlier draft: tell what changed in the document, and keep what people added.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@language_option()
def import_(source: str, output: str | None, earlier: str | None, force: bool, language: Language) -> int:
    """Make an agreement file of a document.

    SOURCE is the agreement as Word (.docx), PDF or text (.txt). What it does not decide is left open, as questions at
    the end of the file: `styrkoll doubts FILE` lists them. With `-o -` the file is printed.

    Exit code: 0 the file is written, 2 the document cannot be read, or the file cannot be written; nothing is then.
    """
    if earlier is not None and output is None:
        raise Said(Text("Ange den nya filen med -o.", "Name the new file with -o."))
    told: list[str] = []
    if earlier is not None and output is not None and os.path.exists(earlier) and os.path.exists(output):
        _refuse_the_last(earlier, output)
    target = f"{os.path.splitext(source)[0]}.yaml" if output is None else output
    demand_folder(target)
    if target != "-" and os.path.lexists(target):
        _refuse_to_replace(source, target, force)
    gc.disable()  # nearly all that is made of a document is kept until it is written
    try:
        old = None if earlier is None else read_agreement(earlier)
        found = imported(source, source, language)
        if old is None:
            file = found.file
        else:
            from checker.importer.onto import import_onto

            onto = import_onto(found, old, source, ReadingProgress(source, language))
            found, file = found._replace(agreement=onto.agreement), onto.file
            told = _changed(onto, earlier or "", language)
    except FaultsFound as faulty:
        print_faults(faulty.faults, language)
        return Exit.FAULT
    print_faults(found.warnings, language)
    if target == "-":
        sys.stdout.write(file.decode())
        print("\n".join([*told, understood(found, language)]), file=sys.stderr)
        return Exit.OK
    try:
        write_file(target, file)
    except OSError as error:
        print(not_written(target, error).text.in_(language), file=sys.stderr)
        return Exit.FAULT
    print("\n".join([*told, *_report(found, source, target, language)]))
    return Exit.OK


def _changed(onto: Onto, file: str, language: Language) -> list[str]:
    """What changed in the document against the earlier draft's file, and what was kept from that."""
    heading = Text(f"ÄNDRAT I DOKUMENTET MOT {file}", f"CHANGED IN THE DOCUMENT AGAINST {file}").in_(language)
    lines = [paint_for_stdout()(heading, "bold")]
    for change in onto.changes:
        lines += textwrap.wrap(
            change.text.in_(language), width_of_stdout(), initial_indent="  \N{BULLET} ", subsequent_indent="    "
        )
    if not onto.changes:
        lines = [Text("Inget har ändrats i dokumentet.", "Nothing has changed in the document.").in_(language)]
    sv = f"Kvar från {file}: {onto.kept} svar, och kommentarerna till det som är kvar."
    en = f"Kept from {file}: {onto.kept} answers, and the comments on what is still there."
    return [*lines, "", Text(sv, en).in_(language)]


def _refuse_to_replace(source: str, target: str, force: bool) -> None:
    if os.path.exists(source) and os.path.samefile(source, target):
        raise Said(Text(f"{target} är dokumentet självt.", f"{target} is the document itself."))
    if not force:
        sv = f"Filen {target} finns redan. Ange en annan med -o, eller ersätt den med --force."
        raise Said(Text(sv, f"The file {target} is there already. Name another with -o, or replace it with --force."))


def _refuse_the_last(earlier: str, output: str) -> None:
    if os.path.samefile(earlier, output):
        sv = f"{output} är filen från förra gången. Ange en ny med -o."
        raise Said(Text(sv, f"{output} is the file of the last draft. Name a new one with -o."))


def _report(found: Imported, source: str, target: str, language: Language) -> list[str]:
    """What was read, what was not, and what to do next."""
    lines = [Text(f"{source} är inläst i {target}.", f"{source} was read into {target}.").in_(language)]
    lines.append(f"  {enumerate_words(_counts(found, language), language)}.")
    lines.append(f"  {understood(found, language)}")
    for line in found.unread[:LISTED]:
        lines.append(f"    {_unread_at(line).in_(language)}: {line.as_prose().text}")
    if len(found.unread) > LISTED:
        left = len(found.unread) - LISTED
        lines.append(Text(f"    … och {left} rader till.", f"    … and {left} more lines.").in_(language))
    if found.agreement.doubts:
        count = len(found.agreement.doubts)
        sv = f"{count} frågor lämnas öppna. Visa dem: styrkoll doubts {target} (svara på dem: --resolve)"
        en = f"{count} questions are left open. Show them: styrkoll doubts {target} (answer them: --resolve)"
        lines.append(Text(sv, en).in_(language))
    lines.append(Text(f"Nästa steg: styrkoll check {target}", f"Next: styrkoll check {target}").in_(language))
    return lines


def _unread_at(line: Line) -> Text:
    """That a line was not read, and where it stands: in Word and PDF people find a page, if that is known."""
    if line.kind == "printed":
        return Text(f"inte inläst, rad {line.number}", f"not read, line {line.number}")
    page = line.page
    return Text(f"inte inläst, sida {page}", f"not read, page {page}") if page else Text("inte inläst", "not read")


def _counts(found: Imported, language: Language) -> list[str]:
    """What the agreement holds, in numbers."""
    items = found.agreement.items
    goals = [item for item in items if item["kind"] == "goal"]
    indicators = [one for item in goals for one in item.get("indicators", ())]
    outcomes = [one.get("outcomes", {}) for one in indicators]
    values = sum(len(one.get("unplaced", ())) + len(one.keys() - {"unplaced"}) for one in outcomes)
    counted = [
        (len(goals), ("mål", "mål"), ("goal", "goals")),
        (sum(item["kind"] == "assignment" for item in items), ("uppdrag", "uppdrag"), ("assignment", "assignments")),
        (
            sum(item["kind"] == "base_assignment" for item in items),
            ("grunduppdrag", "grunduppdrag"),
            ("base assignment", "base assignments"),
        ),
        (
            sum(len(item.get("results", ())) for item in goals),
            ("önskat resultat", "önskade resultat"),
            ("desired result", "desired results"),
        ),
        (len(indicators), ("indikator", "indikatorer"), ("indicator", "indicators")),
        (values, ("utfall", "utfall"), ("outcome", "outcomes")),
        (len(found.agreement.appendices), ("bilaga", "bilagor"), ("appendix", "appendices")),
    ]
    return [f"{count} {Text(sv[count != 1], en[count != 1]).in_(language)}" for count, sv, en in counted if count]
