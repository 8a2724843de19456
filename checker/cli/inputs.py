"""Which agreements a command is about, and which division of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain

from checker import seen
from checker.cli.settings import current_configuration
from checker.cli.usage import Said
from checker.configuration import find_configuration, seen_from_here
from checker.configuration.agreements import agreements_at, agreements_in, without_agreements
from checker.content import EXAMPLE_FILE, content
from checker.named import NamedTuple
from checker.words import LANGUAGES, OR, Text, enumerate_words
from checker.yamlfile import Fault, FaultsFound, did_you_mean, whole_file


class Input(NamedTuple):
    """A file, and the name by which the user knows it."""

    path: str
    shown_as: str


def agreement_files(given: tuple[str, ...], *, example: bool) -> list[Input]:
    """The files that are given, each once, and all agreements in a folder that is given; else the bundled example; else
    the project's.

    Raises:
        FaultsFound: where a folder, or a path of the configuration, names no agreement.
    """
    if example:
        if given:
            raise Said(Text("Ange antingen filer eller --example.", "Give either files or --example."))
        return [Input(os.path.join(content("data"), EXAMPLE_FILE), f"data/{EXAMPLE_FILE}")]
    if given:
        return [
            Input(path, path) for path in dict.fromkeys(chain.from_iterable(map(_agreements_at, dict.fromkeys(given))))
        ]
    found = project_files()
    if not found:
        raise Said(
            Text(
                "Ingen överenskommelse att granska: ange en fil, eller pröva styrkoll check --example.",
                "No agreement to check: name a file, or try styrkoll check --example.",
            )
        )
    return found


def one_agreement_file(given: str | None, *, example: bool) -> Input:
    """The one file that a command is about; where there are several to choose from, a usage fault that names them.

    Raises:
        FaultsFound: as `agreement_files`.
    """
    inputs = agreement_files((given,) if given is not None else (), example=example)
    if len(inputs) > 1:
        names = ", ".join(one.shown_as for one in inputs)
        raise Said(Text(f"Ange en av filerna: {names}.", f"Name one of the files: {names}."))
    return inputs[0]


def project_files() -> list[Input]:
    """The configuration's `paths`; else `data/*.yaml` of the project in this folder or the nearest above it, if any.

    Raises:
        FaultsFound: where a path of the configuration names no agreement.
    """
    said = current_configuration()
    if said.paths:
        others = [setting.value for setting in (said.waivers, said.baseline) if setting is not None]
        return [Input(path, path) for path in agreements_at(said.paths, others)]
    folder = _folder_with_data()
    found = [] if folder is None else agreements_in(os.path.join(folder, "data"))
    return [Input(path, seen_from_here(path)) for path in found]


def project_folder() -> str | None:
    """The top of the project: the nearest folder, upwards from this, with a `styrkoll.yaml`, or else with data."""
    path = find_configuration(os.getcwd())
    return _folder_with_data() if path is None else os.path.dirname(path)


def _folder_with_data() -> str | None:
    return next((one for one in _upwards(os.getcwd()) if agreements_in(os.path.join(one, "data"))), None)


def _upwards(folder: str) -> list[str]:
    folders = [folder]
    while (above := os.path.dirname(folders[-1])) != folders[-1]:
        folders.append(above)
    return folders


def _agreements_at(path: str) -> list[str]:
    """The file, or the agreements in the folder."""
    if not seen.is_folder(path):
        return [path]
    found = agreements_in(path)
    if not found:
        raise FaultsFound([Fault(whole_file(path), *without_agreements(path))])
    return found


def demand_one_followed_up(reported: Sequence[str], inputs: Sequence[object]) -> None:
    """Raises the usage fault of a follow-up that is named where there is more than one agreement."""
    if reported and len(inputs) > 1:
        sv = "--follow-up gäller en överenskommelse: ange vilken."
        raise Said(Text(sv, "--follow-up is about one agreement: name it."))


def division_named(code: str, known: Sequence[str]) -> str:
    """The division with a code, among those that are known; another is a usage fault with the nearest, or with all."""
    if code not in known:
        meant = did_you_mean(code, known)
        if known and not meant[0]:
            every = [enumerate_words([*dict.fromkeys(known)], language, last=OR) for language in LANGUAGES]
            meant = f" Välj {every[0]}.", f" Choose {every[1]}."
        raise Said(Text(f"Det finns ingen verksamhet {code}.{meant[0]}", f"There is no division {code}.{meant[1]}"))
    return code
