"""Changes to an agreement: JSON Merge Patch as its standard says, and nodes changed, added and removed by id."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import build_graph
from checker.prove.patches import PatchFault, changed, merged
from tests.sound import sound_graph, sound_with

# RFC 7396, appendix A: every one of its cases.
STANDARD: Final[list[tuple[Any, Any, Any]]] = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]

keys = st.sampled_from("abc")
plain = st.booleans() | st.integers(0, 3) | st.text("xy", max_size=2)
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
)
patches = st.recursive(
    plain | st.none(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(("target", "patch", "result"), STANDARD)
def test_the_standards_own_cases(target: Any, patch: Any, result: Any) -> None:
    assert merged(target, patch) == result


@given(values, patches)
def test_merging_twice_is_merging_once(target: Any, patch: Any) -> None:
    once = merged(target, patch)
    assert merged(once, patch) == once


@given(values, values)
def test_every_value_of_a_patch_without_null_is_in_the_result(target: Any, patch: Any) -> None:
    assert merged(merged(target, patch), patch) == merged(target, patch)
    assert merged({}, patch) == patch
    if isinstance(target, dict) and isinstance(patch, dict):
        result = merged(target, patch)
        assert result.keys() == target.keys() | patch.keys()
        assert all(result[key] == target[key] for key in target.keys() - patch.keys())


@given(values, patches)
def test_merging_leaves_both_as_they_were(target: Any, patch: Any) -> None:
    before = deepcopy((target, patch))
    merged(target, patch)
    assert (target, patch) == before


def test_the_result_shares_no_list_with_the_patch() -> None:
    patch = {"a": [1], "b": {"c": [1]}}
    result = merged({}, patch)
    result["a"].append(2)
    result["b"]["c"].append(2)
    assert patch == {"a": [1], "b": {"c": [1]}}


def item(value: dict[str, Any], number: str) -> dict[str, Any]:
    (found,) = [one for one in value["items"] if one["number"] == number]
    return dict(found)


@pytest.mark.parametrize(
    ("node", "patch", "where"),
    [
        ("1.2.1", {"title": "B"}, lambda value: item(value, "1.2.1")["title"]),
        ("TEK", {"name": "B"}, lambda value: value["bodies"][4]["name"]),
        ("agreement", {"title": "B"}, lambda value: value["agreement"]["title"]),
        ("clause/lead", {"quote": "B"}, lambda value: value["clauses"]["lead"]["quote"]),
        ("area/1", {"title": "B"}, lambda value: value["areas"][0]["title"]),
        ("1.1.1/result/r1", {"text": "B"}, lambda value: item(value, "1.1.1")["results"][0]["text"]),
        ("1.1.1/indicator/i1", {"title": "B"}, lambda value: item(value, "1.1.1")["indicators"][0]["title"]),
    ],
)
def test_a_node_is_changed_by_its_id(node: str, patch: dict[str, Any], where: Any) -> None:
    before: Any = deepcopy(sound_graph().agreement.document.value)
    after = changed(sound_graph(), {node: patch})
    assert where(after) == "B" != where(before)
    assert sound_graph().agreement.document.value == before


def test_no_change_is_no_change() -> None:
    assert changed(sound_graph(), {}) == sound_graph().agreement.document.value


def test_nodes_are_removed() -> None:
    after = changed(sound_graph(), {"1.1.2": None, "clause/lead": None, "VA": None}, remove=("1.2.1", "1.2.2"))
    assert [one["number"] for one in after["items"]] == ["1.1.1", "1.1.3", "1.2.3", "1.2.4"]
    assert "lead" not in after["clauses"]
    assert [one["code"] for one in after["bodies"]] == ["KF", "KS", "MSN", "SHB", "TEK", "ROS", "PARKEN", "PLG"]
    assert [*changed(sound_graph(), {"1.1.1/result/r1": None})["items"][0]["results"]] == []


@given(st.sets(st.integers(1, 14)), st.sets(st.integers(1, 14)))
def test_of_many_items_those_are_removed_that_were_named(patched: set[int], removed: set[int]) -> None:
    many = tuple({"number": f"9.2.{number}", "kind": "assignment"} for number in range(1, 15))
    graph = build_graph(sound_with({}, add=many))
    after = changed(graph, {f"9.2.{one}": None for one in patched}, remove=tuple(f"9.2.{one}" for one in removed))
    left = [one["number"] for one in after["items"] if one["number"].startswith("9.")]
    assert left == [f"9.2.{number}" for number in range(1, 15) if number not in patched | removed]


def test_items_are_added_last_and_are_the_examples_own() -> None:
    added = {"number": "1.2.9", "kind": "assignment", "held_by": ["KS"]}
    after = changed(sound_graph(), {}, add=(added,))
    assert after["items"][-1] == added
    after["items"][-1]["held_by"].append("MSN")
    assert added["held_by"] == ["KS"]


@pytest.mark.parametrize(
    ("node", "sv", "en"),
    [
        ("1.2.11", "Det finns ingen nod 1.2.11 att ändra. Menade du `1.2.1`?",
         "There is no node 1.2.11 to change. Did you mean `1.2.1`?"),
        ("clause/laed", "Det finns ingen nod clause/laed att ändra. Menade du `clause/lead`?",
         "There is no node clause/laed to change. Did you mean `clause/lead`?"),
        ("XYZ", "Det finns ingen nod XYZ att ändra.", "There is no node XYZ to change."),
    ],
)  # fmt: skip
def test_an_unknown_node_is_a_fault_with_the_nearest(node: str, sv: str, en: str) -> None:
    with pytest.raises(PatchFault) as patched:
        changed(sound_graph(), {node: {"title": "B"}})
    with pytest.raises(PatchFault) as removed:
        changed(sound_graph(), {}, remove=(node,))
    assert patched.value.text == removed.value.text == (sv, en)


@pytest.mark.parametrize(
    "patches",
    [
        {"1.1.1": {"results": None}, "1.1.1/result/r1": {"text": "B"}},
        {"1.1.1": {"results": None}, "1.1.1/result/r1": None},
    ],
)
def test_changes_that_collide_are_a_fault(patches: dict[str, Any]) -> None:
    with pytest.raises(PatchFault, match="collide"):
        changed(sound_graph(), patches)


def test_a_node_and_a_part_of_it_may_both_be_removed() -> None:
    after = changed(sound_graph(), {"1.1.1": None, "1.1.1/result/r1": None})
    assert [one["number"] for one in after["items"]] == ["1.1.2", "1.1.3", "1.2.1", "1.2.2", "1.2.3", "1.2.4"]
