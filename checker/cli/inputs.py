"""Which agreements a command is about."""

from __future__ import annotations

import os
from typing import NamedTuple

from checker.cli.usage import Said
from checker.content import EXAMPLE_FILE, content
from checker.words import Text


class Input(NamedTuple):
    """A file, and the name by which the user knows it."""

    path: str
    shown_as: str


def agreement_files(given: tuple[str, ...], *, example: bool) -> list[Input]:
    """The files that are given; else the bundled example; else `data/*.yaml` of the project found upwards."""
    if example:
        if given:
            raise Said(Text("Ange antingen filer eller --example.", "Give either files or --example."))
        return [Input(os.path.join(content("data"), EXAMPLE_FILE), f"data/{EXAMPLE_FILE}")]
    if given:
        return [Input(path, path) for path in given]
    found = project_files()
    if not found:
        raise Said(
            Text(
                "Ingen överenskommelse att granska: ange en fil, eller pröva styrkoll check --example.",
                "No agreement to check: name a file, or try styrkoll check --example.",
            )
        )
    return found


def project_files() -> list[Input]:
    """`data/*.yaml` of the project in this folder or the nearest above it; none where there is no project."""
    here = os.getcwd()
    for folder in _upwards(here):
        found = _yaml_files(os.path.join(folder, "data"))
        if found:
            return [Input(path, os.path.relpath(path, here)) for path in found]
    return []


def _upwards(folder: str) -> list[str]:
    folders = [folder]
    while (above := os.path.dirname(folders[-1])) != folders[-1]:
        folders.append(above)
    return folders


def _yaml_files(folder: str) -> list[str]:
    try:
        return sorted(entry.path for entry in os.scandir(folder) if entry.name.endswith(".yaml") and entry.is_file())
    except OSError:
        return []
