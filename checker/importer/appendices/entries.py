"""The appendices' lines -> each appendix as the file writes it, with what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from checker.importer.appendices.area_names import told_apart
from checker.importer.appendices.parts import Known
from checker.importer.appendices.printed import parts
from checker.importer.appendices.sections import Asked, nested
from checker.importer.doubt import Doubt
from checker.importer.outline import appendix_heading, begins_appendix
from checker.importer.reading import Reading, Understood
from checker.importer.text.joined import joined
from checker.importer.text.layout import layout_of
from checker.importer.text.lines import Line
from checker.importer.text.prose import paragraph_of

_IS_HEADING: Final = "Är det här en rubrik, eller en mening i texten?"
_WHICH_HEADING: Final = "Vilken rubrik hör texten till? Den står sist, efter punkterna under den ena."


def appendices_in(
    lines: Sequence[Line],
    items: Sequence[Mapping[str, Any]],
    titles: Collection[str],
    reading: Reading,
    told: Callable[[int], None],
) -> Iterator[Understood]:
    """The appendices, each from its heading to the next's; `told` is told the last line of each.

    `items` are the agreement's, whose base assignments list the areas of an appendix; `titles` those of its areas and
    operational areas, in small letters.
    """
    wordings, names = reading.wordings, reading.names
    starts = [at for at in range(len(lines)) if begins_appendix(lines, at, wordings, names)]
    starts = [at for at in starts if at - 1 not in starts or wordings.match("appendix_label", lines[at].text)]
    for begin, end in pairwise([*starts, len(lines)]):
        found = _appendix(lines[begin:end], items, titles, reading)
        told(lines[end - 1].number)
        if found is not None:
            yield found


def _appendix(
    lines: Sequence[Line], items: Sequence[Mapping[str, Any]], titles: Collection[str], reading: Reading
) -> Understood | None:
    label = reading.wordings.match("appendix_label", lines[0].text)
    first = 1 if label else 0
    heading = appendix_heading(lines, first, reading.wordings, reading.names)
    if heading is None:
        return None
    text, code, length = heading
    body, node = lines[first + length :], f"appendix/{code}"
    known = _known(body, code, items, titles, reading)
    own = paragraph_of(lines[first : first + length], reading.spelling)
    sections, asked = nested([*parts(body, known)], known, own)
    doubts = [*joined([[run for section in sections for run in section.runs()]], node)]
    doubts += [_doubt(node, one) for one in asked]
    used = (*(line.number for line in lines[: first + length]), *(at for section in sections for at in section.lines()))
    entry: dict[str, Any] = {"belongs_to": code, "title": text}
    if label and label.get("reference"):
        entry["reference_number"] = label.groups["reference"]
    entry["source"] = {"line": str(lines[0].number)}
    if sections:
        entry["sections"] = [section.written() for section in sections]
    return Understood(node, entry, tuple(doubts), used)


def _known(
    body: Sequence[Line], code: str, items: Sequence[Mapping[str, Any]], titles: Collection[str], reading: Reading
) -> Known:
    """What tells the headings of a division's appendix: among others the areas that its base assignments list."""
    areas: set[str] = set()
    units = reading.names.copy()
    for item in items:
        if item["kind"] == "base_assignment" and code in item.get("named_in_sentence", {}).get("codes", ()):
            for area in told_apart(item.get("area_names", ""), (line.text for line in body), reading.wordings):
                areas.add(area.casefold())
                units.add(area, area)
    layout = layout_of(body, reading.spelling, reading.layout)
    return Known(reading.wordings, reading.names, units, areas, titles, layout)


def _doubt(node: str, asked: Asked) -> Doubt:
    code, question = ("under", _WHICH_HEADING) if asked.among else ("heading", _IS_HEADING)
    return Doubt(code, node, "", asked.paragraph.text, asked.among, question, asked.paragraph.line)
