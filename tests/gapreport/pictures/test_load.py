"""Who does what: the load on divisions and the responsibility table, counted anew with networkx."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from checker.gapreport.pictures import drawn
from checker.gapreport.pictures.drawing import Box, Label
from checker.gapreport.pictures.responsibility import Role, loads, responsibility_matrix, roles_in
from checker.graph.networkx_view import as_networkx
from checker.run import Checked
from checker.words import enumerate_words
from tests.gapreport.pictures.agreements import DAY, Sketch, agreements, made, real
from tests.gapreport.pictures.reading import labels_of


def not_known(view: Any, item: str) -> bool:
    """Whether it is not known who has an item or leads it."""
    return bool({"delegated_to", "led_by"} & {*view.nodes[item].get("unknown", ())})


def counted(checked: Checked) -> dict[str, dict[Role, int]]:
    """What every division that is a party has, by the edges of the graph."""
    view = as_networkx(checked.graph)
    kinds = {node: data["kind"] for node, data in view.nodes(data=True)}
    of = {
        relation: {(source, target) for source, target, one in view.edges(keys=True) if one == relation}
        for relation in ("has_party", "delegated_to", "led_by", "supported_by")
    }
    found = {}
    for division in [body for _, body in of["has_party"] if kinds[body] == "division"]:
        has = {item for item, body in of["delegated_to"] if body == division}
        leads = {item for item, body in of["led_by"] if body == division}
        base = {item for item, kind in kinds.items() if kind == "base_assignment"}
        goals = {item for item, kind in kinds.items() if kind == "goal"}
        led = {item for item, _ in of["led_by"]} | {item for item in kinds if not_known(view, item)}
        shared = {item for item, body in of["delegated_to"] if body != division}
        sole = has - base - goals - led - shared
        found[division] = {
            Role.LEADS: len(leads - base),
            Role.SOLE: len(sole),
            Role.TAKES_PART: len(has - leads - base - goals - sole),
            Role.GOAL: len((has & goals) - leads),
            Role.SUPPORTS: len({item for item, body in of["supported_by"] if body == division}),
            Role.BASE: len(has & base),
        }
    return found


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements())
def test_the_load_is_what_the_graph_holds(sketch: Sketch) -> None:
    checked = sketch.checked
    ours = {load.division: {role: load.count(role) for role in Role} for load in loads(checked.graph)}
    assert ours == counted(checked)
    about = drawn("load", checked, "sv", day=DAY).description
    for division, numbers in counted(checked).items():
        words = {
            Role.LEADS: "leder {}",
            Role.SOLE: "ansvarar ensam för {}",
            Role.TAKES_PART: "deltar i {}",
            Role.SUPPORTS: "stöttar {}",
            Role.GOAL: "har {} mål",
            Role.BASE: "{} grunduppdrag",
        }
        said = [words[role].format(numbers[role]) for role in words if numbers[role]] or ["har inget av detta"]
        assert f"({division}): {enumerate_words(said, 'sv')}." in about


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_are_as_long_as_their_numbers(narrow: bool) -> None:
    drawing = drawn("load", real(), "sv", day=DAY, narrow=narrow)
    lengths: dict[int, set[float]] = {}
    for bar, number in pairwise(drawing.shapes):
        if isinstance(bar, Box) and bar.role in ("bar", "open-bar"):
            assert isinstance(number, Label)
            lengths.setdefault(int(number.text), set()).add(round(bar.width, 3))
    assert {*lengths} == {n for counts in counted(real()).values() for n in counts.values()} - {0}
    assert all(len(one) == 1 for one in lengths.values())
    (three,), (most,) = lengths[3], lengths[9]
    assert three == pytest.approx(most * 3 / 9, abs=1)


def test_every_number_stands_beside_its_bar() -> None:
    found = labels_of(drawn("load", real(), "sv", day=DAY))
    numbers = sorted(one for one in found if one.isdigit())
    assert numbers == sorted(str(n) for counts in counted(real()).values() for n in counts.values())


ITEM: dict[str, Any] = {
    "number": "1.1.1",
    "kind": "assignment",
    "title": "A",
    "named_in_sentence": {"codes": ["D1", "D2"]},
    "led_by": ["D1"],
    "supported_by": ["D1", "D3"],
}


def test_the_responsibility_table_has_signs_and_words() -> None:
    base = {"number": "1.2.1", "kind": "base_assignment", "named_in_sentence": {"codes": ["D2"]}}
    goal = {"number": "1.1.2", "kind": "goal", "named_in_sentence": {"codes": ["D3"]}}
    alone = {"number": "1.1.3", "kind": "assignment", "named_in_sentence": {"codes": ["D3"]}}
    matrix = responsibility_matrix(made(3, [ITEM, base, goal, alone]).graph, "sv")
    assert [code for code, _ in matrix.columns] == ["D1", "D2", "D3"]
    first, second, *others = matrix.rows
    assert (first.item, first.header) == ("1.1.1", "1.1.1 A")
    assert [(cell.symbols, cell.words) for cell in first.cells] == [
        ("● ◇", "leder och stöttar"),
        ("○", "deltar"),
        ("◇", "stöttar"),
    ]
    assert [(cell.symbols, cell.words) for cell in second.cells] == [("", ""), ("■", "grunduppdrag"), ("", "")]
    assert [row.cells[2] for row in others] == [("□", "har målet"), ("◉", "ansvarar ensam")]
    signs = {"●": "leder", "◉": "ansvarar ensam", "○": "deltar", "◇": "stöttar", "□": "har målet", "■": "grunduppdrag"}
    assert dict(matrix.key) == signs


def test_the_table_explains_no_sign_that_is_not_in_it() -> None:
    key = responsibility_matrix(made(3, [ITEM]).graph, "sv").key
    assert [words for _, words in key] == ["leder", "deltar", "stöttar"]


@pytest.mark.parametrize(
    ("more", "role"),
    [
        ({}, Role.SOLE),
        ({"supported_by": ["D2"]}, Role.SOLE),
        ({"led_by": ["D1"]}, Role.LEADS),
        ({"led_by": ["KS"]}, Role.TAKES_PART),
        ({"led_by": {"unknown": "sidan är avriven"}}, Role.TAKES_PART),
        ({"named_in_sentence": {"codes": ["D1", "D2"]}}, Role.TAKES_PART),
        ({"named_in_sentence": {"codes": ["D1", "UT"]}}, Role.TAKES_PART),
        ({"kind": "goal"}, Role.GOAL),
        ({"kind": "base_assignment"}, Role.BASE),
    ],
)
def test_who_has_an_assignment_alone_answers_for_it_unless_another_leads_it(more: dict[str, Any], role: Role) -> None:
    item = {"number": "1.1.1", "kind": "assignment", "title": "A", "named_in_sentence": {"codes": ["D1"]}, **more}
    assert roles_in(made(2, [item]).graph, "1.1.1")["D1"] == (role,)


def test_the_table_can_be_of_some_items_and_in_english() -> None:
    matrix = responsibility_matrix(real().graph, "en", ("2.1.4", "7.1.2"))
    assert [row.item for row in matrix.rows] == ["2.1.4", "7.1.2"]
    assert [cell.words for cell in matrix.rows[0].cells].count("takes part") == 6
    assert [cell.words for cell in matrix.rows[1].cells if cell.words] == ["leads and supports"]


def test_who_leads_does_not_also_take_part() -> None:
    graph = made(3, [ITEM]).graph
    assert roles_in(graph, "1.1.1")["D1"] == (Role.LEADS, Role.SUPPORTS)
    assert "KS" not in roles_in(graph, "1.1.1")


def test_the_board_stands_before_the_divisions_where_it_leads_or_keeps_something() -> None:
    led = {"number": "1.1.1", "kind": "assignment", "named_in_sentence": {"codes": ["D1"]}, "led_by": ["KS"]}
    kept = {"number": "1.1.2", "kind": "goal", "named_in_sentence": {"codes": []}, "kept_by_board": True}
    matrix = responsibility_matrix(made(2, [led, kept]).graph, "sv")
    assert [code for code, _ in matrix.columns] == ["KS", "D1", "D2"]
    assert [[cell.words for cell in row.cells] for row in matrix.rows] == [
        ["leder", "deltar", ""],
        ["behåller", "", ""],
    ]
    assert matrix.key == (("▣", "behåller"), ("●", "leder"), ("○", "deltar"))
    only_led = responsibility_matrix(made(2, [led, kept]).graph, "en", ("1.1.1",))
    assert [words for _, words in only_led.key] == ["leads", "takes part"]
