"""A Cerberus schema -> closures that answer yes or no.

Cerberus itself takes longer than the whole parse, and nearly every file is right. So the schema is compiled once to
checks that only answer yes or no, and Cerberus runs on a no, to say what is wrong (shape_words.py). The subset of its
rules that can be compiled is `RULES`; a schema that uses any other is refused with ValueError.

What a rule set says of a value depends first of all on whether that is a text, a list or a mapping. So it is compiled
to a check for each of these that it allows, and a value goes straight to its own: most often to one function of
Python's, such as `str.lstrip`, with nothing of ours between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from checker.yamlfile.places import Value
from checker.yamlfile.scalars import SCALARS

Schema: TypeAlias = Mapping[str, Any]
"""In Cerberus's own language: a mapping of field names to rule sets."""

Check: TypeAlias = Callable[[Any], object]
"""Answers by truth: making a bool of every answer would cost a tenth of the time."""

ByClass: TypeAlias = Mapping[type[Any], Check]
"""What a rule set allows: the checks of a value by its class. A class that is not there is refused."""

Made: TypeAlias = dict[int, ByClass]
"""What is compiled already, by the identity of its rule set; the schema outlives it."""

RULES = frozenset(
    {"type", "schema", "keysrules", "valuesrules", "required", "allowed"}
    | {"minlength", "maxlength", "anyof", "check_with", "nullable", "meta"}
)
TYPES = {"dict": dict, "list": list, "string": str}
_NONE = type(None)


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


def compile_shape(schema: Schema) -> Callable[[Value], bool]:
    """A function that tells whether a value fits `schema`, as Cerberus does, without saying why.

    Unknown keys are refused, also within `anyof`. Raises ValueError for a schema outside the supported subset.
    """
    fits = _fields(schema, (), {})
    return lambda value: type(value) is dict and fits(value)


def compile_rules(rules: Schema, made: Made) -> Check:
    """A function that tells whether a value fits one rule set; `made` keeps those that are compiled already."""
    check_of = _rules(rules, (), made).get
    return lambda value: (check := check_of(type(value))) is not None and check(value)


def _rules(rules: Schema, where: tuple[str, ...], made: Made) -> ByClass:
    """The checks of one value; rule sets that stand in several places of a schema are compiled once."""
    checks = made.get(id(rules))
    if checks is None:
        checks = made[id(rules)] = _compiled(rules, where, made)
    return checks


def _compiled(rules: Schema, where: tuple[str, ...], made: Made) -> ByClass:
    _refuse_unsupported(rules, where)
    kind = "string" if "check_with" in rules else rules.get("type")
    checks: list[Check] = []
    if kind is not None and (typed := _typed(kind, rules, where, made)) is not None:
        checks.append(typed)
    if "allowed" in rules:
        checks.append(_allowed(rules["allowed"], kind))
    if "minlength" in rules or "maxlength" in rules:
        checks.append(_length(rules.get("minlength", 0), rules.get("maxlength")))
    members = [_rules(member, (*where, "anyof"), made) for member in rules.get("anyof", ())]
    by_class: dict[type[Any], Check] = {}
    for one in (str, dict, list) if kind is None else (TYPES[kind],):
        accepting = [member[one] for member in members if one in member]
        if accepting or "anyof" not in rules:
            by_class[one] = _all([*checks, _any(accepting)] if accepting else checks)
    if rules.get("nullable"):
        by_class[_NONE] = _anything
    return by_class


def _refuse_unsupported(rules: Schema, where: tuple[str, ...]) -> None:
    """Refuse what would be compiled wrongly: a check that is laxer than the schema must not exist."""
    problem = None
    if not isinstance(rules, Mapping):
        raise ValueError(f"schema at {'/'.join(where)}: a rule set must be a mapping, not {rules!r}")
    kind = rules.get("type")
    if not RULES.issuperset(rules):
        problem = f"unsupported rule {min({*rules} - RULES)!r}"
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


def _typed(kind: str, rules: Schema, where: tuple[str, ...], made: Made) -> Check | None:
    """What else a value of this type must be; None where any is allowed."""
    if "check_with" in rules:
        return SCALARS[rules["check_with"]].accepts
    if kind == "dict" and "schema" in rules:
        return _fields(rules["schema"], where, made)
    if kind == "dict" and ("keysrules" in rules or "valuesrules" in rules):
        return _open_mapping(rules.get("keysrules"), rules.get("valuesrules"), where, made)
    if kind == "list" and "schema" in rules:
        return _members(_rules(rules["schema"], (*where, "*"), made))
    return None


def _fields(schema: Schema, where: tuple[str, ...], made: Made) -> Callable[[Any], bool]:
    by_class: dict[type[Any], dict[str, Check]] = {str: {}, dict: {}, list: {}, _NONE: {}}
    for name, rules in schema.items():
        for kind, check in _rules(rules, (*where, name), made).items():
            by_class[kind][name] = check
    required = tuple(name for name, rules in schema.items() if rules.get("required"))

    def fits(value: dict[str, Value]) -> bool:
        for name in required:
            if name not in value:
                return False
        try:
            for name, member in value.items():
                if not by_class[type(member)][name](member):
                    return False
        except KeyError:  # no such field, or none that may hold this
            return False
        return True

    return fits


def _open_mapping(keys: Schema | None, values: Schema | None, where: tuple[str, ...], made: Made) -> Check:
    key_fits = _members(_rules(keys or {}, (*where, "keysrules"), made))
    value_fits = _members(_rules(values, (*where, "valuesrules"), made)) if values is not None else _anything
    return lambda value: key_fits(value) and value_fits(value.values())


def _members(checks: ByClass) -> Callable[[Any], bool]:
    if checks == {str: str.lstrip}:
        return _texts

    def fits(members: Iterable[Value]) -> bool:
        try:
            for member in members:
                if not checks[type(member)](member):
                    return False
        except KeyError:  # none may be of this class
            return False
        return True

    return fits


def _texts(members: Iterable[Value]) -> bool:
    """Whether all of them are texts that are not blank: what nearly every list in a file is of."""
    try:
        return all(map(str.lstrip, members))  # type: ignore[arg-type]
    except TypeError:  # some member is no text
        return False


def _allowed(allowed: Sequence[str], kind: str | None) -> Check:
    words = frozenset(allowed)
    if kind == "list":
        return lambda value: all(type(member) is str and member in words for member in value)
    return words.__contains__


def _length(least: int, most: int | None) -> Check:
    return lambda value: least <= len(value) and (most is None or len(value) <= most)


def _anything(_: object) -> bool:
    return True


def _any(checks: list[Check]) -> Check:
    """Whether a value fits one of these; of a list or a text there is hardly ever more than one."""
    if len(checks) == 1:
        return checks[0]

    def fits_any(value: Value) -> bool:
        for check in checks:  # noqa: SIM110 - a generator would double the time
            if check(value):
                return True
        return False

    return fits_any


def _all(checks: list[Check]) -> Check:
    if len(checks) < 2:
        return checks[0] if checks else _anything
    return lambda value: all(check(value) for check in checks)
