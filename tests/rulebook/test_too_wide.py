"""Rules that look from every node at every other are refused before they take long, by what they go through."""

from __future__ import annotations

from functools import cache, reduce
from typing import Final

import pytest

from checker import engine
from checker.agreement import agreement_of
from checker.engine import judge
from checker.graph import Graph, Words, build_graph
from checker.rulebook.rule import Rule
from checker.rulebook.too_wide import TooWide
from tests.fuzz.many import many
from tests.fuzz.test_many import counted
from tests.small import REAL, graph, rules, shaped
from tests.sound import sound_graph

ALL: Final = "in_agreement/^in_agreement"
"""From a node to all."""
ONWARDS: Final = "(has_section|^has_section)+"
TARGETS: Final = "[goal, assignment, section, indicator, desired_result, claim, outcome]"


@pytest.fixture(autouse=True)
def few_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of each node is counted here of the few that small agreements have, too."""
    monkeypatch.setattr(engine, "_FEW_NODES", 0)


def nested(depth: int, innermost: str) -> str:
    """Looks at all nodes from all nodes, one inside the other."""
    for _ in range(depth):
        innermost = f"{{{ALL}: {{some_value: {innermost}}}}}"
    return innermost


def inside(depth: int) -> str:
    """The same of all, each with another condition beside it."""
    return reduce(
        lambda inner, _: f"{{and: [{{{ALL}: {inner}}}, {{in_agreement: {{max_count: 1}}}}]}}",
        range(depth),
        "{and: [{in_agreement: {max_count: 1}}, {in_agreement: {max_count: 1}}]}",
    )


def every(path: str, of_each: str) -> str:
    """What several conditions ask of all values of a path."""
    return f"{{and: [{', '.join(f'{{{path}: {of_each}}}' for _ in range(6))}]}}"


def steps(count: int) -> str:
    """A path of so many steps to all and back, with itself on the way: no node leads to quite the same as the next."""
    return "/".join([f"in_agreement?/{ALL}?"] * count)


WIDE: Final = {
    "looks in looks": nested(6, "{in_agreement: {min_count: 2}}"),
    "a long path": f"{{{steps(6)}: {{min_count: 1}}}}",
    "a repeated path": f"{{({ALL}?/has_item?)+: {{min_count: 1}}}}",
    "repeated paths of sections": every(f"{ONWARDS}/{ONWARDS}/text", "{not: {pattern: zx+y}}"),
    "alternatives": f"{{{'|'.join([f'({ALL})?'] * 6)}: {{min_count: 1}}}}",
    "each value": every(f"({ALL})?", "{class: goal}"),
    "values of a shape": every(f"({ALL})?", "{qualified_value_shape: {class: goal}, qualified_max_count: 5000}"),
    "one value": every(f"({ALL})?/number", "{has_value: 9.9.9}"),
    "pairs": every(f"({ALL})?", f"{{equals: ({ALL}/{ALL})?}}"),
    "subsets": every(f"({ALL})?", f"{{subset_of: ({ALL}/{ALL})?}}"),
    "disjoint": every(f"({ALL})?/number", f"{{disjoint: ({ALL}/{ALL})?/title}}"),
    "order": every(f"({ALL})?/start", f"{{less_than_or_equals: ({ALL}/{ALL})?/end}}"),
    "keys": f"{{unique_values_for: [({ALL})?, ({ALL}/{ALL})?, ({ALL})?/title]}}",
    "many conditions": f"{{and: [{', '.join(f'{{in_agreement: {{max_count: {n}}}}}' for n in range(1, 50))}]}}",
    "conditions of each": f"{{^in_agreement: {{not: {{or: [{', '.join(['{class: waiver}'] * 50)}]}}}}}}",
}
"""What rules may require that goes through more the more nodes there are of each."""


def wide(require: str) -> Rule:
    """A rule on nearly everything."""
    target = "agreement" if require.startswith("{^in") else TARGETS
    return shaped(require, ("assignment", target), ("{number} på", "{title|x} på"), ("{number} in", "{title|x} in"))


@cache
def goals(count: int, *, unknown: bool = False) -> Graph:
    """The sound agreement with so many goals more, each with an indicator."""
    kind = "goals with an unknown indicator" if unknown else "goals with the same indicator"
    return build_graph(agreement_of(many(kind, count), "many.yaml"))


def spent(of: list[Rule], on: Graph) -> int:
    """What rules go through of an agreement, however much."""
    left: list[float] = []
    go_on = Words.let_go

    def let_go(words: Words) -> None:
        left.append(words.work.left)
        go_on(words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Words, "let_go", let_go)
        patch.setattr(engine, "MOST_WORK", 10**12)
        judge(of, on)
    return int(10**12 - left[0])


@pytest.mark.parametrize("unknown", [False, True], ids=["known", "unknown"])
@pytest.mark.parametrize("name", WIDE)
def test_what_takes_calls_is_counted(name: str, *, unknown: bool) -> None:
    """Twice as many nodes are more calls; they must be fewer than what is counted of them."""
    of, few, more = wide(WIDE[name]), goals(10, unknown=unknown), goals(30, unknown=unknown)
    judge([of], few)
    made = [calls(of, one) for one in (few, more)]
    counts = [spent([of], one) for one in (few, more)]
    assert made[1] - made[0] <= 6 * (counts[1] - counts[0])


@pytest.mark.parametrize(
    ("require", "unknown"),
    [
        ("{in_agreement/has_item/title: {not: {in: [x]}}}", True),
        (f"{{({ALL})+: {{min_count: 1}}}}", False),
        (inside(8), False),
    ],
    ids=["what is not known on the way", "going on and on", "looks in looks, asked once of each node"],
)
def test_what_takes_several_calls_of_each_value_counts_as_several(require: str, *, unknown: bool) -> None:
    of, few, more = wide(require), goals(10, unknown=unknown), goals(40, unknown=unknown)
    judge([of], few)
    made = calls(of, more) - calls(of, few)
    assert made <= 1.5 * (spent([of], more) - spent([of], few))


SEARCHED: Final = {
    "the title of each": ("{title: {pattern: '[a-z]+ [a-z]+0'}}", "{title: {min_count: 1}}"),
    "not in the title of each": ("{title: {not: {pattern: '[a-z]+ [a-z]+0'}}}", "{title: {not: {in: [x]}}}"),
    "all titles": (
        "{in_agreement/has_item/title: {not: {pattern: zx+y}}}",
        "{in_agreement/has_item/title: {not: {in: [x]}}}",
    ),
    "all titles, for one": (
        "{in_agreement/has_item/title: {some_value: {pattern: '[a-z]+ [a-z]+0'}}}",
        "{in_agreement/has_item/title: {some_value: {in: [x]}}}",
    ),
}
"""What searches in the texts of hundreds, and the same that searches for nothing."""


@pytest.mark.parametrize("unknown", [False, True], ids=["known", "unknown"])
@pytest.mark.parametrize("name", SEARCHED)
def test_a_search_counts_as_many_values(name: str, *, unknown: bool) -> None:
    searching, other = map(wide, SEARCHED[name])
    on = goals(300, unknown=unknown)
    count = spent([searching], on)
    assert count >= spent([other], on) + 30 * 300
    assert count == spent([searching], on)  # texts are remembered, and what was found in them


def calls(of: Rule, on: Graph) -> int:
    """The calls that judging takes."""
    with counted() as made:
        judge([of], on)
    return made()


def refused(of: list[Rule], on: Graph) -> TooWide:
    """Why rules are not applied to an agreement."""
    with pytest.raises(TooWide) as found:
        judge(of, on)
    return found.value


def test_it_is_one_fault_at_what_the_rule_requires(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_WORK", 20_000)
    (fault,) = refused([rules()["LED01"], wide(WIDE["a long path"]), rules()["DEL01"]], goals(80)).faults
    assert fault.place[:3] == ("themes/name.yaml", 6, 1)
    assert fault.text("sv").replace("\N{NO-BREAK SPACE}", " ") == (
        "T01: regeln går igenom mer än 20 000 värden när many.yaml granskas, så ingenting sägs om den. Det blir så "
        "mycket när en regel från varje del ser på nästan alla andra, om och om igen. Låt den börja i det som den "
        "handlar om och gå färre steg därifrån; tills dess kan den lämnas utanför med `--ignore T01` eller `ignore` i "
        "styrkoll.yaml."
    )
    assert fault.text("en").startswith("T01: the rule goes through more than 20,000 values of many.yaml, so nothing")
    assert "`--ignore T01`" in fault.en


def test_of_rules_that_are_too_much_together_the_one_that_goes_through_most_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    several = [wide(f"{{in_agreement: {{max_count: {count}}}}}") for count in range(1, 20)]
    several[7] = wide("{in_agreement: {max_count: 8}, or: [{in_agreement: {max_count: 9}}, {title: {min_count: 1}}]}")
    several = [one._replace(id=f"T{place:02}") for place, one in enumerate(several)]
    together = sum(spent([one], goals(40)) for one in several)
    monkeypatch.setattr(engine, "MOST_WORK", together)
    assert judge(several, goals(40))
    monkeypatch.setattr(engine, "MOST_WORK", together - 1)
    (fault,) = refused(several, goals(40)).faults
    assert fault.sv.startswith("Reglerna går igenom mer än ")
    assert "Den här, T07, står för det mesta." in fault.sv


def test_as_much_as_may_be_is_gone_through_whatever_was_judged_before(monkeypatch: pytest.MonkeyPatch) -> None:
    of = wide(WIDE["looks in looks"])
    count = spent([of], goals(40))
    monkeypatch.setattr(engine, "MOST_WORK", count)
    (_, first), (_, again) = judge([of], goals(40)), judge([of], goals(40))
    assert first == again
    assert refused([of], goals(80)).faults
    assert judge([of], goals(40))[1] == first
    monkeypatch.setattr(engine, "MOST_WORK", count - 1)
    assert refused([of], goals(40)).faults == refused([of], goals(40)).faults


def test_what_all_come_to_through_one_is_gone_through_once() -> None:
    """So a rule that looks at all of the agreement is none that goes through too much."""
    hub = {
        "numbers": "{in_agreement/has_item/number: {not: {pattern: zx+y}}}",
        "values": f"{{{ALL}: {{some_value: {{class: waiver}}}}}}",
        "each": "{in_agreement/has_item/number: {some_value: {pattern: zx+y}}}",
        "has": "{in_agreement/has_item/number: {has_value: 9.9.9}}",
        "among": "{title: {disjoint: in_agreement/has_item/number}}",
        "inside": "{title: {subset_of: in_agreement/has_item/number}}",
        "on and on": f"{{{'/'.join([ALL] * 12)}: {{min_count: 1}}}}",
        "nested": nested(12, "{in_agreement: {min_count: 2}}"),
    }
    for name, require in hub.items():
        few, more = (spent([wide(require)], goals(count)) for count in (50, 200))
        assert more <= 4.2 * few, name


def test_the_bundled_rules_go_through_little() -> None:
    bundled = [*rules().values()]
    assert spent(bundled, sound_graph()) < engine.MOST_WORK / 1_000
    assert spent(bundled, graph(REAL)) < engine.MOST_WORK / 150
    assert spent(bundled, goals(200)) < engine.MOST_WORK / 50
