"""The rulebook from a cache: type-checked once, recalled as long as no file of it has changed.

The cache is JSON in the user's cache folder, never code, below a checksum. It holds the texts of all rule files and is
used only where they are the same, letter for letter. A cache that is damaged, or cannot be read or written, is as none;
`STYRKOLL_CACHE=off` switches it off.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final
from zlib import crc32

from checker import __version__
from checker.configuration import DEFAULT, Configuration
from checker.graph import paths
from checker.rulebook import message, rule, shapes
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.rule import Rulebook
from checker.words import Text
from checker.yamlfile import Place, write_file

FORM: Final = 4
"""Goes up when what is stored changes its meaning."""

_CLASSES: Final[dict[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        *(paths.Step, paths.Sequence, paths.Alternative, paths.Repeat),
        *(shapes.Call, shapes.Test, shapes.And, shapes.Or, shapes.Xone, shapes.Not),
        *(shapes.Qualified, shapes.Pattern, shapes.Unique),
        *(rule.Rule, rule.Basis, rule.Source, message.Placeholder, Place, Text),
    )
}


def recalled_rulebook(folders: Iterable[str], configuration: Configuration = DEFAULT) -> Rulebook:
    """The rulebook of these folders, without its documents where it could be recalled.

    Raises:
        FaultsFound: with every fault in every file, and in the configuration.
    """
    files = rule_files(folders)
    settings = configuration.documents if configuration.concerns_rules else ()
    path = _cache_file([*(file.path for file in files), *(os.path.abspath(one.file) for one in settings)])
    if path is None or configuration.faults:
        return _loaded(files, configuration)
    key = [__version__, FORM, *([file.folder, file.path, file.data.decode("latin-1")] for file in files)]
    key += ([one.file, one.data.decode("latin-1")] for one in settings)
    known = _recalled(path, key)
    if known is None:
        known = _loaded(files, configuration)
        _store(path, key, known)
    return known


def _loaded(files: list[RuleFile], configuration: Configuration) -> Rulebook:
    from checker.rulebook.load import load_rulebook  # reading and checking rules is what recalling saves

    return load_rulebook(files, configuration)


def _cache_file(names: list[str]) -> str | None:
    """The cache's path for what is made from files of these names; None where there is to be no cache."""
    if os.environ.get("STYRKOLL_CACHE") == "off":
        return None
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        folder = os.path.expanduser("~/Library/Caches")
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if not folder or not os.path.isabs(folder):
        return None
    name = crc32("\0".join(names).encode(errors="replace"))
    return os.path.join(folder, "styrkoll", f"rulebook-{name:08x}.json")


def _recalled(path: str, key: list[Any]) -> Rulebook | None:
    try:
        with open(path, "rb") as file:
            checksum, _, data = file.read().partition(b"\n")
        if checksum != _checksum(data):
            return None
        stored = json.loads(data)
        if stored["key"] != key:
            return None
        rules = [decoded(one) for one in stored["rules"]]
        sources = [decoded(one) for one in stored["sources"]]
        return Rulebook({one.id: one for one in rules}, {one.key: one for one in sources}, tuple(stored["texts"]), {})
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _store(path: str, key: list[Any], rulebook: Rulebook) -> None:
    value = {
        "key": key,
        "rules": [encoded(one) for one in rulebook.rules.values()],
        "sources": [encoded(one) for one in rulebook.sources.values()],
        "texts": rulebook.texts,
    }
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        write_file(path, _checksum(data) + b"\n" + data)
    except (OSError, ValueError):
        return


def _checksum(data: bytes) -> bytes:
    return b"%08x" % crc32(data)


def encoded(value: Any) -> Any:
    """A rule, or any part of one, as JSON: what is not a plain value becomes a list that begins with its name."""
    if isinstance(value, tuple):
        name = type(value).__name__
        return [name if name in _CLASSES else "", *map(encoded, value)]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, Decimal):
        return ["Decimal", str(value)]
    return value


def decoded(value: Any) -> Any:
    """What `encoded` was made from."""
    if type(value) is not list:
        return value
    name = value[0]
    if name == "":
        return tuple([decoded(one) for one in value[1:]])
    if name == "date":
        return date.fromisoformat(value[1])
    if name == "Decimal":
        return Decimal(value[1])
    return _CLASSES[name](*[decoded(one) for one in value[1:]])
