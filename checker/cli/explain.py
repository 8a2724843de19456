"""`styrkoll explain`."""

from __future__ import annotations

import click

from checker.cli.exits import Exit
from checker.cli.options import language_option, rule_named, rulebook_of, rules_option
from checker.cli.streams import paint_for_stdout, width_of_stdout
from checker.words import Language


@click.command()
@click.argument("rule", metavar="RULE")
@rules_option()
@language_option()
def explain(rule: str, folders: tuple[str, ...], language: Language) -> int:
    """Tell what a rule checks, why, and what to do.

    RULE is an id, such as LED01, or a name, such as lead-unclear.
    """
    from checker.output.explanation import explanation

    rulebook = rulebook_of(folders, language)
    found = rule_named(rulebook, rule)
    for line in explanation(found, rulebook.documents[found.id], language, paint_for_stdout(), width_of_stdout()):
        print(line)
    return Exit.OK
