"""What stands in the value of an agreement file: where a field is, how one is set, and a value with an answer in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

from checker.named import NamedTuple
from checker.words import Text
from checker.yamlfile import PathInFile

NOT_THERE: Final = Text("Det som frågan gäller står inte kvar i filen.", "What it is about is no longer in the file.")


_UNKNOWN: Final = Text(
    "Texten där är okänd i filen, så den kan inte ändras: skriv in den för hand.",
    "The text there is unknown in the file, so it cannot be changed: write it by hand.",
)


class CannotAnswer(ValueError):
    """An answer that does not fit its question; `text` says why, `key` which of several it is, where that is known."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
        self.key: tuple[str, ...] = ()


class Settled(NamedTuple):
    """The value with an answer in it, and the doubts that come instead of others.

    `instead`: about what, by node and code, doubts are no longer asked, nor about its claims; with a third word, only
    those about what was read so. `doubts`: what is asked in their place.
    """

    value: Any
    instead: tuple[tuple[str, ...], ...] = ()
    doubts: tuple[dict[str, Any], ...] = ()

    def left(self, doubts: Sequence[dict[str, Any]], answered: int) -> list[dict[str, Any]]:
        """The doubts that are left of some, the one at `answered` being answered."""
        held = Open(doubts)
        held.answer(answered, self)
        return held.left()


class Open:
    """The doubts of a file while they are answered, one after another."""

    def __init__(self, doubts: Sequence[dict[str, Any]]) -> None:
        self._doubts = [*doubts]
        self._count = len(doubts)
        self._gone: set[int] = set()
        self._instead: dict[int, list[int]] = {}

    def is_open(self, position: int) -> bool:
        """Whether the doubt that stood at a position is still asked."""
        return position not in self._gone

    def answer(self, position: int, done: Settled) -> None:
        """Takes away the doubt at a position, and what comes with its answer, and puts new ones in its place."""
        self._gone.add(position)
        for node, code, *read in done.instead:
            for other in self._by_node.get((node, code), ()):
                if not read or self._doubts[other]["read"] in read:
                    self._gone.add(other)
        self._instead[position] = [*range(len(self._doubts), len(self._doubts) + len(done.doubts))]
        for doubt in done.doubts:
            self._by_node.setdefault(_asked(doubt), []).append(len(self._doubts))
            self._doubts.append(doubt)

    def left(self) -> list[dict[str, Any]]:
        """Those that are still asked, in their order."""
        left: list[dict[str, Any]] = []
        for position in range(self._count):
            for one in (position, *self._instead.get(position, ())):
                left += [self._doubts[one]] if one not in self._gone else []
        return left

    @cached_property
    def _by_node(self) -> dict[tuple[str, str], list[int]]:
        """The positions by what they are asked about and how: a claim's with those of its result."""
        found: dict[tuple[str, str], list[int]] = {}
        for position, doubt in enumerate(self._doubts):
            found.setdefault(_asked(doubt), []).append(position)
        return found


def _asked(doubt: dict[str, Any]) -> tuple[str, str]:
    return str(doubt.get("about", "")).partition("/claim/")[0], doubt["code"]


def at(value: Any, path: Sequence[Any]) -> Any:
    """What stands at a path."""
    for step in path:
        value = value[step]
    return value


def place_of(value: Any, about: str, field: str | None) -> PathInFile | None:
    """The path to a field of the node `about`; None where there is no such node, or no field.

    `about` is an item's number, one of its parts (`1.1.1/result/r1/claim/2`), a body's code or `agreement`.
    """
    node, *parts = about.split("/")
    number, _, again = node.partition("#")
    same = [position for position, item in enumerate(value["items"]) if item["number"] == number]
    codes = [position for position, body in enumerate(value["bodies"]) if body["code"] == node]
    path: PathInFile
    if len(same) >= int(again or 1):
        path = ("items", same[int(again or 1) - 1])
    elif codes:
        path = ("bodies", codes[0])
    elif node == "agreement":
        path = ("agreement",)
    else:
        return None
    if len(parts) % 2:
        return None
    for kind, key in zip(parts[::2], parts[1::2], strict=True):
        entries = at(value, path).get(f"{kind}s")
        held = [*enumerate(entries, start=1)] if isinstance(entries, list) else []
        found = [place for place, one in held if isinstance(one, dict) and key == one.get("id", str(place))]
        if not found:
            return None
        path = (*path, f"{kind}s", found[0] - 1)
    return (*path, field) if field else None


def paragraphs(entry: dict[str, Any]) -> list[str]:
    """The paragraphs of an entry's text; none where it has no text.

    Raises:
        CannotAnswer: where the file says that the text is not known.
    """
    text = entry.get("text", [])
    if isinstance(text, dict):
        raise CannotAnswer(_UNKNOWN)
    return [text] if isinstance(text, str) else [*text]


def put(entry: dict[str, Any], field: str, held: Any) -> None:
    """Sets a field, a new one before the source, where people write it."""
    names: list[str] = [name for name in ("source", "sections") if name in entry and field not in entry]
    later = {name: entry.pop(name) for name in names}
    entry[field] = held
    entry.update(later)
