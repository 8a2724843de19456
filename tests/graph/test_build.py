"""The graph of the real agreement, node by node counted; and of small changes, where the real one has no example."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from checker.graph import AGREEMENT, Graph, Words, known_values, parse_path, stated_at
from checker.vocabulary import ATTRIBUTES, KINDS, RELATIONS
from checker.yamlfile import PathInFile
from tests.small import REAL, SMALL, changed, graph, item

DIVISIONS = ("TEK", "SHB", "ROS", "KLK", "NKF", "DSO", "DU")


@cache
def real() -> Graph:
    """The graph of the real agreement."""
    return graph(REAL)


def values(made: Graph, node: str, path: str) -> tuple[object, ...]:
    """The known values of a path."""
    return known_values(parse_path(path), Words(made, {}))(node)


def test_what_the_real_agreement_holds() -> None:
    counts = Counter(real().nodes.values())
    assert [counts[kind] for kind in ("goal", "assignment", "base_assignment")] == [10, 16, 8]
    assert [counts[kind] for kind in ("desired_result", "indicator", "outcome")] == [31, 38, 65]
    assert [counts[kind] for kind in ("council", "board", "division")] == [1, 7, 7]
    assert [counts[kind] for kind in ("area", "operational_area", "clause")] == [6, 3, 4]
    assert len(values(real(), AGREEMENT, "has_item")) == 34
    assert len(values(real(), AGREEMENT, "has_item/expects")) == 31
    assert len(values(real(), AGREEMENT, "has_item/measured_by")) == 38
    assert len(values(real(), AGREEMENT, "has_item/measured_by/has_outcome")) == 65


def test_every_statement_is_about_kinds_that_can_make_it_and_leads_to_kinds_that_it_can_lead_to() -> None:
    nodes = real().nodes
    assert set(nodes.values()) <= set(KINDS)
    for word, table in real().tables.items():
        domain = RELATIONS[word].domain if word in RELATIONS else ATTRIBUTES[word].kinds
        assert {nodes[node] for node in (*table.known, *table.unknown)} <= set(domain), word
        for found in table.known.values():
            assert len(set(found)) == len(found) > 0, word
            assert word not in RELATIONS or {nodes[node] for node in found} <= set(RELATIONS[word].range), word


def test_nodes_are_in_the_order_of_the_file() -> None:
    items = [*real().of_kinds(("goal", "assignment", "base_assignment"))]
    assert items == [*values(real(), AGREEMENT, "has_item")]
    assert items == [entry["number"] for entry in real().agreement.items]
    assert real().of_kinds(("division",)) == [*DIVISIONS]


def test_every_node_is_in_the_agreement() -> None:
    assert set(values(real(), AGREEMENT, "^in_agreement")) == set(real().nodes) - {AGREEMENT}


def test_the_parties() -> None:
    assert values(real(), AGREEMENT, "has_party") == ("KS", *DIVISIONS)
    assert values(real(), AGREEMENT, "of_board") == ("KS",)


@pytest.mark.parametrize(
    ("number", "recipients"),
    [
        ("1.1.2", ("DSO", "DU", "KLK")),  # the sentence alone
        ("1.2.1", ("SHB",)),  # no sentence: the heading
        ("2.1.4", DIVISIONS),  # the sentence gives it to all divisions
        ("7.2.1", DIVISIONS),  # the heading does
        ("2.1.2", ()),  # the board keeps it
    ],
)
def test_delegated_to_is_the_sentence_else_the_heading(number: str, recipients: tuple[str, ...]) -> None:
    assert values(real(), number, "delegated_to") == recipients


def test_where_sentence_and_heading_differ_the_sentence_counts() -> None:
    made = graph(item("1.2.1", ("named_in_heading: {codes: [SHB]", "named_in_heading: {codes: [TEK]")))
    assert values(made, "1.2.1", "delegated_to") == ("SHB",)
    assert values(made, "1.2.1", "named_in_heading") == ("TEK",)


def test_an_unknown_sentence_counts_before_a_known_heading() -> None:
    sentence = "named_in_sentence: {codes: [SHB], quote: Kommunstyrelsen ger uppdraget till Samhällsbyggnad.}"
    made = graph(item("1.2.1", (sentence, "named_in_sentence: {unknown: läses ej, among: [SHB, TEK]}")))
    assert values(made, "1.2.1", "delegated_to") == ()
    (unknown,) = made.tables["delegated_to"].unknown["1.2.1"]
    assert (unknown.subject, unknown.name, unknown.among) == ("1.2.1", "delegated_to", ("SHB", "TEK"))
    assert (unknown.at_least, unknown.many) == (1, True)


def test_all_divisions_are_those_that_are_parties() -> None:
    made = graph(changed(SMALL, ("{code: TEK, kind: division, party: true,", "{code: TEK, kind: division,")))
    assert values(made, "1.1.1", "delegated_to") == ("SHB", "ROS")
    also = graph(item("1.1.1", ("{all: true,", "{all: true, codes: [VA, SHB],")))
    assert values(also, "1.1.1", "delegated_to") == ("SHB", "TEK", "ROS", "VA")


def test_lost_columns_leave_years_that_printed_order_narrows() -> None:
    """Of two values under four years, the first cannot be in the last column, nor the second in the first."""
    years = real().tables["year"].unknown
    assert len(years) == 65
    assert {unknown.at_least for recorded in years.values() for unknown in recorded} == {1}
    for indicator, outcomes in real().tables["has_outcome"].known.items():
        among = [years[outcome][0].among for outcome in outcomes]
        by_count = {
            1: [(2023, 2024, 2025, 2026)],
            2: [(2023, 2024, 2025), (2024, 2025, 2026)],
            3: [(2023, 2024), (2024, 2025), (2025, 2026)],
        }
        assert among == by_count[len(outcomes)], indicator


@pytest.mark.parametrize(
    ("outcomes", "known", "among"),
    [
        ('{unplaced: ["80 %", "90 %"]}', [(2024,), (2025,)], []),  # as many values as columns
        ('{unplaced: ["80 %"]}', [()], [(2024, 2025)]),
        ('{unplaced: ["80 %", "85 %", "90 %"]}', [(), (), ()], [None, None, None]),  # more values than columns
        ('{2024: "80 %", unplaced: ["90 %"]}', [(2024,), ()], [None]),
        ('{2025: "90 %", 2024: "80 %"}', [(2024,), (2025,)], []),
    ],
)
def test_years_of_outcomes(outcomes: str, known: list[tuple[int, ...]], among: list[tuple[int, ...] | None]) -> None:
    made = graph(item("1.1.1", ('{2024: "80 %", 2025: "90 %"}', outcomes)))
    nodes = made.tables["has_outcome"].known["1.1.1/indicator/i1"]
    assert nodes == tuple(f"1.1.1/indicator/i1/outcome/{n}" for n in range(1, len(known) + 1))
    assert [values(made, node, "year") for node in nodes] == known
    assert [values(made, node, "position") for node in nodes] == [(n,) for n in range(1, len(known) + 1)]
    years = made.tables["year"].unknown
    assert [years[node][0].among for node in nodes if node in years] == among


def test_figures_keep_their_decimals_and_their_unit() -> None:
    node = "1.1.1/indicator/i1/outcome/1"
    made = graph(item("1.1.1", ('2024: "80 %"', '2024: "20,0%"')))
    assert values(made, node, "value") == (Decimal("20.0"),)
    assert str(values(made, node, "value")[0]) == "20.0"
    assert values(made, node, "unit") == ("%",)


def test_links_that_nobody_has_judged_are_unknown() -> None:
    """Among the goal's indicators, or the goals and assignments of the area that the council decided."""
    text = item("1.1.1", ("measured_by: {i1: stated}", "held_by: [KS]"))
    text = item("1.2.1", ("    serves: {1.1.1: stated}\n", ""), of=text)
    made = graph(text)
    (measured,) = made.tables["measured_by"].unknown["1.1.1/result/r1"]
    assert (measured.at_least, measured.many, measured.among) == (0, True, ("1.1.1/indicator/i1",))
    (served,) = made.tables["serves"].unknown["1.2.1"]
    assert (served.at_least, served.many, served.among) == (0, True, ("1.1.1", "1.1.2", "1.1.3"))
    assert served.reason.sv == "ingen har bedömt kopplingen"
    made = graph(item("1.2.2", ("serves: {1.1.2: stated}", "supported_by: [ROS]")))
    assert made.tables["serves"].unknown["1.2.2"][0].among == ("1.1.1", "1.1.2", "1.1.3")  # 1.2.1 is the board's own


