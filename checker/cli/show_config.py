"""`styrkoll check --show-config`: every setting with its value, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import click

from checker.cli.deciding import waiver_file
from checker.cli.settings import current_configuration, given_on_command_line
from checker.configuration import CONFIGURATION_FILE, Configuration, Setting
from checker.named import NamedTuple
from checker.words import Language, Text, shortened

COMMAND_LINE: Final = Text("kommandoraden", "command line")
DEFAULT_VALUE: Final = Text("standardvärde", "default")
_HEADINGS: Final = (Text("inställning", "setting"), Text("värde", "value"), Text("från", "from"))
_NO_FILE: Final = Text("ingen", "none")
_ALL: Final = Text("alla", "all")
_NONE: Final = Text("inga", "none")
_BUNDLED: Final = Text("de medföljande", "the bundled ones")
_PROJECT: Final = Text("data/*.yaml i den här mappen eller ovanför", "data/*.yaml in this folder or above it")
_EXAMPLE: Final = Text("den medföljande överenskommelsen", "the bundled agreement")

_LONGEST: Final = 500
"""Characters of a value that are shown: every line of a table is as wide as its longest."""


class Row(NamedTuple):
    """A setting's key, one value of it, and where that came from."""

    key: str
    value: str | Text
    origin: str | Text


def shown_settings(language: Language) -> str:
    """What the running command runs with, a line for each value; of a value without end the beginning."""
    from tabulate import tabulate

    cells = [[_in(cell, language) for cell in row] for row in _rows(click.get_current_context().params)]
    headings = [heading.in_(language) for heading in _HEADINGS]
    return tabulate(cells, headings, tablefmt="simple", disable_numparse=True)


def _in(cell: str | Text, language: Language) -> str:
    return shortened(cell.in_(language) if isinstance(cell, Text) else cell, _LONGEST)


def _rows(options: dict[str, Any]) -> Iterator[Row]:
    said = current_configuration()
    file = said.documents[0].file if said.documents else _NO_FILE
    yield Row(CONFIGURATION_FILE, file, "")
    yield from _one("language", options["language"], said.language)
    if options["example"]:
        yield Row("paths", _EXAMPLE, COMMAND_LINE)
    else:
        yield from _several("paths", options["files"], said.paths, _PROJECT, given=bool(options["files"]))
    yield Row("rules", _BUNDLED, DEFAULT_VALUE)
    yield from (Row("rules", setting.value, _where(setting)) for setting in said.rules)
    yield from (Row("rules", folder, COMMAND_LINE) for folder in options["folders"][len(said.rules) :])
    yield Row("wordings", _BUNDLED, DEFAULT_VALUE)
    yield from (Row("wordings", setting.value, _where(setting)) for setting in said.wordings)
    selected = given_on_command_line("select")
    yield from _several("select", options["select"], said.select, _ALL, given=selected)
    ignored = given_on_command_line("ignore")
    yield from _several("ignore", options["ignore"], () if selected else said.ignore, _NONE, given=ignored)
    for name, setting in said.severities.items():
        yield Row(f"severities.{name}", setting.value, _where(setting))
    for rule, parameters in said.parameters.items():
        for name, setting in parameters.items():
            yield Row(f"parameters.{rule}.{name}", _written(setting.value), _where(setting))
    yield from _decisions(options, said)
    yield from _one("templates", _BUNDLED if said.templates is None else said.templates.value, said.templates)
    yield from _one("fail_on", options["fail_on"], said.fail_on)


def _one(key: str, value: str | Text, setting: Setting | None) -> Iterator[Row]:
    if given_on_command_line(key):
        yield Row(key, value, COMMAND_LINE)
    else:
        yield Row(key, value, DEFAULT_VALUE if setting is None else _where(setting))


def _decisions(options: dict[str, Any], said: Configuration) -> Iterator[Row]:
    if options["no_waivers"]:
        yield Row("waivers", _NO_FILE, COMMAND_LINE)
    else:
        found = options["waivers"] or waiver_file(example=options["example"])
        yield from _one("waivers", found or _NO_FILE, said.waivers)
    yield from _one("baseline", options["baseline"] or _NO_FILE, said.baseline)


def _several(
    key: str, values: Iterable[str], settings: tuple[Setting, ...], otherwise: Text, *, given: bool
) -> Iterator[Row]:
    if given:
        yield from (Row(key, value, COMMAND_LINE) for value in values)
    elif settings:
        yield from (Row(key, setting.value, _where(setting)) for setting in settings)
    else:
        yield Row(key, otherwise, DEFAULT_VALUE)


def _where(setting: Setting) -> str:
    place = setting.place
    return f"{place.file}:{place.line}:{place.column}"


def _written(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
