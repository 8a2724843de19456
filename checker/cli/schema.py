"""`styrkoll schema`."""

from __future__ import annotations

import click

from checker.cli.completed import completed_by
from checker.cli.exits import Exit
from checker.cli.options import language_option, output_option
from checker.cli.streams import print_json, save
from checker.cli.usage import Said
from checker.words import OR, Language, Text, enumerate_words
from checker.yamlfile import did_you_mean


@click.command()
@click.argument("name", metavar="NAME", shell_complete=completed_by("schemas"))
@output_option()
@language_option()
def schema(name: str, output: str | None, language: Language) -> int:
    """Write the JSON Schema of a sort of file, so that editors complete and underline while one writes.

    NAME is agreement, rule, sources, waivers, follow-up or configuration. An editor with the YAML language server uses
    it when the file begins with

    \b
    # yaml-language-server: $schema=FILE
    """
    from checker.output.json_schemas import NAMES, schema_text

    if name not in NAMES:
        meant = did_you_mean(name, NAMES)
        sv = f"Det finns inget schema {name}.{meant[0]} Välj mellan {enumerate_words(NAMES, 'sv', OR)}."
        en = f"There is no schema {name}.{meant[1]} Choose between {enumerate_words(NAMES, 'en', OR)}."
        raise Said(Text(sv, en))
    text = schema_text(name)
    if output is None:
        print_json(text)
    else:
        save(output, text.encode())
    return Exit.OK
