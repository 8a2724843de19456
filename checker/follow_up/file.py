"""The file of a follow-up: its shape, and what it names must be in the agreement and be named once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from checker.characters import in_reading_order
from checker.facts.wording import key
from checker.graph import Graph
from checker.named import NamedTuple
from checker.run import Reported
from checker.vocabulary import ITEM, OCCASIONS
from checker.yamlfile import Document, Fault, FaultsFound, PathInFile, Shape, did_you_mean, shape_faults, split_quantity

_TEXT: Final[dict[str, Any]] = {"type": "string", "check_with": "text"}
_DATE: Final[dict[str, Any]] = {"type": "string", "check_with": "date"}

FOLLOW_UP: Final = Shape(
    {
        "follow_up": {
            "required": True,
            "type": "dict",
            "schema": {
                "agreement": {"type": "string", "check_with": "id", "required": True},
                "occasion": {"type": "string", "allowed": list(OCCASIONS), "required": True},
                "note": _TEXT,
            },
        },
        "reports": {
            "required": True,
            "type": "list",
            "schema": {
                "type": "dict",
                "schema": {
                    "item": {**_TEXT, "required": True},
                    "title": _TEXT,
                    "by": _TEXT,
                    **dict.fromkeys(("status", "comment", "cause", "consequence", "action", "owner"), _TEXT),
                    "date": _DATE,
                    "forecast": _TEXT,
                    "outcomes": {
                        "type": "dict",
                        "keysrules": _TEXT,
                        "valuesrules": {
                            "type": "dict",
                            "keysrules": {"type": "string", "check_with": "year"},
                            "valuesrules": {"type": "string", "check_with": "quantity"},
                        },
                    },
                },
            },
        },
    }
)
"""The whole file. A status is any text: one that is not in the closed list is for a rule to find.

