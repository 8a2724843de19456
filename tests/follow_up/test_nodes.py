"""A follow-up in the graph: a report for every entry, an empty one for what is missing, and new outcomes."""

from __future__ import annotations

from decimal import Decimal

from checker.facts import compute
from checker.finding import divisions_concerned, item_of, subject_label
from checker.follow_up.due import due_at
from checker.follow_up.file import follow_up_in
from checker.follow_up.nodes import add_follow_up
from checker.graph import build_graph
from checker.vocabulary import ITEM
from checker.yamlfile import read_file
from tests.follow_up.follow_ups import INVENTED, checked, followed_up
from tests.gapreport.reports import real
from tests.sound import sound_graph, sound_with


def test_an_entry_is_a_node_with_its_words() -> None:
    graph = followed_up({"item": "1.2.1", "by": "SHB", "status": "avviker", "date": "2026-09-30"})
    report = "1.2.1/report/SHB"
    assert graph.nodes[report] == "report"
    assert graph.first(report, "status") == "avviker"
    assert str(graph.first(report, "date")) == "2026-09-30"
    assert graph.tables["reported_by"].known[report] == ("SHB",)
    assert graph.tables["has_report"].known["1.2.1"] == (report,)
    assert (item_of(graph, report), divisions_concerned(graph, report)) == ("1.2.1", ("SHB",))
    assert subject_label(graph, report).endswith(", SHB")


def test_what_is_due_and_not_reported_has_an_empty_report() -> None:
    graph = followed_up()
    assert "1.2.1/report/SHB" in graph.nodes
    assert graph.first("1.2.1/report/SHB", "status") is None
    covered = followed_up({"item": "1.2.1", "status": "klart"})
    assert "1.2.1/report" in covered.nodes
    assert "1.2.1/report/SHB" not in covered.nodes


def test_reports_stand_in_the_agreements_order_whether_they_are_missing_or_said_to_be() -> None:
    items = [*sound_graph().of_kinds(ITEM)]
    last, first = (one.item for one in (due_at(sound_graph(), "vår")[-1], due_at(sound_graph(), "vår")[0]))
    graph = followed_up({"item": last, "status": "ej rapporterad"}, {"item": first, "status": "klart"})
    reported = [str(item_of(graph, node)) for node in graph.by_kind["report"]]
    assert reported == sorted(reported, key=items.index)
    assert len({*reported}) > 2
    missing = [str(item_of(graph, found.subject)) for found in checked(graph).findings if found.rule.id == "UPP10"]
    assert missing == sorted(missing, key=items.index)
    assert missing[-1] == last


def test_a_new_outcome_is_the_latest_and_decides_trend_and_fulfilment() -> None:
    before = build_graph(sound_with({}))
    after = followed_up({"item": "1.1.1", "status": "klart", "outcomes": {"i1": {"2026": "1 %"}}})
    indicator = "1.1.1/indicator/i1"
    outcomes = after.tables["has_outcome"].known[indicator]
    assert len(outcomes) == len(before.tables["has_outcome"].known[indicator]) + 1
    assert (after.first(outcomes[-1], "value"), after.first(outcomes[-1], "year")) == (Decimal(1), 2026)
    facts = [compute(graph, ["latest_outcome", "fulfilment"]) for graph in (before, after)]
    assert facts[0]["latest_outcome"].known[indicator] != facts[1]["latest_outcome"].known[indicator] == (Decimal(1),)
    assert (facts[0]["fulfilment"].known[indicator], facts[1]["fulfilment"].known[indicator]) == (("met",), ("unmet",))


def test_findings_on_a_new_outcome_are_placed_in_the_follow_up() -> None:
    graph = followed_up({"item": "1.1.1", "status": "klart", "outcomes": {"i1": {"2026": "950 %"}}})
    (found,) = (one for one in checked(graph).findings if one.rule.id == "IND12")
    assert found.place.file == "follow-up.yaml"
    assert "950" in found.words


def test_the_invented_follow_up_of_the_bundled_agreement_is_judged_by_the_rules() -> None:
    graph = build_graph(real().agreement)
    file = read_file(INVENTED)
    add_follow_up(graph, follow_up_in([file], graph, "vår"), file)
    findings = checked(graph).findings
    found = {(one.rule.id, one.subject) for one in findings if one.rule.id in {"UPP07", "UPP08", "UPP09"}}
    assert found == {
        ("UPP07", "2.1.3/report"),
        ("UPP08", "2.1.4/report"),
    }
    missing = [one.subject for one in findings if one.rule.id == "UPP10"]
    assert "1.1.2/report/KLK" in missing
    assert "1.1.1/report/TEK" in missing
    assert "1.2.1/report" not in missing


def test_without_a_follow_up_the_rules_have_nothing_to_check() -> None:
    outcomes = {outcome.rule.id: outcome for outcome in real().outcomes}
    assert all(outcomes[name].vacuous for name in ("UPP07", "UPP08", "UPP09", "UPP10"))
