"""Values that follow a schema, or nearly do, for hypothesis."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from checker.yamlfile import Value


def fitting(rules: dict[str, Any]) -> st.SearchStrategy[Value]:
    """Values that mostly follow the rules."""
    samples = {"date": "2026-01-31", "year": "2026", "id": "KS", "quantity": "20,0 %", "text": "x", "bool": "true"}
    if "anyof" in rules:
        return st.one_of([fitting(member) for member in rules["anyof"]])
    if "check_with" in rules:
        return st.just(samples.get(rules["check_with"], "12"))
    if "allowed" in rules:
        one = st.sampled_from(rules["allowed"])
        return st.lists(one, max_size=3).map(list[Value]) if rules["type"] == "list" else one
    if rules.get("type") == "list":
        return st.lists(fitting(rules.get("schema", {})), min_size=rules.get("minlength", 0), max_size=3)
    if rules.get("type") == "dict" and "schema" in rules:
        return fitting_fields(rules["schema"])
    if rules.get("type") == "dict":
        return st.dictionaries(
            fitting(rules.get("keysrules", {})).map(str), fitting(rules.get("valuesrules", {})), max_size=2
        )
    return st.sampled_from(["abc", ""])


def fitting_fields(schema: dict[str, Any]) -> st.SearchStrategy[Value]:
    required = {name: fitting(rules) for name, rules in schema.items() if rules.get("required")}
    optional = {name: fitting(rules) for name, rules in schema.items() if not rules.get("required")}
    return st.fixed_dictionaries(required, optional=optional).map(dict[str, Value])


ODD: st.SearchStrategy[Value] = st.sampled_from(
    [
        *(None, "", " ", "x", "2026-02-30", "goal", "2026", [], ["x"], [None], [[]]),
        *({}, {"x": "y"}, {"x": None}, {"unknown": "x"}, {"unknwon": "x"}),
    ]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, schema: dict[str, Any]) -> Value:
    """A value that fits, but for up to two changes anywhere in it."""
    value = draw(fitting_fields(schema))
    for _ in range(draw(st.integers(0, 2))):
        value = draw(changed(value))
    return value


@st.composite
def changed(draw: st.DrawFn, value: Value) -> Value:
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        position = draw(st.integers(0, len(value) - 1))
        return [*value[:position], draw(changed(value[position])), *value[position + 1 :]]
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(list(value)))
        others = {name: member for name, member in value.items() if name != key}
        new = draw(st.sampled_from(["same", "gone", "x", "zzz", key + "a"]))
        return others if new == "gone" else {**others, key if new == "same" else new: draw(changed(value[key]))}
    return draw(ODD)


class Plain(yaml.SafeDumper):
    """Writes the same list twice, rather than an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def text_of(value: Value) -> str:
    """The value as a YAML file."""
    return yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False)
