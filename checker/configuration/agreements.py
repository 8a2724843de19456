"""Files, folders and patterns -> the agreements that they name."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from typing import Final

from checker import seen
from checker.configuration import CONFIGURATION_FILE, WAIVER_FILE
from checker.configuration.values import Setting
from checker.words import Text, unique
from checker.yamlfile import Fault, FaultsFound, did_you_mean, first_faults, is_yaml

EXTENSIONS: Final = (
    *(".txt", ".text", ".md", ".docx", ".docm", ".dotx", ".dotm", ".pdf"),
    *(".doc", ".rtf", ".odt", ".fodt", ".pages", ".html", ".htm", ".mht", ".mhtml", ".msg", ".eml"),
)
"""How the names of documents end; some of them only to be told that they must be saved as another."""

_DOCUMENTS: Final = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
)
"""How documents, and pictures of them, begin: Office's files of all ages, PDF, RTF."""


def agreements_at(paths: Iterable[Setting], others: Collection[str] = ()) -> tuple[str, ...]:
    """The files that the paths name, each once: files, all agreements in a folder, what a pattern such as `*` fits.

    `others` are files that are known to be something else, and are left out of folders and patterns.

    Raises:
        FaultsFound: with each path that names nothing, for what is not checked must not look as if it were right.
    """
    files: list[str] = []
    missing: list[Setting] = []
    named: dict[str, Setting] = {}
    for setting in paths:
        named.setdefault(setting.value, setting)
    for path, setting in named.items():
        found = [one for one in _files(path) if one not in others or one == path]
        if not found:
            missing.append(setting)
        files += found
    if missing:
        raise FaultsFound(first_faults(map(nothing_at, missing)))
    return unique(files)


def agreements_in(folder: str) -> list[str]:
    """The agreements straight in a folder, by name, hidden files not among them; none where it cannot be read."""
    try:
        names = seen.names_in(folder)
    except OSError:
        return []
    named = (os.path.join(folder, name) for name in names if is_yaml(name) and not name.startswith("."))
    return [path for path in named if _is_agreement(path)]


def _files(path: str) -> list[str]:
    if seen.is_folder(path):
        return agreements_in(path)
    if seen.is_file(path) or not any(sign in path for sign in "*?["):
        return [path] if seen.is_file(path) else []
    seen.unrepeatable()  # to look for it again takes as long as much of a check
    from glob import glob  # most paths are no patterns

    return [found for found in sorted(glob(path, recursive=True)) if _is_agreement(found)]


def _is_agreement(path: str) -> bool:
    """Whether it may be one: the project's own configuration or its waivers beside it are none, nor are follow-ups."""
    folder, name = os.path.split(path)
    if name in (CONFIGURATION_FILE, WAIVER_FILE) or os.path.basename(folder) == "follow_up":
        return False
    return seen.is_file(path) or os.path.islink(path)  # a link to nothing is read, to be told


def nothing_at(setting: Setting) -> Fault:
    """That a path names nothing, and what may have been meant."""
    text = _nothing(setting.value)
    return Fault(setting.place, text.sv, text.en)


def _nothing(path: str) -> Text:
    if any(character < " " for character in path):
        return Text(
            "Bakstreck inom citattecken blir andra tecken i YAML. Skriv sökvägen med / eller utan citattecken.",
            "Backslashes between quotation marks become other characters in YAML. Write the path with / or without the "
            "quotation marks.",
        )
    if os.path.isdir(path):
        return without_agreements(path, f"{path} ")
    if any(sign in path for sign in "*?["):
        return Text(f"Mönstret {path} passar ingen fil.", f"The pattern {path} fits no file.")
    meant = did_you_mean(os.path.basename(path), names_beside(path))
    return Text(f"Filen {path} finns inte.{meant[0]}", f"There is no file {path}.{meant[1]}")


def without_agreements(folder: str, named: str = "") -> Text:
    """That a folder, `named` where its place does not say which, holds no agreement, and what in it may be meant."""
    try:
        names = seen.names_in(folder)
    except OSError:
        return Text(f"Mappen {named}går inte att läsa.", f"The folder {named}cannot be read.")
    sv = f"Mappen {named}innehåller ingen överenskommelse (*.yaml)."
    en = f"The folder {named}holds no agreement (*.yaml)."
    for name in names:
        if name.lower().endswith((".docx", ".pdf")):
            document = os.path.join(folder, name)
            return Text(
                f"{sv} Ett dokument anges för sig: {document}", f"{en} A document is named by itself: {document}"
            )
    return Text(sv, en)


def names_beside(path: str) -> list[str]:
    """What else there is in the folder of a path."""
    try:
        return sorted(os.listdir(os.path.dirname(path) or "."))
    except OSError:
        return []


def is_document(path: str) -> bool:
    """Whether a file is a document: by its name, or since it is one of Word, PDF or a scanner by another."""
    if os.path.splitext(path)[1].lower() in EXTENSIONS:
        return True
    if not os.path.isfile(path):  # from a pipe, what is looked at here would be missing when it is read
        return False
    try:
        with open(path, "rb", buffering=0) as stream:
            return stream.read(8).startswith(_DOCUMENTS)
    except OSError:
        return False
