"""The known name that somebody most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

_LONGEST = 80  # comparing costs the product of the lengths, and nobody misspells a longer name
_MOST = 2_000  # comparing with more takes a tenth of a second, and no agreement has so many codes or numbers
_SHORT = 4


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The name in `known` that `name` most resembles, or None if none is near.

    Case, accents (å ä ö as a a o) and the choice between `_`, `-` and space do not count as differences.
    """
    if not name.strip() or len(name) > _LONGEST:
        return None
    from difflib import get_close_matches  # only a misspelt name costs its import

    wanted = _plain(name)
    plain: dict[str, str] = {}
    for candidate in known:
        plain.setdefault(_plain(candidate), candidate)
        if len(plain) > _MOST:
            return None
    # One slip in a short code changes a large part of it; in a long name the same part would be another word.
    cutoff = 0.6 if len(wanted) <= _SHORT else 0.7
    found = get_close_matches(wanted, plain, n=1, cutoff=cutoff)
    return plain[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> tuple[str, str]:
    """What to put after a message about an unknown name, in Swedish and English; two empty texts if nothing is near."""
    found = nearest(name, known)
    return (f" Menade du `{found}`?", f" Did you mean `{found}`?") if found is not None else ("", "")


@lru_cache(maxsize=4_096)
def _plain(name: str) -> str:
    letters = normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not combining(letter)).replace("-", "_").replace(" ", "_")
