"""What several commands take: the language, the rules, which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import click

from checker.cli.completed import completed_by
from checker.cli.declared import option
from checker.cli.exits import Exit
from checker.cli.settings import configuration_options, current_configuration, given_on_command_line
from checker.cli.streams import print_faults
from checker.cli.usage import Said
from checker.configuration import Configuration
from checker.content import content
from checker.rulebook import Rule, Rulebook
from checker.rulebook.recall import recalled_rulebook
from checker.rulebook.selection import chosen, known_names
from checker.words import LANGUAGES, OR, Language, Text, enumerate_words
from checker.yamlfile import SCALARS, FaultsFound, did_you_mean, to_date

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


def date_option() -> Decorator:
    """`--date YYYY-MM-DD`: the day that a run counts from, so that the same input gives the same output."""
    return option(
        "--date",
        "day",
        metavar="YYYY-MM-DD",
        callback=lambda _context, _option, written: _day(written),
        help="The day of the check; today, if it is not given.",
    )


def _day(written: str | None) -> date:
    if written is None:
        return date.today()
    if not SCALARS["date"].accepts(written):
        sv = f"--date: {written} är inget datum; skriv det som 2026-01-31."
        raise Said(Text(sv, f"--date: {written} is no date; write it like 2026-01-31."))
    return to_date(written)


def follow_up_option() -> Decorator:
    """`--follow-up FILE`, several times, given to the command as `reported`."""
    return option(
        "--follow-up",
        "reported",
        multiple=True,
        metavar="FILE",
        shell_complete=completed_by("files"),
        help="What the divisions report: YAML or filled forms, several times. Else follow_up/AGREEMENT-OCCASION.yaml.",
    )


def demand_one_followed_up(reported: Sequence[str], inputs: Sequence[object]) -> None:
    """Raises the usage fault of a follow-up that is named where there is more than one agreement."""
    if reported and len(inputs) > 1:
        sv = "--follow-up gäller en överenskommelse: ange vilken."
        raise Said(Text(sv, "--follow-up is about one agreement: name it."))


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


def rulebook_of(
    folders: Iterable[str], language: Language, *, recalled: bool = False, as_written: bool = False
) -> Rulebook:
    """The bundled rules with those of the folders; leaves with its faults printed where one cannot be used.

    `recalled`: the rules alone will do, without their files, so that they may come from the cache. `as_written`: with
    the severities and parameters of their own files, not those of the configuration.
    """
    every_folder = [content("rules"), *folders]
    configuration = current_configuration()
    if as_written:
        configuration = configuration.rules_as_written
    try:
        return recalled_rulebook(every_folder, configuration) if recalled else _loaded(every_folder, configuration)
    except FaultsFound as found:
        print_faults(found.faults, language)
        raise click.exceptions.Exit(Exit.FAULT) from None


def _loaded(folders: list[str], configuration: Configuration) -> Rulebook:
    from checker.rulebook.files import rule_files
    from checker.rulebook.load import load_rulebook

    return load_rulebook(rule_files(folders), configuration)


def selected(rulebook: Rulebook, select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Rule]:
    """The rules that `--select` and `--ignore` leave; an unknown name is a usage fault with the nearest."""
    return chosen(rulebook, _names(rulebook, select, "--select"), _names(rulebook, ignore, "--ignore"))


def project_rules(rulebook: Rulebook) -> list[Rule]:
    """The rules that the configuration's `select` and `ignore` leave, for a command without options for them."""
    said = current_configuration()
    return chosen(rulebook, [one.value for one in said.select], [one.value for one in said.ignore])


def _names(rulebook: Rulebook, given: tuple[str, ...], option: str) -> list[str]:
    names = [name.strip() for one in given for name in one.split(",") if name.strip()]
    known = known_names(rulebook.rules.values()) if names else []
    folded = {name.casefold() for name in known}
    for name in names:
        if name.casefold() not in folded:
            meant = did_you_mean(name, known)
            sv = f"{option}: {name} är varken regel, kategori eller allvarlighetsgrad.{meant[0]}"
            raise Said(Text(sv, f"{option}: {name} is no rule, category or severity.{meant[1]}"))
    return names


def rule_named(rulebook: Rulebook, name: str) -> Rule:
    """The rule with an id or a name; an unknown one is a usage fault with the nearest."""
    by_name = {name.casefold(): rule for rule in rulebook.rules.values() for name in (rule.id, rule.name)}
    rule = by_name.get(name.casefold())
    if rule is None:
        meant = did_you_mean(name, [*rulebook.rules, *(one.name for one in rulebook.rules.values())])
        raise Said(Text(f"Det finns ingen regel {name}.{meant[0]}", f"There is no rule {name}.{meant[1]}"))
    return rule


def division_named(code: str, known: Sequence[str]) -> str:
    """The division with a code, among those that are known; another is a usage fault with the nearest, or with all."""
    if code not in known:
        meant = did_you_mean(code, known)
        if known and not meant[0]:
            every = [enumerate_words([*dict.fromkeys(known)], language, last=OR) for language in LANGUAGES]
            meant = f" Välj {every[0]}.", f" Choose {every[1]}."
        raise Said(Text(f"Det finns ingen verksamhet {code}.{meant[0]}", f"There is no division {code}.{meant[1]}"))
    return code
