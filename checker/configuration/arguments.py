"""A program's arguments as a configuration, read and checked like a `styrkoll.yaml`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, Final

from checker.configuration.read import configuration_in, read_configuration
from checker.configuration.values import DEFAULT, Configuration
from checker.yamlfile import read_bytes

SHOWN_AS: Final = "checker.check"
"""Where faults of arguments are said to be: they stand in no file."""


def configuration_of(
    path: str | PathLike[str] | None,
    *,
    rules: str | PathLike[str] | Iterable[str | PathLike[str]],
    select: str | Iterable[str],
    ignore: str | Iterable[str],
    severities: Mapping[str, str],
    parameters: Mapping[str, Mapping[str, object]],
    waivers: str | PathLike[str] | None,
    baseline: str | PathLike[str] | None,
) -> Configuration:
    """What a file says, if one is named, changed by arguments; its `faults` are those of both.

    Raises:
        FaultsFound: where the file cannot be read at all.
    """
    folders = [rules] if isinstance(rules, str | PathLike) else [*rules]
    given: dict[str, Any] = {
        "rules": [os.fspath(folder) for folder in folders],
        "select": select if isinstance(select, str) else [*select],
        "ignore": ignore if isinstance(ignore, str) else [*ignore],
        "severities": dict(severities),
        "parameters": {rule: dict(values) for rule, values in parameters.items()},
        "waivers": waivers and os.fspath(waivers),
        "baseline": baseline and os.fspath(baseline),
    }
    given = {key: value for key, value in given.items() if value}
    file = read_configuration(os.fspath(path)) if path is not None else DEFAULT
    return _changed(file, _read(given)) if given else file


def _read(given: dict[str, Any]) -> Configuration:
    """Arguments as a file: JSON is YAML, and has places, so that they are checked and told of like any other."""
    text = json.dumps(given, ensure_ascii=False, indent=1, default=str)
    return configuration_in(read_bytes(text.encode(errors="replace"), SHOWN_AS))


def _changed(file: Configuration, arguments: Configuration) -> Configuration:
    """Arguments go before the file. What is selected by an argument is not ignored by the file."""
    ignore = arguments.ignore or (() if arguments.select else file.ignore)
    parameters = {
        rule: {**file.parameters.get(rule, {}), **arguments.parameters.get(rule, {})}
        for rule in (*file.parameters, *arguments.parameters)
    }
    return file._replace(
        rules=(*file.rules, *arguments.rules),
        select=arguments.select or file.select,
        ignore=ignore,
        severities={**file.severities, **arguments.severities},
        parameters=parameters,
        waivers=arguments.waivers or file.waivers,
        baseline=arguments.baseline or file.baseline,
        documents=(*file.documents, *arguments.documents),
        faults=(*file.faults, *arguments.faults),
    )
