"""Our engine and pySHACL find the same rules broken at the same nodes, on agreements of every sort."""

from __future__ import annotations

from operator import attrgetter

import pytest

from checker.prove.oracle import Opinions, cases, compared
from checker.prove.oracle.settled import WAYS, settled
from checker.rulebook import Rule
from tests.oracle.asked import ON_AGREEMENTS, real
from tests.small import rulebook, rules

pytestmark = pytest.mark.oracle


def assert_agreed(opinions: Opinions) -> None:
    """That there was something to agree on, and that they do."""
    assert opinions.differences == set()
    assert opinions.ours == opinions.theirs != set()
    assert opinions.not_exported == {}


def test_on_the_bundled_agreement() -> None:
    opinions = compared([real(ON_AGREEMENTS)], ON_AGREEMENTS)
    assert_agreed(opinions)
    assert len({rule for rule, _, _ in opinions.ours}) > 40
    assert opinions.decided > 100 * opinions.undecided > 0


def test_on_generated_agreements() -> None:
    made = [*cases.generated(ON_AGREEMENTS, 40)]
    opinions = compared(made, ON_AGREEMENTS)
    assert_agreed(opinions)
    assert {len(case.graph.tables["has_item"].known["agreement"]) for case in made} == {*range(5, 11)}


def test_on_one_fault_agreements() -> None:
    made = [*cases.mutants(ON_AGREEMENTS, 60, cases.sound(ON_AGREEMENTS))]
    opinions = compared(made, ON_AGREEMENTS)
    assert_agreed(opinions)
    assert len({case.name.rpartition("-")[0] for case in made}) == len(made) == 60, "each by another operator"


def test_on_some_made_from_the_bundled_one() -> None:
    ground = real(ON_AGREEMENTS)
    made = [*cases.mutants(ON_AGREEMENTS, 5, ground)]
    opinions = compared(made, ON_AGREEMENTS)
    assert_agreed(opinions)
    before = {(outcome.rule.id, one.node) for outcome in ground.outcomes for one in outcome.judgements}
    assert any((rule, node) not in before for rule, _, node in opinions.ours), "and not only what is found in all"


@pytest.mark.parametrize("rule", [rule for rule in rules().values() if rule not in ON_AGREEMENTS], ids=attrgetter("id"))
def test_on_the_waivers_and_reports_of_the_examples(rule: Rule) -> None:
    assert_agreed(compared(cases.examples(rulebook(), [rule]), [rule]))


def test_what_is_decided_in_spite_of_an_unknown_holds_however_it_turns_out() -> None:
    chosen = [rules()[name] for name in ("DAT01", "UPP13", "EKO01", "IND18", "DEL01", "IND03", "DEL08")]
    for way in WAYS.values():
        for rule in chosen:
            assert_agreed(compared(cases.examples(rulebook(), [rule]), [rule], way))


def test_what_must_be_there_has_turned_out_and_what_was_unknown_is_told() -> None:
    graph = real(()).graph
    for way in WAYS.values():
        words = settled(graph, way)
        assert all(words.graph.tables[word].unknown == table.unknown for word, table in graph.tables.items())
        for table in (*words.graph.tables.values(), *words.facts.values()):
            for node, unknowns in table.unknown.items():
                assert table.known.get(node) or not any(unknown.at_least for unknown in unknowns)
