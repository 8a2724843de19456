"""`styrkoll export`."""

from __future__ import annotations

import os
from typing import Final

import click

from checker.cli.completed import completed_by
from checker.cli.documents import agreement_at, left_open
from checker.cli.exits import Exit
from checker.cli.inputs import one_agreement_file
from checker.cli.options import language_option, output_option, rules_option
from checker.cli.rule_choice import project_rules, rulebook_of
from checker.cli.streams import print_faults, print_notes, printable, save
from checker.cli.unchanged import print_whole
from checker.cli.usage import Said, demand_folder
from checker.graph import Graph, build_graph
from checker.rulebook import Rule
from checker.words import Language, Text
from checker.yamlfile import FaultsFound

FORMS: Final = ("json", "ttl", "shacl")


@click.command()
@click.argument("file", required=False, shell_complete=completed_by("files"))
@click.option("--example", is_flag=True, help="Export the bundled agreement.")
@click.option("--to", "form", type=click.Choice(FORMS), default="json", show_default=True, help="The form.")
@output_option()
@rules_option()
@language_option()
def export(
    file: str | None, example: bool, form: str, output: str | None, folders: tuple[str, ...], language: Language
) -> int:
    """Write an agreement's graph for other programs, and the rules for other engines.

    json is networkx's node-link form. ttl is RDF in Turtle, with the facts that are computed; bodies are in the words
    of the W3C's ORG. shacl is the same with the rules as SHACL shapes; -o may then name a folder, for a file each.

    What cannot be read out of the document is named by styr:unknown. SHACL takes it for what is not there, so
    another engine may find a rule broken where this tool says that it cannot be decided, or that something is there.
    """
    demand_folder(output or "")
    path, shown_as = one_agreement_file(file, example=example)
    try:
        agreement = agreement_at(path, shown_as, language)
        print_faults(agreement.document.warnings, language)
        print_notes(left_open([agreement]), language)
        graph = build_graph(agreement)
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    rules = project_rules(rulebook_of(folders, recalled=True)) if form == "shacl" else []
    if output is not None and os.path.isdir(output) and form == "shacl":
        for name, text in _in_folder(graph, rules).items():
            save(os.path.join(output, name), text.encode())
    elif output is not None:
        save(output, _text(form, graph, rules).encode())
    else:
        printed, raw = printable("json" if form == "json" else "lines", _text(form, graph, rules).encode())
        print_whole(printed, raw=raw)
    return Exit.OK


def _text(form: str, graph: Graph, rules: list[Rule]) -> str:
    if form == "json":
        from checker.output.node_link import node_link_json

        return node_link_json(graph) + "\n"
    from checker.output.rdf import files

    return files.agreement_file(graph) if form == "ttl" else files.shacl_file(graph, rules)


def _in_folder(graph: Graph, rules: list[Rule]) -> dict[str, str]:
    from checker.output.rdf import files

    name = graph.agreement.id
    if name == "shapes":
        sv = "Överenskommelsens id är shapes, som reglernas fil också heter: ange en fil med -o."
        raise Said(Text(sv, "The agreement's id is shapes, the name of the rules' file: name one file with -o."))
    return {f"{name}.ttl": files.agreement_file(graph), "shapes.ttl": files.shapes_file(rules)}
