"""The file of a baseline: what was found when an agreement was taken on board. Written by the tool, read by people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any, Final

from checker.decisions.entries import quoted, value_text
from checker.decisions.matching import Described
from checker.named import NamedTuple
from checker.rulebook import Rule
from checker.vocabulary import ITEM
from checker.words import Text
from checker.yamlfile import Document, Fault, FaultsFound, Shape, did_you_mean, first_faults, read_file, shape_faults

_TEXT: Final[dict[str, Any]] = {"type": "string", "check_with": "text"}
_NEEDED: Final[dict[str, Any]] = {**_TEXT, "required": True}
_KIND: Final[dict[str, Any]] = {"type": "string", "allowed": list(ITEM), "required": True}
_ITEM: Final[dict[str, Any]] = {"number": _NEEDED, "kind": _KIND, "title": _TEXT}
_FINDING: Final[dict[str, Any]] = {
    "rule": _NEEDED,
    "subject": _NEEDED,
    "title": _NEEDED,
    "values": {"type": "list", "schema": _TEXT},
}

BASELINES: Final = Shape(
    {
        "baselines": {
            "required": True,
            "type": "list",
            "schema": {
                "type": "dict",
                "schema": {
                    "agreement": {"type": "string", "check_with": "id", "required": True},
                    "items": {"type": "list", "schema": {"type": "dict", "schema": _ITEM}},
                    "findings": {"required": True, "type": "list", "schema": {"type": "dict", "schema": _FINDING}},
                },
            },
        }
    }
)
"""The whole file."""

HEADER: Final = """\
# Utgångsläge: iakttagelser som fanns när överenskommelsen togs ombord, och som inte stoppar en granskning.
# Filen skrivs av `styrkoll check --write-baseline` och krymper bara: det som har rättats stryks, inget läggs till.

"""


class Entry(NamedTuple):
    """A finding that was there: its rule, its subject, what that was called, and the offending values."""

    rule: str
    subject: str
    title: str
    values: tuple[str, ...]


class Baseline(NamedTuple):
    """What was found in one agreement. `items` are those that the entries name, as they are recognised again."""

    agreement: str
    items: tuple[Described, ...]
    entries: tuple[Entry, ...]


class BaselineFile(NamedTuple):
    """A file of baselines, one an agreement; `warnings` tell of entries whose rule there is no more."""

    baselines: dict[str, Baseline]
    warnings: tuple[Fault, ...]


def read_baselines(path: str | PathLike[str], rules: Mapping[str, Rule], agreements: Iterable[str]) -> BaselineFile:
    """The baselines in the file at `path`, some of which must be of these agreements, by id.

    Raises:
        FaultsFound: with all that is wrong with it.
    """
    return baselines_in(read_file(path), rules, agreements)


def baselines_in(document: Document, rules: Mapping[str, Rule], agreements: Iterable[str]) -> BaselineFile:
    """The baselines that a document holds, some of which must be of these agreements.

    Raises:
        FaultsFound: with all that is wrong with it.
    """
    if not BASELINES.accepts(document.value):
        raise FaultsFound(shape_faults(document, BASELINES.schema))
    value: Any = document.value
    baselines: dict[str, Baseline] = {}
    faults = [
        *first_faults(_faults(document, value["baselines"], rules)),
        *_of_others(document, value["baselines"], [*agreements]),
    ]
    if faults:
        raise FaultsFound(faults)
    for entry in value["baselines"]:
        items = (Described(one["number"], one["kind"], one.get("title", "")) for one in entry.get("items", ()))
        entries = (
            Entry(one["rule"], one["subject"], one["title"], tuple(one.get("values", ()))) for one in entry["findings"]
        )
        baselines[entry["agreement"]] = Baseline(entry["agreement"], tuple(items), tuple(entries))
    return BaselineFile(baselines, tuple(first_faults(_retired(document, value["baselines"], rules))))


def written(baselines: Iterable[Baseline]) -> bytes:
    """The file that holds these baselines; the same bytes each time."""
    return (HEADER + "\n".join(_lines(baselines)) + "\n").encode()


def _lines(baselines: Iterable[Baseline]) -> Iterator[str]:
    yield "baselines:"
    for baseline in sorted(baselines):
        yield f"  - agreement: {baseline.agreement}"
        yield "    items:" + ("" if baseline.items else " []")
        for one in sorted(baseline.items):
            title = f", title: {quoted(one.title)}" if one.title else ""
            yield f"      - {{number: {quoted(one.id)}, kind: {one.kind}{title}}}"
        yield "    findings:" + ("" if baseline.entries else " []")
        for entry in sorted(baseline.entries):
            values = f", values: {value_text(entry.values)}" if entry.values else ""
            title = quoted(entry.title)
            yield f"      - {{rule: {entry.rule}, subject: {quoted(entry.subject)}, title: {title}{values}}}"


def _faults(document: Document, entries: list[dict[str, Any]], rules: Mapping[str, Rule]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for position, entry in enumerate(entries):
        name, place = entry["agreement"], document.place(("baselines", position, "agreement"))
        if name in first:
            sv = f"Utgångsläget för {name} finns redan på rad {first[name]}."
            yield Fault(place, sv, f"The baseline of {name} is there already, on line {first[name]}.")
        first.setdefault(name, place.line)
        for number, finding in enumerate(entry["findings"]):
            rule = rules.get(finding["rule"])
            if rule is not None and rule.about_waivers:
                yield Fault(
                    document.place(("baselines", position, "findings", number, "rule")),
                    f"{rule.id} kan inte stå i ett utgångsläge: regeln gäller undantagen, inte överenskommelsen.",
                    f"{rule.id} cannot stand in a baseline: it is about the waivers, not about the agreement.",
                )


def _of_others(document: Document, entries: list[dict[str, Any]], agreements: list[str]) -> Iterator[Fault]:
    """A baseline in which none of the agreements is would let nothing stand, and look as if it did."""
    named = [entry["agreement"] for entry in entries]
    if agreements and not {*named} & {*agreements}:
        at = ("baselines", 0, "agreement") if entries else ("baselines",)
        here, there = ", ".join(named), ", ".join(agreements)
        meant = did_you_mean(agreements[0], named)
        sv = f"Utgångsläget gäller {here}, men här granskas {there}." if named else f"Utgångsläget saknar {there}."
        en = f"The baseline is of {here}, but {there} is checked." if named else f"The baseline lacks {there}."
        yield Fault(document.place(at), f"{sv}{meant[0]}" if len(named) > 1 else sv, en)


def _retired(document: Document, entries: list[dict[str, Any]], rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """Rules come and go; an entry of one that is gone says nothing any more."""
    for position, entry in enumerate(entries):
        for number, finding in enumerate(entry["findings"]):
            if finding["rule"] not in rules:
                text = Text(
                    f"Det finns ingen regel {finding['rule']} längre; posten stryks när utgångsläget skrivs om.",
                    f"There is no rule {finding['rule']} any more; the entry goes when the baseline is rewritten.",
                )
                place = document.place(("baselines", position, "findings", number, "rule"))
                yield Fault(place, text.sv, text.en)
