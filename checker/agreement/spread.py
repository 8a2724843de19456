"""What a few characters of an agreement file make very many of is refused above a number that no agreement comes near.

`all: true` gives an item to every division, and a result's links are those of each of its claims: a small file can
mean a hundred million, which nobody could read and no machine hold. An outcome is a figure and a comma, and is looked
at, compared and told of by itself. What takes a line or two to write needs no such limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from checker.words import HARD_SPACE
from checker.yamlfile import Document, Fault, PathInFile

MOST: Final = 100_000
"""So many in a file: a thousand assignments to all of a hundred divisions."""

MOST_OUTCOMES: Final = 20_000
"""So many in a file: three hundred times those of a real one, and twice those of ten thousand items."""

_SV, _OUTCOMES_SV = (f"{most:,}".replace(",", HARD_SPACE) for most in (MOST, MOST_OUTCOMES))
_EN, _OUTCOMES_EN = f"{MOST:,}", f"{MOST_OUTCOMES:,}"

_Entry = tuple[PathInFile, dict[str, Any]]


def spread_faults(document: Document, bodies: list[_Entry], items: list[_Entry]) -> Iterator[Fault]:
    """Where it becomes too much, and a year that heads two columns; `bodies` and `items` are those of the file."""
    yield from _years_twice(document)
    divisions = sum(body.get("kind") == "division" and body.get("party") == "true" for _, body in bodies)
    place = _too_many(((path, divisions) for path in _to_all(items)), MOST)
    if place is not None:
        yield Fault(
            document.key_place(place),
            f"Hit i filen har `all: true` gett fler än {_SV} mottagare, {divisions} i taget. Så många läses inte.",
            f"Up to here `all: true` has given more than {_EN} recipients, {divisions} each time. "
            "So many are not read.",
        )
    place = _too_many(_to_claims(items), MOST)
    if place is not None:
        yield Fault(
            document.key_place(place),
            f"Hit i filen har `measured_by` på resultat gett deras påståenden fler än {_SV} kopplingar. "
            "Så många läses inte.",
            f"Up to here `measured_by` on results has given their claims more than {_EN} links. So many are not read.",
        )
    place = _too_many(_outcomes(items), MOST_OUTCOMES)
    if place is not None:
        yield Fault(
            document.key_place(place),
            f"Hit i filen finns fler än {_OUTCOMES_SV} utfall. Så många läses inte.",
            f"Up to here there are more than {_OUTCOMES_EN} outcomes. So many are not read.",
        )


def _too_many(given: Iterable[tuple[PathInFile, int]], most: int) -> PathInFile | None:
    """Where what has been given so far becomes more than there may be."""
    total = 0
    for path, count in given:
        total += count
        if total > most:
            return path
    return None


def _outcomes(items: list[_Entry]) -> Iterator[tuple[PathInFile, int]]:
    """The indicators that have outcomes, and how many."""
    for path, item in items:
        indicators = item.get("indicators")
        for position, indicator in enumerate(indicators if isinstance(indicators, list) else ()):
            outcomes = indicator.get("outcomes") if isinstance(indicator, dict) else None
            if isinstance(outcomes, dict):
                unplaced = outcomes.get("unplaced")
                count = len(unplaced) - 1 if isinstance(unplaced, list) else 0
                yield (*path, "indicators", position, "outcomes"), len(outcomes) + count


def _to_all(items: list[_Entry]) -> Iterator[PathInFile]:
    for path, item in items:
        for name in ("named_in_heading", "named_in_sentence"):
            recipients = item.get(name)
            if isinstance(recipients, dict) and recipients.get("all") == "true":
                yield (*path, name, "all")


def _to_claims(items: list[_Entry]) -> Iterator[tuple[PathInFile, int]]:
    """The results whose links are those of their claims, and how many that makes."""
    for path, item in items:
        results = item.get("results")
        for position, result in enumerate(results if isinstance(results, list) else ()):
            links = result.get("measured_by") if isinstance(result, dict) else None
            if not links or not isinstance(links, dict):
                continue
            claims = result.get("claims")
            own = [
                claim
                for claim in (claims if isinstance(claims, list) else ())
                if isinstance(claim, dict) and "measured_by" not in claim
            ]
            yield (*path, "results", position, "measured_by"), len(links) * len(own)


def _years_twice(document: Document) -> Iterator[Fault]:
    """A year that heads two columns of the outcome tables: in which of them a figure stands, nobody can say."""
    value: Any = document.value
    head = value.get("agreement") if isinstance(value, dict) else None
    years = head.get("outcome_years") if isinstance(head, dict) else None
    seen: set[str] = set()
    for position, year in enumerate(years if isinstance(years, list) else ()):
        if isinstance(year, str) and year in seen:
            yield Fault(
                document.place(("agreement", "outcome_years", position)),
                f"Året {year} står redan i `outcome_years`. Skriv varje kolumns år en gång.",
                f"The year {year} is in `outcome_years` already. Write the year of each column once.",
            )
        seen.add(year if isinstance(year, str) else "")
