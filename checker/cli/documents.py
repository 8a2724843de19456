"""Documents that are imported before they are used: which files they are, and what the import says of itself."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from checker.words import Language, Text, number_words
from checker.yamlfile import file_bytes

if TYPE_CHECKING:
    from checker.importer import Imported

EXTENSIONS: Final = (".txt",)
"""How the names of documents end."""


def is_document(path: str) -> bool:
    """Whether a file is a document to import, by its name."""
    return os.path.splitext(path)[1].lower() in EXTENSIONS


def imported(path: str, shown_as: str) -> Imported:
    """The document at `path`, imported.

    Raises:
        FaultsFound: where it cannot be read, or is no agreement.
    """
    from checker.importer import import_document

    return import_document(file_bytes(path, shown_as), shown_as)


def understood(found: Imported, language: Language) -> str:
    """How many of the lines with text a part of the agreement used."""
    used = found.lines - len(found.unread)
    # Cut and not rounded: 100 % is said only where every line was used.
    share = Decimal(used * 1000 // found.lines) / 10
    counts = [number_words(Decimal(count), language) for count in (used, found.lines)]
    said = Text(
        f"Rader som förstås: {counts[0]} av {counts[1]} ({number_words(share, 'sv').removesuffix(',0')} %).",
        f"Lines understood: {counts[0]} of {counts[1]} ({number_words(share, 'en').removesuffix('.0')}%).",
    )
    return said.in_(language)
