"""What may stand at the cursor: rules, divisions and files, for the shells' completion.

A name that cannot be found, since a file is at fault, is not offered; completion never says why.
"""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from checker.cli.inputs import project_files
from checker.cli.settings import configured
from checker.content import content
from checker.rulebook import Rule
from checker.vocabulary import SEVERITIES
from checker.words import Text
from checker.yamlfile import FaultsFound

Items = list[CompletionItem]


def files(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """Files and folders, as the shell itself completes them."""
    return [CompletionItem(incomplete, type="file")]


def folders(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """Folders, as the shell itself completes them."""
    return [CompletionItem(incomplete, type="dir")]


def schemas(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """The files that have a schema."""
    from checker.output.json_schemas import NAMES

    return _offered(((name, Text("", "")) for name in NAMES), incomplete)


def rule_names(context: click.Context, _: click.Parameter, incomplete: str) -> Items:
    """Ids of rules, then their names; what was begun in small letters may be an id."""
    rules = _rules(context)
    named = {rule.id: rule.title for rule in rules} | {rule.name: rule.title for rule in rules}
    return _offered(named.items(), incomplete)


def selections(context: click.Context, _: click.Parameter, incomplete: str) -> Items:
    """What `--select` and `--ignore` take: ids, categories and severities, after those that stand before a comma."""
    before, comma, last = incomplete.rpartition(",")
    rules = _rules(context)
    named = {rule.id: rule.title for rule in rules} | {rule.category: Text("", "") for rule in rules} | SEVERITIES
    return _offered(named.items(), last, before + comma)


def divisions(context: click.Context, _: click.Parameter, incomplete: str) -> Items:
    """The codes of the divisions in the files that are named, or in the project's."""
    from checker.agreement import read_agreement
    from checker.graph import build_graph

    # While an option still lacks its value, click has not told the arguments from the rest.
    one = context.params.get("file")
    given = context.params.get("files") or ([one] if one else context.args)
    found: dict[str, Text] = {}
    for path in given or _project_files(context):
        try:
            graph = build_graph(read_agreement(path))
        except FaultsFound:
            continue
        for code in graph.by_kind["division"]:
            name = str(graph.first(code, "name") or "")
            found.setdefault(code, Text(name, name))
    return _offered(found.items(), incomplete)


def _project_files(context: click.Context) -> list[str]:
    with context.scope(cleanup=False):
        configured(context)
        try:
            return [file.path for file in project_files()]
        except FaultsFound:
            return []


def _rules(context: click.Context) -> Iterable[Rule]:
    from checker.rulebook.recall import recalled_rulebook

    with context.scope(cleanup=False):
        own = [setting.value for setting in configured(context).rules]
    try:
        return recalled_rulebook([content("rules"), *own, *(context.params.get("folders") or ())]).rules.values()
    except FaultsFound:
        return ()


def _offered(named: Iterable[tuple[str, Text]], begun: str, before: str = "") -> Items:
    wanted = begun.casefold()
    return [
        CompletionItem(before + name, help=told.sv or None)
        for name, told in named
        if name.casefold().startswith(wanted)
    ]
