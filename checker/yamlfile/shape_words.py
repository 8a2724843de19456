"""Cerberus's errors -> faults with places, expectations and nearest names.

Imported only when a document does not fit its schema.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from cerberus import Validator, errors

from checker.named import NamedTuple
from checker.yamlfile.document import Document
from checker.yamlfile.expectations import Both, counted, expected, found, listed, one_of, quoted, subject
from checker.yamlfile.nearest import did_you_mean, nearest
from checker.yamlfile.places import MOST_TOLD, Fault, PathInFile, Value, more_faults
from checker.yamlfile.scalars import SCALARS
from checker.yamlfile.shape import Schema
from checker.yamlfile.shape_parts import Part, refused_parts


class _Leaf(NamedTuple):
    """One thing that Cerberus found: where, its error, and the part of the schema that it broke."""

    path: PathInFile
    error: Any
    fields: Schema  # those that the mapping around it may have; empty if it may have any
    rules: Schema
    is_key: bool


def faults(document: Document, schema: Schema) -> list[Fault]:
    """Everything in the document that does not fit the schema, in the order of the file; empty if it fits.

    Of a document in which thousands of things do not fit, the first are told, and that there are more.
    """
    if not isinstance(document.value, dict):
        return [_not_a_mapping(document)]
    refused = list(islice(refused_parts(document.value, schema), MOST_TOLD + 1))
    cerberus = _Cerberus()
    leaves = [leaf for part in refused[:MOST_TOLD] for leaf in cerberus.leaves(part)]
    misspelt = _misspelt(leaves)
    said = {
        fault
        for leaf in leaves
        if not (leaf.error.code == errors.REQUIRED_FIELD.code and leaf.path in misspelt)
        for fault in _WORDED.get(leaf.error.code, _otherwise)(document, leaf)
    }
    return sorted(said) + [more_faults(document.place(part.place)) for part in refused[MOST_TOLD:]]


class _Cerberus:
    """Runs Cerberus on parts of a document; a schema that comes again is made ready once."""

    def __init__(self) -> None:
        self.validator = _validator()
        self.ready: dict[tuple[Any, ...], Any] = {}

    def leaves(self, part: Part) -> Iterator[_Leaf]:
        """What is wrong with a part, by its place in the whole document."""
        key = tuple((name, id(rules)) for name, rules in part.rules.items())
        if key not in self.ready:
            self.ready[key] = self.validator(_closed_fields(part.rules), allow_unknown=False), part.rules
        validator, _ = self.ready[key]  # the rules are kept too, or others could come to have their identity
        validator.validate(part.value, normalize=False)
        for leaf in _leaves(validator._errors, fields=part.fields):
            for members in part.forms:
                leaf = _of_all_forms(leaf, members)
            yield leaf._replace(path=(*part.path, *leaf.path[part.is_member :]))


def _validator() -> Any:
    """Cerberus's validator class with the scalar types as its `check_with` methods."""
    return type("ShapeValidator", (Validator,), {f"_check_with_{name}": _checker(name) for name in SCALARS})


def _checker(name: str) -> Callable[[Any, Any, Value], None]:
    def check(validator: Any, field: Any, value: Value) -> None:
        # A null is told by `nullable`. The name stands where Cerberus wants a message, for `_not_accepted` to word.
        if value is not None and not (isinstance(value, str) and SCALARS[name].accepts(value)):
            validator._error(field, name)

    return check


def _closed_fields(schema: Schema) -> dict[str, Any]:
    return {name: _closed(rules) for name, rules in schema.items()}


def _closed(rules: Schema) -> dict[str, Any]:
    """The same rules, said so that unknown keys are refused: within `anyof` Cerberus else lets them pass."""
    closed = {**rules, "allow_unknown": False}
    if "schema" in rules:
        closed["schema"] = (_closed_fields if rules.get("type") == "dict" else _closed)(rules["schema"])
    for name in {"keysrules", "valuesrules"} & rules.keys():
        closed[name] = _closed(rules[name])
    if "anyof" in rules:
        closed["anyof"] = [_closed(member) for member in rules["anyof"]]
    return closed


