"""Which rules of a rulebook are meant, by the names that a rule answers to."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checker.rulebook.rule import Rule, Rulebook
from checker.vocabulary import SEVERITIES


def names_of(rule: Rule) -> tuple[str, str, str]:
    """What a rule can be selected by: its id, its category, its severity."""
    return rule.id, rule.category, rule.severity


def known_names(rules: Iterable[Rule]) -> list[str]:
    """Everything that rules can be selected by."""
    return sorted({name for rule in rules for name in names_of(rule)} | {*SEVERITIES})


def chosen(rulebook: Rulebook, select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """The rules that have one of the selected names, if there are any, and none of the ignored; case does not count."""
    wanted, unwanted = ({name.casefold() for name in names} for names in (select, ignore))
    if not wanted and not unwanted:
        return [*rulebook.rules.values()]

    def is_chosen(rule: Rule) -> bool:
        names = {name.casefold() for name in names_of(rule)}
        return (not wanted or bool(names & wanted)) and not names & unwanted

    return [rule for rule in rulebook.rules.values() if is_chosen(rule)]
