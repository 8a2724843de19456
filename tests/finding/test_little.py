"""Findings that would list far more than anybody could read are refused before anything is put in words."""

from __future__ import annotations

from typing import Final

import pytest

from checker.engine import judge
from checker.finding import little
from checker.rulebook.rule import Rule
from checker.yamlfile import Fault, FaultsFound
from tests.small import REAL, SMALL, check, graph, rules, shaped

ALL: Final = "in_agreement/^in_agreement"
TARGET: Final = "[goal, assignment, section, indicator, desired_result, claim, outcome]"


def on_nearly_all(require: str, *, says: str = "fel", more: str = "") -> Rule:
    """A rule on nearly all nodes, whose message says this."""
    words = ("{number} på svenska", says), ("{number} in English", says)
    return shaped(require, ("assignment", TARGET), *words, more=more)


TOO_MUCH: Final = {
    "values that break it": on_nearly_all(f"{{{ALL}: {{not: {{class: section}}}}}}"),
    "a placeholder": on_nearly_all("{in_agreement: {min_count: 2}}", says=f"{{{ALL}|x}}"),
    "where it reports": on_nearly_all("{in_agreement: {min_count: 2}}", more=f"report_at: ({ALL}/{ALL}/title)|title\n"),
    "where it looked": on_nearly_all(
        f"{{and: [{{in_agreement: {{min_count: 2}}}}, {{{ALL}/title: {{max_count: 1}}}}]}}"
    ),
}


def refused(of: Rule) -> Fault:
    """Why nothing is told of the real agreement."""
    with pytest.raises(FaultsFound) as found:
        check(REAL, of)
    (fault,) = found.value.faults
    return fault


@pytest.mark.parametrize("name", TOO_MUCH)
def test_it_is_refused_at_what_the_rule_requires(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(little, "MOST_TOLD", 40_000)
    fault = refused(TOO_MUCH[name])
    assert fault.place[:3] == ("themes/name.yaml", 6, 1)
    assert fault.sv == (
        "T01: det som regeln säger om a.yaml räknar upp alltför mycket, så inget av det visas. Låt meddelandet, "
        "`report_at` och det som regeln ser på leda till färre saker, eller lämna den utanför med `--ignore T01` "
        "eller `ignore` i styrkoll.yaml."
    )
    assert fault.en.startswith("T01: what the rule says of a.yaml lists far too much, so none of it is shown.")


@pytest.mark.parametrize("name", ["values that break it", "a placeholder"])
def test_what_is_listed_is_too_much_without_another_limit(name: str) -> None:
    assert refused(TOO_MUCH[name])
    assert check(SMALL, TOO_MUCH[name]).outcomes


def test_many_findings_that_list_little_are_told() -> None:
    title = on_nearly_all("{in_agreement: {min_count: 2}}", says="{in_agreement/year|x}")
    assert len(check(REAL, title).findings) > 300


@pytest.mark.parametrize("text", [SMALL, REAL], ids=["small", "real"])
def test_no_more_is_told_than_the_quick_bound_says(text: str) -> None:
    every = [*rules().values(), *TOO_MUCH.values()]
    words, outcomes = judge(every, graph(text))
    for outcome in outcomes:
        words.work.left = 1_000_000_000
        little._count(outcome, words)
        assert 1_000_000_000 - words.work.left <= little._at_most([outcome], words), outcome.rule


def test_what_is_told_of_the_real_agreement_need_not_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(little, "_count")
    assert len(check(REAL).findings) > 100
