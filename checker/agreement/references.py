"""What an agreement file refers to must be declared in it: codes, areas, indicators, items; and ids be given once.

Works on files of any shape, so that a misspelt code is named together with a misspelt key. What a few characters make
very many of is counted in `limits`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.agreement.limits import spread_faults
from checker.vocabulary import KINDS, RELATIONS
from checker.words import OR, Language, enumerate_words
from checker.yamlfile import Document, Fault, PathInFile, did_you_mean

ITEM_LISTS = ("decided_by", "held_by", "led_by", "supported_by", "parallel_to", "mentions", "title_mentions")
RECIPIENT_LISTS = ("named_in_heading", "named_in_sentence")
_PARTS = frozenset({"results", "indicators"})
_SAYING_WHO = frozenset({"codes", "all", "unknown"})
BODY_LISTS = ("belongs_to", "convened_by", "has_member")
SECTION_LISTS = ("mentions", "lists_party")

Entry = tuple[PathInFile, dict[str, Any]]


def reference_faults(document: Document) -> Iterator[Fault]:
    """Every name in the file that nothing in the file declares, and every id that is given twice."""
    value = document.value if isinstance(document.value, dict) else {}
    bodies = [*_entries(value, "bodies")]
    areas = [*_entries(value, "areas")]
    items = [*_entries(value, "items")]
    codes = _Declared({str(body.get("code")): str(body.get("kind")) for _, body in bodies})

    yield from _given_twice(document, bodies, "code", "koden", "the code")
    yield from _given_twice(document, areas, "number", "målområdets nummer", "the area's number")
    yield from _codes(document, ("agreement",), value.get("agreement"), ("of_board",), codes)
    if "agreement" in codes.kinds:  # the graph's name for the agreement itself, which rules would read instead
        path = next(path for path, body in bodies if str(body.get("code")) == "agreement")
        yield Fault(
            document.place((*path, "code")),
            "Koden `agreement` är upptagen: så heter överenskommelsen själv. Välj en annan.",
            "The code `agreement` is taken: it is the agreement itself. Choose another.",
        )
    for path, body in bodies:
        yield from _codes(document, path, body, BODY_LISTS, codes)
    for path, section in _sections(value, ()):
        yield from _codes(document, path, section, SECTION_LISTS, codes)
    yield from _appendices(document, value, items, codes)
    parts = {str(area.get("number")): _titles(place, area) for place, area in areas}
    every_part = {title: None for titles in parts.values() for title in titles}
    numbers = dict.fromkeys(str(item.get("number")) for _, item in items)
    for path, item in items:
        yield from _item_codes(document, path, item, codes)
        yield from _item_areas(document, path, item, parts, every_part)
        if not _PARTS.isdisjoint(item):
            yield from _item_parts(document, path, item, codes)
        if "serves" in item:
            yield from _served(document, path, item["serves"], numbers)
    yield from _years_twice(document)
    yield from spread_faults(document, bodies, items)


class _Declared:
    """The codes that the bodies of a file have, with their kinds."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self.kinds = kinds
        self._fitting: dict[str, frozenset[str]] = {}

    def fitting(self, relation: str) -> frozenset[str]:
        """Those that a relation can lead to; a kind that there is not is refused for what it is."""
        fitting = self._fitting.get(relation)
        if fitting is None:
            allowed = RELATIONS[relation].range
            fitting = frozenset(code for code, kind in self.kinds.items() if kind in allowed or kind not in KINDS)
            self._fitting[relation] = fitting
        return fitting

    def surely_fit(self, held: Any, relation: str) -> bool:
        """Whether what is written under a relation is seen at once to be right, as it nearly always is."""
        fitting = self.fitting(relation)
        if isinstance(held, list):
            try:
                return fitting.issuperset(held)
            except TypeError:  # a list or a mapping among them
                return False
        return isinstance(held, str) and held in fitting


def _item_codes(document: Document, path: PathInFile, item: dict[str, Any], codes: _Declared) -> Iterator[Fault]:
    yield from _codes(document, path, item, ITEM_LISTS, codes)
    for name in RECIPIENT_LISTS:
        recipients = item.get(name)
        if not isinstance(recipients, dict):
            continue
        for key in ("codes", "among"):
            if key in recipients and not codes.surely_fit(recipients[key], name):
                yield from _code_faults(document, recipients[key], (*path, name, key), codes, name)
        if _SAYING_WHO.isdisjoint(recipients):
            yield Fault(
                document.key_place((*path, name)),
                f"`{name}` säger inte vilka det är. Skriv `codes: [KOD, ...]` eller `all: true`.",
                f"`{name}` does not say who. Write `codes: [CODE, ...]` or `all: true`.",
            )


def _codes(
    document: Document, path: PathInFile, entry: Any, names: tuple[str, ...], codes: _Declared
) -> Iterator[Fault]:
    """The codes that an entry writes under relations to bodies."""
    for name in names if isinstance(entry, dict) else ():
        if name in entry and not codes.surely_fit(entry[name], name):  # most need no path
            yield from _code_faults(document, entry[name], (*path, name), codes, name)


def _appendices(document: Document, value: dict[str, Any], items: list[Entry], codes: _Declared) -> Iterator[Fault]:
    appendices = [*_entries(value, "appendices")]
    known = dict.fromkeys(str(appendix.get("belongs_to")) for _, appendix in appendices)
    for path, appendix in appendices:
        yield from _codes(document, path, appendix, ("belongs_to",), codes)
        for place, section in _sections(appendix, path):
            yield from _codes(document, place, section, SECTION_LISTS, codes)
    head = value.get("agreement")
    named = [*_texts(head.get("lists_appendix"), ("agreement", "lists_appendix"))] if isinstance(head, dict) else []
    for path, item in items:
        named += _texts(item.get("described_in"), (*path, "described_in"))
    for place, code in named:
        if code not in known:
            yield _undeclared(document, place, code, [*known], "bilagan", "the appendix", "appendices")