def test_links_say_who_made_them() -> None:
    made = graph(item("1.2.1", ("serves: {1.1.1: stated}", "serves: {1.1.1: judged, 1.1.3: stated}")))
    assert made.links["1.2.1", "serves", "1.1.1"] == "judged"
    assert made.links["1.2.1", "serves", "1.1.3"] == "stated"
    assert made.links["1.1.1", "measured_by", "1.1.1/indicator/i1"] == "stated"


PLACES = [
    # node, word, value, what is written at the place
    ("1.1.3", "led_by", "SHB", "SHB"),
    ("1.1.3", "led_by", None, "[SHB]"),
    ("1.1.3", "number", "1.1.3", "1.1.3"),
    ("1.1.3", "delegated_to", "TEK", "TEK"),
    ("1.1.1", "delegated_to", "TEK", "true"),  # the place of `all: true` is that of everybody whom it stands for
    ("1.2.1", "named_in_heading", "SHB", "SHB"),
    ("1.1.3", "follow_up", "delår", "delår"),
    ("1.1.3", "serves", None, "{1.1.1: stated}"),
    ("1.1.3", "text", None, "[Planen tas fram under 2026 och genomförs till och med 2027.]"),
    ("agreement", "mandate_to", None, "2026"),
    ("agreement", "of_board", "KS", "KS"),
    ("agreement", "has_party", "ROS", "true"),
    ("clause/lead", "text", None, "När flera verksamheter delar ett uppdrag är en av dem huvudansvarig."),
    ("1.1.1/indicator/i1/outcome/2", "value", None, '"90 %"'),
    ("1.1.1/indicator/i1/outcome/2", "unit", "%", '"90 %"'),
    ("1.1.1/result/r1", "text", None, "Andelen fossilfria fordon ska öka till minst 95 %"),
    ("area/1", "title", None, "Hållbar utveckling"),
    ("SHB", "representative", None, "chef"),
]