def _leaves(
    found_errors: Iterable[Any], fields: Schema | None = None, rules: Schema | None = None, is_key: bool = False
) -> Iterator[_Leaf]:
    """The single errors under groups of errors; `fields` or `rules` is what the group's own rule demands."""
    for error in found_errors:
        if error.is_logic_error:  # which form was meant could not be told
            yield _Leaf(error.document_path, error, {}, {"anyof": error.constraint}, False)
        elif error.code == errors.MAPPING_SCHEMA.code:
            yield from _leaves(error.child_errors, fields=error.constraint)
        elif error.is_group_error:
            of_keys = error.code == errors.KEYSRULES.code
            yield from _leaves(error.child_errors, rules=error.constraint, is_key=of_keys)
        else:
            path = error.document_path
            own = rules if rules is not None else (fields or {}).get(path[-1], {})
            yield _Leaf(path, error, fields or {}, own, is_key)


def _of_all_forms(leaf: _Leaf, members: Sequence[Schema]) -> _Leaf:
    """A word that no form of the value allows, with the words that any of them does."""
    if leaf.error.code != errors.UNALLOWED_VALUE.code:
        return leaf
    fields = [member.get("schema", {}).get(leaf.path[-1], {}) for member in members]
    allowed = [word for rules in fields for word in rules.get("allowed", ()) if isinstance(rules, dict)]
    return leaf._replace(rules={**leaf.rules, "allowed": list(dict.fromkeys([*leaf.error.constraint, *allowed]))})


def _misspelt(leaves: list[_Leaf]) -> set[PathInFile]:
    """The fields that are there under a name that was not known; that they are missing need not be said too."""
    unknown = [leaf for leaf in leaves if leaf.error.code == errors.UNKNOWN_FIELD.code]
    meant = ((leaf.path[:-1], nearest(str(leaf.path[-1]), leaf.fields)) for leaf in unknown)
    return {(*parent, name) for parent, name in meant if name is not None}


def _not_a_mapping(document: Document) -> Fault:
    what = found(document.value)
    sv = f"Filen ska bestå av fält, skrivna `fält: värde`, men är {what.sv}."
    en = f"The file should consist of fields, written `field: value`, but is {what.en}."
    if isinstance(document.value, str) and ":" in document.value:
        sv, en = f"{sv} Saknas ett mellanslag efter kolonet?", f"{en} Is a space missing after the colon?"
    return Fault(document.place(()), sv, en)


def _unknown_field(document: Document, leaf: _Leaf) -> list[Fault]:
    name = str(leaf.path[-1])
    hint = did_you_mean(name, leaf.fields)
    if hint == ("", ""):
        names = listed(leaf.fields)
        hint = (f" Fält som kan stå här: {names}.", f" Fields that may stand here: {names}.")
    split = _split_decimal(leaf)
    return [
        Fault(
            document.key_place(leaf.path),
            f"Fältet {quoted(name)} finns inte här.{split.sv or hint[0]}",
            f"There is no field {quoted(name)} here.{split.en or hint[1]}",
        )
    ]


def _split_decimal(leaf: _Leaf) -> Both:
    """A hint for `{share: 20,0%}`, which YAML reads as a share of 20 and an empty field called `0%`."""
    last = leaf.path[-1]
    if leaf.error.value is not None or not isinstance(last, str) or not last[:1].isdigit():
        return Both("", "")
    return Both(
        " Är det en decimal? Sätt då citattecken runt hela talet.",
        " Is it a decimal? Then put the whole number in quotation marks.",
    )


def _missing(document: Document, leaf: _Leaf) -> list[Fault]:
    *parent, name = leaf.path
    first = next(iter(_mapping_at(document.value, parent)), None)
    place = document.place(tuple(parent)) if first is None else document.key_place((*parent, first))
    want = expected(leaf.rules)
    return [
        Fault(
            place,
            f"Fältet `{name}` saknas här. Det ska vara {want.sv}.",
            f"The field `{name}` is missing here. It should be {want.en}.",
        )
    ]


def _mapping_at(value: Value, path: Iterable[Any]) -> Iterable[str]:
    steps: Any = value
    for step in path:
        steps = steps[step]
    return steps if isinstance(steps, dict) else ()


