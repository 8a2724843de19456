"""`styrkoll graph`."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.deciding import Deciding, read_decisions
from checker.cli.documents import agreement_at, tell_of
from checker.cli.exits import Exit
from checker.cli.inputs import division_named, one_agreement_file
from checker.cli.options import date_option, deciding_options, language_option, rules_option
from checker.cli.rule_choice import project_rules, rulebook_of
from checker.cli.streams import print_faults, save
from checker.cli.usage import Said, demand_folder
from checker.gapreport.limits import demand_room
from checker.gapreport.pictures import PICTURES, Drawing, drawn, svg
from checker.run import check_agreement
from checker.words import Language, Text
from checker.yamlfile import FaultsFound

STANDARD_OUTPUT: Final = "-"


@click.command()
@click.argument("file", required=False, shell_complete=completed_by("files"))
@click.option("--example", is_flag=True, help="Draw the bundled agreement.")
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    default="graph",
    show_default=True,
    help="Who has what, the assignments over time, or the load on each division.",
)
@click.option(
    "--division",
    metavar="CODE",
    shell_complete=completed_by("divisions"),
    help="Only what concerns this division.",
)
@click.option("--narrow", is_flag=True, help="For a telephone or a narrow column.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=completed_by("files"),
    help="The file to write, .svg or .png; - for SVG on standard output.",
)
@deciding_options
@rules_option()
@date_option()
@language_option()
def graph(
    file: str | None,
    example: bool,
    picture: str,
    division: str | None,
    narrow: bool,
    output: str | None,
    deciding: Deciding,
    folders: tuple[str, ...],
    day: date,
    language: Language,
) -> int:
    """Draw an agreement as a picture (SVG or PNG), with what must be mended in it.

    Without FILE: the agreement of the project in this folder or above it, where there is only one.
    """
    if output is None:
        raise Said(Text("Ange var bilden ska sparas: -o bild.svg", "Say where to save the picture: -o picture.svg"))
    form = os.path.splitext(output)[1].lower() or ".svg"
    if form not in (".svg", ".png"):
        said = Text("En bild sparas som .svg eller .png, inte som", "A picture is saved as .svg or .png, not as")
        raise Said(Text(f"{said.sv} {form}.", f"{said.en} {form}."))
    demand_folder(output)
    path, shown_as = one_agreement_file(file, example=example)
    rulebook = rulebook_of(folders, recalled=True)
    try:
        checked = check_agreement(agreement_at(path, shown_as, language), project_rules(rulebook))
        tell_of([checked], language)
        decisions = read_decisions([checked], deciding, rulebook, day, language, example=example)
        checked = decisions.applied(checked)
        demand_room((checked.graph,), division)
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    if division is not None:
        division_named(division, checked.graph.by_kind["division"])
    drawing = drawn(picture, checked, language, day=day, division=division, narrow=narrow)
    data = svg(drawing, language).encode() if form == ".svg" else _png(drawing)
    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)  # as programs expect it, whatever the terminal's code page is
    else:
        save(output, data)
    return Exit.OK


def _png(drawing: Drawing) -> bytes:
    from checker.gapreport.raster import NotDrawn, png

    made = png(drawing)
    if isinstance(made, NotDrawn):
        sv = f"Bilden kan inte sparas som .png: {made.why.sv}. Spara den som .svg."
        raise Said(Text(sv, f"The picture cannot be saved as .png: {made.why.en}. Save it as .svg."))
    return made
