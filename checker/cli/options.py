"""The options that several commands take: the language, the rules and which of them, the configuration, decisions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Final

import click

from checker.cli.completed import completed_by
from checker.cli.deciding import Deciding, demand_one_of
from checker.cli.declared import option
from checker.cli.settings import KEY, configuration_at, current_configuration, day_of, given_on_command_line
from checker.cli.usage import Said
from checker.configuration import DEFAULT, WAIVER_FILE, Configuration, Setting, find_configuration
from checker.content import use_wordings
from checker.words import LANGUAGES, Text

CONFIGURED: Final = ("language", "fail_on", "select", "ignore", "waivers", "baseline", "templates")
"""The keys of `styrkoll.yaml` that give the parameters of that name, of any command, their default."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def language_option() -> Decorator:
    """`--lang sv|en`, and where its default and those of all other options come from: `--config`, `--no-config`."""
    lang = option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default="sv",
        show_default=True,
        help="Language of the output.",
    )
    return lambda command: lang(configuration_options(command))


def output_option() -> Decorator:
    """`-o FILE`."""
    return option(
        "-o",
        "--output",
        metavar="FILE",
        shell_complete=completed_by("files"),
        help="Write to this file, not to standard output.",
    )


def date_option(about: str = "The day of the check; today, if it is not given.") -> Decorator:
    """`--date YYYY-MM-DD`: the day that a run counts from, so that the same input gives the same output."""
    return option(
        "--date",
        "day",
        metavar="YYYY-MM-DD",
        callback=lambda _context, _option, written: day_of(written),
        help=about,
    )


def follow_up_option() -> Decorator:
    """`--follow-up FILE`, several times, given to the command as `reported`."""
    return option(
        "--follow-up",
        "reported",
        multiple=True,
        metavar="FILE",
        shell_complete=completed_by("files"),
        help="What the divisions report, YAML or filled-in forms; may be given several times. By default "
        "follow_up/AGREEMENT-OCCASION.yaml.",
    )


def rules_option() -> Decorator:
    """`--rules DIR`, several times."""
    return option(
        "--rules",
        "folders",
        multiple=True,
        metavar="DIR",
        callback=_after_configured,
        shell_complete=completed_by("folders"),
        help="A folder of rules that add to or replace the bundled ones.",
    )


def _after_configured(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The folders of the configuration and those that are given: each may replace rules of the ones before it."""
    return (*(setting.value for setting in current_configuration().rules), *given)


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--select` and `--ignore`, several times or with commas."""
    about = "Rule id, category or severity; several with commas."
    ignore = option(
        "--ignore",
        multiple=True,
        metavar="RULES",
        callback=_unless_selected,
        shell_complete=completed_by("selections"),
        help=f"Leave out these rules. {about}",
    )
    select = option(
        "--select",
        multiple=True,
        metavar="RULES",
        shell_complete=completed_by("selections"),
        help=f"Only these rules. {about}",
    )
    return select(ignore(command))


def _unless_selected(_: click.Context, __: click.Parameter, ignored: tuple[str, ...]) -> tuple[str, ...]:
    """What is asked for on the command line is shown, also where the configuration leaves it out."""
    return () if given_on_command_line("select") and not given_on_command_line("ignore") else ignored


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


def _without(context: click.Context, parameter: click.Parameter, given: bool) -> None:
    if given and context.meta.setdefault(KEY, DEFAULT) is not DEFAULT:
        raise _either_or()


def _with(context: click.Context, parameter: click.Parameter, given: str | None) -> None:
    if KEY in context.meta and given is not None:
        raise _either_or()
    if KEY in context.meta or context.resilient_parsing:
        return
    path = given if given is not None else find_configuration(os.getcwd())
    configuration = DEFAULT if path is None else configuration_at(path, shown_as=given)
    context.meta[KEY] = configuration
    use_wordings(setting.value for setting in configuration.wordings)
    context.default_map = dict(_defaults(configuration))


def _either_or() -> Said:
    return Said(Text("Ange antingen --config eller --no-config.", "Give either --config or --no-config."))


def _defaults(configuration: Configuration) -> Iterator[tuple[str, Any]]:
    for name in CONFIGURED:
        setting = getattr(configuration, name)
        if isinstance(setting, Setting):
            yield name, setting.value
        elif setting:
            yield name, [one.value for one in setting]


def deciding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--waivers`, `--no-waivers` and `--baseline`, given to the command together as `deciding`."""

    @option(
        "--waivers",
        metavar="FILE",
        shell_complete=completed_by("files"),
        help=f"The file of waivers; {WAIVER_FILE} of the project, if it is there.",
    )
    @option("--no-waivers", is_flag=True, help="Check as if nothing were waived.")
    @option(
        "--baseline",
        metavar="FILE",
        shell_complete=completed_by("files"),
        help="Let what is in this baseline stand for the present.",
    )
    @wraps(command)
    def collected(*args: Any, waivers: str | None, no_waivers: bool, baseline: str | None, **kwargs: Any) -> Any:
        demand_one_of(("--waivers", given_on_command_line("waivers")), ("--no-waivers", no_waivers))
        if kwargs.get("example"):  # the bundled agreement is not what the project has decided about
            waivers = waivers if given_on_command_line("waivers") else None
            baseline = baseline if given_on_command_line("baseline") else None
        return command(*args, deciding=Deciding(waivers, no_waivers, baseline), **kwargs)

    return collected


def write_baseline_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--write-baseline FILE`."""
    return option(
        "--write-baseline",
        metavar="FILE",
        shell_complete=completed_by("files"),
        help="Write what is open now as a baseline. One that is there already only shrinks.",
    )
