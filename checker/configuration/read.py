"""A `styrkoll.yaml` -> a configuration."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

from checker import seen
from checker.configuration import seen_from_here
from checker.configuration.agreements import names_beside
from checker.configuration.schema import CONFIGURATION, SCHEMA
from checker.configuration.values import Configuration, Setting
from checker.words import Text
from checker.yamlfile import Document, Fault, Shape, did_you_mean, first_faults, read_file, shape_faults

_OF_RULES: Final = Text("regler", "rules")
_OF_WORDINGS: Final = Text("formuleringar", "wordings")


def read_configuration(path: str, shown_as: str | None = None) -> Configuration:
    """The configuration in the file at `path`, whose `faults` tell what is wrong with what it says.

    Raises:
        FaultsFound: where the file cannot be read at all.
    """
    return configuration_in(read_file(path, shown_as))


def configuration_in(document: Document) -> Configuration:
    """The configuration that a document holds; folders and files in it are relative to the document's own folder."""
    faults: list[Fault] = []
    value: Any = document.value
    if not CONFIGURATION.accepts(value):
        faults += shape_faults(document, SCHEMA)
        value = dict(_fitting(value)) if isinstance(value, dict) else {}
    configuration = Configuration(
        language=_setting(document, value, "language"),
        fail_on=_setting(document, value, "fail_on"),
        waivers=_file(document, value, "waivers"),
        baseline=_file(document, value, "baseline"),
        templates=_file(document, value, "templates"),
        paths=tuple(_located(document, setting) for setting in _listed(document, value, "paths")),
        rules=_folders(document, value, "rules"),
        wordings=_folders(document, value, "wordings"),
        select=tuple(_names(document, value, "select")),
        ignore=tuple(_names(document, value, "ignore")),
        severities={
            name: Setting(one, document, ("severities", name)) for name, one in value.get("severities", {}).items()
        },
        parameters={
            rule: {name: Setting(one, document, ("parameters", rule, name)) for name, one in given.items()}
            for rule, given in value.get("parameters", {}).items()
        },
        documents=(document,),
    )
    missing = first_faults(fault for one in configuration.rules for fault in _missing_folder(one, _OF_RULES))
    faults += first_faults(fault for one in configuration.wordings for fault in _missing_folder(one, _OF_WORDINGS))
    if missing or (isinstance(document.value, dict) and "rules" in document.value and "rules" not in value):
        # Which rules there are is not known then, so nothing can be said of those that are named.
        configuration = Configuration(language=configuration.language, documents=(document,))
    return configuration._replace(faults=tuple(faults + missing))


def _fitting(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What can be used of a file that is not right, so that all that is wrong with it can be told at once."""
    for key, one in value.items():
        if _fits(key, one):
            yield key, one
        elif key in ("severities", "parameters") and isinstance(one, dict):
            yield key, {name: given for name, given in one.items() if _fits(key, {name: given})}


def _fits(key: str, value: Any) -> bool:
    return key in SCHEMA and Shape({key: SCHEMA[key]}).accepts({key: value})


def _setting(document: Document, value: dict[str, Any], key: str) -> Setting | None:
    return Setting(value[key], document, (key,)) if key in value else None


def _file(document: Document, value: dict[str, Any], key: str) -> Setting | None:
    setting = _setting(document, value, key)
    return None if setting is None else _located(document, setting)


def _listed(document: Document, value: dict[str, Any], key: str) -> Iterator[Setting]:
    """What stands under a key, alone or in a list."""
    given = value.get(key, [])
    if isinstance(given, str):
        yield Setting(given, document, (key,))
    else:
        yield from (Setting(one, document, (key, position)) for position, one in enumerate(given))


def _names(document: Document, value: dict[str, Any], key: str) -> Iterator[Setting]:
    """The names under a key; as on the command line, one text may hold several with commas."""
    for setting in _listed(document, value, key):
        names = (name.strip() for name in setting.value.split(","))
        yield from (setting._replace(value=name) for name in names if name)


def _located(document: Document, setting: Setting) -> Setting:
    """A path as seen from here. It may be written the Windows way: files are the same for everyone in a project."""
    path = os.path.join(os.path.dirname(document.file), setting.value.strip().replace("\\", "/"))
    return setting._replace(value=os.path.normpath(path) if os.path.isabs(path) else seen_from_here(path))


def _folders(document: Document, value: dict[str, Any], key: str) -> tuple[Setting, ...]:
    """The folders under a key, each once: where it stands last, since there it adds to all that stand before it."""
    located = [_located(document, setting) for setting in _listed(document, value, key)]
    last = {setting.value: position for position, setting in enumerate(located)}
    return tuple(setting for position, setting in enumerate(located) if last[setting.value] == position)


def _missing_folder(setting: Setting, wanted: Text) -> Iterator[Fault]:
    path = setting.value
    if seen.is_folder(path):
        return
    if os.path.exists(path):
        said = Text(f"{path} är en fil.", f"{path} is a file.")
    else:
        meant = did_you_mean(os.path.basename(path), names_beside(path))
        said = Text(f"mappen {path} finns inte.{meant[0]}", f"there is no folder {path}.{meant[1]}")
    sv = f"Här ska stå en mapp med {wanted.sv}, men {said.sv}"
    yield Fault(setting.place, sv, f"A folder of {wanted.en} should stand here, but {said.en}")
