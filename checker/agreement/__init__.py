"""File -> agreement: a document whose shape is right and whose every reference is declared."""

from __future__ import annotations

from os import PathLike
from typing import Any

from checker.agreement.limits import part_faults
from checker.agreement.references import reference_faults
from checker.agreement.schema import AGREEMENT
from checker.named import NamedTuple
from checker.yamlfile import Document, Fault, FaultsFound, first_faults, read_bytes, read_file, shape_faults

__all__ = ["Agreement", "agreement_in", "agreement_of", "read_agreement"]


class Agreement(NamedTuple):
    """An agreement as its file says it: values as text, the way they were written, in the shape of the schema."""

    document: Document
    head: dict[str, Any]
    clauses: dict[str, dict[str, Any]]
    bodies: list[dict[str, Any]]
    areas: list[dict[str, Any]]
    sections: list[dict[str, Any]]
    items: list[dict[str, Any]]
    appendices: list[dict[str, Any]]
    doubts: list[dict[str, Any]]

    @property
    def id(self) -> str:
        """The agreement's own id, unique among a municipality's agreements."""
        return str(self.head["id"])


def agreement_in(document: Document) -> Agreement:
    """The agreement that a document holds.

    Raises:
        FaultsFound: with all that is wrong with its shape and its references, or that it has too many parts.
    """
    fits = AGREEMENT.accepts(document.value)
    if fits and (too_many := [*part_faults(document)]):
        raise FaultsFound(too_many)
    faults: list[Fault] = [] if fits else shape_faults(document, AGREEMENT.schema)
    faults += first_faults(reference_faults(document))
    if isinstance(document.value, dict) and "doubts" in document.value:
        from checker.agreement.doubts import doubt_faults  # most files have none

        faults += first_faults(doubt_faults(document))
    if faults:
        raise FaultsFound(faults)
    value: Any = document.value
    return Agreement(
        document,
        value["agreement"],
        value.get("clauses", {}),
        value["bodies"],
        value.get("areas", []),
        value.get("sections", []),
        value["items"],
        value.get("appendices", []),
        value.get("doubts", []),
    )


def read_agreement(path: str | PathLike[str], *, shown_as: str | None = None) -> Agreement:
    """The agreement in the file at `path`; faults name it `shown_as`."""
    return agreement_in(read_file(path, shown_as))


def agreement_of(data: bytes, file: str) -> Agreement:
    """The agreement that these bytes hold; faults name them `file`."""
    return agreement_in(read_bytes(data, file))
