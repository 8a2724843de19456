"""What our reader accepts, the JSON Schema accepts; what it lacks words for is the only thing that it lets through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlfile import SCALARS, Value, compile_shape
from checker.yamlfile.json_definitions import with_definitions
from checker.yamlfile.json_schema import SCALAR_FORMS, Words, json_schema
from tests.yamlfile.generated import mutated
from tests.yamlfile.ordinary import Forms, scalar
from tests.yamlfile.test_shape import SMALL, TEXT, UNKNOWN

SILENT = Words(lambda path: "", lambda path, word: "")
KINDS: dict[str, Any] = {
    "items": {
        "type": "list",
        "schema": {
            "anyof": [
                {
                    "type": "dict",
                    "schema": {"kind": {"type": "string", "allowed": [kind], "required": True}, **fields},
                    "meta": {"when": {"kind": kind}},
                }
                for kind, fields in {"goal": {"title": TEXT}, "task": {"end": SMALL["start"], "title": TEXT}}.items()
            ]
        },
    },
    "least": {"type": "dict", "keysrules": TEXT, "valuesrules": TEXT, "minlength": 1},
    "to": {"anyof": [{"type": "dict", "schema": {"code": TEXT}}, UNKNOWN]},
}
FORMS = {name: Forms(json_schema(schema, "T", SILENT)) for name, schema in (("small", SMALL), ("kinds", KINDS))}
SHAPES = {name: compile_shape(schema) for name, schema in (("small", SMALL), ("kinds", KINDS))}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_the_reader_accepts_the_json_schema_accepts(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*FORMS]))
    value = data.draw(mutated(SMALL if name == "small" else KINDS))
    if SHAPES[name](value):
        assert FORMS[name].accept_file(value)


FIGURES = st.text(
    st.sampled_from("0123456789+-\N{MINUS SIGN} \N{NO-BREAK SPACE}.,:%_krtrue\N{EN DASH}åxe"), max_size=12
)
FITTING = {
    "int": r"[-+]?[0-9]{1,30}",
    "number": r"[-+−–]?([0-9]{1,3}([ \u00a0][0-9]{3}){1,3}|[0-9]{1,30})([.,][0-9]{1,30})?",
    "date": r"20[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]",
    "bool": r"true|false|True|yes",
    "year": r"(18|19|20|21|22)[0-9]{2}",
    "id": r"[A-Za-zÅÄÖåäö0-9_-]{1,6}",
    "quantity": r"−?[0-9]{1,3}( [0-9]{3})?(,[0-9])? {0,2}(%|kr|mnkr/år|år)?",
    "text": r".{0,8}",
}


@pytest.mark.parametrize("name", SCALARS)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_each_scalar_type_is_accepted_as_text_and_as_what_parsers_make_of_it(name: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(FITTING[name], fullmatch=True) | FIGURES)
    if SCALARS[name].accepts(text):
        forms = Forms(SCALAR_FORMS[name])
        assert forms.accept(text)
        assert forms.accept(scalar(text))


REFUSED = [
    ("text", " "), ("int", "1,5"), ("int", "x"), ("number", "1.2.3"), ("number", "12:30"), ("date", "2026-2-3"),
    ("date", "2026-02-30"), ("bool", "ja"), ("year", "26"), ("year", "2326"), ("id", "a b"), ("quantity", "12:30"),
    ("quantity", "1.1.2"), ("quantity", "x"), ("quantity", "12-13"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_a_text_of_another_type_is_refused_by_both(name: str, text: str) -> None:
    assert not SCALARS[name].accepts(text)
    assert not Forms(SCALAR_FORMS[name]).accept(text)


def test_every_scalar_type_has_its_form() -> None:
    assert SCALAR_FORMS.keys() == SCALARS.keys()
    assert {name for name, _ in REFUSED} == {*FITTING} == {*SCALARS}


GOOD: dict[str, Value] = {"title": "x", "kind": "goal", "parts": [{"id": "a"}], "outcomes": {"2026": ["20,0 %"]}}
FINE: list[Value] = [
    GOOD, {**GOOD, "note": None}, {**GOOD, "note": "x"}, {**GOOD, "start": {"unknown": "x"}}, {**GOOD, "any": []},
    {**GOOD, "when": "2026"}, {**GOOD, "when": [{"year": "2026"}]}, {**GOOD, "led_by": ["12", "true"]},
    {"title": "2026"},
]  # fmt: skip
BAD: list[Value] = [
    {**GOOD, "titel": "x"}, {**GOOD, "kind": "gaol"}, {"kind": "goal"}, {**GOOD, "parts": [{}]},
    {**GOOD, "title": None},
    {**GOOD, "parts": "x"}, {**GOOD, "start": {"unknwon": "x"}}, {**GOOD, "start": {"unknown": ""}},
    {**GOOD, "outcomes": {"26": ["1"]}}, {**GOOD, "outcomes": {"2026": ["x"]}}, {**GOOD, "led_by": []},
    {**GOOD, "occasions": ["sommar"]}, {**GOOD, "code": "a"}, {**GOOD, "code": "abcde"}, {**GOOD, "any": None}, ["x"],
]  # fmt: skip
BAD_KINDS: list[Value] = [
    {"items": [{"kind": "goal", "end": "2026-01-01"}]}, {"items": [{"title": "x"}]}, {"items": [{"kind": "x"}]},
    {"to": {"unknown": "x", "code": "y"}}, {"to": {"cod": "x"}},
    {"least": {}},
]  # fmt: skip


@pytest.mark.parametrize("value", FINE)
def test_what_fits_is_accepted_by_both(value: Value) -> None:
    assert SHAPES["small"](value)
    assert FORMS["small"].accept_file(value)


@pytest.mark.parametrize(
    ("name", "value"), [*(("small", value) for value in BAD), *(("kinds", value) for value in BAD_KINDS)]
)
def test_what_does_not_fit_is_refused_by_both(name: str, value: Value) -> None:
    assert not SHAPES[name](value)
    assert not FORMS[name].accept(value)


def test_what_recurs_is_said_once_and_keeps_its_own_description() -> None:
    long = {"type": "object", "properties": {"x": {"enum": ["word" * 10] * 10}}}
    form = {
        "properties": {"a": {"description": "A", **long}, "b": {"description": "B", **long}, "c": {"type": "string"}}
    }
    shared, definitions = with_definitions(form)
    assert definitions == {"a": long}
    assert shared["properties"] == {
        "a": {"description": "A", "$ref": "#/definitions/a"},
        "b": {"description": "B", "$ref": "#/definitions/a"},
        "c": {"type": "string"},
    }