`title` is what the item was called when it was reported on, so that a report does not pass to another of its number.
"""


class Entry(NamedTuple):
    """What is reported on one item, by one division or by all that have it (`by` None), and where that stands."""

    item: str
    by: str | None
    value: dict[str, Any]
    document: Document
    path: PathInFile


class FollowUp(NamedTuple):
    """What has been reported for an occasion, from one file or several."""

    occasion: str
    files: tuple[Reported, ...]
    entries: tuple[Entry, ...]


def follow_up_in(documents: Iterable[Document], graph: Graph, occasion: str | None) -> FollowUp:
    """What these documents report on an agreement for an occasion; None is that of the first of them.

    Raises:
        FaultsFound: with all that is wrong with them: shape, names, another agreement or occasion, what is told twice.
    """
    faults: list[Fault] = []
    files: list[Reported] = []
    entries: list[Entry] = []
    for document in documents:
        if not FOLLOW_UP.accepts(document.value):
            faults += shape_faults(document, FOLLOW_UP.schema)
            continue
        value: Any = document.value
        head = value["follow_up"]
        faults += _other_follow_up(document, graph, occasion, files)
        files.append(Reported(document.file, head["occasion"], head.get("note"), document.warnings))
        for position, entry in enumerate(value["reports"]):
            found = Entry(entry["item"], entry.get("by"), entry, document, ("reports", position))
            wrong = [*_unknown_names(found, graph), *_wrong_outcomes(found, graph)]
            faults += wrong
            if not wrong:
                entries.append(found)
    faults += _told_twice(entries)
    if faults:
        raise FaultsFound(faults)
    return FollowUp(occasion or files[0].occasion, tuple(files), tuple(entries))


def _other_follow_up(document: Document, graph: Graph, occasion: str | None, before: list[Reported]) -> Iterator[Fault]:
    value: Any = document.value
    head, wanted = value["follow_up"], graph.agreement.id
    if head["agreement"] != wanted:
        yield Fault(
            document.place(("follow_up", "agreement")),
            f"Uppföljningen gäller {head['agreement']}, inte {wanted}.",
            f"The follow-up is of {head['agreement']}, not of {wanted}.",
        )
    if occasion is not None and head["occasion"] != occasion:
        yield Fault(
            document.place(("follow_up", "occasion")),
            f"Uppföljningen är för {head['occasion']}, men rapporten för {occasion}.",
            f"The follow-up is for {head['occasion']}, but the report for {occasion}.",
        )
    elif before and head["occasion"] != before[0].occasion:
        first = before[0]
        yield Fault(
            document.place(("follow_up", "occasion")),
            f"Uppföljningen är för {head['occasion']}, men den i {first.file} för {first.occasion}.",
            f"The follow-up is for {head['occasion']}, but the one in {first.file} for {first.occasion}.",
        )


def _unknown_names(entry: Entry, graph: Graph) -> Iterator[Fault]:
    items = graph.of_kinds(ITEM)
    if entry.item not in items:
        sv, en = did_you_mean(entry.item, items)
        place = entry.document.place((*entry.path, "item"))
        yield Fault(place, f"Överenskommelsen har inget {entry.item}.{sv}", f"The agreement has no {entry.item}.{en}")
    elif "title" in entry.value and key(entry.value["title"]) != key(now := _title(graph, entry.item)):
        place = entry.document.place((*entry.path, "title"))
        sv = f"{entry.item} heter ”{now}” i överenskommelsen. Gäller redovisningen den punkten, skriv den rubriken här."
        en = f"{entry.item} is called “{now}” in the agreement. If the report is about it, write that title here."
        yield Fault(place, sv, en)
    divisions = graph.by_kind["division"]
    if entry.by is not None and entry.by not in divisions:
        sv, en = did_you_mean(entry.by, divisions)
        place = entry.document.place((*entry.path, "by"))
        yield Fault(place, f"Det finns ingen verksamhet {entry.by}.{sv}", f"There is no division {entry.by}.{en}")


def _title(graph: Graph, item: str) -> str:
    return in_reading_order(str(graph.first(item, "title") or ""))


def _wrong_outcomes(entry: Entry, graph: Graph) -> Iterator[Fault]:
    """Outcomes of indicators that the item has not, and for years that the agreement has outcomes of already."""
    known = [one.rpartition("/indicator/")[2] for one in graph.tables["measured_by"].known.get(entry.item, ())]
    years = graph.tables["year"].known
    for name, outcomes in entry.value.get("outcomes", {}).items():
        path = (*entry.path, "outcomes", name)
        if name not in known:
            sv, en = did_you_mean(name, known)
            yield Fault(
                entry.document.key_place(path),
                f"{entry.item} har ingen indikator {name}.{sv}",
                f"{entry.item} has no indicator {name}.{en}",
            )
            continue
        printed = graph.tables["has_outcome"].known.get(f"{entry.item}/indicator/{name}", ())
        for year in outcomes:
            if any(years.get(one) == (int(year),) for one in printed):
                yield Fault(
                    entry.document.key_place((*path, year)),
                    f"{name} har redan ett utfall för {year} i överenskommelsen.",
                    f"{name} has an outcome for {year} in the agreement already.",
                )


def _told_twice(entries: list[Entry]) -> Iterator[Fault]:
    """A report that is there already; an outcome that another report gives another figure for."""
    reports: dict[tuple[str, str | None], Entry] = {}
    figures: dict[tuple[str, str, str], tuple[Entry, str]] = {}
    for entry in entries:
        first = reports.setdefault((entry.item, entry.by), entry)
        if first is not entry:
            where = first.document.place((*first.path, "item"))
            yield Fault(
                entry.document.place((*entry.path, "item")),
                f"{entry.item} redovisas redan i {where.file}, rad {where.line}. Behåll en av redovisningarna.",
                f"{entry.item} is reported already in {where.file}, line {where.line}. Keep one of the reports.",
            )
        for name, outcomes in entry.value.get("outcomes", {}).items():
            for year, figure in outcomes.items():
                other, said = figures.setdefault((entry.item, name, year), (entry, figure))
                if split_quantity(said) != split_quantity(figure):
                    where = other.document.place((*other.path, "outcomes", name, year))
                    place = f"{where.file}, line {where.line}"
                    yield Fault(
                        entry.document.place((*entry.path, "outcomes", name, year)),
                        f"{name} har utfallet {said} för {year} i {where.file}, rad {where.line}, men här {figure}.",
                        f"{name} has the outcome {said} for {year} in {place}, but here {figure}.",
                    )
