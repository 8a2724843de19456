"""A Cerberus schema -> JSON Schema (draft 7), so that editors complete and underline a file while it is written.

The same subset as shape.py compiles. What that accepts, the JSON Schema accepts, in the form that an ordinary YAML
parser gives it: our reader keeps `2026`, `9.5` and `true` as the texts they look like, others make numbers and truth
values of them. It is laxer where JSON Schema has no words for more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from checker.named import NamedTuple
from checker.yamlfile.json_definitions import Json, with_definitions
from checker.yamlfile.places import PathInFile
from checker.yamlfile.scalars import SCALARS
from checker.yamlfile.shape import TYPES, Schema

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that editors and validators know best."""

_ANY_SCALAR: Final = ["string", "number", "boolean"]
_SPACE: Final = "[ \\u00a0\\u202f\\u2009]"
_SIGN: Final = "[-+\\u2212\\u2013]?"
_NUMBER: Final = f"{_SIGN}([0-9]{{1,3}}({_SPACE}[0-9]{{3}})+|[0-9]{{1,30}})([.,][0-9]{{1,30}})?"
_UNIT: Final = "[^\\s!-#&-@\\[-`{-~\\u2212\\u2013]"
"""The first character of a unit: no digit, sign or punctuation."""

SCALAR_FORMS: Final[dict[str, Json]] = {
    "text": {"type": _ANY_SCALAR, "pattern": "\\S"},
    "int": {"type": ["integer", "string"], "pattern": f"^{_SIGN}[0-9]{{1,30}}$"},
    "number": {"type": ["number", "string"], "pattern": f"^{_NUMBER}$"},
    "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
    "bool": {"type": ["boolean", "string"], "pattern": "^(true|false)$"},
    "year": {"type": ["integer", "string"], "pattern": "^(19|20|21)[0-9]{2}$", "minimum": 1900, "maximum": 2199},
    "id": {"type": _ANY_SCALAR, "pattern": "^[A-Za-zÅÄÖåäö0-9_-]+$"},
    "quantity": {"type": ["number", "string"], "pattern": f"^{_NUMBER}({_SPACE}*{_UNIT}|$)"},
}
"""Each scalar type: as the text it is, or as what an ordinary parser makes of it. Patterns are about texts alone."""


_SIZES: Final = {"list": "Items", "dict": "Properties"}
"""What JSON Schema calls the sizes that the schema bounds by `minlength` and `maxlength`."""


class Words(NamedTuple):
    """What an editor says: of a field, by its path of names, and of a word of its closed list; "" where nothing.

    `form` gives a form of its own for a field of which more is known than its schema says.
    """

    about: Callable[[PathInFile], str]
    choice: Callable[[PathInFile, str], str]
    form: Callable[[PathInFile], Json | None] = lambda path: None


def json_schema(schema: Schema, title: str, words: Words, definitions: Json | None = None) -> Json:
    """The JSON Schema of a file whose top has these fields. `definitions` are those that such forms refer to."""
    made = _Converter(words).fields(schema, ())
    shared, found = with_definitions(made)
    every = {**(definitions or {}), **found}
    return {"$schema": DRAFT, "title": title, **shared, **({"definitions": every} if every else {})}