def _sections(value: dict[str, Any], path: PathInFile) -> Iterator[Entry]:
    """The sections of an entry, those inside them as well."""
    for place, section in _entries(value, "sections", path):
        yield place, section
        yield from _sections(section, place)


def _titles(path: PathInFile, area: dict[str, Any]) -> dict[str, None]:
    """The titles of an area's operational areas."""
    return {str(part.get("title")): None for _, part in _entries(area, "operational_areas", path)}


def _item_areas(
    document: Document,
    path: PathInFile,
    item: dict[str, Any],
    parts: dict[str, dict[str, None]],
    every_part: dict[str, None],
) -> Iterator[Fault]:
    """`parts` are the titles of the operational areas by the area's number, `every_part` those of all areas."""
    area = item.get("in_area")
    if isinstance(area, str) and area not in parts:
        yield _undeclared(document, (*path, "in_area"), area, [*parts], "målområdet", "the area", "areas")
    title = item.get("in_operational_area")
    if isinstance(title, str) and (not isinstance(area, str) or area in parts):
        titles = parts[area] if isinstance(area, str) else every_part
        if title not in titles:
            where = (*path, "in_operational_area")
            yield _undeclared(
                document, where, title, [*titles], "verksamhetsområdet", "the operational area", "operational_areas"
            )


def _item_parts(document: Document, path: PathInFile, item: dict[str, Any], codes: _Declared) -> Iterator[Fault]:
    results = [*_entries(item, "results", path)]
    for place, result in results:
        yield from _codes(document, place, result, ("held_by",), codes)
    indicators = [*_entries(item, "indicators", path)]
    yield from _given_twice(document, results, "id", "id", "the id")
    yield from _given_twice(document, indicators, "id", "id", "the id")
    known = {str(indicator.get("id")): None for _, indicator in indicators}
    claims = [entry for place, result in results for entry in _entries(result, "claims", place)]
    for place, measured in (*results, *claims):
        measured_by = measured.get("measured_by")
        for link in measured_by if isinstance(measured_by, dict) else ():
            if link not in known:
                where = (*place, "measured_by", link)
                yield _undeclared(
                    document,
                    where,
                    link,
                    [*known],
                    "indikatorn",
                    "the indicator",
                    "målets `indicators`",
                    "the goal's `indicators`",
                )


def _served(document: Document, path: PathInFile, serves: Any, numbers: dict[str, None]) -> Iterator[Fault]:
    for number in serves if isinstance(serves, dict) else ():
        if number not in numbers:
            known = [*numbers]
            yield _undeclared(document, (*path, "serves", number), number, known, "numret", "the number", "items")


def _code_faults(document: Document, held: Any, path: PathInFile, codes: _Declared, relation: str) -> Iterator[Fault]:
    """The codes of the value at `path` that no body has, and those whose body the relation cannot lead to."""
    fitting, allowed = codes.fitting(relation), RELATIONS[relation].range
    for place, code in _texts(held, path):
        if code in fitting:
            continue
        kind = codes.kinds.get(code)
        if kind is None:
            yield _undeclared(document, place, code, [*codes.kinds], "koden", "the code", "bodies")
        else:
            is_a = KINDS[kind]
            yield Fault(
                document.place(place),
                f"{code} är {is_a.sv}; här ska stå {_either('sv', allowed)}.",
                f"{code} is a {is_a.en}; here goes {_either('en', allowed)}.",
            )


def _either(language: Language, kinds: tuple[str, ...]) -> str:
    return enumerate_words([KINDS[kind].in_(language) for kind in kinds], language, OR)


def _undeclared(
    document: Document, path: PathInFile, name: str, known: list[str], sv: str, en: str, where: str, where_en: str = ""
) -> Fault:
    meant = did_you_mean(name, known)
    place = document.key_place(path) if path[-1] == name else document.place(path)
    where_sv, where_en = (where, where_en) if where_en else (f"`{where}`", f"`{where}`")
    return Fault(
        place,
        f"{sv.capitalize()} {name} finns inte under {where_sv}.{meant[0]}",
        f"{en.capitalize()} {name} is not declared under {where_en}.{meant[1]}",
    )


def _given_twice(document: Document, entries: list[Entry], key: str, sv: str, en: str) -> Iterator[Fault]:
    first: dict[str, PathInFile] = {}
    for path, entry in entries:
        name = entry.get(key)
        if not isinstance(name, str):
            continue
        if name in first:
            line = document.place((*first[name], key)).line
            yield Fault(
                document.place((*path, key)),
                f"{sv.capitalize()} {name} har redan getts på rad {line}. Ge varje post sitt eget.",
                f"{en.capitalize()} {name} has been given already, on line {line}. Give each entry its own.",
            )
        else:
            first[name] = path


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


def _entries(value: dict[str, Any], key: str, path: PathInFile = ()) -> Iterator[Entry]:
    """The mappings in the list under `key`, with their paths."""
    found = value.get(key)
    if isinstance(found, list):
        for position, entry in enumerate(found):
            if isinstance(entry, dict):
                yield (*path, key, position), entry


def _texts(held: Any, path: PathInFile) -> Iterator[tuple[PathInFile, str]]:
    """The texts of the value at `path`, one or a list, or the candidates of an unknown, with their paths."""
    if isinstance(held, dict):
        held, path = held.get("among"), (*path, "among")
    if isinstance(held, str):
        yield path, held
    elif isinstance(held, list):
        for position, text in enumerate(held):
            if isinstance(text, str):
                yield (*path, position), text
