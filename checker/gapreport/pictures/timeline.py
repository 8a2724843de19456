"""The timeline: every assignment from its start to its end, against the agreement's year and the mandate period."""

from __future__ import annotations

import math
from datetime import date
from typing import Final

from checker.gapreport.pictures.blocks import (
    gap_block,
    indented,
    legend,
    moved,
    stacked,
    text_block,
    whole_drawing,
)
from checker.gapreport.pictures.drawing import EDGE, NARROW, WIDE, Block, Box, Drawing, Label, Line, Mark, Shape
from checker.gapreport.pictures.graph_words import NO_TITLE
from checker.gapreport.pictures.spans import BACKWARDS, BEYOND, FINAL, MISSING, PASSED, UNKNOWN, Span, Times, times
from checker.gapreport.pictures.widths import cut, shortened, width_of
from checker.gapreport.setting import title_of
from checker.graph import Graph
from checker.named import NamedTuple
from checker.rendering import label
from checker.run import Checked
from checker.words import HARD_SPACE, Language, Text

_BEFORE: Final = 5
_AFTER: Final = 7
"""How many years before and after the agreement's the picture reaches at most."""
_LABELS: Final = 312
_YEAR: Final = 32
"""The room that the name of a year takes."""
_BAR: Final = 8
_STRIP: Final = 18
_ROW_GAP: Final = 9
_LONGEST_TITLE: Final = 500
"""What is told of a title in words; the picture itself has room for less."""


_COUNTED: Final = {
    FINAL: Text("{} slutredovisas i år.", "{} with a final report this year."),
    PASSED: Text("{} har passerat sitt slutdatum.", "{} past the end date."),
    BEYOND: Text("{} pågår efter mandatperioden.", "{} running past the mandate period."),
    BACKWARDS: Text("{} slutar före sin start.", "{} ending before the start."),
}


class _Scale(NamedTuple):
    """From days to pixels: the years `first` to `last` take the room from 0 to `width`."""

    first: int
    last: int
    width: float

    def x(self, day: date) -> float:
        """Where a day is, kept within the picture."""
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return min(max((day.toordinal() - begin) / (end - begin), 0), 1) * self.width

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self.x(date.fromordinal(min(day.toordinal() + 1, date.max.toordinal())))

    def holds(self, day: date) -> bool:
        """Whether a day is in the picture."""
        return self.first <= day.year <= self.last


def picture(checked: Checked, language: Language, *, day: date, division: str | None, narrow: bool) -> Drawing:
    """The timeline of an agreement's assignments, or of those that concern one division."""
    graph, found = checked.graph, times(checked, day, division)
    name, about = _told(found, graph, language, division)
    room = (NARROW if narrow else WIDE) - 2 * EDGE
    if not found.spans:
        return whole_drawing(name, title_of(graph), about, (_none(language, room),), room)
    axis, body = _body(found, language, room, narrow=narrow)
    return whole_drawing(name, title_of(graph), about, (_key(found, language, room), body), room, axis)


def told(checked: Checked, language: Language, *, day: date, division: str | None) -> tuple[str, str]:
    """What the picture is called, and what it shows in words."""
    return _told(times(checked, day, division), checked.graph, language, division)


def _told(found: Times, graph: Graph, language: Language, division: str | None) -> tuple[str, str]:
    name = Text("Uppdragen från start till slut", "The assignments from start to end").in_(language)
    if division is not None:
        name = f"{name}: {label(graph, division, language)}"
    return name, _described(found, language)


def _none(language: Language, width: float) -> Block:
    return text_block(
        Text("Det finns inga uppdrag att visa.", "There are no assignments to show.").in_(language), width
    )


def _body(found: Times, language: Language, width: float, *, narrow: bool) -> tuple[Block, Block]:
    """The years; and with a row for each assignment beneath them, its bar beside or, narrow, under its words."""
    at = 0.0 if narrow else float(_LABELS)
    scale = _scale(found, width - at - 2)
    axis = indented(_axis(found, scale, language), at)
    rows = [_row(span, scale, found, language, width, narrow=narrow) for span in found.spans]
    table = stacked(rows, _ROW_GAP, cut=True)
    behind: tuple[Shape, ...] = ()
    if not narrow:
        behind = moved(_guides(found, scale, 0, table.height + 6), at, axis.height + 2)
    whole = stacked((axis, table), 8)
    return axis._replace(height=axis.height + 8), whole._replace(shapes=(*behind, *whole.shapes))


