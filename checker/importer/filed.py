"""What stands in the value of an agreement file: where a field is, how one is set, and a value with an answer in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from checker.named import NamedTuple
from checker.words import Text
from checker.yamlfile import PathInFile

NOT_THERE: Final = Text("Det som frågan gäller står inte kvar i filen.", "What it is about is no longer in the file.")


class CannotAnswer(ValueError):
    """An answer that does not fit its question; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


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
        left: list[dict[str, Any]] = []
        for position, doubt in enumerate(doubts):
            asked = (str(doubt.get("about", "")).partition("/claim/")[0], doubt["code"])
            if position == answered:
                left += self.doubts
            elif asked not in self.instead and (*asked, doubt["read"]) not in self.instead:
                left.append(doubt)
        return left


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
    for kind, key in zip(parts[::2], parts[1::2], strict=True):
        entries = at(value, path).get(f"{kind}s", ())
        found = [place for place, one in enumerate(entries, start=1) if key == one.get("id", str(place))]
        if not found:
            return None
        path = (*path, f"{kind}s", found[0] - 1)
    return (*path, field) if field else None


def put(entry: dict[str, Any], field: str, held: Any) -> None:
    """Sets a field, a new one before the source, where people write it."""
    names: list[str] = [name for name in ("source", "sections") if name in entry and field not in entry]
    later = {name: entry.pop(name) for name in names}
    entry[field] = held
    entry.update(later)
