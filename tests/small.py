"""A small agreement and the real one, with changes to their text, and what rules say of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.agreement import Agreement, agreement_of
from checker.finding import Finding
from checker.graph import Graph, build_graph
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.rulebook.rule import Rule, Rulebook
from checker.run import Checked, check_agreement
from checker.yamlfile import Fault, FaultsFound

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
SMALL = (ROOT / "tests" / "small.yaml").read_text("utf-8")
REAL = (ROOT / "data" / "ks-2026.yaml").read_text("utf-8")
SOURCES = b"""\
sources:
  consistency: {name: {sv: Regel, en: Rule}, says: {sv: inget emot sig, en: no contradiction}}
"""

RULE = """\
id: T01
severity: error
title: {sv: Titel, en: Title}
basis: [consistency]
target: assignment
require: {led_by: {min_count: 1}}
message: {sv: "{number} på svenska", en: "{number} in English"}
advice: {sv: Råd, en: Advice}
"""
"""A rule that says nothing of interest: what tests of the rule language change."""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each first part replaced by the second; each must be there, and its first place is taken."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def item(number: str, *changes: tuple[str, str], of: str = SMALL) -> str:
    """The agreement with changes in one item only."""
    start = of.index(f"- number: {number}\n")
    end = of.find("\n  - number:", start)
    end = len(of) if end < 0 else end
    return of[:start] + changed(of[start:end], *changes) + of[end:]


def agreement(text: str) -> Agreement:
    """The agreement that a text holds, in a file named a.yaml."""
    return agreement_of(text.encode(), "a.yaml")


def graph(text: str = SMALL) -> Graph:
    """Its graph."""
    return build_graph(agreement(text))


def faults_of(text: str) -> list[Fault]:
    """What makes an agreement unreadable; [] if it can be read."""
    try:
        agreement(text)
    except FaultsFound as found:
        return [*found.faults]
    return []


@cache
def rulebook() -> Rulebook:
    """The bundled rules with their files."""
    return load_rulebook(rule_files([str(RULES)]))


def rules() -> dict[str, Rule]:
    """The rulebook's rules by id."""
    return rulebook().rules


def rule(*changes: tuple[str, str], more: str = "") -> Rule:
    """The rule of the language's tests, changed, and with more lines at its end."""
    text = changed(RULE, *changes) + more
    files = [RuleFile(0, "sources.yaml", SOURCES), RuleFile(0, "themes/name.yaml", text.encode())]
    return load_rulebook(files).rules["T01"]


def shaped(require: str, *changes: tuple[str, str], more: str = "") -> Rule:
    """The same with what it requires."""
    return rule(("{led_by: {min_count: 1}}", require), *changes, more=more)


def check(text: str, *of: str | Rule) -> Checked:
    """What these rules (all, if none are named) say of an agreement."""
    chosen = [rules()[one] if isinstance(one, str) else one for one in of] or [*rules().values()]
    return check_agreement(agreement(text), chosen)


def only(text: str, of: str | Rule) -> Finding:
    """The one finding or undecided answer of a rule."""
    (found,) = check(text, of).findings
    return found


def line_of(words: str, text: str) -> int:
    """The line on which these words first stand."""
    return text[: text.index(words)].count("\n") + 1


OF_1_1_3 = "where: {number: {has_value: 1.1.3}}\n"
"""Selects one assignment."""


def about(require: str, *, report_at: str = "", message: str = "") -> Rule:
    """A rule on the assignment 1.1.3."""
    changes = [("{number} på svenska", f"{message} på svenska")] if message else []
    return shaped(require, *changes, more=OF_1_1_3 + (f"report_at: {report_at}\n" if report_at else ""))


def named(word: str) -> list[tuple[str, str]]:
    """Changes that let a rule's messages name its targets by this word."""
    return [("{number} på", f"{{{word}}} på"), ("{number} in", f"{{{word}}} in")]