def _scale(found: Times, width: float) -> _Scale:
    """As many years as the assignments need, within reason."""
    days = [day.year for span in found.spans for day in (span.start, span.end) if day is not None]
    years = [found.year, *days, *(found.mandate[1:] if found.mandate else ())]
    first = max(min(years), found.year - _BEFORE)
    last = min(max(years), found.year + _AFTER)
    return _Scale(first, max(last, first), width)


def _axis(found: Times, scale: _Scale, language: Language) -> Block:
    """The mandate period, the years, and the day of the check."""
    shapes: list[Shape] = []
    y = 0.0
    if found.mandate and found.mandate[0] <= scale.last and found.mandate[1] >= scale.first:
        begin, end = found.mandate
        left, right = scale.x(date(max(begin, 1), 1, 1)), scale.after(date(end, 12, 31))
        words = Text(f"mandatperiod {begin}–{end}", f"mandate period {begin}–{end}").in_(language)
        anchor = min(left, scale.width - width_of(words, 11))
        shapes += [Label(max(anchor, 0), 11, words, 11, role="muted"), Line(((left, 18), (right, 18)), "frame")]
        shapes += [
            Mark(x, 18, "bar", "frame", 4)
            for x, shown in ((left, begin >= scale.first), (right, end <= scale.last))
            if shown
        ]
        y = 26
    step = math.ceil(_YEAR * (scale.last - scale.first + 1) / scale.width)  # every other year where there is no room
    for year in range(scale.first + (found.year - scale.first) % step, scale.last + 1, step):
        middle = (scale.x(date(year, 1, 1)) + scale.after(date(year, 12, 31))) / 2
        shapes.append(Label(middle, y + 12, str(year), bold=year == found.year, anchor="middle"))
    y += 17
    if scale.holds(found.day):
        x = scale.x(found.day)
        words = found.day.isoformat()
        half = width_of(words, 11) / 2
        shapes.append(Label(min(max(x, half), scale.width - half), y + 10, words, 11, anchor="middle"))
        y += 14
    return Block(tuple(shapes), y)


def _guides(found: Times, scale: _Scale, top: float, bottom: float, *, years: bool = True) -> tuple[Shape, ...]:
    """The agreement's year as a ground, the bounds of all years or of that one, and a line for the day of the check."""
    left, right = scale.x(date(found.year, 1, 1)), scale.after(date(found.year, 12, 31))
    shapes: list[Shape] = [Box(left, top, right - left, bottom - top, "year")]
    for year in range(scale.first, scale.last + 2) if years else (found.year, found.year + 1):
        x = scale.x(date(year, 1, 1)) if year <= scale.last else scale.width
        shapes.append(Line(((x, top), (x, bottom)), "grid"))
    if scale.holds(found.day):
        x = scale.x(found.day)
        shapes.append(Line(((x, top), (x, bottom)), "day"))
    return tuple(shapes)


def _row(span: Span, scale: _Scale, found: Times, language: Language, width: float, *, narrow: bool) -> Block:
    """An assignment: its words, and its bar beside or beneath them."""
    room = width if narrow else _LABELS - 14
    number = span.number if width_of(span.number, 12, bold=True) <= 64 else shortened(span.number, 64, 12, bold=True)
    indent = max(width_of(number, 12, bold=True), 30) + 7
    words = stacked(
        (
            text_block(span.title or NO_TITLE.in_(language), room - indent, most=4),
            text_block(span.words(language), room - indent, 11, role="muted", most=5),
            *(gap_block(gap.in_(language), room - indent) for gap in span.gaps),
        ),
        1,
    )
    text = Block((Label(0, 12, number, bold=True), *moved(words.shapes, indent, 0)), max(words.height, 15))
    if narrow:
        guides = _guides(found, scale, 0, _STRIP, years=False)
        strip = Block((*guides, *moved(_bar(span, scale), 0, _STRIP / 2)), _STRIP)
        return stacked((text, strip), 3)
    return Block((*text.shapes, *moved(_bar(span, scale), _LABELS, 8)), max(text.height, _STRIP))


