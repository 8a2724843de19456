"""The rules that a command applies: the bundled and those of one's own, and which of them."""

from __future__ import annotations

from collections.abc import Iterable

from checker.cli.settings import current_configuration
from checker.cli.usage import Said
from checker.configuration import Configuration
from checker.content import content
from checker.rulebook import Rule, Rulebook
from checker.rulebook.recall import recalled_rulebook
from checker.rulebook.selection import chosen, known_names
from checker.words import Text
from checker.yamlfile import did_you_mean


def rulebook_of(folders: Iterable[str], *, recalled: bool = False, as_written: bool = False) -> Rulebook:
    """The bundled rules with those of the folders.

    `recalled`: the rules alone will do, without their files, so that they may come from the cache. `as_written`: with
    the severities and parameters of their own files, not those of the configuration.

    Raises:
        FaultsFound: where one cannot be used.
    """
    every_folder = [content("rules"), *folders]
    configuration = current_configuration()
    if as_written:
        configuration = configuration.rules_as_written
    return recalled_rulebook(every_folder, configuration) if recalled else _loaded(every_folder, configuration)


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
