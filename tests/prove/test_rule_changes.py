"""What a change to rules does, found by running both rulebooks; and how it is told."""

from __future__ import annotations

import json
from functools import cache

from checker.configuration import DEFAULT, Configuration
from checker.configuration.read import configuration_in
from checker.content import content
from checker.prove.rule_changes import Mutant, RuleChange, Side, changed_rules, mutants_beside, mutants_of, rule_changes
from checker.prove.rule_changes_words import change_lines
from checker.rulebook import Rulebook
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.yamlfile import read_bytes
from tests.sound import sound_graph


@cache
def files() -> tuple[RuleFile, ...]:
    """Some of the bundled rules, with their sources."""
    named = (
        *("sources.yaml", "start-after-end.yaml", "too-many-indicators.yaml", "number-used-twice.yaml"),
        *("missing-date.yaml", "waiver-expired.yaml", "status-not-in-list.yaml"),
    )
    return tuple(file for file in rule_files([content("rules")]) if file.path.endswith(named))


@cache
def now() -> Side:
    return Side(load_rulebook(files()))


@cache
def mutants() -> tuple[Mutant, ...]:
    return (*mutants_of([(sound_graph(), 1)]), *mutants_beside(sound_graph(), now().rulebook.rules))


def edited(rule: str, before: str, after: str) -> Side:
    """The bundled rules, one of them with other words in its file."""
    changed = [
        file._replace(data=file.data.replace(before.encode(), after.encode()))
        if f"id: {rule}\n".encode() in file.data
        else file
        for file in files()
    ]
    assert changed != [*files()]
    return Side(load_rulebook(changed))


def without(rule: str) -> Side:
    """The bundled rules but for one."""
    return Side(load_rulebook([file for file in files() if f"id: {rule}\n".encode() not in file.data]))


def edited_severity(side: Side, rule: str, severity: str) -> Rulebook:
    """The rules of a side, one of them of another severity."""
    rules = {**side.rulebook.rules, rule: side.rulebook.rules[rule]._replace(severity=severity)}
    return side.rulebook._replace(rules=rules)


def configured(**said: object) -> Side:
    """The bundled rules with this configuration."""
    configuration: Configuration = configuration_in(read_bytes(json.dumps(said).encode(), "styrkoll.yaml"))
    return Side(load_rulebook(files(), configuration), configuration)


def changes(old: Side, new: Side) -> list[RuleChange]:
    return [*rule_changes(old, new, changed_rules(old, new), [("sound", sound_graph())], mutants())]


def told(old: Side, new: Side, form: str = "text") -> list[str]:
    return [*change_lines(changes(old, new), len(mutants()), form, "en")]


def test_the_same_rules_differ_in_nothing() -> None:
    assert changed_rules(now(), Side(load_rulebook(files()), DEFAULT)) == []
    assert told(now(), now()) == ["No rules differ."]


def test_a_stricter_rule_makes_findings_appear_and_the_way_back_makes_them_vanish() -> None:
    strict = edited("DAT02", "less_than_or_equals: end", "less_than: in_agreement/period_start")
    (change,) = changes(now(), strict)
    assert change.parts == ("require",)
    assert [found.subject for found in change.on[0].appeared] == ["1.1.3", "1.2.1"]
    (back,) = changes(strict, now())
    assert [found.subject for found in back.on[0].vanished] == ["1.1.3", "1.2.1"]
    assert told(now(), strict)[0] == "1 changed rule; 2 findings appear, 0 vanish"
    assert told(strict, now())[0] == "1 changed rule; 0 findings appear, 2 vanish"


def test_a_rule_that_stops_working_is_seen_on_the_mutants() -> None:
    blind = edited("DAT02", "{start: {less_than_or_equals: end}}", "{title: {min_count: 1}}")
    (change,) = changes(now(), blind)
    assert change.on[0].appeared == change.on[0].vanished == ()
    before = change.mutants.before
    assert before > 0
    assert change.mutants == (before, 0, 0, before)
    words = f"  Of {len(mutants())} planted faults the rule notices 0, before {before} (0 appear, {before} vanish)."
    assert words in told(now(), blind)