def _bar(span: Span, scale: _Scale) -> tuple[Shape, ...]:
    """The bar of an assignment around y 0; what has no date at one end is drawn with dashes from the other."""
    start, end = span.start, span.end
    if start is None and end is None:
        return ()
    left, right = scale.x(start) if start else 0.0, scale.after(end) if end else scale.width
    shapes: list[Shape] = []
    if start is None or end is None:
        shapes.append(Line(((left, 0), (right, 0)), "support"))
        shapes.append(Mark(min(max(left if start else right, 4), scale.width - 4), 0, "bar", "lead", 5))
    elif end < start:
        shapes.append(Line(((min(left, right), 0), (max(left, right), 0)), "gap"))
    elif right - left > 0:
        shapes.append(Box(left, -_BAR / 2, max(right - left, 2), _BAR, "bar"))
        if end.year > scale.last:
            shapes.append(Mark(scale.width - 4, 0, "right", "everyone", 4))
    for day in span.occasions:
        if scale.holds(day):
            x = min(scale.after(day), scale.width)
            shapes.append(Line(((x, -8), (x, 8)), "frame"))
    if span.final and end is not None:
        shapes.append(Mark(min(max(scale.after(end), 5), scale.width - 5), 0, "diamond", "lead", 5))
    return tuple(shapes)


def _key(found: Times, language: Language, width: float) -> Block:
    """What the signs mean, as far as they are in the picture."""
    entries: list[tuple[tuple[Shape, ...], Text]] = [
        (
            (Box(0, 3, 12, 11, "year"),),
            Text(f"överenskommelsens år {found.year}", f"the agreement's year {found.year}"),
        ),
        ((Line(((6, 2), (6, 15)), "day"),), Text(f"kontrollens dag {found.day}", f"day of the check {found.day}")),
    ]
    if any(span.final for span in found.spans):
        entries.append(((Mark(6, 8.5, "diamond", "lead", 5),), FINAL))
    if any((span.start is None) != (span.end is None) for span in found.spans):
        entries.append(((Line(((0, 8.5), (12, 8.5)), "support"),), Text("datum saknas", "a date is missing")))
    if any(span.occasions for span in found.spans):
        followed = Text(
            f"följs upp: vår, delår, helår (räknat till {_named('30 april', '31 augusti', '31 december')})",
            f"follow-up: spring, interim, year end (taken as {_named('30 April', '31 August', '31 December')})",
        )
        entries.append(((Line(((6, 2), (6, 15)), "frame"),), followed))
    return legend([(shapes, words.in_(language)) for shapes, words in entries], width)


def _named(*days: str) -> str:
    """Days of a month, each kept on its line."""
    return ", ".join(day.replace(" ", HARD_SPACE) for day in days)


def _described(found: Times, language: Language) -> str:
    """The picture in words: how many, which years, and every assignment with its dates."""
    number = len(found.spans)
    sentences = [Text(f"{number} uppdrag.", f"{number} assignment{'s' * (number != 1)}.").in_(language)]
    for text, one in _COUNTED.items():
        count = sum(text in span.said for span in found.spans)
        sentences += [one.in_(language).format(count)] if count else []
    lacking = (*MISSING.values(), *UNKNOWN.values())
    undated = sum(any(one in lacking for one in span.said) for span in found.spans)
    if undated:
        sv = f"{undated} saknar start- eller slutdatum, eller det är okänt."
        sentences.append(Text(sv, f"{undated} without a start or end date, or it is not known.").in_(language))
    for span in found.spans:
        sentences.append(f"{span.number} {cut(span.title, _LONGEST_TITLE)}: {span.told(language)}.")
    return " ".join(sentences)
