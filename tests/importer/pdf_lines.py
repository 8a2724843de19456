"""Printed lines of a PDF for tests: words at their places, as a file of so many columns writes them."""

from __future__ import annotations

from typing import Final

from checker.importer.pdf.lines import PrintedLine, Word

SIZE: Final = 10.0
LETTER: Final = 5.0
SPACE: Final = 2.5


def words(text: str, x0: float, top: float, at: int = 0) -> tuple[Word, ...]:
    """The words of a text that begins at a place, the first of them letter number `at` of the page."""
    made: list[Word] = []
    for word in text.split():
        end = x0 + LETTER * len(word)
        made.append(Word(word, x0, end, top, top + SIZE, SIZE, bold=False, space=SPACE, at=at, end=at + len(word)))
        x0, at = end + SPACE, at + len(word)
    return (*made[:-1], made[-1]._replace(space=0.0))


def page(*texts: tuple[str, float, float], number: int = 1) -> list[PrintedLine]:
    """The lines of a page: texts with where they begin and their tops, in the order in which they are written."""
    at, rows = 0, dict[float, list[Word]]()
    for text, x0, top in texts:
        made = words(text, x0, top, at)
        rows.setdefault(top, []).extend(made)
        at = made[-1].end
    return [PrintedLine(number, tuple(sorted(row, key=lambda word: word.x0))) for _, row in sorted(rows.items())]


def column(texts: str, x0: float, top: float = 0.0) -> list[tuple[str, float, float]]:
    """Texts below each other, with commas between."""
    return [(text, x0, top + 12 * number) for number, text in enumerate(texts.split(","))]


def said(lines: list[PrintedLine]) -> list[str]:
    """The texts of lines."""
    return [line.text for line in lines]
