"""`python -m checker.prove.docs` writes the documents that are made from the rules, the schema and the limits."""

from __future__ import annotations

import os
from typing import Final

from checker.agreement import read_agreement
from checker.content import EXAMPLE_FILE, content
from checker.graph import Graph, build_graph
from checker.output.configuration_reference import configuration_reference
from checker.output.format_reference import format_reference
from checker.output.json_schemas import NAMES, schema_text
from checker.output.rule_index import rule_index
from checker.prove.coverage.holes import coverage_of
from checker.prove.coverage.page import coverage_page
from checker.prove.coverage.reads import heard_graphs, reads_of
from checker.prove.limits_page import limits_page
from checker.rulebook.files import SOUND_FILE, rule_files
from checker.rulebook.load import load_rulebook
from checker.yamlfile import FaultsFound

FOLDER: Final = "docs"


def documents() -> dict[str, str]:
    """The text of each made document, by its name in the folder `docs`.

    Raises:
        FaultsFound: where a rule or an agreement that they are made from cannot be used.
    """
    rulebook = load_rulebook(rule_files([content("rules")]))
    reads = reads_of(rulebook.rules.values(), heard_graphs())
    return {
        "rules.md": rule_index(rulebook),
        "coverage.md": coverage_page(coverage_of(rulebook, reads), reads),
        "format.md": format_reference(_graph("data", EXAMPLE_FILE), _graph("rules", SOUND_FILE)),
        "konfiguration.md": configuration_reference(),
        "granser.md": limits_page(),
        **{f"schema/{name}.json": schema_text(name) for name in NAMES},
    }


def folder() -> str:
    """The folder `docs` of the checkout that this package stands in."""
    return os.path.join(os.path.dirname(content("rules")), FOLDER)


def write() -> None:
    """Writes every document anew."""
    for name, text in documents().items():
        path = os.path.join(folder(), *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _graph(part: str, name: str) -> Graph:
    path = os.path.join(content("rules" if part == "rules" else "data"), name)
    return build_graph(read_agreement(path, shown_as=f"{part}/{name}"))


if __name__ == "__main__":
    try:
        write()
    except FaultsFound as found:
        raise SystemExit(str(found)) from None
