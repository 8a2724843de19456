"""A file or its bytes -> a document, or every fault that could be found."""
# pathlib is slow to import, and this is on the way of every run:
# ruff: noqa: PTH112, PTH119, PTH120, PTH123, PTH208

import gc
import os

from yaml.error import YAMLError
from yaml.events import StreamEndEvent

from checker.yamlfile.build import Oddity, Stop, build, note
from checker.yamlfile.commas import decimal_commas
from checker.yamlfile.decode import MAX_BYTES, decode, forbidden_characters
from checker.yamlfile.document import Document, Spots
from checker.yamlfile.events import events
from checker.yamlfile.nearest import did_you_mean
from checker.yamlfile.oddities import conflict_markers, worded
from checker.yamlfile.places import Fault, FaultsFound, Source, Value, whole_file
from checker.yamlfile.syntax import syntax_fault


def read_file(path: str | os.PathLike[str], shown_as: str | None = None) -> Document:
    """The document in the file at `path`, named `shown_as` (or `path`) in messages.

    Raises FaultsFound, and nothing else, for a file that is missing, unreadable or malformed.
    """
    file = os.fspath(path) if shown_as is None else shown_as
    try:
        with open(path, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)  # never more, were it a device without end
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise FaultsFound([_unreadable(os.fspath(path), file, error)]) from None
    return read_bytes(data, file)


def read_bytes(data: bytes, file: str) -> Document:
    """The document that `data` holds; `file` is its name in messages.

    Raises FaultsFound, and nothing else, for what is malformed. What it holds is not checked, but it must hold
    something.
    """
    text, warnings = decode(data, file)
    source = Source(file, text)
    oddities: list[Oddity] = []
    broken: YAMLError | None = None
    value: Value = None
    spots: Spots = 0
    # The collector would walk the growing values again and again: a quarter of the time, for no garbage at all.
    collecting = gc.isenabled()
    gc.disable()
    try:
        value, spots = _parsed(text, oddities)
    except Stop as stop:
        oddities.append(stop.oddity)
    except YAMLError as error:
        broken = error
    finally:
        if collecting:
            gc.enable()
    faults = [worded(oddity, source) for oddity in oddities]
    causes = _hidden(source, broken)
    if broken is not None and not causes:
        causes = [syntax_fault(broken, source)]
    if faults or causes:
        raise FaultsFound([*faults, *causes])
    if value is None:
        raise FaultsFound([_empty(file)])
    return Document(source, value, spots, warnings + decimal_commas(source, spots))


def _parsed(text: str, oddities: list[Oddity]) -> tuple[Value, Spots]:
    """The value of the only document in `text`; None, as for `null`, if there is no document."""
    get = events(text, oddities)
    get()  # the stream's start
    event = get()
    if event.__class__ is StreamEndEvent:
        return None, 0
    value, spots = build(get, get(), oddities)
    get()  # the document's end
    event = get()
    if event.__class__ is not StreamEndEvent:
        note(oddities, Oddity("document", event.start_mark.index, event.end_mark.index))
    return value, spots


def _hidden(source: Source, broken: YAMLError | None) -> list[Fault]:
    """What is wrong with the text itself, and explains why a parser stumbles: control characters, merge markers.

    The parser refuses all control characters but the byte order mark, so that a text which it took needs no search.
    """
    faults = conflict_markers(source)
    if broken is not None or "\ufeff" in source.text:
        faults += forbidden_characters(source)
    return faults


def _empty(file: str) -> Fault:
    return Fault(
        whole_file(file),
        "Filen är tom: den innehåller inga fält.",
        "The file is empty: it holds no fields.",
    )


def _unreadable(path: str, file: str, error: OSError | ValueError) -> Fault:
    """Why a file could not be opened, and for a missing one the name that was most likely meant."""
    if isinstance(error, FileNotFoundError):
        sv, en = did_you_mean(os.path.basename(path), _names_beside(path))
        return Fault(whole_file(file), f"Filen finns inte.{sv}", f"There is no such file.{en}")
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return Fault(
            whole_file(file),
            "Det här är en mapp, inte en fil. Ange en fil i mappen.",
            "This is a folder, not a file. Name a file in the folder.",
        )
    if isinstance(error, PermissionError):
        return Fault(
            whole_file(file),
            "Filen får inte läsas: behörighet saknas.",
            "The file may not be read: permission is missing.",
        )
    reason = getattr(error, "strerror", None) or str(error)
    return Fault(
        whole_file(file),
        f"Filen går inte att läsa. Systemet säger: ”{reason}”",
        f"The file cannot be read. The system says: “{reason}”",
    )


def _names_beside(path: str) -> list[str]:
    try:
        return os.listdir(os.path.dirname(path) or ".")
    except (OSError, ValueError):
        return []
