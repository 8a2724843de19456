"""The arguments of constraints, typed: one reader for each sort of argument, and what must fit together in a block.

A reader answers None where it has recorded a fault.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from unicodedata import normalize

from checker.graph import Path
from checker.named import NamedTuple
from checker.rulebook.constraints import CONSTRAINTS
from checker.rulebook.limits import MOST_KEYS
from checker.rulebook.pattern_bounds import matches_anything, needed, safe_length
from checker.rulebook.patterns import PatternFault, parse_pattern
from checker.rulebook.shapes import Pattern
from checker.rulebook.sorts import Sort, SortFault, comparable, typed
from checker.rulebook.written import Given, Written
from checker.vocabulary import ABSTRACT, KINDS, kinds_named
from checker.words import Text
from checker.yamlfile import PathInFile, did_you_mean

ALWAYS: Final = Text("Villkoret är alltid uppfyllt och prövar inget.", "This always holds and tests nothing.")
NEVER: Final = Text("Villkoret kan aldrig uppfyllas.", "This can never hold.")

LEAST: Final = "qualified_min_count"
MOST: Final = "qualified_max_count"


class Use(NamedTuple):
    """A constraint as it is written: its name and value, where, among which others, on values of which sort.

    `path` is the path that the block is about, from values of the sort `start`; None for the node itself.
    """

    name: str
    value: Any
    at: PathInFile
    block: dict[str, Any]
    sort: Sort
    path: Path | None
    start: Sort


def typed_argument(written: Written, use: Use) -> Any:
    """The argument of a constraint that takes no shape, typed; None with its faults where it cannot be."""
    definition = CONSTRAINTS[use.name]
    if definition.types and use.sort.type not in definition.types:
        meant = Text("tal och datum", "numbers and dates") if "int" in definition.types else Text("text", "text")
        sv = f"`{use.name}` gäller {meant.sv}, inte {use.sort.described('sv')}."
        written.fault(use.at, Text(sv, f"`{use.name}` is about {meant.en}, not {use.sort.described('en')}."))
        return None
    return _READERS[definition.argument](written, use)


def _kinds(written: Written, use: Use) -> tuple[str, ...] | None:
    found = [_kinds_of(written, one) for one in written.listed(use.value, use.at)]
    kinds = {kind for one in found if one is not None for kind in one}
    if None in found:
        return None
    sort = use.sort
    if sort.type:
        text = Text(f"`class` gäller noder, inte {sort.described('sv')}.", "`class` is about nodes, not values.")
    elif kinds.isdisjoint(sort.kinds):
        text = Text(
            f"Här kan bara stå {sort.described('sv')}, så villkoret kan aldrig uppfyllas.",
            f"Only {sort.described('en')} can stand here, so this can never hold.",
        )
    elif kinds.issuperset(sort.kinds):
        text = Text(
            f"Här kan bara stå {sort.described('sv')}, så villkoret är alltid uppfyllt.",
            f"Only {sort.described('en')} can stand here, so this always holds.",
        )
    else:
        return tuple(kind for kind in KINDS if kind in kinds)
    written.fault(use.at, text)
    return None


def _kinds_of(written: Written, given: Given | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    if not isinstance(given.value, str):
        text = Text("Här väntades ett slag av nod.", "A kind of node was expected here.")
    else:
        if found := kinds_named(given.value):
            return found
        meant = did_you_mean(given.value, (*KINDS, *ABSTRACT))
        text = Text(
            f"`{given.value}` är inget slag av nod.{meant[0]}", f"`{given.value}` is no kind of node.{meant[1]}"
        )
    written.fault(given.at, text, key=False)
    return None


def _values(written: Written, use: Use) -> tuple[Any, ...] | None:
    read = [_value(written, use.sort, one) for one in written.listed(use.value, use.at)]
    if None in read:
        return None
    values = tuple(dict.fromkeys(read))
    text = None
    if use.name == "in":
        choices = (True, False) if use.sort.type == "bool" else use.sort.choices
        text = NEVER if not values else ALWAYS if choices and set(choices) <= set(values) else None
    elif not values:
        text = ALWAYS
    elif len(values) > 1 and (use.path is None or not use.sort.many):
        text = NEVER  # one value cannot be several
    if text is not None:
        written.fault(use.at, text)
        return None
    return values


def _bound(written: Written, use: Use) -> Any:
    return _value(written, use.sort, written.given(use.value, use.at))


def _value(written: Written, sort: Sort, given: Given | None) -> Any:
    if given is None:
        return None
    try:
        return typed(given.value, sort)
    except SortFault as fault:
        written.fault(given.at, fault.text, key=False)
        return None


def _pattern(written: Written, use: Use) -> Pattern | None:
    given, flags = written.given(use.value, use.at), _flags(written, use)
    if given is None or flags is None:
        return None
    if not isinstance(given.value, str):
        written.fault(given.at, Text("Här väntades ett mönster.", "A pattern was expected here."), key=False)
        return None
    pattern = normalize("NFC", given.value)
    try:
        node = parse_pattern(pattern)
    except PatternFault as fault:
        sv = f"{fault.text.sv}, vid tecken {fault.position + 1} i mönstret `{pattern:.100}`."
        en = f"{fault.text.en}, at character {fault.position + 1} of the pattern `{pattern:.100}`."
        written.fault(given.at, Text(sv, en), key=False)
        return None
    if matches_anything(node):
        written.fault(use.at, ALWAYS)
        return None
    place = written.place(given.at)
    return Pattern(pattern, flags, needed(node), safe_length(node), written.rule, place)


def _flags(written: Written, use: Use) -> str | None:
    if "flags" not in use.block:
        return ""
    at = (*use.at[:-1], "flags")
    given = written.given(use.block["flags"], at)
    if given is None or given.value == "i":
        return given and "i"
    sv = "`flags` kan bara vara `i`: stora och små bokstäver är lika."
    written.fault(given.at, Text(sv, "`flags` can only be `i`: upper and lower case are alike."), key=False)
    return None


def _count(written: Written, use: Use) -> int | None:
    count = whole(written, use.value, use.at)
    if count is None:
        return None
    many = use.sort.many
    if (use.name == "min_count" and count == 0) or (use.name == "max_count" and count >= 1 and not many):
        written.fault(use.at, ALWAYS)
        return None
    if use.name == "min_count" and count > 1 and not many:
        written.fault(use.at, NEVER)
        return None
    return count


def whole(written: Written, value: Any, at: PathInFile) -> int | None:
    """A count."""
    given = written.given(value, at)
    if given is None:
        return None
    text = given.value
    if isinstance(text, str) and len(text) < 10 and text.isdecimal() and text.isascii():
        return int(text)
    sv = "Här väntades ett antal, ett heltal från 0."
    written.fault(given.at, Text(sv, "A count was expected here, a whole number from 0."), key=False)
    return None


def _true(written: Written, use: Use) -> bool | None:
    given = written.given(use.value, use.at)
    if given is None or given.value == "true":
        return given and True
    sv = f"`{use.name}` kan bara vara `true`; motsatsen skrivs med `not`."
    written.fault(given.at, Text(sv, f"`{use.name}` can only be `true`; write the opposite with `not`."), key=False)
    return None


def _path(written: Written, use: Use) -> Path | None:
    name, sort = use.name, use.sort
    if not isinstance(use.value, str):
        written.fault(use.at, Text(f"`{name}` tar en väg.", f"`{name}` takes a path."))
        return None
    found = written.path(use.value, use.start, use.at, key=False)
    if found is None:
        return None
    path, other = found
    if not comparable(sort, other):
        sv = f"`{name}` jämför {sort.described('sv')} med {other.described('sv')}, som aldrig kan vara lika."
        en = f"`{name}` compares {sort.described('en')} with {other.described('en')}, which can never be equal."
        written.fault(use.at, Text(sv, en))
        return None
    if path == use.path:
        written.fault(use.at, Text("Vägen jämförs med sig själv.", "The path is compared with itself."), key=False)
        return None
    return path


def _keys(written: Written, use: Use) -> tuple[Path, ...] | None:
    members = written.listed(use.value, use.at)
    text = None
    if not members:
        text = Text(f"`{use.name}` tar en lista med vägar.", f"`{use.name}` takes a list of paths.")
    elif len(members) > MOST_KEYS:
        text = Text(f"`{use.name}` tar högst {MOST_KEYS} vägar.", f"`{use.name}` takes at most {MOST_KEYS} paths.")
    if text is not None:
        written.fault(use.at, text)
        return None
    found = [_key(written, use, member) for member in members]
    return None if None in found else tuple(one for one in found if one is not None)


def _key(written: Written, use: Use, given: Given | None) -> Path | None:
    if given is None:
        return None
    if isinstance(given.value, str):
        found = written.path(given.value, use.sort, given.at, key=False)
        return found and found[0]
    written.fault(given.at, Text("Här väntades en väg.", "A path was expected here."), key=False)
    return None


_READERS: Final[dict[str, Callable[[Written, Use], Any]]] = {
    "kinds": _kinds,
    "values": _values,
    "bound": _bound,
    "pattern": _pattern,
    "count": _count,
    "true": _true,
    "path": _path,
    "keys": _keys,
}


def demand_agreement(written: Written, arguments: dict[str, Any], at: PathInFile) -> None:
    """Records where the constraints of one block, each by its typed argument, cannot hold together."""
    if arguments.get("min_count", 0) > arguments.get("max_count", 0) and "max_count" in arguments:
        text = Text("`max_count` är mindre än `min_count`.", "`max_count` is below `min_count`.")
        written.fault((*at, "max_count"), text)
    lower = [name for name in ("min_inclusive", "min_exclusive") if name in arguments]
    upper = [name for name in ("max_inclusive", "max_exclusive") if name in arguments]
    for low in lower:
        for high in upper:
            if not _room_between(arguments[low], arguments[high], open_ends=(low + high).count("exclusive")):
                text = Text(
                    f"Inget värde uppfyller både `{low}` och `{high}`.",
                    f"No value satisfies both `{low}` and `{high}`.",
                )
                written.fault((*at, high), text)


def _room_between(low: Any, high: Any, *, open_ends: int) -> bool:
    if isinstance(low, date):
        low, high = low.toordinal(), high.toordinal()
    if isinstance(low, int):
        return bool(high - low >= open_ends)
    return bool(low < high or (low == high and not open_ends))
