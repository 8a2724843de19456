"""Reports to look at: of the bundled agreement, and of the sound one with changes; and what stands in them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from checker.agreement import Agreement, read_agreement
from checker.gapreport import raster
from checker.gapreport.content import report_of
from checker.gapreport.setting import Earlier
from checker.gapreport.values import Block, Cell, Line, Listing, Paragraph, Picture, Report, Section, Table, Terms
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_agreement
from checker.words import Language
from tests.sound import EXAMPLE, ROOT, sound_with
from tests.tools.programs import left_out

DAY: Final = date(2026, 4, 30)
DIVISIONS: Final = (
    "Tekniska divisionen (TEK)",
    "Samhällsbyggnad (SHB)",
    "Räddning och säkerhet (ROS)",
    "Kommunledningskontoret (KLK)",
    "Division Näringsliv Kultur och Fritid (NKF)",
    "Division Social omsorg (DSO)",
    "Division Utbildning (DU)",
)
"""The divisions of the bundled agreement, in its order."""


@functools.cache
def rulebook() -> Rulebook:
    """The bundled rules."""
    return load_rulebook(rule_files([str(ROOT / "rules")]))


def checked_of(agreement: Agreement) -> Checked:
    """An agreement, checked by the bundled rules."""
    return check_agreement(agreement, rulebook().rules.values())


@functools.cache
def real() -> Checked:
    """The bundled agreement, checked."""
    return checked_of(read_agreement(EXAMPLE, shown_as="data/ks-2026.yaml"))


def report(
    checked: Checked,
    language: Language = "sv",
    *,
    occasion: str = "vår",
    day: date = DAY,
    division: str | None = None,
    earlier: Earlier | None = None,
) -> Report:
    """The report of a checked agreement."""
    return report_of(
        checked, "0123456789abcdef", language, occasion=occasion, day=day, division=division, earlier=earlier
    )


@functools.cache
def real_report(language: Language = "sv") -> Report:
    """The report of the bundled agreement."""
    return report(real(), language)


def report_on(patches: dict[str, Any], **changes: Any) -> Report:
    """The report of the sound agreement after changes."""
    return report(checked_of(sound_with(patches, **changes)))


def fonts_to_draw_with() -> None:
    """Leaves the test out where the computer has no font: the Word report has no pictures there."""
    if raster._fonts(measured=True) is None:
        left_out("a font to draw pictures with")


def text_of(line: Line) -> str:
    """A line as plain text, signs by what they mean."""
    return "".join(words.spoken or words.text for words in line)


def cell_text(cell: Cell) -> str:
    """The lines of a cell, one after another."""
    return " / ".join(map(text_of, cell.lines))


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text in some blocks, in reading order."""
    for block in blocks:
        match block:
            case Section():
                yield text_of(block.title)
                yield from texts(block.blocks)
            case Paragraph():
                yield text_of(block.line)
            case Listing():
                yield from (text_of(line) for item in block.items for line in item)
            case Terms():
                for name, line in block.entries:
                    yield from (name, text_of(line))
            case Picture():
                yield block.words
            case Table():
                yield block.caption
                yield from block.head
                yield from (text_of(line) for row in block.rows for one in row for line in one.lines)
                for pair in block.names:
                    yield from pair


def part(made: Report, id: str) -> Section:
    """A part of a report by its id."""
    (found,) = (one for one in made.parts if one.id == id)
    return found


def sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    """Every section in some blocks, those inside others too."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections(block.blocks)


def section(made: Report, id: str) -> Section:
    """A section anywhere in a report by its id."""
    (found,) = (one for one in sections(made.parts) if one.id == id)
    return found


def tables(section: Section) -> list[Table]:
    """The tables of a section, not those of sections in it."""
    return [block for block in section.blocks if isinstance(block, Table)]


def rows(table: Table) -> dict[str, dict[str, str]]:
    """A table by its rows' headers and its columns' headers."""
    return {cell_text(row[0]): dict(zip(table.head[1:], map(cell_text, row[1:]), strict=True)) for row in table.rows}
