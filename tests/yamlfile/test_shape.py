"""The compiled check answers as Cerberus does, and what Cerberus finds is told with place, expectation and name."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlfile import Document, FaultsFound, Shape, Value, check_shape, compile_shape, read_bytes, shape_faults
from tests.yamlfile.generated import ODD, mutated, text_of
from tests.yamlfile.measure_speed import SCHEMA, agreement_text

TEXT = {"type": "string", "check_with": "text"}
UNKNOWN = {"type": "dict", "schema": {"unknown": {**TEXT, "required": True}}, "meta": {"unknown_branch": True}}
SMALL: dict[str, Any] = {
    "title": {**TEXT, "required": True},
    "kind": {"type": "string", "allowed": ["goal", "assignment"]},
    "start": {"anyof": [{"type": "string", "check_with": "date"}, UNKNOWN]},
    "led_by": {"type": "list", "schema": {"type": "string", "check_with": "id"}, "minlength": 1, "maxlength": 3},
    "occasions": {"type": "list", "allowed": ["vår", "delår", "helår"]},
    "note": {"type": "string", "nullable": True},
    "outcomes": {
        "type": "dict",
        "keysrules": {"type": "string", "check_with": "year"},
        "valuesrules": {"type": "list", "schema": {"type": "string", "check_with": "quantity"}},
    },
    "code": {"type": "string", "minlength": 2, "maxlength": 4},
    "parts": {"type": "list", "schema": {"type": "dict", "schema": {"id": {"type": "string", "required": True}}}},
    "when": {
        "anyof": [
            {"type": "string", "check_with": "date"},
            {"type": "string", "check_with": "year"},
            {"type": "list", "schema": {"type": "dict", "schema": {"year": TEXT}}},
        ]
    },
    "free": {"type": "dict"},
    "any": {},
}


def document(text: str) -> Document:
    return read_bytes(text.encode(), "f.yaml")


def told(text: str, schema: dict[str, Any] = SMALL) -> list[tuple[int, int, str, str]]:
    made = document(text)
    assert not compile_shape(schema)(made.value)
    return [(fault.place.line, fault.place.column, fault.sv, fault.en) for fault in shape_faults(made, schema)]


CASES = [
    ("titel: x\n", 1, 1, "Fältet `titel` finns inte här. Menade du `title`?", "Did you mean `title`?"),
    ("title: x\nzzz: y\n", 2, 1, "Fält som kan stå här: `title`, `kind`, `start`", "Fields that may stand here"),
    ("# rad\nkind: goal\n", 2, 1, "Fältet `title` saknas här. Det ska vara en text", "`title` is missing here"),
    ("{}", 1, 1, "Fältet `title` saknas", "`title` is missing"),
    ("title:\n", 1, 1, "Fältet `title` är tomt", "The field `title` is empty"),
    ("title: ' '\n", 1, 8, "ska vara en text som inte är tom", "should be a text that is not blank"),
    ("title: x\nkind: gaol\n", 2, 7, "Menade du `goal`?", "Did you mean `goal`?"),
    ("title: x\nkind: [goal]\n", 2, 7, "men är en lista", "but is a list"),
    ("title: x\nstart: 2026-02-30\n", 2, 8, "`2026-02-30` är inget datum i kalendern", "is no date in the calendar"),
    ("title: x\nstart: 1/2 2026\n", 2, 8, "ska vara ett datum", "should be a date"),
    ("title: x\nstart: {unknown: ''}\n", 2, 18, "Fältet `unknown` ska vara en text", "The field `unknown` should be"),
    ("title: x\nstart: {unknwon: y}\n", 2, 9, "Menade du `unknown`?", "Did you mean `unknown`?"),
    ("title: x\nstart: {foo: y}\n", 2, 8, "ska vara ett datum", "should be a date"),
    ("title: x\nled_by: KS\n", 2, 9, "ska vara en lista", "should be a list"),
    ("title: x\nled_by: []\n", 2, 9, "ska ha minst 1 värde, men har 0", "should have at least 1 value, but has 0"),
    ("title: x\nled_by: [a, b, c, d]\n", 2, 9, "ska ha högst 3 värden, men har 4", "at most 3 values"),
    ("title: x\nled_by: [a, 'b c']\n", 2, 13, "Värde 2 i `led_by` ska vara ett kortnamn", "Value 2 of `led_by`"),
    ("title: x\nled_by: [a, ]\nled_bye: 1\n", 3, 1, "Menade du `led_by`?", "Did you mean `led_by`?"),
    ("title: x\noccasions: [vår, delar]\n", 2, 18, "Menade du `delår`?", "Did you mean `delår`?"),
    ("title: x\noutcomes: {20266: ['1']}\n", 2, 12, "Namnet `20266` ska vara ett årtal", "The name `20266` should be"),
    ("title: x\noutcomes: {2026: [x]}\n", 2, 19, "Värde 1 i `2026` ska vara ett tal", "Value 1 of `2026` should be"),
    ("title: x\ncode: A\n", 2, 7, "ska ha minst 2 tecken, men har 1", "at least 2 characters, but has 1"),
    ("title: x\nparts:\n  - id: a\n  - {}\n", 4, 5, "Fältet `id` saknas", "`id` is missing"),
    ("title: x\nparts:\n  - x\n", 3, 5, "Värde 1 i `parts` ska vara ett block", "should be a block of fields"),
    (
        "title: x\nwhen: x\n",
        2,
        7,
        "ett datum skrivet år-månad-dag, till exempel 2026-01-31 eller ett årtal",
        "or a year",
    ),
    ("title: x\nwhen: [{yaer: x}]\n", 2, 9, "Menade du `year`?", "Did you mean `year`?"),
    ("title: x\nparts: [{id: 20,0%}]\n", 2, 17, "Är det en decimal?", "Is it a decimal?"),
    ("- title: x\n", 1, 1, "Filen ska bestå av fält", "The file should consist of fields"),
    ("title:x\n", 1, 1, "Saknas ett mellanslag efter kolonet?", "Is a space missing after the colon?"),
    ("title: x\nany:\n", 2, 1, "Fältet `any` är tomt", "The field `any` is empty"),
]


@pytest.mark.parametrize(("text", "line", "column", "sv", "en"), CASES)
def test_each_fault_has_place_expectation_and_nearest_name(text: str, line: int, column: int, sv: str, en: str) -> None:
    ((at_line, at_column, said_sv, said_en),) = told(text)
    assert (at_line, at_column) == (line, column)
    assert sv in said_sv
    assert en in said_en


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = "kind: x\nled_by: [å ä, b, c, d]\noutcomes: {x: [y, z]}\nfoo: 1\nparts: [{}, {}]\n"
    assert [(line, column) for line, column, _, _ in told(text)] == [
        (1, 1), (1, 7), (2, 9), (2, 10), (3, 12), (3, 16), (3, 19), (4, 1), (5, 9), (5, 13),
    ]  # fmt: skip


def test_a_misspelt_field_is_not_also_told_as_missing() -> None:
    assert len(told("titel: x\n")) == 1
    assert len(told("foo: x\n")) == 2


def test_check_shape() -> None:
    shape = Shape(SMALL)
    check_shape(document("title: x\nstart: {unknown: y}\nnote:\n"), shape)
    with pytest.raises(FaultsFound) as found:
        check_shape(document("kind: x\n"), shape)
    assert [fault.place.column for fault in found.value.faults] == [1, 7]


@pytest.mark.parametrize(
    "rules",
    [
        {"type": "integer"},
        {"type": ["string", "list"]},
        {"type": "string", "regex": "x"},
        {"coerce": int},
        {"schema": {}},
        {"type": "string", "schema": {}},
        {"type": "dict", "schema": {}, "valuesrules": {}},
        {"keysrules": {}},
        {"check_with": "nonsense"},
        {"type": "list", "check_with": "date"},
        {"allowed": ["x"]},
        {"type": "list", "schema": {"type": "float"}},
        {"anyof": [{"type": "set"}]},
        {"type": "dict", "schema": {"x": {"empty": False}}},
        {"type": "dict", "valuesrules": {"min": 1}},
        "text",
    ],
)
def test_a_schema_outside_the_subset_is_refused(rules: Any) -> None:
    with pytest.raises(ValueError, match="schema at field"):
        compile_shape({"field": rules})


def made_of(value: Value) -> Document:
    return document(text_of(value))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_compiled_check_agrees_with_cerberus(data: st.DataObject) -> None:
    schema = data.draw(st.sampled_from([SMALL, {"top": {"type": "dict", "schema": SMALL, "nullable": True}}]))
    made = made_of(data.draw((mutated(schema) | ODD).filter(lambda value: value is not None)))
    accepted = compile_shape(schema)(made.value)
    assert accepted == (shape_faults(made, schema) == [])


@settings(max_examples=10, deadline=None)
@given(mutated(SCHEMA).filter(lambda value: value is not None))
def test_the_compiled_check_agrees_on_agreements(value: Value) -> None:
    made = made_of(value)
    assert compile_shape(SCHEMA)(made.value) == (shape_faults(made, SCHEMA) == [])


def test_a_whole_agreement_fits() -> None:
    made = document(agreement_text(3))
    assert compile_shape(SCHEMA)(made.value)
    assert shape_faults(made, SCHEMA) == []