class _Converter:
    def __init__(self, words: Words) -> None:
        self.words = words

    def fields(self, schema: Schema, path: PathInFile) -> Json:
        required = [name for name, rules in schema.items() if rules.get("required")]
        named = {name: self.field(rules, (*path, name)) for name, rules in schema.items()}
        form: Json = {
            "type": "object",
            "properties": {name: one for name, one in named.items() if not name.isdecimal()},
            "patternProperties": _by_pattern({name: one for name, one in named.items() if name.isdecimal()}),
            "additionalProperties": False,
            "required": required,
        }
        return {keyword: rule for keyword, rule in form.items() if rule not in ({}, [])}

    def field(self, rules: Schema, path: PathInFile) -> Json:
        about = self.words.about(path)
        form = self.words.form(path) or self.value(rules, path)
        return {"description": about, **form} if about else form

    def value(self, rules: Schema, path: PathInFile) -> Json:
        form = self.plain(rules, path)
        if rules.get("nullable"):
            return {"anyOf": [form, {"type": "null"}]}
        return form

    def plain(self, rules: Schema, path: PathInFile) -> Json:
        if "anyof" in rules:
            return self.one_of_several(rules["anyof"], path)
        if "check_with" in rules:
            scalar = SCALARS[rules["check_with"]]
            form = {**SCALAR_FORMS[scalar.name], "patternErrorMessage": f"Det ska vara {scalar.sv}."}
        else:
            form = self.typed(rules, path)
        size = _SIZES.get(rules.get("type", ""), "Length")
        bounds = {f"min{size}": rules.get("minlength"), f"max{size}": rules.get("maxlength")}
        return form | {name: bound for name, bound in bounds.items() if bound is not None}

    def typed(self, rules: Schema, path: PathInFile) -> Json:
        kind = rules.get("type")
        if "allowed" in rules:
            words = self.enumeration(rules["allowed"], path)
            return {"type": "array", "items": words} if kind == "list" else words
        if kind == "list":
            return {"type": "array"} | ({"items": self.value(rules["schema"], path)} if "schema" in rules else {})
        if kind == "dict" and "schema" in rules:
            return self.fields(rules["schema"], path)
        if kind == "dict":
            return self.open_mapping(rules, path)
        return {"type": _ANY_SCALAR} if kind in TYPES else {"not": {"type": "null"}}

    def enumeration(self, allowed: list[str], path: PathInFile) -> Json:
        told = [self.words.choice(path, word) for word in allowed]
        return {"enum": [*allowed]} | ({"enumDescriptions": told} if any(told) else {})

    def open_mapping(self, rules: Schema, path: PathInFile) -> Json:
        form: Json = {"type": "object"}
        if "keysrules" in rules:
            form = form | {"propertyNames": _as_text(self.value(rules["keysrules"], path))}
        if "valuesrules" in rules:
            form = form | {"additionalProperties": self.value(rules["valuesrules"], path)}
        return form

    def one_of_several(self, members: list[Schema], path: PathInFile) -> Json:
        """Any of several, told apart where the schema says how: the faults are then those of one branch."""
        if all("when" in member.get("meta", {}) for member in members):
            return self.by_word(members, path)
        if len(members) == 2 and members[1].get("meta", {}).get("unknown_branch"):
            return self.or_unknown(members[0], members[1], path)
        return {"anyOf": [self.value(member, path) for member in members]}

    def by_word(self, members: list[Schema], path: PathInFile) -> Json:
        """Branches that one of their fields tells apart, such as `kind`."""
        (name,) = members[0]["meta"]["when"]
        words = [member["meta"]["when"][name] for member in members]
        branches = [
            {
                "if": {"properties": {name: {"const": word}}, "required": [name]},
                "then": {"title": self.words.choice((*path, name), word) or word, **self.value(member, path)},
            }
            for word, member in zip(words, members, strict=True)
        ]
        about, choices = self.words.about((*path, name)), self.enumeration(words, (*path, name))
        field = {"description": about, **choices} if about else choices
        return {"type": "object", "properties": {name: field}, "required": [name], "allOf": branches}

    def or_unknown(self, known: Schema, unknown: Schema, path: PathInFile) -> Json:
        """A value, or a mapping that says that it is unknown, told apart before either is looked into.

        That way an editor says what is wrong with the one that was meant.
        """
        value, stated = self.value(known, path), self.value(unknown, path)
        if known.get("type") == "dict":
            return {"if": {"required": stated["required"]}, "then": stated, "else": value}
        mapping: Json = {"type": "object"}
        return {"anyOf": [value, {**mapping, "title": "{unknown: …}"}], "if": mapping, "then": stated}


def _by_pattern(fields: Json) -> Json:
    """Fields whose names look like numbers, those of one form together.

    As `properties` they would be found by a parser that keeps keys as texts only, and editors' does not.
    """
    alike: dict[str, list[str]] = {}
    for name, form in fields.items():
        alike.setdefault(json.dumps(form), []).append(name)
    return {f"^({'|'.join(names)})$": fields[names[0]] for names in alike.values()}


def _as_text(form: Json) -> Json:
    """The form of a key, which is a text whatever it looks like."""
    return {name: rule for name, rule in form.items() if name in ("pattern", "enum", "minLength", "maxLength")}
