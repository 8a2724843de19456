"""Which agreements a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from checker.cli.usage import Said
from checker.content import EXAMPLE_FILE, content
from checker.words import Text


class Input(NamedTuple):
    """A file, and the name by which the user knows it."""

    path: Path
    shown_as: str


def agreement_files(given: tuple[Path, ...], *, example: bool) -> list[Input]:
    """The files that are given; else the bundled example; else `data/*.yaml` of the project found upwards."""
    if example:
        if given:
            raise Said(Text("Ange antingen filer eller --example.", "Give either files or --example."))
        return [Input(content("data") / EXAMPLE_FILE, f"data/{EXAMPLE_FILE}")]
    if given:
        return [Input(path, str(path)) for path in given]
    here = Path.cwd()
    for folder in (here, *here.parents):
        found = sorted((folder / "data").glob("*.yaml"))
        if found:
            return [Input(path, _seen_from(here, path)) for path in found]
    raise Said(
        Text(
            "Ingen överenskommelse att granska: ange en fil, eller pröva styrkoll check --example.",
            "No agreement to check: name a file, or try styrkoll check --example.",
        )
    )


def _seen_from(here: Path, path: Path) -> str:
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
