"""A Cerberus schema -> closures that answer yes or no.

Cerberus itself takes longer than the whole parse, and nearly every file is right. So the schema is compiled once to
checks that only answer yes or no, and Cerberus runs on a no, to say what is wrong (shape_words.py). The subset of its
rules that can be compiled is `RULES`; a schema that uses any other is refused with ValueError.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from checker.yamlfile.document import Document
from checker.yamlfile.places import Fault, FaultsFound, Value
from checker.yamlfile.scalars import SCALARS

Schema: TypeAlias = Mapping[str, Any]
"""In Cerberus's own language: a mapping of field names to rule sets."""

Check: TypeAlias = Callable[[Value], object]
"""Answers by truth: making a bool of every answer would cost a tenth of the time."""

Made: TypeAlias = dict[int, Check]
"""The checks that are compiled already, by the identity of their rule set; the schema outlives it."""

RULES = frozenset(
    {"type", "schema", "keysrules", "valuesrules", "required", "allowed"}
    | {"minlength", "maxlength", "anyof", "check_with", "nullable", "meta"}
)
TYPES = {"dict": dict, "list": list, "string": str}


class Shape:
    """A schema and its compiled check, which is made when it is first needed."""

    __slots__ = ("_accepts", "schema")

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._accepts: Callable[[Value], bool] | None = None

    def accepts(self, value: Value) -> bool:
        """Whether `value` fits the schema."""
        if self._accepts is None:
            self._accepts = compile_shape(self.schema)
        return self._accepts(value)


def check_shape(document: Document, shape: Shape) -> None:
    """Raise FaultsFound, with everything that is wrong, unless the document fits the shape."""
    if not shape.accepts(document.value):
        raise FaultsFound(shape_faults(document, shape.schema))


def shape_faults(document: Document, schema: Schema) -> list[Fault]:
    """Everything in the document that does not fit the schema, in the order of the file; empty if it fits."""
    from checker.yamlfile.shape_words import faults  # Cerberus costs 25 ms to import; most files are right

    return faults(document, schema)


def compile_shape(schema: Schema) -> Callable[[Value], bool]:
    """A function that tells whether a value fits `schema`, as Cerberus does, without saying why.

    Unknown keys are refused, also within `anyof`. Raises ValueError for a schema outside the supported subset.
    """
    return _fields(schema, (), {})


def compile_rules(rules: Schema, made: Made) -> Check:
    """A function that tells whether a value fits one rule set; `made` keeps those that are compiled already."""
    return _rules(rules, (), made)


def _rules(rules: Schema, where: tuple[str, ...], made: Made) -> Check:
    """The check of one value; rule sets that stand in several places of a schema are compiled once."""
    check = made.get(id(rules))
    if check is None:
        check = made[id(rules)] = _compiled(rules, where, made)
    return check


def _compiled(rules: Schema, where: tuple[str, ...], made: Made) -> Check:
    _refuse_unsupported(rules, where)
    kind = rules.get("type")
    checks = [_typed(kind, rules, where, made)] if kind is not None else []
    if "check_with" in rules:
        checks = [_scalar(rules["check_with"])]
    if "allowed" in rules:
        checks.append(_allowed(rules["allowed"], kind))
    if "minlength" in rules or "maxlength" in rules:
        checks.append(_length(rules.get("minlength", 0), rules.get("maxlength")))
    if "anyof" in rules:
        checks.append(_any([_rules(member, (*where, "anyof"), made) for member in rules["anyof"]]))
    return _all(checks, nullable=bool(rules.get("nullable")))


