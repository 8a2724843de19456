"""Word files whose paragraphs have numbers that Word sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import docx
from docx.oxml.ns import nsdecls

from tests.importer.twin_files import saved
from tests.importer.word_files import add, run, with_parts


def level(depth: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list, whose numbers look like `text`."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


OUTLINE: Final = level(0, "%1.") + level(1, "%1.%2") + level(2, "%1.%2.%3")


def starts_at(depth: int, start: int) -> str:
    """That a list begins anew at a level."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(looks: Mapping[int, str], lists: Mapping[int, tuple[int, str]]) -> str:
    """The part of a Word file that says how its lists look: each by a number, and which look it has."""
    said = "".join(f'<w:abstractNum w:abstractNumId="{key}">{held}</w:abstractNum>' for key, held in looks.items())
    said += "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{look}"/>{own}</w:num>' for key, (look, own) in lists.items()
    )
    return f"<w:numbering {nsdecls('w')}>{said}</w:numbering>"


def listed(text: str, number: int, depth: int) -> str:
    """A paragraph in a list."""
    held = run(text) if text else ""
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{held}</w:p>'


def word(part: str, paragraphs: Iterable[tuple[str, int, int]]) -> bytes:
    """A Word file of paragraphs, each with its text, list and depth."""
    made = add(docx.Document(), *(listed(*one) for one in paragraphs))
    return with_parts(saved(made), {"word/numbering.xml": part})
