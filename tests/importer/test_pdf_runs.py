"""Which words of a printed line are one text: by the order of the file, spaces, drawn lines, and stretched lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import pytest

from checker.importer.pdf.lines import PrintedLine, Word
from checker.importer.pdf.runs import stretch_of, with_runs

SIZE: Final = 10.0
LETTER: Final = 5.0
SPACE: Final = 2.5


def line(
    number: int, *texts: str, x0: Sequence[float] = (50.0,), gap: float = SPACE, spaced: bool = True
) -> PrintedLine:
    """A line of texts that begin where they are said to, written one after another; `gap` parts their words.

    After the last word of a text stands a space too if the text ends with one.
    """
    words, letters = [], 100 * number
    for text, begin in zip(texts, x0, strict=True):
        said = text.split()
        for at, word in enumerate(said, start=1):
            space = SPACE if spaced and (at < len(said) or text.endswith(" ")) else 0.0
            end = begin + LETTER * len(word)
            place = (begin, end, 12.0 * number, 12.0 * number + SIZE, SIZE)
            words.append(Word(word, *place, bold=False, space=space, at=letters, end=letters + len(word)))
            letters, begin = letters + len(word), end + gap
    return PrintedLine(1, tuple(words))


def segments(lines: Sequence[PrintedLine], at: int = 0) -> list[str]:
    """The texts of one of the lines of a document."""
    return [segment.text for segment in with_runs(lines)[at].segments]


PROSE: Final = [line(number, "ord som följer på varandra i texten") for number in range(10, 20)]
STRETCHED: Final = [line(number, "en text som är utdragen", gap=9.0) for number in range(20, 23)]


def test_a_gap_alone_tells_where_nothing_else_does() -> None:
    assert segments([line(1, "Titel utan", "Utfall", x0=(50, 110))]) == ["Titel utan", "Utfall"]
    assert segments([line(1, "ett två", gap=7.0, spaced=False)]) == ["ett två"]


def test_a_stretched_line_is_one_text() -> None:
    assert segments(STRETCHED) == ["en text som är utdragen"]
    assert segments([line(1, "en text", gap=9.0), *STRETCHED]) == ["en", "text"]


def test_two_words_are_stretched_where_stretched_lines_end() -> None:
    end = STRETCHED[0].words[-1].x1
    gap = end - 50.0 - 2 * LETTER - 4 * LETTER
    assert segments([line(1, "en text", gap=gap), *STRETCHED]) == ["en text"]
    assert segments([line(1, "en text", gap=gap - 5), *STRETCHED]) == ["en", "text"]


def test_cells_that_end_with_spaces_are_no_stretched_line() -> None:
    places = (50.0, 100.0, 150.0)
    head = line(1, "Utfall ", "Utfall ", "Utfall ", x0=places)
    years = line(2, "2023", "2024", "2025", x0=places)
    again = [line(number, "Utfall ", "Utfall ", "Utfall ", x0=places) for number in (3, 5)]
    assert segments([head, years, again[0], years, again[1], years]) == ["Utfall"] * 3


def test_a_narrow_gap_parts_what_the_file_does_not_write_together() -> None:
    close = line(1, "Titel", "Text bredvid", x0=(50, 50 + 5 * LETTER + 6))
    assert segments([close]) == ["Titel Text bredvid"]
    assert segments([close, *PROSE]) == ["Titel", "Text bredvid"]
    (title,), (text, *_) = line(1, "Titel ").words, line(1, "och mer om Text", x0=(20,)).words[3:]
    beside = PrintedLine(1, (title, text._replace(x0=title.x1 + 6, x1=title.x1 + 26)))
    assert segments([beside, *PROSE]) == ["Titel", "Text"]


def test_a_drawn_line_parts_texts_but_not_a_text_that_it_runs_through() -> None:
    beside = line(1, "Titel ", "Text bredvid", x0=(50, 50 + 5 * LETTER + 6))
    assert segments([beside._replace(walls=(78.0,))]) == ["Titel", "Text bredvid"]
    through = line(1, "en text")
    wall = (through.words[0].x1 + through.words[1].x0) / 2
    assert segments([through._replace(walls=(wall,))]) == ["en text"]


@pytest.mark.parametrize(("gap", "told"), [(SPACE, False), (SPACE + 0.3, False), (SPACE + 2, True), (SPACE - 1, True)])
def test_whether_the_spaces_of_a_line_are_as_its_font_has_them(gap: float, told: bool) -> None:
    words = line(1, "en text som är lång", gap=gap).words
    assert stretch_of(words) is told
    assert stretch_of(words[:1]) is None
    assert all(after.x0 > word.x1 for word, after in pairwise(words))