def _refuse_unsupported(rules: Schema, where: tuple[str, ...]) -> None:
    """Refuse what would be compiled wrongly: a check that is laxer than the schema must not exist."""
    problem = None
    if not isinstance(rules, Mapping):
        raise ValueError(f"schema at {'/'.join(where)}: a rule set must be a mapping, not {rules!r}")
    kind = rules.get("type")
    unknown = sorted(set(rules) - RULES)
    if unknown:
        problem = f"unsupported rule {unknown[0]!r}"
    elif kind is not None and (not isinstance(kind, str) or kind not in TYPES):
        problem = f"unsupported type {kind!r}"
    elif "schema" in rules and kind not in ("dict", "list"):
        problem = "'schema' needs type dict or list"
    elif ("keysrules" in rules or "valuesrules" in rules) and (kind != "dict" or "schema" in rules):
        problem = "'keysrules' and 'valuesrules' need type dict, without 'schema'"
    elif "check_with" in rules and (kind not in (None, "string") or rules["check_with"] not in SCALARS):
        problem = f"'check_with' needs type string and one of {', '.join(SCALARS)}"
    elif "allowed" in rules and kind not in ("string", "list"):
        problem = "'allowed' needs type string or list"
    if problem:
        raise ValueError(f"schema at {'/'.join(where) or 'the top'}: {problem}")


def _typed(kind: str, rules: Schema, where: tuple[str, ...], made: Made) -> Check:
    if kind == "dict" and "schema" in rules:
        return _fields(rules["schema"], where, made)
    if kind == "dict" and ("keysrules" in rules or "valuesrules" in rules):
        return _open_mapping(rules.get("keysrules"), rules.get("valuesrules"), where, made)
    if kind == "list" and "schema" in rules:
        return _members(_rules(rules["schema"], (*where, "*"), made))
    expected = TYPES[kind]
    return lambda value: value.__class__ is expected


def _fields(schema: Schema, where: tuple[str, ...], made: Made) -> Callable[[Value], bool]:
    tests = {name: _rules(rules, (*where, name), made) for name, rules in schema.items()}
    required = tuple(name for name, rules in schema.items() if rules.get("required"))
    find = tests.get

    def fits(value: Value) -> bool:
        if value.__class__ is not dict:
            return False
        for name in required:
            if name not in value:
                return False
        for name, member in value.items():
            test = find(name)
            if test is None or not test(member):
                return False
        return True

    return fits


def _open_mapping(keys: Schema | None, values: Schema | None, where: tuple[str, ...], made: Made) -> Check:
    key_fits = _rules(keys or {}, (*where, "keysrules"), made)
    value_fits = _rules(values or {}, (*where, "valuesrules"), made) if values is not None else None

    def fits(value: Value) -> bool:
        if value.__class__ is not dict:
            return False
        return all(map(key_fits, value)) and (value_fits is None or all(map(value_fits, value.values())))

    return fits


def _members(test: Check) -> Check:
    return lambda value: value.__class__ is list and all(map(test, value))


def _scalar(name: str) -> Check:
    accepts = SCALARS[name].accepts
    return lambda value: value.__class__ is str and accepts(value)


def _allowed(allowed: Sequence[str], kind: str | None) -> Check:
    words = frozenset(allowed)
    if kind == "list":
        return lambda value: all(member.__class__ is str and member in words for member in value or ())
    return lambda value: value in words


def _length(least: int, most: int | None) -> Check:
    def fits(value: Value) -> bool:
        return value is not None and least <= len(value) and (most is None or len(value) <= most)

    return fits


def _any(tests: list[Check]) -> Check:
    if len(tests) == 2:  # the usual case: a value, or a statement that it is unknown
        one, other = tests
        return lambda value: one(value) or other(value)
    return lambda value: any(test(value) for test in tests)


def _all(tests: list[Check], nullable: bool) -> Check:
    if not tests and nullable:
        return lambda value: True
    if not tests:
        return lambda value: value is not None
    if len(tests) == 1 and not nullable:
        return tests[0]
    first, rest = tests[0], tuple(tests[1:])

    def fits(value: Value) -> object:
        if value is None:
            return nullable
        return first(value) and all(test(value) for test in rest)

    return fits
