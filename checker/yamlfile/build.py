"""Parser events -> values and spots, in one pass, with whatever is odd noted on the way.

This is the loop that every file goes through, so it is written for speed: events are told apart by the identity of
their class, the state is in local variables, and everything rare is left to wrappers around `get` (see events.py).
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any, TypeAlias

from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

from checker.named import NamedTuple
from checker.yamlfile.document import Spots
from checker.yamlfile.places import Value

# Any, for PyYAML's stubs say that an event may lack its marks; a parser's never does.
GetEvent: TypeAlias = Callable[[], Any]
_SCALAR: Any = ScalarEvent
_MAPPING: Any = MappingStartEvent
_OPENING: frozenset[Any] = frozenset({MappingStartEvent, SequenceStartEvent})

DEEPEST = 64
MOST_ODDITIES = 100


class Oddity(NamedTuple):
    """Something that a parser takes and we do not: a kind (see oddities.py), where it stands, what stands there.

    `other` is the index of the other place that the message names, such as that of the first of two equal keys.
    """

    kind: str
    begin: int
    end: int
    words: str = ""
    other: int = 0


class Stop(Exception):
    """The file is past a limit and is not read further."""

    def __init__(self, oddity: Oddity) -> None:
        super().__init__(oddity)
        self.oddity = oddity


def note(oddities: list[Oddity], oddity: Oddity) -> None:
    """Add to the oddities found, or stop when there are a hundred: looking up what each refers to takes its time."""
    if len(oddities) == MOST_ODDITIES:
        raise Stop(oddity._replace(kind="more"))
    oddities.append(oddity)


def build(get: GetEvent, first: Any, oddities: list[Oddity]) -> tuple[Value, Spots]:
    """The value that begins with the event `first` and its spots; `get` gives the events that follow.

    Adds to `oddities` what it meets; the value is then incomplete. Raises Stop beyond 64 levels
    and beyond 100 oddities.
    """
    if first.__class__ is _SCALAR:
        text = first.value
        plain_null = text in ("", "null", "~") and not first.style
        return None if plain_null else text, [first.start_mark.index, first.end_mark.index]
    value, below = _collection(get, first, oddities, 1)
    return value, [below, 0]


def _collection(get: GetEvent, start: Any, oddities: list[Oddity], depth: int) -> tuple[Value, Spots]:
    if depth > DEEPEST:
        raise Stop(Oddity("deep", start.start_mark.index, start.end_mark.index))
    return (_mapping if start.__class__ is _MAPPING else _sequence)(get, start, oddities, depth)


def _mapping(get: GetEvent, start: Any, oddities: list[Oddity], depth: int) -> tuple[Value, Spots]:
    values: dict[str, Value] = {}
    spots: Spots = [start.start_mark.index, start.end_mark.index]
    while True:
        event = get()
        if event.__class__ is not _SCALAR:
            if event.__class__ not in _OPENING:
                spots += event.start_mark.index, event.end_mark.index
                return values, spots
            note(oddities, Oddity("key", event.start_mark.index, event.end_mark.index))
            _skip(get, event, oddities, depth)
            _skip(get, get(), oddities, depth)
            continue
        key = intern(event.value)  # thousands of mappings have the same few: less memory to hold, and to go through
        if key in values or (key == "<<" and not event.style):
            note(oddities, _repeated(event, values, spots))
            _skip(get, get(), oddities, depth)
            continue
        spots.append(event.start_mark.index)
        spots.append(event.end_mark.index)
        event = get()
        if event.__class__ is _SCALAR:
            text = event.value
            values[key] = None if (not text or text == "null" or text == "~") and not event.style else text
            spots.append(event.start_mark.index)
            spots.append(event.end_mark.index)
        else:
            values[key], below = _collection(get, event, oddities, depth + 1)
            spots += below, 0


def _sequence(get: GetEvent, start: Any, oddities: list[Oddity], depth: int) -> tuple[Value, Spots]:
    values: list[Value] = []
    spots: Spots = [start.start_mark.index, start.end_mark.index]
    while True:
        event = get()
        if event.__class__ is _SCALAR:
            text = event.value
            values.append(None if (not text or text == "null" or text == "~") and not event.style else text)
            spots.append(event.start_mark.index)
            spots.append(event.end_mark.index)
        elif event.__class__ in _OPENING:
            value, below = _collection(get, event, oddities, depth + 1)
            values.append(value)
            spots += below, 0
        else:
            spots += event.start_mark.index, event.end_mark.index
            return values, spots


def _skip(get: GetEvent, event: Any, oddities: list[Oddity], depth: int) -> None:
    """Read a value that has no place in the result, for the sake of what is wrong inside it."""
    if event.__class__ is not _SCALAR:
        _collection(get, event, oddities, depth + 1)


def _repeated(event: Any, values: dict[str, Value], spots: Spots) -> Oddity:
    """The oddity of a key that may not stand here: a second one of its name, or a merge key."""
    begin, end = event.start_mark.index, event.end_mark.index
    if event.value not in values:
        return Oddity("merge", begin, end)
    return Oddity("duplicate", begin, end, event.value, spots[2 + 4 * list(values).index(event.value)])
