"""The files in folders of rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from checker.yamlfile import Fault, FaultsFound, Place, read_file

SOURCES_FILE: Final = "sources.yaml"
SOUND_FILE: Final = "sound.yaml"


class RuleFile(NamedTuple):
    """A file of a folder of rules: which of the folders, its path as one would type it, and its bytes."""

    folder: int
    path: str
    data: bytes


def rule_files(folders: Iterable[str]) -> list[RuleFile]:
    """The files of all folders, `sources.yaml` included, in the order of their paths.

    Rules lie as `<category>/<name>.yaml` in a folder, or straight in it in a folder of one's own.

    Raises:
        FaultsFound: where a folder or a file cannot be read.
    """
    files: list[RuleFile] = []
    faults: list[Fault] = []
    for number, folder in enumerate(folders):
        if not os.path.isdir(folder):
            place = Place(folder, 1, 1, 1, 1)
            faults.append(Fault(place, "Det finns ingen regelmapp här.", "There is no folder of rules here."))
        for path in sorted(_yaml_files(folder)):
            try:
                with open(path, "rb") as file:
                    files.append(RuleFile(number, _seen_from_here(path), file.read()))
            except OSError:
                faults += _why_unreadable(path)
    if faults:
        raise FaultsFound(faults)
    return files


def _yaml_files(folder: str) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml") and not (here == folder and name == SOUND_FILE):
                yield os.path.join(here, name)


def _seen_from_here(path: str) -> str:
    here = os.getcwd() + os.sep
    return os.path.abspath(path).removeprefix(here)


def _why_unreadable(path: str) -> tuple[Fault, ...]:
    try:
        read_file(path)
    except FaultsFound as found:
        return found.faults
    return ()
