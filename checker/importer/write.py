"""The draft as the text of an agreement file, in the look of the files that people write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.yamlfile.emit import Style, yaml_text

STYLE: Final = Style(
    open_lists=frozenset(
        {"agreement", "bodies", "indicators", "claims", "text", "focus", "answers", "doubts", "descriptions"}
    ),
    open_entries=frozenset({"clauses", "areas", "operational_areas", "sections", "items", "results", "appendices"}),
    quoted=frozenset({"number", "in_area", "number_as_written", "outcomes", "explained_gaps"}),
    apart=frozenset({"items"}),
    names=("id", "number", "code", "belongs_to", "title"),
)

_HEADER: Final = """\
# Läst ur {document} med styrkoll import. Det som texten inte avgör står sist, som frågor.
# Visa frågorna: styrkoll doubts FIL. Svara på dem en och en: styrkoll doubts FIL --resolve.
"""


def agreement_file(value: Mapping[str, Any], doubts: Sequence[Mapping[str, Any]], document: str) -> bytes:
    """The file's bytes."""
    whole = {**value, "doubts": [*doubts]} if doubts else value
    return (header(document) + "\n" + yaml_text(whole, STYLE)).encode("utf-8")


def header(document: str) -> str:
    """The comment at the head of the file of a document that was imported."""
    return _HEADER.format(document=" ".join(document.split()))
