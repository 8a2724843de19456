"""Which entry of an old list each entry of a new one is: the same, the one of its name, or the one most like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

_ALIKE: Final = 0.5
"""At least this share of two entries' keys have the same values, where neither has the other's name."""


def paired(old: Sequence[Any], new: Sequence[Any], names: Sequence[str]) -> list[int | None]:
    """For each entry of `new` the position in `old` that it had; None for one that was not there.

    `names` are the keys that tell entries apart, the surest first. Each position is given at most once, to an entry
    that is the same before one that has the same name, one that is much like it, and one that stands in its place.
    """
    found: list[int | None] = [None] * len(new)
    free: dict[int, Any] = dict(enumerate(old))

    def take(at: int, position: int) -> None:
        found[at] = position
        del free[position]

    begin = _same(old, new)
    for at in range(begin):
        take(at, at)
    for at in range(1, _same(old[begin:][::-1], new[begin:][::-1]) + 1):
        take(len(new) - at, len(old) - at)
    for key in (_whole, lambda value: _name(value, names)):
        waiting: dict[Any, list[int]] = {}
        for position, one in free.items():
            waiting.setdefault(key(one), []).append(position)
        for at, one in enumerate(new):
            if found[at] is None and key(one) is not None and (positions := waiting.get(key(one))):
                take(at, positions.pop(0))
    for at, one in enumerate(new):
        if found[at] is None and (nearest := _most_alike(one, free)) is not None:
            take(at, nearest)
    for at, one in enumerate(new):
        if found[at] is None:
            before = found[at - 1] if at else -1
            if before is None or before + 1 not in free:
                continue
            after = found[at + 1] if at + 1 < len(new) else len(old)
            if after == before + 2 or type(free[before + 1]) is type(one):
                take(at, before + 1)
    return found


def _same(old: Sequence[Any], new: Sequence[Any]) -> int:
    """How many entries both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _whole(value: Any) -> Any:
    """A value as something that can be looked up; two of them are equal where the values are."""
    if isinstance(value, dict):
        return frozenset((key, _whole(held)) for key, held in value.items())
    if isinstance(value, list):
        return tuple(_whole(one) for one in value)
    return value


def _name(value: Any, names: Sequence[str]) -> tuple[str, Any] | None:
    if not isinstance(value, dict):
        return None
    return next(((key, _whole(value[key])) for key in names if key in value), None)


def _most_alike(one: Any, free: dict[int, Any]) -> int | None:
    """The entry that has most in common with one, if that is much."""
    shares = {position: _in_common(one, other) for position, other in free.items()}
    best = max(shares, key=lambda position: shares[position], default=None)
    return best if best is not None and shares[best] >= _ALIKE else None


def _in_common(one: Any, other: Any) -> float:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0.0
    keys = one.keys() | other.keys()
    return sum(key in one and key in other and one[key] == other[key] for key in keys) / len(keys) if keys else 0.0
