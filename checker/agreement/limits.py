"""What an agreement file has more of than any agreement comes near is refused, before anything is made of it.

`all: true` gives an item to every division, and a result's links are those of each of its claims: a small file can
mean a hundred million, which nobody could read and no machine hold. A section or a claim may be three characters, and
is looked at, compared and told of by itself; each appendix is held against all the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from checker.vocabulary import ATTRIBUTES
from checker.words import Text, figure, filled
from checker.yamlfile import Document, Fault, PathInFile, Place, whole_file

MOST_MEANT: Final = 100_000
"""So many recipients by `all: true`, or links by `measured_by`: a thousand assignments to a hundred divisions each."""
MOST_PARTS: Final = 10_000
"""So many of a sort in a file: fifty times those of a real one."""
MOST_APPENDICES: Final = 1_000
"""So many in a file: a real one has seven."""
MOST_PARAGRAPHS: Final = 40_000
"""So many in a file: a real one has six hundred."""
MOST_CANDIDATES: Final = 10_000
"""So many in a file: rules are asked of each value that something unknown may be."""
MOST_TOGETHER: Final = 40_000
"""So many parts of all sorts in a file: eighty times those of a real one; ten thousand items have 32,000."""

_SORTS: Final = {
    "bodies": Text("nämnder, verksamheter, enheter och grupper", "boards, divisions, departments and groups"),
    "areas": Text("målområden", "areas"),
    "operational_areas": Text("verksamhetsområden", "operational areas"),
    "sections": Text("avsnitt", "sections"),
    "items": Text("mål och uppdrag", "goals and assignments"),
    "results": Text("önskade resultat", "desired results"),
    "claims": Text("påståenden", "claims"),
    "indicators": Text("indikatorer", "indicators"),
    "outcomes": Text("utfall", "outcomes"),
    "appendices": Text("bilagor", "appendices"),
    "doubts": Text("öppna frågor", "open questions"),
    "answers": Text("svar på frågor", "answers to questions"),
}
_TOO_MANY: Final = Text(
    "Filen har {number} {what}. Högst {most} läses.", "The file has {number} {what}. At most {most} are read."
)
_RECIPIENTS: Final = Text(
    "Hit i filen har `all: true` gett fler än {most} mottagare, {divisions} i taget. Så många läses inte.",
    "Up to here `all: true` has given more than {most} recipients, {divisions} each time. So many are not read.",
)
_LINKS: Final = Text(
    "Hit i filen har `measured_by` på resultat gett deras påståenden fler än {most} kopplingar. Så många läses inte.",
    "Up to here `measured_by` on results has given their claims more than {most} links. So many are not read.",
)
_CANDIDATES: Final = Text("värden som något okänt kan vara", "values that something unknown may be")
_PARAGRAPHS: Final = Text("stycken text", "paragraphs of text")
_IN_PARAGRAPHS: Final = frozenset(
    name for name, one in ATTRIBUTES.items() if one.many and one.type == "str" and not one.choices
)
_TOGETHER: Final = Text("mål, uppdrag, avsnitt och andra delar", "goals, assignments, sections and other parts")
_STANDS_IN: Final = {
    "operational_areas": "areas",
    **dict.fromkeys(("results", "claims", "indicators", "outcomes"), "items"),
}
"""The list at the top of the file where parts of a sort are, which have no such list of their own."""

_Entry = tuple[PathInFile, dict[str, Any]]


def part_faults(document: Document) -> Iterator[Fault]:
    """The sorts of parts of which an agreement has too many, or else all sorts together; its shape must be right."""
    value: Any = document.value
    numbers, told = _parts(value), False
    for sort, number in numbers.items():
        most = MOST_APPENDICES if sort == "appendices" else MOST_PARTS
        if number > most:
            top = _STANDS_IN.get(sort, sort)
            place = document.key_place((top if top in value else "appendices",))  # where sections may be, too
            told = True
            yield _fault(place, number, _SORTS[sort], most)
    commas, dashes = document.text.count(","), document.text.count("- ")
    if commas + dashes > MOST_CANDIDATES:  # what is in lists, and more: most files have far less
        candidates, paragraphs = _listed(value)
        for number, what, most in (
            (candidates, _CANDIDATES, MOST_CANDIDATES),
            (paragraphs, _PARAGRAPHS, MOST_PARAGRAPHS),
        ):
            if number > most:
                told = True
                yield _fault(whole_file(document.file), number, what, most)
    if not told and sum(numbers.values()) > MOST_TOGETHER:
        yield _fault(whole_file(document.file), sum(numbers.values()), _TOGETHER, MOST_TOGETHER)


def _fault(place: Place, number: int, what: Text, most: int) -> Fault:
    return Fault(place, *filled(_TOO_MANY, number=figure(number), what=what, most=figure(most)))


def _parts(value: dict[str, Any]) -> dict[str, int]:
    """How many parts of each sort there are."""
    items, appendices = value["items"], value.get("appendices", [])
    results, indicators = _in(items, "results"), _in(items, "indicators")
    outcomes = [indicator["outcomes"] for indicator in indicators if "outcomes" in indicator]
    inner = [*value.get("sections", ()), *_in(appendices, "sections")]
    sections = 0
    while inner:
        sections += len(inner)
        inner = _in(inner, "sections")
    return {
        **{name: len(value.get(name, ())) for name in ("bodies", "areas", "items", "appendices", "doubts", "answers")},
        "operational_areas": len(_in(value.get("areas", ()), "operational_areas")),
        "sections": sections,
        "results": len(results),
        "claims": len(_in(results, "claims")),
        "indicators": len(indicators),
        "outcomes": sum(len(one) - 1 + len(one["unplaced"]) if "unplaced" in one else len(one) for one in outcomes),
    }


def _listed(value: dict[str, Any]) -> tuple[int, int]:
    """How many values something unknown may be, and how many paragraphs of text there are."""
    candidates = paragraphs = 0
    waiting: list[Any] = [value]
    while waiting:
        entry = waiting.pop()
        for name, held in entry.items():
            if isinstance(held, dict):
                waiting.append(held)
            elif isinstance(held, list) and held:
                if isinstance(held[0], dict):
                    waiting += held
                elif name in _IN_PARAGRAPHS:
                    paragraphs += len(held)
                elif name == "among" and "unknown" in entry:
                    candidates += len(held)
    return candidates, paragraphs


def _in(entries: Iterable[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """What the entries have in their lists of this name."""
    return [one for entry in entries if name in entry for one in entry[name]]


def spread_faults(document: Document, bodies: list[_Entry], items: list[_Entry]) -> Iterator[Fault]:
    """Where a few characters mean too much; `bodies` and `items` are those of the file, of any shape."""
    divisions = sum(body.get("kind") == "division" and body.get("party") == "true" for _, body in bodies)
    for given, said in (
        (((path, divisions) for path in _to_all(items)), _RECIPIENTS),
        (_to_claims(items), _LINKS),
    ):
        place = _too_many(given, MOST_MEANT)
        if place is not None:
            text = filled(said, most=figure(MOST_MEANT), divisions=figure(divisions))
            yield Fault(document.key_place(place), *text)


def _too_many(given: Iterable[tuple[PathInFile, int]], most: int) -> PathInFile | None:
    """Where what has been given so far becomes more than there may be."""
    total = 0
    for path, count in given:
        total += count
        if total > most:
            return path
    return None


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
