"""What a schema expects, what was found, and what either belongs to, as parts of sentences in Swedish and English."""

from collections.abc import Callable, Sequence

from checker.named import NamedTuple
from checker.yamlfile.nearest import nearest
from checker.yamlfile.places import PathInFile, Value
from checker.yamlfile.scalars import SCALARS
from checker.yamlfile.shape import TYPES, Schema

_LISTED = 12
_LENGTH = 40


class Both(NamedTuple):
    """The same words in Swedish and in English."""

    sv: str
    en: str


def expected(rules: Schema) -> Both:
    """What the rule set asks for, to stand after "ska vara" and "should be"."""
    if "check_with" in rules:
        scalar = SCALARS[rules["check_with"]]
        return Both(scalar.sv, scalar.en)
    if "anyof" in rules:
        forms = [expected(member) for member in rules["anyof"] if not is_unknown_branch(member)]
        sv, en = (
            dict.fromkeys(words) for words in zip(*forms, strict=True)
        )  # of several shapes of a block, one is told
        return Both(" eller ".join(sv), " or ".join(en))
    kind = rules.get("type", "")
    if "allowed" in rules:
        words = listed(rules["allowed"])
        return Both(f"en lista med något av: {words}", f"a list of these: {words}") if kind == "list" else one_of(words)
    return _KINDS.get(kind, Both("ett värde", "a value"))


def one_of(words: str) -> Both:
    """One of the words, as `listed` gives them."""
    return Both(f"något av: {words}", f"one of: {words}")


def listed(names: "list[str] | Schema") -> str:
    """Names for a message; the first twelve of many."""
    shown = [f"`{name}`" for name in names]
    return ", ".join(shown[:_LISTED]) + (", …" if len(shown) > _LISTED else "")


def found(value: Value) -> Both:
    """What stands in the file, to stand after "men är" and "but is"."""
    if value is None or value == "":
        return Both("tomt", "empty")
    if isinstance(value, str):
        return Both(quoted(value), quoted(value))
    return Both("en lista", "a list") if isinstance(value, list) else Both("ett block med fält", "a block of fields")


def counted(number: int, value: Value) -> Both:
    """A number of what `value` consists of: characters or values."""
    ending = "" if number == 1 else "s"
    if isinstance(value, str):
        return Both(f"{number} tecken", f"{number} character{ending}")
    return Both(f"{number} värde" if number == 1 else f"{number} värden", f"{number} value{ending}")


def quoted(text: str) -> str:
    """A text for a message: on one line, and cut if it is long."""
    line = " ".join(text.split()) or text
    return f"`{line if len(line) <= _LENGTH else line[: _LENGTH - 1] + '…'}`"


def subject(path: PathInFile, is_key: bool = False) -> Both:
    """What a message is about: a field, a member of a list, a name, or the file."""
    if not path:
        return Both("Filen", "The file")
    last = path[-1]
    if is_key:
        return Both(f"Namnet {quoted(str(last))}", f"The name {quoted(str(last))}")
    if isinstance(last, str):
        return Both(f"Fältet {quoted(last)}", f"The field {quoted(last)}")
    names = [step for step in path if isinstance(step, str)]
    within = quoted(names[-1]) if names else "listan"
    return Both(f"Värde {last + 1} i {within}", f"Value {last + 1} of {within if names else 'the list'}")


def chosen_branch(members: Sequence[Schema], value: Value, faults: Sequence[Callable[[], int]]) -> int | None:
    """Which member of a failed `anyof` the writer most likely meant, or None if that cannot be told.

    `faults` tells of each member how many faults it finds.
    """
    named = [index for index, member in enumerate(members) if _is_named(member, value)]
    if named:
        return named[0]
    unknown = next((index for index, member in enumerate(members) if is_unknown_branch(member)), None)
    if unknown is not None and isinstance(value, dict) and any(nearest(key, ["unknown"]) for key in value):
        return unknown
    normal = [index for index in range(len(members)) if index != unknown]
    fitting = [index for index in normal if isinstance(value, TYPES.get(members[index].get("type", ""), object))]
    if len(fitting) == 1:
        return fitting[0]
    if fitting and isinstance(value, list | dict):
        return min(fitting, key=lambda index: faults[index]())
    return normal[0] if unknown is not None and normal else None


def _is_named(rules: Schema, value: Value) -> bool:
    """Whether the value itself says that it is of this form: `meta: {when: {kind: goal}}` names a field's value."""
    when = rules.get("meta", {}).get("when")
    return bool(when) and isinstance(value, dict) and all(value.get(field) == word for field, word in when.items())


def is_unknown_branch(rules: Schema) -> bool:
    """Whether this member of an `anyof` says how a value is recorded as unknown."""
    return bool(rules.get("meta", {}).get("unknown_branch"))


_KINDS = {
    "string": Both("en text", "a text"),
    "list": Both("en lista, skriven `[a, b]` eller med `- ` på egna rader", "a list, as `[a, b]` or with `- ` lines"),
    "dict": Both("ett block med fält, skrivna `fält: värde`", "a block of fields, written `field: value`"),
}