def _empty(document: Document, leaf: _Leaf) -> list[Fault]:
    about, want, split = subject(leaf.path), expected(leaf.rules), _split_decimal(leaf)
    return [
        Fault(
            document.key_place(leaf.path),
            f"{about.sv} är tomt. Det ska vara {want.sv}; ta annars bort det.{split.sv}",
            f"{about.en} is empty. It should be {want.en}; otherwise remove it.{split.en}",
        )
    ]


def _should_be(document: Document, leaf: _Leaf, want: Both, hint: tuple[str, str] = ("", "")) -> list[Fault]:
    about, what = subject(leaf.path, leaf.is_key), found(leaf.error.value)
    place = document.key_place(leaf.path) if leaf.is_key else document.place(leaf.path)
    return [
        Fault(
            place,
            f"{about.sv} ska vara {want.sv}, men är {what.sv}.{hint[0]}",
            f"{about.en} should be {want.en}, but is {what.en}.{hint[1]}",
        )
    ]


def _wrong_type(document: Document, leaf: _Leaf) -> list[Fault]:
    return _should_be(document, leaf, expected(leaf.rules))


def _not_accepted(document: Document, leaf: _Leaf) -> list[Fault]:
    scalar = SCALARS[leaf.error.info[0]]
    why = scalar.why(leaf.error.value) if isinstance(leaf.error.value, str) else None
    if why is None:
        return _should_be(document, leaf, Both(scalar.sv, scalar.en))
    about = subject(leaf.path, leaf.is_key)
    return [Fault(document.place(leaf.path), f"{about.sv} är fel: {why[0]}", f"{about.en} is wrong: {why[1]}")]


def _not_allowed(document: Document, leaf: _Leaf) -> list[Fault]:
    allowed = leaf.rules.get("allowed", leaf.error.constraint)
    return _should_be(document, leaf, one_of(listed(allowed)), did_you_mean(str(leaf.error.value), allowed))


def _members_not_allowed(document: Document, leaf: _Leaf) -> list[Fault]:
    """Each wrong member of a list in its own place."""
    allowed = leaf.error.constraint
    return [
        Fault(
            document.place((*leaf.path, position)),
            f"{about.sv} ska vara {want.sv}, men är {found(member).sv}.{hint[0]}",
            f"{about.en} should be {want.en}, but is {found(member).en}.{hint[1]}",
        )
        for position, member in enumerate(leaf.error.value)
        if member not in allowed
        for about, want in [(subject((*leaf.path, position)), one_of(listed(allowed)))]
        for hint in [did_you_mean(member, allowed) if isinstance(member, str) else ("", "")]
    ]


def _wrong_length(document: Document, leaf: _Leaf) -> list[Fault]:
    value, limit = leaf.error.value, leaf.error.constraint
    want = counted(limit, value)
    least = leaf.error.code == errors.MIN_LENGTH.code
    about = subject(leaf.path, leaf.is_key)
    place = document.key_place(leaf.path) if leaf.is_key else document.place(leaf.path)
    return [
        Fault(
            place,
            f"{about.sv} ska ha {'minst' if least else 'högst'} {want.sv}, men har {len(value)}.",
            f"{about.en} should have at {'least' if least else 'most'} {want.en}, but has {len(value)}.",
        )
    ]


def _otherwise(document: Document, leaf: _Leaf) -> list[Fault]:
    return _should_be(document, leaf, expected(leaf.rules))


_WORDED: dict[int, Callable[[Document, _Leaf], list[Fault]]] = {
    errors.UNKNOWN_FIELD.code: _unknown_field,
    errors.REQUIRED_FIELD.code: _missing,
    errors.NOT_NULLABLE.code: _empty,
    errors.BAD_TYPE.code: _wrong_type,
    errors.CUSTOM.code: _not_accepted,
    errors.UNALLOWED_VALUE.code: _not_allowed,
    errors.UNALLOWED_VALUES.code: _members_not_allowed,
    errors.MIN_LENGTH.code: _wrong_length,
    errors.MAX_LENGTH.code: _wrong_length,
    errors.ANYOF.code: _wrong_type,
}
