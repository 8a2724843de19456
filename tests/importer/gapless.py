"""The agreement as text whose empty lines do not tell where its paragraphs end, imported."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from checker.importer import Imported
from tests.importer.readers import resolved
from tests.importer.reading import imported, real, source_text, written
from tests.importer.twin import as_text, document

WIDTHS: Final = (45, 50, 55, 60, 66, 70, 80, 100, 120)


def bare(text: str) -> str:
    """A text without its empty lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def _stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


FORMS: Final = {
    "the real text": bare(source_text()),
    "the real text, double-spaced": bare(source_text()).replace("\n", "\n\n"),
    "the real text, no spaces at either end": bare(_stripped(source_text())),
    "the real text, no spaces at the ends, its empty lines": "\n".join(map(str.rstrip, source_text().split("\n"))),
    **{f"wrapped at {width}": bare(as_text(document(written()), width)) for width in WIDTHS},
    "wrapped at 50, double-spaced": bare(as_text(document(written()), 50)).replace("\n", "\n\n"),
}


@cache
def found(form: str) -> Imported:
    """A form, imported as it is."""
    return imported(FORMS[form])


@cache
def after_answers(form: str) -> dict[str, Any]:
    """What was imported of a form, once readers have answered what is asked of its layout."""
    return resolved(found(form), real().value)
