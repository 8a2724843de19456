"""What a command runs with: an option of the command line goes before `styrkoll.yaml`, and that before the default.

`styrkoll.yaml` is found when a command's options are read, and becomes click's `default_map`: an option that is not
given takes its value from there, and click knows for each value where it came from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any, Final

import click
from click.core import ParameterSource

from checker.cli.completed import completed_by
from checker.cli.declared import option
from checker.cli.usage import Said
from checker.configuration import DEFAULT, Configuration, Setting, find_configuration, seen_from_here
from checker.content import content
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import FaultsFound

_KEY: Final = "checker.configuration"

OPTIONS: Final = ("language", "fail_on", "select", "ignore", "waivers", "baseline", "templates")
"""The keys of `styrkoll.yaml` that give the parameters of that name, of any command, their default."""


def configuration_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--config FILE` and `--no-config`; read before all other options, which take their defaults from there."""
    without = option(
        "--no-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_without,
        help="Use no styrkoll.yaml.",
    )
    command = without(command)
    return option(
        "--config",
        metavar="FILE",
        shell_complete=completed_by("files"),
        is_eager=True,
        expose_value=False,
        callback=_with,
        help="Use this file as styrkoll.yaml. By default the nearest, in this folder or above it.",
    )(command)


def current_configuration() -> Configuration:
    """The configuration of the command that is running."""
    found = click.get_current_context().meta.get(_KEY, DEFAULT)
    assert isinstance(found, Configuration)
    return found


def configured(context: click.Context) -> Configuration:
    """The configuration of a command that is still being typed; the default where it is at fault."""
    path = find_configuration(os.getcwd())
    try:
        context.meta[_KEY] = DEFAULT if path is None else _read(path, shown_as=None)
    except FaultsFound:
        context.meta[_KEY] = DEFAULT
    return current_configuration()


def given_on_command_line(parameter: str) -> bool:
    """Whether an option of the running command was given."""
    return click.get_current_context().get_parameter_source(parameter) is ParameterSource.COMMANDLINE


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


def _without(context: click.Context, parameter: click.Parameter, given: bool) -> None:
    if given and context.meta.setdefault(_KEY, DEFAULT) is not DEFAULT:
        raise _either_or()


def _with(context: click.Context, parameter: click.Parameter, given: str | None) -> None:
    if _KEY in context.meta and given is not None:
        raise _either_or()
    if _KEY in context.meta or context.resilient_parsing:
        return
    path = given if given is not None else find_configuration(os.getcwd())
    configuration = DEFAULT if path is None else _read(path, shown_as=given)
    context.meta[_KEY] = configuration
    context.default_map = dict(_defaults(configuration))


def _either_or() -> Said:
    return Said(Text("Ange antingen --config eller --no-config.", "Give either --config or --no-config."))


def _read(path: str, *, shown_as: str | None) -> Configuration:
    from checker.configuration.read import read_configuration  # a run without a styrkoll.yaml needs none of this

    configuration = read_configuration(path, shown_as or seen_from_here(path))
    if configuration.faults:
        from checker.rulebook.files import rule_files
        from checker.rulebook.load import load_rulebook

        folders = [content("rules"), *(setting.value for setting in configuration.rules)]
        load_rulebook(rule_files(folders), configuration)  # raises, with what is wrong with the rules it names too
    return configuration


def _defaults(configuration: Configuration) -> Iterator[tuple[str, Any]]:
    for name in OPTIONS:
        setting = getattr(configuration, name)
        if isinstance(setting, Setting):
            yield name, setting.value
        elif setting:
            yield name, [one.value for one in setting]
