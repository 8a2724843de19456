"""Sparklines: an indicator's outcomes as a small line, with what is wanted as a line across or in steps by year.

They stand beside the figures, with their years, and beside what is wanted; a sparkline does not repeat them, but says
what cannot be drawn.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from checker.gapreport.pictures.blocks import moved, spread, stacked, text_block
from checker.gapreport.pictures.drawing import Block, Box, Drawing, Label, Line, Mark, Shape
from checker.gapreport.pictures.series import Series, Target, series_of
from checker.gapreport.pictures.widths import cut, shortened, width_of
from checker.graph import Graph
from checker.words import LANGUAGES, Language, Text, enumerate_words, number_words

_WIDTH: Final = 212
_PLOT: Final = 104
_HEIGHT: Final = 30
_EDGE: Final = 3
_MOST: Final = 4
"""How many targets are named beside the line; the words name all."""
TOO_FEW: Final = Text("för få värden för en linje", "too few values for a line")
NONE: Final = Text("inget utfall", "no outcome")
_BETTER: Final = {
    "up": Text("högre är bättre", "higher is better"),
    "down": Text("lägre är bättre", "lower is better"),
}
_SOME_YEARS_UNKNOWN: Final = Text("årtal saknas", "years are not known")
_NOT_JOINED: Final = Text(
    "värden utan linje mellan sig kan inte jämföras", "values without a line between them cannot be compared"
)


def sparkline(graph: Graph, indicator: str, language: Language) -> Drawing:
    """The sparkline of an indicator, 212 pixels wide; without outcomes it says so."""
    series = series_of(graph, indicator)
    plot = _plot(series, language) if series.values else Block((), 0)
    said = [one.in_(language) for one in _undrawn(series)]
    whole = " · ".join(said)
    lines = [whole] if width_of(whole, 11) <= _WIDTH - 2 * _EDGE else said
    words = [text_block(line, _WIDTH - 2 * _EDGE, 11, role="muted") for line in lines]
    body = stacked((plot, stacked(words)), 4)
    height = round(body.height + 2 * _EDGE)
    return Drawing(
        cut(series.title, 200) or indicator,
        _described(series, language),
        _WIDTH,
        height,
        (Box(0, 0, _WIDTH, height, "paper"), *moved(body.shapes, _EDGE, _EDGE)),
    )


def _plot(series: Series, language: Language) -> Block:
    """The values as points and lines, the targets across, and at the right the latest value and the targets."""
    levels = [*series.values, *(target.value for target in series.targets)]
    lowest, highest = min(levels), max(levels)

    def y(value: Decimal) -> float:
        if highest == lowest:
            return _HEIGHT / 2
        return 5 + (_HEIGHT - 10) * float((highest - value) / (highest - lowest))

    across = _across(series)
    points = [(x, y(value)) for x, value in zip(across, series.values, strict=True)]
    shapes: list[Shape] = [Line(tuple((x, y(value)) for x, value in line), "target") for line in _wanted(series)]
    for joined, (one, other) in zip(series.joined, pairwise(points), strict=True):
        shapes += [Line((one, other), "lead")] if joined else []
    shapes += [Mark(x, down, "ring", "lead", 3.4) for x, down in points[:-1]]
    shapes.append(Mark(*points[-1], "disc", "lead", 4))
    room = _WIDTH - 2 * _EDGE - _PLOT - 8
    names = [(points[-1][1], number_words(series.values[-1], language), True)]
    names += [(y(one.value), one.named(language), False) for one in _named(series.targets)]
    names.sort(key=lambda name: name[0])
    tops = spread([centre for centre, _, _ in names], [14] * len(names), 0, _HEIGHT, 0)
    for top, (_, words, bold) in zip(tops, names, strict=True):
        size = 12 if bold else 11
        fitting = words if width_of(words, size, bold=bold) <= room else shortened(words, room, size, bold=bold)
        shapes.append(Label(_PLOT + 8, top + 11, fitting, size, bold))
    return Block(tuple(shapes), max(_HEIGHT, tops[-1] + 14))


def _named(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets that have room: all, or the first and the last."""
    return targets if len(targets) <= _MOST else (*targets[: _MOST - 1], targets[-1])


def _across(series: Series) -> list[float]:
    """Where the values stand: by their years where all are known, else one after another."""
    count, room = len(series.values), _PLOT - 10
    if series.stepped:
        first, width = _scale(series)
        years = [year for year in series.years if year is not None] if series.dated else range(first, first + count)
        return [width * (year - first + 0.5) for year in years]
    if count == 1:
        return [5 + room / 2]
    if series.dated:
        years = [year for year in series.years if year is not None]
        return [5 + room * (year - years[0]) / (years[-1] - years[0]) for year in years]
    return [5 + room * place / (count - 1) for place in range(count)]


def _scale(series: Series) -> tuple[int, float]:
    """The first year across, and how wide a year is; outcomes whose years are unknown stand before the first target."""
    wanted = [one.year for one in series.targets if one.year is not None]
    dated = [year for year in series.years if year is not None] if series.dated else []
    first = min(*wanted, *dated) if dated else min(wanted) - len(series.values)
    return first, _PLOT / (max(*wanted, *dated) - first + 1)


def _wanted(series: Series) -> list[list[tuple[float, Decimal]]]:
    """What is wanted as lines: across, or in steps, each from its year to where the next begins."""
    if not series.stepped:
        return [[(0, one.value), (_PLOT, one.value)] for one in series.targets]
    first, width = _scale(series)
    by_operator: dict[str, list[tuple[int, Decimal]]] = {}
    for one in series.targets:
        by_operator.setdefault(one.operator, []).append((one.year or first, one.value))
    lines: list[list[tuple[float, Decimal]]] = []
    for steps in by_operator.values():
        ends = [year for year, _ in steps[1:]] + [steps[-1][0] + 1]
        lines.append(
            [
                (width * (at - first), value)
                for (year, value), end in zip(steps, ends, strict=True)
                for at in (year, end)
            ]
        )
    return lines


def _undrawn(series: Series) -> list[Text]:
    """What the picture itself does not show: that there are no values, too few of them, or some without a line."""
    if not series.values:
        return [NONE]
    said = [TOO_FEW] if len(series.values) == 1 else []
    return said if all(series.joined) else [*said, _NOT_JOINED]


def _described(series: Series, language: Language) -> str:
    """The picture in words: every value with its year, and what is wanted."""
    figures = [
        number_words(value, language) + (f" ({year})" if year is not None else "")
        for value, year in zip(series.values, series.years, strict=True)
    ]
    said = []
    if figures:
        listed = enumerate_words(figures, language, between="; ")
        said.append(Text(f"Utfall, äldst först: {listed}", f"Outcomes, oldest first: {listed}"))
        said += [] if series.dated else [_SOME_YEARS_UNKNOWN]
    else:
        said.append(NONE)
    if series.targets:
        sv, en = (enumerate_words([one.named(to) for one in series.targets], to, between="; ") for to in LANGUAGES)
        many = len(series.targets) > 1
        said.append(Text(f"{'målvärden' if many else 'målvärde'}: {sv}", f"{'targets' if many else 'target'}: {en}"))
    better = [_BETTER[series.better]] if series.better else []
    undrawn = _undrawn(series) if figures else []
    sentences = [one.in_(language) for one in (*said, *undrawn, *better)]
    return " ".join(f"{one[0].upper()}{one[1:]}." for one in sentences)
