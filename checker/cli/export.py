"""`styrkoll export`."""

from __future__ import annotations

import click

from checker.agreement import read_agreement
from checker.cli.completed import completed_by
from checker.cli.exits import Exit
from checker.cli.inputs import one_agreement_file
from checker.cli.options import language_option, output_option
from checker.cli.streams import print_faults, print_json, save
from checker.graph import build_graph
from checker.words import Language
from checker.yamlfile import FaultsFound


@click.command()
@click.argument("file", required=False, shell_complete=completed_by("files"))
@click.option("--example", is_flag=True, help="Export the bundled agreement.")
@click.option("--to", "form", type=click.Choice(["json"]), default="json", show_default=True)
@output_option()
@language_option()
def export(file: str | None, example: bool, form: str, output: str | None, language: Language) -> int:
    """Write an agreement's graph for other programs (json: networkx's node-link form)."""
    from checker.output.node_link import node_link_json

    path, shown_as = one_agreement_file(file, example=example)
    try:
        agreement = read_agreement(path, shown_as=shown_as)
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    text = node_link_json(build_graph(agreement)) + "\n"
    if output is None:
        print_json(text)
    else:
        save(output, text.encode())
    return Exit.OK
