"""`styrkoll export`."""

from __future__ import annotations

import click

from checker.agreement import read_agreement
from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files
from checker.cli.options import completed_by, language_option, output_option
from checker.cli.streams import print_faults, print_json
from checker.cli.usage import Said, not_written
from checker.graph import build_graph
from checker.words import Language, Text
from checker.yamlfile import FaultsFound, write_file


@click.command()
@click.argument("file", required=False, shell_complete=completed_by("files"))
@click.option("--example", is_flag=True, help="Export the bundled agreement.")
@click.option("--to", "form", type=click.Choice(["json"]), default="json", show_default=True)
@output_option()
@language_option()
def export(file: str | None, example: bool, form: str, output: str | None, language: Language) -> int:
    """Write an agreement's graph for other programs (json: networkx's node-link form)."""
    from checker.output.node_link import node_link_json

    inputs = agreement_files((file,) if file is not None else (), example=example)
    if len(inputs) > 1:
        names = ", ".join(one.shown_as for one in inputs)
        raise Said(Text(f"Ange en av filerna: {names}.", f"Name one of the files: {names}."))
    try:
        agreement = read_agreement(inputs[0].path, shown_as=inputs[0].shown_as)
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    text = node_link_json(build_graph(agreement)) + "\n"
    if output is None:
        print_json(text)
        return Exit.OK
    try:
        write_file(output, text.encode())
    except OSError as error:
        raise not_written(output, error) from None
    return Exit.OK
