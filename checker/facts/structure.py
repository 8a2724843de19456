"""Facts on how the agreement is built: the sections of its text and of its appendices."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.facts.possible import Reader, changed, table_of
from checker.facts.wording import Names, key
from checker.graph import AGREEMENT, Graph, Table, Values

_PARTS: Final = frozenset(
    {"avdelning", "avdelningen", "division", "divisionen", "enhet", "enheten", "område", "området"}
    | {"verksamhetsområde", "verksamhetsområdet"}
)
"""What a title says that its part is, before the name."""


def title_key(reader: Reader) -> Table:
    """A section's title without case, punctuation, parenthesis, the names of divisions and what kind of part it is.

    "Avdelning Skydd mot olyckor" is `skydd mot olyckor`, but "Ekonomiavdelningen" stays; a title that is nothing but a
    division's name keeps it. Absent without a title, unknown with an unknown one.
    """
    names = _names(division_names(reader.graph))

    def keys(titles: Values) -> Values:
        return tuple(dict.fromkeys([plain_key(title, names) for title in titles]))

    return changed(reader, ("section",), "title", keys)


def common_rows(reader: Reader) -> Table:
    """The title keys of common rows that stand in more than half of the appendices; absent without appendices.

    Unknown where a row's role or title is, and it may be the one that is missing to more than half.
    """
    appendices = reader.graph.by_kind["appendix"]

    def answer(read: Reader, node: str) -> Values:
        counts: dict[str, int] = {}
        for appendix in appendices:
            for found in {one: None for row in _common(read, appendix) for one in read("title_key", row)}:
                counts[found] = counts.get(found, 0) + 1
        return tuple(found for found, count in counts.items() if 2 * count > len(appendices))

    return table_of(reader, ("agreement",), answer, many=True)


def common_row_names(reader: Reader) -> Table:
    """What common rows are called: their whole titles, as keys, and each side of a slash in one; on the agreement."""
    graph = reader.graph
    divisions = _names(division_names(graph))

    def answer(read: Reader, node: str) -> Values:
        common = dict.fromkeys(read("common_rows", node))
        slashed = [row for row in rows if not common.keys().isdisjoint(read("title_key", row))]
        sides = (side for row in slashed for title in read("title", row) for side in title.split("/"))
        return tuple(dict.fromkeys((*common, *(plain_key(side, divisions) for side in sides))))

    titles = graph.tables["title"].known
    found = [row for appendix in graph.by_kind["appendix"] for row in common_rows_in(graph, appendix)]
    rows = [row for row in found if any("/" in title for title in titles.get(row, ()))]
    return table_of(reader, ("agreement",), answer, many=True)


def area_keys(reader: Reader) -> Table:
    """The names of areas, as keys: those that a base assignment lists, and those that are headings in an appendix.

    A base assignment's names that are common rows of the appendices, by a whole title or by what stands on one side of
    its slash, are no areas of its own and are left out; nothing is split.

    An appendix is read as deep as the base assignment that it describes goes. A chapter stands under its own name where
    the base assignment names it, or names nothing inside it; it stands for its rows where only these are named (a
    "Verksamhetsområde Fritid" whose rows are the areas). A row that is named under a chapter that is named too stands
    beside it ("Kommunfastigheter (inkl. Fordonssamordning)"), and the chapter's other rows are its own affair. A row
    that repeats its chapter is the same key. Without a base assignment, the uppermost headings stand.
    """
    graph = reader.graph
    names = _names(division_names(graph))
    described = graph.inverse("described_in")

    def listed(read: Reader, node: str) -> Values:
        keys = dict.fromkeys(plain_key(name, names) for name in read("area_names", node))
        common = read("common_row_names", AGREEMENT) if keys else ()
        return tuple(one for one in keys if one not in common)

    def answer(read: Reader, node: str) -> Values:
        if graph.nodes[node] == "base_assignment":
            return listed(read, node)
        wanted = {one for base in described.known.get(node, ()) for one in listed(read, base)}
        tops = _area_sections(read, read("has_section", node))
        return tuple(dict.fromkeys(one for top in tops for one in _headings(read, top, wanted)))

    return table_of(reader, ("base_assignment", "appendix"), answer, many=True)


def description_forms(reader: Reader) -> Table:
    """How a group is described in the appendices, without case and punctuation; absent where no appendix describes it.

    The agreement file writes a description under the group itself, for each appendix.
    """
    known: dict[str, Values] = {}
    for body in reader.graph.agreement.bodies:
        if forms := tuple(dict.fromkeys(map(key, body.get("descriptions", {}).values()))):
            known[body["code"]] = forms
    return Table(known, {})


def division_names(graph: Graph) -> tuple[str, ...]:
    """The names of divisions, as keys, longest first."""
    names = [
        key(name)
        for division in graph.by_kind["division"]
        for word in ("name", "printed_name")
        for name in graph.tables[word].known.get(division, ())
    ]
    return tuple(sorted(filter(None, dict.fromkeys(names)), key=lambda name: (-len(name), name)))


_names = lru_cache(maxsize=16)(Names)
"""The names of divisions, the same for agreements that have the same."""


@lru_cache(maxsize=1024)  # many stand in each appendix, and are listed too
def plain_key(title: str, divisions: Names) -> str:
    """A title's key without the names of divisions and without the kind of part before the name."""
    whole = key(title.partition("(")[0]) or key(title)
    rest = f" {whole} "
    for name in divisions.in_words_of(whole):
        if name in rest:
            rest = rest.replace(f" {name} ", " ")
    words = rest.split() or whole.split()
    for place, word in enumerate(words[:-1]):
        if word in _PARTS:
            after = words[place + 1 :]
            return " ".join(words[:place] + (after[1:] if after[0] == "för" and len(after) > 1 else after))
    return " ".join(words)


def _common(read: Reader, node: str) -> Iterator[str]:
    """The common rows under an appendix or a section, at any depth."""
    for section in read("has_section", node):
        if read.has("role", section, "common_row"):
            yield section
        yield from _common(read, section)


def common_rows_in(graph: Graph, node: str) -> list[str]:
    """The sections under an appendix or a section that are common rows, or may be."""
    known, unknown = graph.tables["role"]
    inside = graph.tables["has_section"].known
    rows: list[str] = []
    waiting = [*reversed(inside.get(node, ()))]
    while waiting:
        section = waiting.pop()
        perhaps = section in unknown and any(one.may_be("common_row") for one in unknown[section])
        if perhaps or "common_row" in known.get(section, ()):
            rows.append(section)
        if section in inside:
            waiting += reversed(inside[section])
    return rows


def _area_sections(read: Reader, sections: Values) -> Iterator[str]:
    """The uppermost of these sections, or of those inside them, that are about an area."""
    for section in sections:
        if read.has("role", section, "area"):
            yield section
        else:
            yield from _area_sections(read, read("has_section", section))


def _headings(read: Reader, section: str, wanted: set[str]) -> Values:
    """The names under which an area's section stands, as deep as `wanted` goes."""
    own = read("title_key", section)
    rows = [*_area_sections(read, read("has_section", section))]
    inside = {row: {*_keys_within(read, row)} & wanted for row in rows}
    if not any(inside.values()):
        return own
    if wanted.isdisjoint(own):
        return tuple(one for row in rows for one in _headings(read, row, wanted))
    return (*own, *(one for row in rows for one in _keys_within(read, row) if one in wanted))


def _keys_within(read: Reader, section: str) -> Iterator[str]:
    yield from read("title_key", section)
    for row in _area_sections(read, read("has_section", section)):
        yield from _keys_within(read, row)
