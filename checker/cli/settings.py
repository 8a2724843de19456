"""What a command runs with: an option of the command line goes before `styrkoll.yaml`, and that before the default.

`styrkoll.yaml` is found when a command's options are read, and becomes click's `default_map`: an option that is not
given takes its value from there, and click knows for each value where it came from.
"""

from __future__ import annotations

import os
from datetime import date
from typing import Any, Final

import click
from click.core import ParameterSource

from checker.cli.usage import Said
from checker.configuration import DEFAULT, Configuration, find_configuration, seen_from_here
from checker.content import content
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import SCALARS, FaultsFound, to_date

KEY: Final = "checker.configuration"
"""Under which click keeps a command's configuration."""


def current_configuration() -> Configuration:
    """The configuration of the command that is running."""
    found = click.get_current_context().meta.get(KEY, DEFAULT)
    assert isinstance(found, Configuration)
    return found


def given_on_command_line(parameter: str) -> bool:
    """Whether an option of the running command was given."""
    return click.get_current_context().get_parameter_source(parameter) is ParameterSource.COMMANDLINE


def day_of(written: str | None) -> date:
    """The day that a run counts from: the one that is given, else today."""
    if written is None:
        return date.today()
    if not SCALARS["date"].accepts(written):
        sv = f"--date: {written} är inget datum; skriv det som 2026-01-31."
        raise Said(Text(sv, f"--date: {written} is no date; write it like 2026-01-31."))
    return to_date(written)


def configured_language(path: str | None) -> Language:
    """The language that the configuration asks for, whatever else is wrong with it; `path`: None to look for it."""
    from checker.yamlfile import read_file

    path = path or find_configuration(os.getcwd())
    try:
        value: Any = read_file(path).value if path is not None else None
    except FaultsFound:
        value = None
    language = value.get("language") if isinstance(value, dict) else None
    return language if language in LANGUAGES else "sv"


def configuration_at(path: str, *, shown_as: str | None) -> Configuration:
    """What a `styrkoll.yaml` says.

    Raises:
        FaultsFound: with what is wrong with it, and with the rules that it names.
    """
    from checker.configuration.read import read_configuration  # a run without a styrkoll.yaml needs none of this

    configuration = read_configuration(path, shown_as or seen_from_here(path))
    if configuration.faults:
        from checker.rulebook.files import rule_files
        from checker.rulebook.load import load_rulebook

        folders = [content("rules"), *(setting.value for setting in configuration.rules)]
        load_rulebook(rule_files(folders), configuration)  # raises, with what is wrong with the rules it names too
    return configuration


def configured(context: click.Context) -> Configuration:
    """The configuration of a command that is still being typed; the default where it is at fault."""
    path = find_configuration(os.getcwd())
    try:
        context.meta[KEY] = DEFAULT if path is None else configuration_at(path, shown_as=None)
    except FaultsFound:
        context.meta[KEY] = DEFAULT
    return current_configuration()