def test_a_rule_on_what_stands_beside_an_agreement_is_seen_to_stop_working_too() -> None:
    for rule, before, after in (
        ("UND02", "min_inclusive: 0", "min_inclusive: -1"),
        ("UPP07", "where: {status: {min_count: 1}}", "where: {status: {in: $statuses}}"),
    ):
        (change,) = changes(now(), edited(rule, before, after))
        assert change.mutants == (change.mutants.vanished, 0, 0, change.mutants.vanished)
        assert change.mutants.vanished > 0


def test_a_new_and_a_removed_rule() -> None:
    (new,) = changes(without("STR01"), now())
    assert new.old is None
    assert new.mutants.appeared == new.mutants.after > 0
    (gone,) = changes(now(), without("STR01"))
    assert gone.new is None
    assert told(now(), without("STR01"))[3] == "  error, removed"
    assert told(without("STR01"), now())[3:5] == ["  error, new", "  No findings."]


def test_other_words_change_nothing_that_is_said_of_agreements() -> None:
    (change,) = changes(now(), edited("DAT02", "Start date after end date", "Begins after it ends"))
    assert change.parts == ("title",)
    assert not change.shows
    assert told(now(), edited("DAT02", "Start date after end date", "Begins after it ends"))[-1] == (
        "  Changed, with the same findings in all that was tried: DAT02 (title)."
    )


def test_parameters_and_severities_of_a_configuration_are_changes() -> None:
    new = configured(parameters={"IND20": {"most": "0"}}, severities={"DAT02": "info"})
    found = {change.rule.id: change for change in changes(now(), new)}
    assert found["IND20"].parts == ("parameters",)
    assert [one.subject for one in found["IND20"].on[0].appeared] == ["1.1.1", "1.1.2"]
    assert found["DAT02"].parts == ("severity",)
    assert "  information, changed: severity (error → information)" in told(now(), new)
    assert any(line.endswith(", changed: parameters (most 7 → 0)") for line in told(now(), new))


def test_findings_that_remain_are_counted_where_they_become_graver() -> None:
    strict = edited("DAT02", "less_than_or_equals: end", "less_than: in_agreement/period_start")
    graver = strict._replace(rulebook=edited_severity(strict, "DAT02", "info"))
    assert "  sound: 2 findings remaining, now “information”" in told(strict, graver)
    assert not any("remaining" in line for line in told(now(), strict))


def test_markdown_is_never_longer_than_a_forge_takes() -> None:
    strict = edited("DAT02", "less_than_or_equals: end", "less_than: in_agreement/period_start")
    change = changes(now(), strict)[0]
    lines = [*change_lines([change] * 500, len(mutants()), "markdown", "sv")]
    assert 60_000 < len("\n".join(lines)) <= 65_000
    told_of = sum(line.startswith("### ") for line in lines)
    left_out = f"… och {500 - told_of} regler till, som inte får plats här: allt visas med `styrkoll rules diff`."
    assert lines[-1] == left_out
    assert len([*change_lines([change] * 500, len(mutants()), "text", "sv")]) > 500


def test_markdown_has_a_heading_a_rule_and_escapes_what_others_wrote() -> None:
    renamed = edited("IND20", "Unusually many", "Unusually [many]")
    rules = {**renamed.rulebook.rules}
    documents = {**now().rulebook.documents}
    new = configured(parameters={"IND20": {"most": "0"}})
    title = rules["IND20"].title
    rules["IND20"] = new.rulebook.rules["IND20"]._replace(title=title)
    lines = told(now(), new._replace(rulebook=new.rulebook._replace(rules=rules, documents=documents)), "markdown")
    assert lines[0] == "## styrkoll: 1 changed rule; 2 findings appear, 0 vanish"
    assert "### IND20 Unusually \\[many\\] indicators under a goal" in lines
    assert any(line.startswith("  - \\+ 1.1.1 ") for line in lines)
