"""A file or its bytes -> a document, and whether it has the shape it should; or every fault that could be found."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import BinaryIO

from yaml.error import YAMLError
from yaml.events import StreamEndEvent

from checker import seen
from checker.yamlfile.build import Oddity, Stop, build, note
from checker.yamlfile.commas import decimal_commas
from checker.yamlfile.decode import MOST_BYTES, decode
from checker.yamlfile.document import Document, Spots
from checker.yamlfile.events import events
from checker.yamlfile.nearest import did_you_mean
from checker.yamlfile.places import Fault, FaultsFound, Source, Value, whole_file
from checker.yamlfile.shape import Schema, Shape

_PIECE = 2**16
"""So many bytes are read at once: for as many as are asked for, room is made first."""


def is_yaml(name: str) -> bool:
    """Whether a file has a name that YAML files have."""
    return name.lower().endswith((".yaml", ".yml"))


def read_file(path: str | os.PathLike[str], shown_as: str | None = None) -> Document:
    """The document in the file at `path`, named `shown_as` (or `path`) in messages.

    Raises FaultsFound, and nothing else, for a file that is missing, unreadable or malformed.
    """
    file = os.fspath(path) if shown_as is None else shown_as
    return read_bytes(file_bytes(path, file), file)


def file_bytes(path: str | os.PathLike[str], file: str, most: int = MOST_BYTES) -> bytes:
    """What the file at `path` holds, named `file` in messages: of one that is too large, a byte more than `most`.

    Raises FaultsFound, and nothing else, for a file that is missing or unreadable.
    """
    try:
        with open(path, "rb") as stream:
            data = b"".join(_pieces(stream, most + 1))  # never more, were it a device without end
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise FaultsFound([_unreadable(os.fspath(path), file, error)]) from None
    seen.data_of(path, data)
    return data


def _pieces(stream: BinaryIO, most: int) -> Iterator[bytes]:
    while most and (piece := stream.read(min(most, _PIECE))):
        yield piece
        most -= len(piece)


def read_bytes(data: bytes, file: str) -> Document:
    """The document that `data` holds; `file` is its name in messages.

    Raises FaultsFound, and nothing else, for what is malformed. What it holds is not checked, but it must hold
    something.
    """
    text, utf_8, warnings = decode(data, file)
    source = Source(file, text)
    oddities: list[Oddity] = []
    broken: YAMLError | None = None
    value: Value = None
    spots: Spots = []
    # The collector would walk the growing values again and again: a quarter of the time, for no garbage at all.
    collecting = gc.isenabled()
    gc.disable()
    try:
        value, spots = _parsed(text, utf_8, oddities)
    except Stop as stop:
        oddities.append(stop.oddity)
    except YAMLError as error:
        broken = error
    finally:
        if collecting:
            gc.enable()
    if broken is not None or oddities or _may_be_spoilt(text):
        from checker.yamlfile.refusals import refusals  # a file that is right needs none of its patterns and words

        faults = refusals(source, oddities, broken)
        if faults:
            raise FaultsFound(faults)
    if value is None:
        raise FaultsFound([_empty(file)])
    return Document(source, data, value, spots, warnings + decimal_commas(source, spots))


def _parsed(text: str, utf_8: bytes, oddities: list[Oddity]) -> tuple[Value, Spots]:
    """The value of the only document in `text`; None, as for `null`, if there is no document."""
    get = events(text, utf_8, oddities)
    get()  # the stream's start
    event = get()
    if event.__class__ is StreamEndEvent:
        return None, []
    value, spots = build(get, get(), oddities)
    get()  # the document's end
    event = get()
    if event.__class__ is not StreamEndEvent:
        note(oddities, Oddity("document", event.start_mark.index, event.end_mark.index))
    return value, spots


def _may_be_spoilt(text: str) -> bool:
    """Whether the text may hold what a parser takes though it cannot be meant: a cheap test before a thorough one."""
    return "<<<<<<<" in text or ">>>>>>>" in text or "\ufeff" in text


def _empty(file: str) -> Fault:
    return Fault(
        whole_file(file),
        "Filen är tom: den innehåller inga fält.",
        "The file is empty: it holds no fields.",
    )


def _unreadable(path: str, file: str, error: OSError | ValueError) -> Fault:
    """Why a file could not be opened, and for a missing one the name that was most likely meant."""
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            return Fault(
                whole_file(file),
                "Länken leder till en fil som inte finns.",
                "The link leads to a file that does not exist.",
            )
        sv, en = did_you_mean(os.path.basename(path), _names_beside(path))
        return Fault(whole_file(file), f"Filen finns inte.{sv}", f"There is no such file.{en}")
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return Fault(
            whole_file(file),
            "Det här är en mapp, inte en fil. Ange en fil i mappen.",
            "This is a folder, not a file. Name a file in the folder.",
        )
    from checker.yamlfile.system import system_reason

    why = system_reason(error)
    return Fault(whole_file(file), f"Filen kan inte läsas: {why.sv}.", f"The file cannot be read: {why.en}.")


def _names_beside(path: str) -> list[str]:
    try:
        return os.listdir(os.path.dirname(path) or ".")
    except (OSError, ValueError):
        return []


def check_shape(document: Document, shape: Shape) -> None:
    """Raise FaultsFound, with everything that is wrong, unless the document fits the shape."""
    if not shape.accepts(document.value):
        raise FaultsFound(shape_faults(document, shape.schema))


def shape_faults(document: Document, schema: Schema) -> list[Fault]:
    """Everything in the document that does not fit the schema, in the order of the file; empty if it fits."""
    from checker.yamlfile.shape_words import faults  # Cerberus costs 25 ms to import; most files are right

    return faults(document, schema)
