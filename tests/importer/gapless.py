"""The agreement as text whose empty lines do not tell where its paragraphs end, imported."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from checker.importer import Imported
from tests.importer.readers import resolved
from tests.importer.reading import imported, real, source_text, written
from tests.importer.twin import Block, as_text, document, flattened

WIDTHS: Final = (45, 50, 55, 60, 66, 80, 100, 120)


def bare(text: str) -> str:
    """A text without its empty lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def _stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


def close(width: int, *, lists_only: bool) -> str:
    """The twin with empty lines above and below headings, but none between texts; or only none between those of lists:
    after a point, or a text that ends as no sentence does.
    """
    text, before = "", Block("heading", "")
    for block in flattened(document(written())):
        listed = block.kind == before.kind == "point" or (before.kind == "paragraph" and before.text[-1:] not in ".!?")
        stands_close = block.kind in _TEXTS and before.kind in _TEXTS and (listed or not lists_only)
        text += ("\n" if stands_close else "\n\n") + as_text([block], width).strip()
        before = block
    return text.strip() + "\n"


_TEXTS: Final = ("paragraph", "point")

FORMS: Final = {
    "the real text": bare(source_text()),
    "the real text, double-spaced": bare(source_text()).replace("\n", "\n\n"),
    "the real text, no spaces at either end": bare(_stripped(source_text())),
    "the real text, no spaces at the ends, its empty lines": "\n".join(map(str.rstrip, source_text().split("\n"))),
    **{f"wrapped at {width}": bare(as_text(document(written()), width)) for width in WIDTHS},
    **{f"wrapped at {width}, no empty lines between texts": close(width, lists_only=False) for width in (55, 70)},
    **{f"wrapped at {width}, no empty lines in lists": close(width, lists_only=True) for width in (60, 65, 85, 105)},
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
