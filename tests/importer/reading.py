"""Documents to import, and what the readers of the real one wrote down: the importer never sees the latter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from checker.agreement import read_agreement
from checker.importer import Imported, import_document
from tests.sound import EXAMPLE, ROOT

SOURCE: Final = ROOT / "data" / "source" / "ks-2026.txt"


@cache
def source_text() -> str:
    """The real agreement, as it was flattened."""
    return SOURCE.read_text("utf-8")


@cache
def real() -> Imported:
    """The real agreement, imported."""
    return imported(source_text())


def imported(text: str) -> Imported:
    """A text, imported."""
    return import_document(text.encode("utf-8"), "avtal.txt")


@cache
def written() -> dict[str, Any]:
    """The real agreement, as its readers wrote it."""
    value: Any = read_agreement(EXAMPLE).document.value
    return dict(value)


def all_sections(sections: list[dict[str, Any]], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every section at any depth, with the titles that lead to it."""
    for section in sections:
        here = (*path, section["title"])
        yield here, section
        yield from all_sections(section.get("sections", []), here)