@pytest.mark.parametrize(("node", "word", "value", "written"), PLACES)
def test_where_a_statement_stands(node: str, word: str, value: object, written: str) -> None:
    made = graph()
    path = stated_at(made, node, word, value)
    assert path is not None
    place = made.agreement.document.place(path)
    line = SMALL.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == written


def test_what_stands_as_an_entry_of_its_own_is_placed_there() -> None:
    made = graph()
    for node, word in (
        ("1.1.1", "expects"),
        ("1.1.1", "measured_by"),
        ("1.1.1/indicator/i1", "has_outcome"),
        (AGREEMENT, "has_item"),
        (AGREEMENT, "has_clause"),
    ):
        for value in values(made, node, word):
            assert stated_at(made, node, word, value) == made.origin[str(value)], word


@pytest.mark.parametrize(
    ("node", "word"),
    [("1.1.3", "in_agreement"), ("1.1.2", "led_by"), ("1.1.2", "delegated_to"), ("KF", "representative")],
)
def test_what_the_file_does_not_state_has_no_place(node: str, word: str) -> None:
    assert stated_at(graph(), node, word) is None


def test_a_link_of_a_result_is_placed_at_the_claim_that_has_it_and_the_other_way_round() -> None:
    claims = "claims: [{measure: andel, measured_by: {i1: judged}}, {measure: antal}]"
    made = graph(item("1.1.1", ("measured_by: {i1: stated}", claims)))
    at: PathInFile = ("items", 0, "results", 0, "claims", 0, "measured_by", "i1")
    assert stated_at(made, "1.1.1/result/r1", "measured_by", "1.1.1/indicator/i1") == at
    assert stated_at(made, "1.1.1/result/r1/claim/2", "measured_by", "1.1.1/indicator/i1") is None
    made = graph(item("1.1.1", ("measured_by", "claims: [{measure: andel}], measured_by")))
    at = ("items", 0, "results", 0, "measured_by", "i1")
    assert values(made, "1.1.1/result/r1/claim/1", "measured_by") == ("1.1.1/indicator/i1",)
    assert stated_at(made, "1.1.1/result/r1/claim/1", "measured_by", "1.1.1/indicator/i1") == at


def test_every_statement_of_the_real_agreement_has_its_place() -> None:
    """But for those that are made: that a node is in the agreement, and numbers that count."""
    made = {"in_agreement", "level", "position"}
    for word, table in real().tables.items():
        for node, found in table.known.items():
            for value in found:
                assert word in made or stated_at(real(), node, word, value) is not None, (node, word)
