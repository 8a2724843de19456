"""Values as an ordinary YAML parser gives them to a JSON Schema validator."""

from __future__ import annotations

from typing import Any

import yaml
from jsonschema import Draft7Validator

from checker.yamlfile import Value


def ordinary(value: Value) -> Any:
    """What YAML 1.1 makes of a value of our reader: numbers and truth values of texts that look so; days stay texts."""
    if isinstance(value, dict):
        return {str(ordinary(key)): ordinary(member) for key, member in value.items()}
    if isinstance(value, list):
        return [ordinary(member) for member in value]
    return None if value is None else scalar(value)


def scalar(text: str) -> Any:
    """The same of one text."""
    loader = yaml.SafeLoader("")
    tag: str = loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if tag.rpartition(":")[2] not in ("int", "float", "bool"):
        return text
    try:
        return loader.construct_object(yaml.ScalarNode(tag, text))
    except ValueError:  # `0b_`, which looks like a number and is none
        return text


class Forms:
    """A JSON Schema as a validator, which asks for dates in the calendar too."""

    def __init__(self, schema: dict[str, Any]) -> None:
        Draft7Validator.check_schema(schema)
        self.validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)

    def accept(self, instance: Any) -> bool:
        """Whether an instance fits."""
        return self.validator.is_valid(instance)

    def accept_file(self, value: Value) -> bool:
        """Whether a file's value fits, both as texts and as an ordinary parser reads it."""
        return self.accept(value) and self.accept(ordinary(value))
