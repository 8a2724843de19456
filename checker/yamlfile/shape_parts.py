"""A document that does not fit its schema -> the parts of it that do not, each with the rules that it breaks.

Cerberus takes some four hundred times as long as the compiled check, so it is shown only what the check refuses: of an
agreement in which one word is misspelt, that word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from checker.named import NamedTuple
from checker.yamlfile.expectations import chosen_branch
from checker.yamlfile.places import MOST_TOLD, PathInFile, Value
from checker.yamlfile.shape import Made, Schema, compile_rules

Forms = tuple[Sequence[Schema], ...]
"""The alternatives of every `anyof` around a value of which it was taken to be one, the innermost first."""


class Part(NamedTuple):
    """What Cerberus is to look at: a mapping of names to values, with the rules of some of them.

    `path` is the way to what holds these names; the name of a member of a list is 0, and the path the member's own
    (`is_member`). `fields` are the rules of all that may stand here.
    """

    path: PathInFile
    value: dict[Any, Any]
    rules: dict[Any, Any]
    fields: Mapping[Any, Schema]
    forms: Forms = ()
    is_member: bool = False

    @property
    def place(self) -> PathInFile:
        """The way to the first thing in it."""
        return self.path if self.is_member else (*self.path, *list(self.value)[:1])


def refused_parts(value: dict[str, Any], schema: Schema) -> Iterator[Part]:
    """The parts of a document that do not fit, in its order."""
    return _Narrowing().fields((), value, schema, ())


class _Narrowing:
    """Goes down into what does not fit, as far as it is clear which rules are meant."""

    def __init__(self) -> None:
        self.made: Made = {}

    def fits(self, value: Value, rules: Schema) -> bool:
        return bool(compile_rules(rules, self.made)(value))

    def fields(self, path: PathInFile, value: dict[str, Any], schema: Schema, forms: Forms) -> Iterator[Part]:
        """The parts of a mapping: what is missing or unknown in it, and each field that is refused by itself."""
        missing = {name: rules for name, rules in schema.items() if rules.get("required") and name not in value}
        unknown = [(name, one) for name, one in value.items() if name not in schema]
        if missing or unknown:
            yield Part(path, dict(unknown[:MOST_TOLD]), missing, schema, forms)
        # One by one, so that whoever tells no more than so many parts stops: Cerberus compares its errors pair by pair.
        yield from (Part(path, {name: one}, {}, schema, forms) for name, one in unknown[MOST_TOLD:])
        for name, one in value.items():
            if name in schema and not self.fits(one, schema[name]):
                yield from self.inside(Part(path, {name: one}, {name: schema[name]}, schema, forms), (*path, name))

    def inside(self, part: Part, path: PathInFile) -> Iterator[Part]:
        """The parts of one value that is refused: what is wrong inside it where it is of the right sort, or itself."""
        ((name, value),) = part.value.items()
        rules = part.rules[name]
        if "anyof" in rules:
            yield from self.of_branch(part, path)
        elif rules.get("type") == "dict" and isinstance(value, dict) and "schema" in rules:
            yield from self.fields(path, value, rules["schema"], part.forms)
        elif rules.get("type") == "dict" and isinstance(value, dict):
            yield from self.of_open_mapping(part, path)
        elif rules.get("type") == "list" and isinstance(value, list) and "schema" in rules:
            yield from self.of_itself(part, "schema")
            yield from self.members(enumerate(value), rules["schema"], path, part.forms)
        else:
            yield part

    def of_branch(self, part: Part, path: PathInFile) -> Iterator[Part]:
        """The parts of a value that fits no member of an `anyof`: those of the member that was most likely meant."""
        ((name, value),) = part.value.items()
        members = part.rules[name]["anyof"]
        forms = (members, *part.forms)
        of_members = [part._replace(rules={name: member}, forms=forms) for member in members]
        branch = chosen_branch(members, value, [partial(self.faults, one, path) for one in of_members])
        if branch is None:
            yield part
        else:
            yield from self.inside(of_members[branch], path)

    def faults(self, part: Part, path: PathInFile) -> int:
        """How many faults a value has."""
        return sum(len(one.value.keys() | one.rules.keys()) for one in self.inside(part, path))

    def of_open_mapping(self, part: Part, path: PathInFile) -> Iterator[Part]:
        """The parts of a mapping with names that are not known beforehand: those names, and the values."""
        ((name, value),) = part.value.items()
        rules = part.rules[name]
        yield from self.of_itself(part, "keysrules", "valuesrules")
        keys = rules.get("keysrules", {})
        for key, one in value.items():
            if not self.fits(key, keys):
                yield part._replace(value={name: {key: one}}, rules={name: {"type": "dict", "keysrules": keys}})
        if isinstance(rules.get("valuesrules"), Mapping):
            yield from self.members(value.items(), rules["valuesrules"], path, part.forms)

    def of_itself(self, part: Part, *apart: str) -> Iterator[Part]:
        """A value that is refused for what it is, such as a list that is too long, without the rules of its members."""
        ((name, value),) = part.value.items()
        own = {key: rule for key, rule in part.rules[name].items() if key not in apart}
        if not compile_rules(own, {})(value):
            yield part._replace(rules={name: own})

    def members(
        self, members: Iterable[tuple[Any, Value]], rules: Schema, path: PathInFile, forms: Forms
    ) -> Iterator[Part]:
        """The parts of the members that are refused, each under its position or name."""
        for name, one in members:
            if not self.fits(one, rules):
                yield from self.inside(
                    Part((*path, name), {0: one}, {0: rules}, {0: rules}, forms, True), (*path, name)
                )
