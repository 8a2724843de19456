"""The files in folders of rules."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from checker import seen
from checker.named import NamedTuple
from checker.yamlfile import Fault, FaultsFound, is_yaml, read_file, whole_file

SOURCES_FILE: Final = "sources.yaml"
SOUND_FILE: Final = "sound.yaml"

_OTHER_ENDING: Final = (
    "Regler läses bara ur filer vars namn slutar på .yaml. Döp om filen, eller flytta den ur mappen med regler.",
    "Rules are read only from files whose names end in .yaml. Rename the file, or move it out of the folder of rules.",
)
_NOTEPADS: Final = ".yaml.txt"
"""How Notepad ends the name of a file that somebody asks it to call `x.yaml`; Windows then shows it without the end."""
_LINK: Final = (
    "Det här är en länk till en mapp, och länkar följs inte. Ange mappen själv bland mapparna med regler.",
    "This is a link to a folder, and links are not followed. Name the folder itself among the folders of rules.",
)
_EMPTY: Final = "Mappen innehåller inga regler (*.yaml).", "The folder holds no rules (*.yaml)."


class RuleFile(NamedTuple):
    """A file of a folder of rules: which of the folders, its path as one would type it, and its bytes."""

    folder: int
    path: str
    data: bytes


def rule_files(folders: Iterable[str]) -> list[RuleFile]:
    """The files of all folders, `sources.yaml` included, in the order of their paths.

    Rules lie as `<category>/<name>.yaml` in a folder, or straight in it in a folder of one's own.

    Raises:
        FaultsFound: where a folder or a file cannot be read, or a folder holds nothing to read: whoever names it means
            other rules than those that would be left.
    """
    files: list[RuleFile] = []
    faults: list[Fault] = []
    for number, folder in enumerate(folders):
        if not os.path.isdir(folder):
            said = "Det finns ingen regelmapp här.", "There is no folder of rules here."
            faults.append(Fault(whole_file(folder), *said))
            continue
        here = os.path.abspath(folder)
        shown = folder_from_here(folder)
        paths, left_out = _yaml_files(folder)
        faults += left_out or ([] if paths else [Fault(whole_file(folder), *_EMPTY)])
        for path in paths:
            try:
                with open(path, "rb") as file:
                    name = os.path.abspath(path).removeprefix(here).lstrip(os.sep)
                    files.append(RuleFile(number, os.path.join(shown, name), file.read()))
            except OSError:
                faults += _why_unreadable(path)
    if faults:
        raise FaultsFound(faults)
    return files


def _yaml_files(folder: str) -> tuple[list[str], list[Fault]]:
    """The files of rules, sorted, and what looks as if it held more of them but is not read."""
    paths: list[str] = []
    faults: list[Fault] = []

    def unreadable(error: OSError) -> None:
        said = "Mappen går inte att läsa.", "The folder cannot be read."
        faults.append(Fault(whole_file(error.filename), *said))

    for here, folders, names in os.walk(folder, onerror=unreadable):
        for name in sorted(names):
            if name.endswith(".yaml"):
                if not (here == folder and name == SOUND_FILE):
                    paths.append(os.path.join(here, name))
            elif is_yaml(name) or name.lower().endswith(_NOTEPADS):
                faults.append(Fault(whole_file(os.path.join(here, name)), *_OTHER_ENDING))
        for name in sorted(folders):
            if os.path.islink(link := os.path.join(here, name)):
                faults.append(Fault(whole_file(link), *_LINK))
    return sorted(paths), faults


def folder_from_here(folder: str) -> str:
    """A folder of rules as faults in its files name it."""
    path, here = os.path.abspath(folder), os.getcwd()
    return "" if path == here else path.removeprefix(here.rstrip(os.sep) + os.sep)


def note_files(folders: Iterable[str], own: str) -> None:
    """Notes all that `rule_files` would look at: of the tool's `own` rules the times, of all others what they hold."""
    for folder in folders:
        seen.is_folder(folder)
        for here, _, names in os.walk(folder):
            if folder == own:
                seen.times_of((here, *(os.path.join(here, name) for name in names)))
                continue
            seen.names_in(here)
            for name in names:
                if name.endswith(".yaml"):
                    with open(os.path.join(here, name), "rb") as file:
                        seen.data_of(file.name, file.read())


def _why_unreadable(path: str) -> tuple[Fault, ...]:
    try:
        read_file(path)
    except FaultsFound as found:
        return found.faults
    return ()
