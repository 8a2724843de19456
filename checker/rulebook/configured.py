"""What a configuration says of rules: other severities, other parameters; and that every rule it names exists.

A parameter's value is type-checked in its rule, as if the rule's own file had it. The rule is sound with its own
values, so whatever is wrong with it then is told where the value was configured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from checker.configuration import Configuration, Setting
from checker.rulebook.read_rule import rule_in
from checker.rulebook.rule import Rule, Source
from checker.rulebook.selection import known_names
from checker.words import Text
from checker.yamlfile import Document, Fault, FaultsFound, Place, did_you_mean, first_faults


def configured_rules(
    rules: Mapping[str, Rule], documents: Mapping[str, Document], sources: dict[str, Source], said: Configuration
) -> tuple[dict[str, Rule], list[Fault]]:
    """The rules as the configuration wants them, and what is wrong with what it says of them."""
    faults = first_faults(chain(_unknown_names(rules, said), _unknown_parameters(rules, documents, said)))
    changed: dict[str, Rule] = {}
    for rule in rules.values():
        if rule.id in said.parameters:
            rule = _with_parameters(rule, documents[rule.id], sources, said.parameters[rule.id], faults)
        severity = said.severity_of(rule.id, rule.category)
        changed[rule.id] = rule if severity is None else rule._replace(severity=severity.value)
    return changed, faults


def settings_text(said: Configuration) -> Iterator[str]:
    """The configured severities and parameters as one text, the same for the same values; none where there are none."""
    if said.severities or said.parameters:
        severities = sorted((name, one.value) for name, one in said.severities.items())
        parameters = sorted((rule, name, one.value) for rule, of in said.parameters.items() for name, one in of.items())
        yield repr((severities, parameters))


def _unknown_names(rules: Mapping[str, Rule], said: Configuration) -> Iterator[Fault]:
    categories = {rule.category for rule in rules.values()}
    for rule, given in said.parameters.items():
        if rule not in rules:
            setting = next(iter(given.values()))
            place = setting.document.key_place(setting.path[:-1])
            yield _fault(place, rule, rules, Text("Det finns ingen regel", "There is no rule"))
    for name, setting in said.severities.items():
        if name not in rules and name not in categories:
            text = Text("Det finns varken regel eller kategori", "There is no rule or category")
            yield _fault(setting.key_place, name, (*rules, *sorted(categories)), text)
    known = known_names(rules.values())
    folded = {name.casefold() for name in known}
    for setting in (*said.select, *said.ignore):
        if setting.value.casefold() not in folded:
            text = Text(
                "Det finns varken regel, kategori eller allvarlighetsgrad", "There is no rule, category or severity"
            )
            yield _fault(setting.place, setting.value, known, text)


def _fault(place: Place, name: str, known: Iterable[str], text: Text) -> Fault:
    meant = did_you_mean(name, known)
    return Fault(place, f"{text.sv} {name}.{meant[0]}", f"{text.en} {name}.{meant[1]}")


def _with_parameters(
    rule: Rule, document: Document, sources: dict[str, Source], given: Mapping[str, Setting], faults: list[Fault]
) -> Rule:
    """The rule with those of these values that it knows; where they do not fit, as it was, with the faults recorded."""
    known = _parameters_of(document)
    fitting = {name: setting for name, setting in given.items() if name in known}
    wrong = _faults_with(document, sources, fitting)
    if not wrong:
        return rule_in(document, sources, fitting)
    alone = [name for name, setting in fitting.items() if _faults_with(document, sources, {name: setting})]
    blamed = alone[0] if alone else next(iter(fitting))
    for fault in wrong:
        named = next((name for name, setting in fitting.items() if _holds(setting.place, fault.place)), blamed)
        place = fitting[named].place if fault.place.file == document.file else fault.place
        faults.append(Fault(place, f"`{named}` i {rule.id}: {fault.sv}", f"`{named}` in {rule.id}: {fault.en}"))
    return rule


def _faults_with(document: Document, sources: dict[str, Source], given: Mapping[str, Setting]) -> tuple[Fault, ...]:
    try:
        rule_in(document, sources, given)
    except FaultsFound as found:
        return found.faults
    return ()


def _holds(outer: Place, inner: Place) -> bool:
    return outer.file == inner.file and outer[1:3] <= inner[1:3] and inner[3:] <= outer[3:]


def _parameters_of(document: Document) -> Mapping[str, object]:
    value = document.value
    own = value.get("parameters", {}) if isinstance(value, dict) else {}
    return own if isinstance(own, dict) else {}


def _unknown_parameters(
    rules: Mapping[str, Rule], documents: Mapping[str, Document], said: Configuration
) -> Iterator[Fault]:
    for rule in rules.values():
        given = said.parameters.get(rule.id, {})
        known = _parameters_of(documents[rule.id]) if given else {}
        yield from (_unknown_parameter(rule, name, one, known) for name, one in given.items() if name not in known)


def _unknown_parameter(rule: Rule, name: str, setting: Setting, known: Mapping[str, object]) -> Fault:
    if not known:
        return Fault(
            setting.key_place,
            f"Regeln {rule.id} har inga parametrar.",
            f"The rule {rule.id} has no parameters.",
        )
    meant = did_you_mean(name, known)
    if meant == ("", ""):
        names = ", ".join(f"`{one}`" for one in known)
        meant = (f" Den har {names}.", f" It has {names}.")
    return Fault(
        setting.key_place,
        f"Regeln {rule.id} har ingen parameter `{name}`.{meant[0]}",
        f"The rule {rule.id} has no parameter `{name}`.{meant[1]}",
    )
