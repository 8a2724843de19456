"""The JSON Schemas of the real files: what loads fits them, a fault in either is a fault in both."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.agreement.schema import AGREEMENT
from checker.configuration.schema import CONFIGURATION
from checker.decisions.waiver_file import WAIVERS
from checker.follow_up.file import FOLLOW_UP
from checker.output.json_schemas import NAMES, schema_of
from checker.rulebook.schema import RULE, SOURCES
from checker.yamlfile import PathInFile, Shape, Value, read_bytes, read_file
from tests.follow_up.follow_ups import INVENTED
from tests.sound import ROOT, SOUND
from tests.yamlfile.generated import mutated
from tests.yamlfile.ordinary import Forms

CONFIGURED = """\
language: sv
paths: [avtal, "*.yaml"]
rules: egna
severities: {LED01: warning}
parameters: {LED07: {leads: 4}, STR10: {sections: [parties]}}
fail_on: never
"""

SHAPES: dict[str, Shape] = {
    "agreement": AGREEMENT,
    "rule": RULE,
    "sources": SOURCES,
    "waivers": WAIVERS,
    "follow-up": FOLLOW_UP,
    "configuration": CONFIGURATION,
}
RULES = sorted(path for path in (ROOT / "rules").glob("*/*.yaml"))
FILES = [
    *(("agreement", path) for path in (ROOT / "data" / "ks-2026.yaml", SOUND)),
    *(("rule", path) for path in RULES),
    ("sources", ROOT / "rules" / "sources.yaml"),
    ("follow-up", INVENTED),
]


@cache
def forms(name: str) -> Forms:
    return Forms(schema_of(name))


@cache
def value_of(path: Path) -> Any:
    return read_file(str(path)).value


def test_every_sort_of_file_is_tried_here() -> None:
    assert tuple(SHAPES) == NAMES


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda one: one if isinstance(one, str) else one.stem)
def test_every_file_of_ours_fits(name: str, path: Path) -> None:
    assert forms(name).accept_file(value_of(path))


def test_settings_fit() -> None:
    assert forms("configuration").accept_file(read_bytes(CONFIGURED.encode(), "styrkoll.yaml").value)
    empty = CONFIGURED.replace("{leads: 4}", "{}")
    assert not forms("configuration").accept_file(read_bytes(empty.encode(), "styrkoll.yaml").value)


def test_the_bundled_agreement_says_where_its_schema_is() -> None:
    first = (ROOT / "data" / "ks-2026.yaml").read_text("utf-8").partition("\n")[0]
    path = first.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / "data" / path).resolve() == ROOT / "docs" / "schema" / "agreement.json"


@pytest.mark.parametrize("name", ["agreement", "sources", "waivers", "configuration"])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_what_loads_fits(name: str, data: st.DataObject) -> None:
    value = data.draw(mutated(dict(SHAPES[name].schema)))
    if SHAPES[name].accepts(value):
        assert forms(name).accept_file(value)


def paths(value: Value, above: PathInFile = ()) -> list[PathInFile]:
    """Every place in a value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [above, *(path for key, member in members for path in paths(member, (*above, key)))]


def faulty(value: Any, path: PathInFile, fault: str) -> Any:
    """A copy of the value with one fault at a place in it."""
    changed = copy.deepcopy(value)
    *above, last = path
    inside = changed
    for step in above:
        inside = inside[step]
    if fault == "gone":
        del inside[last]
    elif fault == "unknown key" and isinstance(inside[last], dict):
        inside[last]["zzz"] = "x"
    elif fault == "null":
        inside[last] = None
    else:
        inside[last] = "?? ?" if isinstance(inside[last], str) else "x"
    return changed


@pytest.mark.parametrize("name", ["agreement", "rule", "sources"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_single_fault_is_refused_by_both_or_by_neither(name: str, data: st.DataObject) -> None:
    whole = value_of({"agreement": SOUND, "rule": ROOT / "rules/lead/lead-unclear.yaml"}.get(name, FILES[-1][1]))
    path = data.draw(st.sampled_from(paths(whole)[1:]))
    fault = data.draw(st.sampled_from(["gone", "unknown key", "null", "another"]))
    value = faulty(whole, path, fault)
    if not SHAPES[name].accepts(value):
        assert not forms(name).accept(value)
    elif name != "rule":  # a rule's schema knows words that only its type-check looks at
        assert forms(name).accept_file(value)


MISWRITTEN = [
    (("target",), "asignment"),
    (("where",), {"led_bye": {"min_count": "1"}}),
    (("where",), {"led_by/nmae": {"min_count": "1"}}),
    (("where",), {"led_by": {"min_cuont": "1"}}),
    (("where",), {"led_by": {"min_count": "one"}}),
    (("where",), {"led_by": {"class": "divison"}}),
    (("where",), {"led_by": {}}),
    (("where",), {"and": [{"led_by": {"min_count": "1"}}]}),
    (("where",), {"not": {"led_by": {"known": "false"}}}),
    (("where",), {"min_count": "1"}),
    (("report_at",), "led_bye"),
    (("basis",), [{"clause": "lad"}]),
]


@pytest.mark.parametrize(("path", "value"), MISWRITTEN)
def test_a_word_that_rules_do_not_have_is_refused(path: tuple[str], value: Value) -> None:
    rule = value_of(ROOT / "rules/lead/lead-unclear.yaml")
    assert not forms("rule").accept(rule | {path[0]: value})


WRITTEN: list[dict[str, Value]] = [
    {"(led_by|supported_by)/name": {"pattern": "2026", "flags": "i"}},
    {"^serves*/in_area?": {"min_count": "$least"}},
    {"class": ["goal", "$kinds"]},
    {"or": [{"led_by": {"known": "true"}}, {"not": {"start": {"less_than": "end"}}}]},
    {"led_by": {"qualified_value_shape": {"class": "division"}, "qualified_min_count": "1", "not": {"in": ["x"]}}},
    {"unique_values_for": ["number", "in_agreement/year"]},
]


@pytest.mark.parametrize("shape", WRITTEN)
def test_what_the_rule_language_has_may_be_written(shape: dict[str, Value]) -> None:
    rule = value_of(ROOT / "rules/lead/lead-unclear.yaml")
    assert forms("rule").accept_file(rule | {"require": shape})


def fields_without_words(form: Any, path: str = "") -> list[str]:
    """The fields of a JSON Schema that no description tells of."""
    if isinstance(form, list):
        return [one for member in form for one in fields_without_words(member, path)]
    if not isinstance(form, dict):
        return []
    silent = [f"{path}/{name}" for name, one in form.get("properties", {}).items() if "description" not in one]
    return silent + [one for key, member in form.items() for one in fields_without_words(member, f"{path}/{key}")]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "rule"])
def test_every_field_is_told_of_in_swedish(name: str) -> None:
    telling_apart = ("/if/", "allOf")
    silent = fields_without_words(schema_of(name))
    assert [path for path in silent if not any(word in path for word in telling_apart)] == []


def test_every_field_of_a_rule_is_told_of_in_swedish() -> None:
    without_language = {name: one for name, one in schema_of("rule").items() if name != "definitions"}
    assert fields_without_words(without_language) == []
